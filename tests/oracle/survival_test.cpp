// Survival against R's package survival. Each tolerance is the one the function's comment promises.

#include "oracle.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "myolung/concordance.hpp"
#include "myolung/cox.hpp"
#include "myolung/kaplan_meier.hpp"
#include "myolung/log_rank.hpp"

using namespace myolung;
using test::oracle;
using test::OracleRow;

namespace {

struct Patients {
  std::vector<double> times;
  std::vector<std::uint8_t> events;
  std::vector<std::int32_t> groups;
  std::vector<std::vector<double>> x;

  [[nodiscard]] std::vector<stats::ModelTerm> terms() const {
    std::vector<stats::ModelTerm> out;
    for (std::size_t k = 0; k < x.size(); ++k) {
      const std::string name = "x" + std::to_string(k + 1);
      out.push_back({name, {{name, x[k]}}});
    }
    return out;
  }
};

/// The large sets of survival.R, number by number.
Patients large(std::size_t n, double distinct) {
  double state = 20210609.0;
  const auto next = [&state] {
    state = std::fmod(16807.0 * state, 2147483647.0);
    return state / 2147483647.0;
  };
  Patients out;
  out.x.resize(3);
  for (std::size_t i = 0; i < n; ++i) {
    double u[5];
    for (double& value : u) value = next();
    const double x1 = std::floor(u[0] * 60.0) + 20.0;
    const double x2 = u[1] < 0.3 ? 1.0 : 0.0;
    const double last = 1.0 + std::floor(distinct * u[3] / (1.0 + x1 / 100.0 + x2));
    const double followed = 1.0 + std::floor(distinct * u[4]);
    out.times.push_back(std::min(last, followed));
    out.events.push_back(last <= followed);
    out.groups.push_back(static_cast<std::int32_t>(std::floor(u[1] * u[2] * 3.0)));
    out.x[0].push_back(x1);
    out.x[1].push_back(x2);
    out.x[2].push_back(u[2]);
  }
  return out;
}

const Patients& patients(const std::string& set) {
  static const auto all = [] {
    std::map<std::string, Patients> out;
    for (const auto& row : oracle("survival_data.csv")) {
      Patients p;
      p.times = row.numbers("time");
      for (const auto event : row.counts("event")) p.events.push_back(static_cast<std::uint8_t>(event));
      for (const auto code : row.counts("group")) p.groups.push_back(static_cast<std::int32_t>(code));
      for (const std::string x : {"x1", "x2", "x3", "x4"}) {
        if (!row.text(x).empty()) p.x.push_back(row.numbers(x));
      }
      out.emplace(row.text("set"), std::move(p));
    }
    out.emplace("large_fine", large(150'000, 1e6));
    out.emplace("large_tied", large(150'000, 60.0));
    return out;
  }();
  return all.at(set);
}

stats::SurvivalScale scale_of(const OracleRow& row) {
  return row.text("scale") == "log" ? stats::SurvivalScale::log : stats::SurvivalScale::log_log;
}

/// The curve that a row is about, computed once for the rows in succession.
const stats::SurvivalCurve& curve_of(const OracleRow& row) {
  static std::string known;
  static stats::SurvivalCurve curve;
  const std::string wanted = row.text("set") + " " + row.text("scale") + " " + row.text("level");
  if (known != wanted) {
    const auto& p = patients(row.text("set"));
    curve = *stats::kaplan_meier(p.times, p.events, scale_of(row), row.number("level"));
    known = wanted;
  }
  return curve;
}

bool close(double ours, double theirs, double tolerance) {
  return std::abs(ours - theirs) <= tolerance * std::abs(theirs);
}

/// NaN stands for none.
bool close(const std::optional<double>& ours, double theirs, double tolerance) {
  return ours ? close(*ours, theirs, tolerance) : std::isnan(theirs);
}

std::optional<double> low(const std::optional<stats::Interval>& ci) {
  return ci ? std::optional(ci->low) : std::nullopt;
}
std::optional<double> high(const std::optional<stats::Interval>& ci) {
  return ci ? std::optional(ci->high) : std::nullopt;
}

stats::Ties ties_of(const OracleRow& row) {
  return row.text("ties") == "efron" ? stats::Ties::efron : stats::Ties::breslow;
}

}  // namespace

TEST_CASE("Kaplan-Meier's curves agree with R survfit to 1e-11 relative") {
  const auto rows = oracle("survival_curve.csv");
  REQUIRE(rows.size() >= 40);
  for (const auto& row : rows) {
    const auto& p = patients(row.text("set"));
    const auto curve = stats::kaplan_meier(p.times, p.events, scale_of(row), row.number("level"));
    REQUIRE(curve.has_value());
    const auto times = row.numbers("time");
    const auto at_risk = row.counts("at_risk");
    const auto events = row.counts("events");
    const auto censored = row.counts("censored");
    const auto estimate = row.numbers("estimate");
    const auto se = row.numbers("se");
    const auto ci_low = row.numbers("ci_low");
    const auto ci_high = row.numbers("ci_high");
    CAPTURE(row.text("set"), row.text("scale"));
    REQUIRE(curve->steps.size() == times.size());
    for (std::size_t i = 0; i < times.size(); ++i) {
      const auto& step = curve->steps[i];
      CAPTURE(i, step.time, step.estimate, estimate[i], ci_low[i], ci_high[i]);
      REQUIRE(step.time == times[i]);
      REQUIRE(step.at_risk == at_risk[i]);
      REQUIRE(step.events == events[i]);
      REQUIRE(step.censored == censored[i]);
      REQUIRE(std::abs(step.estimate - estimate[i]) <= 1e-11 * std::max(estimate[i], 1e-3));
      REQUIRE(close(step.se, se[i], 1e-11));
      REQUIRE(close(low(step.ci), ci_low[i], 1e-11));
      REQUIRE(close(high(step.ci), ci_high[i], 1e-11));
    }
  }
}

TEST_CASE("survival at a time agrees with R summary.survfit to 1e-11 relative") {
  const auto rows = oracle("survival_at.csv");
  REQUIRE(rows.size() > 400);
  for (const auto& row : rows) {
    const auto& curve = curve_of(row);
    const auto at = stats::survival_at(curve, row.number("time"));
    REQUIRE(at.has_value());
    CAPTURE(row.text("set"), at->time, at->at_risk, at->events_by_then, at->censored_by_then,
            at->estimate.value_or(-1.0));
    CHECK(at->at_risk == row.count("at_risk"));
    CHECK(at->events_by_then == row.count("events"));
    CHECK(at->censored_by_then == row.count("censored"));
    REQUIRE(at->estimate.has_value());
    CHECK(std::abs(*at->estimate - row.number("estimate")) <= 1e-11);
    CHECK(close(at->se, row.number("se"), 1e-11));
    CHECK(close(low(at->ci), row.number("ci_low"), 1e-11));
    CHECK(close(high(at->ci), row.number("ci_high"), 1e-11));
  }
}

TEST_CASE("times by which a share has had the event agree with R quantile.survfit") {
  const auto rows = oracle("survival_time.csv");
  REQUIRE(rows.size() > 300);
  for (const auto& row : rows) {
    const auto& curve = curve_of(row);
    const auto time = stats::survival_time(curve, row.number("share"));
    REQUIRE(time.has_value());
    CAPTURE(row.text("set"), time->share, time->estimate.value_or(-1.0), row.text("estimate"),
            row.text("ci_low"), time->ci_low.value_or(-1.0), row.text("ci_high"),
            time->ci_high.value_or(-1.0));
    CHECK(close(time->estimate, row.number("estimate"), 1e-15));
    CHECK(close(time->ci_low, row.number("ci_low"), 1e-15));
    CHECK(close(time->ci_high, row.number("ci_high"), 1e-15));
  }
}

TEST_CASE("the log-rank test agrees with R survdiff to 1e-10 relative") {
  const auto rows = oracle("log_rank.csv");
  REQUIRE(rows.size() > 30);
  for (const auto& row : rows) {
    const auto& p = patients(row.text("set"));
    const auto test = stats::log_rank(p.times, p.events, p.groups);
    CAPTURE(row.text("set"));
    REQUIRE(test.has_value());
    const auto n = row.counts("n");
    const auto observed = row.counts("observed");
    const auto expected = row.numbers("expected");
    REQUIRE(test->groups.size() == n.size());
    for (std::size_t g = 0; g < n.size(); ++g) {
      CHECK(test->groups[g].n == n[g]);
      CHECK(test->groups[g].observed == observed[g]);
      CHECK(close(test->groups[g].expected, expected[g], 1e-10));
    }
    CAPTURE(test->statistic, row.text("statistic"), test->p_value, row.text("p_value"));
    CHECK(close(test->statistic, row.number("statistic"), 1e-10));
    CHECK(test->df == row.number("df"));
    // A digit of a statistic of 1000 is several of its p value.
    CHECK(close(test->p_value, row.number("p_value"), 1e-10 * std::max(1.0, test->statistic)));
  }
}

TEST_CASE("Cox's model agrees with R coxph to 1e-8 relative") {
  const auto rows = oracle("cox.csv");
  REQUIRE(rows.size() > 60);
  for (const auto& row : rows) {
    const auto& p = patients(row.text("set"));
    const auto fit = stats::cox(p.times, p.events, p.terms(), {ties_of(row), 0.95});
    CAPTURE(row.text("set"), row.text("ties"));
    REQUIRE(fit.has_value());
    const auto log_estimate = row.numbers("log_estimate");
    const auto log_se = row.numbers("log_se");
    const auto statistic = row.numbers("statistic");
    const auto p_value = row.numbers("p_value");
    const auto ci_low = row.numbers("ci_low");
    const auto ci_high = row.numbers("ci_high");
    REQUIRE(fit->coefficients.size() == log_se.size());
    for (std::size_t k = 0; k < log_se.size(); ++k) {
      const auto& term = fit->coefficients[k];
      CAPTURE(term.name, term.log_estimate, log_estimate[k], term.log_se, log_se[k], term.p_value,
              p_value[k]);
      CHECK(std::abs(term.log_estimate - log_estimate[k]) <=
            1e-8 * std::max(log_se[k], std::abs(log_estimate[k])));
      CHECK(close(term.log_se, log_se[k], 1e-8));
      CHECK(std::abs(term.statistic - statistic[k]) <= 1e-8 * std::max(1.0, std::abs(statistic[k])));
      CHECK(close(term.p_value, p_value[k], 1e-8 * std::max(1.0, statistic[k] * statistic[k])));
      CHECK(term.estimate == std::exp(term.log_estimate));
      CHECK(close(term.ci.low, ci_low[k], 1e-8 * std::max(1.0, std::abs(std::log(ci_low[k])))));
      CHECK(close(term.ci.high, ci_high[k], 1e-8 * std::max(1.0, std::abs(std::log(ci_high[k])))));
    }
    CHECK(close(fit->log_likelihood_null, row.number("log_likelihood_null"), 1e-9));
    CHECK(close(fit->log_likelihood, row.number("log_likelihood"), 1e-9));
    for (const auto& [test, name] :
         {std::pair{fit->likelihood_ratio, "likelihood_ratio"}, {fit->wald, "wald"}, {fit->score, "score"}}) {
      CAPTURE(name, test.statistic, row.text(name), test.p_value, row.text(std::string(name) + "_p"));
      CHECK(std::abs(test.statistic - row.number(name)) <= 1e-8 * std::max(row.number(name), 1.0));
      CHECK(close(test.p_value, row.number(std::string(name) + "_p"), 1e-8 * std::max(1.0, test.statistic)));
      CHECK(test.df == static_cast<double>(log_se.size()));
    }
    REQUIRE(fit->concordance.has_value());
    CHECK(close(fit->concordance->estimate, row.number("concordance"), 1e-9));
    CHECK(std::abs(fit->concordance->se - row.number("concordance_se")) <= 1e-9);
  }
}

TEST_CASE(
    "the test of proportional hazards agrees with R cox.zph to 1e-7 relative, and refuses where R fails") {
  const std::map<std::string, stats::TimeScale> scales{{"km", stats::TimeScale::km},
                                                       {"identity", stats::TimeScale::identity},
                                                       {"rank", stats::TimeScale::rank},
                                                       {"log", stats::TimeScale::log}};
  const auto rows = oracle("proportional_hazards.csv");
  REQUIRE(rows.size() > 250);
  std::string set;
  std::optional<stats::CoxFit> fit;
  for (const auto& row : rows) {
    const auto& p = patients(row.text("set"));
    if (set != row.text("set") + row.text("ties")) {
      fit = *stats::cox(p.times, p.events, p.terms(), {ties_of(row), 0.95});
      set = row.text("set") + row.text("ties");
    }
    const auto test =
        stats::proportional_hazards(p.times, p.events, p.terms(), *fit, scales.at(row.text("scale")));
    CAPTURE(set, row.text("scale"));
    if (row.text("df").empty()) {
      CHECK_FALSE(test.has_value());
      continue;
    }
    REQUIRE(test.has_value());
    const auto statistic = row.numbers("statistic");
    const auto df = row.numbers("df");
    const auto p_value = row.numbers("p_value");
    REQUIRE(statistic.size() == test->terms.size() + 1);
    for (std::size_t k = 0; k < statistic.size(); ++k) {
      const auto& ours = k < test->terms.size() ? test->terms[k].test : test->global;
      CAPTURE(k, ours.statistic, statistic[k], ours.p_value, p_value[k]);
      CHECK(std::abs(ours.statistic - statistic[k]) <= 1e-7 * std::max(statistic[k], 1.0));
      CHECK(ours.df == df[k]);
      CHECK(close(ours.p_value, p_value[k], 1e-7 * std::max(1.0, statistic[k])));
    }
  }
}

TEST_CASE("a category is one term: its likelihood ratio and its drift agree with R") {
  const auto rows = oracle("cox_terms.csv");
  REQUIRE(rows.size() >= 6);
  for (const auto& row : rows) {
    const auto& p = patients(row.text("set"));
    const auto last = *std::max_element(p.groups.begin(), p.groups.end());
    std::vector<std::vector<double>> is(static_cast<std::size_t>(last));
    stats::ModelTerm group{"group", {}};
    for (std::int32_t code = 1; code <= last; ++code) {
      auto& values = is[static_cast<std::size_t>(code - 1)];
      for (const auto its : p.groups) values.push_back(its == code ? 1.0 : 0.0);
      group.columns.push_back({"group " + std::to_string(code), values});
    }
    const std::vector<stats::ModelTerm> terms{group, {"x1", {{"x1", p.x[0]}}}};
    const auto fit = stats::cox(p.times, p.events, terms);
    CAPTURE(row.text("set"));
    REQUIRE(fit.has_value());
    const auto log_estimate = row.numbers("log_estimate");
    REQUIRE(fit->coefficients.size() == log_estimate.size());
    for (std::size_t k = 0; k < log_estimate.size(); ++k) {
      const auto& ours = fit->coefficients[k];
      CHECK(std::abs(ours.log_estimate - log_estimate[k]) <=
            1e-8 * std::max(ours.log_se, std::abs(log_estimate[k])));
    }
    const auto drift = stats::proportional_hazards(p.times, p.events, terms, *fit);
    REQUIRE(drift.has_value());
    const auto statistic = row.numbers("statistic");
    const auto p_value = row.numbers("p_value");
    const auto theirs = row.numbers("drift");
    const auto df = row.numbers("drift_df");
    for (std::size_t k = 0; k < 2; ++k) {
      const auto& ratio = fit->terms[k].likelihood_ratio;
      CAPTURE(k, ratio.statistic, statistic[k]);
      CHECK(std::abs(ratio.statistic - statistic[k]) <= 1e-8 * std::max(1.0, statistic[k]));
      CHECK(close(ratio.p_value, p_value[k], 1e-8 * std::max(1.0, statistic[k])));
      CHECK(ratio.df == df[k]);
      CHECK(std::abs(drift->terms[k].test.statistic - theirs[k]) <= 1e-7 * std::max(1.0, theirs[k]));
      CHECK(drift->terms[k].test.df == df[k]);
    }
    CHECK(std::abs(drift->global.statistic - theirs[2]) <= 1e-7 * std::max(1.0, theirs[2]));
    CHECK(drift->global.df == df[2]);
  }
}

TEST_CASE("Harrell's C and its standard error agree with R concordance to 1e-10") {
  const auto rows = oracle("concordance.csv");
  REQUIRE(rows.size() > 80);
  for (const auto& row : rows) {
    const auto& p = patients(row.text("set"));
    const auto& marker = p.x[static_cast<std::size_t>(row.text("marker")[1] - '1')];
    const auto c = stats::concordance(p.times, p.events, marker);
    CAPTURE(row.text("set"), row.text("marker"));
    REQUIRE(c.has_value());
    CAPTURE(c->estimate, row.text("estimate"), c->se, row.text("se"), c->tied_time, row.text("tied_time"));
    CHECK(close(c->estimate, row.number("estimate"), 1e-10));
    CHECK(std::abs(c->se - row.number("se")) <= 1e-10 * row.number("se") + 1e-16);
    CHECK(static_cast<double>(c->concordant) == row.number("concordant"));
    CHECK(static_cast<double>(c->discordant) == row.number("discordant"));
    CHECK(static_cast<double>(c->tied_marker) == row.number("tied_marker"));
    CHECK(static_cast<double>(c->tied_time) == row.number("tied_time"));
  }
}
