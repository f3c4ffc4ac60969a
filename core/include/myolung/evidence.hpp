#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "myolung/model.hpp"

namespace myolung {

/// A table of a paper. Cells are as printed, "7 (33.3%)" or "<0.001"; empty where print is empty.
struct PrintedTable {
  struct Row {
    std::string id;
    std::string label;
    std::vector<std::string> cells;  // one per column
  };
  std::string id;
  std::string title;
  Place source;
  std::vector<std::string> columns;   // ids
  std::vector<std::string> headings;  // what the columns are called
  std::vector<Row> rows;

  [[nodiscard]] const Row* find_row(std::string_view id) const;
  [[nodiscard]] std::optional<std::size_t> find_column(std::string_view id) const;
};

/// How a factor was counted: present or absent, above a cut-off of each study's own, or for each unit of
/// a measurement.
enum class FactorKind : std::uint8_t { finding, cutoff, per_unit };

/// One study's cut-off. Without a rule where only "elevated" is printed.
struct Cutoff {
  std::string study;  // row of the studies' table
  std::string as_printed;
  std::optional<Comparison> rule;  // canonical threshold
  std::string doubtful;            // why no patient is compared with it; empty when one is
};

/// A factor whose association with an outcome was pooled.
struct Factor {
  std::string id;
  std::string label;
  std::size_t variable;  // index into Catalogue::variables
  FactorKind kind;
  std::optional<Condition> when;           // of a finding
  std::vector<Cutoff> cutoffs;             // of a cut-off
  std::optional<Comparison> named_cutoff;  // the one in the factor's printed name; no decision limit
  std::vector<std::string> studies;        // rows of the studies' table
  double odds_ratio;
  stats::Interval ci;
  std::string group;
  std::string printed;  // its name in print
  std::string note;     // empty without one
  /// The same factor in another source.
  struct Elsewhere {
    std::string evidence;  // id
    std::string label;
    std::string population;
    std::string table;
    std::string row;
  };
  std::vector<Elsewhere> elsewhere;
  std::string json;  // members that every answer repeats
};

/// An outcome by category of one input: deaths after an exacerbation, by trigger.
struct OutcomeTable {
  struct Group {
    struct Row {
      std::string id;
      std::string label;
      std::string printed;                 // a percentage
      std::optional<std::int64_t> events;  // behind it; none where none fits, or several do
    };
    std::string category;  // of the input
    std::string label;     // as the source calls it
    std::vector<Row> rows;
    std::string json;  // rows as every answer writes them
    std::int64_t patients;
  };
  /// A published test that tells one group from the others; no patient's result can be computed.
  struct Discrimination {
    std::string positive;  // category that a positive result speaks for
    std::string label;
    std::string text;
    stats::Proportion sensitivity;
    stats::Proportion specificity;
    stats::Ratio positive_likelihood_ratio;
    stats::Ratio negative_likelihood_ratio;
    std::string json;  // what holds for every patient: members of discrimination, assessment.schema.json
  };
  std::string id;
  std::string title;
  std::size_t variable;
  std::string none;  // the category that calls for no table
  bool same_groups;  // the source's groups are the input's categories; else they only come near
  std::vector<Group> groups;
  std::vector<std::string> notes;
  std::optional<Discrimination> discrimination;
  std::vector<std::string> findings;  // ids

  /// In all groups.
  [[nodiscard]] std::int64_t patients() const;
};

/// What recomputing a paper showed, in words for its reader, and what it touches.
struct Finding {
  std::string id;
  std::string title;
  std::string meaning;
  std::vector<std::string> factors;
  std::vector<std::string> models;
  std::vector<std::string> outcomes;
};

/// What one source gives beside scores.
struct Evidence {
  std::string id;
  std::string no_combined_number;    // why the factors are not added up; empty without factors
  std::vector<std::string> sources;  // keys; the first is the source itself
  std::vector<PrintedTable> tables;
  struct Window {
    std::string id;
    std::string label;
  };
  std::vector<Window> windows;  // in which the factors were pooled; the first is all of them together
  std::string factor_table;     // ids of tables
  std::string study_table;
  std::vector<Factor> factors;
  std::vector<OutcomeTable> outcomes;
  std::vector<Finding> findings;

  /// nullptr when there is no such table.
  [[nodiscard]] const PrintedTable* find_table(std::string_view id) const;
};

}  // namespace myolung
