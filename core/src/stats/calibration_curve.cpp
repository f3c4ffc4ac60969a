#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include <Eigen/Core>

#include "myolung/calibration.hpp"
#include "myolung/tail_probability.hpp"
#include "stats/logistic_fit.hpp"
#include "stats/logistic_likelihood.hpp"
#include "stats/predicted_probability.hpp"
#include "stats/quantile.hpp"
#include "stats/restricted_spline.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr std::size_t kFewestKnots = 3;
constexpr std::size_t kMostKnots = 5;

/// Evenly spaced from `outer` to 1 - `outer`.
std::vector<double> knots_of(std::vector<double> log_odds, std::size_t knots) {
  std::sort(log_odds.begin(), log_odds.end());
  const double outer = knots == kFewestKnots ? 0.1 : 0.05;
  std::vector<double> out;
  for (std::size_t i = 0; i < knots; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(knots - 1);
    out.push_back(quantile_of_sorted(log_odds, outer + (1.0 - 2.0 * outer) * share));
  }
  return out;
}

tl::unexpected<Error> too_few_values(std::size_t knots) {
  return fail(
      Errc::no_variation, "probability",
      "There are too few different probabilities for a curve with " + std::to_string(knots) + " knots.",
      knots > kFewestKnots ? "Ask for fewer knots."
                           : "Compare observed and predicted in each group of equal probability.");
}

tl::unexpected<Error> no_end(Errc code, std::size_t knots) {
  return fail(code, "probability",
              "A curve with " + std::to_string(knots) +
                  " knots can tell the outcomes apart over part of its range, and has no end there.",
              knots > kFewestKnots ? "Ask for fewer knots, or add patients." : "Add patients.");
}

/// x and the nonlinear columns, of one patient.
std::vector<double> basis(double x, std::span<const double> knots) {
  std::vector<double> out{x};
  for (std::size_t j = 0; j + 2 < knots.size(); ++j) out.push_back(restricted_spline(x, knots, j));
  return out;
}

/// The log odds of the outcome along the curve.
class Curve {
 public:
  /// `design` and `fit` of the columns of `basis`.
  Curve(std::vector<double> knots, LogisticDesign design, LogisticMaximum fit, Eigen::MatrixXd covariance)
      : knots_(std::move(knots)),
        design_(std::move(design)),
        fit_(std::move(fit)),
        covariance_(std::move(covariance)) {}

  struct At {
    double log_odds;
    double se;
  };
  [[nodiscard]] At at(double x) const {
    const auto columns = basis(x, knots_);
    Eigen::VectorXd standardized(design_.columns.cols() + 1);
    standardized(0) = 1.0;
    for (Eigen::Index j = 0; j < design_.columns.cols(); ++j) {
      standardized(j + 1) = (columns[static_cast<std::size_t>(j)] - design_.center(j)) / design_.scale(j);
    }
    // In the coefficients of the orthogonal columns, whose covariance it is.
    const Eigen::VectorXd q = fit_.base.r.transpose().triangularView<Eigen::Lower>().solve(standardized);
    return {q.dot(fit_.gamma), std::sqrt(std::max(0.0, q.dot(covariance_ * q)))};
  }

 private:
  std::vector<double> knots_;
  LogisticDesign design_;
  LogisticMaximum fit_;
  Eigen::MatrixXd covariance_;
};

Result<Curve> curve_through(std::span<const double> log_odds, std::span<const std::uint8_t> outcome,
                            std::vector<double> knots) {
  std::vector<std::vector<double>> columns(knots.size() - 1);
  for (const double x : log_odds) {
    const auto row = basis(x, knots);
    for (std::size_t j = 0; j < row.size(); ++j) columns[j].push_back(row[j]);
  }
  ModelTerm term{"probability", {}};
  for (std::size_t j = 0; j < columns.size(); ++j) {
    term.columns.push_back({j == 0 ? "probability" : "bend " + std::to_string(j), columns[j]});
  }
  auto design = logistic_design({&term, 1}, outcome);
  if (!design) {
    // The columns of a spline follow from each other when there are hardly more values than knots.
    if (design.error().code == Errc::no_variation) return too_few_values(knots.size());
    return tl::unexpected<Error>(design.error());
  }
  auto fit = fit_logistic(*design, Penalty::none);
  if (!fit) return no_end(fit.error().code, knots.size());
  const auto covariance = inverse_information(
      LogisticLikelihood(fit->base.q, design->outcome, Penalty::none).information(fit->gamma));
  if (!covariance) return no_end(Errc::separation, knots.size());
  return Curve(std::move(knots), std::move(*design), std::move(*fit), *covariance);
}

}  // namespace

Result<CalibrationCurve> calibration_curve(std::span<const double> probability,
                                           std::span<const std::uint8_t> outcome, std::span<const double> at,
                                           std::size_t knots, double level) {
  if (auto ok = check_predictions(probability, outcome); !ok) return tl::unexpected<Error>(ok.error());
  const auto log_odds = logits(probability);
  if (!log_odds) return tl::unexpected<Error>(log_odds.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());
  if (knots < kFewestKnots || knots > kMostKnots) {
    return fail(Errc::out_of_range, "knots", "A calibration curve has 3 to 5 knots.", "Ask for 4 knots.");
  }
  if (probability.size() <= knots) {
    return fail(Errc::too_few, "probability",
                "A curve with " + std::to_string(knots) + " knots needs more than " + std::to_string(knots) +
                    " patients, and there are " + std::to_string(probability.size()) + ".",
                "Add patients.");
  }
  const auto [low, high] = std::minmax_element(probability.begin(), probability.end());
  const double lowest = *low;
  const double highest = *high;
  if (!std::all_of(at.begin(), at.end(), [&](double p) { return p >= lowest && p <= highest; })) {
    return fail(Errc::out_of_range, "at", "The curve ends at the smallest and the largest probability.",
                "Ask for it at probabilities between these.");
  }
  auto places = knots_of(*log_odds, knots);
  if (std::adjacent_find(places.begin(), places.end(), std::greater_equal<>()) != places.end()) {
    return too_few_values(places.size());
  }
  const auto curve = curve_through(*log_odds, outcome, places);
  if (!curve) return tl::unexpected<Error>(curve.error());

  CalibrationCurve out{};
  for (const double knot : places) out.knots.push_back(inverse_logit(knot));
  for (const double p : at) {
    const auto [x, se] = curve->at(std::log(p) - std::log1p(-p));
    out.points.push_back({p, inverse_logit(x), {inverse_logit(x - *z * se), inverse_logit(x + *z * se)}});
  }
  std::vector<double> apart;
  apart.reserve(probability.size());
  for (std::size_t i = 0; i < probability.size(); ++i) {
    apart.push_back(std::abs(inverse_logit(curve->at((*log_odds)[i]).log_odds) - probability[i]));
  }
  std::sort(apart.begin(), apart.end());
  out.ici = mean(apart);
  out.e50 = quantile_of_sorted(apart, 0.5);
  out.e90 = quantile_of_sorted(apart, 0.9);
  out.emax = apart.back();
  return out;
}

}  // namespace myolung::stats
