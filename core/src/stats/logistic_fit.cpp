#include "stats/logistic_fit.hpp"

#include <cmath>

#include "stats/logistic_likelihood.hpp"
#include "stats/separation.hpp"

namespace myolung::stats {
namespace {

/// Flat is not yet a top: a narrow overlap of the outcomes lets the likelihood rise for long.
constexpr NewtonLimits kPatient{.iterations = 300, .halvings = 40, .tolerance = 1e-15};

Eigen::VectorXd triangle_solved(const Eigen::MatrixXd& r, const Eigen::VectorXd& right) {
  return r.triangularView<Eigen::Upper>().solve(right);
}

}  // namespace

double null_log_likelihood(double n, double events) {
  const double others = n - events;
  return events * std::log(events / n) + others * std::log(others / n);
}

double nagelkerke(double value, double null_value, double n) {
  return std::expm1(2.0 * (null_value - value) / n) / std::expm1(2.0 * null_value / n);
}

Eigen::VectorXd in_given_units(const LogisticDesign& design, const Eigen::VectorXd& coefficients) {
  Eigen::VectorXd out = coefficients;
  const auto columns = design.columns.cols();
  out.tail(columns).array() /= design.scale.array();
  out(0) -= out.tail(columns).dot(design.center);
  return out;
}

Result<LogisticMaximum> fit_logistic(const LogisticDesign& design, Penalty penalty) {
  const auto n = design.columns.rows();
  Eigen::MatrixXd all(n, design.columns.cols() + 1);
  all << Eigen::VectorXd::Ones(n), design.columns;
  LogisticMaximum out{orthogonal(all), {}, {}, 0.0};
  const auto size = all.cols();
  const LogisticLikelihood likelihood(out.base.q, design.outcome, penalty);
  Eigen::VectorXd start = Eigen::VectorXd::Zero(size);
  start(0) = std::log(design.events / (static_cast<double>(n) - design.events));

  auto fit = likelihood.maximum(start, size);
  if (fit.end != NewtonEnd::converged) fit = likelihood.maximum(start, size, kPatient);
  if (fit.end != NewtonEnd::converged && penalty == Penalty::none) {
    // What still moves moves in the direction in which there is no end.
    NewtonLimits before = kPatient;
    before.iterations = fit.iterations - 2;
    const auto earlier = likelihood.maximum(start, size, before);
    const auto apart = separation(design, triangle_solved(out.base.r, fit.gamma - earlier.gamma));
    if (apart) return tl::unexpected<Error>(*apart);
  }
  if (fit.end != NewtonEnd::converged) {
    return fail(
        Errc::not_converged, "terms", "The search for the most likely coefficients came to no end.",
        penalty == Penalty::none
            ? "Check values far out, leave out columns that nearly tell the outcomes apart or nearly follow "
              "from others, or use Firth's penalized likelihood."
            : "Leave out columns that nearly follow from others.");
  }
  out.coefficients = triangle_solved(out.base.r, fit.gamma);
  out.gamma = std::move(fit.gamma);
  out.value = fit.value;
  return out;
}

}  // namespace myolung::stats
