#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

/// One study's estimate on the scale it is pooled on (ratios as logarithms), with its standard error,
/// which is not its variance.
struct StudyEstimate {
  double estimate;
  double se;
};

struct PooledEstimate {
  double estimate;
  double se;
  Interval ci;
  double statistic;  ///< z = estimate / se
  double p_value;    ///< two-sided
  double q;          ///< Cochran's Q
  double q_df;       ///< studies - 1
  double q_p_value;  ///< 1 for one study
  double i2;         ///< max(0, (q - q_df) / q), a share from 0 to 1
  std::int64_t n;    ///< studies
};

/// Inverse-variance pooling under one common effect ("fixed effect"): weights w = 1/se^2,
///   estimate = sum(w y) / sum(w), se = 1 / sqrt(sum(w)), q = sum(w (y - estimate)^2).
/// Domain: at least one study, estimates finite, se > 0 and finite, kLowestLevel <= level < 1, else
/// Errc::out_of_range; also when a result is too large for a double.
/// Accuracy: 1e-10 relative (estimate: of the largest study estimate) against R metafor
/// rma(method = "FE"), p values down to 1e-300 (tests/oracle/meta_analysis).
/// Source: Cochran 1954, Biometrics 10:101; Higgins & Thompson 2002, Stat Med 21:1539 (I2).
[[nodiscard]] Result<PooledEstimate> pool_fixed_effect(std::span<const StudyEstimate> studies,
                                                       double level = 0.95);

/// The p value of Cochran's Q behind a printed I2 (a share, 0 to 1) of `k` studies:
/// q = (k - 1) / (1 - i2) in the upper chi-square tail with k - 1 degrees of freedom.
/// At i2 = 0 it is the least p value possible, since every q up to k - 1 prints as 0.
/// Domain: 0 <= i2 < 1, 2 <= k <= 1e9, else Errc::out_of_range.
/// Accuracy: 1e-10 relative down to 1e-300 against R pchisq (tests/oracle/meta_analysis).
[[nodiscard]] Result<double> heterogeneity_p_from_i2(double i2, std::int64_t k);

/// How the true effects of the studies are thought of.
enum class PoolingModel : std::uint8_t {
  fixed_effect,        ///< one effect, common to all
  dersimonian_laird,   ///< effects that vary with variance tau2, by the moments of Q
  restricted_maximum,  ///< by restricted maximum likelihood (REML)
  paule_mandel,        ///< the tau2 at which the weighted squares are as expected: Q(tau2) = k - 1
};

enum class PooledInterval : std::uint8_t {
  wald,           ///< estimate -+ z se
  hartung_knapp,  ///< se^2 times the weighted spread s2 = Q(tau2) / (k - 1), t with k - 1 degrees of freedom
  hartung_knapp_at_least_wald,  ///< the same with max(1, s2), the ad hoc bound: never a smaller se than
                                ///< Wald's
};

/// Where a new study's true effect is expected: estimate -+ c sqrt(se^2 + tau2), with c
enum class PredictionInterval : std::uint8_t {
  as_pooled,     ///< that of the pooled interval: normal beside Wald's, t with k - 1 beside Hartung-Knapp's
  higgins_2009,  ///< t with k - 2 degrees of freedom
};

struct Pooling {
  PoolingModel model = PoolingModel::restricted_maximum;
  PooledInterval interval = PooledInterval::hartung_knapp;
  PredictionInterval prediction = PredictionInterval::as_pooled;
  double level = 0.95;
};

/// How far the studies differ. With w = 1/se^2, W = sum(w) and C = W - sum(w^2)/W, the typical variance
/// within a study is (k - 1) / C.
struct Heterogeneity {
  double q;                         ///< Cochran's Q, under one common effect
  double q_df;                      ///< k - 1
  double q_p_value;                 ///< 1 for one study
  double i2;                        ///< from Q (Higgins): max(0, (q - q_df) / q)
  std::optional<double> h2;         ///< from Q: q / q_df; none for one study
  std::optional<double> tau2;       ///< variance between studies; none in the fixed-effect model
  std::optional<Interval> tau2_ci;  ///< by Q profile; none in the fixed-effect model
  std::optional<double> i2_tau2;    ///< from tau2 (as metafor prints it): tau2 / (tau2 + typical variance)
  std::optional<double> h2_tau2;    ///< from tau2: 1 + tau2 / typical variance
};

