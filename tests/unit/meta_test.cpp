// Meta-analysis: refusals, edges, values by hand. Agreement with metafor is in tests/oracle/meta_test.cpp.

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "myolung/small_study_effects.hpp"
#include "myolung/study_effect.hpp"
#include "support/refused.hpp"

using namespace myolung;
using namespace myolung::stats;
using test::refused;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Pooling pooling(PoolingModel model, PooledInterval interval = PooledInterval::wald) {
  return {model, interval, PredictionInterval::as_pooled, 0.95};
}

/// Three estimates of the same precision.
const std::vector<StudyEstimate> kThree = {{1.0, 1.0}, {2.0, 1.0}, {6.0, 1.0}};

}  // namespace

TEST_CASE("equal standard errors: the mean, and the variance of the estimates less that of sampling") {
  // Mean 3, squares 4 + 1 + 9 = 14, Q = 14, variance 7, tau2 = 7 - 1 = 6 for every estimator.
  for (const auto model :
       {PoolingModel::dersimonian_laird, PoolingModel::restricted_maximum, PoolingModel::paule_mandel}) {
    const auto pooled = *pool(kThree, pooling(model));
    CHECK(pooled.estimate == Approx(3.0).epsilon(1e-14));
    CHECK(*pooled.heterogeneity.tau2 == Approx(6.0).epsilon(1e-12));
    CHECK(pooled.se == Approx(std::sqrt(7.0 / 3.0)).epsilon(1e-12));
    CHECK(pooled.heterogeneity.q == Approx(14.0).epsilon(1e-14));
    CHECK(pooled.heterogeneity.i2 == Approx(12.0 / 14.0).epsilon(1e-14));
    CHECK(*pooled.heterogeneity.h2 == Approx(7.0).epsilon(1e-14));
    CHECK(*pooled.heterogeneity.i2_tau2 == Approx(6.0 / 7.0).epsilon(1e-12));
    CHECK(*pooled.heterogeneity.h2_tau2 == Approx(7.0).epsilon(1e-12));
    CHECK_FALSE(pooled.df);
    CHECK(pooled.weights == std::vector<double>(3, pooled.weights[0]));
    // Hartung-Knapp is then the t test of the mean: sqrt(7 / 3), t with 2 degrees of freedom, 4.302653.
    const auto knapp = *pool(kThree, pooling(model, PooledInterval::hartung_knapp));
    CHECK(*knapp.df == 2.0);
    CHECK(knapp.ci.high - knapp.estimate == Approx(4.3026527299112747 * std::sqrt(7.0 / 3.0)).epsilon(1e-9));
    // As metafor predicts: with the same t; Higgins and others with 1 degree of freedom, 12.7062.
    CHECK(knapp.pi->high - 3.0 == Approx(4.3026527299112747 * std::sqrt(7.0 / 3.0 + 6.0)).epsilon(1e-9));
    const auto higgins =
        *pool(kThree, {model, PooledInterval::hartung_knapp, PredictionInterval::higgins_2009, 0.95});
    CHECK(higgins.pi->high - 3.0 == Approx(12.706204736174706 * std::sqrt(7.0 / 3.0 + 6.0)).epsilon(1e-9));
  }
}

TEST_CASE("without a spread beyond sampling tau2 is 0, and random effects are the common one") {
  const std::vector<StudyEstimate> alike = {{1.0, 0.5}, {1.1, 0.2}, {0.9, 0.4}, {1.05, 1.0}};
  const auto common = *pool(alike, pooling(PoolingModel::fixed_effect));
  CHECK_FALSE(common.heterogeneity.tau2);
  CHECK_FALSE(common.heterogeneity.tau2_ci);
  CHECK_FALSE(common.pi);
  for (const auto model :
       {PoolingModel::dersimonian_laird, PoolingModel::restricted_maximum, PoolingModel::paule_mandel}) {
    const auto random = *pool(alike, pooling(model));
    CHECK(*random.heterogeneity.tau2 == 0.0);
    CHECK(*random.heterogeneity.i2_tau2 == 0.0);
    CHECK(random.estimate == Approx(common.estimate).epsilon(1e-14));
    CHECK(random.se == Approx(common.se).epsilon(1e-14));
    CHECK(random.heterogeneity.tau2_ci->low == 0.0);
    // The bound of Hartung and Knapp's interval is then Wald's standard error, theirs is smaller.
    CHECK(pool(alike, pooling(model, PooledInterval::hartung_knapp_at_least_wald))->se ==
          Approx(common.se).epsilon(1e-14));
    CHECK(pool(alike, pooling(model, PooledInterval::hartung_knapp))->se < 0.5 * common.se);
  }
}

