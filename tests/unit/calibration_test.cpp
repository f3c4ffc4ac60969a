#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "myolung/calibration.hpp"
#include "myolung/decision_curve.hpp"
#include "myolung/validation_size.hpp"
#include "support/refused.hpp"

using namespace myolung;
using namespace myolung::stats;
using test::refused;

namespace {

using Outcomes = std::vector<std::uint8_t>;

const double kNan = std::nan("");

const std::vector<double> kProbability{0.1, 0.3, 0.4, 0.8};
const Outcomes kOutcome{0, 1, 0, 1};

/// 60 patients in whom no probability tells the outcomes apart.
struct Sixty {
  std::vector<double> probability;
  Outcomes outcome;
  Sixty() {
    for (int i = 0; i < 60; ++i) {
      probability.push_back(0.05 + 0.015 * i);
      outcome.push_back((i * 7) % 60 < i ? 1 : 0);
    }
  }
};

}  // namespace

TEST_CASE("calibration by hand") {
  const auto large = calibration_in_the_large(kProbability, kOutcome);
  CHECK(large->n == 4);
  CHECK(large->events == 2);
  CHECK(large->difference.estimate == Approx(0.1));  // 0.5 - 1.6 / 4
  CHECK(large->difference.se == Approx(0.25));       // sqrt(0.5 * 0.5 / 4)
  CHECK(large->observed_expected->estimate == Approx(1.25));
  CHECK(large->observed_expected->log_se == Approx(0.5));  // sqrt(0.5 / 2)
  const auto brier = brier_score(kProbability, kOutcome);
  CHECK(brier->estimate == Approx((0.01 + 0.49 + 0.16 + 0.04) / 4.0));
  CHECK(brier->scaled == Approx(1.0 - 0.175 / 0.25));
  // All the same and right: intercept 0, with information n p (1 - p).
  const auto flat = calibration_intercept(std::vector<double>(4, 0.5), kOutcome);
  CHECK(std::abs(flat->estimate) < 1e-12);
  CHECK(flat->se == Approx(1.0));
  // Two groups of 0.2 and 0.8 with 1/3 and 2/3: slope = logit(2/3) / logit(0.8) = log 2 / log 4, intercept 0.
  const std::vector<double> groups{0.2, 0.2, 0.2, 0.8, 0.8, 0.8};
  const auto line = calibration_slope(groups, Outcomes{0, 0, 1, 0, 1, 1});
  CHECK(line->slope.estimate == Approx(0.5).epsilon(1e-10));
  CHECK(std::abs(line->intercept.estimate) < 1e-10);
  // Likelihood ratio: each group 1 and 2 of 3, predicted with 1/5 and 4/5.
  CHECK(line->statistic ==
        Approx(2.0 * (2.0 * std::log((2.0 / 3.0) / 0.8) * 2.0 + 2.0 * std::log((1.0 / 3.0) / 0.2))));
}

TEST_CASE("probabilities that cannot be, and outcomes that do not fit, are refused") {
  const std::vector<double> at{0.3};
  const auto every = [&](const std::vector<double>& p, const Outcomes& y, Errc code,
                         const std::string& input) {
    refused(calibration_in_the_large(p, y), code, input);
    refused(calibration_intercept(p, y), code, input);
    refused(calibration_slope(p, y), code, input);
    refused(brier_score(p, y), code, input);
    refused(calibration_curve(p, y, at), code, input);
    refused(decision_curve(p, y, at), code, input);
  };
  for (const double bad : {-0.001, 1.001, kNan, 50.0}) {
    every({0.1, 0.3, bad, 0.8}, kOutcome, Errc::out_of_range, "probability");
    CHECK(brier_score(std::vector<double>{0.1, 0.3, bad, 0.8}, kOutcome)
              .error()
              .message.find("Probability 3 ") == 0);
  }
  every(kProbability, {0, 1, 0}, Errc::unequal_lengths, "outcome");
  every(kProbability, {0, 1, 0, 7}, Errc::out_of_range, "outcome");
  every(kProbability, {0, 0, 0, 0}, Errc::too_few, "outcome");
  every(kProbability, {1, 1, 1, 1}, Errc::too_few, "outcome");
  every({}, {}, Errc::too_few, "outcome");
  for (const double level : {0.0, 1.0, kNan}) {
    refused(calibration_in_the_large(kProbability, kOutcome, level), Errc::out_of_range, "level");
    refused(calibration_intercept(kProbability, kOutcome, level), Errc::out_of_range, "level");
    refused(calibration_slope(kProbability, kOutcome, level), Errc::out_of_range, "level");
    refused(brier_score(kProbability, kOutcome, level), Errc::out_of_range, "level");
    const Sixty sixty;
    refused(calibration_curve(sixty.probability, sixty.outcome, at, 4, level), Errc::out_of_range, "level");
  }
}

