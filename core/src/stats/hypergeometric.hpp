#pragma once

#include <algorithm>
#include <cstdint>

#include "stats/margins.hpp"

namespace myolung::stats {

/// The numbers of exposed patients with the outcome that given margins allow.
struct Support {
  std::int64_t low;
  std::int64_t high;
};

[[nodiscard]] inline Support support(const Margins& m) {
  return {std::max<std::int64_t>(0, m.exposed + m.with - m.total), std::min(m.exposed, m.with)};
}

/// The most probable number of exposed patients with the outcome.
[[nodiscard]] inline std::int64_t mode(const Margins& m) {
  const auto range = support(m);
  return std::clamp((m.exposed + 1) * (m.with + 1) / (m.total + 2), range.low, range.high);
}

/// The probability of k + 1 over that of k. Domain: support.low <= k < support.high.
[[nodiscard]] inline double next_over_this(const Margins& m, std::int64_t k) {
  const std::int64_t rest = m.total - m.exposed - m.with;  // k + rest unexposed patients without the outcome
  return static_cast<double>(m.exposed - k) * static_cast<double>(m.with - k) /
         (static_cast<double>(k + 1) * static_cast<double>(rest + k + 1));
}

/// Calls `visit(k, weight)` for the tables with these margins and k exposed patients with the outcome:
/// first the most probable, with weight 1, then outwards until the weight is 0.
/// The weights are proportional to the hypergeometric probabilities, by the ratio of neighbours:
/// relative errors grow by one rounding a step, where differences of log factorials lose digits.
template <class Visit>
void for_each_table(const Margins& m, Visit visit) {
  const auto range = support(m);
  const auto most_probable = mode(m);
  visit(most_probable, 1.0);
  double weight = 1.0;
  for (std::int64_t k = most_probable; k < range.high && weight > 0.0; ++k) {
    weight *= next_over_this(m, k);
    visit(k + 1, weight);
  }
  weight = 1.0;
  for (std::int64_t k = most_probable; k > range.low && weight > 0.0; --k) {
    weight /= next_over_this(m, k - 1);
    visit(k - 1, weight);
  }
}

}  // namespace myolung::stats
