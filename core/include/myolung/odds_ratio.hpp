#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"
#include "myolung/two_by_two.hpp"

namespace myolung::stats {

struct OddsRatio {
  double estimate;
  Interval ci;
  double log_estimate;
  double log_se;
  double statistic;  ///< z = log_estimate / log_se
  double p_value;    ///< two-sided, Wald
  std::int64_t n;
};

/// Odds ratio ad / bc with Woolf's interval: log_se = sqrt(1/a + 1/b + 1/c + 1/d), ends
/// exp(log_estimate -+ z log_se). Nothing is added to a cell.
/// Domain: counts >= 1, at most kLargestTableTotal together, kLowestLevel <= level < 1, else
/// Errc::out_of_range.
/// Accuracy: 1e-12 relative, p_value 1e-10 down to 1e-300, against R arithmetic (tests/oracle/odds_ratio).
/// Source: Woolf 1955, Ann Hum Genet 19:251.
[[nodiscard]] Result<OddsRatio> woolf_odds_ratio(const ExposureTable& table, double level = 0.95);

struct ConditionalOddsRatio {
  std::optional<double> estimate;  ///< 0 at one end of the tables possible, none (infinite) at the other
  double ci_low;                   ///< 0 where the estimate is
  std::optional<double> ci_high;   ///< none (infinite) where the estimate is
  std::int64_t n;
};

/// The odds ratio under which the observed table is the most probable given its margins, and Fisher's exact
/// interval: the odds ratios under which half of 1 - level lies beyond the observed table, itself included.
/// Finite with empty cells as far as that can be.
/// Domain: as fisher_exact of an ExposureTable; more than a million tables with these margins:
/// Errc::too_large; kLowestLevel <= level < 1.
/// Accuracy: 1e-9 relative against R fisher.test with its uniroot told to search to the end; as it stands
/// R searches to 1e-4 (tests/oracle/conditional_odds_ratio).
/// Source: Fisher 1962, Aust J Stat 4:41.
[[nodiscard]] Result<ConditionalOddsRatio> conditional_odds_ratio(const ExposureTable& table,
                                                                  double level = 0.95);

/// The standard error of a log odds ratio (or any log ratio) behind its printed interval:
/// (log ci_high - log ci_low) / (2 z). Rounded limits give a rounded answer: put the limits' own
/// rounding in to see by how much.
/// Domain: 0 < ci_low < ci_high, both finite, kLowestLevel <= level < 1, else Errc::out_of_range.
/// Accuracy: 1e-12 relative against R arithmetic (tests/oracle/odds_ratio).
[[nodiscard]] Result<double> log_odds_ratio_se_from_ci(double ci_low, double ci_high, double level = 0.95);

/// Patients of one study.
struct StudySize {
  std::int64_t with;     ///< with the outcome
  std::int64_t without;  ///< without it
};

/// The smallest standard error that a pooled unadjusted log odds ratio can have for studies of these
/// sizes, reached when half of each group has the factor and the studies agree:
///   1 / sqrt(sum of n1 n0 / (4 (n1 + n0))).
/// Holds for Woolf's variances pooled by inverse variance, fixed or random effects, without numbers
/// added to cells. A smaller published one is no such pooled estimate of these patients.
/// Domain: at least one study, each with at least 1 and at most 1e9 patients on either side, else
/// Errc::out_of_range.
/// Accuracy: 1e-13 relative against R arithmetic (tests/oracle/odds_ratio).
[[nodiscard]] Result<double> smallest_pooled_log_odds_ratio_se(std::span<const StudySize> studies);

}  // namespace myolung::stats
