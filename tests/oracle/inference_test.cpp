// Tests, tails, odds ratios and pooling against R. Each tolerance is the one the function's comment
// promises.

#include "oracle.hpp"

#include <algorithm>

#include "myolung/group_comparison.hpp"
#include "myolung/meta_analysis.hpp"
#include "myolung/multiple_testing.hpp"
#include "myolung/odds_ratio.hpp"
#include "myolung/tail_probability.hpp"

using namespace myolung;
using test::oracle;
using test::OracleRow;
using test::relative_error;

TEST_CASE("normal tails agree with R pnorm to 1e-12 relative, down to 1e-300") {
  const auto rows = oracle("normal_tail.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    const double z = row.number("z");
    CAPTURE(z);
    CHECK(relative_error(*stats::normal_cdf(z), row.number("cdf")) <= 1e-12);
    CHECK(relative_error(*stats::two_sided_p_from_z(z), row.number("two_sided")) <= 1e-12);
    CHECK(*stats::two_sided_p_from_z(-z) == *stats::two_sided_p_from_z(z));
  }
}

TEST_CASE("Student tails agree with R pt to 1e-10 relative, down to 1e-300") {
  const auto rows = oracle("student_tail.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    CAPTURE(row.text("t"), row.text("df"));
    const auto p = stats::two_sided_p_from_t(row.number("t"), row.number("df"));
    CHECK(relative_error(*p, row.number("two_sided")) <= 1e-10);
  }
}

TEST_CASE("chi-square tails agree with R pchisq to 1e-10 relative, down to 1e-300") {
  const auto rows = oracle("chi_square_tail.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    CAPTURE(row.text("statistic"), row.text("df"));
    const auto p = stats::chi_square_upper_tail(row.number("statistic"), row.number("df"));
    CHECK(relative_error(*p, row.number("upper")) <= 1e-10);
  }
}

TEST_CASE("one-sided tails agree with R pnorm to 1e-12 and pt to 1e-10 relative") {
  const auto rows = oracle("one_sided_tail.csv");
  REQUIRE(rows.size() == 100);
  for (const auto& row : rows) {
    const double t = row.number("t");
    CAPTURE(t, row.text("df"));
    CHECK(relative_error(*stats::normal_upper_tail(t), row.number("z_upper")) <= 1e-12);
    CHECK(relative_error(*stats::student_upper_tail(t, row.number("df")), row.number("upper")) <= 1e-10);
  }
}

TEST_CASE("F tails agree with R pf to 1e-10 relative, down to 1e-200, and 1e-8 below") {
  const auto rows = oracle("f_tail.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    CAPTURE(row.text("f"), row.text("df1"), row.text("df2"));
    const auto p = stats::f_upper_tail(row.number("f"), row.number("df1"), row.number("df2"));
    const double upper = row.number("upper");
    CHECK(relative_error(*p, upper) <= (upper > 1e-200 ? 1e-10 : 1e-8));
  }
}

TEST_CASE("chi-square quantiles agree with R qchisq to 1e-10 relative") {
  const auto rows = oracle("chi_square_quantile.csv");
  REQUIRE(rows.size() >= 90);
  for (const auto& row : rows) {
    CAPTURE(row.text("p"), row.text("df"));
    const double df = row.number("df");
    CHECK(relative_error(*stats::chi_square_quantile(row.number("p"), df), row.number("lower")) <= 1e-10);
    CHECK(relative_error(*stats::chi_square_quantile_complement(row.number("p"), df), row.number("upper")) <=
          1e-10);
  }
}

TEST_CASE("critical values agree with R qnorm to 1e-13 and qt to 1e-10 relative") {
  for (const auto& row : oracle("critical_value.csv")) {
    CAPTURE(row.text("level"), row.text("df"));
    const double level = row.number("level");
    CHECK(relative_error(*stats::two_sided_critical_z(level), row.number("z")) <= 1e-13);
    CHECK(relative_error(*stats::two_sided_critical_t(level, row.number("df")), row.number("t")) <= 1e-10);
  }
}

namespace {

stats::ExposureTable table(const OracleRow& row) {
  return {row.count("a"), row.count("b"), row.count("c"), row.count("d")};
}

void check_t_test(const OracleRow& row, const std::string& name, const Result<stats::MeanDifference>& ours) {
  REQUIRE(ours.has_value());
  const auto theirs = [&](const char* field) { return row.number(name + "_" + field); };
  CHECK(relative_error(ours->se, theirs("se")) <= 1e-10);
  CHECK(relative_error(ours->statistic, theirs("statistic")) <= 1e-10);
  CHECK(relative_error(ours->df, theirs("df")) <= 1e-10);
  CHECK(relative_error(ours->p_value, theirs("p_value")) <= 1e-10);
  CHECK(relative_error(ours->ci.low, theirs("ci_low")) <= 1e-10);
  CHECK(relative_error(ours->ci.high, theirs("ci_high")) <= 1e-10);
  CHECK(ours->estimate == row.number("mean1") - row.number("mean2"));
  CHECK(ours->n == row.count("n1") + row.count("n2"));
}

}  // namespace

