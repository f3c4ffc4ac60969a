// Meta-analysis against R metafor. Each tolerance is the one the function's comment promises.

#include "oracle.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "myolung/small_study_effects.hpp"
#include "myolung/study_effect.hpp"

using namespace myolung;
using stats::PooledInterval;
using stats::PoolingModel;
using stats::StudyEstimate;
using test::oracle;
using test::OracleRow;
using test::relative_error;

namespace {

std::vector<StudyEstimate> studies_of(const OracleRow& row) {
  std::vector<StudyEstimate> out;
  const auto se = row.numbers("se_of_studies");
  for (const double estimate : row.numbers("studies")) out.push_back({estimate, se.at(out.size())});
  return out;
}

const std::map<std::string, std::vector<StudyEstimate>>& data_sets() {
  static const auto sets = [] {
    std::map<std::string, std::vector<StudyEstimate>> out;
    for (const auto& row : oracle("meta_data.csv")) out.emplace(row.text("name"), studies_of(row));
    return out;
  }();
  return sets;
}

stats::Pooling pooling_of(const OracleRow& row, double level = 0.95) {
  const std::map<std::string, PoolingModel> models = {{"FE", PoolingModel::fixed_effect},
                                                      {"DL", PoolingModel::dersimonian_laird},
                                                      {"REML", PoolingModel::restricted_maximum},
                                                      {"PM", PoolingModel::paule_mandel}};
  const std::map<std::string, PooledInterval> intervals = {
      {"z", PooledInterval::wald},
      {"knha", PooledInterval::hartung_knapp},
      {"adhoc", PooledInterval::hartung_knapp_at_least_wald}};
  return {models.at(row.text("method")), intervals.at(row.text("test")), stats::PredictionInterval::as_pooled,
          level};
}

/// Near in units of `scale`, or relative to the number itself.
bool near(double ours, double theirs, double scale, double tolerance = 1e-8) {
  return std::abs(ours - theirs) <= tolerance * std::max(scale, std::abs(theirs));
}

}  // namespace

TEST_CASE("pooled estimates, intervals and heterogeneity agree with metafor's rma, predict and confint") {
  const auto rows = oracle("meta_models.csv");
  REQUIRE(data_sets().size() >= 35);
  REQUIRE(rows.size() >= 350);
  for (const auto& row : rows) {
    CAPTURE(row.text("name"), row.text("method"), row.text("test"), row.text("level"));
    const auto& studies = data_sets().at(row.text("name"));
    auto pooling = pooling_of(row, row.number("level"));
    const auto pooled = stats::pool(studies, pooling);
    REQUIRE(pooled);
    // What depends on tau2 inherits the tolerance of REML.
    const double tolerance = pooling.model == PoolingModel::restricted_maximum ? 1e-6 : 1e-8;
    const double se = row.number("se");
    CHECK(near(pooled->estimate, row.number("estimate"), se, tolerance));
    CHECK(near(pooled->se, se, 0.0, tolerance));
    CHECK(near(pooled->ci.low, row.number("ci_low"), se, tolerance));
    CHECK(near(pooled->ci.high, row.number("ci_high"), se, tolerance));
    CHECK(near(pooled->statistic, row.number("statistic"), 1.0, tolerance));
    if (row.number("p_value") > 1e-290) {
      CHECK(relative_error(pooled->p_value, row.number("p_value")) <= tolerance * 100.0);
    }
    const auto& spread = pooled->heterogeneity;
    CHECK(relative_error(spread.q, row.number("q")) <= 1e-8);
    if (row.number("q_p_value") > 1e-290) {
      CHECK(relative_error(spread.q_p_value, row.number("q_p_value")) <= 1e-6);
    }
    CHECK(near(spread.i2, row.number("i2"), 1.0));
    if (!row.text("weights").empty()) {
      const auto weights = row.numbers("weights");
      REQUIRE(pooled->weights.size() == weights.size());
      for (std::size_t i = 0; i < weights.size(); ++i) {
        CHECK(near(pooled->weights[i], weights[i], 1e-3, tolerance));
      }
    }
    const bool random = pooling.model != PoolingModel::fixed_effect;
    REQUIRE(spread.tau2.has_value() == random);
    REQUIRE(pooled->pi.has_value() == (random && studies.size() >= 3));
    if (!random) continue;
    const double unit2 = row.number("smallest_se") * row.number("smallest_se");
    CHECK(near(*spread.tau2, row.number("tau2"), unit2, tolerance));
    CHECK(near(spread.tau2_ci->low, row.number("tau2_low"), unit2));
    CHECK(near(spread.tau2_ci->high, row.number("tau2_high"), unit2));
    CHECK(near(*spread.i2_tau2, row.number("i2_tau2"), 1.0, tolerance));
    CHECK(near(*spread.h2_tau2, row.number("h2_tau2"), 1.0, tolerance));
    if (!pooled->pi) continue;
    CHECK(near(pooled->pi->low, row.number("pi_low"), se, tolerance));
    CHECK(near(pooled->pi->high, row.number("pi_high"), se, tolerance));
    pooling.prediction = stats::PredictionInterval::higgins_2009;
    const auto higgins = stats::pool(studies, pooling);
    CHECK(near(higgins->pi->low, row.number("higgins_low"), se, tolerance));
    CHECK(near(higgins->pi->high, row.number("higgins_high"), se, tolerance));
  }
}

