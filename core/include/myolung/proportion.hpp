#pragma once

#include <cstdint>

#include "myolung/error.hpp"

namespace myolung::stats {

struct Interval {
  double low;
  double high;
};

/// The point below which a standard normal variable lies with probability `p`.
/// Domain: 0 < p < 1, else Errc::out_of_range.
/// Accuracy: 1e-14 absolute against R qnorm (tests/oracle/proportion).
[[nodiscard]] Result<double> normal_quantile(double p);

/// Clopper-Pearson ("exact") interval for `events` of `total`, as proportions.
/// Formula: the beta quantiles B(a/2; x, n-x+1) and B(1-a/2; x+1, n-x), a = 1 - level; 0 at x = 0,
/// 1 at x = n.
/// Domain: 0 <= events <= total, total > 0, kLowestLevel <= level < 1, else Errc::out_of_range.
/// Accuracy: 1e-12 absolute against R binom.test (tests/oracle/proportion).
/// Source: Clopper & Pearson 1934, Biometrika 26:404.
[[nodiscard]] Result<Interval> clopper_pearson(std::int64_t events, std::int64_t total, double level = 0.95);

/// Wilson score interval for `events` of `total`, as proportions, without continuity correction.
/// Domain: as clopper_pearson.
/// Accuracy: 1e-12 absolute against R prop.test(correct = FALSE) (tests/oracle/proportion).
/// Source: Wilson 1927, J Am Stat Assoc 22:209.
[[nodiscard]] Result<Interval> wilson(std::int64_t events, std::int64_t total, double level = 0.95);

/// Jeffreys interval for `events` of `total`, as proportions: the beta quantiles B(a/2; x+1/2, n-x+1/2) and
/// B(1-a/2; x+1/2, n-x+1/2), a = 1 - level; 0 at x = 0, 1 at x = n.
/// Domain: as clopper_pearson.
/// Accuracy: 1e-12 absolute against R qbeta (tests/oracle/proportion).
/// Source: Brown, Cai & DasGupta 2001, Stat Sci 16:101.
[[nodiscard]] Result<Interval> jeffreys(std::int64_t events, std::int64_t total, double level = 0.95);

enum class ProportionMethod : std::uint8_t { wilson, clopper_pearson, jeffreys };

/// One of the intervals above.
[[nodiscard]] Result<Interval> proportion_interval(std::int64_t events, std::int64_t total,
                                                   ProportionMethod method, double level = 0.95);

}  // namespace myolung::stats
