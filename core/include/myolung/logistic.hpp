#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/model_term.hpp"
#include "myolung/proportion.hpp"
#include "myolung/roc.hpp"

namespace myolung::stats {

enum class Penalty : std::uint8_t {
  none,   ///< maximum likelihood
  firth,  ///< plus half the log determinant of the information: finite also under separation
};

struct LogisticOptions {
  Penalty penalty = Penalty::none;
  bool profile = false;  ///< limits from the profile likelihood, and a likelihood ratio for each coefficient
  double level = 0.95;
};

struct LogisticCoefficient {
  std::string name;                ///< the column's; "(intercept)"
  std::optional<double> estimate;  ///< the odds ratio of one unit more; empty outside 2.3e-308 to 1.7e308
  std::optional<Interval> ci;      ///< exp(log_ci); likewise
  double log_estimate;             ///< the coefficient
  double log_se;
  Interval log_ci;   ///< Wald: log_estimate -+ z log_se
  double statistic;  ///< z = log_estimate / log_se
  double p_value;    ///< two-sided, Wald
  /// Where twice the log likelihood, the others maximized, lies a chi-square quantile below its top. Empty
  /// when not asked for, and when such a limit was not reached.
  std::optional<Interval> log_profile_ci;
  std::optional<Interval> profile_ci;         ///< exp(log_profile_ci)
  std::optional<ModelTest> likelihood_ratio;  ///< without this coefficient; when asked for
};

/// How near the model comes to the outcomes, by maximum likelihood l against the intercept's l0 alone.
struct LogisticFitMeasures {
  double deviance;       ///< -2 l
  double null_deviance;  ///< -2 l0
  double aic;            ///< -2 l + 2 times the number of coefficients
  double mcfadden;       ///< 1 - l / l0 (McFadden 1974)
  double cox_snell;      ///< 1 - exp(2 (l0 - l) / n)
  double nagelkerke;  ///< cox_snell over its maximum, 1 - exp(2 l0 / n) (Nagelkerke 1991, Biometrika 78:691)
};

struct LogisticFit {
  std::vector<LogisticCoefficient> coefficients;  ///< the intercept, then the columns in their order
  std::vector<TermTest> terms;
  ModelTest likelihood_ratio;                   ///< against the intercept alone
  std::optional<ModelTest> score;               ///< Rao's, at the intercept alone; by maximum likelihood only
  double log_likelihood;                        ///< at the estimates; penalized with Penalty::firth
  std::optional<LogisticFitMeasures> measures;  ///< by maximum likelihood only
  std::vector<double> probabilities;            ///< of each patient, fitted
  std::int64_t n;
  std::int64_t events;
  /// The rarer outcome over the columns. Below 10 coefficients are biased and intervals too narrow as a rule
  /// (Peduzzi 1996, J Clin Epidemiol 49:1373).
  double events_per_variable;
};

/// Logistic regression: log odds of the outcome = intercept + sum of coefficient times column.
///   l(b) = sum of y eta - log(1 + exp(eta)); covariance = inverse information at the estimates.
///   Penalty::firth: l(b) + log det I(b) / 2, whose restricted maxima keep the determinant of all columns.
/// Domain: `outcome` of 0 and 1, both there; at least one term; every column as long, finite, of sizes
/// below 1e100, not constant and no linear combination of the others; more patients than coefficients;
/// kLowestLevel <= level < 1.
/// Errors: unequal_lengths, not_finite, out_of_range, too_few, no_variation (a constant column, one that
/// the others give), not_converged; separation when some combination of
/// columns tells the outcomes apart, wholly or but for patients on the border, so that no maximum exists;
/// `input` names the columns.
/// Accuracy: estimates, statistics and measures 1e-8 relative (statistics of tests also 1e-9 absolute)
/// against the maximum found in R, itself held to glm at 1e-7; p values 1e-6; profile limits 1e-6 of
/// themselves plus 1e-6 standard errors, against R uniroot. Firth: 1e-6, p values 1e-4, against the penalized
/// likelihood maximized in R (tests/oracle/logistic).
/// The same bits in whichever order the patients come.
/// Cost: for n patients and p columns, n p^2 a step, and n p^3 / 2 for each of the last two or three steps of
/// Penalty::firth; some 10 steps for the model, for each term left out, and for each point of a profile; with
/// Penalty::firth up to three times as many, from several starts.
/// Source: Hosmer, Lemeshow & Sturdivant 2013, Applied Logistic Regression; Firth 1993, Biometrika 80:27;
/// Heinze & Schemper 2002, Stat Med 21:2409; Albert & Anderson 1984, Biometrika 71:1 (separation).
[[nodiscard]] Result<LogisticFit> logistic_regression(std::span<const ModelTerm> terms,
                                                      std::span<const std::uint8_t> outcome,
                                                      const LogisticOptions& options = {});

struct BootstrapOptions {
  Penalty penalty = Penalty::none;
  int resamples = 500;
  std::uint64_t seed = 1;
};

struct LogisticValidation {
  Corrected auc;
  Corrected brier;       ///< mean squared distance of probability and outcome; optimism is negative as a rule
  Corrected nagelkerke;  ///< with l(b) of a model's b as it is: below 0 for one worse than none
  int resamples;         ///< that gave a model, of those asked for
  int separated;         ///< that gave none: the outcomes were told apart, or nearly
  int degenerate;        ///< that gave none: only one outcome was drawn, or columns constant or collinear
};

/// How much the measures of a logistic regression owe to being taken from the patients that it was fitted
/// to: optimism = mean over the resamples of (measure of the refitted model in the resample - its measure in
/// all patients). Resamples that give no model are left out, and counted.
/// Domain: as logistic_regression, and 1 to 100 000 resamples; Errc::too_few when less than half of the
/// resamples give a model.
/// Accuracy: 1e-8 relative against R on given resamples (tests/oracle/logistic).
/// Source: Harrell, Lee & Mark 1996, Stat Med 15:361.
[[nodiscard]] Result<LogisticValidation> bootstrap_logistic(std::span<const ModelTerm> terms,
                                                            std::span<const std::uint8_t> outcome,
                                                            const BootstrapOptions& options = {});

}  // namespace myolung::stats
