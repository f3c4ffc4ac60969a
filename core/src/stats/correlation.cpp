#include "myolung/correlation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "myolung/tail_probability.hpp"
#include "stats/finite.hpp"
#include "stats/rank.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr std::size_t kExactUpTo = 9;
// Standardized values that differ by rounding alone lie nearer than this, squared and in all.
constexpr double kPerfect = 1e-28;

/// A correlation with its distances from 1 and from -1, each in full precision.
struct Association {
  double r;
  double below_one;        // 1 - r
  double above_minus_one;  // 1 + r
};

Result<void> check(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) {
    return fail(Errc::unequal_lengths, "y",
                std::to_string(x.size()) + " and " + std::to_string(y.size()) + " values are not pairs.",
                "Give one value of each for every patient.");
  }
  if (auto ok = all_finite(x, "x"); !ok) return ok;
  if (auto ok = all_finite(y, "y"); !ok) return ok;
  if (x.size() < 3) {
    return fail(Errc::too_few, "x", std::to_string(x.size()) + " pairs have no correlation to test.",
                "Give at least 3 pairs.");
  }
  for (const auto& values : {x, y}) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    if (*least != *most) continue;
    return fail(Errc::no_variation, values.data() == x.data() ? "x" : "y", "All values are equal.",
                "A correlation needs values that differ.");
  }
  return {};
}

/// Deviations from the mean over the root of their sum of squares; empty when that is no number.
std::vector<double> standardized(std::span<const double> values) {
  const double centre = mean(values);
  const double length = std::sqrt(squared_deviations(values, centre));
  if (!std::isfinite(length) || !(length > 0.0)) return {};
  std::vector<double> out(values.begin(), values.end());
  for (double& x : out) x = (x - centre) / length;
  return out;
}

Result<Association> associate(std::span<const double> x, std::span<const double> y) {
  const auto u = standardized(x);
  const auto v = standardized(y);
  if (u.empty() || v.empty()) {
    return fail(Errc::out_of_range, u.empty() ? "x" : "y",
                "The values are too large or too near each other for the squares of their deviations.",
                "Give them in another unit.");
  }
  Sum apart;
  Sum together;
  for (std::size_t i = 0; i < u.size(); ++i) {
    apart.add((u[i] - v[i]) * (u[i] - v[i]));
    together.add((u[i] + v[i]) * (u[i] + v[i]));
  }
  // Both are 2 for standardized values without rounding: their ratio is free of it.
  const double all = apart.value() + together.value();
  const double below_one = 2.0 * (apart.value() / all);
  const double above_minus_one = 2.0 * (together.value() / all);
  return Association{(together.value() - apart.value()) / all, below_one, above_minus_one};
}

/// The share of orders of n different ranks whose sum of squared differences from 1 to n is on the side of
/// `squares` away from the middle, that sum included.
double smaller_tail(std::size_t n, std::int64_t squares) {
  // Rank after rank, by the set of places taken: how many orders reach each sum.
  const auto most = static_cast<std::size_t>(n * (n * n - 1) / 3);
  std::vector<std::vector<double>> orders(std::size_t{1} << n);
  orders[0].assign(most + 1, 0.0);
  orders[0][0] = 1.0;
  for (std::size_t taken = 0; taken + 1 < orders.size(); ++taken) {
    std::size_t rank = 0;
    for (std::size_t place = 0; place < n; ++place) rank += (taken >> place) & 1U;
    for (std::size_t place = 0; place < n; ++place) {
      if (((taken >> place) & 1U) != 0) continue;
      auto& next = orders[taken | (std::size_t{1} << place)];
      next.resize(most + 1, 0.0);
      const std::size_t apart = rank > place ? rank - place : place - rank;
      for (std::size_t s = 0; s + apart * apart <= most; ++s) next[s + apart * apart] += orders[taken][s];
    }
  }
  const auto& counts = orders.back();
  const auto here = static_cast<std::size_t>(squares);
  const double lower = sum({counts.data(), here + 1});
  const double upper = sum({counts.data() + here, counts.size() - here});
  return std::min(lower, upper) / sum(counts);
}

Result<Correlation> test(const Association& a, std::size_t n, double log_variance, double level) {
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());
  Correlation out{};
  out.estimate = a.r;
  out.n = static_cast<std::int64_t>(n);
  out.df = static_cast<double>(n - 2);
  if (a.below_one > kPerfect && a.above_minus_one > kPerfect) {
    out.statistic = a.r * std::sqrt(out.df / (a.below_one * a.above_minus_one));
    out.p_value = *two_sided_p_from_t(*out.statistic, out.df);
    if (n > 3) {
      const double at = 0.5 * std::log(a.above_minus_one / a.below_one);
      const double half = *z * std::sqrt(log_variance / static_cast<double>(n - 3));
      out.ci = Interval{std::tanh(at - half), std::tanh(at + half)};
    }
  }
  return out;
}

}  // namespace

Result<Correlation> pearson_correlation(std::span<const double> x, std::span<const double> y, double level) {
  if (auto ok = check(x, y); !ok) return tl::unexpected<Error>(ok.error());
  const auto found = associate(x, y);
  if (!found) return tl::unexpected<Error>(found.error());
  return test(*found, x.size(), 1.0, level);
}

Result<Correlation> spearman_correlation(std::span<const double> x, std::span<const double> y, double level) {
  if (auto ok = check(x, y); !ok) return tl::unexpected<Error>(ok.error());
  const auto of_x = midranks(x);
  const auto of_y = midranks(y);
  const auto found = associate(of_x.ranks, of_y.ranks);
  if (!found) return tl::unexpected<Error>(found.error());
  auto out = test(*found, x.size(), 1.0 + 0.5 * found->r * found->r, level);
  if (!out || x.size() > kExactUpTo || !of_x.ties.empty() || !of_y.ties.empty()) return out;
  double squares = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    squares += (of_x.ranks[i] - of_y.ranks[i]) * (of_x.ranks[i] - of_y.ranks[i]);
  }
  out->exact = true;
  out->statistic.reset();
  out->p_value = std::min(1.0, 2.0 * smaller_tail(x.size(), static_cast<std::int64_t>(squares)));
  return out;
}

}  // namespace myolung::stats