TEST_CASE("certain probabilities have no log odds, and are named") {
  const std::vector<double> certain{0.1, 0.0, 0.4, 1.0};
  CHECK(certain_probabilities(certain) == std::vector<std::size_t>{1, 3});
  CHECK(certain_probabilities(kProbability).empty());
  CHECK(calibration_in_the_large(certain, kOutcome).has_value());
  CHECK(brier_score(certain, kOutcome).has_value());
  refused(calibration_intercept(certain, kOutcome), Errc::out_of_range, "probability");
  refused(calibration_slope(certain, kOutcome), Errc::out_of_range, "probability");
  refused(calibration_curve(certain, kOutcome, kProbability), Errc::out_of_range, "probability");
  CHECK(calibration_slope(certain, kOutcome).error().message.find("number 2, 4.") != std::string::npos);
  Outcomes outcome(30, 0);
  outcome[0] = 1;
  CHECK(calibration_slope(std::vector<double>(30, 1.0), outcome).error().message.find("9, 10 and 20 more.") !=
        std::string::npos);
  // Nobody was predicted anything: no ratio.
  CHECK_FALSE(calibration_in_the_large(std::vector<double>(4, 0.0), kOutcome)->observed_expected.has_value());
}

TEST_CASE("a slope without an end, and one of nothing, are refused") {
  const auto apart = calibration_slope(std::vector<double>{0.1, 0.2, 0.6, 0.7}, Outcomes{0, 0, 1, 1});
  refused(apart, Errc::separation, "probability");
  refused(calibration_slope(std::vector<double>{0.1, 0.2, 0.2, 0.7}, Outcomes{0, 0, 1, 1}), Errc::separation,
          "probability");
  refused(calibration_slope(std::vector<double>{0.7, 0.6, 0.2, 0.1}, Outcomes{0, 0, 1, 1}), Errc::separation,
          "probability");
  refused(calibration_slope(std::vector<double>(4, 0.3), kOutcome), Errc::no_variation, "probability");
  CHECK(calibration_intercept(std::vector<double>{0.1, 0.2, 0.6, 0.7}, Outcomes{0, 0, 1, 1}).has_value());
}

