#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "myolung/logistic.hpp"

namespace myolung::stats {

/// The columns of a logistic regression, each measured from its mean in units of its standard deviation.
struct LogisticDesign {
  std::vector<std::string> names;     ///< of the columns, without the intercept
  Eigen::VectorXd center;             ///< of each column
  Eigen::VectorXd scale;              ///< of each column
  Eigen::MatrixXd columns;            ///< n by columns
  std::vector<Eigen::Index> term_of;  ///< of each column, the place of its term
  Eigen::VectorXd outcome;            ///< 0 or 1
  double events;
};

/// Refuses what logistic_regression refuses, separation apart.
[[nodiscard]] Result<LogisticDesign> logistic_design(std::span<const ModelTerm> terms,
                                                     std::span<const std::uint8_t> outcome);

/// A matrix as orthogonal columns times a triangle, Q R with Q'Q = n and a positive diagonal of R. In
/// coefficients R b the information is near a multiple of the identity whatever the columns, and to hold
/// the last k of b is to hold the last k of R b.
struct Orthogonal {
  Eigen::MatrixXd q;
  Eigen::MatrixXd r;
};
[[nodiscard]] Orthogonal orthogonal(const Eigen::MatrixXd& columns);

}  // namespace myolung::stats
