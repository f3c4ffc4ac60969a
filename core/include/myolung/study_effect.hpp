#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "myolung/error.hpp"
#include "myolung/meta_analysis.hpp"
#include "myolung/two_by_two.hpp"

namespace myolung::stats {

/// What is compared between the exposed and the unexposed.
enum class EffectMeasure : std::uint8_t {
  log_odds_ratio,
  log_risk_ratio,
  risk_difference,
};

/// Whether a study says nothing of a ratio: nobody of either group has the outcome, or everybody has.
[[nodiscard]] bool without_contrast(const ExposureTable& table) noexcept;

/// One study's effect from its counts a, b (exposed with and without the outcome), c, d (unexposed).
/// Where one of the four is 0, and only there, `added` goes to each of the four first. With n1 = a + b,
/// n2 = c + d:
///   log odds ratio   log(ad / bc),            se^2 = 1/a + 1/b + 1/c + 1/d
///   log risk ratio   log((a/n1) / (c/n2)),    se^2 = 1/a - 1/n1 + 1/c - 1/n2
///   risk difference  a/n1 - c/n2,             se^2 = ab/n1^3 + cd/n2^3
/// A study without contrast gets a log ratio near 0 with a large standard error, which is the addition's
/// doing: leave it out of a pooled ratio, unless there is a reason not to.
/// Domain: counts >= 0, at most kLargestTableTotal together, neither group empty; `added` 0 to 1, and
/// above 0 where a cell is 0 (Errc::no_variation); else Errc::out_of_range.
/// Accuracy: 1e-12 absolute and relative against R metafor escalc(add, to = "only0")
/// (tests/oracle/meta_counts).
/// Source: Haldane 1956, Ann Hum Genet 20:309 (the half).
[[nodiscard]] Result<StudyEstimate> study_effect(const ExposureTable& table, EffectMeasure measure,
                                                 double added = 0.5);

/// The log odds of a proportion: log(x / (n - x)), se^2 = 1/x + 1/(n - x); where x or n - x is 0, and
/// only there, `added` goes to both first.
/// Domain: 0 <= events <= total, 1 <= total <= 1e9; `added` as study_effect.
/// Accuracy: as study_effect, against escalc("PLO").
[[nodiscard]] Result<StudyEstimate> logit_effect(const Proportion& proportion, double added = 0.5);

/// The proportion with these log odds, above 0 and below 1 for |log_odds| < 36.
/// Domain: finite.
[[nodiscard]] double proportion_of_logit(double log_odds) noexcept;

/// Mantel and Haenszel's common effect of several studies, with N = n1 + n2, on the scale of `measure`:
///   odds ratio       sum(ad / N) / sum(bc / N),      variance of Robins, Breslow & Greenland
///   risk ratio       sum(a n2 / N) / sum(c n1 / N),  variance of Greenland & Robins
///   risk difference  sum((a n2 - c n1) / N) / sum(n1 n2 / N),  variance of Sato
/// Nothing is added to a cell here: a study without contrast weighs nothing in a ratio. Q and I2 compare
/// the studies' own effects (study_effect with a half, studies without contrast left out) with the common
/// one; q_df is their number less 1.
/// Domain: at least one study, each as study_effect; Errc::too_few when one of the sums of a ratio is 0,
/// or the variance of the difference.
/// Accuracy: 1e-10 relative against R metafor rma.mh(drop00 = c(TRUE, FALSE))
/// (tests/oracle/meta_counts).
/// Source: Mantel & Haenszel 1959, J Natl Cancer Inst 22:719; Robins, Breslow & Greenland 1986,
/// Biometrics 42:311; Greenland & Robins 1985, Biometrics 41:55; Sato 1989, Biometrics 45:1323.
[[nodiscard]] Result<PooledEstimate> mantel_haenszel(std::span<const ExposureTable> studies,
                                                     EffectMeasure measure, double level = 0.95);

/// Peto's log odds ratio: sum(a - E) / sum(V), se = 1 / sqrt(sum(V)), with a's expectation and variance
/// given the margins, E = n1 (a + c) / N, V = E n2 (b + d) / (N (N - 1)). For rare outcomes, groups of
/// like size and effects that are not large; elsewhere it is biased. Q is sum((a - E)^2 / V) - sum(a -
/// E)^2 / sum(V), over the studies with contrast.
/// Domain: as mantel_haenszel; Errc::too_few when no study has contrast.
/// Accuracy: 1e-10 relative against R metafor rma.peto (tests/oracle/meta_counts).
/// Source: Yusuf, Peto, Lewis, Collins & Sleight 1985, Prog Cardiovasc Dis 27:335.
[[nodiscard]] Result<PooledEstimate> peto_odds_ratio(std::span<const ExposureTable> studies,
                                                     double level = 0.95);

}  // namespace myolung::stats
