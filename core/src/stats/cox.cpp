#include "myolung/cox.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

#include "myolung/kaplan_meier.hpp"
#include "myolung/tail_probability.hpp"
#include "stats/cox_likelihood.hpp"
#include "stats/survival_data.hpp"

namespace myolung::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kLargestValue = 1e150;
constexpr double kLargestLogRatio = 700.0;
constexpr double kDependent = 1e-11;  // what others leave of a covariate's information
constexpr double kTakesPart = 1e-6;

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += quoted(names[i]);
  }
  return out;
}

Result<void> check_covariates(std::span<const Covariate> covariates, std::size_t patients) {
  if (covariates.empty()) {
    return fail(Errc::too_few, "terms", "A Cox model needs a covariate.", "Name at least one column.");
  }
  for (const auto& covariate : covariates) {
    if (covariate.values.size() != patients) {
      return fail(Errc::unequal_lengths, covariate.name,
                  "There are " + std::to_string(patients) + " times and " +
                      std::to_string(covariate.values.size()) + " values of " + quoted(covariate.name) + ".",
                  "Give a value for each patient.");
    }
    for (std::size_t i = 0; i < patients; ++i) {
      const double value = covariate.values[i];
      if (std::isfinite(value) && std::abs(value) < kLargestValue) continue;
      return fail(std::isfinite(value) ? Errc::out_of_range : Errc::not_finite, covariate.name,
                  "The value of " + quoted(covariate.name) + " at position " + std::to_string(i + 1) +
                      " is not a number below 1e150.",
                  "Give a number, or leave that patient out.");
    }
  }
  return {};
}

/// Refuses a covariate whose information the ones before it hold already, with their names.
Result<void> check_independent(const MatrixXd& information, std::span<const Covariate> covariates) {
  // Cholesky's factor of the information, scaled to a diagonal of 1, row by row.
  const VectorXd scale = information.diagonal().array().rsqrt();
  const MatrixXd scaled = scale.asDiagonal() * information * scale.asDiagonal();
  MatrixXd factor = MatrixXd::Zero(scaled.rows(), scaled.cols());
  for (Index k = 0; k < scaled.rows(); ++k) {
    const auto before = factor.topLeftCorner(k, k).triangularView<Eigen::Lower>();
    const VectorXd row = before.solve(scaled.col(k).head(k));
    const double rest = 1.0 - row.squaredNorm();
    if (rest > kDependent) {
      factor.row(k).head(k) = row.transpose();
      factor(k, k) = std::sqrt(rest);
      continue;
    }
    const VectorXd weights = before.transpose().solve(row);
    std::vector<std::string> names;
    for (Index j = 0; j < k; ++j) {
      if (std::abs(weights(j)) > kTakesPart) names.push_back(covariates[static_cast<std::size_t>(j)].name);
    }
    const std::string& name = covariates[static_cast<std::size_t>(k)].name;
    return fail(
        Errc::no_variation, name,
        quoted(name) + " follows from " + listed(names) + ": their coefficients cannot be told apart.",
        "Leave one of them out.");
  }
  return {};
}

tl::unexpected<Error> no_end(const std::vector<std::string>& names) {
  const bool one = names.size() == 1;
  return fail(Errc::separation, names.front(),
              one ? "At every event those who have it are the highest, or the lowest, in " + listed(names) +
                        " of all at risk: its coefficient has no end."
                  : "Together " + listed(names) +
                        " put those who have the event first at every event: their coefficients have no end.",
              one ? "Report it without a model, by the log-rank test, or join its groups."
                  : "Leave one of them out, or join groups.");
}

/// Covariates whose coefficients run away together, of whom none can be left out.
tl::unexpected<Error> no_end(std::span<const double> times, std::span<const std::uint8_t> events,
                             std::span<const Covariate> covariates, Ties ties) {
  std::vector<Covariate> together(covariates.begin(), covariates.end());
  for (std::size_t k = 0; k < together.size() && together.size() > 1;) {
    std::vector<Covariate> rest = together;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(k));
    const CoxLikelihood likelihood(times, events, rest, ties);
    const auto end = newton_maximum(std::cref(likelihood), VectorXd::Zero(likelihood.sd().size())).end;
    if (end == NewtonEnd::diverging || end == NewtonEnd::singular) {
      together = std::move(rest);
    } else {
      ++k;
    }
  }
  std::vector<std::string> names;
  for (const auto& covariate : together) names.push_back(covariate.name);
  return no_end(names);
}

