// ROC curves against R pROC, on the data that tests/oracle/roc.R wrote or generates alike.

#include <random>

#include "myolung/roc.hpp"
#include "oracle/oracle.hpp"

using namespace myolung::stats;
using myolung::test::oracle;
using myolung::test::OracleRow;
using myolung::test::relative_error;

namespace {

std::vector<std::uint8_t> outcomes(const OracleRow& row, const std::string& column) {
  std::vector<std::uint8_t> out;
  for (const auto code : row.counts(column)) out.push_back(static_cast<std::uint8_t>(code));
  return out;
}

Direction direction(const OracleRow& row) {
  return row.text("direction") == "lower" ? Direction::lower : Direction::higher;
}

/// The 150 000 patients of roc.R.
struct BigSet {
  std::vector<std::uint8_t> outcome;
  std::vector<double> first;
  std::vector<double> second;
};

BigSet big_set() {
  BigSet set;
  std::minstd_rand0 whole(20240229);
  const auto uniform = [&] { return static_cast<double>(whole()) / 2147483647.0; };
  for (int i = 0; i < 150'000; ++i) {
    const double u1 = uniform();
    const double u2 = uniform();
    const double u3 = uniform();
    set.outcome.push_back(u2 < 0.05 + 0.4 * u1 ? 1 : 0);
    set.first.push_back(std::floor(1000.0 * u1));
    set.second.push_back(std::floor(1000.0 * (u1 + u3)));
  }
  return set;
}

}  // namespace

TEST_CASE("areas of raw scores and DeLong's intervals agree with R pROC to 1e-12") {
  const auto rows = oracle("roc.csv");
  REQUIRE(rows.size() == 40);
  for (const auto& row : rows) {
    CAPTURE(row.text("name"));
    const auto score = row.numbers("score");
    const auto area = auc({score, direction(row)}, outcomes(row, "outcome"));
    REQUIRE(area.has_value());
    CHECK(std::abs(area->estimate - row.number("estimate")) <= 1e-12);
    CHECK(std::abs(area->se - row.number("se")) <= 1e-12);
    CHECK(std::abs(area->ci.low - row.number("ci_low")) <= 1e-12);
    CHECK(std::abs(area->ci.high - row.number("ci_high")) <= 1e-12);
  }
}

TEST_CASE("every point of the curve, and the best ones, are those of R pROC") {
  for (const auto& row : oracle("roc.csv")) {
    CAPTURE(row.text("name"));
    const auto score = row.numbers("score");
    const auto outcome = outcomes(row, "outcome");
    const Score given{score, direction(row)};
    const auto points = roc_curve(given, outcome);
    REQUIRE(points.has_value());
    const auto true_positive = row.counts("true_positive");
    const auto false_positive = row.counts("false_positive");
    REQUIRE(points->size() == true_positive.size());
    for (std::size_t i = 0; i < points->size(); ++i) {
      CHECK((*points)[i].counts.true_positive == true_positive[i]);
      CHECK((*points)[i].counts.false_positive == false_positive[i]);
    }
    for (const auto& [rule, name] :
         {std::pair{CutOffRule::youden, "youden"}, std::pair{CutOffRule::closest_to_corner, "corner"}}) {
      CAPTURE(name);
      const auto picked = cut_off(given, outcome, rule);
      REQUIRE(picked.has_value());
      const auto at = static_cast<std::size_t>(row.count(name));
      CHECK(picked->at.threshold == (*points)[at].threshold);
      CHECK(picked->at.counts.true_positive == true_positive[at]);
      CHECK(picked->at.counts.false_positive == false_positive[at]);
      CHECK(picked->tied == row.count(std::string(name) + "_tied"));
    }
  }
}

TEST_CASE("DeLong's test of two scores of the same patients agrees with R pROC to 1e-10") {
  const auto rows = oracle("roc_paired.csv");
  REQUIRE(rows.size() == 25);
  for (const auto& row : rows) {
    CAPTURE(row.text("name"));
    BigSet set;
    if (row.text("name") == "big") {
      set = big_set();
    } else {
      set = {outcomes(row, "outcome"), row.numbers("first"), row.numbers("second")};
    }
    const auto test = compare_paired_aucs({set.first}, {set.second}, set.outcome);
    REQUIRE(test.has_value());
    CHECK(std::abs(test->first.estimate - row.number("first_auc")) <= 1e-12);
    CHECK(std::abs(test->first.se - row.number("first_se")) <= 1e-12);
    CHECK(std::abs(test->second.estimate - row.number("second_auc")) <= 1e-12);
    CHECK(std::abs(test->second.se - row.number("second_se")) <= 1e-12);
    REQUIRE(test->statistic.has_value());
    CHECK(relative_error(*test->statistic, row.number("statistic")) <= 1e-10);
    CHECK(relative_error(*test->p_value, row.number("p_value")) <= 1e-10);
    CHECK(std::abs(test->ci.low - std::max(-1.0, row.number("ci_low"))) <= 1e-12);
    CHECK(std::abs(test->ci.high - std::min(1.0, row.number("ci_high"))) <= 1e-12);
    CHECK_FALSE(test->df.has_value());
  }
}

