#pragma once

#include <span>

namespace myolung::stats {

/// The `p` quantile of ascending numbers: with h = (n - 1) p, between the numbers at floor(h) and ceil(h),
/// in the proportion of the rest.
/// Domain (asserted): at least one number, ascending, 0 <= p <= 1.
/// Accuracy: a few roundings of R quantile(type = 7).
/// Source: Hyndman & Fan 1996, Am Stat 50:361, definition 7.
[[nodiscard]] double quantile_of_sorted(std::span<const double> ascending, double p);

}  // namespace myolung::stats
