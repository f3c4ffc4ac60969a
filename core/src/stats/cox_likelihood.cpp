#include "stats/cox_likelihood.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Of patients weighted by r: the sum of r, the mean of x, and the sum of r (x - mean) (x - mean)' (its lower
/// half), brought up to date one by one: a difference of sums of squares would lose the digits of those who
/// are alike when someone far out is at risk with them.
struct Moments {
  double weight = 0.0;
  VectorXd mean;
  MatrixXd spread;

  explicit Moments(Index size) : mean(VectorXd::Zero(size)), spread(MatrixXd::Zero(size, size)) {}
  template <class Column>
  void add(double r, const Column& x) {
    const double others = weight;
    weight += r;
    if (!(weight > 0.0)) return;
    const VectorXd apart = x - mean;
    // From the nearer end.
    if (r > others) {
      mean = x - others / weight * apart;
    } else {
      mean += r / weight * apart;
    }
    const double both = r * (others / weight);
    for (Index j = 0; j < x.size(); ++j) {
      const double by = both * apart(j);
      for (Index i = j; i < x.size(); ++i) spread(i, j) += by * apart(i);
    }
  }
  void clear() {
    weight = 0.0;
    mean.setZero();
    spread.setZero();
  }
};

/// `times` the term of the likelihood of a risk set less a `share` of those with the event.
void add_term(Likelihood& out, const Moments& risk, const Moments& with, double share, double times) {
  const double away = share * with.weight;
  const double weight = risk.weight - away;
  const VectorXd apart = risk.mean - with.mean;
  out.value -= times * std::log(weight);
  out.score -= times * (risk.mean + away / weight * apart);
  out.information +=
      times / weight *
      (risk.spread - share * with.spread - away * (risk.weight / weight) * apart * apart.transpose());
}

}  // namespace

CoxLikelihood::CoxLikelihood(std::span<const double> times, std::span<const std::uint8_t> events,
                             std::span<const ModelColumn> columns, Ties ties)
    : ties_(ties) {
  double first_event = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (events[i] == 1) first_event = std::min(first_event, times[i]);
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i] >= first_event) order.push_back(i);
  }
  assert(!order.empty());
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (times[a] != times[b]) return times[a] > times[b];
    if (events[a] != events[b]) return events[a] > events[b];
    for (const auto& column : columns) {
      if (column.values[a] != column.values[b]) return column.values[a] < column.values[b];
    }
    return false;
  });

  const auto n = static_cast<Index>(order.size());
  for (Index at = 0; at < n;) {
    const auto patient = [&](Index row) { return order[static_cast<std::size_t>(row)]; };
    Run run{times[patient(at)], at, at, at};
    for (; run.end < n && times[patient(run.end)] == run.time; ++run.end) {
      if (events[patient(run.end)] == 1) ++run.events_end;
    }
    runs_.push_back(run);
    at = run.end;
  }

  const auto size = static_cast<Index>(columns.size());
  x_.resize(size, n);
  mean_.resize(size);
  sd_.resize(size);
  std::vector<double> column(order.size());
  for (Index k = 0; k < size; ++k) {
    const auto values = columns[static_cast<std::size_t>(k)].values;
    for (std::size_t i = 0; i < order.size(); ++i) column[i] = values[order[i]];
    const auto [lowest, highest] = std::minmax_element(column.begin(), column.end());
    // In units of the range no square vanishes or overflows.
    const double range = *highest - *lowest;
    const double origin = *lowest;
    mean_(k) = origin;
    sd_(k) = 0.0;
    x_.row(k).setZero();
    if (!(range > 0.0)) continue;
    for (double& value : column) value = (value - origin) / range;
    const double centre = stats::mean(column);
    const double deviation = std::sqrt(squared_deviations(column, centre) / static_cast<double>(n));
    for (std::size_t i = 0; i < order.size(); ++i) {
      x_(k, static_cast<Index>(i)) = (column[i] - centre) / deviation;
    }
    mean_(k) = origin + range * centre;
    sd_(k) = range * deviation;
  }
}

Likelihood CoxLikelihood::operator()(const VectorXd& beta) const {
  const Index size = beta.size();
  Sum value;
  Likelihood out{0.0, VectorXd::Zero(size), MatrixXd::Zero(size, size)};
  for_each_time(beta, [&](double, const Likelihood& added) {
    value.add(added.value);
    out.score += added.score;
    out.information += added.information;
  });
  out.value = value.value();
  return out;
}

bool CoxLikelihood::orders_events(const VectorXd& direction, double border) const {
  const VectorXd height = x_.transpose() * direction;
  const double alike = border * (height.maxCoeff() - height.minCoeff());
  double lowest = std::numeric_limits<double>::infinity();
  double highest = -lowest;
  bool differ = false;
  for (const auto& run : runs_) {
    for (Index i = run.begin; i < run.end; ++i) {
      lowest = std::min(lowest, height(i));
      highest = std::max(highest, height(i));
    }
    for (Index i = run.begin; i < run.events_end; ++i) {
      if (height(i) < highest - alike) return false;
    }
    differ = differ || (run.events_end > run.begin && lowest < highest - alike);
  }
  return differ;
}

void CoxLikelihood::for_each_time(const VectorXd& beta,
                                  const std::function<void(double, const Likelihood&)>& visit) const {
  assert(beta.size() == x_.rows() && (sd_.array() > 0.0).all());
  const Index size = beta.size();
  VectorXd eta = x_.transpose() * beta;
  eta.array() -= eta.maxCoeff();  // one factor in all risk sets: it cancels
  const VectorXd hazard = eta.array().exp();
  Moments risk(size);
  Moments with(size);
  Likelihood added;
  for (const auto& run : runs_) {
    for (Index i = run.begin; i < run.end; ++i) risk.add(hazard(i), x_.col(i));
    if (run.events_end == run.begin) continue;
    added.value = 0.0;
    added.score.setZero(size);
    added.information.setZero(size, size);
    const auto d = static_cast<double>(run.events_end - run.begin);
    for (Index i = run.begin; i < run.events_end; ++i) {
      added.value += eta(i);
      added.score += x_.col(i);
    }
    switch (run.events_end - run.begin == 1 ? Ties::breslow : ties_) {
      case Ties::breslow: add_term(added, risk, with, 0.0, d); break;
      case Ties::efron:
        for (Index i = run.begin; i < run.events_end; ++i) with.add(hazard(i), x_.col(i));
        for (double l = 0.0; l < d; ++l) add_term(added, risk, with, l / d, 1.0);
        with.clear();
        break;
    }
    added.information.triangularView<Eigen::StrictlyUpper>() = added.information.transpose();
    visit(run.time, added);
  }
}

}  // namespace myolung::stats
