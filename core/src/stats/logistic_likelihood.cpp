#include "stats/logistic_likelihood.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <Eigen/Cholesky>

#include "stats/sum.hpp"

namespace myolung::stats {

struct LogisticLikelihood::Rows {
  double value;
  Eigen::VectorXd residual;  // outcome - p
  Eigen::VectorXd weight;    // p (1 - p)
  Eigen::VectorXd lean;      // 1 - 2 p
};

LogisticLikelihood::LogisticLikelihood(const Eigen::MatrixXd& q, const Eigen::VectorXd& outcome,
                                       Penalty penalty)
    : q_(q), outcome_(outcome), penalty_(penalty) {}

LogisticLikelihood::Rows LogisticLikelihood::rows(const Eigen::VectorXd& gamma) const {
  const auto n = q_.rows();
  const Eigen::VectorXd eta = q_ * gamma;
  Rows out{0.0, Eigen::VectorXd(n), Eigen::VectorXd(n), Eigen::VectorXd(n)};
  Sum value;
  for (Eigen::Index i = 0; i < n; ++i) {
    // Of the outcome that was not observed, so that neither tail is a difference from 1.
    const double away = outcome_(i) > 0.5 ? -eta(i) : eta(i);
    const double small = std::exp(-std::abs(away));
    const double miss = away > 0.0 ? 1.0 / (1.0 + small) : small / (1.0 + small);
    value.add(-(std::max(away, 0.0) + std::log1p(small)));
    out.residual(i) = outcome_(i) > 0.5 ? miss : -miss;
    out.weight(i) = small / ((1.0 + small) * (1.0 + small));
    out.lean(i) = -std::tanh(0.5 * eta(i));
  }
  out.value = value.value();
  return out;
}

Eigen::MatrixXd LogisticLikelihood::information(const Rows& rows, Eigen::Index columns) const {
  const auto used = q_.leftCols(columns);
  return used.transpose() * (rows.weight.asDiagonal() * used);
}

Eigen::MatrixXd LogisticLikelihood::information(const Eigen::VectorXd& gamma) const {
  return information(rows(gamma), q_.cols());
}

void LogisticLikelihood::penalize(const Rows& rows, Eigen::Index free, Likelihood& likelihood,
                                  Eigen::VectorXd& residual) const {
  const auto size = q_.cols();
  const Eigen::MatrixXd all = information(rows, size);
  const Eigen::LLT<Eigen::MatrixXd> root(all);
  if (!all.allFinite() || root.info() != Eigen::Success) {
    likelihood.value = -std::numeric_limits<double>::infinity();
    return;
  }
  for (Eigen::Index j = 0; j < size; ++j) likelihood.value += std::log(root.matrixLLT()(j, j));
  const Eigen::MatrixXd covariance = root.solve(Eigen::MatrixXd::Identity(size, size));
  const Eigen::VectorXd distance = (q_ * covariance).cwiseProduct(q_).rowwise().sum();
  residual.array() += 0.5 * rows.weight.array() * distance.array() * rows.lean.array();

  // Second derivatives of log det I / 2, with A_r the derivative of I by the r-th coefficient:
  // sum of w'' x_r x_s (x' V x) / 2 - tr(V A_r V A_s) / 2.
  const auto used = q_.leftCols(free);
  const Eigen::VectorXd second = rows.weight.array() * (1.0 - 6.0 * rows.weight.array()) * distance.array();
  Eigen::MatrixXd bend = used.transpose() * (second.asDiagonal() * used);
  std::vector<Eigen::MatrixXd> change;
  for (Eigen::Index r = 0; r < free; ++r) {
    const Eigen::VectorXd first = rows.weight.array() * rows.lean.array() * q_.col(r).array();
    change.emplace_back(covariance * (q_.transpose() * (first.asDiagonal() * q_)));
  }
  for (Eigen::Index r = 0; r < free; ++r) {
    for (Eigen::Index s = 0; s < free; ++s) {
      bend(r, s) -= change[static_cast<std::size_t>(r)]
                        .cwiseProduct(change[static_cast<std::size_t>(s)].transpose())
                        .sum();
    }
  }
  // Far from the top the penalized likelihood may bend upwards: there the information leads on.
  const Eigen::MatrixXd exact = likelihood.information - 0.5 * bend;
  const Eigen::LLT<Eigen::MatrixXd> positive(exact);
  if (positive.info() == Eigen::Success) likelihood.information = exact;
}

Likelihood LogisticLikelihood::at(const Eigen::VectorXd& gamma, Eigen::Index free) const {
  const Rows patients = rows(gamma);
  Likelihood out{patients.value, Eigen::VectorXd(free), information(patients, free)};
  Eigen::VectorXd residual = patients.residual;
  switch (penalty_) {
    case Penalty::none: break;
    case Penalty::firth: penalize(patients, free, out, residual); break;
  }
  for (Eigen::Index j = 0; j < free; ++j) {
    Sum slope;
    for (Eigen::Index i = 0; i < q_.rows(); ++i) slope.add(q_(i, j) * residual(i));
    out.score(j) = slope.value();
  }
  return out;
}

LogisticLikelihood::Maximum LogisticLikelihood::maximum(Eigen::VectorXd gamma, Eigen::Index free,
                                                        const NewtonLimits& limits) const {
  if (free == 0) return {gamma, at(gamma, 0).value, 0, NewtonEnd::converged};
  const auto full = [&gamma, free](const Eigen::VectorXd& leading) {
    Eigen::VectorXd out = gamma;
    out.head(free) = leading;
    return out;
  };
  const auto fit = newton_maximum([&](const Eigen::VectorXd& leading) { return at(full(leading), free); },
                                  gamma.head(free), limits);
  return {full(fit.beta), fit.at.value, fit.iterations, fit.end};
}

}  // namespace myolung::stats
