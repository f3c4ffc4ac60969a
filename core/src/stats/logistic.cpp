#include "myolung/logistic.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "myolung/tail_probability.hpp"
#include "stats/logistic_fit.hpp"
#include "stats/logistic_likelihood.hpp"
#include "stats/logistic_resample.hpp"
#include "stats/model_test.hpp"
#include "stats/root.hpp"

namespace myolung::stats {
namespace {

constexpr double kProfileAccuracy = 1e-11;  // of a standard error
constexpr double kProfileReach = 1e6;       // standard errors
constexpr double kProfileJump = 1e-5;       // of twice the log likelihood

std::optional<double> exp_within_doubles(double x) {
  const double y = std::exp(x);
  if (!std::isnormal(y)) return std::nullopt;
  return y;
}

std::optional<Interval> exp_within_doubles(const Interval& log_ci) {
  const auto low = exp_within_doubles(log_ci.low);
  const auto high = exp_within_doubles(log_ci.high);
  if (!low || !high) return std::nullopt;
  return Interval{*low, *high};
}

/// The model with some coefficients last, so that they can be held. Coefficient 0 is the intercept; held,
/// it is that of the columns as given, not as standardized.
class Held {
 public:
  Held(const LogisticDesign& design, const LogisticMaximum& fit, const std::vector<Eigen::Index>& held,
       Penalty penalty)
      : held_(static_cast<Eigen::Index>(held.size())),
        penalty_(penalty),
        base_(orthogonal(arranged(design, held))),
        likelihood_(base_.q, design.outcome, penalty) {
    Eigen::VectorXd coefficients = fit.coefficients;
    if (!held.empty() && held.front() == 0) coefficients(0) = in_given_units(design, coefficients)(0);
    top_ = base_.r * coefficients(order_);
    top_value_ = likelihood_.at(top_, 0).value;
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

  /// Twice the log likelihood lost when they are 0.
  [[nodiscard]] std::optional<double> loss_at_zero() {
    Eigen::VectorXd gamma = top_;
    gamma.tail(held_).setZero();
    return loss(gamma);
  }

  /// The same for a single one at `value`, in standardized units. The others start from where they were the
  /// last time; when that is too far off, by way of the middle.
  [[nodiscard]] std::optional<double> loss_at(double value, int bisections = 12) {
    const auto last = top_.size() - 1;
    if (last_.size() == 0) last_ = top_;
    Eigen::VectorXd gamma = last_;
    gamma(last) = base_.r(last, last) * value;
    const auto direct = loss(gamma);
    if (direct || bisections == 0) return direct;
    const double middle = 0.5 * (last_(last) / base_.r(last, last) + value);
    if (!loss_at(middle, bisections - 1)) return std::nullopt;
    return loss_at(value, bisections - 1);
  }

  void from_the_top() { last_ = top_; }

 private:
  Eigen::MatrixXd arranged(const LogisticDesign& design, const std::vector<Eigen::Index>& held) {
    const auto size = design.columns.cols() + 1;
    std::vector<Eigen::Index> order;
    for (Eigen::Index j = 0; j < size; ++j) {
      if (std::find(held.begin(), held.end(), j) == held.end()) order.push_back(j);
    }
    order.insert(order.end(), held.begin(), held.end());
    const bool of_intercept = !held.empty() && held.front() == 0;
    Eigen::MatrixXd out(design.columns.rows(), size);
    for (Eigen::Index place = 0; place < size; ++place) {
      const auto j = order[static_cast<std::size_t>(place)];
      if (j == 0) {
        out.col(place).setOnes();
      } else {
        out.col(place) = design.columns.col(j - 1);
        if (of_intercept) out.col(place).array() += design.center(j - 1) / design.scale(j - 1);
      }
    }
    order_ = Eigen::Map<const Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1>>(order.data(), size);
    return out;
  }

  /// From the free coefficients of `gamma`. With some coefficients held far out, the penalized likelihood
  /// of the others may have several tops: the highest that is found from there, from the estimates and from
  /// 0 counts.
  std::optional<double> loss(const Eigen::VectorXd& gamma) {
    const auto free = gamma.size() - held_;
    std::vector<Eigen::VectorXd> starts(3, gamma);
    starts[1].head(free) = top_.head(free);
    starts[2].head(free).setZero();
    std::optional<double> highest;
    for (auto start = starts.begin(); start != starts.end(); ++start) {
      // Without a penalty there is one top; from far out, where it is flat, it may not be found.
      if (penalty_ == Penalty::none && highest) break;
      if (std::find(starts.begin(), start, *start) != start) continue;
      auto fit = likelihood_.maximum(*start, free);
      if (fit.end != NewtonEnd::converged || (highest && fit.value <= *highest)) continue;
      highest = fit.value;
      last_ = std::move(fit.gamma);
    }
    if (!highest) return std::nullopt;
    return 2.0 * (top_value_ - *highest);
  }

  Eigen::Index held_;
  Penalty penalty_;
  Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1> order_;
  Orthogonal base_;
  LogisticLikelihood likelihood_;
  Eigen::VectorXd top_;
  double top_value_ = 0.0;
  Eigen::VectorXd last_;
};

Result<ModelTest> test_without(const LogisticDesign& design, const LogisticMaximum& fit,
                               const std::vector<Eigen::Index>& held, Penalty penalty) {
  const auto loss = Held(design, fit, held, penalty).loss_at_zero();
  if (!loss) {
    return fail(
        Errc::not_converged, "terms",
        "The search for the most likely coefficients of a model without some of the columns came to no "
        "end.",
        "Leave out columns that nearly tell the outcomes apart or nearly follow from others.");
  }
  return model_test(*loss, static_cast<Eigen::Index>(held.size()));
}

/// Of the coefficient in standardized units (the intercept: as given).
std::optional<Interval> profile_interval(const LogisticDesign& design, const LogisticMaximum& fit,
                                         Eigen::Index coefficient, double estimate, double se, double level,
                                         Penalty penalty) {
  const auto critical = chi_square_quantile(level, 1.0);
  if (!critical) return std::nullopt;
  Held held(design, fit, {coefficient}, penalty);
  const auto above = [&](double value) {
    const auto loss = held.loss_at(value);
    return loss ? *loss - *critical : std::numeric_limits<double>::quiet_NaN();
  };
  const RootTolerance tolerance{0.0, kProfileAccuracy * se};
  const double step = 0.5 * std::sqrt(*critical) * se;
  const auto limit = [&](double side) -> std::optional<double> {
    held.from_the_top();
    const auto root =
        root_outwards(above, estimate, side * step, estimate + side * kProfileReach * se, tolerance);
    // A sign may also change where one top gives way to another.
    if (!root || !(std::abs(above(*root)) <= kProfileJump)) return std::nullopt;
    return root;
  };
  const auto low = limit(-1.0);
  const auto high = limit(1.0);
  if (!low || !high) return std::nullopt;
  return Interval{*low, *high};
}

/// Covariance of the coefficients in given units.
Eigen::MatrixXd covariance(const LogisticDesign& design, const LogisticMaximum& fit,
                           const Eigen::MatrixXd& of_gamma) {
  const auto size = fit.gamma.size();
  // coefficients = R^-1 gamma, then in given units: beta = T coefficients.
  Eigen::MatrixXd to_given = Eigen::MatrixXd::Identity(size, size);
  for (Eigen::Index j = 1; j < size; ++j) {
    to_given(j, j) = 1.0 / design.scale(j - 1);
    to_given(0, j) = -design.center(j - 1) / design.scale(j - 1);
  }
  const Eigen::MatrixXd from_gamma =
      to_given * fit.base.r.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(size, size));
  return from_gamma * of_gamma * from_gamma.transpose();
}

LogisticFitMeasures fit_measures(double value, double null_value, double n, double coefficients) {
  const double per_patient = 2.0 * (null_value - value) / n;
  return {-2.0 * value,
          -2.0 * null_value,
          -2.0 * value + 2.0 * coefficients,
          1.0 - value / null_value,
          -std::expm1(per_patient),
          nagelkerke(value, null_value, n)};
}

/// Rao's test at the intercept alone: there the information is p (1 - p) n times the identity in
/// orthogonal columns.
ModelTest score_test(const LogisticDesign& design, const LogisticMaximum& fit) {
  const double n = static_cast<double>(design.outcome.size());
  const double p = design.events / n;
  Eigen::VectorXd gamma = Eigen::VectorXd::Zero(fit.gamma.size());
  gamma(0) = std::log(design.events / (n - design.events));
  const auto size = gamma.size();
  const Eigen::VectorXd score =
      LogisticLikelihood(fit.base.q, design.outcome, Penalty::none).at(gamma, size).score.tail(size - 1);
  return model_test(score.squaredNorm() / (n * p * (1.0 - p)), size - 1);
}

}  // namespace

Result<LogisticFit> logistic_regression(std::span<const ModelTerm> terms,
                                        std::span<const std::uint8_t> outcome,
                                        const LogisticOptions& options) {
  const auto critical = two_sided_critical_z(options.level);
  if (!critical) return tl::unexpected<Error>(critical.error());
  // What is refused is refused of the rows as they came; sorted, no sum depends on their order.
  if (const auto ok = logistic_design(terms, outcome); !ok) return tl::unexpected<Error>(ok.error());
  const auto order = ordered_rows(terms, outcome);
  std::vector<std::vector<double>> values;
  const auto design = logistic_design(drawn_terms(terms, order, values), drawn_outcome(outcome, order));
  if (!design) return tl::unexpected<Error>(design.error());
  const auto fit = fit_logistic(*design, options.penalty);
  if (!fit) return tl::unexpected<Error>(fit.error());
  const Penalty penalty = options.penalty;
  const auto size = fit->gamma.size();
  const double n = static_cast<double>(outcome.size());

  const LogisticLikelihood likelihood(fit->base.q, design->outcome, Penalty::none);
  const auto of_gamma = inverse_information(likelihood.information(fit->gamma));
  if (!of_gamma) {
    return fail(Errc::not_converged, "terms",
                "The columns nearly tell the outcomes apart: the standard errors cannot be computed.",
                "Use Firth's penalized likelihood, or leave columns out.");
  }
  const Eigen::VectorXd beta = in_given_units(*design, fit->coefficients);
  const Eigen::VectorXd se = covariance(*design, *fit, *of_gamma).diagonal().cwiseSqrt();

  LogisticFit out;
  for (Eigen::Index j = 0; j < size; ++j) {
    LogisticCoefficient row;
    row.name = j == 0 ? "(intercept)" : design->names[static_cast<std::size_t>(j - 1)];
    row.log_estimate = beta(j);
    row.log_se = se(j);
    row.log_ci = {beta(j) - *critical * se(j), beta(j) + *critical * se(j)};
    row.estimate = exp_within_doubles(row.log_estimate);
    row.ci = exp_within_doubles(row.log_ci);
    row.statistic = beta(j) / se(j);
    row.p_value = *two_sided_p_from_z(row.statistic);
    if (options.profile) {
      const double unit = j == 0 ? 1.0 : design->scale(j - 1);
      auto limits = profile_interval(*design, *fit, j, beta(j) * unit, se(j) * unit, options.level, penalty);
      if (limits) {
        row.log_profile_ci = Interval{limits->low / unit, limits->high / unit};
        row.profile_ci = exp_within_doubles(*row.log_profile_ci);
      }
      const auto without = test_without(*design, *fit, {j}, penalty);
      if (!without) return tl::unexpected<Error>(without.error());
      row.likelihood_ratio = *without;
    }
    out.coefficients.push_back(std::move(row));
  }

  std::vector<Eigen::Index> all;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    std::vector<Eigen::Index> held;
    for (Eigen::Index j = 1; j < size; ++j) {
      if (design->term_of[static_cast<std::size_t>(j - 1)] == static_cast<Eigen::Index>(term)) {
        held.push_back(j);
      }
    }
    const auto without = test_without(*design, *fit, held, penalty);
    if (!without) return tl::unexpected<Error>(without.error());
    out.terms.push_back({terms[term].name, *without});
    all.insert(all.end(), held.begin(), held.end());
  }
  const auto against_none = test_without(*design, *fit, all, penalty);
  if (!against_none) return tl::unexpected<Error>(against_none.error());
  out.likelihood_ratio = *against_none;

  switch (penalty) {
    case Penalty::none:
      out.log_likelihood = fit->value;
      out.measures =
          fit_measures(fit->value, null_log_likelihood(n, design->events), n, static_cast<double>(size));
      out.score = score_test(*design, *fit);
      break;
    case Penalty::firth:
      // The determinant of the information in given units.
      out.log_likelihood =
          fit->value + fit->base.r.diagonal().array().log().sum() + design->scale.array().log().sum();
      break;
  }
  out.probabilities.resize(outcome.size());
  for (Eigen::Index i = 0; i < design->columns.rows(); ++i) {
    double log_odds = fit->coefficients(0);
    for (Eigen::Index j = 1; j < size; ++j) log_odds += fit->coefficients(j) * design->columns(i, j - 1);
    out.probabilities[order[static_cast<std::size_t>(i)]] = inverse_logit(log_odds);
  }
  out.n = static_cast<std::int64_t>(outcome.size());
  out.events = static_cast<std::int64_t>(design->events);
  out.events_per_variable = std::min(design->events, n - design->events) / static_cast<double>(size - 1);
  return out;
}

}  // namespace myolung::stats
