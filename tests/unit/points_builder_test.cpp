#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "myolung/points_builder.hpp"

using namespace myolung;
using namespace myolung::stats;

namespace {

/// 40 patients, 16 with the outcome: a number that is high and one that is low in them, a finding that is
/// frequent in them, one that is rare, and two that say nothing.
struct Cohort {
  std::vector<std::uint8_t> outcome;
  std::vector<double> suv;
  std::vector<double> dlco;
  std::vector<double> node;
  std::vector<double> protective;
  std::vector<double> noise;

  Cohort() {
    for (int i = 0; i < 40; ++i) {
      const bool with = i < 16;
      outcome.push_back(with ? 1 : 0);
      suv.push_back((with ? 0.50 : 0.40) + 0.01 * (i * 7 % 19));
      dlco.push_back((with ? 44.0 : 60.0) + i * 11 % 23);
      node.push_back(with ? (i % 4 != 0 ? 1.0 : 0.0) : (i % 5 == 0 ? 1.0 : 0.0));
      protective.push_back(1.0 - node.back());
      noise.push_back(i * 13 % 17);
    }
  }

  [[nodiscard]] std::vector<PointsCandidate> candidates() const {
    return {{"suv", suv, CandidateKind::number, NumberTest::student_t, 0.05},
            {"dlco", dlco, CandidateKind::number, NumberTest::mann_whitney, 10.0},
            {"node", node, CandidateKind::finding},
            {"noise", noise}};
  }
};

PointsOptions keeping_all() {
  PointsOptions options;
  options.regression_limit = 1.0;
  options.resamples = 0;
  return options;
}

Error refusal(const std::vector<PointsCandidate>& candidates, const std::vector<std::uint8_t>& outcome,
              const PointsOptions& options = keeping_all()) {
  const auto score = build_points_score(candidates, outcome, options);
  REQUIRE_FALSE(score.has_value());
  CHECK_FALSE(score.error().message.empty());
  CHECK_FALSE(score.error().remedy.empty());
  return score.error();
}

}  // namespace

TEST_CASE("a score has a point for each candidate that differs, beyond a rounded cut-off") {
  const Cohort cohort;
  const auto score = build_points_score(cohort.candidates(), cohort.outcome, keeping_all());
  REQUIRE(score.has_value());
  REQUIRE(score->items.size() == 3);
  CHECK(score->items[0].name == "suv");
  CHECK(score->items[0].direction == Direction::higher);
  CHECK(score->items[1].direction == Direction::lower);
  CHECK_FALSE(score->items[2].cut_off.has_value());
  CHECK(score->candidates[0].test == "Student's t");
  CHECK(score->candidates[1].test == "Mann-Whitney");
  CHECK(score->candidates[2].test == "chi-square");
  CHECK_FALSE(score->candidates[3].chosen);
  CHECK_FALSE(score->candidates[3].regression_p_value.has_value());
  // A multiple of the step, as people write it.
  CHECK(*score->items[0].cut_off == std::round(*score->items[0].youden_cut_off * 20.0) / 20.0);
  CHECK(std::fmod(*score->items[1].cut_off, 10.0) == 0.0);
  // By hand: who has which points.
  for (std::size_t i = 0; i < cohort.outcome.size(); ++i) {
    const int by_hand = (cohort.suv[i] > *score->items[0].cut_off) +
                        (cohort.dlco[i] < *score->items[1].cut_off) + (cohort.node[i] > 0.5);
    CHECK(score->patients[i] == by_hand);
  }
  std::int64_t with = 0;
  std::int64_t without = 0;
  for (const auto& level : score->levels) {
    with += level.patients.with;
    without += level.patients.without;
  }
  CHECK(with == 16);
  CHECK(without == 24);
  CHECK(score->cut_off.counts.true_positive + score->cut_off.counts.false_negative == 16);
}

