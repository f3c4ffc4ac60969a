// Points scores against R (points_builder.R), from the comparisons to the bootstrap, whose draws are the
// same.

#include "oracle.hpp"

#include <map>

#include "myolung/points_builder.hpp"

using namespace myolung;
using namespace myolung::stats;
using test::oracle;
using test::OracleRow;
using test::relative_error;

namespace {

struct Cohort {
  std::vector<std::uint8_t> outcome;
  std::vector<PointsCandidate> candidates;
  std::vector<std::vector<double>> values;
};

NumberTest test_named(const std::string& name) {
  if (name == "welch_t") return NumberTest::welch_t;
  return name == "mann_whitney" ? NumberTest::mann_whitney : NumberTest::student_t;
}

std::map<std::string, Cohort> cohorts() {
  std::map<std::string, Cohort> out;
  for (const auto& row : oracle("points_builder_data.csv")) {
    auto& cohort = out[row.text("data")];
    auto values = row.numbers("values");
    if (row.text("column") == "outcome") {
      for (const double y : values) cohort.outcome.push_back(y > 0.5 ? 1 : 0);
      continue;
    }
    cohort.candidates.push_back(
        {row.text("column"),
         {},
         row.text("kind") == "finding" ? CandidateKind::finding : CandidateKind::number,
         test_named(row.text("test")),
         row.number("rounding")});
    cohort.values.push_back(std::move(values));
  }
  for (auto& [name, cohort] : out) {
    for (std::size_t i = 0; i < cohort.values.size(); ++i) cohort.candidates[i].values = cohort.values[i];
  }
  return out;
}

PointsOptions options_of(const OracleRow& row) {
  PointsOptions options;
  options.screening = row.text("screening") == "logistic" ? Screening::logistic : Screening::comparison;
  options.adjust = row.count("adjust") == 1;
  options.entry = row.text("entry") == "by_cut_off" ? Entry::by_cut_off : Entry::as_measured;
  options.regression_limit = row.number("regression_limit");
  options.points =
      row.text("points_rule") == "by_coefficient" ? PointsRule::by_coefficient : PointsRule::one_each;
  options.resamples = static_cast<int>(row.count("resamples"));
  options.seed = static_cast<std::uint64_t>(row.count("seed"));
  return options;
}

}  // namespace

TEST_CASE("a points score and what a bootstrap leaves of it agree with R, step by step") {
  const auto data = cohorts();
  const auto rows = oracle("points_builder.csv");
  REQUIRE(rows.size() >= 20);
  std::size_t validated = 0;
  for (const auto& row : rows) {
    CAPTURE(row.text("data"));
    const auto& cohort = data.at(row.text("data"));
    const auto score = build_points_score(cohort.candidates, cohort.outcome, options_of(row));
    INFO((score ? "" : score.error().message));
    REQUIRE(score.has_value());

    const auto p = row.numbers("p");
    const auto adjusted = row.numbers("adjusted");
    const auto regression_p = row.numbers("regression_p");
    std::vector<std::int64_t> chosen;
    std::vector<std::int64_t> kept;
    std::size_t in_regression = 0;
    REQUIRE(score->candidates.size() == p.size());
    for (std::size_t i = 0; i < p.size(); ++i) {
      const auto& candidate = score->candidates[i];
      CAPTURE(candidate.name, candidate.test);
      CHECK(relative_error(candidate.p_value, p[i]) <= 1e-8);
      CHECK(relative_error(candidate.p_adjusted, adjusted[i]) <= 1e-8);
      if (candidate.chosen) {
        chosen.push_back(static_cast<std::int64_t>(i));
        REQUIRE(candidate.regression_p_value.has_value());
        CHECK(relative_error(*candidate.regression_p_value, regression_p.at(in_regression++)) <= 1e-6);
      }
      if (candidate.kept) kept.push_back(static_cast<std::int64_t>(i));
    }
    CHECK(chosen == row.counts("chosen"));
    CHECK(kept == row.counts("kept"));
    CHECK(score->penalized == (row.count("penalized") == 1));

    const auto sign = row.numbers("sign");
    const auto cut = row.numbers("cut");
    const auto points = row.counts("points");
    REQUIRE(score->items.size() == sign.size());
    for (std::size_t k = 0; k < sign.size(); ++k) {
      const auto& item = score->items[k];
      CAPTURE(item.name);
      CHECK(item.direction == (sign[k] > 0.0 ? Direction::higher : Direction::lower));
      CHECK(relative_error(item.cut_off.value_or(0.5), cut[k]) <= 1e-12);
      CHECK(item.points == points[k]);
    }
    CHECK(score->patients == row.counts("score"));
    CHECK(relative_error(score->auc.estimate, row.number("auc")) <= 1e-12);
    CHECK(*score->cut_off.threshold == row.number("threshold"));

    if (options_of(row).resamples == 0) {
      CHECK_FALSE(score->validation.has_value());
      continue;
    }
    ++validated;
    REQUIRE(score->validation.has_value());
    CHECK(relative_error(score->validation->auc.optimism, row.number("optimism")) <= 1e-8);
    CHECK(score->validation->auc.apparent == score->auc.estimate);
    CHECK(score->validation->resamples == row.count("used"));
    CHECK(score->validation->without == row.count("without"));
    const auto rates = row.numbers("rates");
    for (std::size_t i = 0; i < rates.size(); ++i) {
      CHECK(score->candidates[i].selection_rate.value() == Approx(rates[i]).epsilon(1e-12));
    }
  }
  CHECK(validated >= 10);
}