TEST_CASE("studies that agree better than chance leave tau2 from 0 to 0") {
  const std::vector<StudyEstimate> twins(8, {0.4, 0.3});
  const auto pooled = *pool(twins, pooling(PoolingModel::restricted_maximum));
  CHECK(pooled.heterogeneity.tau2_ci->low == 0.0);
  CHECK(pooled.heterogeneity.tau2_ci->high == 0.0);
  refused(pool(twins), Errc::no_variation, "studies");
  CHECK(pool(twins, pooling(PoolingModel::restricted_maximum, PooledInterval::hartung_knapp_at_least_wald)));
}

TEST_CASE("a restricted likelihood with two maxima is climbed to the higher one") {
  // Precise studies that agree, and others far out: in the first set the maximum at 0 is the lower one, in
  // the second the one at 0.6 is, below that at 0.0002.
  const std::vector<StudyEstimate> sets[] = {
      {{0.0, 0.01}, {0.002, 0.01}, {-6.9, 0.5}, {-1.8, 0.5}},
      {{0.01, 0.01}, {-0.014, 0.01}, {-0.1, 0.5}, {3.5, 1.0}, {0.3, 0.5}}};
  for (const auto& studies : sets) {
    const auto log_likelihood = [&](double tau2) {
      double weights = 0.0;
      double weighted = 0.0;
      double logs = 0.0;
      for (const auto& s : studies) {
        const double v = s.se * s.se + tau2;
        weights += 1.0 / v;
        weighted += s.estimate / v;
        logs += std::log(v);
      }
      double q = 0.0;
      for (const auto& s : studies) {
        const double d = s.estimate - weighted / weights;
        q += d * d / (s.se * s.se + tau2);
      }
      return -0.5 * (logs + std::log(weights) + q);
    };
    const auto pooled = *pool(studies, pooling(PoolingModel::restricted_maximum));
    const double top = log_likelihood(*pooled.heterogeneity.tau2);
    CHECK(log_likelihood(0.0) < top);
    for (double tau2 = 1e-6; tau2 < 100.0; tau2 *= 1.05) CHECK(log_likelihood(tau2) <= top + 1e-9);
  }
}

TEST_CASE("few studies: one is itself, two have no prediction interval, none is refused") {
  const std::vector<StudyEstimate> one = {{0.5, 0.2}};
  const std::vector<StudyEstimate> two = {{0.5, 0.2}, {1.5, 0.3}};
  refused(pool({}), Errc::out_of_range, "studies");
  refused(pool(one), Errc::too_few, "studies");
  const auto itself = *pool(one, pooling(PoolingModel::fixed_effect));
  CHECK(itself.estimate == 0.5);
  CHECK(itself.heterogeneity.q_p_value == 1.0);
  CHECK_FALSE(itself.heterogeneity.h2);
  const auto both = *pool(two);
  CHECK_FALSE(both.pi);
  CHECK(*both.df == 1.0);
  refused(leave_one_out(two), Errc::too_few, "studies");
  CHECK(leave_one_out(two, pooling(PoolingModel::fixed_effect))->front().estimate == 1.5);
  refused(leave_one_out(one, pooling(PoolingModel::fixed_effect)), Errc::too_few, "studies");
  refused(egger_test(two), Errc::too_few, "studies");
  refused(trim_and_fill(two), Errc::too_few, "studies");
}

TEST_CASE("a standard error of 0, below it or not a number is refused by its place; so are estimates") {
  for (const double se : {0.0, -0.1, kNan, kInfinity}) {
    refused(pool(std::vector<StudyEstimate>{{0.1, 0.2}, {0.2, se}}), Errc::out_of_range, "studies[1].se");
  }
  refused(pool(std::vector<StudyEstimate>{{kNan, 0.2}, {0.2, 0.1}}), Errc::out_of_range,
          "studies[0].estimate");
  refused(pool(std::vector<StudyEstimate>{{0.1, 0.2}, {0.2, 1e40}}), Errc::out_of_range, "studies");
  refused(pool(std::vector<StudyEstimate>{{0.1, 1e-120}, {0.1, 1e-120}}), Errc::out_of_range, "studies");
  refused(
      pool(kThree, {PoolingModel::paule_mandel, PooledInterval::wald, PredictionInterval::as_pooled, 1.0}),
      Errc::out_of_range, "level");
  refused(pool(kThree, pooling(PoolingModel::fixed_effect, PooledInterval::hartung_knapp)),
          Errc::out_of_range, "interval");
}

