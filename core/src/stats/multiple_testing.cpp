#include "myolung/multiple_testing.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "stats/rank.hpp"

namespace myolung::stats {
namespace {

Result<void> check(std::span<const double> p_values) {
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (!(p_values[i] >= 0.0 && p_values[i] <= 1.0)) {
      return fail(Errc::out_of_range, "p_values[" + std::to_string(i) + "]",
                  "A p value lies between 0 and 1.",
                  "Correct it, or leave it out: the number of p values decides the adjustment.");
    }
  }
  return {};
}

}  // namespace

Result<std::vector<double>> bonferroni(std::span<const double> p_values) {
  if (auto ok = check(p_values); !ok) return tl::unexpected<Error>(ok.error());
  const auto m = static_cast<double>(p_values.size());
  std::vector<double> adjusted;
  adjusted.reserve(p_values.size());
  for (const double p : p_values) adjusted.push_back(std::min(1.0, m * p));
  return adjusted;
}

Result<std::vector<double>> holm(std::span<const double> p_values) {
  if (auto ok = check(p_values); !ok) return tl::unexpected<Error>(ok.error());
  std::vector<double> adjusted(p_values.size());
  double largest = 0.0;
  std::size_t left = p_values.size();
  for (const std::size_t place : sorted_order(p_values)) {
    largest = std::max(largest, static_cast<double>(left) * p_values[place]);
    adjusted[place] = std::min(1.0, largest);
    --left;
  }
  return adjusted;
}

Result<std::vector<double>> benjamini_hochberg(std::span<const double> p_values) {
  if (auto ok = check(p_values); !ok) return tl::unexpected<Error>(ok.error());
  const auto order = sorted_order(p_values);
  const auto m = static_cast<double>(p_values.size());
  std::vector<double> adjusted(p_values.size());
  double smallest = 1.0;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t place = order[rank - 1];
    smallest = std::min(smallest, m / static_cast<double>(rank) * p_values[place]);
    adjusted[place] = smallest;
  }
  return adjusted;
}

}  // namespace myolung::stats
