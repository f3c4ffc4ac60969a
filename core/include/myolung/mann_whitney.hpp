#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

struct MannWhitney {
  double estimate;   ///< Hodges-Lehmann: the median of the differences first - second
  double statistic;  ///< U (R's W): how many of these differences are above 0, equal values counting half
  bool exact;        ///< p_value and ci from the distribution of U, else from the normal one
  std::optional<double> z;  ///< (U - n1 n2 / 2) with 1/2 taken towards 0, over its deviation; not when exact
  double p_value;           ///< two-sided
  Interval ci;              ///< of the shift between the groups
  double ci_level;  ///< what the interval reaches: below `level` where the groups are too small for it
  std::int64_t n;   ///< patients of both groups
};

/// The Mann-Whitney (Wilcoxon rank sum) test of two groups. Exact when both have fewer than 50 values and no
/// two of all values are equal (R's rule); else normal, with correction for ties and continuity.
/// p_value: exact, twice the smaller tail of U, by counting the arrangements; normal,
///   z = (U - n1 n2/2 -+ 1/2) / sqrt(n1 n2/12 (N + 1 - sum(t^3 - t)/(N (N - 1)))).
/// ci: with the differences in order, D_K and D_(n1 n2 + 1 - K); exact, K the alpha/2 quantile of U, at
/// least 1; normal, K the least whole number >= n1 n2/2 - 1/2 - z s, at least 1, with s the deviation under
/// ties within a group alone, which is where z of the shifted groups crosses its critical value.
/// O(N log N) time, O(N) memory: the differences are never written down.
/// Domain: at least 1 value in each group, together at most 1e7, else Errc::too_few or Errc::too_large;
/// finite, with finite differences, else Errc::not_finite or Errc::out_of_range; not all equal, else
/// Errc::no_variation; kLowestLevel <= level < 1.
/// Accuracy, against R wilcox.test(conf.int = TRUE) (tests/oracle/mann_whitney): statistic, p value, z and
/// the exact interval 1e-10 relative. Normal interval: R searches to 1e-4; with tol.root = 1e-12 the ends
/// agree to 1e-8. Normal estimate: R stops anywhere between the two middle differences, this is their mean.
/// Source: Mann & Whitney 1947, Ann Math Stat 18:50; Hodges & Lehmann 1963, Ann Math Stat 34:598;
/// Bauer 1972, J Am Stat Assoc 67:687.
[[nodiscard]] Result<MannWhitney> mann_whitney(std::span<const double> first, std::span<const double> second,
                                               double level = 0.95);

}  // namespace myolung::stats
