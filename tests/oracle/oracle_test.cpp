// The statistics against R. Each tolerance is the one the function's comment promises.

#include "oracle.hpp"

#include "myolung/proportion.hpp"
#include "myolung/roc.hpp"
#include "myolung/two_by_two.hpp"

using namespace myolung;
using test::oracle;
using test::relative_error;

TEST_CASE("Clopper-Pearson agrees with R binom.test to 1e-12") {
  const auto rows = oracle("proportion.csv");
  REQUIRE(rows.size() > 1500);
  for (const auto& row : rows) {
    const auto ci = stats::clopper_pearson(row.count("events"), row.count("total"), row.number("level"));
    CAPTURE(row.text("events"), row.text("total"), row.text("level"));
    REQUIRE(ci.has_value());
    CHECK(std::abs(ci->low - row.number("clopper_pearson_low")) <= 1e-12);
    CHECK(std::abs(ci->high - row.number("clopper_pearson_high")) <= 1e-12);
  }
}

TEST_CASE("Wilson agrees with R prop.test to 1e-12") {
  for (const auto& row : oracle("proportion.csv")) {
    const auto ci = stats::wilson(row.count("events"), row.count("total"), row.number("level"));
    CAPTURE(row.text("events"), row.text("total"), row.text("level"));
    REQUIRE(ci.has_value());
    CHECK(std::abs(ci->low - row.number("wilson_low")) <= 1e-12);
    CHECK(std::abs(ci->high - row.number("wilson_high")) <= 1e-12);
  }
}

TEST_CASE("Jeffreys' interval agrees with R qbeta to 1e-12") {
  for (const auto& row : oracle("proportion.csv")) {
    const auto ci = stats::jeffreys(row.count("events"), row.count("total"), row.number("level"));
    CAPTURE(row.text("events"), row.text("total"), row.text("level"));
    REQUIRE(ci.has_value());
    CHECK(std::abs(ci->low - row.number("jeffreys_low")) <= 1e-12);
    CHECK(std::abs(ci->high - row.number("jeffreys_high")) <= 1e-12);
  }
}

TEST_CASE("normal quantiles agree with R qnorm to 1e-14") {
  for (const auto& row : oracle("normal_quantile.csv")) {
    CAPTURE(row.text("p"));
    CHECK(std::abs(*stats::normal_quantile(row.number("p")) - row.number("quantile")) <= 1e-14);
  }
}

TEST_CASE("likelihood ratios and post-test probabilities agree with R to 1e-13 relative") {
  const auto rows = oracle("likelihood_ratio.csv");
  REQUIRE(rows.size() > 200);
  const auto close = [](double ours, double theirs) {
    return std::abs(ours - theirs) <= 1e-13 * std::abs(theirs);
  };
  for (const auto& row : rows) {
    const auto ratio =
        stats::likelihood_ratio_jeffreys(row.count("with"), row.count("n_with"), row.count("without"),
                                         row.count("n_without"), static_cast<int>(row.count("levels")));
    REQUIRE(ratio.has_value());
    CAPTURE(ratio->estimate, ratio->ci.low, ratio->ci.high);
    CHECK(close(ratio->estimate, row.number("estimate")));
    CHECK(close(ratio->ci.low, row.number("ci_low")));
    CHECK(close(ratio->ci.high, row.number("ci_high")));
    CHECK(
        close(stats::post_test_probability(row.number("pretest"), ratio->estimate), row.number("posttest")));
  }
}

TEST_CASE("AUC and DeLong's interval agree with R pROC to 1e-12") {
  const auto rows = oracle("auc.csv");
  REQUIRE(rows.size() == 60);
  for (const auto& row : rows) {
    const auto with = row.counts("with");
    const auto without = row.counts("without");
    REQUIRE(with.size() == without.size());
    std::vector<stats::ScoreLevel> levels;
    for (std::size_t i = 0; i < with.size(); ++i) levels.push_back({with[i], without[i]});
    const auto auc = stats::auc_from_counts(levels);
    CAPTURE(row.text("with"), row.text("without"));
    REQUIRE(auc.has_value());
    CHECK(std::abs(auc->estimate - row.number("estimate")) <= 1e-12);
    CHECK(std::abs(auc->se - row.number("se")) <= 1e-12);
    CHECK(std::abs(auc->ci.low - row.number("ci_low")) <= 1e-12);
    CHECK(std::abs(auc->ci.high - row.number("ci_high")) <= 1e-12);
  }
}

TEST_CASE("likelihood ratios of a test's two results agree with R to 1e-12") {
  const auto rows = oracle("likelihood_ratios.csv");
  REQUIRE(rows.size() > 200);
  for (const auto& row : rows) {
    const auto ratios = stats::likelihood_ratios({row.count("true_positive"), row.count("false_positive"),
                                                  row.count("false_negative"), row.count("true_negative")});
    REQUIRE(ratios.has_value());
    CHECK(relative_error(ratios->positive.estimate, row.number("positive")) <= 1e-12);
    CHECK(relative_error(ratios->positive.ci.low, row.number("positive_low")) <= 1e-12);
    CHECK(relative_error(ratios->positive.ci.high, row.number("positive_high")) <= 1e-12);
    CHECK(relative_error(ratios->negative.estimate, row.number("negative")) <= 1e-12);
    CHECK(relative_error(ratios->negative.ci.low, row.number("negative_low")) <= 1e-12);
    CHECK(relative_error(ratios->negative.ci.high, row.number("negative_high")) <= 1e-12);
  }
  CHECK_FALSE(stats::likelihood_ratios({0, 1, 1, 1}).has_value());
  CHECK_FALSE(stats::likelihood_ratios({1, 1, 1, 1}, 1.0).has_value());
}
