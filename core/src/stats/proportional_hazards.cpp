#include <algorithm>
#include <cassert>
#include <cmath>

#include "myolung/cox.hpp"
#include "myolung/kaplan_meier.hpp"
#include "stats/cox_likelihood.hpp"
#include "stats/model_test.hpp"

namespace myolung::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kSeen = 1e-11;  // of the information on drift, what the coefficients leave

tl::unexpected<Error> indistinct() {
  return fail(Errc::no_variation, "terms",
              "The drifts of the coefficients cannot be told apart: there are too few event times.",
              "Test fewer columns together.");
}

}  // namespace

Result<ProportionalHazardsTest> proportional_hazards(std::span<const double> times,
                                                     std::span<const std::uint8_t> events,
                                                     std::span<const ModelTerm> terms, const CoxFit& fit,
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

  std::vector<ModelColumn> columns;
  for (const auto& term : terms) columns.insert(columns.end(), term.columns.begin(), term.columns.end());
  const auto size = static_cast<Index>(columns.size());
  assert(fit.coefficients.size() == columns.size() && fit.log_hazard.size() == times.size());
  const CoxLikelihood likelihood(times, events, columns, fit.ties);
  VectorXd beta(size);
  for (Index k = 0; k < size; ++k) {
    beta(k) = fit.coefficients[static_cast<std::size_t>(k)].log_estimate * likelihood.sd()(k);
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
    return fail(Errc::no_variation, "terms", "The model has no standard errors.", "Leave columns out.");
  }
  // The information on drift that is left once the coefficients are known only from the same data.
  const MatrixXd information = drift - both * *covariance * both;

  ProportionalHazardsTest out{{}, {}, scale};
  for (Index k = 0; k < size; ++k) {
    if (information(k, k) > kSeen * drift(k, k)) continue;
    const std::string& name = columns[static_cast<std::size_t>(k)].name;
    return fail(
        Errc::no_variation, name,
        "Column \"" + name + "\" varies among those at risk at one event time only: no drift is seen.",
        "Leave it out of the model.");
  }
  Index first = 0;
  for (const auto& term : terms) {
    const auto its = static_cast<Index>(term.columns.size());
    const auto its_inverse = inverse_information(information.block(first, first, its, its));
    if (!its_inverse) return indistinct();
    const VectorXd part = score.segment(first, its);
    out.terms.push_back({term.name, model_test(part.dot(*its_inverse * part), its)});
    first += its;
  }
  const auto inverse = inverse_information(information);
  if (!inverse) return indistinct();
  out.global = model_test(score.dot(*inverse * score), size);
  return out;
}

}  // namespace myolung::stats
