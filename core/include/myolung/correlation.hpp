#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

struct Correlation {
  double estimate;                  ///< -1 to 1
  std::optional<double> statistic;  ///< t = r sqrt(df / (1 - r^2)); not when exact, and not for a perfect one
  double df;                        ///< n - 2
  bool exact;                       ///< p_value from all orders of the ranks, else from t
  double p_value;                   ///< two-sided
  std::optional<Interval> ci;       ///< not below 4 pairs, and not for a perfect correlation
  std::int64_t n;                   ///< pairs
};

// Domain, here and below: as many y as x, else Errc::unequal_lengths; at least 3 pairs, else Errc::too_few;
// all finite, else Errc::not_finite; neither all equal, else Errc::no_variation; with finite squares of
// their deviations, else Errc::out_of_range; kLowestLevel <= level < 1.

/// Pearson's correlation, tested with t; interval tanh(atanh(r) -+ z / sqrt(n - 3)) (Fisher). 1 - r is taken
/// from the squared distance of the standardized values, so that it keeps its digits near r = 1.
/// Accuracy: 1e-10 relative against R cor.test, the p value down to 1e-300 (tests/oracle/correlation).
/// Source: Fisher 1921, Metron 1:3.
[[nodiscard]] Result<Correlation> pearson_correlation(std::span<const double> x, std::span<const double> y,
                                                      double level = 0.95);

/// Spearman's correlation: Pearson's of the ranks, equal values sharing the mean of theirs. p value: up to 9
/// pairs without equal values from all orders (twice the smaller tail), else from t. Interval
/// tanh(atanh(r) -+ z sqrt((1 + r^2 / 2) / (n - 3))).
/// Accuracy: 1e-10 relative against R cor.test(method = "spearman", exact = n < 10), interval against R
/// arithmetic (tests/oracle/correlation). R's default between 10 and 1289 pairs without equal values is an
/// Edgeworth series instead of t.
/// Source: Spearman 1904, Am J Psychol 15:72; Best & Roberts 1975, Appl Stat 24:377; Bonett & Wright 2000,
/// Psychometrika 65:23.
[[nodiscard]] Result<Correlation> spearman_correlation(std::span<const double> x, std::span<const double> y,
                                                       double level = 0.95);

}  // namespace myolung::stats
