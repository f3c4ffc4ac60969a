#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "myolung/tail_probability.hpp"

using namespace myolung;
using namespace myolung::stats;

namespace {

const double kNan = std::nan("");
const double kInfinity = std::numeric_limits<double>::infinity();

/// A refusal that names `input` and says what to do.
template <class T>
void refused(const Result<T>& result, const std::string& input) {
  CAPTURE(input);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == Errc::out_of_range);
  CHECK(result.error().input == input);
  CHECK_FALSE(result.error().message.empty());
  CHECK_FALSE(result.error().remedy.empty());
}

}  // namespace

TEST_CASE("a tail of what is no statistic is refused") {
  for (const double bad : {kNan, kInfinity, -kInfinity}) {
    refused(normal_cdf(bad), "z");
    refused(two_sided_p_from_z(bad), "z");
    refused(two_sided_p_from_t(bad, 5.0), "t");
    refused(chi_square_upper_tail(bad, 5.0), "statistic");
    refused(two_sided_p_from_t(1.0, bad), "df");
    refused(chi_square_upper_tail(1.0, bad), "df");
    refused(two_sided_critical_t(0.95, bad), "df");
    refused(two_sided_critical_z(bad), "level");
    refused(two_sided_critical_t(bad, 5.0), "level");
  }
  refused(chi_square_upper_tail(-1e-9, 5.0), "statistic");
  refused(chi_square_upper_tail(1.0, 0.0), "df");
  refused(two_sided_p_from_t(1.0, 0.0), "df");
  refused(two_sided_p_from_t(1e150, 5.0), "t");
  refused(two_sided_critical_t(0.95, 0.99), "df");
  refused(two_sided_critical_z(1.0), "level");
  refused(two_sided_critical_z(0.0), "level");
}

TEST_CASE("tails have their closed forms") {
  // Student with 1 df is Cauchy, with 2 df P(|T| >= t) = 1 - t / sqrt(2 + t^2); chi-square with 2 df is
  // exp(-x/2).
  for (const double t : {1e-9, 1e-4, 0.5, 1.0, 12.706, 1e8}) {
    CHECK(*two_sided_p_from_t(t, 1.0) == Approx(2.0 * std::atan(1.0 / t) / std::acos(-1.0)).epsilon(1e-14));
    const double root = std::sqrt(2.0 + t * t);
    CHECK(*two_sided_p_from_t(t, 2.0) == Approx(2.0 / (root * (root + t))).epsilon(1e-13));
  }
  for (const double x : {0.0, 1e-6, 1.0, 30.0, 1300.0}) {
    CHECK(*chi_square_upper_tail(x, 2.0) == Approx(std::exp(-0.5 * x)).epsilon(1e-12));
  }
  CHECK(*normal_cdf(0.0) == 0.5);
  CHECK(*two_sided_p_from_z(0.0) == 1.0);
  CHECK(*two_sided_p_from_t(0.0, 7.0) == 1.0);
  CHECK(*chi_square_upper_tail(0.0, 1.0) == 1.0);
}

TEST_CASE("a tail too small for a double is 0") {
  CHECK(*two_sided_p_from_z(-1e6) == 0.0);
  CHECK(*normal_cdf(1e6) == 1.0);
  CHECK(*normal_cdf(-1e300) == 0.0);
  CHECK(*two_sided_p_from_t(1e149, 1e14) == 0.0);
  CHECK(*chi_square_upper_tail(1e300, 3.0) == 0.0);
}
