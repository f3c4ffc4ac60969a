#pragma once

#include <cstddef>
#include <span>

namespace myolung::stats {

/// The `j`-th nonlinear column of a restricted cubic spline with k knots t, j from 0 to k - 3:
///   ((x - t_j)+^3 + ((t_{k-2} - t_j) (x - t_{k-1})+^3 - (t_{k-1} - t_j) (x - t_{k-2})+^3) / (t_{k-1} -
///   t_{k-2})) / (t_{k-1} - t_0)^2.
/// Together with x itself: cubic between the knots, straight beyond the outer ones.
/// Domain: at least 3 knots, strictly ascending.
/// Accuracy: that of R Hmisc::rcspline.eval (tests/oracle/calibration).
/// Source: Harrell 2015, Regression Modeling Strategies, 2.4.5.
[[nodiscard]] inline double restricted_spline(double x, std::span<const double> knots, std::size_t j) {
  const auto cubed = [x](double knot) { return x > knot ? (x - knot) * (x - knot) * (x - knot) : 0.0; };
  const double last = knots[knots.size() - 1];
  const double before = knots[knots.size() - 2];
  const double scale = (last - knots[0]) * (last - knots[0]);
  return (cubed(knots[j]) +
          ((before - knots[j]) * cubed(last) - (last - knots[j]) * cubed(before)) / (last - before)) /
         scale;
}

}  // namespace myolung::stats
