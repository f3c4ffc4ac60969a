#pragma once

#include <vector>

#include <Eigen/Core>

#include "stats/logistic_design.hpp"
#include "stats/logit.hpp"

namespace myolung::stats {

/// The maximum for one design. Coefficients are of the intercept and the standardized columns.
struct LogisticMaximum {
  Orthogonal base;        ///< of the intercept and the standardized columns
  Eigen::VectorXd gamma;  ///< base.r times the coefficients
  Eigen::VectorXd coefficients;
  double value;
};

/// Errc::separation, Errc::not_converged.
[[nodiscard]] Result<LogisticMaximum> fit_logistic(const LogisticDesign& design, Penalty penalty);

/// Coefficients of the intercept and of the columns as given.
[[nodiscard]] Eigen::VectorXd in_given_units(const LogisticDesign& design,
                                             const Eigen::VectorXd& coefficients);

/// The log likelihood of the intercept alone.
[[nodiscard]] double null_log_likelihood(double n, double events);

/// Nagelkerke's share, of log likelihoods.
[[nodiscard]] double nagelkerke(double value, double null_value, double n);

}  // namespace myolung::stats