TEST_CASE("a rule by the test of heterogeneity: both conditions, or the common effect") {
  // Q = 14 with 2 degrees of freedom: p 0.0009, I2 86 %.
  CHECK(*pool_by_test(kThree, 0.05, 0.5)->heterogeneity.tau2 == Approx(6.0));
  CHECK_FALSE(pool_by_test(kThree, 0.0001, 0.5)->heterogeneity.tau2);
  CHECK_FALSE(pool_by_test(kThree, 0.05, 0.9)->heterogeneity.tau2);
  CHECK(pool_by_test(std::vector<StudyEstimate>{{0.5, 0.2}}, 0.05, 0.5)->estimate == 0.5);
}

TEST_CASE("subgroups: codes without a gap, two and more, one for each study") {
  const auto subgroups = [](std::vector<std::int32_t> codes) { return pool_subgroups(kThree, codes); };
  refused(subgroups({0, 1}), Errc::unequal_lengths, "groups");
  refused(subgroups({0, 0, 0}), Errc::no_variation, "groups");
  refused(subgroups({0, 2, 2}), Errc::out_of_range, "groups");
  refused(subgroups({0, -1, 1}), Errc::out_of_range, "groups[1]");
  refused(subgroups({0, 1, 3}), Errc::out_of_range, "groups[2]");
  // A subgroup of one study is that study: 6 with se 1. The other: 1.5, Hartung-Knapp se sqrt(0.5 / 2), Wald
  // se sqrt(1 / 2).
  const auto found = *subgroups({0, 0, 1});
  CHECK(found.groups[1].estimate == 6.0);
  CHECK(found.groups[1].se == 1.0);
  CHECK(found.groups[0].se == Approx(0.5));
  CHECK(found.q == Approx(4.5 * 4.5 / 1.5).epsilon(1e-12));
  CHECK(found.q_df == 1.0);
}

TEST_CASE("subgroups: their difference has Wald's standard errors, whichever interval is chosen") {
  // Pairs that nearly agree, whose Hartung-Knapp standard errors are next to 0. metafor: each pair by
  // rma(method = "REML"), then rma(method = "FE") of the two with the pair as moderator.
  const std::vector<StudyEstimate> pairs = {{0.5, 0.3}, {0.501, 0.3}, {0.1, 0.3}, {0.102, 0.3}};
  const std::vector<std::int32_t> codes = {0, 0, 1, 1};
  for (const auto interval :
       {PooledInterval::wald, PooledInterval::hartung_knapp, PooledInterval::hartung_knapp_at_least_wald}) {
    const auto found = *pool_subgroups(pairs, codes, pooling(PoolingModel::restricted_maximum, interval));
    CHECK(found.q == Approx(1.773336111111).epsilon(1e-11));
    CHECK(found.q_p_value == Approx(0.182969747342).epsilon(1e-11));
    CHECK((found.groups[0].se < 0.001) == (interval == PooledInterval::hartung_knapp));
  }
}

TEST_CASE("a part of the studies whose estimates tie is marked, and the others are pooled") {
  const std::vector<StudyEstimate> studies = {{0.5, 0.3}, {0.5, 0.3}, {0.1, 0.3}};
  const auto marked = [](const std::vector<MetaAnalysis>& all) {
    std::vector<bool> out;
    for (const auto& one : all) out.push_back(one.without_width);
    return out;
  };
  const auto knapp = pooling(PoolingModel::restricted_maximum, PooledInterval::hartung_knapp);
  const auto left_out = *leave_one_out(studies, knapp);
  CHECK(marked(left_out) == std::vector<bool>{false, false, true});
  CHECK(left_out[2].estimate == 0.5);
  CHECK(left_out[2].se == Approx(0.3 / std::sqrt(2.0)));
  CHECK(left_out[0].se == Approx(0.2));  // half of the distance
  CHECK(*left_out[0].df == 1.0);
  CHECK(marked(*cumulative(studies, knapp)) == std::vector<bool>{false, true, false});
  const std::vector<std::int32_t> codes = {0, 0, 1};
  const auto groups = *pool_subgroups(studies, codes, knapp);
  CHECK(marked(groups.groups) == std::vector<bool>{true, false});
  CHECK(groups.q == Approx(0.4 * 0.4 / (0.045 + 0.09)).epsilon(1e-12));
  const auto bounded = pooling(PoolingModel::restricted_maximum, PooledInterval::hartung_knapp_at_least_wald);
  CHECK(marked(*leave_one_out(studies, bounded)) == std::vector<bool>(3, false));
}

