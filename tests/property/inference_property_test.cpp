// What must hold for every table, list of p values and set of studies.

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "myolung/tail_probability.hpp"

using namespace myolung::stats;

namespace {

bool near(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

/// A number between the two, in steps of their distance / 1e6.
double between(double low, double high) {
  return low + (high - low) * static_cast<double>(*rc::gen::inRange(0, 1000001)) / 1e6;
}

}  // namespace

TEST_CASE("tails fall as the statistic grows") {
  rc::prop("tails are monotone", [] {
    // Beyond 36 a normal tail leaves the doubles in full precision.
    const double a = between(0.0, 36.0);
    const double b = between(0.0, 36.0);
    const double low = std::min(a, b);
    const double high = std::max(a, b);
    const double df = between(0.5, 300.0);
    RC_ASSERT(*two_sided_p_from_z(high) <= *two_sided_p_from_z(low));
    RC_ASSERT(*two_sided_p_from_t(high, df) <= *two_sided_p_from_t(low, df) * (1 + 1e-12));
    RC_ASSERT(*chi_square_upper_tail(high, df) <= *chi_square_upper_tail(low, df) * (1 + 1e-12));
    RC_ASSERT(std::abs(*normal_cdf(high) + *normal_cdf(-high) - 1.0) <= 1e-15);
    RC_ASSERT(near(*chi_square_upper_tail(low * low, 1.0), *two_sided_p_from_z(low)));
  });
}
