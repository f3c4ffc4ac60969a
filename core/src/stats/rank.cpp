#include "stats/rank.hpp"

#include <algorithm>
#include <numeric>

namespace myolung::stats {

std::vector<std::size_t> sorted_order(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

Midranks midranks(std::span<const double> values) {
  const auto order = sorted_order(values);
  Midranks out;
  out.ranks.resize(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double shared = 0.5 * static_cast<double>(begin + 1 + end);
    for (std::size_t i = begin; i < end; ++i) out.ranks[order[i]] = shared;
    if (end - begin > 1) out.ties.push_back(static_cast<std::int64_t>(end - begin));
    begin = end;
  }
  return out;
}

double tie_correction(std::span<const std::int64_t> ties) {
  double sum = 0.0;
  for (const auto size : ties) {
    const auto t = static_cast<double>(size);
    sum += t * (t - 1.0) * (t + 1.0);
  }
  return sum;
}

}  // namespace myolung::stats