TEST_CASE("an item tells how well it parts the outcomes alone, in its own direction") {
  const Cohort cohort;
  const auto score = build_points_score(cohort.candidates(), cohort.outcome, keeping_all());
  REQUIRE(score.has_value());
  // By hand, the number that is low in those with the outcome: pairs of one with and one without.
  double right = 0.0;
  for (std::size_t with = 0; with < 16; ++with) {
    for (std::size_t without = 16; without < 40; ++without) {
      const double lower = cohort.dlco[with] < cohort.dlco[without] ? 1.0 : 0.0;
      right += cohort.dlco[with] == cohort.dlco[without] ? 0.5 : lower;
    }
  }
  const auto& dlco = score->items[1];
  CHECK(*dlco.auc == Approx(right / (16.0 * 24.0)).epsilon(1e-14));
  CHECK(*dlco.auc > 0.5);
  CHECK(*score->items[0].auc > 0.5);
  CHECK_FALSE(score->items[2].auc.has_value());
  const auto below = [&](std::size_t first, std::size_t end) {
    return static_cast<double>(std::count_if(cohort.dlco.begin() + static_cast<std::ptrdiff_t>(first),
                                             cohort.dlco.begin() + static_cast<std::ptrdiff_t>(end),
                                             [&](double value) { return value < *dlco.cut_off; }));
  };
  CHECK(dlco.sensitivity == Approx(below(0, 16) / 16.0).epsilon(1e-15));
  CHECK(dlco.specificity == Approx(1.0 - below(16, 40) / 24.0).epsilon(1e-15));
  // 4 of 16 lack the finding, and 4 of 24 without the outcome have it.
  CHECK(score->items[2].sensitivity == 0.75);
  CHECK(score->items[2].specificity == Approx(20.0 / 24.0).epsilon(1e-15));
}

TEST_CASE("a value at the cut-off has no point, in either direction") {
  const Cohort cohort;
  auto candidates = cohort.candidates();
  const auto score = build_points_score(candidates, cohort.outcome, keeping_all());
  REQUIRE(score.has_value());
  auto low = cohort.dlco;
  low[0] = *score->items[1].cut_off;
  candidates[1].values = low;
  const auto at = build_points_score(candidates, cohort.outcome, keeping_all());
  REQUIRE(*at->items[1].cut_off == *score->items[1].cut_off);
  CHECK(at->patients[0] == (cohort.suv[0] > *at->items[0].cut_off) + (cohort.node[0] > 0.5));
}

TEST_CASE("a cut-off is the decimal that people write, and may stand above the lowest value alone") {
  // All but the lowest value have the outcome: half way from 0.1 to 0.5.
  std::vector<double> values(10, 0.1);
  std::vector<std::uint8_t> outcome(10, 0);
  for (int i = 0; i < 10; ++i) {
    values.push_back(0.5 + 0.1 * (i % 3));
    outcome.push_back(1);
  }
  values.push_back(0.6);
  outcome.push_back(0);
  for (const double step : {0.0, 0.1}) {
    CAPTURE(step);
    const auto score = build_points_score(
        std::vector<PointsCandidate>{{"x", values, CandidateKind::number, NumberTest::student_t, step}},
        outcome, keeping_all());
    REQUIRE(score.has_value());
    REQUIRE(score->items.size() == 1);
    CHECK(score->items[0].youden_cut_off == Approx(0.3).epsilon(1e-15));
    // 3 * 0.1 is not 0.3.
    if (step > 0.0) CHECK(*score->items[0].cut_off == 0.3);
  }
}

TEST_CASE("a cut-off is a multiple of any step") {
  const Cohort cohort;
  for (const double step : {0.75, 0.3, 2.5, 7.0}) {
    CAPTURE(step);
    const auto score = build_points_score(
        std::vector<PointsCandidate>{{"dlco", cohort.dlco, CandidateKind::number, NumberTest::student_t, step}},
        cohort.outcome, keeping_all());
    REQUIRE(score.has_value());
    const auto& item = score->items[0];
    CHECK(*item.cut_off / step == Approx(std::round(*item.cut_off / step)).epsilon(1e-12));
    CHECK(std::abs(*item.cut_off - *item.youden_cut_off) <= 0.5 * step * (1.0 + 1e-12));
  }
}

TEST_CASE("the absence of a finding that protects is what gives the point") {
  const Cohort cohort;
  auto candidates = cohort.candidates();
  const auto score = build_points_score(candidates, cohort.outcome, keeping_all());
  candidates[2].values = cohort.protective;
  const auto turned = build_points_score(candidates, cohort.outcome, keeping_all());
  REQUIRE(turned.has_value());
  CHECK(turned->items[2].direction == Direction::lower);
  CHECK(turned->patients == score->patients);
}

TEST_CASE("a candidate that tells the outcomes apart leads to Firth's regression, and this is said") {
  const Cohort cohort;
  std::vector<double> apart;
  for (const auto y : cohort.outcome)
    apart.push_back(y == 1 ? 5.0 + static_cast<double>(apart.size() % 3) : 1.0);
  auto candidates = cohort.candidates();
  candidates.push_back({"apart", apart});
  const auto score = build_points_score(candidates, cohort.outcome, keeping_all());
  REQUIRE(score.has_value());
  CHECK(score->penalized);
  CHECK_FALSE(build_points_score(std::vector{candidates[3], candidates[2]}, cohort.outcome, keeping_all())
                  ->penalized);
}

