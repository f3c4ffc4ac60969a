#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "myolung/cox.hpp"
#include "stats/newton.hpp"

namespace myolung::stats {

/// The partial likelihood of a Cox model. Who leaves before the first event is in no risk set and left out.
/// The columns have mean 0 and standard deviation 1. The rows run from the last time to the first, among
/// equals in the order of their values, so that no answer depends on the order in which they came.
class CoxLikelihood {
 public:
  /// Domain (asserted): times and events checked, at least one event; columns of as many values, below
  /// 1e150.
  CoxLikelihood(std::span<const double> times, std::span<const std::uint8_t> events,
                std::span<const ModelColumn> columns, Ties ties);

  /// Of each column among those at risk at an event; the deviation is 0 where it does not vary.
  [[nodiscard]] const Eigen::VectorXd& mean() const { return mean_; }
  [[nodiscard]] const Eigen::VectorXd& sd() const { return sd_; }

  /// `beta` and the answer are of the standardized columns. Domain (asserted): each varies.
  [[nodiscard]] Likelihood operator()(const Eigen::VectorXd& beta) const;

  /// Whether in this direction those with the event are at every event the highest at risk, and not all at
  /// risk alike: then the likelihood rises without end. `border`: what counts as alike, of the range.
  [[nodiscard]] bool orders_events(const Eigen::VectorXd& direction, double border) const;

  /// What each event time adds to the likelihood, from the last to the first.
  void for_each_time(const Eigen::VectorXd& beta,
                     const std::function<void(double time, const Likelihood& added)>& visit) const;

 private:
  struct Run {  // of rows with one time
    double time;
    Eigen::Index begin;
    Eigen::Index events_end;  // those with the event come first
    Eigen::Index end;
  };

  std::vector<Run> runs_;
  Eigen::MatrixXd x_;  // a patient a column
  Eigen::VectorXd mean_;
  Eigen::VectorXd sd_;
  Ties ties_;
};

}  // namespace myolung::stats
