#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "myolung/roc.hpp"
#include "myolung/two_by_two.hpp"
#include "myolung/variable.hpp"

namespace myolung {

/// Gives points when the canonical value stands so to the threshold.
struct Comparison {
  Op op;
  double threshold;     // canonical
  std::string printed;  // "< 50.0 %"
};

/// Gives points when a finding or a category is this.
struct Equality {
  std::variant<bool, std::string> value;
};

using Condition = std::variant<Comparison, Equality>;

struct Rule {
  Condition condition;
  int points;
};

/// One criterion of a points score. The first rule that is met gives the points.
struct Item {
  std::size_t variable;  // index into Catalogue::variables
  std::string label;
  std::vector<Rule> rules;
  int otherwise = 0;
  std::string could_not_perform;  // what to say, empty when the variable has no such state
  struct Near {
    double from;
    double to;
    std::string message;
  };
  std::optional<Near> near_cutoff;

  /// Every number of points it can give, ascending, without repeats: `otherwise` and each rule's (the
  /// loader refuses a rule that an earlier one shadows).
  [[nodiscard]] std::vector<int> attainable_points() const;
};

/// Scores that mean the same to the source, ends included.
struct Band {
  std::string id;
  std::string label;
  int min;
  int max;
};

/// Observed outcome at one score in the cohort the score was made in, with what follows from it.
struct ObservedRow {
  int score;
  stats::Proportion count;
  stats::Interval ci;             // Clopper-Pearson, 95 %
  stats::Ratio likelihood_ratio;  // Jeffreys, 95 %
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

struct Model {
  std::string id;
  std::string title;
  std::string version;
  stats::Proportion cohort;  // patients with the outcome, of all
  std::vector<Item> items;
  std::vector<Band> bands;
  std::vector<ObservedRow> observed;  // empty when the source prints no counts
  std::optional<int> cutoff;
  std::vector<ApplicabilityRule> applicability;

  /// Lowest and highest score.
  [[nodiscard]] std::pair<int, int> score_range() const;
  /// The band of `score`; every attainable score has one (the loader checks).
  [[nodiscard]] const Band& band_of(int score) const;
  [[nodiscard]] const ObservedRow* observed_at(int score) const;
  /// Whether it asks for this variable, as a criterion or to know if it applies.
  [[nodiscard]] bool asks_for(std::size_t variable) const;
  /// The score at the cut-off against the outcome; needs `observed` and `cutoff`.
  [[nodiscard]] stats::TwoByTwo at_cutoff() const;
};

}  // namespace myolung
