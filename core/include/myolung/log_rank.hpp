#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "myolung/error.hpp"

namespace myolung::stats {

struct LogRankGroup {
  std::int32_t code;
  std::int64_t n;
  std::int64_t observed;  ///< events
  double expected;        ///< events, were the hazard everywhere the same
};

struct LogRankTest {
  std::vector<LogRankGroup> groups;  ///< ascending by code
  double statistic;                  ///< chi-square
  double df;                         ///< groups with an event expected, minus 1
  double p_value;
  std::int64_t n;
};

inline constexpr std::size_t kMostGroups = 100;

/// The log-rank test of equal survival in k groups. At each time with d events among n patients at risk, n_g
/// of them in group g, expected d n_g / n, with the covariance d (n - d) / (n - 1) (n_g / n) (1[g = h] - n_h
/// / n); summed over times, (O - E)' V^- (O - E). A group that leaves before the first event does not count.
/// O(n log n + times groups^2).
/// Domain: as kaplan_meier; at least 2 groups (at most 100), an event and patients of 2 groups at risk of it,
/// else too_few; not all who remain at the one time with an event having it, else no_variation.
/// Accuracy: 1e-10 relative down to p = 1e-300 against R survival survdiff (tests/oracle/survival).
/// Source: Mantel 1966, Cancer Chemother Rep 50:163; Peto & Peto 1972, J R Stat Soc A 135:185.
[[nodiscard]] Result<LogRankTest> log_rank(std::span<const double> times,
                                           std::span<const std::uint8_t> events,
                                           std::span<const std::int32_t> groups);

}  // namespace myolung::stats
