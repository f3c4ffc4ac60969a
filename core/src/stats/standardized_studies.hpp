#pragma once

#include <span>
#include <vector>

#include "myolung/meta_analysis.hpp"

namespace myolung::stats {

/// Studies as distances from the most precise one's estimate, in units of its standard error: nothing
/// overflows, and a study that outweighs all others costs the differences no digits.
struct StandardizedStudies {
  double anchor;  ///< estimate of the most precise study
  double unit;    ///< its se
  std::vector<double> distances;
  std::vector<double> variances;  ///< 1 and more

  [[nodiscard]] std::size_t size() const { return distances.size(); }
};

/// The study of the smallest standard error; of several, the one of the lowest estimate. Domain (asserted):
/// at least one study.
[[nodiscard]] StudyEstimate most_precise(std::span<const StudyEstimate> studies);

/// Refuses what pool_fixed_effect refuses, and standard errors or distances too far apart to square.
[[nodiscard]] Result<StandardizedStudies> standardized(std::span<const StudyEstimate> studies);

/// The studies weighed by w = 1 / (variance + tau2), all in the units of StandardizedStudies. With W = sum(w)
/// and P = diag(w) - w w'/W, the matrix of residuals:
struct Weighing {
  double weights;                    ///< W
  double mean;                       ///< weighted mean of the distances
  double q;                          ///< y'Py = sum(w (y - mean)^2)
  double q_of_squares;               ///< y'PPy = sum(w^2 (y - mean)^2)
  double trace;                      ///< tr P = W - sum(w^2) / W
  double restricted_log_likelihood;  ///< without its constant
};

/// Domain (asserted): at least one study, tau2 >= 0. No difference of nearly equal sums is taken.
[[nodiscard]] Weighing weigh(const StandardizedStudies& studies, double tau2);

/// tau2 in squared units. Domain (asserted): a random-effects model. One study has 0.
/// Errc::not_converged when it is not found.
[[nodiscard]] Result<double> between_study_variance(const StandardizedStudies& studies, PoolingModel model);

/// The values of tau2, in squared units, at which q lies between the chi-square quantiles.
/// Errc::not_converged when one of them is not found.
/// Domain (asserted): two studies or more; kLowestLevel <= level < 1.
[[nodiscard]] Result<Interval> q_profile(const StandardizedStudies& studies, double level);

}  // namespace myolung::stats
