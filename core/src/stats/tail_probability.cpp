#include "myolung/tail_probability.hpp"

#include <cmath>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "myolung/proportion.hpp"
#include "stats/beta_quantile.hpp"
#include "stats/distribution.hpp"

namespace myolung::stats {
namespace {

constexpr double kSqrt2 = 1.4142135623730950488;
constexpr double kTwoOverPi = 0.63661977236758134308;
constexpr double kLargestT = 1e150;  // its square is finite
constexpr double kLargestDf = 1e15;
constexpr double kNormalDf = 1e13;
constexpr double kModerateDf = 1e9;

Result<void> check_z(double z) {
  if (std::isfinite(z)) return {};
  return fail(Errc::out_of_range, "z", "A z statistic is a finite number.", "Give a finite z.");
}

Result<void> check_df(double df, double smallest) {
  if (df >= smallest && df > 0.0 && df < kLargestDf) return {};
  return fail(Errc::out_of_range, "df", "These are not degrees of freedom of this distribution.",
              "Give a number above 0, as a rule 1 or more, and below 1e15.");
}

Result<void> check_moderate_df(double df, const char* name) {
  if (df > 0.0 && df <= kModerateDf) return {};
  return fail(Errc::out_of_range, name, "These are not degrees of freedom of this distribution.",
              "Give a number above 0 and at most 1e9.");
}

Result<void> check_share(double p, const char* name) {
  if (p > 0.0 && p < 1.0) return {};
  return fail(Errc::out_of_range, name, "A probability for a quantile lies between 0 and 1.",
              "Give a value above 0 and below 1.");
}

}  // namespace

Result<double> normal_cdf(double z) {
  if (auto ok = check_z(z); !ok) return tl::unexpected<Error>(ok.error());
  return 0.5 * boost::math::erfc(-z / kSqrt2, DoublePolicy{});
}

Result<double> two_sided_p_from_z(double z) {
  if (auto ok = check_z(z); !ok) return tl::unexpected<Error>(ok.error());
  return boost::math::erfc(std::abs(z) / kSqrt2, DoublePolicy{});
}

Result<double> two_sided_p_from_t(double t, double df) {
  if (!(std::abs(t) < kLargestT)) {
    return fail(Errc::out_of_range, "t", "A t statistic is a number below 1e150.", "Give a finite t.");
  }
  if (auto ok = check_df(df, 0.0); !ok) return tl::unexpected<Error>(ok.error());
  // Boost 1.74 takes the arcsine of a number near 1 here, which loses half the digits at small t.
  if (df == 1.0) return kTwoOverPi * std::atan2(1.0, std::abs(t));
  // Beyond this many degrees of freedom no digit differs from the normal's.
  if (df > kNormalDf) return two_sided_p_from_z(t);
  const double square = t * t;
  if (square < df) return boost::math::ibetac(0.5, 0.5 * df, square / (df + square), DoublePolicy{});
  return boost::math::ibeta(0.5 * df, 0.5, df / (df + square), DoublePolicy{});
}

Result<double> chi_square_upper_tail(double statistic, double df) {
  if (!(statistic >= 0.0 && std::isfinite(statistic))) {
    return fail(Errc::out_of_range, "statistic", "A chi-square statistic is 0 or more, and finite.",
                "Give a finite statistic of 0 or more.");
  }
  if (auto ok = check_df(df, 0.0); !ok) return tl::unexpected<Error>(ok.error());
  return boost::math::gamma_q(0.5 * df, 0.5 * statistic, DoublePolicy{});
}

Result<double> normal_upper_tail(double z) { return normal_cdf(-z); }

Result<double> student_upper_tail(double t, double df) {
  const auto both = two_sided_p_from_t(t, df);
  if (!both) return both;
  return t > 0.0 ? 0.5 * *both : 1.0 - 0.5 * *both;
}

Result<double> f_upper_tail(double f, double df1, double df2) {
  if (!(f >= 0.0 && std::isfinite(f))) {
    return fail(Errc::out_of_range, "f", "An F statistic is 0 or more, and finite.",
                "Give a finite statistic of 0 or more.");
  }
  if (auto ok = check_moderate_df(df1, "df1"); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = check_moderate_df(df2, "df2"); !ok) return tl::unexpected<Error>(ok.error());
  // The smaller of the two shares keeps its digits.
  const double odds = f * (df1 / df2);
  if (odds < 1.0) return boost::math::ibetac(0.5 * df1, 0.5 * df2, odds / (1.0 + odds), DoublePolicy{});
  return boost::math::ibeta(0.5 * df2, 0.5 * df1, 1.0 / (1.0 + odds), DoublePolicy{});
}

Result<double> chi_square_quantile(double p, double df) {
  if (auto ok = check_share(p, "p"); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = check_moderate_df(df, "df"); !ok) return tl::unexpected<Error>(ok.error());
  return 2.0 * boost::math::gamma_p_inv(0.5 * df, p, DoublePolicy{});
}

Result<double> chi_square_quantile_complement(double q, double df) {
  if (auto ok = check_share(q, "q"); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = check_moderate_df(df, "df"); !ok) return tl::unexpected<Error>(ok.error());
  return 2.0 * boost::math::gamma_q_inv(0.5 * df, q, DoublePolicy{});
}

Result<void> check_level(double level) {
  if (level >= kLowestLevel && level < 1.0) return {};
  const bool low = level > 0.0 && level < 1.0;
  return fail(Errc::out_of_range, "level",
              low ? "A confidence level below 1e-9 leaves an interval no width."
                  : "A confidence level lies between 0 and 1.",
              "Use 0.95 for a 95 % interval.");
}

Result<double> two_sided_critical_z(double level) {
  if (auto ok = check_level(level); !ok) return tl::unexpected<Error>(ok.error());
  return -*normal_quantile(0.5 * (1.0 - level));  // the tail stays above 0 for every level
}

Result<double> two_sided_critical_t(double level, double df) {
  if (auto ok = check_level(level); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = check_df(df, 1.0); !ok) return tl::unexpected<Error>(ok.error());
  const double outside = 1.0 - level;
  // t² / (df + t²) has a beta distribution. Where it is near 1, its complement keeps the digits of t.
  const double share = beta_quantile_complement(0.5, 0.5 * df, outside);
  if (share < 0.5) return std::sqrt(df * share / (1.0 - share));
  const double rest = beta_quantile(0.5 * df, 0.5, outside);
  return std::sqrt(df * (1.0 - rest) / rest);
}

}  // namespace myolung::stats
