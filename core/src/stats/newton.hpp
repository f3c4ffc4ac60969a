#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <Eigen/Core>

namespace myolung::stats {

/// A log likelihood at one point: its value, its gradient, and minus its second derivatives.
struct Likelihood {
  double value;
  Eigen::VectorXd score;
  Eigen::MatrixXd information;
};

using LogLikelihood = std::function<Likelihood(const Eigen::VectorXd& beta)>;

enum class NewtonEnd : std::uint8_t {
  converged,
  not_converged,  ///< out of iterations, or no step upwards was left although the score is not 0
  singular,       ///< at the start or on the way the information has no inverse: the model is not identified
  diverging,      ///< the likelihood hardly rises while the coefficients run away: as a rule separation
};

struct NewtonLimits {
  int iterations = 100;
  int halvings = 40;
  double tolerance = 1e-10;  ///< of the log likelihood, relative; the last step is smaller still
};

struct NewtonFit {
  Eigen::VectorXd beta;
  Likelihood at;  ///< of that beta
  int iterations;
  NewtonEnd end;
};

/// The beta that maximizes a concave log likelihood: Newton's steps, halved while they lead downwards. Once a
/// step promises a rise of at most `tolerance` (|value| + 0.1), the value may fall by as much, if only the
/// score becomes smaller, measured by the rise it promises: a sum of millions of terms is not more exact.
/// Converged when the rise a step promises is at most `tolerance` (|value| + 0.1) and each coefficient moves
/// by at most sqrt(tolerance) / 1000 of its size or of the standard error at the start; that last step is
/// taken, so that by quadratic convergence the rest is rounding.
/// Columns far from 0 in units of their spread should be centred before: their information is nearly
/// singular.
[[nodiscard]] NewtonFit newton_maximum(const LogLikelihood& likelihood, Eigen::VectorXd start,
                                       const NewtonLimits& limits = {});

/// The inverse of an information matrix: the covariance of the estimates. nullopt when, scaled to a diagonal
/// of 1, it has a pivot below 1e-13, or an element is not finite.
[[nodiscard]] std::optional<Eigen::MatrixXd> inverse_information(const Eigen::MatrixXd& information);

}  // namespace myolung::stats
