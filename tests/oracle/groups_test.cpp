// Two groups, correlations and tables of any size against R. Each tolerance is the one the function's
// comment promises.

#include "oracle.hpp"

#include <cmath>

#include "myolung/contingency_table.hpp"
#include "myolung/correlation.hpp"
#include "myolung/diagnostic_accuracy.hpp"
#include "myolung/group_comparison.hpp"
#include "myolung/mann_whitney.hpp"

using namespace myolung;
using test::oracle;
using test::OracleRow;
using test::relative_error;

namespace {

void check_t(const OracleRow& row, const std::string& name, const Result<stats::MeanDifference>& ours) {
  REQUIRE(ours.has_value());
  const auto theirs = [&](const char* field) { return row.number(name + "_" + field); };
  CHECK(relative_error(ours->se, theirs("se")) <= 1e-10);
  CHECK(relative_error(ours->df, theirs("df")) <= 1e-10);
  // Where the means nearly agree, their difference has R's rounding of the larger one.
  const double rounding = 1e-15 * std::abs(row.number("mean1")) / ours->se;  // in standard errors
  CHECK(std::abs(ours->statistic - theirs("statistic")) <= 1e-10 * std::abs(ours->statistic) + rounding);
  CHECK(relative_error(ours->p_value, theirs("p_value")) <= 1e-10 + 10.0 * rounding);
  CHECK(std::abs(ours->ci.low - theirs("ci_low")) <= (1e-10 + rounding) * ours->se);
  CHECK(std::abs(ours->ci.high - theirs("ci_high")) <= (1e-10 + rounding) * ours->se);
}

/// The numbers of Lehmer's generator, below `modulus`.
std::vector<double> lehmer(std::int64_t seed, std::int64_t n, std::int64_t modulus) {
  std::vector<double> out;
  for (std::int64_t i = 0; i < n; ++i) {
    seed = seed * 16807 % 2147483647;
    out.push_back(static_cast<double>(seed % modulus));
  }
  return out;
}

}  // namespace

TEST_CASE("t tests on data agree with R t.test to 1e-10 relative") {
  const auto rows = oracle("groups_t.csv");
  REQUIRE(rows.size() >= 60);
  for (const auto& row : rows) {
    const auto x = row.numbers("x");
    const auto y = row.numbers("y");
    CAPTURE(row.text("x"), row.text("y"));
    check_t(row, "student", stats::student_t(x, y, row.number("level")));
    check_t(row, "welch", stats::welch_t(x, y, row.number("level")));
    const auto summary = stats::summarize(x);
    REQUIRE(summary.has_value());
    CHECK(std::abs(summary->mean - row.number("mean1")) <=
          1e-12 * (std::abs(row.number("mean1")) + summary->sd));
    CHECK(std::abs(summary->sd - row.number("sd1")) <= 1e-10 * row.number("sd1"));
  }
}

TEST_CASE("Mann-Whitney tests agree with R wilcox.test to 1e-10 relative, normal intervals to 1e-8") {
  const auto rows = oracle("mann_whitney.csv");
  REQUIRE(rows.size() >= 70);
  int exact = 0;
  for (const auto& row : rows) {
    CAPTURE(row.text("x"), row.text("y"), row.text("level"));
    const auto ours = stats::mann_whitney(row.numbers("x"), row.numbers("y"), row.number("level"));
    REQUIRE(ours.has_value());
    CHECK(ours->statistic == row.number("statistic"));
    CHECK(relative_error(ours->p_value, row.number("p_value")) <= 1e-10);
    REQUIRE(ours->exact == (row.count("exact") == 1));
    const double size = 1.0 + std::abs(ours->ci.low) + std::abs(ours->ci.high);
    CHECK(std::abs(ours->estimate - row.number("median")) <= 1e-12 * size);
    if (ours->exact) {
      ++exact;
      CHECK_FALSE(ours->z.has_value());
      CHECK(std::abs(ours->ci.low - row.number("ci_low")) <= 1e-12 * size);
      CHECK(std::abs(ours->ci.high - row.number("ci_high")) <= 1e-12 * size);
      continue;
    }
    CHECK(ours->z.has_value());
    CHECK(std::abs(ours->ci.low - row.number("ci_low")) <= 1e-8 * size);
    CHECK(std::abs(ours->ci.high - row.number("ci_high")) <= 1e-8 * size);
    CHECK(std::abs(ours->ci.low - row.number("default_low")) <= 1e-4);
    CHECK(std::abs(ours->ci.high - row.number("default_high")) <= 1e-4);
    CHECK(std::abs(ours->estimate - row.number("estimate")) <= row.number("half_gap") + 1e-8 * size);
  }
  CHECK(exact >= 20);
  CHECK(static_cast<int>(rows.size()) - exact >= 20);
}