TEST_CASE("cumulative: from the first study to all of them") {
  const auto steps = *cumulative(kThree);
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].estimate == 1.0);
  CHECK(steps[1].estimate == Approx(1.5));
  CHECK(steps[2].estimate == pool(kThree)->estimate);
  const std::vector<StudyEstimate> many(kMostRepeatedStudies + 1, {0.1, 0.1});
  refused(cumulative(many, pooling(PoolingModel::fixed_effect)), Errc::out_of_range, "studies");
  refused(leave_one_out(many, pooling(PoolingModel::fixed_effect)), Errc::out_of_range, "studies");
}

TEST_CASE("Egger's regression: a line through four points, by hand") {
  // Equal weights cannot be had with different standard errors; se 1 and 2, weights 1 and 1/4:
  // the lower pair has mean 0.5 and the upper 3, so the bias is 2.5 and the limit -2.
  const std::vector<StudyEstimate> studies = {{0.0, 1.0}, {1.0, 1.0}, {2.0, 2.0}, {4.0, 2.0}};
  const auto found = *egger_test(studies);
  CHECK(found.bias == Approx(2.5).epsilon(1e-13));
  CHECK(found.limit == Approx(-2.0).epsilon(1e-13));
  // Residuals 0.5 and 1: rest 0.25 + 0.25 + 0.25 + 0.25 = 1, variance 1/2; mean se 1.2, squares 0.4.
  CHECK(found.se == Approx(std::sqrt(0.5 / 0.4)).epsilon(1e-13));
  CHECK(found.df == 2.0);
  refused(egger_test(kThree), Errc::no_variation, "se");
  const std::vector<StudyEstimate> on_a_line = {{1.0, 1.0}, {2.0, 2.0}, {3.0, 3.0}};
  refused(egger_test(on_a_line), Errc::no_variation, "estimate");
}

TEST_CASE("trim and fill: nothing to add to a symmetric funnel; a lopsided one is mirrored") {
  const std::vector<StudyEstimate> symmetric = {{-1.0, 0.5}, {0.0, 0.1}, {1.0, 0.5}, {-0.4, 0.2}, {0.4, 0.2}};
  const auto none = *trim_and_fill(symmetric);
  CHECK(none.missing == 0);
  CHECK(none.filled.empty());
  CHECK(none.pooled.estimate == pool(symmetric)->estimate);
  const std::vector<StudyEstimate> right = {{0.0, 0.1}, {0.05, 0.1}, {-0.05, 0.1},
                                            {1.0, 0.5}, {1.4, 0.6},  {2.0, 0.8}};
  std::vector<StudyEstimate> left = right;
  for (auto& study : left) study.estimate = -study.estimate;
  const auto added = *trim_and_fill(right);
  const auto mirrored = *trim_and_fill(left);
  CHECK(added.missing > 0);
  CHECK(added.side == FunnelSide::left);
  CHECK(mirrored.side == FunnelSide::right);
  CHECK(added.filled.size() == static_cast<std::size_t>(added.missing));
  CHECK(added.pooled.estimate == Approx(-mirrored.pooled.estimate).epsilon(1e-12));
  CHECK(added.pooled.estimate < pool(right)->estimate);
  CHECK(added.pooled.n == 6 + added.missing);
}

