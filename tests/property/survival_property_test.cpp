// What must hold for the survival of any patients.

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "myolung/concordance.hpp"
#include "myolung/cox.hpp"
#include "myolung/kaplan_meier.hpp"
#include "myolung/log_rank.hpp"

using namespace myolung::stats;

namespace {

/// A number from `low` to below `high`, of small sets of cases too.
int any(int low, int high) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high)); }

struct Patients {
  std::vector<double> times;
  std::vector<std::uint8_t> events;
  std::vector<std::int32_t> groups;
  std::vector<double> x;

  [[nodiscard]] std::vector<ModelTerm> terms() const {
    return {{"x", {{"x", x}}}, {"group", {{"group", group}}}};
  }
  [[nodiscard]] std::vector<ModelTerm> group_alone() const { return {{"group", {{"group", group}}}}; }
  std::vector<double> group;  // the groups as numbers
};

/// 4 to 60 patients whose times fall on `distinct` values, or on different ones.
Patients any_patients(int distinct, int most_groups = 2) {
  Patients p;
  const int n = any(4, 61);
  for (int i = 0; i < n; ++i) {
    p.times.push_back(distinct == 0 ? i + 0.001 * any(0, 1000) : any(0, distinct));
    p.events.push_back(any(0, 3) > 0);
    p.groups.push_back(any(0, most_groups));
    p.group.push_back(p.groups.back());
    p.x.push_back(any(-20, 21) / 4.0);
  }
  return p;
}

Patients reordered(const Patients& p) {
  std::vector<std::size_t> order(p.times.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  Patients out;
  for (const auto i : order) {
    out.times.push_back(p.times[i]);
    out.events.push_back(p.events[i]);
    out.groups.push_back(p.groups[i]);
    out.group.push_back(p.group[i]);
    out.x.push_back(p.x[i]);
  }
  return out;
}

bool near(double a, double b, double tolerance = 1e-12) {
  return std::abs(a - b) <= tolerance * std::max(std::abs(a), std::abs(b));
}

}  // namespace

TEST_CASE("without censoring Kaplan-Meier's survival is the share still without an event") {
  rc::prop("empirical survival", [] {
    auto p = any_patients(12);
    std::fill(p.events.begin(), p.events.end(), std::uint8_t{1});
    const auto curve = kaplan_meier(p.times, p.events);
    RC_ASSERT(curve.has_value());
    const auto n = static_cast<double>(p.times.size());
    for (const auto& step : curve->steps) {
      const auto left = static_cast<double>(
          std::count_if(p.times.begin(), p.times.end(), [&](double t) { return t > step.time; }));
      RC_ASSERT(near(step.estimate, left / n));
      // Greenwood's variance is then the binomial's.
      if (step.se) RC_ASSERT(near(*step.se, std::sqrt(left * (n - left) / n) / n, 1e-10));
    }
  });
}

TEST_CASE("survival never rises, and its interval holds it") {
  rc::prop("order of survival", [] {
    const auto p = any_patients(*rc::gen::element(0, 12));
    for (const auto scale : {SurvivalScale::log, SurvivalScale::log_log}) {
      const auto curve = kaplan_meier(p.times, p.events, scale);
      RC_ASSERT(curve.has_value());
      double before = 1.0;
      for (const auto& step : curve->steps) {
        RC_ASSERT(step.estimate <= before);
        before = step.estimate;
        if (step.ci) {
          RC_ASSERT(0.0 <= step.ci->low && step.ci->low < step.estimate);
          RC_ASSERT(step.estimate < step.ci->high && step.ci->high <= 1.0);
        }
      }
      const auto median = survival_time(*curve, 0.5);
      if (median->estimate && median->ci_low) RC_ASSERT(*median->ci_low <= *median->estimate);
      if (median->estimate && median->ci_high) RC_ASSERT(*median->ci_high >= *median->estimate);
    }
  });
}