TEST_CASE("long groups agree with R") {
  const auto rows = oracle("groups_long.csv");
  REQUIRE(rows.size() == 5);
  for (const auto& row : rows) {
    CAPTURE(row.text("seed"));
    const auto n1 = static_cast<std::size_t>(row.count("n1"));
    const auto all = lehmer(row.count("seed"), row.count("n1") + row.count("n2"), row.count("modulus"));
    const std::span<const double> x(all.data(), n1);
    const std::span<const double> y(all.data() + n1, all.size() - n1);
    const auto ours = stats::mann_whitney(x, y);
    REQUIRE(ours.has_value());
    CHECK(ours->statistic == row.number("statistic"));
    CHECK(relative_error(ours->p_value, row.number("p_value")) <= 1e-10);
    if (row.text("median") != "NA") CHECK(ours->estimate == row.number("median"));
    CHECK(std::abs(ours->ci.low - row.number("ci_low")) <= 1e-8 * (1.0 + std::abs(ours->ci.low)));
    CHECK(std::abs(ours->ci.high - row.number("ci_high")) <= 1e-8 * (1.0 + std::abs(ours->ci.high)));
    const auto t = stats::welch_t(x, y);
    REQUIRE(t.has_value());
    CHECK(relative_error(t->statistic, row.number("t_statistic")) <= 1e-10);
    CHECK(relative_error(t->df, row.number("t_df")) <= 1e-10);
    CHECK(relative_error(t->p_value, row.number("t_p_value")) <= 1e-10);
  }
}

TEST_CASE("correlations agree with R cor.test to 1e-10 relative") {
  const auto rows = oracle("correlation.csv");
  REQUIRE(rows.size() >= 50);
  int exact = 0;
  for (const auto& row : rows) {
    const auto x = row.numbers("x");
    const auto y = row.numbers("y");
    const double level = row.number("level");
    CAPTURE(row.text("x"), row.text("y"));
    const auto pearson = stats::pearson_correlation(x, y, level);
    REQUIRE(pearson.has_value());
    CHECK(pearson->estimate == Approx(row.number("pearson")).epsilon(1e-10).margin(1e-14));
    // Near 1 R's statistic has lost digits to 1 - r².
    const bool perfect = std::abs(pearson->estimate) > 1.0 - 1e-9;
    if (!perfect) {
      CHECK(*pearson->statistic == Approx(row.number("statistic")).epsilon(1e-10).margin(1e-13));
      CHECK(relative_error(pearson->p_value, row.number("p_value")) <= 1e-10);
      CHECK(pearson->ci.has_value() == (x.size() > 3));
      if (pearson->ci) {
        CHECK(pearson->ci->low == Approx(row.number("ci_low")).epsilon(1e-10));
        CHECK(pearson->ci->high == Approx(row.number("ci_high")).epsilon(1e-10));
      }
    }
    const auto spearman = stats::spearman_correlation(x, y, level);
    REQUIRE(spearman.has_value());
    CHECK(spearman->estimate == Approx(row.number("spearman")).epsilon(1e-10).margin(1e-14));
    CHECK(spearman->exact == (row.count("exact") == 1));
    exact += spearman->exact ? 1 : 0;
    if (std::abs(spearman->estimate) == 1.0 && !spearman->exact) {
      CHECK(spearman->p_value == 0.0);
      continue;
    }
    CHECK(relative_error(spearman->p_value, row.number("spearman_p_value")) <= 1e-10);
    if (spearman->ci) {
      CHECK(spearman->ci->low == Approx(row.number("spearman_low")).epsilon(1e-10).margin(1e-14));
      CHECK(spearman->ci->high == Approx(row.number("spearman_high")).epsilon(1e-10).margin(1e-14));
    }
  }
  CHECK(exact >= 15);
}

