#include "myolung/calibration.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Core>

#include "myolung/logistic.hpp"
#include "myolung/tail_probability.hpp"
#include "stats/logistic_likelihood.hpp"
#include "stats/predicted_probability.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

CalibrationEstimate with_interval(double estimate, double se, double z) {
  return {estimate, se, {estimate - z * se, estimate + z * se}};
}

/// A column of ones and one of log odds.
Eigen::MatrixXd line_through(std::span<const double> log_odds) {
  const auto n = static_cast<Eigen::Index>(log_odds.size());
  Eigen::MatrixXd columns(n, 2);
  columns.col(0).setOnes();
  columns.col(1) = Eigen::Map<const Eigen::VectorXd>(log_odds.data(), n);
  return columns;
}

Eigen::VectorXd as_numbers(std::span<const std::uint8_t> outcome) {
  return Eigen::Map<const Eigen::Matrix<std::uint8_t, Eigen::Dynamic, 1>>(
             outcome.data(), static_cast<Eigen::Index>(outcome.size()))
      .cast<double>();
}

/// Why there is no slope, where a model would be told to leave its column out.
tl::unexpected<Error> no_slope(const Error& of_model) {
  if (of_model.code == Errc::no_variation) {
    return fail(Errc::no_variation, "probability", "Every patient has the same predicted probability.",
                "A slope needs predictions that differ.");
  }
  if (of_model.code == Errc::separation) {
    return fail(
        Errc::separation, "probability",
        "The predicted probabilities tell those with the outcome from those without, with no or hardly an "
        "exception: the slope has no finite most likely value.",
        "It takes more patients, of whom some are predicted wrong.");
  }
  return tl::unexpected<Error>(of_model);
}

}  // namespace

Result<CalibrationInTheLarge> calibration_in_the_large(std::span<const double> probability,
                                                       std::span<const std::uint8_t> outcome, double level) {
  const auto counts = check_predictions(probability, outcome);
  if (!counts) return tl::unexpected<Error>(counts.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());
  const auto events = static_cast<double>(counts->with);
  const auto n = static_cast<double>(probability.size());
  const double observed = events / n;
  const double predicted = mean(probability);
  CalibrationInTheLarge out{
      counts->with + counts->without,
      counts->with,
      observed,
      predicted,
      with_interval(observed - predicted, std::sqrt(observed * (1.0 - observed) / n), *z),
      {}};
  if (predicted > 0.0) {
    const double log_ratio = std::log(observed) - std::log(predicted);
    const double log_se = std::sqrt((1.0 - observed) / events);
    out.observed_expected =
        ObservedExpected{observed / predicted,
                         log_ratio,
                         log_se,
                         {std::exp(log_ratio - *z * log_se), std::exp(log_ratio + *z * log_se)}};
  }
  return out;
}

Result<CalibrationEstimate> calibration_intercept(std::span<const double> probability,
                                                  std::span<const std::uint8_t> outcome, double level) {
  const auto counts = check_predictions(probability, outcome);
  if (!counts) return tl::unexpected<Error>(counts.error());
  const auto log_odds = logits(probability);
  if (!log_odds) return tl::unexpected<Error>(log_odds.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());

  const Eigen::MatrixXd columns = line_through(*log_odds);
  const Eigen::VectorXd outcomes = as_numbers(outcome);
  const LogisticLikelihood likelihood(columns, outcomes, Penalty::none);
  const double observed = std::log(static_cast<double>(counts->with) / static_cast<double>(counts->without));
  const auto fit = likelihood.maximum(Eigen::Vector2d(observed - mean(*log_odds), 1.0), 1);
  if (fit.end != NewtonEnd::converged) {
    return fail(Errc::not_converged, "probability",
                "The search for the calibration intercept came to no end.",
                "Look for probabilities all but 0 or 1.");
  }
  return with_interval(fit.gamma(0), 1.0 / std::sqrt(likelihood.information(fit.gamma)(0, 0)), *z);
}

Result<CalibrationSlope> calibration_slope(std::span<const double> probability,
                                           std::span<const std::uint8_t> outcome, double level) {
  if (auto ok = check_predictions(probability, outcome); !ok) return tl::unexpected<Error>(ok.error());
  const auto log_odds = logits(probability);
  if (!log_odds) return tl::unexpected<Error>(log_odds.error());
  const ModelTerm term{"probability", {{"probability", *log_odds}}};
  LogisticOptions options;
  options.level = level;
  const auto fit = logistic_regression({&term, 1}, outcome, options);
  if (!fit) return no_slope(fit.error());
  const auto of = [&](std::size_t i) {
    const auto& c = fit->coefficients[i];
    return CalibrationEstimate{c.log_estimate, c.log_se, c.log_ci};
  };
  const Eigen::MatrixXd columns = line_through(*log_odds);
  const Eigen::VectorXd outcomes = as_numbers(outcome);
  const double as_predicted =
      LogisticLikelihood(columns, outcomes, Penalty::none).at(Eigen::Vector2d(0.0, 1.0), 2).value;
  const double statistic = std::max(0.0, 2.0 * (fit->log_likelihood - as_predicted));
  const auto p = chi_square_upper_tail(statistic, 2.0);
  if (!p) return tl::unexpected<Error>(p.error());
  return CalibrationSlope{of(1), of(0), statistic, 2.0, *p};
}

Result<BrierScore> brier_score(std::span<const double> probability, std::span<const std::uint8_t> outcome,
                               double level) {
  const auto counts = check_predictions(probability, outcome);
  if (!counts) return tl::unexpected<Error>(counts.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());
  std::vector<double> squares;
  squares.reserve(probability.size());
  for (std::size_t i = 0; i < probability.size(); ++i) {
    const double miss = probability[i] - outcome[i];
    squares.push_back(miss * miss);
  }
  const auto n = static_cast<double>(squares.size());
  const double observed = static_cast<double>(counts->with) / n;
  const double score = mean(squares);
  const double se = std::sqrt(std::max(0.0, squared_deviations(squares, score)) / (n - 1.0) / n);
  return BrierScore{score,
                    se,
                    {std::max(0.0, score - *z * se), std::min(1.0, score + *z * se)},
                    1.0 - score / (observed * (1.0 - observed))};
}

}  // namespace myolung::stats
