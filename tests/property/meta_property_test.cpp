// What must hold for every set of studies.

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "myolung/small_study_effects.hpp"
#include "myolung/study_effect.hpp"

using namespace myolung::stats;

namespace {

bool near(double a, double b, double tolerance = 1e-12) {
  return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

/// A number between the two, in steps of their distance / 1e6.
double between(double low, double high) {
  return low + (high - low) * static_cast<double>(*rc::gen::inRange(0, 1000001)) / 1e6;
}

/// Studies alike, apart or far apart, of like or unlike precision.
std::vector<StudyEstimate> any_studies(int least) {
  const double spread = *rc::gen::element(0.0, 0.3, 3.0);
  const double finest = *rc::gen::element(0.05, 0.3);
  std::vector<StudyEstimate> out;
  const int k = *rc::gen::inRange(least, 15);
  for (int i = 0; i < k; ++i) {
    const double se = between(finest, 0.6);
    out.push_back({0.4 + spread * between(-1.0, 1.0) + se * between(-1.0, 1.0), se});
  }
  return out;
}

PoolingModel any_random_effects() {
  return *rc::gen::element(PoolingModel::dersimonian_laird, PoolingModel::restricted_maximum,
                           PoolingModel::paule_mandel);
}

Pooling wald(PoolingModel model) {
  return {model, PooledInterval::wald, PredictionInterval::as_pooled, 0.95};
}

std::vector<StudyEstimate> shuffled(std::vector<StudyEstimate> studies) {
  for (std::size_t i = studies.size(); i > 1; --i) {
    std::swap(studies[i - 1], studies[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  return studies;
}

double generalized_q(const std::vector<StudyEstimate>& studies, double tau2) {
  double weights = 0.0;
  double weighted = 0.0;
  for (const auto& s : studies) {
    weights += 1.0 / (s.se * s.se + tau2);
    weighted += s.estimate / (s.se * s.se + tau2);
  }
  double q = 0.0;
  for (const auto& s : studies) {
    q += (s.estimate - weighted / weights) * (s.estimate - weighted / weights) / (s.se * s.se + tau2);
  }
  return q;
}

}  // namespace

TEST_CASE("pooling: without variance between studies every model is the common effect") {
  rc::prop("tau2 = 0", [] {
    const auto studies = any_studies(2);
    const auto common = *pool(studies, wald(PoolingModel::fixed_effect));
    const auto random = *pool(studies, wald(any_random_effects()));
    if (*random.heterogeneity.tau2 == 0.0) {
      RC_ASSERT(near(random.estimate, common.estimate));
      RC_ASSERT(near(random.se, common.se));
    } else {
      RC_ASSERT(random.se > common.se);
    }
    // The excess of Q and the moments' tau2 are above 0 together, and then I2 from Q is that from tau2.
    const auto moments = *pool(studies, wald(PoolingModel::dersimonian_laird));
    RC_ASSERT((*moments.heterogeneity.tau2 > 0.0) == (moments.heterogeneity.q > moments.heterogeneity.q_df));
    RC_ASSERT(near(*moments.heterogeneity.i2_tau2, moments.heterogeneity.i2, 1e-10));
  });
}

TEST_CASE("pooling: neither the order of the studies, nor their unit, nor the side matters") {
  rc::prop("shuffled, scaled, mirrored", [] {
    const auto studies = any_studies(3);
    Pooling pooling{any_random_effects(),
                    *rc::gen::element(PooledInterval::wald, PooledInterval::hartung_knapp),
                    PredictionInterval::as_pooled, 0.95};
    constexpr double tolerance = 1e-12;
    RC_PRE(pool(studies, pooling).has_value());  // estimates all the same have no Hartung-Knapp interval
    const auto pooled = *pool(studies, pooling);
    const auto again = *pool(shuffled(studies), pooling);
    RC_ASSERT(near(again.estimate, pooled.estimate, tolerance));
    RC_ASSERT(near(again.se, pooled.se, tolerance));
    RC_ASSERT(near(*again.heterogeneity.tau2, *pooled.heterogeneity.tau2, tolerance));
    RC_ASSERT(near(again.heterogeneity.q, pooled.heterogeneity.q));
    auto other = studies;
    for (auto& s : other) s = {-1000.0 * s.estimate, 1000.0 * s.se};
    const auto scaled = *pool(other, pooling);
    RC_ASSERT(near(-scaled.estimate / 1000.0, pooled.estimate, tolerance));
    RC_ASSERT(near(*scaled.heterogeneity.tau2 / 1e6, *pooled.heterogeneity.tau2, tolerance));
    RC_ASSERT(near(-scaled.pi->high / 1000.0, pooled.pi->low, 10.0 * tolerance));
    RC_ASSERT(near(std::accumulate(pooled.weights.begin(), pooled.weights.end(), 0.0), 1.0));
  });
}

TEST_CASE("pooling: a study without information changes nothing") {
  rc::prop("a very large standard error", [] {
    auto studies = any_studies(2);
    const auto common = *pool(studies, wald(PoolingModel::fixed_effect));
    const auto restricted = *pool(studies, wald(PoolingModel::restricted_maximum));
    studies.push_back({between(-2.0, 2.0), 1e9});
    const auto common_too = *pool(studies, wald(PoolingModel::fixed_effect));
    const auto restricted_too = *pool(studies, wald(PoolingModel::restricted_maximum));
    RC_ASSERT(near(common_too.estimate, common.estimate));
    RC_ASSERT(near(common_too.se, common.se));
    RC_ASSERT(near(common_too.heterogeneity.q, common.heterogeneity.q));
    RC_ASSERT(near(*restricted_too.heterogeneity.tau2, *restricted.heterogeneity.tau2, 1e-7));
    RC_ASSERT(near(restricted_too.estimate, restricted.estimate, 1e-7));
  });
}

TEST_CASE("heterogeneity: the interval of tau2 holds the estimate of Paule and Mandel, and Q at its ends") {
  rc::prop("Q profile", [] {
    const auto studies = any_studies(2);
    const auto exact = pool(studies, wald(PoolingModel::paule_mandel))->heterogeneity;
    const auto& ci = *exact.tau2_ci;
    const double tau2 = *exact.tau2;
    RC_ASSERT(ci.low <= ci.high);
    if (exact.q > exact.q_df) {
      RC_ASSERT(ci.low <= tau2);
      RC_ASSERT(tau2 <= ci.high);
      RC_ASSERT(near(generalized_q(studies, tau2), exact.q_df, 1e-9));
    }
    // Q falls as tau2 grows, so the ends are where its tails are 2.5 %.
    if (ci.low > 0.0) RC_ASSERT(generalized_q(studies, ci.low) > exact.q_df);
    if (ci.high > 0.0) RC_ASSERT(generalized_q(studies, ci.high) < exact.q_df);
    const auto wider =
        pool(studies, {PoolingModel::paule_mandel, PooledInterval::wald, PredictionInterval::as_pooled, 0.99})
            ->heterogeneity.tau2_ci;
    RC_ASSERT(wider->low <= ci.low);
    RC_ASSERT(wider->high >= ci.high);
  });
}

TEST_CASE("heterogeneity: restricted maximum likelihood is nowhere higher") {
  rc::prop("grid of tau2", [] {
    const auto studies = any_studies(2);
    const auto value = [&](double tau2) {
      double logs = 0.0;
      double weights = 0.0;
      for (const auto& s : studies) {
        logs += std::log(s.se * s.se + tau2);
        weights += 1.0 / (s.se * s.se + tau2);
      }
      return -0.5 * (logs + std::log(weights) + generalized_q(studies, tau2));
    };
    const double top = value(*pool(studies, wald(PoolingModel::restricted_maximum))->heterogeneity.tau2);
    RC_ASSERT(value(0.0) <= top + 1e-10);
    for (double tau2 = 1e-5; tau2 < 100.0; tau2 *= 1.3) RC_ASSERT(value(tau2) <= top + 1e-10);
  });
}

TEST_CASE("subgroups: Q between them and Q within add up to Q of all, and their estimates to the whole") {
  rc::prop("common effect", [] {
    const auto studies = any_studies(4);
    std::vector<std::int32_t> groups;
    for (std::size_t i = 0; i < studies.size(); ++i) {
      groups.push_back(i < 2 ? static_cast<std::int32_t>(i) : *rc::gen::inRange<std::int32_t>(0, 2));
    }
    const auto common = wald(PoolingModel::fixed_effect);
    const auto whole = *pool(studies, common);
    const auto parts = *pool_subgroups(studies, groups, common);
    double q = parts.q;
    std::vector<StudyEstimate> estimates;
    for (const auto& group : parts.groups) {
      q += group.heterogeneity.q;
      estimates.push_back({group.estimate, group.se});
    }
    RC_ASSERT(near(q, whole.heterogeneity.q, 1e-10));
    RC_ASSERT(near(pool(estimates, common)->estimate, whole.estimate));
    RC_ASSERT(near(pool(estimates, common)->se, whole.se));
  });
}

TEST_CASE("cumulative ends with all studies; a study left out is as if it were not there") {
  rc::prop("repeated pooling", [] {
    const auto studies = any_studies(3);
    const auto pooling = wald(any_random_effects());
    RC_ASSERT(cumulative(studies, pooling)->back().estimate == pool(studies, pooling)->estimate);
    const auto last = leave_one_out(studies, pooling)->back();
    const auto others = std::vector<StudyEstimate>(studies.begin(), studies.end() - 1);
    RC_ASSERT(last.estimate == pool(others, pooling)->estimate);
    RC_ASSERT(last.weights.size() == others.size());
  });
}

TEST_CASE("Egger's bias turns with the funnel, stays when it is moved, and is the classical intercept") {
  rc::prop("mirror, shift, ordinary regression", [] {
    const auto studies = any_studies(4);
    const auto found = egger_test(studies);
    RC_PRE(static_cast<bool>(found));
    auto moved = studies;
    for (auto& s : moved) s.estimate = 5.0 - s.estimate;
    const auto turned = *egger_test(shuffled(moved));
    RC_ASSERT(near(turned.bias, -found->bias, 1e-9));
    RC_ASSERT(near(turned.limit, 5.0 - found->limit, 1e-9));
    // estimate / se on 1 / se, unweighted.
    const auto k = static_cast<double>(studies.size());
    double x = 0.0;
    double y = 0.0;
    double xx = 0.0;
    double xy = 0.0;
    for (const auto& s : studies) {
      x += 1.0 / s.se;
      y += s.estimate / s.se;
    }
    for (const auto& s : studies) {
      xx += (1.0 / s.se - x / k) * (1.0 / s.se - x / k);
      xy += (1.0 / s.se - x / k) * (s.estimate / s.se - y / k);
    }
    RC_ASSERT(near(y / k - xy / xx * x / k, found->bias, 1e-7));
  });
}

TEST_CASE("Mantel-Haenszel: exchanging the groups turns the effect; one study is that study") {
  rc::prop("tables", [] {
    std::vector<ExposureTable> tables(*rc::gen::inRange<std::size_t>(1, 8));
    const auto count = [] { return *rc::gen::inRange<std::int64_t>(0, 40); };
    for (auto& t : tables) t = {count(), count() + 1, count() + 1, count()};
    std::vector<ExposureTable> exchanged;
    for (const auto& t : tables) {
      exchanged.push_back({t.unexposed_with, t.unexposed_without, t.exposed_with, t.exposed_without});
    }
    for (const auto measure :
         {EffectMeasure::log_odds_ratio, EffectMeasure::log_risk_ratio, EffectMeasure::risk_difference}) {
      const auto pooled = mantel_haenszel(tables, measure);
      if (!pooled) continue;
      const auto turned = *mantel_haenszel(exchanged, measure);
      RC_ASSERT(near(turned.estimate, -pooled->estimate, 1e-11));
      RC_ASSERT(near(turned.se, pooled->se, 1e-11));
      const std::vector<ExposureTable> one(tables.begin(), tables.begin() + 1);
      const auto& t = one.front();
      if (t.exposed_with == 0 || t.unexposed_without == 0) continue;
      const auto itself = *mantel_haenszel(one, measure);
      const auto effect = *study_effect(t, measure);
      RC_ASSERT(near(itself.estimate, effect.estimate, 1e-11));
      if (measure != EffectMeasure::risk_difference) RC_ASSERT(near(itself.se, effect.se, 1e-11));
    }
  });
}