TEST_CASE("without ties the log-rank test is the score test of Cox's model") {
  rc::prop("log-rank and score", [] {
    const auto p = any_patients(0);
    const auto fit = cox(p.times, p.events, p.group_alone());
    if (!fit) RC_DISCARD();
    const auto test = log_rank(p.times, p.events, p.groups);
    RC_ASSERT(test.has_value());
    RC_ASSERT(near(test->statistic, fit->score.statistic, 1e-9) || test->statistic < 1e-12);
  });
}

TEST_CASE("without ties Breslow's likelihood is Efron's") {
  rc::prop("Breslow and Efron", [] {
    const auto p = any_patients(0);
    const auto efron = cox(p.times, p.events, p.terms(), {Ties::efron, 0.95});
    const auto breslow = cox(p.times, p.events, p.terms(), {Ties::breslow, 0.95});
    RC_ASSERT(efron.has_value() == breslow.has_value());
    if (!efron) RC_DISCARD();
    RC_ASSERT(efron->log_likelihood == breslow->log_likelihood);
    RC_ASSERT(efron->coefficients[0].log_estimate == breslow->coefficients[0].log_estimate);
  });
}

TEST_CASE("the order of the rows changes no answer") {
  rc::prop("order of rows", [] {
    const auto p = any_patients(*rc::gen::element(0, 12), 4);
    const auto q = reordered(p);
    const auto curve = *kaplan_meier(p.times, p.events);
    const auto curve_q = *kaplan_meier(q.times, q.events);
    RC_ASSERT(curve.steps.size() == curve_q.steps.size());
    for (std::size_t i = 0; i < curve.steps.size(); ++i) {
      RC_ASSERT(curve.steps[i].estimate == curve_q.steps[i].estimate);
      RC_ASSERT(curve.steps[i].se == curve_q.steps[i].se);
    }
    const auto test = log_rank(p.times, p.events, p.groups);
    const auto test_q = log_rank(q.times, q.events, q.groups);
    RC_ASSERT(test.has_value() == test_q.has_value());
    if (test) RC_ASSERT(near(test->statistic, test_q->statistic));
    const auto c = concordance(p.times, p.events, p.x);
    const auto c_q = concordance(q.times, q.events, q.x);
    RC_ASSERT(c.has_value() == c_q.has_value());
    if (c) RC_ASSERT(c->estimate == c_q->estimate && near(c->se, c_q->se));
    const auto fit = cox(p.times, p.events, p.terms());
    const auto fit_q = cox(q.times, q.events, q.terms());
    RC_ASSERT(fit.has_value() == fit_q.has_value());
    if (!fit) return;
    for (std::size_t k = 0; k < 2; ++k) {
      RC_ASSERT(fit->coefficients[k].log_estimate == fit_q->coefficients[k].log_estimate);
      RC_ASSERT(fit->coefficients[k].log_se == fit_q->coefficients[k].log_se);
      RC_ASSERT(near(fit->terms[k].likelihood_ratio.statistic, fit_q->terms[k].likelihood_ratio.statistic));
    }
  });
}

TEST_CASE("one column has no coefficient just when at every event it is the highest at risk, or the lowest") {
  int without_end = 0;
  rc::prop("coefficients without an end", [&] {
    Patients p;
    const int n = any(3, 9);
    for (int i = 0; i < n; ++i) {
      p.times.push_back(any(0, 6));
      p.events.push_back(any(0, 3) > 0);
      p.x.push_back(any(0, 4));
    }
    bool varies = false;
    bool highest = true;
    bool lowest = true;
    for (std::size_t i = 0; i < p.times.size(); ++i) {
      for (std::size_t j = 0; j < p.times.size(); ++j) {
        if (p.events[i] == 0 || p.times[j] < p.times[i]) continue;
        varies = varies || p.x[i] != p.x[j];
        highest = highest && p.x[i] >= p.x[j];
        lowest = lowest && p.x[i] <= p.x[j];
      }
    }
    for (const auto ties : {Ties::efron, Ties::breslow}) {
      const auto fit = cox(p.times, p.events, std::vector<ModelTerm>{{"x", {{"x", p.x}}}}, {ties, 0.95});
      if (!varies) {
        RC_ASSERT(!fit.has_value() && fit.error().code != myolung::Errc::separation);
      } else if (highest || lowest) {
        RC_ASSERT(!fit.has_value() && fit.error().code == myolung::Errc::separation);
        ++without_end;
      } else {
        RC_ASSERT(fit.has_value());
      }
    }
  });
  CHECK(without_end > 0);
}