TEST_CASE("tables of any size agree with R chisq.test and fisher.test") {
  const auto rows = oracle("contingency_table.csv");
  REQUIRE(rows.size() >= 70);
  int exact = 0;
  for (const auto& row : rows) {
    CAPTURE(row.text("rows"), row.text("columns"), row.text("counts"));
    const auto counts = row.counts("counts");
    const stats::ContingencyTable table{static_cast<std::size_t>(row.count("rows")),
                                        static_cast<std::size_t>(row.count("columns")), counts};
    const auto chi_square = stats::pearson_chi_square(table);
    REQUIRE(chi_square.has_value());
    CHECK(relative_error(chi_square->statistic, row.number("statistic")) <= 1e-10);
    CHECK(chi_square->df == row.number("df"));
    CHECK(relative_error(chi_square->p_value, row.number("p_value")) <= 1e-10);
    const auto expected = stats::expected_counts(table);
    const auto theirs = row.numbers("expected");
    REQUIRE(expected->size() == theirs.size());
    double least = theirs.front();
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      CHECK(relative_error((*expected)[i], theirs[i]) <= 1e-14);
      least = std::min(least, theirs[i]);
    }
    CHECK(relative_error(*stats::smallest_expected_count(table), least) <= 1e-14);

    const auto fisher = stats::fisher_exact(table);
    if (!fisher) {
      CHECK(fisher.error().code == Errc::too_large);
      continue;
    }
    if (row.text("fisher_p_value") == "NA") continue;
    CHECK(relative_error(fisher->p_value, row.number("fisher_p_value")) <= 1e-8);
    ++exact;
  }
  CHECK(exact >= 65);
}

TEST_CASE("conditional odds ratios agree with R fisher.test searched to the end, to 1e-9 relative") {
  const auto rows = oracle("conditional_odds_ratio.csv");
  REQUIRE(rows.size() >= 60);
  for (const auto& row : rows) {
    CAPTURE(row.text("a"), row.text("b"), row.text("c"), row.text("d"), row.text("level"));
    const auto ours = stats::conditional_odds_ratio(
        {row.count("a"), row.count("b"), row.count("c"), row.count("d")}, row.number("level"));
    REQUIRE(ours.has_value());
    const auto agrees = [&](const std::optional<double>& value, const char* column) {
      CAPTURE(column);
      if (row.text(column) == "Inf") {
        CHECK_FALSE(value.has_value());
      } else {
        REQUIRE(value.has_value());
        CHECK(relative_error(*value, row.number(column)) <= 1e-9);
      }
    };
    agrees(ours->estimate, "estimate");
    agrees(ours->ci_low, "ci_low");
    agrees(ours->ci_high, "ci_high");
  }
}

TEST_CASE("predictive values at another prevalence agree with their logits in R to 1e-12 relative") {
  const auto rows = oracle("diagnostic_accuracy.csv");
  REQUIRE(rows.size() == 40);
  for (const auto& row : rows) {
    CAPTURE(row.text("tp"), row.text("fp"), row.text("fn"), row.text("tn"), row.text("prevalence"));
    const stats::TwoByTwo table{row.count("tp"), row.count("fp"), row.count("fn"), row.count("tn")};
    const auto ratios = stats::likelihood_ratios(table, row.number("level"));
    REQUIRE(ratios.has_value());
    const auto ours = stats::predictive_values_at(*ratios, row.number("prevalence"));
    REQUIRE(ours.has_value());
    CHECK(relative_error(ours->positive.estimate, row.number("ppv")) <= 1e-12);
    CHECK(relative_error(ours->positive.ci.low, row.number("ppv_low")) <= 1e-12);
    CHECK(relative_error(ours->positive.ci.high, row.number("ppv_high")) <= 1e-12);
    CHECK(relative_error(ours->negative.estimate, row.number("npv")) <= 1e-12);
    CHECK(relative_error(ours->negative.ci.low, row.number("npv_low")) <= 1e-12);
    CHECK(relative_error(ours->negative.ci.high, row.number("npv_high")) <= 1e-12);
  }
}
