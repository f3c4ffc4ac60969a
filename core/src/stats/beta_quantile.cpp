#include "stats/beta_quantile.hpp"

#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/tools/roots.hpp>

#include "stats/distribution.hpp"

namespace myolung::stats {
namespace {

/// The root in (0, 1) of a function that rises from below 0 to above it, or falls.
template <class F>
double root_in_unit_interval(F f) {
  constexpr double kLow = std::numeric_limits<double>::min();
  constexpr double kHigh = 1.0 - 0.5 * std::numeric_limits<double>::epsilon();
  const double at_low = f(kLow);
  const double at_high = f(kHigh);
  // Beyond the last double on either side.
  if ((at_low < 0.0) == (at_high < 0.0)) return std::abs(at_low) < std::abs(at_high) ? kLow : kHigh;
  std::uintmax_t iterations = 2000;
  const boost::math::tools::eps_tolerance<double> tolerance(std::numeric_limits<double>::digits);
  const auto bracket =
      boost::math::tools::toms748_solve(f, kLow, kHigh, at_low, at_high, tolerance, iterations, DoublePolicy{});
  return 0.5 * (bracket.first + bracket.second);
}

}  // namespace

double beta_quantile(double a, double b, double p) {
  assert(a > 0.0 && b > 0.0 && p > 0.0 && p < 1.0);
  return root_in_unit_interval([=](double x) { return boost::math::ibeta(a, b, x, DoublePolicy{}) - p; });
}

double beta_quantile_complement(double a, double b, double q) {
  assert(a > 0.0 && b > 0.0 && q > 0.0 && q < 1.0);
  return root_in_unit_interval([=](double x) { return boost::math::ibetac(a, b, x, DoublePolicy{}) - q; });
}

}  // namespace myolung::stats
