#pragma once

#include <string>
#include <vector>

#include "cohort/method_answer.hpp"
#include "cohort/options.hpp"
#include "myolung/model_term.hpp"
#include "myolung/table.hpp"

namespace myolung::cohort {

inline constexpr Option kTerms{"terms", "COLUMNS",
                               "Columns of the model, with commas between: numbers, or categories", true};
inline constexpr Option kCategories{
    "categories", "COLUMNS", "Which of them hold categories although they are numbers: 1, 2, 3 for a stage"};
inline constexpr Option kReference{"reference", "COLUMN=VALUE",
                                   "Category that the others of its column are compared with, with commas "
                                   "between [the smallest, or the first "
                                   "in the alphabet]"};

/// Categories of a term, of which one is the reference.
struct Reference {
  std::string column;
  std::string value;
};

/// The terms of a model from the columns of a table, in the rows of `cases`. A column of numbers is itself;
/// one of texts, or that --categories or --reference names, has a column of 1 and 0 for each category but
/// the reference, under the name "column=category".
class ModelColumns {
 public:
  /// Of `kTerms`, `kCategories` and `kReference`. Refuses a column that stands twice, a category or
  /// reference that is not there, and more than 100 categories.
  [[nodiscard]] static Result<ModelColumns> of(const Table& table, const Options& options,
                                               const CompleteCases& cases);

  /// Valid as long as this object is.
  [[nodiscard]] std::vector<stats::ModelTerm> terms() const;
  [[nodiscard]] const std::vector<Reference>& references() const { return references_; }

 private:
  struct Column {
    std::string term;
    std::string name;
    std::vector<double> values;
  };

  [[nodiscard]] Result<void> add_categories(const std::string& name, Categories categories,
                                            const std::string* reference);

  std::vector<Column> columns_;
  std::vector<Reference> references_;
};

/// --reference, by column: "sex=male,stage=1".
[[nodiscard]] Result<std::vector<Reference>> chosen_references(const Options& options);

// --- what models answer alike ---

/// Of a coefficient that stands for a ratio: its logarithm with limits, `statistic` and `p_value`.
template <class Coefficient>
void add_log_scale(OrderedJson& row, const Coefficient& c) {
  row["log_estimate"] = c.log_estimate;
  row["log_se"] = c.log_se;
  row["log_ci_low"] = c.log_ci.low;
  row["log_ci_high"] = c.log_ci.high;
  row["statistic"] = c.statistic;
  row["p_value"] = c.p_value;
}

/// `statistic`, `df`, `p_value`.
[[nodiscard]] OrderedJson test_json(const stats::ModelTest& test);
/// One object for each: `term`, then its test.
[[nodiscard]] OrderedJson terms_json(const std::vector<stats::TermTest>& terms);
/// Adds `references`, one object for each with its `column` and `reference`, where there are any.
void add_references(OrderedJson& result, const ModelColumns& columns);
/// A sentence for each reference.
void note_references(const ModelColumns& columns, std::vector<std::string>& notes);

}  // namespace myolung::cohort
