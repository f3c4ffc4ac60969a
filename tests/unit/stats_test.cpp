#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "myolung/odds_ratio.hpp"
#include "myolung/proportion.hpp"
#include "myolung/roc.hpp"
#include "myolung/tail_probability.hpp"
#include "myolung/two_by_two.hpp"

using namespace myolung;
using namespace myolung::stats;

TEST_CASE("a proportion outside its domain is refused") {
  for (const auto interval : {clopper_pearson, wilson, jeffreys}) {
    CHECK(interval(-1, 5, 0.95).error().code == Errc::out_of_range);
    CHECK(interval(6, 5, 0.95).error().code == Errc::out_of_range);
    CHECK(interval(0, 0, 0.95).error().code == Errc::out_of_range);
    CHECK(interval(1, 5, 0.0).error().code == Errc::out_of_range);
    CHECK(interval(1, 5, 1.0).error().code == Errc::out_of_range);
    CHECK(interval(1, 5, std::nan("")).error().code == Errc::out_of_range);
  }
  CHECK_FALSE(normal_quantile(0.0).has_value());
  CHECK_FALSE(normal_quantile(1.0).has_value());
}

TEST_CASE("the rule of three: none of n bounds the risk at 1 - 0.025^(1/n)") {
  // Closed form of the exact interval at 0 of n and n of n.
  for (const int n : {1, 9, 15, 1000}) {
    const double bound = 1.0 - std::pow(0.025, 1.0 / n);
    CHECK(clopper_pearson(0, n)->low == 0.0);
    CHECK(clopper_pearson(0, n)->high == Approx(bound).epsilon(1e-12));
    CHECK(clopper_pearson(n, n)->high == 1.0);
    CHECK(clopper_pearson(n, n)->low == Approx(1.0 - bound).epsilon(1e-12));
  }
}

TEST_CASE("every level below one has an interval") {
  const double nearly_one = 1.0 - 0x1p-53;
  CHECK(wilson(3, 10, nearly_one).has_value());
  CHECK(clopper_pearson(3, 10, nearly_one).has_value());
  CHECK(likelihood_ratio_jeffreys(1, 2, 1, 5, 4, nearly_one).has_value());
}

TEST_CASE("a two by two table keeps its counts") {
  const TwoByTwo table{18, 7, 3, 33};
  CHECK(table.sensitivity().events == 18);
  CHECK(table.sensitivity().total == 21);
  CHECK(table.specificity().events == 33);
  CHECK(table.specificity().total == 40);
  CHECK(table.positive_predictive_value().total == 25);
  CHECK(table.negative_predictive_value().total == 36);
  CHECK(table.accuracy().events == 51);
  CHECK(table.accuracy().total == 61);
}

TEST_CASE("a likelihood ratio outside its domain is refused") {
  CHECK(likelihood_ratio_jeffreys(1, 1, 0, 1, 2)->estimate == Approx(3.0));
  CHECK_FALSE(likelihood_ratio_jeffreys(3, 2, 1, 5, 4).has_value());
  CHECK_FALSE(likelihood_ratio_jeffreys(1, 2, 6, 5, 4).has_value());
  CHECK_FALSE(likelihood_ratio_jeffreys(0, 0, 0, 5, 4).has_value());
  CHECK_FALSE(likelihood_ratio_jeffreys(1, 2, 1, 5, 1).has_value());
  CHECK_FALSE(likelihood_ratio_jeffreys(1, 2, 1, 5, 4, 1.0).has_value());
}

TEST_CASE("a likelihood ratio of one leaves the probability where it was") {
  for (const double p : {0.01, 0.2, 0.5, 0.9}) {
    CHECK(post_test_probability(p, 1.0) == Approx(p).epsilon(1e-15));
  }
}

TEST_CASE("an AUC below one half is not flipped") {
  const ScoreLevel falling[] = {{9, 0}, {3, 7}, {0, 15}};
  const ScoreLevel rising[] = {{0, 15}, {3, 7}, {9, 0}};
  CHECK(auc_from_counts(falling)->estimate < 0.5);
  CHECK(auc_from_counts(falling)->estimate + auc_from_counts(rising)->estimate == Approx(1.0));
}

TEST_CASE("an AUC needs two patients on each side") {
  const ScoreLevel one[] = {{1, 5}, {0, 5}};
  CHECK(auc_from_counts(one).error().code == Errc::out_of_range);
  const ScoreLevel negative[] = {{3, 5}, {-1, 5}};
  CHECK_FALSE(auc_from_counts(negative).has_value());
  const ScoreLevel constant[] = {{4, 6}};
  CHECK(auc_from_counts(constant)->estimate == 0.5);
}

TEST_CASE("a confidence level that leaves no width is refused everywhere") {
  for (const double level : {1e-17, 1e-10, 0.0, -0.1, 1.0}) {
    CHECK(check_level(level).error().input == "level");
    CHECK(two_sided_critical_z(level).error().input == "level");
    CHECK(two_sided_critical_t(level, 5.0).error().input == "level");
    CHECK(clopper_pearson(3, 10, level).error().input == "level");
    CHECK(wilson(3, 10, level).error().input == "level");
    CHECK(conditional_odds_ratio({3, 4, 5, 6}, level).error().input == "level");
    CHECK(likelihood_ratio_jeffreys(3, 10, 4, 10, 2, level).error().input == "level");
  }
  CHECK(*two_sided_critical_z(1e-9) == Approx(1e-9 * std::sqrt(std::acos(-1.0) / 2.0)).epsilon(1e-6));
}

TEST_CASE("counts beyond what a table may hold are refused, and not added up") {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const std::vector<ScoreLevel> wide{{kMost, 2}, {2, kMost}};
  CHECK(auc_from_counts(wide).error().code == Errc::out_of_range);
  const std::vector<ScoreLevel> above{{500'000'000, 2}, {2, 499'999'997}};
  CHECK(auc_from_counts(above).error().code == Errc::out_of_range);
  const std::vector<ScoreLevel> full{{500'000'000, 2}, {2, 499'999'996}};
  CHECK(auc_from_counts(full).has_value());
  CHECK(likelihood_ratios({kMost, 1, kMost, 1}).error().code == Errc::out_of_range);
  CHECK(likelihood_ratios({500'000'000, 1, 1, 499'999'999}).error().code == Errc::out_of_range);
  CHECK(likelihood_ratios({500'000'000, 1, 1, 499'999'998}).has_value());
}
