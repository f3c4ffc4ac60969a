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

/// The z that |Z| stays below with probability `level`: 1.96 for 0.95. Domain: 0 < level < 1.
/// Accuracy: 1e-13 relative against R qnorm (tests/oracle/tail_probability).
[[nodiscard]] Result<double> two_sided_critical_z(double level);

/// The t that |T| stays below with probability `level`. Domain: 0 < level < 1, 1 <= df < 1e15.
/// Accuracy: 1e-10 relative against R qt (tests/oracle/tail_probability).
[[nodiscard]] Result<double> two_sided_critical_t(double level, double df);

}  // namespace myolung::stats
