// What must hold for every table, list of p values and set of studies.

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "myolung/group_comparison.hpp"
#include "myolung/meta_analysis.hpp"
#include "myolung/multiple_testing.hpp"
#include "myolung/odds_ratio.hpp"
#include "myolung/tail_probability.hpp"

using namespace myolung::stats;

namespace {

bool near(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

/// A number between the two, in steps of their distance / 1e6.
double between(double low, double high) {
  return low + (high - low) * static_cast<double>(*rc::gen::inRange(0, 1000001)) / 1e6;
}

/// Cells of at least `least` patients, at most 500 in all, so that no p value leaves the doubles.
ExposureTable any_table(std::int64_t least) {
  const auto cell = [&] {
    return *rc::gen::weightedOneOf<std::int64_t>(
        {{3, rc::gen::inRange<std::int64_t>(least, 6)}, {2, rc::gen::inRange<std::int64_t>(least, 126)}});
  };
  const ExposureTable t{cell(), cell(), cell(), cell()};
  RC_PRE(t.exposed_with + t.exposed_without > 0 && t.unexposed_with + t.unexposed_without > 0 &&
         t.exposed_with + t.unexposed_with > 0 && t.exposed_without + t.unexposed_without > 0);
  return t;
}

ExposureTable rows_exchanged(const ExposureTable& t) {
  return {t.unexposed_with, t.unexposed_without, t.exposed_with, t.exposed_without};
}
ExposureTable columns_exchanged(const ExposureTable& t) {
  return {t.exposed_without, t.exposed_with, t.unexposed_without, t.unexposed_with};
}
ExposureTable transposed(const ExposureTable& t) {
  return {t.exposed_with, t.unexposed_with, t.exposed_without, t.unexposed_without};
}

GroupSummary any_group() {
  return {between(-100.0, 100.0), between(0.01, 40.0), *rc::gen::inRange<std::int64_t>(2, 400)};
}

std::vector<double> any_p_values() {
  std::vector<double> p(*rc::gen::inRange<std::size_t>(1, 40));
  for (double& value : p) {
    value = *rc::gen::oneOf(rc::gen::elementOf(std::vector<double>{0.0, 0.01, 0.05, 0.05, 1.0}),
                            rc::gen::map(rc::gen::inRange(0, 1000001), [](int i) { return i / 1e6; }));
  }
  return p;
}

std::vector<StudyEstimate> any_studies() {
  std::vector<StudyEstimate> studies(*rc::gen::inRange<std::size_t>(1, 30));
  for (auto& study : studies) study = {between(-3.0, 3.0), between(0.02, 2.0)};
  return studies;
}

std::vector<std::size_t> any_order(std::size_t size) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = size; i > 1; --i) std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  return order;
}

}  // namespace

TEST_CASE("exchanging the groups of a t test turns its sign") {
  rc::prop("exchange of groups", [] {
    const auto first = any_group();
    const auto second = any_group();
    for (const auto test : {student_t_from_summaries, welch_t_from_summaries}) {
      const auto one = *test(first, second, 0.95);
      const auto other = *test(second, first, 0.95);
      RC_ASSERT(one.estimate == -other.estimate);
      RC_ASSERT(near(one.se, other.se));
      RC_ASSERT(near(one.statistic, -other.statistic));
      RC_ASSERT(near(one.df, other.df));
      RC_ASSERT(std::abs(one.p_value - other.p_value) <= 1e-12);
      RC_ASSERT(std::abs(one.ci.low + other.ci.high) <= 1e-12 * (std::abs(one.estimate) + one.se * 100));
      RC_ASSERT(one.p_value >= 0.0 && one.p_value <= 1.0);
    }
  });
}

TEST_CASE("Welch's degrees of freedom lie between the smaller group's and Student's") {
  rc::prop("degrees of freedom", [] {
    const auto first = any_group();
    const auto second = any_group();
    const double df = welch_t_from_summaries(first, second)->df;
    RC_ASSERT(df >= static_cast<double>(std::min(first.n, second.n) - 1) * (1 - 1e-12));
    RC_ASSERT(df <= student_t_from_summaries(first, second)->df * (1 + 1e-12));
  });
}

TEST_CASE("a t test rejects exactly when its interval excludes 0") {
  rc::prop("test and interval agree", [] {
    const auto first = any_group();
    const auto second = any_group();
    for (const auto test : {student_t_from_summaries, welch_t_from_summaries}) {
      const auto t = *test(first, second, 0.95);
      RC_PRE(std::abs(t.p_value - 0.05) > 1e-9);
      RC_ASSERT((t.p_value < 0.05) == (t.ci.low > 0.0 || t.ci.high < 0.0));
    }
  });
}

