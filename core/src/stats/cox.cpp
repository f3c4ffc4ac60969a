#include "myolung/cox.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <Eigen/Eigenvalues>

#include "myolung/tail_probability.hpp"
#include "stats/cox_likelihood.hpp"
#include "stats/model_test.hpp"
#include "stats/survival_data.hpp"
#include "stats/term_columns.hpp"

namespace myolung::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kLargestLogRatio = 700.0;
constexpr double kDependent = 1e-11;  // what others leave of a column's information
constexpr double kSingular = 1e-12;   // of the information scaled to a diagonal of 1: its smallest eigenvalue
constexpr double kTakesPart = 1e-6;   // of a column before, in a later one
constexpr double kTakesPartInAll = 1e-4;  // of the largest weight in what is 0
constexpr double kBorder = 1e-6;          // of the range in a direction: what counts as alike

/// Refuses a column whose information the ones before it hold already, with their names.
Result<void> check_independent(const MatrixXd& information, std::span<const ModelColumn> columns) {
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
      if (std::abs(weights(j)) > kTakesPart) names.push_back(columns[static_cast<std::size_t>(j)].name);
    }
    return follows_from(columns[static_cast<std::size_t>(k)].name, names);
  }
  return {};
}

/// Refuses columns that follow from each other only together, though each is told from those before it: the
/// last of them, with the names of the others.
Result<void> check_regular(const MatrixXd& information, std::span<const ModelColumn> columns) {
  const VectorXd scale = information.diagonal().array().rsqrt();
  const MatrixXd scaled = scale.asDiagonal() * information * scale.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(scaled);
  if (solver.eigenvalues()(0) > kSingular) return {};
  const VectorXd weights = solver.eigenvectors().col(0).cwiseAbs();
  std::vector<std::string> names;
  for (Index k = 0; k < weights.size(); ++k) {
    if (weights(k) < kTakesPartInAll * weights.maxCoeff()) continue;
    names.push_back(columns[static_cast<std::size_t>(k)].name);
  }
  const std::string last = names.back();
  names.pop_back();
  return follows_from(last, names);
}

tl::unexpected<Error> separated(const std::vector<std::string>& names) {
  const bool one = names.size() == 1;
  return fail(Errc::separation, names.front(),
              one ? "At every event those who have it are the highest, or the lowest, in " +
                        quoted_list(names) + " of all at risk: its coefficient has no end."
                  : "Together " + quoted_list(names) +
                        " put those who have the event first at every event: their coefficients have no end.",
              one ? "Report it without a model, by the log-rank test, or join its groups."
                  : "Leave one of them out, or join groups.");
}

/// Whether these covariates order the events in the direction in which the search for their coefficients
/// runs.
bool order_events(const CoxLikelihood& likelihood) {
  const VectorXd zero = VectorXd::Zero(likelihood.sd().size());
  if (zero.size() == 1) {
    const VectorXd up = VectorXd::Ones(1);
    return likelihood.orders_events(up, 0.0) || likelihood.orders_events(-up, 0.0);
  }
  const auto fit = newton_maximum(std::cref(likelihood), zero);
  NewtonLimits before;
  before.iterations = std::max(0, fit.iterations - 1);
  const auto earlier = newton_maximum(std::cref(likelihood), zero, before);
  return likelihood.orders_events(fit.beta - earlier.beta, kBorder);
}

