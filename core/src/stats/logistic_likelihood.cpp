#include "stats/logistic_likelihood.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <Eigen/Cholesky>

#include "stats/sum.hpp"

namespace myolung::stats {

namespace {

/// The bend of the penalty costs as many times that of the likelihood as there are columns, and is small
/// beside it: without it the steps lead near the top all the same.
constexpr NewtonLimits kNear{.iterations = 30, .halvings = 20, .tolerance = 1e-6};

}  // namespace

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

void LogisticLikelihood::penalize(const Rows& rows, Eigen::Index free, Bend bend, Likelihood& likelihood,
                                  Eigen::VectorXd& residual) const {
  const auto size = q_.cols();
  const Eigen::MatrixXd all = information(rows, size);
  const Eigen::LLT<Eigen::MatrixXd> root(all);
  if (!all.allFinite() || root.info() != Eigen::Success) {
    likelihood.value = -std::numeric_limits<double>::infinity();
    return;
  }
  for (Eigen::Index j = 0; j < size; ++j) likelihood.value += std::log(root.matrixLLT()(j, j));
  // Columns in which the information is the identity.
  const Eigen::MatrixXd z = root.matrixU().solve<Eigen::OnTheRight>(q_);
  const Eigen::VectorXd distance = z.rowwise().squaredNorm();
  residual.array() += 0.5 * rows.weight.array() * distance.array() * rows.lean.array();
  switch (bend) {
    case Bend::of_likelihood: return;
    case Bend::of_both: break;
  }

  // Second derivatives of log det I / 2, with A_r the derivative of I by the r-th coefficient:
  // sum of w'' x_r x_s (z' z) / 2 - tr(A_r A_s) / 2, each A_r by its half above the diagonal.
  const auto used = q_.leftCols(free);
  const Eigen::VectorXd second = rows.weight.array() * (1.0 - 6.0 * rows.weight.array()) * distance.array();
  const Eigen::MatrixXd first = (rows.weight.array() * rows.lean.array()).matrix().asDiagonal() * used;
  Eigen::MatrixXd change(free, size * (size + 1) / 2);
  for (Eigen::Index j = 0; j < size; ++j) {
    const Eigen::MatrixXd products = z.leftCols(j + 1).array().colwise() * z.col(j).array();
    auto part = change.middleCols(j * (j + 1) / 2, j + 1);
    part.noalias() = first.transpose() * products;
    part.leftCols(j) *= std::sqrt(2.0);
  }
  const Eigen::MatrixXd of_penalty =
      used.transpose() * (second.asDiagonal() * used) - change * change.transpose();
  // Far from the top the penalized likelihood may bend upwards: there the information leads on.
  const Eigen::MatrixXd exact = likelihood.information - 0.5 * of_penalty;
  const Eigen::LLT<Eigen::MatrixXd> positive(exact);
  if (positive.info() == Eigen::Success) likelihood.information = exact;
}

Likelihood LogisticLikelihood::at(const Eigen::VectorXd& gamma, Eigen::Index free, Bend bend) const {
  const Rows patients = rows(gamma);
  Likelihood out{patients.value, Eigen::VectorXd(free), information(patients, free)};
  Eigen::VectorXd residual = patients.residual;
  switch (penalty_) {
    case Penalty::none: break;
    case Penalty::firth: penalize(patients, free, bend, out, residual); break;
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
  const auto search = [&](const Eigen::VectorXd& start, Bend bend, const NewtonLimits& within) {
    return newton_maximum([&](const Eigen::VectorXd& leading) { return at(full(leading), free, bend); },
                          start, within);
  };
  Eigen::VectorXd start = gamma.head(free);
  int before = 0;
  if (penalty_ == Penalty::firth) {
    auto near = search(start, Bend::of_likelihood, kNear);
    before = near.iterations;
    if (near.end == NewtonEnd::converged) start = std::move(near.beta);
  }
  const auto fit = search(start, Bend::of_both, limits);
  return {full(fit.beta), fit.at.value, before + fit.iterations, fit.end};
}

}  // namespace myolung::stats