struct MetaAnalysis {
  double estimate;
  double se;
  Interval ci;
  double statistic;          ///< estimate / se
  std::optional<double> df;  ///< of t; none for z
  double p_value;            ///< two-sided
  /// None in the fixed-effect model, and for fewer than 3 studies, from which it cannot be estimated.
  std::optional<Interval> pi;
  Heterogeneity heterogeneity;
  std::vector<double> weights;  ///< of each study, at its place; together 1
  std::int64_t n;               ///< studies
  /// Of a part of the studies: Hartung-Knapp's interval was asked for and has no width, since the estimates
  /// are all the same. se, ci, statistic, df, p_value and pi are then Wald's.
  bool without_width = false;
};

/// Pools studies by inverse variance, w = 1 / (se^2 + tau2), under the model chosen. tau2 is 0 where the
/// estimator would be negative. The restricted likelihood may have several maxima: its slope is
/// looked at from 0 on, each time 1.4 times as far; each fall through 0 is a maximum, and the highest is
/// taken. Two maxima within one step would go unseen; none so close is known, nor is it proved that none is.
/// The interval of tau2 holds the values at which Q(tau2) lies between the chi-square quantiles; it is 0 to 0
/// when the studies agree better than even tau2 = 0 explains.
/// Domain: fixed effect: as pool_fixed_effect. Random effects: 2 studies or more (Errc::too_few);
/// standard errors from 1e-100 to 1e100 and no study's se, nor its distance from the most precise study,
/// more than 1e30 times the smallest se. Hartung-Knapp's interval belongs to random effects, else
/// Errc::out_of_range, and needs estimates that differ, else Errc::no_variation. A tau2 that no search
/// finds: Errc::not_converged; no such studies are known.
/// Accuracy: 1e-8 relative against R metafor rma, predict and confint; what depends on
/// REML 1e-6 (tests/oracle/meta_models).
/// Source: DerSimonian & Laird 1986, Control Clin Trials 7:177; Viechtbauer 2005, J Educ Behav Stat
/// 30:261 (REML); Paule & Mandel 1982, J Res Natl Bur Stand 87:377; Hartung & Knapp 2001, Stat Med
/// 20:3875; Viechtbauer 2007, Stat Med 26:37 (interval of tau2); Higgins, Thompson & Spiegelhalter 2009,
/// J R Stat Soc A 172:137.
[[nodiscard]] Result<MetaAnalysis> pool(std::span<const StudyEstimate> studies, const Pooling& pooling = {});

/// A common effect first; where Q's p value is below `p_below` and I2 from Q at least `i2_at_least`,
/// DerSimonian-Laird instead, both with Wald's interval. A rule that many reviews follow: the choice by a
/// test makes intervals too short, so it is here to recompute what they printed.
/// Domain: as pool. A single study has the common effect.
[[nodiscard]] Result<MetaAnalysis> pool_by_test(std::span<const StudyEstimate> studies, double p_below,
                                                double i2_at_least, double level = 0.95);

struct Subgroups {
  std::vector<MetaAnalysis> groups;  ///< by code
  double q;                          ///< between the subgroups' estimates
  double q_df;                       ///< subgroups - 1
  double q_p_value;
};

/// Each subgroup pooled by itself, with its own tau2; a subgroup of one study is that study (Wald). The
/// test of difference is Cochran's Q of the subgroups' estimates with Wald's standard errors, whichever
/// interval is chosen: Hartung-Knapp's, from a few studies, is itself too uncertain for a chi-square that
/// takes it as known. In the fixed-effect model that Q and those within the subgroups add up to Q of all
/// studies.
/// Domain: as pool, but for subgroups `without_width`; `groups` gives each study's code, from 0 without a
/// gap, two codes or more.
/// Accuracy: as pool (tests/oracle/meta_models).
/// Source: Borenstein & Higgins 2013, Prev Sci 14:134.
[[nodiscard]] Result<Subgroups> pool_subgroups(std::span<const StudyEstimate> studies,
                                               std::span<const std::int32_t> groups,
                                               const Pooling& pooling = {});

/// The studies most at once for the two below, each of which pools k times.
inline constexpr std::size_t kMostRepeatedStudies = 2000;

/// Each study in turn left out, the others pooled, by the place of the one left out.
/// Domain: as pool for all studies; all but one may be `without_width`. At most kMostRepeatedStudies, else
/// Errc::out_of_range.
/// Accuracy: as pool, against R metafor leave1out (tests/oracle/meta_models).
[[nodiscard]] Result<std::vector<MetaAnalysis>> leave_one_out(std::span<const StudyEstimate> studies,
                                                              const Pooling& pooling = {});

/// The first study, the first two, ... all of them, in the order given. The first alone is that study
/// (Wald).
/// Domain: as leave_one_out.
/// Accuracy: as pool, against R metafor cumul (tests/oracle/meta_models).
[[nodiscard]] Result<std::vector<MetaAnalysis>> cumulative(std::span<const StudyEstimate> studies,
                                                           const Pooling& pooling = {});

}  // namespace myolung::stats