TEST_CASE("a calibration intercept is found from far away") {
  // Events where next to none were predicted: n p / (1 + ...) by hand, all alike: a = logit(0.5) - logit(p).
  for (const double p : {1e-12, 1e-300, 1.0 - 1e-12}) {
    const auto far =
        calibration_intercept(std::vector<double>(10, p), Outcomes{0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
    REQUIRE(far.has_value());
    CHECK(far->estimate == Approx(-(std::log(p) - std::log1p(-p))).epsilon(1e-9));
  }
  const auto mixed =
      calibration_intercept(std::vector<double>{1e-12, 1e-12, 0.5, 1.0 - 1e-12}, Outcomes{1, 0, 1, 0});
  CHECK(mixed.has_value());
}

TEST_CASE("a calibration curve stays within the probabilities, and needs different ones") {
  const Sixty sixty;
  const std::vector<double> at{0.05, 0.5, 0.9};
  CHECK(calibration_curve(sixty.probability, sixty.outcome, at)->points.size() == 3);
  for (const std::size_t knots : {2, 6, 0}) {
    refused(calibration_curve(sixty.probability, sixty.outcome, at, knots), Errc::out_of_range, "knots");
  }
  for (const double outside : {0.04, 0.95, kNan}) {
    refused(calibration_curve(sixty.probability, sixty.outcome, std::vector<double>{0.5, outside}),
            Errc::out_of_range, "at");
  }
  auto few = sixty.probability;
  for (double& p : few) p = p < 0.4 ? 0.2 : 0.6;
  refused(calibration_curve(few, sixty.outcome, std::vector<double>{0.3}), Errc::no_variation, "probability");
  refused(calibration_curve(kProbability, kOutcome, std::vector<double>{0.3}), Errc::too_few, "probability");
  // Three values give three knots, but four columns with the intercept do not come of them.
  std::vector<double> three;
  Outcomes mixed;
  for (int i = 0; i < 60; ++i) {
    three.push_back(i % 3 == 0 ? 0.2 : i % 3 == 1 ? 0.5 : 0.7);
    mixed.push_back(i % 2 == 0 ? 1 : 0);
  }
  CHECK(calibration_curve(three, mixed, std::vector<double>{0.3}, 3).has_value());
  refused(calibration_curve(three, mixed, std::vector<double>{0.3}, 4), Errc::no_variation, "probability");
  // Told apart by the middle alone.
  Outcomes middle;
  for (std::size_t i = 0; i < 60; ++i) middle.push_back(i >= 20 && i < 40 ? 1 : 0);
  refused(calibration_curve(sixty.probability, middle, at), Errc::separation, "probability");
  CHECK(calibration_slope(sixty.probability, middle).has_value());
}

TEST_CASE("the errors of a curve are in order, and none when it is the diagonal") {
  const Sixty sixty;
  const auto curve = calibration_curve(sixty.probability, sixty.outcome, std::vector<double>{});
  CHECK(curve->points.empty());
  CHECK(curve->e50 <= curve->e90);
  CHECK(curve->e90 <= curve->emax);
  CHECK(curve->ici <= curve->emax);
}

TEST_CASE("net benefit by hand, equal to the threshold is treated") {
  const auto curve = decision_curve(kProbability, kOutcome, std::vector<double>{0.4, 0.41, 0.9, 0.05});
  CHECK((*curve)[0].true_positive == 1);
  CHECK((*curve)[0].false_positive == 1);
  CHECK((*curve)[0].model == Approx((1.0 - 0.4 / 0.6) / 4.0));
  CHECK((*curve)[0].treat_all == Approx(0.5 - 0.5 * 0.4 / 0.6));
  CHECK((*curve)[0].standardized_model == Approx(2.0 * (1.0 - 0.4 / 0.6) / 4.0));
  CHECK((*curve)[1].false_positive == 0);
  CHECK((*curve)[2].true_positive == 0);
  CHECK((*curve)[2].model == 0.0);
  CHECK((*curve)[3].model == Approx((*curve)[3].treat_all));
  for (const double bad : {0.0, 1.0, -0.1, kNan}) {
    refused(decision_curve(kProbability, kOutcome, std::vector<double>{0.5, bad}), Errc::out_of_range,
            "thresholds");
  }
}

TEST_CASE("a size of validation refuses settings that cannot be") {
  const ValidationSetting good{500, 0.2, 0.8};
  CHECK(validation_size(good, kProbability).has_value());
  for (const double bad : {0.0, 1.0, kNan, -1.0}) {
    refused(validation_size({500, bad, 0.8}, kProbability), Errc::out_of_range, "prevalence");
    refused(validation_size({500, 0.2, bad}, kProbability), Errc::out_of_range, "c_statistic");
    refused(validation_size({500, 0.2, 0.8, bad}, kProbability), Errc::out_of_range, "own_prevalence");
  }
  refused(validation_size({0, 0.2, 0.8}, kProbability), Errc::out_of_range, "n");
  refused(validation_size({4, 0.2, 0.8}, kProbability), Errc::out_of_range, "n");
  CHECK(validation_size({5, 0.2, 0.8}, kProbability).has_value());
  refused(validation_size({4, 0.8, 0.8}, kProbability), Errc::out_of_range, "n");
  refused(validation_size({2'000'000'000, 0.2, 0.8}, kProbability), Errc::out_of_range, "n");
  refused(validation_size(good, kProbability, {0.0005, 0.2, 0.1, 0.95}), Errc::out_of_range,
          "observed_expected_width");
  refused(validation_size(good, kProbability, {0.2, 11.0, 0.1, 0.95}), Errc::out_of_range, "slope_width");
  refused(validation_size(good, kProbability, {0.2, 0.2, kNan, 0.95}), Errc::out_of_range,
          "c_statistic_width");
  refused(validation_size(good, kProbability, {0.2, 0.2, 0.1, 1.0}), Errc::out_of_range, "level");
  refused(validation_size(good, std::vector<double>{}), Errc::too_few, "probability");
  refused(validation_size(good, std::vector<double>{0.2, 1.0}), Errc::out_of_range, "probability");
  refused(validation_size(good, std::vector<double>(5, 0.2)), Errc::no_variation, "probability");
  // At 0.5 +- d a patient adds (4 d)^2 / 4 to the information on the slope: below and above 1e-9.
  refused(validation_size(good, std::vector<double>{0.49999, 0.50001}), Errc::no_variation, "probability");
  CHECK(validation_size(good, std::vector<double>{0.49998, 0.50002}).has_value());
}

TEST_CASE("the widest interval for a ratio asks for one patient, and no fewer") {
  const auto size = validation_size({5, 0.75, 0.8}, kProbability, {10.0, 10.0, 10.0, 0.95});
  REQUIRE(size.has_value());
  // se = asinh(5) / 1.96 = 1.18, n = (1 - o) / (o se^2) = 0.24.
  CHECK(size->observed_expected.needed == 1);
  CHECK(size->observed_expected.enough);
}

TEST_CASE("the slope's events are counted at the prevalence of the predictions' own patients") {
  const ValidationTargets slope_governs{10.0, 0.01, 10.0, 0.95};
  const auto size = validation_size({500, 0.9, 0.8, 0.25}, kProbability, slope_governs);
  REQUIRE(size.has_value());
  REQUIRE(size->needed == size->slope.needed);
  CHECK(size->slope.events_needed == (size->slope.needed + 3) / 4);
  CHECK(size->events_needed == size->slope.events_needed);
  CHECK(size->c_statistic.events_needed ==
        static_cast<std::int64_t>(std::ceil(static_cast<double>(size->c_statistic.needed) * 0.9)));
  CHECK(validation_size({500, 0.1, 0.8, 0.25}, kProbability, slope_governs)->slope.needed ==
        size->slope.needed);

  const auto other = validation_size({500, 0.9, 0.8, 0.25}, kProbability, {0.01, 10.0, 10.0, 0.95});
  REQUIRE(other.has_value());
  CHECK(other->needed == other->observed_expected.needed);
  CHECK(other->events_needed == other->observed_expected.events_needed);
}

TEST_CASE("as many patients as are needed are enough, one fewer is not") {
  const auto asked = validation_size({500, 0.2, 0.8}, kProbability);
  const auto enough = validation_size({asked->needed, 0.2, 0.8}, kProbability);
  const auto short_of = validation_size({asked->needed - 1, 0.2, 0.8}, kProbability);
  CHECK(enough->enough);
  CHECK_FALSE(short_of->enough);
  for (const auto* c : {&enough->observed_expected, &enough->slope, &enough->c_statistic}) {
    CHECK(c->se <= c->target_se * (1.0 + 1e-12));
  }
  CHECK(enough->slope.width <= 0.2 * (1.0 + 1e-12));
}
