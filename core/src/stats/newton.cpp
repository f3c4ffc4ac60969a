#include "stats/newton.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include <Eigen/Cholesky>

namespace myolung::stats {
namespace {

constexpr double kSmallestPivot = 1e-13;
constexpr int kPatience = 3;  // flat steps that do not shrink, before this is called diverging

/// An information matrix scaled to a diagonal of 1, decomposed.
class Decomposed {
 public:
  explicit Decomposed(const Eigen::MatrixXd& information) {
    const Eigen::VectorXd diagonal = information.diagonal();
    if (!information.allFinite() || !(diagonal.array() > 0.0).all()) return;
    scale_ = diagonal.array().rsqrt();
    ldlt_.compute(scale_.asDiagonal() * information * scale_.asDiagonal());
    regular_ =
        scale_.allFinite() && ldlt_.info() == Eigen::Success && ldlt_.vectorD().minCoeff() > kSmallestPivot;
  }
  [[nodiscard]] bool regular() const { return regular_; }
  [[nodiscard]] const Eigen::VectorXd& scale() const { return scale_; }
  template <class Right>
  [[nodiscard]] auto solve(const Right& right) const {
    return (scale_.asDiagonal() * ldlt_.solve(scale_.asDiagonal() * right)).eval();
  }

 private:
  Eigen::VectorXd scale_;
  Eigen::LDLT<Eigen::MatrixXd> ldlt_;
  bool regular_ = false;
};

}  // namespace

NewtonFit newton_maximum(const LogLikelihood& likelihood, Eigen::VectorXd start, const NewtonLimits& limits) {
  NewtonFit fit{std::move(start), {}, 0, NewtonEnd::not_converged};
  fit.at = likelihood(fit.beta);
  Eigen::VectorXd unit;           // of each coefficient: its standard error at the start, were it alone
  double last_length = INFINITY;  // of the step before, in units
  int flat = 0;
  for (; fit.iterations < limits.iterations; ++fit.iterations) {
    const Decomposed information(fit.at.information);
    if (!std::isfinite(fit.at.value) || !fit.at.score.allFinite() || !information.regular()) {
      fit.end = flat > 0 ? NewtonEnd::diverging : NewtonEnd::singular;
      return fit;
    }
    if (fit.iterations == 0) unit = information.scale();
    Eigen::VectorXd step = information.solve(fit.at.score);
    const double promised = 0.5 * fit.at.score.dot(step);
    const double level = limits.tolerance * (std::abs(fit.at.value) + 0.1);
    const double small = 1e-3 * std::sqrt(limits.tolerance);
    const bool is_flat = promised <= level;
    const bool still = (step.array().abs() <= small * (fit.beta.array().abs() + unit.array())).all();
    const double length = (step.array() / unit.array()).abs().maxCoeff();
    flat = is_flat && !still && length > 0.5 * last_length ? flat + 1 : 0;
    if (flat == kPatience) {
      fit.end = NewtonEnd::diverging;
      return fit;
    }
    last_length = length;

    // Near the top the rise is below the rounding of the value, which grows with the number of terms: there
    // the score, which is small and has lost nothing, says whether a step leads to the top.
    const double rounding = 1e-13 * (std::abs(fit.at.value) + 0.1);
    Likelihood next;
    bool up = false;
    for (int halving = 0; halving <= limits.halvings && !up; ++halving) {
      if (halving > 0) step *= 0.5;
      next = likelihood(fit.beta + step);
      if (!std::isfinite(next.value)) continue;
      up = next.value >= fit.at.value - rounding ||
           (is_flat && next.value >= fit.at.value - level && next.score.allFinite() &&
            0.5 * next.score.dot(information.solve(next.score)) < promised);
    }
    if (up) {
      fit.beta += step;
      fit.at = std::move(next);
    }
    if (is_flat && still) {
      ++fit.iterations;
      fit.end = NewtonEnd::converged;
      return fit;
    }
    if (!up) return fit;
  }
  return fit;
}

std::optional<Eigen::MatrixXd> inverse_information(const Eigen::MatrixXd& information) {
  const Decomposed decomposed(information);
  if (!decomposed.regular()) return std::nullopt;
  const auto size = information.rows();
  Eigen::MatrixXd inverse = decomposed.solve(Eigen::MatrixXd::Identity(size, size).eval());
  inverse = (0.5 * (inverse + inverse.transpose())).eval();
  return inverse;
}

}  // namespace myolung::stats
