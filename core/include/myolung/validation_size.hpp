#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "myolung/error.hpp"

namespace myolung::stats {

/// How wide the confidence intervals of an external validation may be.
struct ValidationTargets {
  double observed_expected_width = 0.2;  ///< of the O/E ratio, around 1
  double slope_width = 0.2;              ///< of the calibration slope
  double c_statistic_width = 0.1;
  double level = 0.95;
};

/// What is expected of the patients: how many, how many of them with the outcome, how well told apart.
struct ValidationSetting {
  std::int64_t n;
  double prevalence;
  double c_statistic;
  /// Of the patients whose predictions are given, where it is another: the slope's events are counted by it.
  std::optional<double> own_prevalence = {};
};

struct SizeCriterion {
  double target_se;
  double se;                   ///< expected with n patients
  double width;                ///< of the interval, expected with n patients
  std::int64_t needed;         ///< patients for the target
  std::int64_t events_needed;  ///< of those, with the outcome in the criterion's own patients, rounded up
  bool enough;                 ///< n >= needed
};

struct ValidationSize {
  SizeCriterion observed_expected;  ///< standard errors are of log(O/E)
  SizeCriterion slope;
  SizeCriterion c_statistic;
  std::int64_t needed;         ///< the most of the three
  std::int64_t events_needed;  ///< those of the criterion that needs the most
  bool enough;
};

/// Whether n patients are enough to validate a model with a binary outcome, by three criteria. With o the
/// prevalence, C the c-statistic, w = p (1 - p) and x = logit(p) over the predicted probabilities p, taken as
/// well calibrated (the slope alone looks at them: it does not follow o or C):
///   log(O/E): se = sqrt((1 - o) / (n o)); width 2 sinh(z se);
///   slope:    se = 1 / sqrt(n mean(w (x - mean_w(x))^2)), mean_w(x) = mean(w x) / mean(w); width 2 z se;
///   C:        se = sqrt(C (1 - C) (1 + (n/2 - 1) ((1 - C) / (2 - C) + C / (1 + C))) / (n^2 o (1 - o)));
///             width 2 z se.
/// Domain: 0 < o, own_prevalence, C, p < 1; kLowestLevel <= level < 1; n o and n (1 - o) at least 1,
/// n at most 1e9; widths from 0.001 to 10, else Errc::out_of_range; no p: Errc::too_few; all p the same:
/// Errc::no_variation.
/// Accuracy: 1e-10 against R arithmetic, and with R integrate the published example of the R package
/// pmvalsampsize (tests/oracle/validation_size).
/// Source: Riley et al. 2021, Stat Med 40:4230; Newcombe 2006, Stat Med 25:559.
[[nodiscard]] Result<ValidationSize> validation_size(const ValidationSetting& setting,
                                                     std::span<const double> probability,
                                                     const ValidationTargets& targets = {});

}  // namespace myolung::stats
