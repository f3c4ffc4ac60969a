#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "myolung/concordance.hpp"
#include "myolung/error.hpp"
#include "myolung/model_term.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

// Patients are followed from time 0, as in kaplan_meier.

/// What is made of several events at one time.
enum class Ties : std::uint8_t { efron, breslow };

struct CoxCoefficient {
  std::string name;  ///< the column's
  double estimate;   ///< the hazard ratio of one unit more, exp(log_estimate)
  Interval ci;
  double log_estimate;
  double log_se;
  Interval log_ci;   ///< log_estimate -+ z log_se (Wald)
  double statistic;  ///< log_estimate / log_se
  double p_value;    ///< two-sided
};

struct CoxFit {
  std::vector<CoxCoefficient> coefficients;  ///< the columns in their order
  std::vector<TermTest> terms;
  double log_likelihood_null;
  double log_likelihood;
  ModelTest likelihood_ratio;  ///< against no term at all, as the two that follow
  ModelTest wald;
  ModelTest score;
  std::vector<double> log_hazard;  ///< of each patient: x b, each column from its mean among those at risk
  std::optional<Concordance> concordance;  ///< of log_hazard; none when no two patients can be compared
  Ties ties;
  std::int64_t n;
  std::int64_t events;
  int iterations;
};

struct CoxOptions {
  Ties ties = Ties::efron;
  double level = 0.95;
};

/// Cox's proportional hazards model by maximal partial likelihood. With r_j = exp(x_j b), R the risk set and
/// D the d events at a time, the log likelihood is the sum over times of
///   Breslow: sum of x_i b over D, minus d log(sum of r over R)
///   Efron: the same, minus sum over l < d of log(sum of r over R - l / d sum of r over D).
/// O(n log n), then O(n p^2) a step.
/// Domain: times and events as kaplan_meier; at least one term, each with columns of as many finite values as
/// there are times, below 1e100; kLowestLevel <= level < 1. Refused besides: too_few (no event), no_variation
/// (a column that is the same for all who are at risk at an event, or that follows from others),
/// separation (those with the event are always the highest at risk, in one column or by several: a
/// coefficient has no end), not_converged (also when a value lies so far out that nothing is seen beside it),
/// out_of_range (a hazard ratio beyond e^700); `input` names the column. Accuracy: 1e-8 relative
/// (coefficients: of the standard error where that is larger), log likelihoods 1e-9, against R survival coxph
/// (tests/oracle/survival). Source: Cox 1972, J R Stat Soc B 34:187; Efron 1977, J Am Stat Assoc 72:557;
/// Breslow 1974, Biometrics 30:89.
[[nodiscard]] Result<CoxFit> cox(std::span<const double> times, std::span<const std::uint8_t> events,
                                 std::span<const ModelTerm> terms, const CoxOptions& options = {});

/// The scale of time on which a coefficient may drift: 1 - Kaplan-Meier's estimate just before the time, the
/// time, its (mid)rank, its logarithm.
enum class TimeScale : std::uint8_t { km, identity, rank, log };

struct ProportionalHazardsTest {
  struct Term {
    std::string name;
    ModelTest test;  ///< with as many degrees of freedom as the term has columns
  };
  std::vector<Term> terms;
  ModelTest global;
  TimeScale scale;
};

/// Tests whether the hazard ratios of a Cox model stay the same over time: the score test at c = 0 of
/// b(t) = b + c g(t), for each term alone and for all together, g the time on `scale`, with the ties of
/// the fit.
/// Domain: the data of `fit` (asserted); events at 2 or more times, between which a risk set varies, else
/// no_variation; times above 0 for the logarithm, else out_of_range.
/// Accuracy: 1e-7 relative against R survival cox.zph of version 3.5, which since 3.0 is this test
/// (tests/oracle/survival).
/// Source: Grambsch & Therneau 1994, Biometrika 81:515.
[[nodiscard]] Result<ProportionalHazardsTest> proportional_hazards(std::span<const double> times,
                                                                   std::span<const std::uint8_t> events,
                                                                   std::span<const ModelTerm> terms,
                                                                   const CoxFit& fit,
                                                                   TimeScale scale = TimeScale::km);

}  // namespace myolung::stats
