#include "stats/beta_quantile.hpp"

#include <cassert>
#include <cmath>
#include <limits>

#include <boost/math/special_functions/beta.hpp>

#include "stats/distribution.hpp"
#include "stats/root.hpp"

namespace myolung::stats {
namespace {

enum class Tail : bool { lower, upper };

/// The x that leaves `probability` in this tail.
double quantile(double a, double b, double probability, Tail tail) {
  const auto excess = [=](double x) {
    const double share = tail == Tail::lower ? boost::math::ibeta(a, b, x, DoublePolicy{})
                                             : boost::math::ibetac(a, b, x, DoublePolicy{});
    return share - probability;
  };
  constexpr double kLow = std::numeric_limits<double>::min();
  constexpr double kHigh = 1.0 - 0.5 * std::numeric_limits<double>::epsilon();
  const double at_low = excess(kLow);
  const double at_high = excess(kHigh);
  // Beyond the last double on either side.
  if ((at_low < 0.0) == (at_high < 0.0)) return std::abs(at_low) < std::abs(at_high) ? kLow : kHigh;
  const auto root = root_between(excess, kLow, kHigh);
  assert(root);  // between normal numbers a bracket narrows to neighbours
  return root.value_or(kLow);
}

}  // namespace

double beta_quantile(double a, double b, double p) {
  assert(a > 0.0 && b > 0.0 && p > 0.0 && p < 1.0);
  return quantile(a, b, p, Tail::lower);
}

double beta_quantile_complement(double a, double b, double q) {
  assert(a > 0.0 && b > 0.0 && q > 0.0 && q < 1.0);
  return quantile(a, b, q, Tail::upper);
}

}  // namespace myolung::stats
