#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

// How well predicted probabilities agree with what happened. Domain of every function here: probabilities
// from 0 to 1 (Errc::out_of_range); outcomes 0 or 1, one for each (Errc::unequal_lengths), at least 1 of
// either (Errc::too_few); kLowestLevel <= level < 1. Intervals are normal.

/// An estimate with its standard error.
struct CalibrationEstimate {
  double estimate;
  double se;
  Interval ci;
};

/// Observed over expected events.
struct ObservedExpected {
  double estimate;
  double log_estimate;
  double log_se;
  Interval ci;  ///< exp(log_estimate -+ z * log_se)
};

/// Whether as many had the outcome as were predicted; the predictions are held to be fixed.
struct CalibrationInTheLarge {
  std::int64_t n;
  std::int64_t events;
  double observed;                 ///< o = events / n
  double mean_predicted;           ///< m
  CalibrationEstimate difference;  ///< o - m, se = sqrt(o (1 - o) / n)
  std::optional<ObservedExpected>
      observed_expected;  ///< o / m, log_se = sqrt((1 - o) / events); none at m = 0
};

/// Accuracy: 1e-12 against R arithmetic (tests/oracle/calibration).
/// Source: Debray et al. 2017, BMJ 356:i6460 (O/E); Van Calster et al. 2016, J Clin Epidemiol 74:167.
[[nodiscard]] Result<CalibrationInTheLarge> calibration_in_the_large(std::span<const double> probability,
                                                                     std::span<const std::uint8_t> outcome,
                                                                     double level = 0.95);

/// The places, from 0, of probabilities of exactly 0 or 1, which have no log odds.
[[nodiscard]] std::vector<std::size_t> certain_probabilities(std::span<const double> probability);

// What follows looks at log odds, and refuses probabilities of exactly 0 or 1 with their places, from 1.

/// The intercept given slope 1: a in log odds of the outcome = a + logit(p). 0 when as many as predicted had
/// the outcome, below 0 when fewer.
/// Accuracy: 1e-8 against R glm(y ~ offset(qlogis(p))) (tests/oracle/calibration).
/// Source: Cox 1958, Biometrika 45:562; Steyerberg 2010, Epidemiology 21:128.
[[nodiscard]] Result<CalibrationEstimate> calibration_intercept(std::span<const double> probability,
                                                                std::span<const std::uint8_t> outcome,
                                                                double level = 0.95);

/// The model log odds of the outcome = a + b logit(p).
struct CalibrationSlope {
  CalibrationEstimate slope;      ///< b: below 1 when the predictions are too far apart
  CalibrationEstimate intercept;  ///< a of this model, where logit(p) is 0: not that given slope 1
  double statistic;               ///< likelihood ratio of this model to a = 0 and b = 1
  double df;                      ///< 2
  double p_value;                 ///< of both at once
};

/// Domain: as well at least two different probabilities (Errc::no_variation) that do not tell the outcomes
/// apart (Errc::separation: the slope has no end).
/// Accuracy and source: as calibration_intercept, against R glm(y ~ qlogis(p)).
[[nodiscard]] Result<CalibrationSlope> calibration_slope(std::span<const double> probability,
                                                         std::span<const std::uint8_t> outcome,
                                                         double level = 0.95);

struct BrierScore {
  double estimate;  ///< mean of (p - y)^2
  double se;        ///< standard deviation of (p - y)^2 over the root of n
  Interval ci;      ///< cut at 0 and 1
  double scaled;    ///< 1 - estimate / (o (1 - o)) with o the share with the outcome; below 0: worse than o
};

/// Accuracy: 1e-12 against R arithmetic (tests/oracle/calibration).
/// Source: Brier 1950, Mon Weather Rev 78:1; Steyerberg et al. 2010, Epidemiology 21:128.
[[nodiscard]] Result<BrierScore> brier_score(std::span<const double> probability,
                                             std::span<const std::uint8_t> outcome, double level = 0.95);

struct CalibrationPoint {
  double predicted;
  double observed;  ///< probability of the outcome by the curve
  Interval ci;      ///< pointwise, of the log odds, turned back
};

struct CalibrationCurve {
  std::vector<double> knots;  ///< as probabilities
  std::vector<CalibrationPoint> points;
  // Over the patients, of |observed by the curve - predicted|:
  double ici;   ///< mean: integrated calibration index
  double e50;   ///< median
  double e90;   ///< 90th percentile (quantile definition 7)
  double emax;  ///< largest
};

/// A smooth curve of the observed over the predicted probability, at the probabilities `at`: a logistic
/// model with a restricted cubic spline of logit(p) with `knots` knots at its quantiles (0.1, 0.5, 0.9; 0.05,
/// 0.35, 0.65, 0.95; or 0.05, 0.275, 0.5, 0.725, 0.95; quantile definition 7), linear beyond the outer ones.
/// Domain: as calibration_slope; 3 to 5 knots; `at` between the smallest and the largest probability, else
/// Errc::out_of_range; more patients than knots, else Errc::too_few; hardly more different probabilities than
/// knots: Errc::no_variation; outcomes told apart over part of the range: Errc::separation.
/// Accuracy: 1e-9 against R glm(y ~ Hmisc::rcspline.eval(qlogis(p))) and its predictions
/// (tests/oracle/calibration).
/// Source: Harrell 2015, Regression Modeling Strategies, 2.4.5; Austin & Steyerberg 2019, Stat Med 38:4051.
[[nodiscard]] Result<CalibrationCurve> calibration_curve(std::span<const double> probability,
                                                         std::span<const std::uint8_t> outcome,
                                                         std::span<const double> at, std::size_t knots = 4,
                                                         double level = 0.95);

}  // namespace myolung::stats