TEST_CASE("a table's tests do not depend on how it is laid out") {
  rc::prop("layouts", [] {
    const auto table = any_table(0);
    const auto plain = *pearson_chi_square(table);
    const auto yates = *pearson_chi_square(table, Continuity::yates);
    const auto fisher = *fisher_exact(table);
    for (const auto& other : {rows_exchanged(table), columns_exchanged(table), transposed(table)}) {
      RC_ASSERT(near(pearson_chi_square(other)->statistic, plain.statistic));
      RC_ASSERT(near(pearson_chi_square(other, Continuity::yates)->statistic, yates.statistic));
      RC_ASSERT(near(fisher_exact(other)->p_value, fisher.p_value));
      RC_ASSERT(near(*smallest_expected_count(other), *smallest_expected_count(table)));
    }
    RC_ASSERT(yates.statistic <= plain.statistic);
    RC_ASSERT(yates.p_value >= plain.p_value);
  });
}

TEST_CASE("a Fisher p value is above 0 and at most 1") {
  rc::prop("Fisher's p in (0, 1]", [] {
    const double p = fisher_exact(any_table(0))->p_value;
    RC_ASSERT(p > 0.0);
    RC_ASSERT(p <= 1.0);
  });
}

TEST_CASE("Fisher's p values of all tables with the same margins are right in the sum") {
  // Valid at any level: the probability of a p value of at most alpha is at most alpha.
  rc::prop("size of the test", [] {
    const auto table = any_table(0);
    const std::int64_t exposed = table.exposed_with + table.exposed_without;
    const std::int64_t with = table.exposed_with + table.unexposed_with;
    const std::int64_t total = exposed + table.unexposed_with + table.unexposed_without;
    const auto log_choose = [](std::int64_t n, std::int64_t k) {
      return std::lgamma(static_cast<double>(n + 1)) - std::lgamma(static_cast<double>(k + 1)) -
             std::lgamma(static_cast<double>(n - k + 1));
    };
    const double own = fisher_exact(table)->p_value;
    double reached = 0.0;
    for (auto k = std::max<std::int64_t>(0, exposed + with - total); k <= std::min(exposed, with); ++k) {
      const ExposureTable other{k, exposed - k, with - k, total - exposed - with + k};
      if (fisher_exact(other)->p_value <= own * (1 + 1e-6)) {
        reached += std::exp(log_choose(exposed, k) + log_choose(total - exposed, with - k) -
                            log_choose(total, with));
      }
    }
    RC_ASSERT(std::abs(reached - own) <= 1e-9 * own + 1e-300);
  });
}

TEST_CASE("expected counts keep the margins") {
  rc::prop("margins", [] {
    const auto table = any_table(0);
    const std::vector<std::int64_t> counts{table.exposed_with, table.exposed_without, table.unexposed_with,
                                           table.unexposed_without};
    const auto e = *expected_counts(ContingencyTable{2, 2, counts});
    RC_ASSERT(near(e[0] + e[1], static_cast<double>(table.exposed_with + table.exposed_without)));
    RC_ASSERT(near(e[0] + e[2], static_cast<double>(table.exposed_with + table.unexposed_with)));
    RC_ASSERT(*smallest_expected_count(table) <= std::min(e[0], e[3]));
  });
}

TEST_CASE("an odds ratio turns over with its rows or columns and not when transposed") {
  rc::prop("layouts of an odds ratio", [] {
    const auto table = any_table(1);
    const auto ours = *woolf_odds_ratio(table);
    for (const auto& turned : {rows_exchanged(table), columns_exchanged(table)}) {
      const auto other = *woolf_odds_ratio(turned);
      RC_ASSERT(near(other.estimate, 1.0 / ours.estimate));
      RC_ASSERT(near(other.ci.low, 1.0 / ours.ci.high));
      RC_ASSERT(std::abs(other.log_estimate + ours.log_estimate) <= 1e-12);
      RC_ASSERT(std::abs(other.p_value - ours.p_value) <= 1e-12);
    }
    RC_ASSERT(near(woolf_odds_ratio(transposed(table))->estimate, ours.estimate));
    RC_ASSERT(near(woolf_odds_ratio(transposed(table))->log_se, ours.log_se));
  });
}

TEST_CASE("the standard error comes back from the interval it made") {
  rc::prop("there and back", [] {
    const auto ours = *woolf_odds_ratio(any_table(1));
    RC_ASSERT(near(*log_odds_ratio_se_from_ci(ours.ci.low, ours.ci.high), ours.log_se));
  });
}

