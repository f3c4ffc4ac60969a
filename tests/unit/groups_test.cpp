// Two groups, correlations, tables of any size and diagnostic tables: refusals, edges, values by hand.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "myolung/contingency_table.hpp"
#include "myolung/correlation.hpp"
#include "myolung/diagnostic_accuracy.hpp"
#include "myolung/group_comparison.hpp"
#include "myolung/mann_whitney.hpp"
#include "support/peak_memory.hpp"
#include "support/refused.hpp"

using namespace myolung;
using namespace myolung::stats;
using test::refused;

namespace {

using Values = std::vector<double>;
using Counts = std::vector<std::int64_t>;

const double kNan = std::nan("");
const double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("a summary is mean, deviation and size; equal values have the deviation 0") {
  const auto summary = summarize(Values{2, 4, 4, 4, 5, 5, 7, 9});
  REQUIRE(summary.has_value());
  CHECK(summary->mean == 5.0);
  CHECK(summary->sd == Approx(std::sqrt(32.0 / 7.0)).epsilon(1e-15));
  CHECK(summary->n == 8);
  CHECK(summarize(Values{0.1, 0.1, 0.1})->sd == 0.0);
  CHECK(summarize(Values{0.1, 0.1, 0.1})->mean == 0.1);
}

TEST_CASE("t tests refuse what they cannot compare, naming it") {
  const Values good{1, 2, 4};
  for (const auto test : {student_t, welch_t}) {
    refused(test(Values{1}, good, 0.95), Errc::too_few, "first");
    refused(test(good, Values{}, 0.95), Errc::too_few, "second");
    refused(test(good, Values{1, kNan}, 0.95), Errc::not_finite, "second[1]");
    refused(test(Values{kInfinity, 1}, good, 0.95), Errc::not_finite, "first[0]");
    refused(test(Values{2, 2}, Values{3, 3, 3}, 0.95), Errc::no_variation, "values");
    refused(test(Values{1e17, 1e17 + 16}, Values{1e17, 1e17}, 0.95), Errc::no_variation, "values");
    refused(test(Values{1e200, -1e200}, good, 0.95), Errc::out_of_range, "first");
    refused(test(good, Values{0, 1}, 1.0), Errc::out_of_range, "level");
    CHECK(test(Values{2, 2}, Values{3, 3, 4}, 0.95).has_value());
  }
}

TEST_CASE("Mann-Whitney by hand: 2 against 3 values, and groups that do not overlap") {
  // Of the 10 arrangements the counts for U = 0..6 are 1 1 2 2 2 1 1.
  const auto two = mann_whitney(Values{1, 4}, Values{2, 3, 5});
  REQUIRE(two.has_value());
  CHECK(two->statistic == 2.0);  // 4 > 2, 4 > 3
  CHECK(two->exact);
  CHECK(two->p_value == Approx(0.8).epsilon(1e-15));  // 2 (1 + 1 + 2) / 10
  CHECK(two->n == 5);
  // Differences -4 -2 -1 -1 1 2; no level of 0.95 is reached: the widest interval has 1 - 2/10.
  CHECK(two->estimate == -1.0);
  CHECK(two->ci.low == -4.0);
  CHECK(two->ci.high == 2.0);
  CHECK(two->ci_level == Approx(0.8).epsilon(1e-15));

  const auto apart = mann_whitney(Values{1, 2, 3}, Values{11, 12, 13});
  CHECK(apart->statistic == 0.0);
  CHECK(apart->p_value == Approx(0.1).epsilon(1e-15));  // 2 / choose(6, 3)
  CHECK(apart->estimate == -10.0);
}

TEST_CASE("Mann-Whitney by hand with ties: z of the corrected variance") {
  // Ranks of {1, 2, 2} among {1, 2, 2, 2, 3}: 1, 3, 3; U = 7 - 6 = 1; pairs 6, s2 = 6/12 (6 - 24/20).
  const auto tied = mann_whitney(Values{1, 2, 2}, Values{2, 3});
  REQUIRE(tied.has_value());
  CHECK(tied->statistic == 1.0);
  CHECK_FALSE(tied->exact);
  CHECK(*tied->z == Approx(-1.5 / std::sqrt(0.5 * 4.8)).epsilon(1e-14));
  CHECK(tied->ci_level == 0.95);
  // Every difference is -1.
  const auto one_difference = mann_whitney(Values{1, 1, 1}, Values{2, 2});
  REQUIRE(one_difference.has_value());
  CHECK(one_difference->estimate == -1.0);
  CHECK(one_difference->ci.low == -1.0);
  CHECK(one_difference->ci.high == -1.0);
  // In the middle: nothing is left of the distance.
  CHECK(*mann_whitney(Values{0, 1}, Values{0, 1})->z == 0.0);
  CHECK(mann_whitney(Values{0, 1}, Values{0, 1})->p_value == 1.0);
}

TEST_CASE("Mann-Whitney is exact below 50 in each group, and only there") {
  Values first;
  Values second;
  for (int i = 0; i < 49; ++i) {
    first.push_back(2 * i);
    second.push_back(2 * i + 1);
  }
  CHECK(mann_whitney(first, second)->exact);
  second.push_back(1000);
  CHECK_FALSE(mann_whitney(first, second)->exact);
  CHECK_FALSE(mann_whitney(second, first)->exact);
}

TEST_CASE("Mann-Whitney refuses what it cannot compare") {
  refused(mann_whitney(Values{}, Values{1}), Errc::too_few, "first");
  refused(mann_whitney(Values{1}, Values{}), Errc::too_few, "second");
  refused(mann_whitney(Values{1}, Values{2, kNan}), Errc::not_finite, "second[1]");
  refused(mann_whitney(Values{3, 3}, Values{3}), Errc::no_variation, "values");
  refused(mann_whitney(Values{1e308}, Values{-1e308}), Errc::out_of_range, "values");
  refused(mann_whitney(Values{1e308, 0}, Values{-1e308, 0}), Errc::out_of_range, "values");
  refused(mann_whitney(Values{-1e308, 0}, Values{1e308, 0}), Errc::out_of_range, "values");
  refused(mann_whitney(Values{1}, Values{2}, 0.0), Errc::out_of_range, "level");
}

TEST_CASE("a correlation of a line is 1, without a statistic or an interval") {
  for (const auto correlation : {pearson_correlation, spearman_correlation}) {
    const auto up = correlation(Values{0.1, 0.2, 0.3, 0.4, 0.7}, Values{1.3, 1.6, 1.9, 2.2, 3.1}, 0.95);
    REQUIRE(up.has_value());
    CHECK(up->estimate == 1.0);
    CHECK_FALSE(up->statistic.has_value());
    CHECK_FALSE(up->ci.has_value());
    const auto down = correlation(Values{1, 2, 3}, Values{30, 20, 10}, 0.95);
    CHECK(down->estimate == -1.0);
  }
  CHECK(pearson_correlation(Values{1, 2, 3}, Values{30, 20, 10})->p_value == 0.0);
  CHECK(spearman_correlation(Values{1, 2, 3}, Values{30, 20, 10})->p_value ==
        Approx(2.0 / 6.0).epsilon(1e-15));
}

TEST_CASE("a correlation near 1 keeps the digits of its distance from 1") {
  // y = x + e d with d at right angles to x and to 1: 1 - r^2 = e^2 |d|^2 / (|x|^2 + e^2 |d|^2).
  const double e = 1e-6;
  const auto near = pearson_correlation(Values{-1, -1, 1, 1}, Values{-1 - e, -1 + e, 1 - e, 1 + e});
  REQUIRE(near.has_value());
  CHECK(*near->statistic == Approx(std::sqrt(2.0) / e).epsilon(1e-9));
}

TEST_CASE("Spearman by hand: 4 pairs, one exchange") {
  // Sum of squared differences 2: rho = 1 - 12/60; 4 of 24 orders have at most 2.
  const auto four = spearman_correlation(Values{10, 20, 30, 40}, Values{1, 2, 4, 3});
  REQUIRE(four.has_value());
  CHECK(four->estimate == Approx(0.8).epsilon(1e-15));
  CHECK(four->exact);
  CHECK(four->p_value == Approx(8.0 / 24.0).epsilon(1e-15));
  CHECK_FALSE(spearman_correlation(Values{1, 2, 2, 4}, Values{1, 2, 4, 3})->exact);
}

TEST_CASE("correlations refuse what has none") {
  const Values x{1, 2, 3};
  for (const auto correlation : {pearson_correlation, spearman_correlation}) {
    refused(correlation(x, Values{1, 2}, 0.95), Errc::unequal_lengths, "y");
    refused(correlation(Values{1, 2}, Values{1, 2}, 0.95), Errc::too_few, "x");
    refused(correlation(x, Values{1, kInfinity, 2}, 0.95), Errc::not_finite, "y[1]");
    refused(correlation(x, Values{4, 4, 4}, 0.95), Errc::no_variation, "y");
    refused(correlation(x, Values{1, 3, 2}, 1.5), Errc::out_of_range, "level");
  }
  refused(pearson_correlation(x, Values{1e200, 0, -1e200}), Errc::out_of_range, "y");
}

TEST_CASE("a table of any size: chi-square and Fisher by hand") {
  // Independence to the last patient.
  const Counts even{10, 20, 30, 20, 40, 60};
  CHECK(pearson_chi_square(ContingencyTable{2, 3, even})->statistic == 0.0);
  CHECK(pearson_chi_square(ContingencyTable{2, 3, even})->df == 2.0);
  CHECK(*smallest_expected_count(ContingencyTable{2, 3, even}) == 10.0);
  CHECK(fisher_exact(ContingencyTable{2, 3, even})->p_value == Approx(1.0).epsilon(1e-12));
  // One patient in each cell of the diagonal: 6 tables, all alike.
  const Counts diagonal{1, 0, 0, 0, 1, 0, 0, 0, 1};
  CHECK(fisher_exact(ContingencyTable{3, 3, diagonal})->p_value == Approx(1.0).epsilon(1e-14));
  // Two in each: the diagonal and its 5 permutations weigh 1/8 each, of 6!/(2!)^6 = 90/8 in all.
  const Counts twos{2, 0, 0, 0, 2, 0, 0, 0, 2};
  CHECK(fisher_exact(ContingencyTable{3, 3, twos})->p_value == Approx(6.0 / 90.0).epsilon(1e-13));
}

TEST_CASE("cross tabulation counts each pair of codes") {
  const std::vector<std::int32_t> rows{0, 1, 1, 0, 1};
  const std::vector<std::int32_t> columns{2, 0, 0, 1, 2};
  CHECK(*cross_tabulate(rows, 2, columns, 3) == Counts{0, 1, 1, 2, 0, 1});
  refused(cross_tabulate(rows, 2, std::vector<std::int32_t>{0}, 3), Errc::unequal_lengths, "columns");
}

TEST_CASE("tables that cannot be tested are refused with what to do") {
  const Counts counts{3, 0, 4, 5, 0, 6};
  refused(pearson_chi_square(ContingencyTable{2, 3, counts}), Errc::out_of_range, "columns[1]");
  refused(fisher_exact(ContingencyTable{2, 3, counts}), Errc::out_of_range, "columns[1]");
  refused(pearson_chi_square(ContingencyTable{3, 2, Counts{1, 2, 0, 0, 3, 4}}), Errc::out_of_range,
          "rows[1]");
  refused(pearson_chi_square(ContingencyTable{2, 2, Counts{1, -2, 3, 4}}), Errc::out_of_range, "counts[1]");
  refused(pearson_chi_square(ContingencyTable{1, 2, Counts{1, 2}}), Errc::too_few, "rows");
  refused(pearson_chi_square(ContingencyTable{2, 1, Counts{1, 2}}), Errc::too_few, "columns");
  refused(pearson_chi_square(ContingencyTable{2, 3, Counts{1, 2, 3, 4, 5, 6}}, Continuity::yates),
          Errc::out_of_range, "continuity");
  // More ways through than anybody waits for.
  Counts large(36, 40);
  refused(fisher_exact(ContingencyTable{6, 6, large}), Errc::too_large, "table");
  refused(fisher_exact(ContingencyTable{2, 2, Counts{60000, 1, 1, 60000}}), Errc::too_large, "table");
}

TEST_CASE("a table with too many states between its columns is refused before it fills the memory") {
  // Row totals that all differ: nearly every way to fill the columns of 5 patients leaves its own margins.
  Counts counts;
  for (int row = 0; row < 50; ++row) {
    for (int column = 0; column < 49; ++column) counts.push_back((row - column + 50) % 50 < 5 ? 1 : 0);
    counts.push_back(50 * row + 10);
  }
  const test::PeakMemory peak;
  const auto before = peak.megabytes();
  refused(fisher_exact(ContingencyTable{50, 50, counts}), Errc::too_large, "table");
  if (!before) return;
  CHECK(*peak.megabytes() - *before < 600);  // 3500 when every state is kept; sanitizers add to it
}

TEST_CASE("Fisher's test near the most patients it takes") {
  // Exact integers (Python): products of factorials that differ by less than a relative 1e-7 count as equal.
  const Counts four{30010, 4, 3, 1, 29990, 2, 5, 0, 39900, 6, 1, 2};
  CHECK(fisher_exact(ContingencyTable{3, 4, four})->p_value == Approx(0.34320513686017534).epsilon(1e-9));
  const Counts three{33333, 40, 3, 33334, 38, 5, 33200, 31, 16};
  CHECK(fisher_exact(ContingencyTable{3, 3, three})->p_value == Approx(0.0145880580847866).epsilon(1e-9));
}

TEST_CASE("a probability below the smallest number is 0, and no refusal") {
  // 2 of the 1800! / (900!)^2 = 1e540 ways to draw 900 of 1800.
  const auto apart = fisher_exact(ContingencyTable{2, 2, Counts{900, 0, 0, 900}});
  REQUIRE(apart.has_value());
  CHECK(apart->p_value == 0.0);
}

TEST_CASE("a conditional odds ratio by hand, and at the ends of what is possible") {
  // Margins 1 and 1 of 2: P(1) = w / (1 + w), so the estimate of {1, 0, 0, 1} has no end, its lower limit
  // is 0.025 / 0.975.
  const auto end = conditional_odds_ratio({1, 0, 0, 1});
  REQUIRE(end.has_value());
  CHECK_FALSE(end->estimate.has_value());
  CHECK(end->ci_low == Approx(0.025 / 0.975).epsilon(1e-12));
  CHECK_FALSE(end->ci_high.has_value());
  const auto other_end = conditional_odds_ratio({0, 1, 1, 0});
  CHECK(*other_end->estimate == 0.0);
  CHECK(other_end->ci_low == 0.0);
  CHECK(*other_end->ci_high == Approx(0.975 / 0.025).epsilon(1e-12));
  CHECK(*conditional_odds_ratio({5, 5, 5, 5})->estimate == Approx(1.0).epsilon(1e-12));
  // A level so low that its limits lie on one side of the estimate's own.
  CHECK(conditional_odds_ratio({3, 1, 1, 3}, 0.001).has_value());
  refused(conditional_odds_ratio({3, 1, 1, 3}, 1.0), Errc::out_of_range, "level");
  refused(conditional_odds_ratio({0, 0, 1, 3}), Errc::out_of_range, "exposed");
  refused(conditional_odds_ratio({1000000, 1000000, 1000000, 1000000}), Errc::too_large, "table");
}

TEST_CASE("a diagnostic table: its proportions with counts, and what an empty cell leaves") {
  const auto full = diagnostic_accuracy({18, 7, 3, 33});
  REQUIRE(full.has_value());
  CHECK(full->sensitivity.counts.events == 18);
  CHECK(full->sensitivity.counts.total == 21);
  CHECK(full->sensitivity.estimate == 18.0 / 21.0);
  CHECK(full->sensitivity.ci.low == wilson(18, 21)->low);
  CHECK(full->positive_predictive_value->estimate == 18.0 / 25.0);
  CHECK(full->negative_predictive_value->estimate == 33.0 / 36.0);
  CHECK(full->prevalence.estimate == 21.0 / 61.0);
  CHECK(full->accuracy.counts.events == 51);
  CHECK_FALSE(full->halves_added);
  CHECK(full->likelihood_ratios->positive.estimate == Approx(18.0 / 21.0 * 40.0 / 7.0).epsilon(1e-15));
  CHECK(full->odds_ratio->estimate == Approx(18.0 * 33.0 / 21.0).epsilon(1e-15));
  CHECK(diagnostic_accuracy({18, 7, 3, 33}, ProportionMethod::clopper_pearson)->sensitivity.ci.low ==
        clopper_pearson(18, 21)->low);
  CHECK(diagnostic_accuracy({18, 7, 3, 33}, ProportionMethod::jeffreys)->specificity.ci.high ==
        jeffreys(33, 40)->high);

  const auto empty_cell = diagnostic_accuracy({18, 0, 3, 40});
  REQUIRE(empty_cell.has_value());
  CHECK(empty_cell->halves_added);
  // R: x <- c(18.5, 0.5, 3.5, 40.5); or <- x[1] * x[4] / (x[2] * x[3]);
  // exp(log(or) + c(-1, 1) * qnorm(0.975) * sqrt(sum(1 / x)))
  CHECK(empty_cell->odds_ratio->estimate == Approx(428.142857142857).epsilon(1e-12));
  CHECK(empty_cell->odds_ratio->ci.low == Approx(21.02389299090098).epsilon(1e-12));
  CHECK(empty_cell->odds_ratio->ci.high == Approx(8718.951632877066).epsilon(1e-12));
  CHECK(empty_cell->likelihood_ratios->positive.estimate ==
        Approx(18.5 / 22.0 / (0.5 / 41.0)).epsilon(1e-14));

  const auto nobody_positive = diagnostic_accuracy({0, 0, 3, 40});
  REQUIRE(nobody_positive.has_value());
  CHECK_FALSE(nobody_positive->positive_predictive_value.has_value());
}

TEST_CASE("a test with one result alone has no ratios: halves would make them") {
  for (const auto& table : {TwoByTwo{0, 0, 3, 40}, TwoByTwo{3, 40, 0, 0}}) {
    const auto accuracy = diagnostic_accuracy(table);
    REQUIRE(accuracy.has_value());
    CHECK_FALSE(accuracy->halves_added);
    CHECK_FALSE(accuracy->likelihood_ratios.has_value());
    CHECK_FALSE(accuracy->odds_ratio.has_value());
  }
  // Two empty cells, but both results.
  CHECK(diagnostic_accuracy({3, 0, 0, 40})->likelihood_ratios.has_value());
  CHECK(diagnostic_accuracy({0, 40, 3, 0})->odds_ratio->estimate ==
        Approx(0.5 * 0.5 / (40.5 * 3.5)).epsilon(1e-14));
}

TEST_CASE("a predictive value at the table's own prevalence is the table's") {
  const TwoByTwo table{18, 7, 3, 33};
  const auto own = predictive_values_at(*likelihood_ratios(table), 21.0 / 61.0);
  REQUIRE(own.has_value());
  CHECK(own->positive.estimate == Approx(18.0 / 25.0).epsilon(1e-14));
  CHECK(own->negative.estimate == Approx(33.0 / 36.0).epsilon(1e-14));
  CHECK(own->negative.ci.low < own->negative.estimate);
  CHECK(own->negative.estimate < own->negative.ci.high);
}

TEST_CASE("diagnostic tables without sense are refused") {
  refused(diagnostic_accuracy({-1, 7, 3, 33}), Errc::out_of_range, "true_positive");
  refused(diagnostic_accuracy({0, 7, 0, 33}), Errc::out_of_range, "with");
  refused(diagnostic_accuracy({18, 0, 3, 0}), Errc::out_of_range, "without");
  refused(diagnostic_accuracy({18, 7, 3, 33}, ProportionMethod::wilson, 0.0), Errc::out_of_range, "level");
  for (const double certain : {0.0, 1.0}) {
    refused(predictive_values_at(*likelihood_ratios({18, 7, 3, 33}), certain), Errc::out_of_range,
            "prevalence");
  }
  const std::vector<std::uint8_t> test{1, 0, 1, 0, 0};
  const std::vector<std::uint8_t> outcome{1, 1, 0, 0, 0};
  const auto table = two_by_two(test, outcome);
  REQUIRE(table.has_value());
  CHECK(table->true_positive == 1);
  CHECK(table->false_negative == 1);
  CHECK(table->false_positive == 1);
  CHECK(table->true_negative == 2);
  refused(two_by_two(test, std::vector<std::uint8_t>{1}), Errc::unequal_lengths, "outcome");
}
