#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "myolung/point_set.hpp"
#include "myolung/roc.hpp"
#include "myolung/two_by_two.hpp"
#include "myolung/variable.hpp"

namespace myolung {

/// Where a published figure stands: key of sources.json and the place in it.
struct Place {
  std::string key;
  std::string place;
};

/// Holds when the canonical value stands so to the threshold.
struct Comparison {
  Op op;
  double threshold;     // canonical
  std::string printed;  // "< 50.0 %": the digits as printed, the unit as people read it
  std::string unmet;    // of the values that do not meet it, "≥ 50.0 %"
  bool converted;       // printed in another unit than the canonical one
};

/// Holds when a finding is this, or a category one of these.
struct Equality {
  std::variant<bool, std::vector<std::string>> value;
};

using Condition = std::variant<Comparison, Equality>;

/// Whether a known value meets the condition; never when it is of another kind.
[[nodiscard]] bool met(const Condition& condition, const Value& value);

/// What is known of one variable, as a condition on it.
struct When {
  std::size_t variable;
  Condition condition;
};

/// Points for a value that meets the condition: one number, or all that stay possible when the value is
/// not precise enough to say.
struct Rule {
  Condition condition;
  PointSet points;
};

/// The rules that hold for some values of another variable, or always. The first rule that is met gives
/// the points.
struct Case {
  std::optional<Condition> when;  // of Item::decided_by
  std::vector<Rule> rules;
  int otherwise = 0;
  std::string criterion;  // the thresholds as printed, apart by "; "; empty without any
  std::string unmet;      // what a value is that does not meet the one threshold; empty unless there is one

  /// The rule that gives the points for a known value; nullptr when none is met.
  [[nodiscard]] const Rule* rule_for(const Value& value) const;
  /// Points for a known value; several when it is not precise enough.
  [[nodiscard]] PointSet points_for(const Value& value) const;
};

/// One criterion of a points score.
struct Item {
  std::size_t variable;  // index into Catalogue::variables
  std::string label;
  std::optional<std::size_t> decided_by;  // the variable that says which case holds
  std::vector<Case> cases;                // one that always holds, or one for each value of `decided_by`
  struct CouldNotPerformState {
    std::optional<int> points;  // none when the source does not say
    std::string message;
  };
  std::optional<CouldNotPerformState> could_not_perform;  // when the variable has that state
  struct Near {
    double from;
    double to;
    std::string message;
  };
  std::optional<Near> near_cutoff;

  std::string criterion;  // of all cases
  std::string json;       // input and label as members, as every answer writes them

  /// Every number of points it can give in this case (the loader refuses rules that no value reaches).
  [[nodiscard]] PointSet attainable_points(const Case& in) const;
  /// In any case.
  [[nodiscard]] PointSet attainable_points() const;
};

/// A risk as the source prints it, without counts, so without an interval.
struct PrintedRisk {
  std::string cohort;
  std::string outcome;
  std::string window;
  std::string percent;  // the digits printed
  std::string source;   // key of sources.json
  std::string place;
};

/// Scores that mean the same to the source, ends included.
struct Band {
  std::string id;
  std::string label;
  int min;
  int max;
  std::vector<PrintedRisk> printed_risks;
  std::string printed_risks_json;  // as every answer writes them
};

/// Observed outcome at one score in the cohort the score was made in, with what follows from it.
struct ObservedRow {
  int score;
  stats::Proportion count;
  stats::Interval ci;             // Clopper-Pearson, 95 %
  stats::Ratio likelihood_ratio;  // Jeffreys, 95 %
  std::string json;               // the row as every answer writes it
  std::string ratio_json;         // its likelihood ratio
};

/// A known value that meets it puts the patient outside the score, or asks for caution.
struct ApplicabilityRule {
  enum class Effect : std::uint8_t { not_applicable, caution };
  std::size_t variable;
  Condition condition;
  Effect effect;
  std::string code;
  std::string message;
};

/// What every answer of the score must carry.
struct Caution {
  std::string code;
  std::string message;
};

/// One respect in which a patient may differ from those the score was made in.
struct PopulationAspect {
  struct Difference {
    Condition condition;
    std::string message;
  };
  std::size_t variable;
  std::vector<Difference> differences;
};

struct Model {
  std::string id;
  std::string title;
  std::string version;
  bool other_disease = false;               // made in another disease, and shown for comparison
  std::optional<stats::Proportion> cohort;  // patients with the outcome, of all; when the source prints both
  std::vector<Item> items;
  std::vector<Band> bands;
  std::vector<ObservedRow> observed;  // empty when the source prints no counts
  std::optional<int> cutoff;
  std::vector<ApplicabilityRule> applicability;
  std::vector<Caution> cautions;
  std::vector<PopulationAspect> population;  // in the order of the file, each variable once
  std::string json;                          // id, title and version as members, as every answer writes them

  /// Lowest and highest score.
  [[nodiscard]] std::pair<int, int> score_range() const;
  /// The band of `score`; every attainable score has one (the loader checks).
  [[nodiscard]] const Band& band_of(int score) const;
  [[nodiscard]] const ObservedRow* observed_at(int score) const;
  /// Whether its answer depends on this variable: as a criterion, to know which rules hold, or if it applies.
  [[nodiscard]] bool depends_on(std::size_t variable) const;
  /// Whether it asks for this variable: its answer depends on it, or its patients are compared in it.
  [[nodiscard]] bool asks_for(std::size_t variable) const;
  /// The score at this cut-off and above against the outcome; needs `observed`.
  [[nodiscard]] stats::TwoByTwo at_cutoff(int positive_from) const;
};

}  // namespace myolung
