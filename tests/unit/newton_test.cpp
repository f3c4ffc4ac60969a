#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "stats/newton.hpp"

using namespace myolung::stats;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

/// Logistic regression of `events` of `total` on the rows of `x`.
LogLikelihood logistic(const MatrixXd& x, const VectorXd& events, const VectorXd& total) {
  return [=](const VectorXd& beta) {
    const VectorXd eta = x * beta;
    const VectorXd p = (1.0 + (-eta.array()).exp()).inverse();
    Likelihood out;
    out.value = (events.array() * eta.array() -
                 total.array() * (eta.array().max(0.0) + (-eta.array().abs()).exp().log1p()))
                    .sum();
    out.score = x.transpose() * (events.array() - total.array() * p.array()).matrix();
    out.information =
        x.transpose() * (total.array() * p.array() * (1.0 - p.array())).matrix().asDiagonal() * x;
    return out;
  };
}

MatrixXd columns(std::initializer_list<std::initializer_list<double>> rows) {
  MatrixXd x(static_cast<Eigen::Index>(rows.size()), static_cast<Eigen::Index>(rows.begin()->size()));
  Eigen::Index i = 0;
  for (const auto& row : rows) {
    Eigen::Index j = 0;
    for (const double cell : row) x(i, j++) = cell;
    ++i;
  }
  return x;
}

}  // namespace

TEST_CASE("a two by two table has its odds ratio as the coefficient, Woolf's error as its own") {
  const auto x = columns({{1, 0}, {1, 1}});
  const auto fit =
      newton_maximum(logistic(x, Eigen::Vector2d(3, 18), Eigen::Vector2d(36, 25)), VectorXd::Zero(2));
  REQUIRE(fit.end == NewtonEnd::converged);
  CHECK(fit.beta(0) == Approx(std::log(3.0 / 33.0)).epsilon(1e-14));
  CHECK(fit.beta(1) == Approx(std::log(18.0 * 33.0 / (7.0 * 3.0))).epsilon(1e-14));
  const auto covariance = inverse_information(fit.at.information);
  CHECK((*covariance)(1, 1) == Approx(1 / 18.0 + 1 / 7.0 + 1 / 3.0 + 1 / 33.0).epsilon(1e-12));
  CHECK(fit.iterations < 10);
}

TEST_CASE("a far start is found back from by halving") {
  const auto x = columns({{1, 0}, {1, 1}});
  const auto likelihood = logistic(x, Eigen::Vector2d(3, 18), Eigen::Vector2d(36, 25));
  for (const double far : {4.0, -5.0}) {
    const auto fit = newton_maximum(likelihood, Eigen::Vector2d(far, -far));
    CHECK(fit.end == NewtonEnd::converged);
    CHECK(fit.beta(1) == Approx(std::log(18.0 * 33.0 / (7.0 * 3.0))).epsilon(1e-13));
  }
}

TEST_CASE("separation is called diverging, not converged") {
  const auto x = columns({{1, 0}, {1, 1}});
  const auto fit =
      newton_maximum(logistic(x, Eigen::Vector2d(0, 25), Eigen::Vector2d(36, 25)), VectorXd::Zero(2));
  CHECK(fit.end == NewtonEnd::diverging);
  CHECK(fit.iterations < 35);  // said before the probabilities round to 1
  // Quasi-complete: one group without an event, the other mixed.
  const auto quasi =
      newton_maximum(logistic(x, Eigen::Vector2d(0, 10), Eigen::Vector2d(36, 25)), VectorXd::Zero(2));
  CHECK(quasi.end == NewtonEnd::diverging);
}

TEST_CASE("columns that say the same are singular") {
  const auto x = columns({{1, 0, 0}, {1, 1, 2}, {1, 2, 4}});
  const auto fit =
      newton_maximum(logistic(x, Eigen::Vector3d(3, 5, 9), Eigen::Vector3d(10, 10, 10)), VectorXd::Zero(3));
  CHECK(fit.end == NewtonEnd::singular);
  CHECK_FALSE(inverse_information(fit.at.information).has_value());
}