Result<ModelTest> chi_square_test(double statistic, Index df) {
  const auto p_value = chi_square_upper_tail(std::max(0.0, statistic), static_cast<double>(df));
  if (!p_value) return tl::unexpected<Error>(p_value.error());
  return ModelTest{std::max(0.0, statistic), static_cast<double>(df), *p_value};
}

Result<CoxTerm> term(const std::string& name, double log_estimate, double log_se, double z) {
  const Interval log_ci{log_estimate - z * log_se, log_estimate + z * log_se};
  if (!(std::max(std::abs(log_ci.low), std::abs(log_ci.high)) <= kLargestLogRatio && log_se > 0.0)) {
    return fail(
        Errc::out_of_range, name,
        "The hazard ratio for one unit of " + quoted(name) + " is beyond what can be written.",
        "Give " + quoted(name) + " in larger or smaller units, so that one unit is a step that occurs.");
  }
  const double statistic = log_estimate / log_se;
  const auto p_value = two_sided_p_from_z(statistic);
  if (!p_value) return tl::unexpected<Error>(p_value.error());
  return CoxTerm{name,
                 std::exp(log_estimate),
                 {std::exp(log_ci.low), std::exp(log_ci.high)},
                 log_estimate,
                 log_se,
                 log_ci,
                 statistic,
                 *p_value};
}

}  // namespace

Result<CoxFit> cox(std::span<const double> times, std::span<const std::uint8_t> events,
                   std::span<const Covariate> covariates, const CoxOptions& options) {
  if (auto ok = check_survival(times, events); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = check_covariates(covariates, times.size()); !ok) return tl::unexpected<Error>(ok.error());
  const auto z = two_sided_critical_z(options.level);
  if (!z) return tl::unexpected<Error>(z.error());
  const auto with = std::count(events.begin(), events.end(), std::uint8_t{1});
  if (with == 0) {
    return fail(Errc::too_few, "event", "Nobody has the event.",
                "Give patients of whom at least one has the event.");
  }

  const CoxLikelihood likelihood(times, events, covariates, options.ties);
  const auto size = static_cast<Index>(covariates.size());
  for (Index k = 0; k < size; ++k) {
    if (likelihood.sd()(k) > 0.0) continue;
    const std::string& name = covariates[static_cast<std::size_t>(k)].name;
    return fail(Errc::no_variation, name, quoted(name) + " is the same for all who are followed to an event.",
                "Leave it out.");
  }
  const Likelihood null = likelihood(VectorXd::Zero(size));
  if (auto ok = check_independent(null.information, covariates); !ok) {
    return tl::unexpected<Error>(ok.error());
  }
  for (Index k = 0; k < size; ++k) {
    if (likelihood.is_monotone(k)) return no_end({covariates[static_cast<std::size_t>(k)].name});
  }

  const NewtonFit fit = newton_maximum(std::cref(likelihood), VectorXd::Zero(size));
  switch (fit.end) {
    case NewtonEnd::converged: break;
    case NewtonEnd::singular:  // at the start it was not
    case NewtonEnd::diverging: return no_end(times, events, covariates, options.ties);
    case NewtonEnd::not_converged:
      return fail(Errc::not_converged, "terms",
                  "The partial likelihood has no maximum that could be found in " +
                      std::to_string(fit.iterations) + " steps.",
                  "Leave covariates out, or give more patients with the event.");
  }
  const auto covariance = inverse_information(fit.at.information);
  if (!covariance) return no_end(times, events, covariates, options.ties);

  CoxFit out{};
  for (Index k = 0; k < size; ++k) {
    const double sd = likelihood.sd()(k);
    auto its = term(covariates[static_cast<std::size_t>(k)].name, fit.beta(k) / sd,
                    std::sqrt((*covariance)(k, k)) / sd, *z);
    if (!its) return tl::unexpected<Error>(its.error());
    out.terms.push_back(std::move(*its));
  }
  const auto ratio = chi_square_test(2.0 * (fit.at.value - null.value), size);
  const auto wald = chi_square_test(fit.beta.dot(fit.at.information * fit.beta), size);
  const auto score =
      chi_square_test(null.score.dot(*inverse_information(null.information) * null.score), size);
  for (const auto* test : {&ratio, &wald, &score}) {
    if (!*test) return tl::unexpected<Error>(test->error());
  }
  out.likelihood_ratio = *ratio;
  out.wald = *wald;
  out.score = *score;
  out.log_likelihood_null = null.value;
  out.log_likelihood = fit.at.value;
  out.ties = options.ties;
  out.n = static_cast<std::int64_t>(times.size());
  out.events = with;
  out.iterations = fit.iterations;
  out.log_hazard.assign(times.size(), 0.0);
  for (Index k = 0; k < size; ++k) {
    const auto values = covariates[static_cast<std::size_t>(k)].values;
    for (std::size_t i = 0; i < times.size(); ++i) {
      out.log_hazard[i] += (values[i] - likelihood.mean()(k)) / likelihood.sd()(k) * fit.beta(k);
    }
  }
  if (auto c = concordance(times, events, out.log_hazard, options.level)) out.concordance = *c;
  return out;
}