/// Covariates whose coefficients run away together, of whom none can be left out.
tl::unexpected<Error> no_end(std::span<const double> times, std::span<const std::uint8_t> events,
                             std::span<const ModelColumn> columns, Ties ties) {
  std::vector<ModelColumn> together(columns.begin(), columns.end());
  for (std::size_t k = 0; k < together.size() && together.size() > 1;) {
    std::vector<ModelColumn> rest = together;
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
  for (const auto& column : together) names.push_back(column.name);
  if (order_events(CoxLikelihood(times, events, together, ties))) return separated(names);
  return fail(
      Errc::not_converged, names.front(),
      "The most likely coefficient of " + quoted_list(names) +
          " was not found: values lie very far from all others, or columns nearly follow from others.",
      "Check the values far out, give the column as its logarithm, or leave it out.");
}

tl::unexpected<Error> not_converged(int steps) {
  return fail(Errc::not_converged, "terms",
              "No maximum of the partial likelihood was found in " + std::to_string(steps) + " steps.",
              "Leave columns out, or give more patients with the event.");
}

Result<CoxCoefficient> coefficient(const std::string& name, double log_estimate, double log_se, double z) {
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
  return CoxCoefficient{name,
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
                   std::span<const ModelTerm> terms, const CoxOptions& options) {
  if (auto ok = check_survival(times, events); !ok) return tl::unexpected<Error>(ok.error());
  const auto checked = columns_of(terms, times.size());
  if (!checked) return tl::unexpected<Error>(checked.error());
  const auto& columns = *checked;
  const auto z = two_sided_critical_z(options.level);
  if (!z) return tl::unexpected<Error>(z.error());
  const auto with = std::count(events.begin(), events.end(), std::uint8_t{1});
  if (with == 0) {
    return fail(Errc::too_few, "event", "Nobody has the event.",
                "Give patients of whom at least one has the event.");
  }

  const CoxLikelihood likelihood(times, events, columns, options.ties);
  const auto size = static_cast<Index>(columns.size());
  for (Index k = 0; k < size; ++k) {
    if (likelihood.sd()(k) > 0.0) continue;
    const std::string& name = columns[static_cast<std::size_t>(k)].name;
    return fail(Errc::no_variation, name,
                "Column " + quoted(name) + " is the same for all who are followed to an event.",
                "Leave it out.");
  }
  const Likelihood null = likelihood(VectorXd::Zero(size));
  if (auto ok = check_independent(null.information, columns); !ok) {
    return tl::unexpected<Error>(ok.error());
  }

  if (auto ok = check_regular(null.information, columns); !ok) return tl::unexpected<Error>(ok.error());

  const NewtonFit fit = newton_maximum(std::cref(likelihood), VectorXd::Zero(size));
  switch (fit.end) {
    case NewtonEnd::converged: break;
    case NewtonEnd::singular:  // not at the start: no pivot is below the smallest eigenvalue
    case NewtonEnd::diverging: return no_end(times, events, columns, options.ties);
    case NewtonEnd::not_converged: return not_converged(fit.iterations);
  }
  const auto covariance = inverse_information(fit.at.information);
  if (!covariance) return no_end(times, events, columns, options.ties);

  CoxFit out{};
  for (Index k = 0; k < size; ++k) {
    const double sd = likelihood.sd()(k);
    auto its = coefficient(columns[static_cast<std::size_t>(k)].name, fit.beta(k) / sd,
                           std::sqrt((*covariance)(k, k)) / sd, *z);
    if (!its) return tl::unexpected<Error>(its.error());
    out.coefficients.push_back(std::move(*its));
  }
  out.likelihood_ratio = model_test(2.0 * (fit.at.value - null.value), size);
  out.wald = model_test(fit.beta.dot(fit.at.information * fit.beta), size);
  out.score = model_test(null.score.dot(*inverse_information(null.information) * null.score), size);
  // Each term is left out in turn; a model without one term has an end when the model has.
  for (std::size_t left_out = 0; left_out < terms.size() && terms.size() > 1; ++left_out) {
    std::vector<ModelColumn> rest;
    for (std::size_t other = 0; other < terms.size(); ++other) {
      if (other == left_out) continue;
      rest.insert(rest.end(), terms[other].columns.begin(), terms[other].columns.end());
    }
    const CoxLikelihood without(times, events, rest, options.ties);
    const auto smaller = newton_maximum(std::cref(without), VectorXd::Zero(without.sd().size()));
    if (smaller.end != NewtonEnd::converged) return not_converged(smaller.iterations);
    out.terms.push_back({terms[left_out].name,
                         model_test(2.0 * (fit.at.value - smaller.at.value), size - without.sd().size())});
  }
  if (terms.size() == 1) out.terms.push_back({terms[0].name, out.likelihood_ratio});
  out.log_likelihood_null = null.value;
  out.log_likelihood = fit.at.value;
  out.ties = options.ties;
  out.n = static_cast<std::int64_t>(times.size());
  out.events = with;
  out.iterations = fit.iterations;
  out.log_hazard.assign(times.size(), 0.0);
  for (Index k = 0; k < size; ++k) {
    const auto values = columns[static_cast<std::size_t>(k)].values;
    for (std::size_t i = 0; i < times.size(); ++i) {
      out.log_hazard[i] += (values[i] - likelihood.mean()(k)) / likelihood.sd()(k) * fit.beta(k);
    }
  }
  if (auto c = concordance(times, events, out.log_hazard, options.level)) out.concordance = *c;
  return out;
}

}  // namespace myolung::stats