TEST_CASE("a bootstrap goes through everything again: with noise alone a score owes its area to choice") {
  const Cohort cohort;
  PointsOptions options = keeping_all();
  options.resamples = 200;
  const auto score = build_points_score(cohort.candidates(), cohort.outcome, options);
  REQUIRE(score.has_value());
  REQUIRE(score->validation.has_value());
  CHECK(score->validation->auc.corrected ==
        score->validation->auc.apparent - score->validation->auc.optimism);
  CHECK(score->validation->resamples + score->validation->degenerate == 200);
  for (const auto& candidate : score->candidates) {
    CHECK(*candidate.selection_rate >= 0.0);
    CHECK(*candidate.selection_rate <= 1.0);
  }
  CHECK(*score->candidates[0].selection_rate > *score->candidates[3].selection_rate);
  options.seed = 2;
  CHECK(build_points_score(cohort.candidates(), cohort.outcome, options)->validation->auc.optimism !=
        score->validation->auc.optimism);

  // Nothing but numbers without meaning, let through: much of what the score shows is optimism.
  std::vector<std::vector<double>> columns;
  std::vector<PointsCandidate> candidates;
  for (int j = 0; j < 6; ++j) {
    columns.emplace_back();
    for (int i = 0; i < 40; ++i) columns.back().push_back(i * (17 + 6 * j) % 43);
  }
  for (int j = 0; j < 6; ++j)
    candidates.push_back({"x" + std::to_string(j), columns[static_cast<std::size_t>(j)]});
  options.screening_limit = 1.0;
  options.adjust = false;
  const auto meaningless = build_points_score(candidates, cohort.outcome, options);
  REQUIRE(meaningless.has_value());
  CHECK(meaningless->auc.estimate > 0.65);
  CHECK(meaningless->validation->auc.optimism > 0.08);
}

TEST_CASE("what no score can be made of is refused") {
  const Cohort cohort;
  CHECK(refusal({}, cohort.outcome).code == Errc::too_few);
  auto error = refusal({{"noise", cohort.noise}}, cohort.outcome);
  CHECK(error.code == Errc::too_few);
  CHECK(error.message.find("noise") != std::string::npos);
  CHECK(refusal({{"suv", cohort.suv}}, std::vector<std::uint8_t>(40, 0)).code == Errc::too_few);
  const std::vector<double> same(40, 1.0);
  error = refusal({{"same", same}}, cohort.outcome);
  CHECK(error.code == Errc::no_variation);
  CHECK(error.input == "same");
  CHECK(refusal({{"short", {same.data(), 3}}}, cohort.outcome).code == Errc::unequal_lengths);
  CHECK(refusal({{"noise", cohort.noise, CandidateKind::finding}}, cohort.outcome).code ==
        Errc::out_of_range);
  auto broken = cohort.suv;
  broken[7] = std::nan("");
  error = refusal({{"suv", broken}}, cohort.outcome);
  CHECK(error.code == Errc::not_finite);
  CHECK(error.input == "suv[7]");
  CHECK(refusal({{"suv", cohort.suv, CandidateKind::number, NumberTest::student_t, -1.0}}, cohort.outcome)
            .code == Errc::out_of_range);
  // The same candidate twice follows from itself.
  CHECK(refusal({{"suv", cohort.suv}, {"again", cohort.suv}}, cohort.outcome).code == Errc::no_variation);

  auto options = keeping_all();
  options.screening_limit = 0.0;
  CHECK(refusal(cohort.candidates(), cohort.outcome, options).input == "screening_limit");
  options = keeping_all();
  options.regression_limit = 1.5;
  CHECK(refusal(cohort.candidates(), cohort.outcome, options).input == "regression_limit");
  options = keeping_all();
  options.resamples = -1;
  CHECK(refusal(cohort.candidates(), cohort.outcome, options).input == "resamples");
  options = keeping_all();
  options.regression_limit = 1e-9;
  CHECK(refusal(cohort.candidates(), cohort.outcome, options).message.find("regression") !=
        std::string::npos);
}

TEST_CASE("a number that is the outcome itself is the best candidate, by a test that takes it") {
  Cohort cohort;
  std::vector<double> coded;
  for (const auto with : cohort.outcome) coded.push_back(with == 1 ? 2.0 : 1.0);
  for (const auto test : {NumberTest::student_t, NumberTest::welch_t}) {
    const std::vector<PointsCandidate> candidates{{"coded", coded, CandidateKind::number, test},
                                                  {"noise", cohort.noise}};
    const auto score = build_points_score(candidates, cohort.outcome, keeping_all());
    REQUIRE(score.has_value());
    CHECK(score->candidates[0].test == "Mann-Whitney");
    CHECK(score->candidates[0].chosen);
    CHECK(score->auc.estimate == 1.0);
    CHECK(score->candidates[1].test == "Student's t");
  }
}