TEST_CASE("no pooled odds ratio is more precise than its studies' sizes allow") {
  rc::prop("the bound holds", [] {
    std::vector<StudySize> sizes;
    std::vector<StudyEstimate> studies;
    const auto count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) {
      const auto t = any_table(1);
      const auto odds = *woolf_odds_ratio(t);
      studies.push_back({odds.log_estimate, odds.log_se});
      sizes.push_back({t.exposed_with + t.unexposed_with, t.exposed_without + t.unexposed_without});
    }
    RC_ASSERT(pool_fixed_effect(studies)->se >= *smallest_pooled_log_odds_ratio_se(sizes) * (1 - 1e-12));
  });
}

TEST_CASE("adjusted p values: never below the raw ones, never above Bonferroni's, in the same order") {
  rc::prop("order of adjusted p values", [] {
    const auto p = any_p_values();
    const auto bh = *benjamini_hochberg(p);
    const auto by_holm = *holm(p);
    const auto by_bonferroni = *bonferroni(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
      RC_ASSERT(p[i] <= bh[i]);
      RC_ASSERT(bh[i] <= by_holm[i] * (1 + 1e-15));
      RC_ASSERT(by_holm[i] <= by_bonferroni[i]);
      RC_ASSERT(by_bonferroni[i] <= 1.0);
      for (std::size_t j = 0; j < p.size(); ++j) {
        if (p[i] > p[j]) continue;
        RC_ASSERT(bh[i] <= bh[j]);
        RC_ASSERT(by_holm[i] <= by_holm[j]);
      }
    }
  });
}

TEST_CASE("adjusting follows the p values wherever they stand") {
  rc::prop("order of p values", [] {
    const auto p = any_p_values();
    const auto order = any_order(p.size());
    std::vector<double> moved;
    for (const auto place : order) moved.push_back(p[place]);
    for (const auto adjust : {bonferroni, holm, benjamini_hochberg}) {
      const auto before = *adjust(p);
      const auto after = *adjust(moved);
      for (std::size_t i = 0; i < order.size(); ++i) RC_ASSERT(after[i] == before[order[i]]);
    }
  });
}

TEST_CASE("pooling one study returns it") {
  rc::prop("one study", [] {
    const StudyEstimate study{between(-3.0, 3.0), between(0.02, 2.0)};
    const auto pooled = *pool_fixed_effect({&study, 1});
    RC_ASSERT(pooled.estimate == study.estimate);
    RC_ASSERT(pooled.se == study.se);
    RC_ASSERT(pooled.q == 0.0);
    RC_ASSERT(pooled.q_p_value == 1.0);
    RC_ASSERT(pooled.i2 == 0.0);
  });
}

TEST_CASE("a pooled estimate lies among its studies and is more precise than any") {
  rc::prop("within the range", [] {
    const auto studies = any_studies();
    const auto pooled = *pool_fixed_effect(studies);
    double low = studies[0].estimate;
    double high = studies[0].estimate;
    for (const auto& study : studies) {
      low = std::min(low, study.estimate);
      high = std::max(high, study.estimate);
      RC_ASSERT(pooled.se <= study.se);
    }
    RC_ASSERT(pooled.estimate >= low && pooled.estimate <= high);
    RC_ASSERT(pooled.i2 >= 0.0 && pooled.i2 < 1.0);
    RC_ASSERT(pooled.q >= 0.0);
    if (pooled.i2 > 0.0) {
      const double p = *heterogeneity_p_from_i2(pooled.i2, pooled.n);
      RC_ASSERT(std::abs(p - pooled.q_p_value) <= 1e-9 * p);
    }
  });
}

TEST_CASE("pooling does not depend on the order of the studies") {
  rc::prop("order of studies", [] {
    const auto studies = any_studies();
    std::vector<StudyEstimate> moved;
    for (const auto place : any_order(studies.size())) moved.push_back(studies[place]);
    const auto one = *pool_fixed_effect(studies);
    const auto other = *pool_fixed_effect(moved);
    RC_ASSERT(std::abs(one.estimate - other.estimate) <= 1e-12);
    RC_ASSERT(near(one.se, other.se));
    RC_ASSERT(std::abs(one.q - other.q) <= 1e-12 * std::max(1.0, one.q));
    RC_ASSERT(std::abs(one.p_value - other.p_value) <= 1e-12);
  });
}

TEST_CASE("a study pooled with itself is the same study with less error") {
  rc::prop("copies", [] {
    const StudyEstimate study{between(-3.0, 3.0), between(0.02, 2.0)};
    const std::vector<StudyEstimate> copies(*rc::gen::inRange<std::size_t>(2, 20), study);
    const auto pooled = *pool_fixed_effect(copies);
    RC_ASSERT(pooled.estimate == study.estimate);
    RC_ASSERT(near(pooled.se, study.se / std::sqrt(static_cast<double>(copies.size()))));
    RC_ASSERT(pooled.q == 0.0);
  });
}

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
