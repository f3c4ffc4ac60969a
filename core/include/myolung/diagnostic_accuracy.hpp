#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "myolung/error.hpp"
#include "myolung/odds_ratio.hpp"
#include "myolung/proportion.hpp"
#include "myolung/two_by_two.hpp"

namespace myolung::stats {

/// The table of a test, 0 or 1, against an outcome, 0 or 1.
/// Domain: both of one length, else Errc::unequal_lengths; 0 and 1 alone (asserted).
[[nodiscard]] Result<TwoByTwo> two_by_two(std::span<const std::uint8_t> test,
                                          std::span<const std::uint8_t> outcome);

/// A proportion with its counts and interval.
struct Share {
  Proportion counts;
  double estimate;
  Interval ci;
};

struct DiagnosticAccuracy {
  Share sensitivity;
  Share specificity;
  std::optional<Share> positive_predictive_value;  ///< none when nobody has a positive result
  std::optional<Share> negative_predictive_value;  ///< none when nobody has a negative result
  Share accuracy;
  Share prevalence;  ///< of the outcome in these patients
  /// These and the odds ratio are none when all results are the same: they would say what halves say.
  std::optional<LikelihoodRatios> likelihood_ratios;
  std::optional<Ratio> odds_ratio;  ///< diagnostic
  bool halves_added;                ///< to every cell for the ratios, because one is empty
  std::int64_t n;
};

/// What a test tells of an outcome. Proportions with the interval asked for; likelihood_ratios of the
/// table, or with an empty cell likelihood_ratio_jeffreys of two levels; woolf_odds_ratio, or with an empty
/// cell its formulas with a half more in every cell.
/// Predictive values hold at the prevalence of the table alone: where patients with and without the outcome
/// were chosen, they mean nothing.
/// Domain: counts >= 0, at most kLargestTableTotal together, someone with and someone without the outcome,
/// kLowestLevel <= level < 1, else Errc::out_of_range.
/// Accuracy: that of the functions named; the odds ratio with halves 1e-12 relative against R arithmetic
/// (tests/unit/groups_test.cpp).
/// Source of the halves: Haldane 1956, Ann Hum Genet 20:309.
[[nodiscard]] Result<DiagnosticAccuracy> diagnostic_accuracy(
    const TwoByTwo& table, ProportionMethod method = ProportionMethod::wilson, double level = 0.95);

struct PredictiveValues {
  Ratio positive;
  Ratio negative;
};

/// Predictive values at a prevalence that is known otherwise: prior odds times likelihood ratio. The
/// interval is that of the likelihood ratio, which is the delta method on the logit of the predictive value.
/// Domain: 0 < prevalence < 1, else Errc::out_of_range.
/// Accuracy: 1e-12 relative against R arithmetic (tests/oracle/diagnostic_accuracy).
/// Source: Mercaldo, Lau & Zhou 2007, Stat Med 26:2170.
[[nodiscard]] Result<PredictiveValues> predictive_values_at(const LikelihoodRatios& ratios,
                                                            double prevalence);

}  // namespace myolung::stats