TEST_CASE("DeLong's test of two groups agrees with R pROC to 1e-10") {
  const auto rows = oracle("roc_unpaired.csv");
  REQUIRE(rows.size() == 23);
  for (const auto& row : rows) {
    CAPTURE(row.text("name"));
    const auto first = row.numbers("first");
    const auto second = row.numbers("second");
    const auto test = compare_unpaired_aucs({first}, outcomes(row, "first_outcome"), {second},
                                            outcomes(row, "second_outcome"));
    REQUIRE(test.has_value());
    if (row.text("p_value") == "NaN") {  // both curves apart
      CHECK_FALSE(test->p_value.has_value());
      continue;
    }
    REQUIRE(test->p_value.has_value());
    CHECK(relative_error(*test->statistic, row.number("statistic")) <= 1e-10);
    CHECK(relative_error(*test->df, row.number("df")) <= 1e-10);
    CHECK(relative_error(*test->p_value, row.number("p_value")) <= 1e-10);
    CHECK(std::abs(test->ci.low - row.number("ci_low")) <= 1e-12);
    CHECK(std::abs(test->ci.high - row.number("ci_high")) <= 1e-12);
  }
}

TEST_CASE("bootstraps agree with R and pROC on the same draws to 1e-12") {
  const auto rows = oracle("roc_bootstrap.csv");
  REQUIRE(rows.size() == 7);
  const auto sets = oracle("roc.csv");
  for (const auto& row : rows) {
    CAPTURE(row.text("name"));
    const auto set = std::find_if(sets.begin(), sets.end(),
                                  [&](const auto& s) { return s.text("name") == row.text("name"); });
    REQUIRE(set != sets.end());
    const auto score = set->numbers("score");
    const auto outcome = outcomes(*set, "outcome");
    const Score given{score, direction(*set)};
    const Draws draws{row.count("draws"), static_cast<std::uint64_t>(row.count("seed"))};
    const auto area = auc_bootstrap(given, outcome, draws);
    REQUIRE(area.has_value());
    CHECK(std::abs(area->ci.low - row.number("ci_low")) <= 1e-12);
    CHECK(std::abs(area->ci.high - row.number("ci_high")) <= 1e-12);
    CHECK(std::abs(area->se - row.number("se")) <= 1e-12);
    for (const auto& [rule, name] :
         {std::pair{CutOffRule::youden, "youden"}, std::pair{CutOffRule::closest_to_corner, "corner"}}) {
      CAPTURE(name);
      const auto optimism = cut_off_optimism(given, outcome, rule, draws);
      REQUIRE(optimism.has_value());
      const auto theirs = row.numbers(name);
      CHECK(std::abs(optimism->sensitivity.optimism - theirs.at(0)) <= 1e-12);
      CHECK(std::abs(optimism->specificity.optimism - theirs.at(1)) <= 1e-12);
      CHECK(std::abs(optimism->youden.optimism - theirs.at(2)) <= 1e-12);
    }
  }
}

TEST_CASE("at 150 000 patients the bootstrap's interval is DeLong's to a tenth of its width") {
  // With 400 draws an end of the interval has a standard error of about 0.13 se: 2 of these in 3.92 se.
  const auto set = big_set();
  const auto area = auc({set.first}, set.outcome);
  const auto bootstrap = auc_bootstrap({set.first}, set.outcome, {400, 7});
  REQUIRE(area.has_value());
  REQUIRE(bootstrap.has_value());
  const double width = area->ci.high - area->ci.low;
  CHECK(std::abs(bootstrap->ci.low - area->ci.low) <= 0.1 * width);
  CHECK(std::abs(bootstrap->ci.high - area->ci.high) <= 0.1 * width);
  CHECK(bootstrap->se == Approx(area->se).epsilon(0.12));
}
