#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

#include <boost/math/tools/roots.hpp>

#include "stats/distribution.hpp"

namespace myolung::stats {

/// When a bracket is narrow enough: absolute + relative * the smaller of the sizes of its ends. A root
/// that may be 0 needs an absolute tolerance, or the search goes on to the smallest double.
struct RootTolerance {
  double relative = 4.0 * std::numeric_limits<double>::epsilon();
  double absolute = 0.0;
};

inline constexpr std::uintmax_t kMostSteps = 5000;

/// A point between `low` and `high` where the continuous `f` crosses 0; nullopt when `f` has the same sign
/// at both, is not finite at either, or when 5000 steps, more than halving all doubles takes, leave a wider
/// bracket than `tolerance`: the root may be 0, without an absolute one.
/// Source: Alefeld, Potra & Shi 1995, ACM Trans Math Softw 21:327; halving where their interpolation
/// overflows.
template <class F>
[[nodiscard]] std::optional<double> root_between(F&& f, double low, double high,
                                                 RootTolerance tolerance = {}) {
  const double at_low = f(low);
  const double at_high = f(high);
  if (!std::isfinite(at_low) || !std::isfinite(at_high)) return std::nullopt;
  if (at_low == 0.0) return low;
  if (at_high == 0.0) return high;
  if ((at_low < 0.0) == (at_high < 0.0)) return std::nullopt;
  const auto narrow = [tolerance](double a, double b) {
    return std::abs(a - b) <= tolerance.absolute + tolerance.relative * std::min(std::abs(a), std::abs(b));
  };
  // Interpolation between very large and very small numbers may be none; 0 then ends the search.
  const auto or_zero = [&f](double x) { return std::isnan(x) ? 0.0 : f(x); };
  std::uintmax_t iterations = kMostSteps;
  auto bracket = boost::math::tools::toms748_solve(or_zero, low, high, at_low, at_high, narrow, iterations,
                                                   DoublePolicy{});
  if (std::isnan(bracket.first) || std::isnan(bracket.second)) {
    bracket = {low, high};
    for (std::uintmax_t step = 0; step < kMostSteps && !narrow(bracket.first, bracket.second); ++step) {
      const double middle = 0.5 * bracket.first + 0.5 * bracket.second;
      const double at_middle = f(middle);
      if (at_middle == 0.0) return middle;
      ((at_middle < 0.0) == (at_low < 0.0) ? bracket.first : bracket.second) = middle;
    }
  }
  if (!narrow(bracket.first, bracket.second)) return std::nullopt;
  return 0.5 * bracket.first + 0.5 * bracket.second;
}

/// From `start` outwards by `step` (negative: downwards), each time twice as far, up to `limit`, until `f`
/// changes its sign; then the root in that last stretch. nullopt when it does not, or is not finite on the
/// way. A profile likelihood's limits are such roots, with the estimate as the start.
/// Domain: step != 0, `limit` on the side of `start` to which `step` goes.
template <class F>
[[nodiscard]] std::optional<double> root_outwards(F&& f, double start, double step, double limit,
                                                  RootTolerance tolerance = {}) {
  double from = start;
  const double at_start = f(start);
  if (!std::isfinite(at_start)) return std::nullopt;
  if (at_start == 0.0) return start;
  while (from != limit) {
    const double to = step > 0.0 ? std::min(start + step, limit) : std::max(start + step, limit);
    const double at = f(to);
    if (!std::isfinite(at)) return std::nullopt;
    if (at == 0.0 || (at < 0.0) != (at_start < 0.0)) {
      return step > 0.0 ? root_between(f, from, to, tolerance) : root_between(f, to, from, tolerance);
    }
    from = to;
    step *= 2.0;
  }
  return std::nullopt;
}

}  // namespace myolung::stats
