#pragma once

#include <cstdint>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

/// `events` of `total`: a proportion that has not lost its counts.
struct Proportion {
  std::int64_t events;
  std::int64_t total;
};

/// A binary test against a binary outcome, as counts.
struct TwoByTwo {
  std::int64_t true_positive;
  std::int64_t false_positive;
  std::int64_t false_negative;
  std::int64_t true_negative;

  [[nodiscard]] Proportion sensitivity() const noexcept;
  [[nodiscard]] Proportion specificity() const noexcept;
  [[nodiscard]] Proportion positive_predictive_value() const noexcept;
  [[nodiscard]] Proportion negative_predictive_value() const noexcept;
  [[nodiscard]] Proportion accuracy() const noexcept;
};

/// A factor, or a group, against a binary outcome, as counts: the rows of a paper's 2x2 table are the
/// patients with and without the factor, its columns those with and without the outcome.
struct ExposureTable {
  std::int64_t exposed_with;       ///< a: factor present, outcome present
  std::int64_t exposed_without;    ///< b: factor present, outcome absent
  std::int64_t unexposed_with;     ///< c: factor absent, outcome present
  std::int64_t unexposed_without;  ///< d: factor absent, outcome absent
};

/// The most patients a table of counts may hold: products of two counts stay exact.
inline constexpr std::int64_t kLargestTableTotal = 1'000'000'000;

/// A ratio with its confidence interval.
struct Ratio {
  double estimate;
  Interval ci;
};

/// Likelihood ratio of one level of a test with `levels` levels, shown by `with` of `n_with` patients
/// with the outcome and by `without` of `n_without` patients without it.
/// Formula: Jeffreys' half added to the count of every level, so levels/2 to each total; four levels:
///   LR = ((x+0.5)/(n1+2)) / ((y+0.5)/(n0+2)),
/// interval by the delta method on the log scale with
///   var(log LR) = 1/(x+0.5) - 1/(n1+2) + 1/(y+0.5) - 1/(n0+2).
/// Finite for every count, 0 of n and n of n included.
/// Domain: 0 <= with <= n_with, 0 <= without <= n_without, both totals > 0, levels >= 2,
/// kLowestLevel <= level < 1, else Errc::out_of_range.
/// Accuracy: 1e-13 relative against R arithmetic (tests/oracle/likelihood_ratio).
[[nodiscard]] Result<Ratio> likelihood_ratio_jeffreys(std::int64_t with, std::int64_t n_with,
                                                      std::int64_t without, std::int64_t n_without,
                                                      int levels, double level = 0.95);

struct LikelihoodRatios {
  Ratio positive;
  Ratio negative;
};

/// Likelihood ratios of a positive and of a negative test result:
///   LR+ = sensitivity / (1 - specificity), LR- = (1 - sensitivity) / specificity,
/// intervals on the log scale with var = 1/a - 1/n1 + 1/b - 1/n0 for a of n1 and b of n0 with the result.
/// Domain: every cell >= 1, at most kLargestTableTotal together, kLowestLevel <= level < 1, else
/// Errc::out_of_range.
/// Accuracy: 1e-12 relative against R arithmetic (tests/oracle/likelihood_ratios).
/// Source: Simel, Samsa & Matchar 1991, J Clin Epidemiol 44:763.
[[nodiscard]] Result<LikelihoodRatios> likelihood_ratios(const TwoByTwo& table, double level = 0.95);

/// Probability after a test result with this likelihood ratio: odds times ratio, back to a
/// probability, strictly between 0 and 1. Domain (asserted): 0 < pretest < 1, likelihood_ratio > 0.
/// Only + - * /: the same bits on every platform.
[[nodiscard]] double post_test_probability(double pretest, double likelihood_ratio) noexcept;

}  // namespace myolung::stats
