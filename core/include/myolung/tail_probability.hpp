#pragma once

#include "myolung/error.hpp"

namespace myolung::stats {

// Tails are computed as tails, never as 1 - cdf: a p value of 1e-300 has all its digits. A probability
// below the smallest double is 0. Argument outside the domain: Errc::out_of_range.

/// P(Z <= z) of a standard normal variable. Domain: z finite.
/// Accuracy: 1e-12 relative down to 1e-300 against R pnorm (tests/oracle/tail_probability).
[[nodiscard]] Result<double> normal_cdf(double z);

/// P(|Z| >= |z|) of a standard normal variable. Domain and accuracy: as normal_cdf.
[[nodiscard]] Result<double> two_sided_p_from_z(double z);

/// P(|T| >= |t|) of a Student variable with `df` degrees of freedom, whole or not.
/// Domain: |t| < 1e150, 0 < df < 1e15.
/// Accuracy: 1e-10 relative down to 1e-300 against R pt (tests/oracle/tail_probability).
[[nodiscard]] Result<double> two_sided_p_from_t(double t, double df);

/// P(X >= statistic) of a chi-square variable with `df` degrees of freedom, whole or not.
/// Domain: statistic >= 0 and finite, 0 < df < 1e15.
/// Accuracy: 1e-10 relative down to 1e-300 against R pchisq (tests/oracle/tail_probability).
[[nodiscard]] Result<double> chi_square_upper_tail(double statistic, double df);

/// P(Z >= z) of a standard normal variable. Domain and accuracy: as normal_cdf.
[[nodiscard]] Result<double> normal_upper_tail(double z);

/// P(T >= t) of a Student variable. Domain and accuracy: as two_sided_p_from_t.
[[nodiscard]] Result<double> student_upper_tail(double t, double df);

/// P(F >= f) of a Fisher-Snedecor variable with `df1` over `df2` degrees of freedom, whole or not.
/// Domain: f >= 0 and finite, 0 < df1, df2 <= 1e9.
/// Accuracy: 1e-10 relative down to 1e-200, 1e-8 down to 1e-300, against R pf
/// (tests/oracle/tail_probability).
[[nodiscard]] Result<double> f_upper_tail(double f, double df1, double df2);

/// The x below which a chi-square variable lies with probability `p`, and the x above which it lies with
/// probability `q`, each without the cancellation of 1 - p. Domain: 0 < p, q < 1, 0 < df <= 1e9.
/// Accuracy: 1e-10 relative against R qchisq (tests/oracle/tail_probability).
[[nodiscard]] Result<double> chi_square_quantile(double p, double df);
[[nodiscard]] Result<double> chi_square_quantile_complement(double q, double df);

/// Lower confidence levels are refused everywhere: near 1e-16 an interval has no width, since 1 - level is 1.
inline constexpr double kLowestLevel = 1e-9;

/// Refuses (Errc::out_of_range, input "level") what is no confidence level: kLowestLevel <= level < 1.
[[nodiscard]] Result<void> check_level(double level);

/// The z that |Z| stays below with probability `level`: 1.96 for 0.95. Domain: kLowestLevel <= level < 1.
/// Accuracy: 1e-13 relative against R qnorm (tests/oracle/tail_probability).
[[nodiscard]] Result<double> two_sided_critical_z(double level);

/// The t that |T| stays below with probability `level`. Domain: kLowestLevel <= level < 1, 1 <= df < 1e15.
/// Accuracy: 1e-10 relative against R qt (tests/oracle/tail_probability).
[[nodiscard]] Result<double> two_sided_critical_t(double level, double df);

}  // namespace myolung::stats