TEST_CASE("studies left out and added one by one agree with metafor's leave1out and cumul") {
  const auto rows = oracle("meta_repeated.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    CAPTURE(row.text("name"), row.text("method"), row.text("test"), row.text("kind"), row.text("place"));
    const auto& studies = data_sets().at(row.text("name"));
    const auto all = row.text("kind") == "added" ? stats::cumulative(studies, pooling_of(row))
                                                 : stats::leave_one_out(studies, pooling_of(row));
    REQUIRE(all);
    REQUIRE(all->size() == studies.size());
    const auto& one = all->at(static_cast<std::size_t>(row.count("place")));
    const double se = row.number("se");
    CHECK(near(one.estimate, row.number("estimate"), se, 1e-6));
    CHECK(near(one.se, se, 0.0, 1e-6));
    CHECK(near(one.ci.low, row.number("ci_low"), se, 1e-6));
    CHECK(near(one.ci.high, row.number("ci_high"), se, 1e-6));
    CHECK(relative_error(one.p_value, row.number("p_value")) <= 1e-5);
    CHECK(relative_error(one.heterogeneity.q, row.number("q")) <= 1e-8);
  }
}

TEST_CASE("subgroups and their difference agree with metafor's models of each and their Q") {
  const auto rows = oracle("meta_subgroups.csv");
  REQUIRE(rows.size() == 25);
  for (const auto& row : rows) {
    CAPTURE(row.text("name"), row.text("method"), row.text("test"));
    std::vector<std::int32_t> groups;
    for (const auto code : row.counts("groups")) groups.push_back(static_cast<std::int32_t>(code));
    const auto found = stats::pool_subgroups(data_sets().at(row.text("name")), groups, pooling_of(row));
    REQUIRE(found);
    const auto estimates = row.numbers("estimates");
    const auto se = row.numbers("se");
    REQUIRE(found->groups.size() == estimates.size());
    for (std::size_t g = 0; g < se.size(); ++g) {
      CHECK(near(found->groups[g].estimate, estimates[g], se[g], 1e-6));
      CHECK(near(found->groups[g].se, se[g], 0.0, 1e-6));
    }
    CHECK(near(found->q, row.number("q"), 1.0, 1e-6));
    CHECK(found->q_df == static_cast<double>(estimates.size() - 1));
    CHECK(relative_error(found->q_p_value, row.number("q_p_value")) <= 1e-5);
  }
}

TEST_CASE("Egger's regression agrees with metafor's regtest and R lm to 1e-8 relative") {
  const auto rows = oracle("meta_egger.csv");
  REQUIRE(rows.size() >= 30);
  for (const auto& row : rows) {
    CAPTURE(row.text("name"));
    const auto found = stats::egger_test(data_sets().at(row.text("name")), row.number("level"));
    REQUIRE(found);
    const double se = row.number("se");
    CHECK(near(found->bias, row.number("bias"), se));
    CHECK(relative_error(found->se, se) <= 1e-8);
    CHECK(near(found->ci.low, row.number("ci_low"), se));
    CHECK(near(found->ci.high, row.number("ci_high"), se));
    CHECK(near(found->statistic, row.number("statistic"), 1.0));
    CHECK(found->df == row.number("df"));
    CHECK(relative_error(found->p_value, row.number("p_value")) <= 1e-7);
    const double width = row.number("limit_high") - row.number("limit_low");
    CHECK(near(found->limit, row.number("limit"), width));
    CHECK(near(found->limit_ci.low, row.number("limit_low"), width));
    CHECK(near(found->limit_ci.high, row.number("limit_high"), width));
  }
}