TEST_CASE("t tests from summaries agree with R t.test on the data to 1e-10 relative") {
  const auto rows = oracle("t_test.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    const stats::GroupSummary first{row.number("mean1"), row.number("sd1"), row.count("n1")};
    const stats::GroupSummary second{row.number("mean2"), row.number("sd2"), row.count("n2")};
    const double level = row.number("level");
    CAPTURE(first.mean, first.sd, first.n, second.mean, second.sd, second.n);
    check_t_test(row, "student", stats::student_t_from_summaries(first, second, level));
    check_t_test(row, "welch", stats::welch_t_from_summaries(first, second, level));
  }
}

TEST_CASE("chi-square tests agree with R chisq.test to 1e-10 relative") {
  const auto rows = oracle("exposure_table.csv");
  REQUIRE(rows.size() >= 450);
  for (const auto& row : rows) {
    CAPTURE(row.text("a"), row.text("b"), row.text("c"), row.text("d"));
    const auto plain = stats::pearson_chi_square(table(row));
    REQUIRE(plain.has_value());
    CHECK(relative_error(plain->statistic, row.number("chi_square")) <= 1e-10);
    CHECK(relative_error(plain->p_value, row.number("p_value")) <= 1e-10);
    CHECK(plain->df == 1.0);
    const auto yates = stats::pearson_chi_square(table(row), stats::Continuity::yates);
    REQUIRE(yates.has_value());
    // Where the correction takes all, this is exactly 0, and R's rounding there.
    CHECK((yates->statistic == 0.0 ? row.number("yates") < 1e-20
                                   : relative_error(yates->statistic, row.number("yates")) <= 1e-10));
    CHECK(relative_error(yates->p_value, row.number("yates_p_value")) <= 1e-10);
  }
}

TEST_CASE("expected counts agree with R chisq.test to 1e-14 relative") {
  for (const auto& row : oracle("exposure_table.csv")) {
    CAPTURE(row.text("a"), row.text("b"), row.text("c"), row.text("d"));
    const std::vector<std::int64_t> counts{row.count("a"), row.count("b"), row.count("c"), row.count("d")};
    const auto expected = stats::expected_counts(stats::ContingencyTable{2, 2, counts});
    REQUIRE(expected.has_value());
    CHECK(relative_error((*expected)[0], row.number("expected_a")) <= 1e-14);
    CHECK(relative_error((*expected)[1], row.number("expected_b")) <= 1e-14);
    CHECK(relative_error((*expected)[2], row.number("expected_c")) <= 1e-14);
    CHECK(relative_error((*expected)[3], row.number("expected_d")) <= 1e-14);
    const double least = std::min(std::min(row.number("expected_a"), row.number("expected_b")),
                                  std::min(row.number("expected_c"), row.number("expected_d")));
    CHECK(relative_error(*stats::smallest_expected_count(table(row)), least) <= 1e-14);
  }
}

TEST_CASE("Fisher's exact test agrees with R fisher.test to 1e-10 relative, down to 1e-300") {
  for (const auto& row : oracle("exposure_table.csv")) {
    CAPTURE(row.text("a"), row.text("b"), row.text("c"), row.text("d"));
    const auto fisher = stats::fisher_exact(table(row));
    REQUIRE(fisher.has_value());
    CHECK(relative_error(fisher->p_value, row.number("fisher_p_value")) <= 1e-10);
  }
}

TEST_CASE("adjusted p values agree with R p.adjust to 1e-15 relative, each in its place") {
  const auto rows = oracle("multiple_testing.csv");
  REQUIRE(rows.size() == 240);
  for (const auto& row : rows) {
    const auto p = row.numbers("p");
    const auto compare = [&](const Result<std::vector<double>>& ours, const char* column) {
      const auto theirs = row.numbers(column);
      CAPTURE(column, row.text("p"));
      REQUIRE(ours.has_value());
      REQUIRE(ours->size() == theirs.size());
      for (std::size_t i = 0; i < theirs.size(); ++i) CHECK(relative_error((*ours)[i], theirs[i]) <= 1e-15);
    };
    compare(stats::bonferroni(p), "bonferroni");
    compare(stats::holm(p), "holm");
    compare(stats::benjamini_hochberg(p), "bh");
  }
}

