// What must hold for every set of predicted probabilities.

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "myolung/calibration.hpp"
#include "myolung/decision_curve.hpp"
#include "myolung/validation_size.hpp"

using namespace myolung::stats;

namespace {

bool near(double a, double b, double tolerance) {
  return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

struct Predictions {
  std::vector<double> probability;
  std::vector<std::uint8_t> outcome;
};

/// 40 to 120 patients; the outcome is a draw, so that the probabilities hardly ever tell it apart, and the
/// first and last say otherwise.
Predictions any_predictions() {
  Predictions out;
  const int size = *rc::gen::resize(100, rc::gen::inRange(40, 121));
  for (int i = 0; i < size; ++i) {
    const int hundredth = *rc::gen::resize(100, rc::gen::inRange(2, 99));
    out.probability.push_back(hundredth / 100.0);
    out.outcome.push_back(*rc::gen::resize(100, rc::gen::inRange(0, 100)) < hundredth ? 1 : 0);
  }
  const double extremes[] = {0.01, 0.99};
  for (const double p : extremes) {
    for (const std::uint8_t y : {std::uint8_t{0}, std::uint8_t{1}}) {
      out.probability.push_back(p);
      out.outcome.push_back(y);
    }
  }
  return out;
}

double logit(double p) { return std::log(p / (1.0 - p)); }
double expit(double x) { return 1.0 / (1.0 + std::exp(-x)); }

Predictions in_another_order(const Predictions& p) {
  std::vector<std::size_t> order(p.probability.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  Predictions out;
  for (const std::size_t i : order) {
    out.probability.push_back(p.probability[i]);
    out.outcome.push_back(p.outcome[i]);
  }
  return out;
}

Predictions of_the_other_outcome(const Predictions& p) {
  Predictions out;
  for (std::size_t i = 0; i < p.outcome.size(); ++i) {
    out.probability.push_back(1.0 - p.probability[i]);
    out.outcome.push_back(p.outcome[i] == 1 ? 0 : 1);
  }
  return out;
}

}  // namespace

TEST_CASE("shifted by its intercept a model predicts as many as there are") {
  rc::prop("score equation", [] {
    const auto p = any_predictions();
    const auto a = calibration_intercept(p.probability, p.outcome);
    RC_ASSERT(a.has_value());
    double expected = 0.0;
    double information = 0.0;
    for (const double q : p.probability) {
      const double shifted = expit(a->estimate + logit(q));
      expected += shifted;
      information += shifted * (1.0 - shifted);
    }
    const auto events = std::count(p.outcome.begin(), p.outcome.end(), std::uint8_t{1});
    RC_ASSERT(near(expected, static_cast<double>(events), 1e-9));
    RC_ASSERT(near(a->se, 1.0 / std::sqrt(information), 1e-9));
  });
}

TEST_CASE("recalibrated by intercept and slope a model has intercept 0 and slope 1") {
  rc::prop("recalibration", [] {
    auto p = any_predictions();
    const auto line = calibration_slope(p.probability, p.outcome);
    RC_ASSERT(line.has_value());
    RC_PRE(std::abs(line->slope.estimate) > 0.05);
    for (double& q : p.probability) q = expit(line->intercept.estimate + line->slope.estimate * logit(q));
    const auto again = calibration_slope(p.probability, p.outcome);
    RC_ASSERT(again.has_value());
    RC_ASSERT(near(again->slope.estimate, 1.0, 1e-8));
    RC_ASSERT(near(again->intercept.estimate, 0.0, 1e-8));
    RC_ASSERT(again->statistic < 1e-8);
    RC_ASSERT(near(calibration_in_the_large(p.probability, p.outcome)->difference.estimate, 0.0, 1e-9));
  });
}

TEST_CASE("the curve has as many events as there are, and its errors are those at the patients") {
  rc::prop("curve", [] {
    const auto p = any_predictions();
    const auto knots = *rc::gen::inRange<std::size_t>(3, 6);
    const auto curve = calibration_curve(p.probability, p.outcome, p.probability, knots);
    RC_ASSERT(curve.has_value());
    double observed = 0.0;
    double apart = 0.0;
    double largest = 0.0;
    for (const auto& point : curve->points) {
      observed += point.observed;
      apart += std::abs(point.observed - point.predicted);
      largest = std::max(largest, std::abs(point.observed - point.predicted));
      RC_ASSERT(point.ci.low < point.observed && point.observed < point.ci.high);
    }
    const auto n = static_cast<double>(p.outcome.size());
    const auto events = std::count(p.outcome.begin(), p.outcome.end(), std::uint8_t{1});
    RC_ASSERT(near(observed, static_cast<double>(events), 1e-8));
    RC_ASSERT(near(curve->ici, apart / n, 1e-12));
    RC_ASSERT(near(curve->emax, largest, 1e-12));
    RC_ASSERT(curve->e50 <= curve->e90 && curve->e90 <= curve->emax);
  });
}

TEST_CASE("neither the order of the patients nor which outcome is called the outcome matters") {
  rc::prop("order and sides", [] {
    const auto p = any_predictions();
    const auto q = in_another_order(p);
    const auto line = calibration_slope(p.probability, p.outcome);
    const auto other_order = calibration_slope(q.probability, q.outcome);
    RC_ASSERT(near(line->slope.estimate, other_order->slope.estimate, 1e-12));
    RC_ASSERT(near(line->intercept.estimate, other_order->intercept.estimate, 1e-12));
    RC_ASSERT(near(brier_score(p.probability, p.outcome)->estimate,
                   brier_score(q.probability, q.outcome)->estimate, 1e-14));
    const auto sides = of_the_other_outcome(p);
    const auto mirrored = calibration_slope(sides.probability, sides.outcome);
    RC_ASSERT(near(line->slope.estimate, mirrored->slope.estimate, 1e-9));
    RC_ASSERT(near(line->intercept.estimate, -mirrored->intercept.estimate, 1e-9));
    RC_ASSERT(near(brier_score(p.probability, p.outcome)->scaled,
                   brier_score(sides.probability, sides.outcome)->scaled, 1e-12));
    const auto a = calibration_intercept(p.probability, p.outcome);
    RC_ASSERT(near(a->estimate, -calibration_intercept(sides.probability, sides.outcome)->estimate, 1e-9));
  });
}

TEST_CASE("net benefit is what counting gives, and that of treating all where all are treated") {
  rc::prop("net benefit", [] {
    const auto p = any_predictions();
    std::vector<double> thresholds{0.005};  // below every probability
    for (int i = 0; i < 5; ++i) thresholds.push_back(*rc::gen::resize(100, rc::gen::inRange(1, 100)) / 100.0);
    const auto curve = decision_curve(p.probability, p.outcome, thresholds);
    RC_ASSERT(curve.has_value());
    const auto n = static_cast<double>(p.outcome.size());
    const double o = static_cast<double>(std::count(p.outcome.begin(), p.outcome.end(), std::uint8_t{1})) / n;
    for (const auto& at : *curve) {
      double worth = 0.0;
      for (std::size_t i = 0; i < p.outcome.size(); ++i) {
        if (p.probability[i] < at.threshold) continue;
        worth += p.outcome[i] == 1 ? 1.0 : -at.threshold / (1.0 - at.threshold);
      }
      RC_ASSERT(near(at.model, worth / n, 1e-12));
      RC_ASSERT(near(at.treat_all, o - (1.0 - o) * at.threshold / (1.0 - at.threshold), 1e-12));
      RC_ASSERT(near(at.standardized_model * o, at.model, 1e-12));
      RC_ASSERT(at.model <= o);
    }
    RC_ASSERT(near(curve->front().model, curve->front().treat_all, 1e-14));
  });
}

TEST_CASE("a narrower interval needs more patients, and with those needed it is as narrow") {
  rc::prop("sizes", [] {
    const auto p = any_predictions();
    const auto hundredth = [](int low, int high) {
      return *rc::gen::resize(100, rc::gen::inRange(low, high)) / 100.0;
    };
    ValidationSetting setting{1000, hundredth(2, 98), hundredth(50, 99)};
    const ValidationTargets wide{0.4, 0.4, 0.2, 0.95};
    const ValidationTargets narrow{0.2, 0.2, 0.1, 0.95};
    const auto few = validation_size(setting, p.probability, wide);
    const auto many = validation_size(setting, p.probability, narrow);
    RC_ASSERT(few->observed_expected.needed < many->observed_expected.needed);
    RC_ASSERT(few->slope.needed < many->slope.needed);
    RC_ASSERT(few->c_statistic.needed <= many->c_statistic.needed);
    setting.n = many->needed;
    const auto enough = validation_size(setting, p.probability, narrow);
    RC_ASSERT(enough->enough);
    RC_ASSERT(enough->observed_expected.width <= 0.2 * (1.0 + 1e-11));
    RC_ASSERT(enough->slope.width <= 0.2 * (1.0 + 1e-11));
    RC_ASSERT(enough->c_statistic.width <= 0.1 * (1.0 + 1e-11));
  });
}
