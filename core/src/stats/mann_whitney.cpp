#include "myolung/mann_whitney.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "myolung/tail_probability.hpp"
#include "stats/finite.hpp"
#include "stats/rank.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr std::size_t kExactBelow = 50;
constexpr std::size_t kMostValues = 10'000'000;

/// How many arrangements of m and n values have each U, 0 to m n. Sums alone: every count to a few roundings.
///   f(m, n, u) = f(m - 1, n, u - n) + f(m, n - 1, u): the largest of all values is of the first group and
/// exceeds the n of the second, or is of the second.
std::vector<double> arrangements(std::size_t m, std::size_t n) {
  std::vector<std::vector<double>> of_n(n + 1, std::vector<double>{1.0});  // f(0, 0..n, .)
  for (std::size_t i = 1; i <= m; ++i) {
    for (std::size_t j = 1; j <= n; ++j) {
      std::vector<double> counts(i * j + 1, 0.0);
      for (std::size_t u = 0; u < of_n[j].size(); ++u) counts[u + j] = of_n[j][u];
      for (std::size_t u = 0; u < of_n[j - 1].size(); ++u) counts[u] += of_n[j - 1][u];
      of_n[j] = std::move(counts);
    }
  }
  return std::move(of_n[n]);
}

/// The whole number whose order is that of the doubles, -0 below 0.
std::int64_t place_of(double x) {
  std::int64_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits - 1;
}

double value_at(std::int64_t place) {
  const std::int64_t bits = place >= 0 ? place : std::numeric_limits<std::int64_t>::min() - place - 1;
  double x = 0.0;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

/// The differences x - y of two ascending groups, in order, without writing them down.
class Differences {
 public:
  Differences(std::vector<double> x, std::vector<double> y) : x_(std::move(x)), y_(std::move(y)) {}

  [[nodiscard]] double lowest() const { return x_.front() - y_.back(); }
  [[nodiscard]] double highest() const { return x_.back() - y_.front(); }

  /// The `k`th, from 1: the least double with k differences at or below it, by bisection of the doubles.
  [[nodiscard]] double at(std::int64_t k) const {
    std::int64_t low = place_of(lowest());
    std::int64_t high = place_of(highest());
    while (low < high) {
      const std::int64_t middle = (low & high) + ((low ^ high) >> 1);
      if (up_to(value_at(middle)) >= k) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return value_at(low) + 0.0;
  }

 private:
  [[nodiscard]] std::int64_t up_to(double limit) const {
    std::int64_t count = 0;
    std::size_t first = 0;  // the first y whose difference from x is at or below the limit
    for (const double x : x_) {
      while (first < y_.size() && x - y_[first] > limit) ++first;
      count += static_cast<std::int64_t>(y_.size() - first);
    }
    return count;
  }

  std::vector<double> x_;
  std::vector<double> y_;
};

std::vector<double> ascending(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

/// The deviation of U for groups whose values are equal in groups of `ties`.
double deviation(double m, double n, const std::vector<std::int64_t>& ties) {
  const double all = m + n;
  return std::sqrt(m * n / 12.0 * (all + 1.0 - tie_correction(ties) / (all * (all - 1.0))));
}

struct Tails {
  double p_value;
  std::int64_t order;  // of the difference that is the lower end of the interval
  double level;        // that the interval reaches
};

Tails exact_tails(double statistic, std::size_t m, std::size_t n, double level) {
  const auto counts = arrangements(m, n);
  const double all = sum(counts);
  // The counts are symmetric: the upper tail is a lower one.
  const auto u = static_cast<std::size_t>(std::min(statistic, static_cast<double>(m * n) - statistic));
  const double tail = sum({counts.data(), u + 1}) / all;
  // The quantile of U at half of alpha, a few roundings below it counting as reached (as in R).
  const double share = 0.5 * (1.0 - level) - 10.0 * std::numeric_limits<double>::epsilon();
  Sum below;
  std::size_t order = 0;
  below.add(counts[0]);
  while (below.value() / all < share) below.add(counts[++order]);
  if (order == 0) order = 1;
  const double outside = 2.0 * sum({counts.data(), order}) / all;
  return {std::min(1.0, 2.0 * tail), static_cast<std::int64_t>(order), std::max(0.0, 1.0 - outside)};
}

}  // namespace

Result<MannWhitney> mann_whitney(std::span<const double> first, std::span<const double> second,
                                 double level) {
  if (auto ok = all_finite(first, "first"); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = all_finite(second, "second"); !ok) return tl::unexpected<Error>(ok.error());
  if (first.empty() || second.empty()) {
    return fail(Errc::too_few, first.empty() ? "first" : "second", "A group has no values.",
                "Give at least one value in each group.");
  }
  if (first.size() + second.size() > kMostValues) {
    return fail(Errc::too_large, "values", "There are more than 10 million values.",
                "Compare fewer values at a time.");
  }
  const auto critical = two_sided_critical_z(level);
  if (!critical) return tl::unexpected<Error>(critical.error());
  const Differences differences(ascending(first), ascending(second));
  if (!std::isfinite(differences.lowest()) || !std::isfinite(differences.highest())) {
    return fail(Errc::out_of_range, "values", "The values are too large for their differences.",
                "Give them in a larger unit.");
  }
  std::vector<double> all(first.begin(), first.end());
  all.insert(all.end(), second.begin(), second.end());
  const auto ranks = midranks(all);
  if (ranks.ties.size() == 1 && ranks.ties.front() == static_cast<std::int64_t>(all.size())) {
    return fail(Errc::no_variation, "values", "All values of both groups are equal.",
                "Compare values of which some differ.");
  }
  const auto m = static_cast<double>(first.size());
  const auto n = static_cast<double>(second.size());
  const auto pairs = static_cast<std::int64_t>(first.size()) * static_cast<std::int64_t>(second.size());
  const double middle = 0.5 * m * n;

  MannWhitney out{};
  out.n = static_cast<std::int64_t>(all.size());
  out.statistic = sum({ranks.ranks.data(), first.size()}) - 0.5 * m * (m + 1.0);
  out.exact = ranks.ties.empty() && first.size() < kExactBelow && second.size() < kExactBelow;
  std::int64_t order = 1;
  if (out.exact) {
    const auto tails = exact_tails(out.statistic, first.size(), second.size(), level);
    out.p_value = tails.p_value;
    out.ci_level = tails.level;
    order = tails.order;
  } else {
    const double distance = out.statistic - middle;
    const double corrected = std::max(0.0, std::abs(distance) - 0.5);
    out.z = std::copysign(corrected / deviation(m, n, ranks.ties), distance);
    out.p_value = *two_sided_p_from_z(*out.z);
    out.ci_level = level;
    // Shifted against each other the groups have equal values within each alone.
    auto ties = midranks(first).ties;
    const auto others = midranks(second).ties;
    ties.insert(ties.end(), others.begin(), others.end());
    const double from_middle = 0.5 + *critical * deviation(m, n, ties);
    order = std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(middle - from_middle)));
  }
  out.ci = {differences.at(order), differences.at(pairs + 1 - order)};
  const double lower_middle = differences.at((pairs + 1) / 2);
  const double upper_middle = pairs % 2 == 0 ? differences.at(pairs / 2 + 1) : lower_middle;
  out.estimate = lower_middle + 0.5 * (upper_middle - lower_middle);
  return out;
}

}  // namespace myolung::stats