TEST_CASE("trim and fill agrees with metafor's trimfill") {
  const auto rows = oracle("meta_trim_and_fill.csv");
  REQUIRE(rows.size() >= 150);
  std::size_t filled = 0;
  for (const auto& row : rows) {
    CAPTURE(row.text("name"), row.text("method"), row.text("estimator"));
    auto pooling = pooling_of(row);
    const auto found = stats::trim_and_fill(
        studies_of(row), pooling,
        row.text("estimator") == "L0" ? stats::MissingStudies::l0 : stats::MissingStudies::r0);
    REQUIRE(found);
    CHECK(found->missing == row.count("missing"));
    CHECK((found->side == stats::FunnelSide::left ? "left" : "right") == row.text("side"));
    const double se = row.number("se");
    CHECK(near(found->pooled.estimate, row.number("estimate"), se, 1e-6));
    CHECK(near(found->pooled.se, se, 0.0, 1e-6));
    std::vector<double> ours;
    for (const auto& study : found->filled) ours.push_back(study.estimate);
    std::sort(ours.begin(), ours.end());
    const auto theirs = row.numbers("filled");
    REQUIRE(ours.size() == theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) CHECK(near(ours[i], theirs[i], se, 1e-6));
    if (!ours.empty()) ++filled;
  }
  CHECK(filled >= 30);
}

TEST_CASE("effects of single studies agree with metafor's escalc to 1e-12") {
  const auto rows = oracle("study_effects.csv");
  REQUIRE(rows.size() >= 90);
  const std::pair<std::string, stats::EffectMeasure> measures[] = {
      {"OR", stats::EffectMeasure::log_odds_ratio},
      {"RR", stats::EffectMeasure::log_risk_ratio},
      {"RD", stats::EffectMeasure::risk_difference}};
  for (const auto& row : rows) {
    const stats::ExposureTable table{row.count("a"), row.count("b"), row.count("c"), row.count("d")};
    for (const auto& [name, measure] : measures) {
      CAPTURE(name, row.text("a"), row.text("b"), row.text("c"), row.text("d"), row.text("added"));
      const auto effect = stats::study_effect(table, measure, row.number("added"));
      REQUIRE(effect);
      CHECK(near(effect->estimate, row.number(name + "_estimate"), 1.0, 1e-12));
      CHECK(near(effect->se, row.number(name + "_se"), 0.0, 1e-12));
    }
  }
}

TEST_CASE("log odds of proportions agree with metafor's escalc to 1e-12") {
  const auto rows = oracle("logit_effects.csv");
  REQUIRE(rows.size() == 120);
  for (const auto& row : rows) {
    CAPTURE(row.text("events"), row.text("total"));
    const auto effect = stats::logit_effect({row.count("events"), row.count("total")});
    REQUIRE(effect);
    CHECK(near(effect->estimate, row.number("estimate"), 1.0, 1e-12));
    CHECK(near(effect->se, row.number("se"), 0.0, 1e-12));
    CHECK(near(stats::proportion_of_logit(effect->estimate), row.number("back"), 0.0, 1e-12));
  }
}

TEST_CASE("Mantel-Haenszel and Peto agree with metafor's rma.mh and rma.peto to 1e-10 relative") {
  const auto rows = oracle("mantel_haenszel.csv");
  REQUIRE(rows.size() >= 200);
  for (const auto& row : rows) {
    CAPTURE(row.text("measure"), row.text("a"), row.text("b"), row.text("c"), row.text("d"));
    std::vector<stats::ExposureTable> studies;
    const auto a = row.counts("a");
    const auto b = row.counts("b");
    const auto c = row.counts("c");
    const auto d = row.counts("d");
    for (std::size_t i = 0; i < a.size(); ++i) studies.push_back({a[i], b[i], c[i], d[i]});
    const std::string measure = row.text("measure");
    const double level = row.number("level");
    const auto pooled =
        measure == "PETO" ? stats::peto_odds_ratio(studies, level)
                          : stats::mantel_haenszel(studies,
                                                   measure == "OR"   ? stats::EffectMeasure::log_odds_ratio
                                                   : measure == "RR" ? stats::EffectMeasure::log_risk_ratio
                                                                     : stats::EffectMeasure::risk_difference,
                                                   level);
    REQUIRE(pooled);
    const double se = row.number("se");
    CHECK(near(pooled->estimate, row.number("estimate"), se, 1e-10));
    CHECK(near(pooled->se, se, 0.0, 1e-10));
    CHECK(near(pooled->ci.low, row.number("ci_low"), se, 1e-10));
    CHECK(near(pooled->ci.high, row.number("ci_high"), se, 1e-10));
    CHECK(near(pooled->statistic, row.number("statistic"), 1.0, 1e-10));
    CHECK(relative_error(pooled->p_value, row.number("p_value")) <= 1e-8);
    CHECK(near(pooled->q, row.number("q"), 1.0, 1e-10));
    CHECK(pooled->q_df == row.number("q_df"));
    if (row.number("q_p_value") > 1e-290) {
      CHECK(relative_error(pooled->q_p_value, row.number("q_p_value")) <= 1e-8);
    }
  }
}
