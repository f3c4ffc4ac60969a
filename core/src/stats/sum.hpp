#pragma once

#include <cassert>
#include <cmath>
#include <span>

namespace myolung::stats {

/// A sum that carries the rounding error of every addition along, so that neither the order of the terms
/// nor large ones that cancel cost digits.
/// Domain: finite terms whose partial sums are finite.
/// Accuracy: about 1e-16 of the sum, plus 1e-32 n of the sum of sizes (tests/unit/sum_test.cpp).
/// Source: Neumaier 1974, Z Angew Math Mech 54:39.
class Sum {
 public:
  void add(double x) {
    const double next = sum_ + x;
    error_ += std::abs(sum_) >= std::abs(x) ? (sum_ - next) + x : (x - next) + sum_;
    sum_ = next;
  }
  [[nodiscard]] double value() const { return sum_ + error_; }

 private:
  double sum_ = 0.0;
  double error_ = 0.0;
};

[[nodiscard]] inline double sum(std::span<const double> values) {
  Sum total;
  for (const double x : values) total.add(x);
  return total.value();
}

/// Domain (asserted): at least one value.
[[nodiscard]] inline double mean(std::span<const double> values) {
  assert(!values.empty());
  return sum(values) / static_cast<double>(values.size());
}

/// The sum of (x - mean)^2, with `mean` that of the values: two passes, the second corrected for the
/// rounding of the mean (Chan, Golub & LeVeque 1983, Am Stat 37:242).
[[nodiscard]] inline double squared_deviations(std::span<const double> values, double mean) {
  Sum squares;
  Sum deviations;
  for (const double x : values) {
    squares.add((x - mean) * (x - mean));
    deviations.add(x - mean);
  }
  if (values.empty()) return 0.0;
  return squares.value() - deviations.value() * deviations.value() / static_cast<double>(values.size());
}

}  // namespace myolung::stats