TEST_CASE("columns that say the same up to rounding are singular, and nearly so are not") {
  const auto ends_with = [](double apart) {
    MatrixXd x = columns({{1, 0.1, 0}, {1, 0.7, 0}, {1, 1.3, 0}, {1, 2.9, 0}});
    x.col(2) = 0.3 * x.col(0) + 1.7 * x.col(1);
    x(3, 2) += apart;
    return newton_maximum(logistic(x, Eigen::Vector4d(3, 5, 4, 9), Eigen::Vector4d(10, 10, 10, 10)),
                          VectorXd::Zero(3))
        .end;
  };
  CHECK(ends_with(0.0) == NewtonEnd::singular);
  CHECK(ends_with(1e-9) == NewtonEnd::singular);
  CHECK(ends_with(1e-4) == NewtonEnd::converged);
}

TEST_CASE("the unit of a column changes nothing but the unit of its coefficient") {
  const auto x = columns({{1, 0.3}, {1, 1.1}, {1, 2.7}, {1, 3.1}});
  const Eigen::Vector4d events(2, 7, 5, 9);
  const Eigen::Vector4d total(10, 12, 9, 10);
  const auto one = newton_maximum(logistic(x, events, total), VectorXd::Zero(2));
  for (const double unit : {1e8, 1e-8}) {
    MatrixXd scaled = x;
    scaled.col(1) *= unit;
    const auto other = newton_maximum(logistic(scaled, events, total), VectorXd::Zero(2));
    REQUIRE(other.end == NewtonEnd::converged);
    CHECK(other.beta(1) * unit == Approx(one.beta(1)).epsilon(1e-12));
    CHECK(other.iterations == one.iterations);
  }
}

TEST_CASE("a value of many digits may fall by its rounding while the score goes to 0") {
  // As a sum over millions of patients is: each look at it loses 2e-13 of 5e6.
  const auto exact = logistic(columns({{1, 0}, {1, 1}}), Eigen::Vector2d(3, 18), Eigen::Vector2d(36, 25));
  int looks = 0;
  const LogLikelihood rounded = [&](const VectorXd& beta) {
    Likelihood out = exact(beta);
    out.value -= 5e6 + 1e-6 * ++looks;
    return out;
  };
  const auto fit = newton_maximum(rounded, VectorXd::Zero(2));
  REQUIRE(fit.end == NewtonEnd::converged);
  CHECK(fit.beta(0) == Approx(std::log(3.0 / 33.0)).epsilon(1e-14));
  CHECK(fit.beta(1) == Approx(std::log(18.0 * 33.0 / (7.0 * 3.0))).epsilon(1e-14));
  CHECK(fit.iterations < 10);
}

TEST_CASE("a coefficient that is 0 is reached") {
  const auto x = columns({{1, 0}, {1, 1}});
  const auto fit =
      newton_maximum(logistic(x, Eigen::Vector2d(5, 10), Eigen::Vector2d(10, 20)), Eigen::Vector2d(1, 1));
  CHECK(fit.end == NewtonEnd::converged);
  CHECK(std::abs(fit.beta(1)) < 1e-14);
}

TEST_CASE("too few iterations are said, and a likelihood that is no number") {
  const auto x = columns({{1, 0}, {1, 1}});
  const auto likelihood = logistic(x, Eigen::Vector2d(3, 18), Eigen::Vector2d(36, 25));
  CHECK(newton_maximum(likelihood, VectorXd::Zero(2), {.iterations = 2}).end == NewtonEnd::not_converged);
  const LogLikelihood broken = [](const VectorXd&) {
    return Likelihood{std::nan(""), VectorXd::Zero(1), MatrixXd::Identity(1, 1)};
  };
  CHECK(newton_maximum(broken, VectorXd::Zero(1)).end == NewtonEnd::singular);
}
