#pragma once

#include <cmath>

namespace myolung::stats {

/// exp(x) / (1 + exp(x)).
[[nodiscard]] inline double inverse_logit(double log_odds) noexcept {
  if (log_odds >= 0.0) return 1.0 / (1.0 + std::exp(-log_odds));
  const double odds = std::exp(log_odds);
  return odds / (1.0 + odds);
}

/// log(1 + exp(x)).
[[nodiscard]] inline double log1p_exp(double x) noexcept {
  return (x > 0.0 ? x : 0.0) + std::log1p(std::exp(-std::abs(x)));
}

}  // namespace myolung::stats
