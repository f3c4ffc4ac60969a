// What must hold for every score.

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "myolung/roc.hpp"

using namespace myolung::stats;

namespace {

bool near(double a, double b) { return std::abs(a - b) <= 1e-12; }

struct Patients {
  std::vector<double> score;
  std::vector<std::uint8_t> outcome;
};

/// At least 2 patients with and 2 without the outcome; few or many values.
Patients any_patients() {
  Patients out;
  const int values = *rc::gen::elementOf(std::vector<int>{2, 5, 1000});
  const int size = *rc::gen::inRange(4, 60);
  for (int i = 0; i < size; ++i) {
    out.score.push_back(0.25 * *rc::gen::inRange(-values, values));
    out.outcome.push_back(i < 4 ? static_cast<std::uint8_t>(i % 2) : *rc::gen::inRange<std::uint8_t>(0, 2));
  }
  return out;
}

Patients in_another_order(const Patients& patients) {
  std::vector<std::size_t> order(patients.score.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  Patients out;
  for (const std::size_t i : order) {
    out.score.push_back(patients.score[i]);
    out.outcome.push_back(patients.outcome[i]);
  }
  return out;
}

/// Every pair of a patient with and one without the outcome: 1, a half or 0.
double won(double with, double without) { return with > without ? 1.0 : with == without ? 0.5 : 0.0; }

double sample_variance(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0.0;
  for (const double x : values) squares += (x - mean) * (x - mean);
  return squares / (n - 1.0);
}

}  // namespace

TEST_CASE("an area is the share of pairs in the right order, its variance that of the patients' shares") {
  rc::prop("every pair is counted", [] {
    const auto p = any_patients();
    std::vector<double> with;
    std::vector<double> without;
    for (std::size_t i = 0; i < p.score.size(); ++i) {
      double share = 0.0;
      double others = 0.0;
      for (std::size_t j = 0; j < p.score.size(); ++j) {
        if (p.outcome[i] == p.outcome[j]) continue;
        share += p.outcome[i] == 1 ? won(p.score[i], p.score[j]) : won(p.score[j], p.score[i]);
        others += 1.0;
      }
      (p.outcome[i] == 1 ? with : without).push_back(share / others);
    }
    const double area = std::accumulate(with.begin(), with.end(), 0.0) / static_cast<double>(with.size());
    const double se = std::sqrt(sample_variance(with) / static_cast<double>(with.size()) +
                                sample_variance(without) / static_cast<double>(without.size()));
    const auto ours = auc({p.score}, p.outcome);
    RC_ASSERT(ours.has_value());
    RC_ASSERT(near(ours->estimate, area));
    RC_ASSERT(near(ours->se, se));
  });
}

TEST_CASE("the area is that under the points, by trapezoids") {
  rc::prop("trapezoids", [] {
    const auto p = any_patients();
    const auto points = roc_curve({p.score}, p.outcome);
    RC_ASSERT(points.has_value());
    double area = 0.0;
    for (std::size_t i = 1; i < points->size(); ++i) {
      const auto& a = (*points)[i - 1];
      const auto& b = (*points)[i];
      RC_ASSERT(a.sensitivity >= b.sensitivity && a.specificity <= b.specificity);
      area += 0.5 * (a.sensitivity + b.sensitivity) * (b.specificity - a.specificity);
    }
    RC_ASSERT(near(area, auc({p.score}, p.outcome)->estimate));
  });
}

TEST_CASE("a score turned round has the rest of the area") {
  rc::prop("turned", [] {
    const auto p = any_patients();
    auto turned = p.score;
    for (double& x : turned) x = -x;
    const auto straight = auc({p.score}, p.outcome);
    const auto lower = auc({p.score, Direction::lower}, p.outcome);
    const auto negative = auc({turned}, p.outcome);
    RC_ASSERT(near(straight->estimate + lower->estimate, 1.0));
    RC_ASSERT(near(straight->se, lower->se));
    RC_ASSERT(lower->estimate == negative->estimate && lower->se == negative->se);
    // And the points of a turned score read the same.
    const auto of_lower = cut_off({p.score, Direction::lower}, p.outcome, CutOffRule::youden);
    const auto of_negative = cut_off({turned}, p.outcome, CutOffRule::youden);
    RC_ASSERT(of_lower->at.threshold.has_value() == of_negative->at.threshold.has_value());
    if (of_lower->at.threshold) RC_ASSERT(*of_lower->at.threshold == -*of_negative->at.threshold);
    RC_ASSERT(of_lower->youden == of_negative->youden);
  });
}

TEST_CASE("neither the order of the patients nor a rising transformation matters") {
  rc::prop("order and transformation", [] {
    const auto p = any_patients();
    auto second = p.score;
    for (std::size_t i = 0; i < second.size(); ++i) second[i] = std::fmod(7.0 * std::abs(second[i]), 11.0);
    const auto q = in_another_order(p);
    auto risen = q.score;
    for (double& x : risen) x = std::exp(x / 100.0) + 0.001 * x;
    const auto one = auc({p.score}, p.outcome);
    RC_ASSERT(one->estimate == auc({risen}, q.outcome)->estimate);
    RC_ASSERT(one->se == auc({risen}, q.outcome)->se);
    const Draws draws{100, 5};
    const auto drawn = auc_bootstrap({p.score}, p.outcome, draws);
    const auto again = auc_bootstrap({risen}, q.outcome, draws);
    RC_ASSERT(drawn->ci.low == again->ci.low && drawn->ci.high == again->ci.high && drawn->se == again->se);
    for (const auto rule : {CutOffRule::youden, CutOffRule::closest_to_corner}) {
      const auto here = cut_off_optimism({p.score}, p.outcome, rule, draws);
      const auto there = cut_off_optimism({risen}, q.outcome, rule, draws);
      RC_ASSERT(here->youden.optimism == there->youden.optimism);
      RC_ASSERT(here->sensitivity.corrected == there->sensitivity.corrected);
    }
    const auto exchanged = compare_paired_aucs({second}, {p.score}, p.outcome);
    const auto test = compare_paired_aucs({p.score}, {second}, p.outcome);
    RC_ASSERT(near(test->estimate, -exchanged->estimate));
    RC_ASSERT(near(test->se, exchanged->se));
    RC_ASSERT(test->p_value.has_value() == exchanged->p_value.has_value());
  });
}

TEST_CASE("no threshold beats the one that is picked") {
  rc::prop("the best", [] {
    const auto p = any_patients();
    const auto points = roc_curve({p.score}, p.outcome);
    const auto youden = cut_off({p.score}, p.outcome, CutOffRule::youden);
    const auto corner = cut_off({p.score}, p.outcome, CutOffRule::closest_to_corner);
    const auto distance = [](const RocPoint& at) {
      return std::hypot(1.0 - at.sensitivity, 1.0 - at.specificity);
    };
    for (const auto& point : *points) {
      RC_ASSERT(point.sensitivity + point.specificity - 1.0 <= youden->youden + 1e-11);
      RC_ASSERT(distance(point) >= distance(corner->at) - 1e-11);
    }
  });
}

TEST_CASE("of four times the patients the bootstrap's interval is about half as wide") {
  rc::prop("width", [] {
    Patients p;
    for (int i = 0; i < 40; ++i) {
      p.outcome.push_back(static_cast<std::uint8_t>(i % 2));
      p.score.push_back(*rc::gen::resize(100, rc::gen::inRange(0, 100)) + 20.0 * (i % 2));
    }
    Patients four;
    for (int copy = 0; copy < 4; ++copy) {
      four.score.insert(four.score.end(), p.score.begin(), p.score.end());
      four.outcome.insert(four.outcome.end(), p.outcome.begin(), p.outcome.end());
    }
    const auto narrow = auc_bootstrap({four.score}, four.outcome, {400, 1});
    const auto wide = auc_bootstrap({p.score}, p.outcome, {400, 1});
    const double ratio = (narrow->ci.high - narrow->ci.low) / (wide->ci.high - wide->ci.low);
    RC_ASSERT(ratio > 0.3 && ratio < 0.75);
  });
}
