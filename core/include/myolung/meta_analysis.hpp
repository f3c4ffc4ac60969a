#pragma once

#include <cstdint>
#include <span>

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
/// Domain: at least one study, estimates finite, se > 0 and finite, 0 < level < 1, else
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

}  // namespace myolung::stats