TEST_CASE("Woolf's odds ratios agree with R to 1e-12 relative, their p values to 1e-10") {
  const auto rows = oracle("odds_ratio.csv");
  REQUIRE(rows.size() >= 220);
  for (const auto& row : rows) {
    CAPTURE(row.text("a"), row.text("b"), row.text("c"), row.text("d"));
    const auto ours = stats::woolf_odds_ratio(table(row), row.number("level"));
    REQUIRE(ours.has_value());
    CHECK(relative_error(ours->estimate, row.number("estimate")) <= 1e-12);
    CHECK(relative_error(ours->ci.low, row.number("ci_low")) <= 1e-12);
    CHECK(relative_error(ours->ci.high, row.number("ci_high")) <= 1e-12);
    CHECK(relative_error(ours->log_estimate, row.number("log_estimate")) <= 1e-12);
    CHECK(relative_error(ours->log_se, row.number("log_se")) <= 1e-12);
    CHECK(relative_error(ours->statistic, row.number("statistic")) <= 1e-12);
    CHECK(relative_error(ours->p_value, row.number("p_value")) <= 1e-10);
  }
}

TEST_CASE("the standard error behind an interval agrees with R to 1e-12 relative") {
  const auto rows = oracle("se_from_interval.csv");
  REQUIRE(rows.size() == 220);
  for (const auto& row : rows) {
    CAPTURE(row.text("ci_low"), row.text("ci_high"), row.text("level"));
    const auto se =
        stats::log_odds_ratio_se_from_ci(row.number("ci_low"), row.number("ci_high"), row.number("level"));
    REQUIRE(se.has_value());
    CHECK(relative_error(*se, row.number("se")) <= 1e-12);
  }
}

TEST_CASE("the smallest pooled standard error agrees with R to 1e-13 relative") {
  const auto rows = oracle("smallest_se.csv");
  REQUIRE(rows.size() == 200);
  for (const auto& row : rows) {
    const auto with = row.counts("with");
    const auto without = row.counts("without");
    std::vector<stats::StudySize> studies;
    for (std::size_t i = 0; i < with.size(); ++i) studies.push_back({with[i], without[i]});
    CAPTURE(row.text("with"), row.text("without"));
    CHECK(relative_error(*stats::smallest_pooled_log_odds_ratio_se(studies), row.number("se")) <= 1e-13);
  }
}

TEST_CASE("fixed-effect pooling agrees with R metafor to 1e-10 relative") {
  const auto rows = oracle("fixed_effect.csv");
  REQUIRE(rows.size() >= 200);
  for (const auto& row : rows) {
    const auto estimates = row.numbers("studies");
    const auto errors = row.numbers("se_of_studies");
    std::vector<stats::StudyEstimate> studies;
    double largest = 0.0;
    for (std::size_t i = 0; i < estimates.size(); ++i) {
      studies.push_back({estimates[i], errors[i]});
      largest = std::max(largest, std::abs(estimates[i]));
    }
    CAPTURE(row.text("studies"), row.text("se_of_studies"));
    const auto ours = stats::pool_fixed_effect(studies, row.number("level"));
    REQUIRE(ours.has_value());
    CHECK(std::abs(ours->estimate - row.number("estimate")) <= 1e-10 * largest);
    CHECK(relative_error(ours->se, row.number("se")) <= 1e-10);
    CHECK(std::abs(ours->ci.low - row.number("ci_low")) <= 1e-10 * largest);
    CHECK(std::abs(ours->ci.high - row.number("ci_high")) <= 1e-10 * largest);
    CHECK(relative_error(ours->statistic, row.number("statistic")) <= 1e-10);
    CHECK(relative_error(ours->p_value, row.number("p_value")) <= 1e-10);
    // One study: Q is exactly 0 here, and R's rounding there.
    if (studies.size() > 1) CHECK(relative_error(ours->q, row.number("q")) <= 1e-10);
    CHECK(relative_error(ours->q_p_value, row.number("q_p_value")) <= 1e-10);
    CHECK(std::abs(ours->i2 - row.number("i2")) <= 1e-10);
    CHECK(ours->q_df == static_cast<double>(studies.size() - 1));
    CHECK(ours->n == static_cast<std::int64_t>(studies.size()));
  }
}

TEST_CASE("the p value of Q behind I2 agrees with R pchisq to 1e-10 relative") {
  const auto rows = oracle("heterogeneity_p.csv");
  REQUIRE(rows.size() >= 220);
  for (const auto& row : rows) {
    CAPTURE(row.text("i2"), row.text("k"));
    const auto p = stats::heterogeneity_p_from_i2(row.number("i2"), row.count("k"));
    REQUIRE(p.has_value());
    CHECK(relative_error(*p, row.number("p_value")) <= 1e-10);
  }
}
