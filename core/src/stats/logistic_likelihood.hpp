#pragma once

#include <cstdint>

#include <Eigen/Core>

#include "myolung/logistic.hpp"
#include "stats/newton.hpp"

namespace myolung::stats {

/// The log likelihood of outcomes 0 and 1 with log odds q gamma, penalized or not.
class LogisticLikelihood {
 public:
  /// References are kept. `outcome` has a 0 or 1 for each row of `q`.
  LogisticLikelihood(const Eigen::MatrixXd& q, const Eigen::VectorXd& outcome, Penalty penalty);

  /// What the information is: minus the second derivatives of the likelihood alone, or of the penalty too.
  enum class Bend : std::uint8_t { of_likelihood, of_both };

  /// Value at `gamma`, and score and information of its first `free` coefficients. The value is no finite
  /// number where the penalty's determinant is 0.
  [[nodiscard]] Likelihood at(const Eigen::VectorXd& gamma, Eigen::Index free,
                              Bend bend = Bend::of_both) const;

  /// The information of all coefficients without the penalty: its inverse is the covariance.
  [[nodiscard]] Eigen::MatrixXd information(const Eigen::VectorXd& gamma) const;

  struct Maximum {
    Eigen::VectorXd gamma;
    double value;
    int iterations;
    NewtonEnd end;
  };
  /// The first `free` coefficients from where they stand in `gamma`, the others held. `limits` are of the
  /// last search; penalized, a shorter one leads near the top before.
  [[nodiscard]] Maximum maximum(Eigen::VectorXd gamma, Eigen::Index free,
                                const NewtonLimits& limits = {}) const;

 private:
  struct Rows;
  [[nodiscard]] Rows rows(const Eigen::VectorXd& gamma) const;
  [[nodiscard]] Eigen::MatrixXd information(const Rows& rows, Eigen::Index columns) const;
  void penalize(const Rows& rows, Eigen::Index free, Bend bend, Likelihood& likelihood,
                Eigen::VectorXd& residual) const;

  const Eigen::MatrixXd& q_;
  const Eigen::VectorXd& outcome_;
  Penalty penalty_;
};

}  // namespace myolung::stats