Result<ProportionalHazardsTest> proportional_hazards(std::span<const double> times,
                                                     std::span<const std::uint8_t> events,
                                                     std::span<const Covariate> covariates, const CoxFit& fit,
                                                     TimeScale scale) {
  // The transformed time of each event time, first the last, as the likelihood visits them.
  auto curve = kaplan_meier(times, events);
  if (!curve) return tl::unexpected<Error>(curve.error());
  struct Point {
    double g;
    double events;
  };
  std::vector<Point> points;
  double before = 1.0;
  for (const auto& step : curve->steps) {
    const auto at_risk = static_cast<double>(step.at_risk);
    double g = 0.0;
    switch (scale) {
      case TimeScale::km: g = 1.0 - before; break;
      case TimeScale::identity: g = step.time; break;
      case TimeScale::rank:
        g = static_cast<double>(curve->n) - at_risk +
            0.5 * static_cast<double>(step.events + step.censored + 1);
        break;
      case TimeScale::log: g = std::log(step.time); break;
    }
    before = step.estimate;
    if (step.events == 0) continue;
    if (!std::isfinite(g)) {
      return fail(Errc::out_of_range, "time", "An event at time 0 has no logarithm of its time.",
                  "Use another scale of time, or times above 0.");
    }
    points.push_back({g, static_cast<double>(step.events)});
  }
  std::reverse(points.begin(), points.end());
  // Neither origin nor unit of g change the test: here the mean of the events and the range.
  const double origin = points.back().g;
  const double unit = points.front().g - origin;
  if (!(unit > 0.0)) {
    return fail(Errc::no_variation, "time",
                "All events come at one time: no coefficient can change over time.", "Give finer times.");
  }
  double centre = 0.0;
  for (auto& point : points) {
    point.g = (point.g - origin) / unit;
    centre += point.g * point.events / static_cast<double>(fit.events);
  }

  const auto size = static_cast<Index>(covariates.size());
  assert(fit.terms.size() == covariates.size() && fit.log_hazard.size() == times.size());
  const CoxLikelihood likelihood(times, events, covariates, fit.ties);
  VectorXd beta(size);
  for (Index k = 0; k < size; ++k) {
    beta(k) = fit.terms[static_cast<std::size_t>(k)].log_estimate * likelihood.sd()(k);
  }
  VectorXd score = VectorXd::Zero(size);
  MatrixXd constant = MatrixXd::Zero(size, size);
  MatrixXd both = constant;
  MatrixXd drift = constant;
  auto point = points.begin();
  likelihood.for_each_time(beta, [&](double, const Likelihood& added) {
    const double g = point++->g - centre;
    score += g * added.score;
    constant += added.information;
    both += g * added.information;
    drift += g * g * added.information;
  });
  const auto covariance = inverse_information(constant);
  if (!covariance) {
    return fail(Errc::no_variation, "terms", "The model has no standard errors.", "Leave covariates out.");
  }
  // The information on drift that is left once the coefficients are known only from the same data.
  const MatrixXd information = drift - both * *covariance * both;

  ProportionalHazardsTest out{{}, {}, scale};
  for (Index k = 0; k < size; ++k) {
    const std::string& name = covariates[static_cast<std::size_t>(k)].name;
    if (!(information(k, k) > kDependent * drift(k, k))) {
      return fail(Errc::no_variation, name,
                  quoted(name) + " varies among those at risk at one event time only: no drift can be seen.",
                  "Leave it out of the test.");
    }
    const auto test = chi_square_test(score(k) * score(k) / information(k, k), 1);
    if (!test) return tl::unexpected<Error>(test.error());
    out.terms.push_back({name, *test});
  }
  const auto inverse = inverse_information(information);
  if (!inverse) {
    return fail(Errc::no_variation, "terms",
                "The drifts of the coefficients cannot be told apart: there are too few event times.",
                "Test fewer covariates together.");
  }
  const auto global = chi_square_test(score.dot(*inverse * score), size);
  if (!global) return tl::unexpected<Error>(global.error());
  out.global = *global;
  return out;
}

}  // namespace myolung::stats
