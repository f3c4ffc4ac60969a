#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include "myolung/roc.hpp"
#include "support/refused.hpp"

using namespace myolung;
using namespace myolung::stats;
using test::refused;

namespace {

using Outcomes = std::vector<std::uint8_t>;

const double kNan = std::nan("");
const double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("an area by hand, ties half, never turned") {
  // With: 3 and 5; without: 1, 3, 6. Pairs won 1 + 0.5 + 0 and 1 + 1 + 0 of 6.
  const std::vector<double> score{1, 3, 3, 6, 5};
  const Outcomes outcome{0, 1, 0, 0, 1};
  CHECK(auc({score}, outcome)->estimate == Approx(3.5 / 6.0).epsilon(1e-15));
  CHECK(auc({score, Direction::lower}, outcome)->estimate == Approx(2.5 / 6.0).epsilon(1e-15));
  // Placements 0.5 and 2/3 of those with; 1, 0.75 and 0 of those without: variances 1/72 and 13/48.
  CHECK(auc({score}, outcome)->se == Approx(std::sqrt(1.0 / 72.0 / 2.0 + 13.0 / 48.0 / 3.0)).epsilon(1e-14));
}

TEST_CASE("scores that differ only in the sign of 0 are tied") {
  CHECK(auc({std::vector<double>{-0.0, 0.0, 0.0, -0.0}}, Outcomes{0, 1, 0, 1})->estimate == 0.5);
  CHECK(roc_curve({std::vector<double>{-0.0, 0.0}}, Outcomes{0, 1})->size() == 2);
}

TEST_CASE("ROC refuses what it cannot answer, and says where") {
  const std::vector<double> score{1, 2, 3, 4};
  const Outcomes outcome{0, 1, 0, 1};
  refused(auc({score}, Outcomes{0, 1, 0}), Errc::unequal_lengths, "outcome");
  refused(auc({score}, Outcomes{0, 1, 0, 2}), Errc::out_of_range, "outcome");
  refused(auc({score}, Outcomes{0, 1, 0, 0}), Errc::too_few, "outcome");
  refused(auc({score}, Outcomes{1, 1, 0, 1}), Errc::too_few, "outcome");
  refused(auc({std::vector<double>{}}, Outcomes{}), Errc::too_few, "outcome");
  refused(roc_curve({score}, Outcomes{1, 1, 1, 1}), Errc::too_few, "outcome");
  CHECK(roc_curve({score}, Outcomes{1, 1, 0, 1}).has_value());
  for (const double bad : {kNan, kInfinity, -kInfinity}) {
    const std::vector<double> broken{1, 2, bad, 4};
    refused(auc({broken}, outcome), Errc::not_finite, "score[2]");
    CHECK(auc({broken}, outcome).error().message.find("Value 3 ") == 0);
    refused(compare_paired_aucs({score}, {broken}, outcome), Errc::not_finite, "second score[2]");
    refused(compare_unpaired_aucs({score}, outcome, {broken}, outcome), Errc::not_finite, "score[2]");
    refused(cut_off({broken}, outcome, CutOffRule::youden), Errc::not_finite, "score[2]");
  }
  for (const double level : {0.0, 1.0, kNan}) {
    refused(auc({score}, outcome, level), Errc::out_of_range, "level");
    refused(compare_paired_aucs({score}, {score}, outcome, level), Errc::out_of_range, "level");
    refused(auc_bootstrap({score}, outcome, {}, level), Errc::out_of_range, "level");
  }
  for (const std::int64_t draws : {std::int64_t{99}, std::int64_t{100'001}, std::int64_t{-1}}) {
    refused(auc_bootstrap({score}, outcome, {draws, 1}), Errc::out_of_range, "draws");
    refused(cut_off_optimism({score}, outcome, CutOffRule::youden, {draws, 1}), Errc::out_of_range, "draws");
  }
}

TEST_CASE("a curve runs from all positive to nobody, equal scores together") {
  const auto points = roc_curve({std::vector<double>{2, 1, 2, 3}}, Outcomes{1, 0, 0, 1});
  REQUIRE(points->size() == 4);
  CHECK((*points)[0].threshold == 1.0);
  CHECK((*points)[0].sensitivity == 1.0);
  CHECK((*points)[0].specificity == 0.0);
  CHECK((*points)[1].threshold == 2.0);
  CHECK((*points)[1].sensitivity == 1.0);
  CHECK((*points)[1].specificity == 0.5);
  CHECK((*points)[2].threshold == 3.0);
  CHECK((*points)[2].sensitivity == 0.5);
  CHECK((*points)[2].specificity == 1.0);
  CHECK_FALSE((*points)[3].threshold.has_value());
  CHECK((*points)[3].counts.true_positive + (*points)[3].counts.false_positive == 0);
  CHECK((*points)[3].specificity == 1.0);
}

TEST_CASE("of thresholds that are as good the most sensitive is picked, and the others are counted") {
  // Youden's index is 0.5 at 2 (1 - 0.5) and at 3 (0.5 - 0).
  const auto picked = cut_off({std::vector<double>{2, 1, 2, 3}}, Outcomes{1, 0, 0, 1}, CutOffRule::youden);
  CHECK(picked->at.threshold == 2.0);
  CHECK(picked->youden == 0.5);
  CHECK(picked->tied == 1);
  const auto lower = cut_off({std::vector<double>{-2, -1, -2, -3}, Direction::lower}, Outcomes{1, 0, 0, 1},
                             CutOffRule::youden);
  CHECK(lower->at.threshold == -2.0);
}

TEST_CASE("thresholds as good but for rounding are as good") {
  // (0.9, 0.4) and (0.7, 0.6): 1 - 0.1 - 0.6 and 1 - 0.3 - 0.4 are different doubles.
  const std::vector<double> score{0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
  const Outcomes outcome{1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0};
  const auto picked = cut_off({score}, outcome, CutOffRule::youden);
  CHECK(picked->at.threshold == 1.0);
  CHECK(picked->tied == 1);
}

TEST_CASE("the rules differ where sensitivity is bought dearly") {
  // At 1: (1, 0.4), index 0.4; at 2: (0.7, 0.7), index 0.4, nearer to the corner: 0.18 against 0.36.
  std::vector<double> score;
  Outcomes outcome;
  const auto add = [&](double value, int with, int without) {
    for (int i = 0; i < with + without; ++i) {
      score.push_back(value);
      outcome.push_back(i < with ? 1 : 0);
    }
  };
  add(0, 0, 4);
  add(1, 3, 3);
  add(2, 7, 3);
  CHECK(cut_off({score}, outcome, CutOffRule::youden)->at.threshold == 1.0);
  CHECK(cut_off({score}, outcome, CutOffRule::closest_to_corner)->at.threshold == 2.0);
}

TEST_CASE("two scores that order all patients alike have no test, and no width") {
  const std::vector<double> score{1, 4, 2, 3, 3};
  const std::vector<double> squared{1, 16, 4, 9, 9};
  const auto same = compare_paired_aucs({score}, {squared}, Outcomes{0, 1, 1, 0, 1});
  CHECK(same->estimate == 0.0);
  CHECK(same->se == 0.0);
  CHECK(same->ci.low == 0.0);
  CHECK(same->ci.high == 0.0);
  CHECK_FALSE(same->statistic.has_value());
  CHECK_FALSE(same->p_value.has_value());
  // Apart in both groups: no variance either.
  const std::vector<double> apart{1, 2, 3, 4};
  const auto both = compare_unpaired_aucs({apart}, Outcomes{0, 0, 1, 1}, {apart}, Outcomes{1, 1, 0, 0});
  CHECK(both->estimate == 1.0);
  CHECK_FALSE(both->df.has_value());
  CHECK_FALSE(both->p_value.has_value());
}

TEST_CASE("a score of which nothing is known gains by the choice of its threshold") {
  // Any threshold of a constant score has Youden's index 0, in the draws as here.
  Outcomes half(20, 0);
  for (std::size_t i = 0; i < 10; ++i) half[i] = 1;
  const auto none = cut_off_optimism({std::vector<double>(20, 1.0)}, half, CutOffRule::youden, {100, 3});
  CHECK(none->youden.optimism == 0.0);
  // An order without meaning: the apparent index is above 0, and all of it may be optimism.
  std::vector<double> score;
  Outcomes outcome;
  for (int i = 0; i < 60; ++i) {
    score.push_back((i * 37) % 61);
    outcome.push_back(i % 2 == 0 ? 1 : 0);
  }
  const auto chance = cut_off_optimism({score}, outcome, CutOffRule::youden, {500, 3});
  CHECK(chance->youden.apparent > 0.0);
  CHECK(chance->youden.optimism > 0.02);
  CHECK(chance->youden.corrected == Approx(chance->youden.apparent - chance->youden.optimism));
  CHECK(chance->youden.corrected ==
        Approx(chance->sensitivity.corrected + chance->specificity.corrected - 1.0));
}
