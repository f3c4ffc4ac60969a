#pragma once

#include <span>
#include <vector>

#include "myolung/error.hpp"

namespace myolung::stats {

// Adjusted p values, each at the place of its raw p value; no p values give no adjusted ones.
// Domain: 0 <= p <= 1, else Errc::out_of_range naming the first that is not, as `p_values[2]`.
// Accuracy: 1e-15 relative against R p.adjust (tests/oracle/multiple_testing).

/// min(1, m p) for m p values: bounds the probability of any false finding.
[[nodiscard]] Result<std::vector<double>> bonferroni(std::span<const double> p_values);

/// For the i-th smallest p, the largest of (m+1-j) p_(j) over j <= i, at most 1: bounds the same as
/// bonferroni, and is never larger.
/// Source: Holm 1979, Scand J Stat 6:65.
[[nodiscard]] Result<std::vector<double>> holm(std::span<const double> p_values);

/// For the i-th smallest p, the smallest of (m/j) p_(j) over j >= i, at most 1: bounds the expected
/// share of false findings among the findings.
/// Source: Benjamini & Hochberg 1995, J R Stat Soc B 57:289.
[[nodiscard]] Result<std::vector<double>> benjamini_hochberg(std::span<const double> p_values);

}  // namespace myolung::stats
