#include "stats/quantile.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace myolung::stats {

double quantile_of_sorted(std::span<const double> ascending, double p) {
  assert(!ascending.empty() && p >= 0.0 && p <= 1.0);
  assert(std::is_sorted(ascending.begin(), ascending.end()));
  const double h = static_cast<double>(ascending.size() - 1) * p;
  const auto below = static_cast<std::size_t>(std::floor(h));
  const auto above = std::min(below + 1, ascending.size() - 1);
  const double rest = h - std::floor(h);
  if (rest == 0.0 || ascending[below] == ascending[above]) return ascending[below];
  return (1.0 - rest) * ascending[below] + rest * ascending[above];
}

}  // namespace myolung::stats
