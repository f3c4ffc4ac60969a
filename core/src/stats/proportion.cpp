#include "myolung/proportion.hpp"

#include <cmath>
#include <string>

#include <boost/math/special_functions/erf.hpp>

#include "myolung/tail_probability.hpp"
#include "stats/beta_quantile.hpp"
#include "stats/distribution.hpp"

namespace myolung::stats {
namespace {

constexpr double kSqrt2 = 1.4142135623730950488;

Result<void> check(std::int64_t events, std::int64_t total, double level) {
  if (total <= 0 || events < 0 || events > total) {
    return fail(Errc::out_of_range, "events",
                std::to_string(events) + " of " + std::to_string(total) + " is not a proportion.",
                "Give a total above 0 and events between 0 and the total.");
  }
  return check_level(level);
}

}  // namespace

Result<double> normal_quantile(double p) {
  if (!(p > 0.0 && p < 1.0)) {
    return fail(Errc::out_of_range, "p", "A probability for a quantile lies between 0 and 1.",
                "Give a value above 0 and below 1.");
  }
  return -kSqrt2 * boost::math::erfc_inv(2.0 * p, DoublePolicy{});
}

Result<Interval> clopper_pearson(std::int64_t events, std::int64_t total, double level) {
  if (auto ok = check(events, total, level); !ok) return tl::unexpected<Error>(ok.error());
  const double tail = 0.5 * (1.0 - level);
  const auto x = static_cast<double>(events);
  const auto rest = static_cast<double>(total - events);
  const double low = events == 0 ? 0.0 : beta_quantile(x, rest + 1.0, tail);
  const double high = events == total ? 1.0 : beta_quantile_complement(x + 1.0, rest, tail);
  return Interval{low, high};
}

Result<Interval> wilson(std::int64_t events, std::int64_t total, double level) {
  if (auto ok = check(events, total, level); !ok) return tl::unexpected<Error>(ok.error());
  const double z = -*normal_quantile(0.5 * (1.0 - level));  // the tail stays above 0 for every level
  const auto n = static_cast<double>(total);
  const double p = static_cast<double>(events) / n;
  const double z2n = z * z / n;
  const double centre = p + 0.5 * z2n;
  const double half = z * std::sqrt(p * (1.0 - p) / n + 0.25 * z2n / n);
  const double low = events == 0 ? 0.0 : (centre - half) / (1.0 + z2n);
  const double high = events == total ? 1.0 : (centre + half) / (1.0 + z2n);
  return Interval{low, high};
}

Result<Interval> jeffreys(std::int64_t events, std::int64_t total, double level) {
  if (auto ok = check(events, total, level); !ok) return tl::unexpected<Error>(ok.error());
  const double tail = 0.5 * (1.0 - level);
  const double with = static_cast<double>(events) + 0.5;
  const double without = static_cast<double>(total - events) + 0.5;
  const double low = events == 0 ? 0.0 : beta_quantile(with, without, tail);
  const double high = events == total ? 1.0 : beta_quantile_complement(with, without, tail);
  return Interval{low, high};
}

Result<Interval> proportion_interval(std::int64_t events, std::int64_t total, ProportionMethod method,
                                     double level) {
  switch (method) {
    case ProportionMethod::wilson: break;
    case ProportionMethod::clopper_pearson: return clopper_pearson(events, total, level);
    case ProportionMethod::jeffreys: return jeffreys(events, total, level);
  }
  return wilson(events, total, level);
}

}  // namespace myolung::stats
