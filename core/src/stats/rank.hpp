#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace myolung::stats {

// O(n log n). Domain: values without NaN, which has no rank.

/// The places of the values, smallest value first, equal ones as they stood.
[[nodiscard]] std::vector<std::size_t> sorted_order(std::span<const double> values);

struct Midranks {
  std::vector<double> ranks;  ///< of each value, at its place
  std::vector<std::int64_t>
      ties;  ///< sizes of the groups of equal values, those of 2 and more, ascending by value
};

/// Ranks from 1, equal values sharing the mean of theirs.
[[nodiscard]] Midranks midranks(std::span<const double> values);

/// The sum of t^3 - t over groups of t equal values, which corrects the variance of a rank statistic.
[[nodiscard]] double tie_correction(std::span<const std::int64_t> ties);

}  // namespace myolung::stats
