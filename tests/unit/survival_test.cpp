// Survival by hand: values from fractions, edge cases, refusals.

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "myolung/concordance.hpp"
#include "myolung/cox.hpp"
#include "myolung/kaplan_meier.hpp"
#include "myolung/log_rank.hpp"

using namespace myolung;
using namespace myolung::stats;

namespace {

using Numbers = std::vector<double>;
using Events = std::vector<std::uint8_t>;

const double kNaN = std::numeric_limits<double>::quiet_NaN();

// Remission in weeks under 6-mercaptopurine: Freireich et al. 1963, Blood 21:699.
const Numbers kWeeks{6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
const Events kRelapse{1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0};

template <class T>
Errc code(const Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  CHECK_FALSE(result.error().message.empty());
  CHECK_FALSE(result.error().remedy.empty());
  return result.error().code;
}

ModelTerm term_of(const std::string& name, const Numbers& values) { return {name, {{name, values}}}; }

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Kaplan-Meier by hand: the steps of 6-mercaptopurine") {
  const auto curve = kaplan_meier(kWeeks, kRelapse);
  REQUIRE(curve.has_value());
  CHECK(curve->n == 21);
  CHECK(curve->events == 9);
  REQUIRE(curve->steps.size() == 16);
  const auto& first = curve->steps[0];
  CHECK(first.at_risk == 21);
  CHECK(first.events == 3);
  CHECK(first.censored == 1);
  CHECK(first.estimate == Approx(18.0 / 21.0).epsilon(1e-15));
  // Greenwood at the first step is the binomial's.
  CHECK(*first.se == Approx(std::sqrt(18.0 / 21.0 * 3.0 / 21.0 / 21.0)).epsilon(1e-14));
  // Week 10: 18/21 16/17 14/15.
  CHECK(survival_at(*curve, 10.0)->estimate ==
        Approx(18.0 / 21.0 * 16.0 / 17.0 * 14.0 / 15.0).epsilon(1e-14));
  CHECK(survival_at(*curve, 10.0)->at_risk == 15);
  CHECK(survival_time(*curve, 0.5)->estimate == 23.0);
  CHECK(survival_time(*curve, 0.5)->ci_low == 16.0);
  CHECK_FALSE(survival_time(*curve, 0.5)->ci_high.has_value());
}

TEST_CASE("who is censored at the time of an event was at risk of it") {
  const auto curve = kaplan_meier(Numbers{1, 1, 2}, Events{0, 1, 0});
  REQUIRE(curve.has_value());
  CHECK(curve->steps[0].at_risk == 3);
  CHECK(curve->steps[0].estimate == Approx(2.0 / 3.0).epsilon(1e-15));
}

TEST_CASE("survival of none or of all has no standard error and no interval") {
  for (const auto scale : {SurvivalScale::log, SurvivalScale::log_log}) {
    const auto curve = kaplan_meier(Numbers{1, 2, 3}, Events{0, 1, 1}, scale);
    REQUIRE(curve.has_value());
    CHECK(curve->steps[0].estimate == 1.0);
    CHECK_FALSE(curve->steps[0].se.has_value());
    CHECK_FALSE(curve->steps[0].ci.has_value());
    CHECK(curve->steps[1].ci.has_value());
    CHECK(curve->steps[2].estimate == 0.0);
    CHECK_FALSE(curve->steps[2].se.has_value());
    CHECK_FALSE(curve->steps[2].ci.has_value());
  }
}

TEST_CASE("a curve is read before, at, between and after its times") {
  const auto curve = *kaplan_meier(Numbers{2, 4, 4, 6}, Events{1, 1, 0, 0});
  CHECK(survival_at(curve, 0.0)->at_risk == 4);
  CHECK(survival_at(curve, 0.0)->estimate == 1.0);
  CHECK(survival_at(curve, 2.0)->at_risk == 4);
  CHECK(survival_at(curve, 3.0)->at_risk == 3);
  CHECK(survival_at(curve, 3.0)->estimate == 0.75);
  CHECK(survival_at(curve, 5.0)->at_risk == 1);
  CHECK(survival_at(curve, 5.0)->events_by_then == 2);
  CHECK(survival_at(curve, 5.0)->censored_by_then == 1);
  CHECK(survival_at(curve, 6.0)->estimate == 0.5);
  const auto after = survival_at(curve, 6.5);
  CHECK(after->at_risk == 0);
  CHECK_FALSE(after->estimate.has_value());
  CHECK_FALSE(after->ci.has_value());
  CHECK(code(survival_at(curve, -1.0)) == Errc::out_of_range);
  CHECK(code(survival_at(curve, kNaN)) == Errc::not_finite);
}

TEST_CASE("a median on a level piece is its middle; a curve that stays above has none") {
  CHECK(survival_time(*kaplan_meier(Numbers{1, 2, 3, 4}, Events{1, 1, 1, 1}), 0.5)->estimate == 2.5);
  CHECK(survival_time(*kaplan_meier(Numbers{1, 2, 3, 4}, Events{1, 1, 0, 0}), 0.5)->estimate == 3.0);
  CHECK_FALSE(survival_time(*kaplan_meier(Numbers{1, 2, 3, 4}, Events{1, 0, 0, 0}), 0.5)->estimate);
  const auto curve = *kaplan_meier(Numbers{1, 2}, Events{1, 1});
  // The interval is not known to the end, so neither is how long its limit stays at that height.
  CHECK_FALSE(survival_time(curve, 1.0 - curve.steps[0].ci->low)->ci_low.has_value());
  CHECK(code(survival_time(curve, 0.0)) == Errc::out_of_range);
  CHECK(code(survival_time(curve, 1.0)) == Errc::out_of_range);
  CHECK(code(survival_time(curve, kNaN)) == Errc::out_of_range);
}

TEST_CASE("times and events that are none are refused with their position") {
  CHECK(code(kaplan_meier(Numbers{}, Events{})) == Errc::too_few);
  CHECK(code(kaplan_meier(Numbers{1, 2}, Events{1})) == Errc::unequal_lengths);
  const auto missing = kaplan_meier(Numbers{1, kNaN}, Events{1, 1});
  CHECK(code(missing) == Errc::not_finite);
  CHECK(says(missing.error().message, "Value 2 of time"));
  CHECK(code(kaplan_meier(Numbers{1, -0.5}, Events{1, 1})) == Errc::out_of_range);
  const auto two = kaplan_meier(Numbers{1, 2, 3}, Events{1, 0, 2});
  CHECK(code(two) == Errc::out_of_range);
  CHECK(two.error().input == "event");
  CHECK(says(two.error().message, "Value 3 of event"));
  CHECK(code(kaplan_meier(Numbers{1}, Events{1}, SurvivalScale::log, 1.0)) == Errc::out_of_range);
}

TEST_CASE("log-rank by hand: 8/13") {
  // Expected in group 3: 1/2 + 1/3 + 1/2; variance 1/4 + 2/9 + 1/4.
  const auto test = log_rank(Numbers{1, 2, 3, 4}, Events{1, 1, 1, 1}, std::vector<std::int32_t>{3, 7, 3, 7});
  REQUIRE(test.has_value());
  REQUIRE(test->groups.size() == 2);
  CHECK(test->groups[0].code == 3);
  CHECK(test->groups[0].observed == 2);
  CHECK(test->groups[0].expected == Approx(4.0 / 3.0).epsilon(1e-15));
  CHECK(test->groups[1].expected == Approx(8.0 / 3.0).epsilon(1e-15));
  CHECK(test->statistic == Approx(8.0 / 13.0).epsilon(1e-14));
  CHECK(test->df == 1.0);
  CHECK(test->n == 4);
}

TEST_CASE("a group that leaves before the first event does not count in a log-rank test") {
  const Numbers times{1, 2, 3, 4, 0.5};
  const Events events{1, 1, 1, 1, 0};
  const auto test = log_rank(times, events, std::vector<std::int32_t>{3, 7, 3, 7, 5});
  REQUIRE(test.has_value());
  CHECK(test->df == 1.0);
  CHECK(test->statistic == Approx(8.0 / 13.0).epsilon(1e-14));
  CHECK(test->groups[1].expected == 0.0);
}

TEST_CASE("log-rank tests that compare nothing are refused") {
  using Groups = std::vector<std::int32_t>;
  CHECK(code(log_rank(Numbers{1, 2}, Events{1, 1}, Groups{1})) == Errc::unequal_lengths);
  CHECK(code(log_rank(Numbers{1, 2}, Events{1, 1}, Groups{1, 1})) == Errc::too_few);
  const auto nobody = log_rank(Numbers{1, 2}, Events{0, 0}, Groups{1, 2});
  CHECK(code(nobody) == Errc::too_few);
  CHECK(says(nobody.error().message, "Nobody has the event"));
  CHECK(code(log_rank(Numbers{1, 2}, Events{0, 1}, Groups{1, 2})) == Errc::too_few);
  CHECK(code(log_rank(Numbers{1, 1}, Events{1, 1}, Groups{1, 2})) == Errc::no_variation);
  Numbers times(101);
  Groups groups(101);
  for (int i = 0; i < 101; ++i) times[static_cast<std::size_t>(i)] = groups[static_cast<std::size_t>(i)] = i;
  CHECK(code(log_rank(times, Events(101, 1), groups)) == Errc::out_of_range);
  times.pop_back();
  groups.pop_back();
  CHECK(log_rank(times, Events(100, 1), groups).has_value());
}

TEST_CASE("Cox by hand: a hazard ratio of 1/sqrt(2)") {
  // The likelihood u / (2u + 1) * 1 / (1 + u) is highest at u = 1/sqrt(2).
  const Numbers x{1, 0, 1};
  const auto fit = cox(Numbers{1, 2, 3}, Events{1, 1, 1}, std::vector<ModelTerm>{term_of("x", x)});
  REQUIRE(fit.has_value());
  const double u = std::sqrt(0.5);
  const auto& term = fit->coefficients.at(0);
  CHECK(term.name == "x");
  CHECK(term.estimate == Approx(u).epsilon(1e-9));
  const double information = 2.0 * u / ((2.0 * u + 1.0) * (2.0 * u + 1.0)) + u / ((1.0 + u) * (1.0 + u));
  CHECK(term.log_se == Approx(1.0 / std::sqrt(information)).epsilon(1e-9));
  CHECK(term.log_ci.high - term.log_ci.low == Approx(2.0 * 1.959963984540054 * term.log_se).epsilon(1e-12));
  CHECK(term.ci.low == Approx(std::exp(term.log_ci.low)).epsilon(1e-14));
  CHECK(fit->log_likelihood_null == Approx(-std::log(6.0)).epsilon(1e-14));
  CHECK(fit->log_likelihood == Approx(std::log(u / ((2.0 * u + 1.0) * (1.0 + u)))).epsilon(1e-12));
  CHECK(fit->wald.statistic == Approx(term.statistic * term.statistic).epsilon(1e-12));
  // At 0: score 1 - 2/3 - 1/2, information 2/9 + 1/4.
  CHECK(fit->score.statistic == Approx((1.0 / 36.0) / (17.0 / 36.0)).epsilon(1e-12));
  CHECK(fit->n == 3);
  CHECK(fit->events == 3);
  // Of the three pairs the hazard orders one and ties one.
  REQUIRE(fit->concordance.has_value());
  CHECK(fit->concordance->estimate == Approx(0.5).epsilon(1e-15));
}

TEST_CASE("tied events by hand: 2 with Breslow, sqrt(6) with Efron") {
  // Breslow u / (u + 2)^2; Efron u / ((u + 2) (u + 3) / 2).
  const Numbers x{1, 0, 0};
  const std::vector<ModelTerm> terms{term_of("x", x)};
  const Numbers times{1, 1, 2};
  const Events events{1, 1, 0};
  CHECK(cox(times, events, terms, {Ties::breslow, 0.95})->coefficients[0].estimate ==
        Approx(2.0).epsilon(1e-9));
  CHECK(cox(times, events, terms, {Ties::efron, 0.95})->coefficients[0].estimate ==
        Approx(std::sqrt(6.0)).epsilon(1e-9));
}

TEST_CASE("who leaves before the first event changes nothing but n") {
  const Numbers x{1, 0, 1, 500};
  const auto fit = cox(Numbers{1, 2, 3, 0.5}, Events{1, 1, 1, 0}, std::vector<ModelTerm>{term_of("x", x)});
  REQUIRE(fit.has_value());
  CHECK(fit->coefficients[0].estimate == Approx(std::sqrt(0.5)).epsilon(1e-9));
  CHECK(fit->n == 4);
  REQUIRE(fit->log_hazard.size() == 4);
  CHECK(fit->log_hazard[3] == Approx((500.0 - 2.0 / 3.0) * std::log(std::sqrt(0.5))).epsilon(1e-9));
}

TEST_CASE("Cox models without an answer are refused by name") {
  const Numbers times{1, 2, 3, 4, 5, 6};
  const Events events{1, 1, 0, 1, 1, 1};
  const Numbers a{1, 3, 2, 5, 1, 2};
  const Numbers b{0, 1, 1, 0, 1, 0};
  const auto fit = [&](std::vector<ModelTerm> terms) { return cox(times, events, terms); };

  CHECK(code(cox(times, Events(6, 0), std::vector<ModelTerm>{term_of("a", a)})) == Errc::too_few);
  CHECK(code(fit({})) == Errc::too_few);
  const Numbers five{1, 2, 3, 4, 5};
  CHECK(code(fit({term_of("a", a), term_of("five", five)})) == Errc::unequal_lengths);
  const Numbers missing{1, 2, 3, 4, 5, kNaN};
  const auto not_finite = fit({term_of("missing", missing)});
  CHECK(code(not_finite) == Errc::not_finite);
  CHECK(says(not_finite.error().message, "Value 6 of missing"));
  const Numbers huge{1, 2, 3, 4, 5, 1e151};
  CHECK(code(fit({term_of("huge", huge)})) == Errc::out_of_range);

  const Numbers same(6, 7.5);
  const auto constant = fit({term_of("a", a), term_of("same", same)});
  CHECK(code(constant) == Errc::no_variation);
  CHECK(constant.error().input == "same");
  // It varies only by one who is gone before the first event.
  const Numbers early{0.5, 1, 2, 3, 4, 5};
  const Numbers gone{1, 0, 0, 0, 0, 0};
  CHECK(code(cox(early, Events{0, 1, 1, 0, 1, 1}, std::vector<ModelTerm>{term_of("gone", gone)})) ==
        Errc::no_variation);

  Numbers mixed(6);
  for (std::size_t i = 0; i < 6; ++i) mixed[i] = 0.1 + 0.3 * a[i] - 0.7 * b[i];
  const Numbers other{3, 1, 4, 1, 5, 9};
  const auto collinear =
      fit({term_of("a", a), term_of("other", other), term_of("b", b), term_of("mixed", mixed)});
  CHECK(code(collinear) == Errc::no_variation);
  CHECK(collinear.error().input == "mixed");
  CHECK(says(collinear.error().message, "it follows from \"a\" and \"b\"."));

  // In other units the ratio for one unit is beyond a double.
  Numbers small(a);
  for (double& value : small) value *= 1e-5;
  const auto units = fit({term_of("small", small)});
  CHECK(code(units) == Errc::out_of_range);
  CHECK(units.error().input == "small");
  CHECK(code(cox(times, events, std::vector<ModelTerm>{term_of("a", a)}, {Ties::efron, 0.0})) ==
        Errc::out_of_range);
}

TEST_CASE("coefficients without an end are refused by name") {
  const Numbers times{1, 2, 3, 4, 5, 6, 7, 8};
  const Events events{1, 1, 1, 1, 1, 1, 1, 0};
  const Numbers noise{2, 1, 3, 1, 2, 3, 1, 2};
  // Falling with time: the one with the event is the highest at risk every time. And rising.
  const Numbers falling{9, 8, 8, 5, 4, 4, 1, 0};
  const Numbers rising{0, 1, 4, 4, 5, 8, 8, 9};
  for (const auto& column : {falling, rising}) {
    const auto fit =
        cox(times, events, std::vector<ModelTerm>{term_of("noise", noise), term_of("column", column)});
    CHECK(code(fit) == Errc::separation);
    CHECK(fit.error().input == "column");
  }
  // Neither falls by itself; their sum does.
  const Numbers first{5, 1, 6, 0, 4, 1, 2, 0};
  Numbers second;
  for (std::size_t i = 0; i < first.size(); ++i) second.push_back(falling[i] - first[i]);
  const auto fit = cox(
      times, events,
      std::vector<ModelTerm>{term_of("noise", noise), term_of("first", first), term_of("second", second)});
  CHECK(code(fit) == Errc::separation);
  CHECK(says(fit.error().message, "\"first\" and \"second\""));
  CHECK_FALSE(says(fit.error().message, "noise"));
  // No event in a group: the classic case.
  const Numbers group{1, 1, 0, 0, 1, 1, 1, 0};
  const auto empty =
      cox(times, Events{1, 1, 0, 0, 1, 1, 0, 0}, std::vector<ModelTerm>{term_of("group", group)});
  CHECK(code(empty) == Errc::separation);
}

TEST_CASE("someone far out is not separation, and costs the others no digits") {
  const Numbers times{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  const Events events{1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0};
  const auto fit_of = [&](const Numbers& x) {
    return cox(times, events, std::vector<ModelTerm>{term_of("x", x)});
  };
  // By 60 digits (Python, mpmath); the same for all of them.
  for (const double far : {1e4, 1e6, 1e8}) {
    const auto fit = fit_of({3, 1, far, 1.5, 5, 9, 2, 6, 5.3, 3.5, 2.5, 4.5});
    REQUIRE(fit.has_value());
    CHECK(fit->coefficients[0].log_estimate == Approx(-0.31607246463323399).epsilon(1e-8));
    CHECK(fit->coefficients[0].log_se == Approx(0.24680415590282896).epsilon(1e-8));
  }
  for (const double far : {1e4, 1e6}) {
    const auto fit = fit_of({3, 1, 4, 1.5, 5, 9, 2, 6, 5.3, 3.5, 2.5, far});
    REQUIRE(fit.has_value());
    CHECK(fit->coefficients[0].log_estimate == Approx(-0.22920941867116457).epsilon(1e-8));
    CHECK(fit->coefficients[0].log_se == Approx(0.23245050377452089).epsilon(1e-8));
  }
  // Here the search loses its way.
  const auto lost = fit_of({3, 1, 4, 1.5, 5, 9, 2, 6, 5.3, 3.5, 2.5, 1e10});
  CHECK(code(lost) == Errc::not_converged);
  CHECK(lost.error().input == "x");
}

TEST_CASE("columns that follow from each other only together are named, not called without an end") {
  Numbers times;
  Events events;
  Numbers one;
  Numbers two;
  Numbers three;
  for (int i = 0; i < 80; ++i) {
    const double u = i * 37 % 79 / 79.0 - 0.5;
    const double v = i * 53 % 71 / 71.0 - 0.5;
    times.push_back(1.0 + i * 29 % 83);
    events.push_back(i * 7 % 10 < 7 ? 1 : 0);
    one.push_back(i * 17 % 73 / 73.0);
    two.push_back(one.back() + 1e-5 * u);
    three.push_back(one.back() + 3e-3 * u + 1e-5 * v);
  }
  const auto fit =
      cox(times, events,
          std::vector<ModelTerm>{term_of("one", one), term_of("two", two), term_of("three", three)});
  CHECK(code(fit) == Errc::no_variation);
  CHECK(fit.error().input == "three");
  CHECK(says(fit.error().message, "\"one\" and \"two\""));
}

TEST_CASE("a highest value among tied events is no end") {
  const Numbers x{5, 3, 4, 1};
  CHECK(cox(Numbers{1, 1, 2, 3}, Events{1, 1, 1, 0}, std::vector<ModelTerm>{term_of("x", x)}).has_value());
}

TEST_CASE("the test of proportional hazards refuses what shows no drift") {
  const Numbers x{1, 0, 1, 0, 1};
  const std::vector<ModelTerm> terms{term_of("x", x)};
  const Numbers one{2, 2, 2, 2, 2};
  const Events events{1, 1, 0, 0, 1};
  const auto fit = cox(one, events, terms);
  REQUIRE(fit.has_value());
  const auto at_once = proportional_hazards(one, events, terms, *fit);
  CHECK(code(at_once) == Errc::no_variation);
  CHECK(at_once.error().input == "time");

  // After the first event nobody with x = 1 is left.
  const Numbers times{1, 2, 3, 4, 1};
  const Numbers late{1, 0, 0, 0, 1};
  const std::vector<ModelTerm> only{term_of("late", late)};
  const Events two{1, 1, 1, 1, 0};
  const auto once = cox(times, two, only, {Ties::efron, 0.95});
  REQUIRE_FALSE(once.has_value());  // and the only one with the event then is of the highest
  const Numbers both{0, 0, 0, 0, 1};
  const auto drift =
      cox(Numbers{1, 2, 3, 4, 1}, Events{1, 1, 1, 1, 1}, std::vector<ModelTerm>{term_of("both", both)});
  REQUIRE(drift.has_value());
  const std::vector<ModelTerm> again{term_of("both", both)};
  const auto test = proportional_hazards(Numbers{1, 2, 3, 4, 1}, Events{1, 1, 1, 1, 1}, again, *drift);
  CHECK(code(test) == Errc::no_variation);
  CHECK(test.error().input == "both");

  const Numbers zero{0, 1, 2, 3, 4};
  const auto at_zero = cox(zero, Events{1, 1, 1, 1, 0}, terms);
  REQUIRE(at_zero.has_value());
  CHECK(code(proportional_hazards(zero, Events{1, 1, 1, 1, 0}, terms, *at_zero, TimeScale::log)) ==
        Errc::out_of_range);
  CHECK(proportional_hazards(zero, Events{1, 1, 1, 1, 0}, terms, *at_zero, TimeScale::rank).has_value());
}

TEST_CASE("an interval of concordance ends where concordance does") {
  // 9 of 10 pairs agree: 0.9, with a standard error that leads beyond 1.
  const auto high = concordance(Numbers{1, 2, 3, 4, 5}, Events{1, 1, 1, 1, 1}, Numbers{5, 4, 3, 1, 2});
  REQUIRE(high->ci.has_value());
  CHECK(high->estimate == Approx(0.9).epsilon(1e-15));
  CHECK(high->estimate + 1.96 * high->se > 1.0);
  CHECK(high->ci->high == 1.0);
  const auto low = concordance(Numbers{1, 2, 3, 4, 5}, Events{1, 1, 1, 1, 1}, Numbers{1, 2, 3, 5, 4});
  CHECK(low->ci->low == 0.0);
}

TEST_CASE("concordance by hand") {
  // Events at 1 and 3, censored at 2 and 3: compared are 1 with all three, and the event at 3 with the
  // censored 3.
  const auto c = concordance(Numbers{1, 2, 3, 3}, Events{1, 0, 1, 0}, Numbers{5, 5, 7, 2});
  REQUIRE(c.has_value());
  CHECK(c->concordant == 2);
  CHECK(c->discordant == 1);
  CHECK(c->tied_marker == 1);
  CHECK(c->tied_time == 0);
  CHECK(c->estimate == 2.5 / 4.0);
  CHECK(c->n == 4);
  CHECK(concordance(Numbers{1, 1, 2}, Events{1, 1, 0}, Numbers{1, 2, 3})->tied_time == 1);
}

TEST_CASE("a perfect order has no interval; no pair, no answer") {
  const auto perfect = concordance(Numbers{1, 2, 3}, Events{1, 1, 1}, Numbers{3, 2, 1});
  REQUIRE(perfect.has_value());
  CHECK(perfect->estimate == 1.0);
  CHECK(perfect->se == 0.0);
  CHECK_FALSE(perfect->ci.has_value());
  CHECK(code(concordance(Numbers{1, 2}, Events{0, 1}, Numbers{1, 2})) == Errc::too_few);
  CHECK(code(concordance(Numbers{1, 1}, Events{1, 1}, Numbers{1, 2})) == Errc::too_few);
  CHECK(code(concordance(Numbers{1, 2}, Events{1, 1}, Numbers{1})) == Errc::unequal_lengths);
  CHECK(code(concordance(Numbers{1, 2}, Events{1, 1}, Numbers{1, kNaN})) == Errc::not_finite);
  CHECK(code(concordance(Numbers{1, 2}, Events{1, 1}, Numbers{1, 2}, 2.0)) == Errc::out_of_range);
}