TEST_CASE("effects from counts: by hand, a half where a cell is empty, refusals") {
  // 10 of 30 against 5 of 40: odds ratio (10 * 35) / (20 * 5) = 3.5, risk ratio 8/3, difference 5/24.
  const ExposureTable table{10, 20, 5, 35};
  CHECK(study_effect(table, EffectMeasure::log_odds_ratio)->estimate == Approx(std::log(3.5)).epsilon(1e-14));
  CHECK(study_effect(table, EffectMeasure::log_risk_ratio)->estimate ==
        Approx(std::log(8.0 / 3.0)).epsilon(1e-14));
  CHECK(study_effect(table, EffectMeasure::risk_difference)->estimate == Approx(5.0 / 24.0).epsilon(1e-14));
  // One empty cell: 0.5 in each.
  CHECK(study_effect({0, 10, 5, 5}, EffectMeasure::log_odds_ratio)->estimate ==
        Approx(std::log(0.5 * 5.5 / (10.5 * 5.5))).epsilon(1e-14));
  refused(study_effect({0, 10, 5, 5}, EffectMeasure::log_odds_ratio, 0.0), Errc::no_variation, "added");
  refused(study_effect(table, EffectMeasure::log_odds_ratio, 1.5), Errc::out_of_range, "added");
  refused(study_effect({0, 0, 5, 5}, EffectMeasure::risk_difference), Errc::out_of_range, "table");
  refused(study_effect({-1, 3, 5, 5}, EffectMeasure::risk_difference), Errc::out_of_range, "table");
  refused(study_effect({kLargestTableTotal, 3, 5, 5}, EffectMeasure::risk_difference), Errc::out_of_range,
          "table");
  CHECK(without_contrast({0, 10, 0, 12}));
  CHECK(without_contrast({10, 0, 12, 0}));
  CHECK_FALSE(without_contrast({10, 0, 0, 12}));
  refused(logit_effect({5, 4}), Errc::out_of_range, "events");
  refused(logit_effect({0, 0}), Errc::out_of_range, "events");
  refused(logit_effect({0, 4}, 0.0), Errc::no_variation, "added");
  CHECK(logit_effect({1, 4})->estimate == Approx(-std::log(3.0)).epsilon(1e-14));
  CHECK(proportion_of_logit(-std::log(3.0)) == Approx(0.25).epsilon(1e-14));
  CHECK(proportion_of_logit(-700.0) > 0.0);
  CHECK(proportion_of_logit(0.0) == 0.5);
}

TEST_CASE("Mantel-Haenszel and Peto: one table by hand, and no outcome on one side") {
  const std::vector<ExposureTable> one = {{10, 20, 5, 35}};
  CHECK(std::exp(mantel_haenszel(one, EffectMeasure::log_odds_ratio)->estimate) ==
        Approx(3.5).epsilon(1e-13));
  CHECK(std::exp(mantel_haenszel(one, EffectMeasure::log_risk_ratio)->estimate) ==
        Approx(8.0 / 3.0).epsilon(1e-13));
  CHECK(mantel_haenszel(one, EffectMeasure::risk_difference)->estimate == Approx(5.0 / 24.0).epsilon(1e-13));
  // E = 30 * 15 / 70 = 45/7, V = 30 * 40 * 15 * 55 / (70 * 70 * 69).
  const double variance = 30.0 * 40.0 * 15.0 * 55.0 / (70.0 * 70.0 * 69.0);
  CHECK(peto_odds_ratio(one)->estimate == Approx((10.0 - 45.0 / 7.0) / variance).epsilon(1e-13));
  CHECK(mantel_haenszel(one, EffectMeasure::log_odds_ratio)->q_p_value == 1.0);
  CHECK(mantel_haenszel(one, EffectMeasure::log_odds_ratio)->i2 == 0.0);
  // A study without contrast weighs nothing in a ratio, but something in a difference.
  const std::vector<ExposureTable> with_empty = {{10, 20, 5, 35}, {0, 50, 0, 50}};
  CHECK(mantel_haenszel(with_empty, EffectMeasure::log_odds_ratio)->estimate ==
        mantel_haenszel(one, EffectMeasure::log_odds_ratio)->estimate);
  CHECK(mantel_haenszel(with_empty, EffectMeasure::log_odds_ratio)->q_df == 0.0);
  CHECK(peto_odds_ratio(with_empty)->estimate == peto_odds_ratio(one)->estimate);
  CHECK(mantel_haenszel(with_empty, EffectMeasure::risk_difference)->estimate < 5.0 / 24.0 / 2.0);
  const std::vector<ExposureTable> none = {{0, 20, 5, 35}, {0, 12, 3, 9}};
  refused(mantel_haenszel(none, EffectMeasure::log_odds_ratio), Errc::too_few, "studies");
  refused(mantel_haenszel(none, EffectMeasure::log_risk_ratio), Errc::too_few, "studies");
  CHECK(mantel_haenszel(none, EffectMeasure::risk_difference)->estimate < 0.0);
  CHECK(peto_odds_ratio(none)->estimate < 0.0);
  const std::vector<ExposureTable> nobody = {{0, 20, 0, 35}};
  refused(mantel_haenszel(nobody, EffectMeasure::risk_difference), Errc::too_few, "studies");
  refused(peto_odds_ratio(nobody), Errc::too_few, "studies");
  refused(mantel_haenszel({}, EffectMeasure::log_odds_ratio), Errc::out_of_range, "studies");
  const std::vector<ExposureTable> broken = {{1, 20, 5, 35}, {0, 0, 1, 1}};
  refused(peto_odds_ratio(broken), Errc::out_of_range, "studies[1]");
}
