#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "myolung/error.hpp"

namespace myolung::stats {

/// What it is worth to treat those whose probability is at least the threshold, in units of patients with the
/// outcome who are treated, per patient. To treat nobody is worth 0.
struct NetBenefit {
  double threshold;             ///< t
  std::int64_t true_positive;   ///< with p >= t and the outcome
  std::int64_t false_positive;  ///< with p >= t and without it
  double model;                 ///< true_positive / n - false_positive / n * t / (1 - t)
  double treat_all;             ///< o - (1 - o) * t / (1 - t), o the share with the outcome
  double standardized_model;    ///< model / o: 1 at best
  double standardized_treat_all;
};

/// Net benefit at each threshold, in the order given; in O((n + thresholds) log n).
/// Domain: probabilities from 0 to 1 and 0 < t < 1 (Errc::out_of_range); outcomes 0 or 1, one for each
/// (Errc::unequal_lengths), at least 1 of either (Errc::too_few).
/// Accuracy: 1e-12 against R arithmetic (tests/oracle/decision_curve).
/// Source: Vickers & Elkin 2006, Med Decis Making 26:565; Kerr et al. 2016, J Clin Oncol 34:2534
/// (standardized).
[[nodiscard]] Result<std::vector<NetBenefit>> decision_curve(std::span<const double> probability,
                                                             std::span<const std::uint8_t> outcome,
                                                             std::span<const double> thresholds);

}  // namespace myolung::stats