TEST_CASE("the unit of time changes neither Cox's model nor its test of drift") {
  rc::prop("unit of time", [] {
    const auto p = any_patients(*rc::gen::element(0, 12));
    const auto fit = cox(p.times, p.events, p.terms());
    if (!fit) RC_DISCARD();
    auto longer = p.times;
    for (double& t : longer) t *= 0.25;
    const auto same = cox(longer, p.events, p.terms());
    RC_ASSERT(same.has_value());
    RC_ASSERT(same->log_likelihood == fit->log_likelihood);
    RC_ASSERT(same->coefficients[0].log_estimate == fit->coefficients[0].log_estimate);
    for (const auto scale : {TimeScale::km, TimeScale::identity, TimeScale::rank}) {
      const auto drift = proportional_hazards(p.times, p.events, p.terms(), *fit, scale);
      const auto drift_same = proportional_hazards(longer, p.events, p.terms(), *same, scale);
      RC_ASSERT(drift.has_value() == drift_same.has_value());
      if (drift) RC_ASSERT(near(drift->global.statistic, drift_same->global.statistic));
    }
  });
}

TEST_CASE("the unit of a column divides its coefficient and changes nothing else") {
  rc::prop("unit of a column", [] {
    const auto p = any_patients(*rc::gen::element(0, 12));
    const auto fit = cox(p.times, p.events, p.terms());
    if (!fit) RC_DISCARD();
    auto q = p;
    for (double& x : q.x) x = 8.0 * x + 100.0;
    const auto other = cox(q.times, q.events, q.terms());
    RC_ASSERT(other.has_value());
    RC_ASSERT(near(other->log_likelihood, fit->log_likelihood, 1e-9));
    const auto& ours = fit->coefficients[0];
    RC_ASSERT(std::abs(8.0 * other->coefficients[0].log_estimate - ours.log_estimate) <= 1e-7 * ours.log_se);
    RC_ASSERT(near(8.0 * other->coefficients[0].log_se, ours.log_se, 1e-7));
  });
}

TEST_CASE("Harrell's C looks only at the order of the marker, and turns with it") {
  rc::prop("monotone marker", [] {
    const auto p = any_patients(*rc::gen::element(0, 12));
    const auto c = concordance(p.times, p.events, p.x);
    if (!c) RC_DISCARD();
    std::vector<double> bent(p.x);
    std::vector<double> turned(p.x);
    for (double& x : bent) x = std::exp(x) + x * x * x;
    for (double& x : turned) x = -x;
    const auto same = concordance(p.times, p.events, bent);
    RC_ASSERT(same->estimate == c->estimate && same->se == c->se);
    const auto other = concordance(p.times, p.events, turned);
    RC_ASSERT(other->concordant == c->discordant && other->tied_marker == c->tied_marker);
    RC_ASSERT(near(other->se, c->se));
  });
}

TEST_CASE("Harrell's C counts what a comparison of every pair counts") {
  rc::prop("every pair", [] {
    const auto p = any_patients(*rc::gen::element(0, 6));
    std::int64_t concordant = 0;
    std::int64_t discordant = 0;
    std::int64_t tied = 0;
    for (std::size_t i = 0; i < p.times.size(); ++i) {
      for (std::size_t j = 0; j < p.times.size(); ++j) {
        const bool outlived = p.times[j] > p.times[i] || (p.times[j] == p.times[i] && p.events[j] == 0);
        if (p.events[i] == 0 || !outlived) continue;
        (p.x[i] > p.x[j] ? concordant : p.x[i] < p.x[j] ? discordant : tied) += 1;
      }
    }
    const auto c = concordance(p.times, p.events, p.x);
    RC_ASSERT(c.has_value() == (concordant + discordant + tied > 0));
    if (!c) return;
    RC_ASSERT(c->concordant == concordant && c->discordant == discordant && c->tied_marker == tied);
  });
}
