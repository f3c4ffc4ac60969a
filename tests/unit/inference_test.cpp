#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "myolung/group_comparison.hpp"
#include "myolung/meta_analysis.hpp"
#include "myolung/multiple_testing.hpp"
#include "myolung/odds_ratio.hpp"
#include "myolung/tail_probability.hpp"
#include "support/refused.hpp"

using namespace myolung;
using namespace myolung::stats;

namespace {

template <class T>
void out_of_range(const Result<T>& result, const std::string& input) {
  test::refused(result, Errc::out_of_range, input);
}

const double kNan = std::nan("");
const double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("a tail of what is no statistic is refused") {
  for (const double bad : {kNan, kInfinity, -kInfinity}) {
    out_of_range(normal_cdf(bad), "z");
    out_of_range(two_sided_p_from_z(bad), "z");
    out_of_range(two_sided_p_from_t(bad, 5.0), "t");
    out_of_range(chi_square_upper_tail(bad, 5.0), "statistic");
    out_of_range(two_sided_p_from_t(1.0, bad), "df");
    out_of_range(chi_square_upper_tail(1.0, bad), "df");
    out_of_range(two_sided_critical_t(0.95, bad), "df");
    out_of_range(two_sided_critical_z(bad), "level");
    out_of_range(two_sided_critical_t(bad, 5.0), "level");
  }
  out_of_range(chi_square_upper_tail(-1e-9, 5.0), "statistic");
  out_of_range(chi_square_upper_tail(1.0, 0.0), "df");
  out_of_range(two_sided_p_from_t(1.0, 0.0), "df");
  out_of_range(two_sided_p_from_t(1e150, 5.0), "t");
  out_of_range(two_sided_critical_t(0.95, 0.99), "df");
  out_of_range(two_sided_critical_z(1.0), "level");
  out_of_range(two_sided_critical_z(0.0), "level");
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

TEST_CASE("a t test refuses summaries that cannot be") {
  const GroupSummary fine{50.0, 8.0, 20};
  for (const auto test : {student_t_from_summaries, welch_t_from_summaries}) {
    out_of_range(test({kNan, 8.0, 20}, fine, 0.95), "first.mean");
    out_of_range(test(fine, {-kInfinity, 8.0, 20}, 0.95), "second.mean");
    out_of_range(test({50.0, -8.0, 20}, fine, 0.95), "first.sd");
    out_of_range(test(fine, {50.0, kNan, 20}, 0.95), "second.sd");
    out_of_range(test({50.0, 8.0, 1}, fine, 0.95), "first.n");
    out_of_range(test(fine, {50.0, 8.0, 1'000'000'001}, 0.95), "second.n");
    out_of_range(test({50.0, 0.0, 20}, {40.0, 0.0, 20}, 0.95), "sd");
    out_of_range(test(fine, fine, 1.0), "level");
    out_of_range(test({1e300, 1e-300, 20}, {0.0, 1e-300, 20}, 0.95), "t");
  }
}

TEST_CASE("a t test survives any unit") {
  // The same data in a unit 1e-200 and 1e200 times as large.
  const auto here = *welch_t_from_summaries({3.0, 2.0, 9}, {5.0, 1.0, 14});
  for (const double unit : {1e-200, 1e200}) {
    for (const auto test : {student_t_from_summaries, welch_t_from_summaries}) {
      const auto there = *test({3.0 * unit, 2.0 * unit, 9}, {5.0 * unit, 1.0 * unit, 14}, 0.95);
      const auto plain = *test({3.0, 2.0, 9}, {5.0, 1.0, 14}, 0.95);
      CHECK(there.statistic == Approx(plain.statistic).epsilon(1e-14));
      CHECK(there.df == Approx(plain.df).epsilon(1e-14));
    }
  }
  CHECK(here.estimate == -2.0);
  CHECK(here.n == 23);
}

TEST_CASE("a table with an impossible count or an empty margin is refused, by name") {
  const auto every_test = [](const ExposureTable& table, const std::string& input) {
    out_of_range(pearson_chi_square(table), input);
    out_of_range(pearson_chi_square(table, Continuity::yates), input);
    out_of_range(fisher_exact(table), input);
    out_of_range(smallest_expected_count(table), input);
    out_of_range(woolf_odds_ratio(table), input);
  };
  every_test({-1, 2, 3, 4}, "exposed_with");
  every_test({1, -2, 3, 4}, "exposed_without");
  every_test({1, 2, -3, 4}, "unexposed_with");
  every_test({1, 2, 3, -4}, "unexposed_without");
  every_test({0, 0, 3, 4}, "exposed");
  every_test({1, 2, 0, 0}, "unexposed");
  every_test({0, 2, 0, 4}, "with");
  every_test({1, 0, 3, 0}, "without");
  every_test({0, 0, 0, 0}, "exposed");
  every_test({kLargestTableTotal, 1, 1, 1}, "exposed_without");
  every_test({std::numeric_limits<std::int64_t>::max(), 1, 1, 1}, "exposed_with");
}

TEST_CASE("the largest table is computed exactly and at once", "[large]") {
  const std::int64_t quarter = kLargestTableTotal / 4;
  const ExposureTable balanced{quarter, quarter, quarter, quarter};
  CHECK(pearson_chi_square(balanced)->statistic == 0.0);
  CHECK(fisher_exact(balanced)->p_value == 1.0);
  CHECK(woolf_odds_ratio(balanced)->log_estimate == 0.0);
  // One patient moved: |ad - bc| = total, so chi-square = total^3 / product of the margins, 16 / total.
  const ExposureTable moved{quarter + 1, quarter - 1, quarter - 1, quarter + 1};
  CHECK(pearson_chi_square(moved)->statistic == Approx(16.0 / 1e9).epsilon(1e-14));
  // All of one, none of the other: p is far below the smallest double.
  CHECK(fisher_exact({2 * quarter, 0, 0, 2 * quarter})->p_value == 0.0);
}

TEST_CASE("Fisher's tea: 3 of 4 cups right") {
  // Fisher 1935, The Design of Experiments, chapter 2: 70 ways, 1 + 16 at least as good, two-sided 34.
  CHECK(fisher_exact({3, 1, 1, 3})->p_value == Approx(34.0 / 70.0).epsilon(1e-15));
  CHECK(fisher_exact({4, 0, 0, 4})->p_value == Approx(2.0 / 70.0).epsilon(1e-15));
  CHECK(fisher_exact({2, 2, 2, 2})->p_value == 1.0);
}

TEST_CASE("Yates' correction never passes 0") {
  CHECK(pearson_chi_square({2, 2, 3, 5}, Continuity::yates)->statistic == 0.0);
  CHECK(pearson_chi_square({2, 2, 3, 5}, Continuity::yates)->p_value == 1.0);
}

TEST_CASE("adjusting refuses what is no p value and names it") {
  for (const auto adjust : {bonferroni, holm, benjamini_hochberg}) {
    for (const double bad : {kNan, -1e-9, 1.0 + 1e-9, kInfinity}) {
      const std::vector<double> p{0.01, 0.5, bad};
      out_of_range(adjust(p), "p_values[2]");
    }
    CHECK(adjust({})->empty());
    const std::vector<double> one{0.03};
    CHECK(adjust(one)->front() == 0.03);
  }
}

TEST_CASE("the three adjustments by hand") {
  const double p[] = {0.02, 0.01, 0.03};
  CHECK((*bonferroni(p))[0] == Approx(0.06));
  CHECK((*holm(p))[0] == Approx(0.04));
  CHECK((*holm(p))[1] == Approx(0.03));
  CHECK((*holm(p))[2] == Approx(0.04));
  const auto by_bh = *benjamini_hochberg(p);
  for (const double adjusted : by_bh) CHECK(adjusted == Approx(0.03));
}

TEST_CASE("an odds ratio with an empty cell is refused by the cell's name") {
  out_of_range(woolf_odds_ratio({0, 2, 3, 4}), "exposed_with");
  out_of_range(woolf_odds_ratio({1, 0, 3, 4}), "exposed_without");
  out_of_range(woolf_odds_ratio({1, 2, 0, 4}), "unexposed_with");
  out_of_range(woolf_odds_ratio({1, 2, 3, 0}), "unexposed_without");
  out_of_range(woolf_odds_ratio({1, 2, 3, 4}, 0.0), "level");
}

TEST_CASE("an interval that gives no standard error is refused") {
  out_of_range(log_odds_ratio_se_from_ci(0.0, 2.0), "ci_low");
  out_of_range(log_odds_ratio_se_from_ci(-1.0, 2.0), "ci_low");
  out_of_range(log_odds_ratio_se_from_ci(kNan, 2.0), "ci_low");
  out_of_range(log_odds_ratio_se_from_ci(2.0, 2.0), "ci_high");
  out_of_range(log_odds_ratio_se_from_ci(2.0, 1.0), "ci_high");
  out_of_range(log_odds_ratio_se_from_ci(2.0, kInfinity), "ci_high");
  out_of_range(log_odds_ratio_se_from_ci(2.0, kNan), "ci_high");
  out_of_range(log_odds_ratio_se_from_ci(1.0, 2.0, 1.0), "level");
  CHECK(log_odds_ratio_se_from_ci(1e-300, 1e308).has_value());
}

TEST_CASE("the smallest pooled standard error of equal groups is 4 / sqrt(patients)") {
  // n1 = n0 = n/2 gives n/16 of information.
  const StudySize studies[] = {{50, 50}, {150, 150}};
  CHECK(*smallest_pooled_log_odds_ratio_se(studies) == Approx(4.0 / std::sqrt(400.0)).epsilon(1e-15));
  out_of_range(smallest_pooled_log_odds_ratio_se({}), "studies");
  for (const StudySize& none : {StudySize{5, 0}, StudySize{0, 5}, StudySize{kLargestTableTotal + 1, 5}}) {
    const StudySize studies_with_none[] = {{5, 5}, none};
    out_of_range(smallest_pooled_log_odds_ratio_se(studies_with_none), "studies[1]");
  }
  const StudySize largest[] = {{kLargestTableTotal, kLargestTableTotal}, {1, 1}};
  CHECK(smallest_pooled_log_odds_ratio_se(largest).has_value());
  const StudySize negative[] = {{-5, 5}};
  out_of_range(smallest_pooled_log_odds_ratio_se(negative), "studies[0]");
}

TEST_CASE("pooling refuses what cannot be pooled, by name") {
  out_of_range(pool_fixed_effect({}), "studies");
  const StudyEstimate no_estimate[] = {{0.5, 0.1}, {kNan, 0.1}};
  out_of_range(pool_fixed_effect(no_estimate), "studies[1].estimate");
  for (const double bad : {0.0, -0.1, kNan, kInfinity}) {
    const StudyEstimate no_se[] = {{0.5, 0.1}, {0.5, bad}};
    out_of_range(pool_fixed_effect(no_se), "studies[1].se");
  }
  const StudyEstimate far[] = {{1e308, 0.1}, {-1e308, 0.1}};
  out_of_range(pool_fixed_effect(far), "studies");
  const StudyEstimate far_but_even[] = {{1e200, 0.1}, {-1e200, 0.1}};
  out_of_range(pool_fixed_effect(far_but_even), "studies");
  const StudyEstimate fine[] = {{0.5, 0.1}};
  out_of_range(pool_fixed_effect(fine, 1.0), "level");
}

TEST_CASE("pooling two equally precise studies by hand") {
  const StudyEstimate studies[] = {{0.0, 2.0}, {8.0, 2.0}};
  const auto pooled = *pool_fixed_effect(studies);
  CHECK(pooled.estimate == 4.0);
  CHECK(pooled.se == Approx(std::sqrt(2.0)).epsilon(1e-15));
  CHECK(pooled.q == 8.0);
  CHECK(pooled.q_df == 1.0);
  CHECK(pooled.i2 == Approx(7.0 / 8.0).epsilon(1e-15));
  CHECK(pooled.n == 2);
}

TEST_CASE("precision far beyond another's does not overflow") {
  const StudyEstimate studies[] = {{0.5, 1e-200}, {0.5, 1e200}};
  CHECK(pool_fixed_effect(studies)->estimate == 0.5);
  CHECK(pool_fixed_effect(studies)->se == 1e-200);
}

TEST_CASE("an I2 that cannot be is refused") {
  out_of_range(heterogeneity_p_from_i2(-0.1, 5), "i2");
  out_of_range(heterogeneity_p_from_i2(1.0, 5), "i2");
  out_of_range(heterogeneity_p_from_i2(42.0, 5), "i2");
  out_of_range(heterogeneity_p_from_i2(kNan, 5), "i2");
  out_of_range(heterogeneity_p_from_i2(0.5, 1), "k");
  out_of_range(heterogeneity_p_from_i2(0.5, 1'000'000'001), "k");
}

TEST_CASE("I2 leads back to the p value of Q") {
  const StudyEstimate studies[] = {{0.1, 0.2}, {0.9, 0.25}, {1.4, 0.3}, {0.2, 0.2}};
  const auto pooled = *pool_fixed_effect(studies);
  REQUIRE(pooled.i2 > 0.0);
  CHECK(*heterogeneity_p_from_i2(pooled.i2, pooled.n) == Approx(pooled.q_p_value).epsilon(1e-12));
}

TEST_CASE("one-sided and F tails and chi-square quantiles outside their domain are refused") {
  CHECK(normal_upper_tail(INFINITY).error().input == "z");
  CHECK(student_upper_tail(std::nan(""), 3.0).error().input == "t");
  CHECK(student_upper_tail(1.0, 0.0).error().input == "df");
  CHECK(f_upper_tail(-1.0, 1.0, 1.0).error().input == "f");
  CHECK(f_upper_tail(INFINITY, 1.0, 1.0).error().input == "f");
  CHECK(f_upper_tail(1.0, 0.0, 1.0).error().input == "df1");
  CHECK(f_upper_tail(1.0, 1.0, 2e9).error().input == "df2");
  CHECK(chi_square_quantile(0.0, 1.0).error().input == "p");
  CHECK(chi_square_quantile(0.5, 0.0).error().input == "df");
  CHECK(chi_square_quantile_complement(1.0, 1.0).error().input == "q");
}
