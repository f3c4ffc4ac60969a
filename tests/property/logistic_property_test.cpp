// What must hold for every logistic regression.

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "myolung/group_comparison.hpp"
#include "myolung/logistic.hpp"
#include "myolung/odds_ratio.hpp"
#include "stats/resample.hpp"

using namespace myolung;
using namespace myolung::stats;

namespace {

/// Two numbers and a finding of 20 to 60 patients, whose outcome depends on them by chance.
struct Patients {
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> finding;
  std::vector<std::uint8_t> outcome;

  [[nodiscard]] std::vector<ModelTerm> terms() const {
    return {{"a", {{"a", a}}}, {"b", {{"b", b}}}, {"finding", {{"finding", finding}}}};
  }
};

Patients any_patients() {
  Generator chance(*rc::gen::arbitrary<std::uint64_t>());
  Patients out;
  const std::uint32_t n = 40 + chance.below(60);
  for (std::uint32_t i = 0; i < n; ++i) {
    out.a.push_back(4.0 * chance.uniform() - 2.0);
    out.b.push_back(chance.below(8));
    out.finding.push_back(chance.below(2));
    out.outcome.push_back(chance.uniform() < 0.3 + 0.1 * out.a.back() + 0.2 * out.finding.back() ? 1 : 0);
  }
  return out;
}

LogisticOptions any_options() {
  return {*rc::gen::element(Penalty::none, Penalty::firth), true, *rc::gen::element(0.9, 0.95)};
}

/// The regression, of data that allow one.
LogisticFit fit_of(const std::vector<ModelTerm>& terms, const std::vector<std::uint8_t>& outcome,
                   const LogisticOptions& options) {
  auto fit = logistic_regression(terms, outcome, options);
  RC_PRE(fit.has_value());
  return std::move(*fit);
}

bool near(double x, double y, double tolerance, double unit) {
  return std::abs(x - y) <= tolerance * (std::max(std::abs(x), std::abs(y)) + unit);
}

ExposureTable any_table() {
  const auto cell = [] { return *rc::gen::inRange<std::int64_t>(1, 40); };
  return {cell(), cell(), cell(), cell()};
}

struct Exposed {
  std::vector<double> exposed;
  std::vector<std::uint8_t> outcome;
};
Exposed as_patients(const ExposureTable& t) {
  Exposed out;
  const auto add = [&out](double x, std::uint8_t y, std::int64_t n) {
    out.exposed.insert(out.exposed.end(), static_cast<std::size_t>(n), x);
    out.outcome.insert(out.outcome.end(), static_cast<std::size_t>(n), y);
  };
  add(1.0, 1, t.exposed_with);
  add(1.0, 0, t.exposed_without);
  add(0.0, 1, t.unexposed_with);
  add(0.0, 0, t.unexposed_without);
  return out;
}

}  // namespace

TEST_CASE("one finding alone has the odds ratio of its table, and Pearson's chi-square as its score test") {
  rc::prop("Woolf and Pearson", [] {
    const auto table = any_table();
    const auto patients = as_patients(table);
    const std::vector<ModelTerm> terms{{"exposed", {{"exposed", patients.exposed}}}};
    const auto fit = logistic_regression(terms, patients.outcome);
    RC_ASSERT(fit.has_value());
    const auto woolf = woolf_odds_ratio(table);
    const auto& ours = fit->coefficients[1];
    RC_ASSERT(near(ours.log_estimate, woolf->log_estimate, 1e-11, 1e-2));
    RC_ASSERT(near(ours.log_se, woolf->log_se, 1e-11, 0.0));
    RC_ASSERT(near(ours.ci->low, woolf->ci.low, 1e-11, 0.0));
    RC_ASSERT(near(ours.ci->high, woolf->ci.high, 1e-11, 0.0));
    RC_ASSERT(near(fit->score->statistic, pearson_chi_square(table)->statistic, 1e-11, 1e-6));
  });
}

TEST_CASE("Firth's penalty adds half a patient to each cell of a table, empty ones too") {
  rc::prop("half in each cell", [] {
    auto table = any_table();
    if (*rc::gen::arbitrary<bool>()) table.exposed_with = 0;
    const auto patients = as_patients(table);
    const std::vector<ModelTerm> terms{{"exposed", {{"exposed", patients.exposed}}}};
    const auto fit = logistic_regression(terms, patients.outcome, {Penalty::firth});
    RC_ASSERT(fit.has_value());
    const auto cell = [](std::int64_t n) { return static_cast<double>(n) + 0.5; };
    RC_ASSERT(near(fit->coefficients[1].log_estimate,
                   std::log(cell(table.exposed_with) * cell(table.unexposed_without) /
                            (cell(table.exposed_without) * cell(table.unexposed_with))),
                   1e-10, 1e-1));
  });
}

TEST_CASE("another unit or zero of a column changes its own coefficient and the intercept alone") {
  rc::prop("shift and scale", [] {
    const auto patients = any_patients();
    const auto options = any_options();
    const auto fit = fit_of(patients.terms(), patients.outcome, options);
    auto moved = patients;
    const double scale = *rc::gen::element(-3.0, 0.001, 12.0, 1e6);
    const double shift = *rc::gen::element(0.0, 5.0, -200.0);
    for (double& a : moved.a) a = a * scale + shift;
    const auto other = fit_of(moved.terms(), moved.outcome, options);
    for (std::size_t j = 1; j < fit.coefficients.size(); ++j) {
      const auto& one = fit.coefficients[j];
      const auto& two = other.coefficients[j];
      const double by = j == 1 ? scale : 1.0;
      RC_ASSERT(near(one.log_estimate, two.log_estimate * by, 1e-9, one.log_se));
      RC_ASSERT(near(one.log_se, two.log_se * std::abs(by), 1e-9, 0.0));
      RC_ASSERT(near(one.likelihood_ratio->statistic, two.likelihood_ratio->statistic, 1e-8, 1.0));
      if (one.log_profile_ci && by > 0.0) {
        RC_ASSERT(near(one.log_profile_ci->low, two.log_profile_ci->low * by, 1e-7, one.log_se));
        RC_ASSERT(near(one.log_profile_ci->high, two.log_profile_ci->high * by, 1e-7, one.log_se));
      }
    }
    RC_ASSERT(near(fit.likelihood_ratio.statistic, other.likelihood_ratio.statistic, 1e-9, 1.0));
  });
}

TEST_CASE("the order of the patients changes nothing but the last digits") {
  rc::prop("rows reversed and rotated", [] {
    const auto patients = any_patients();
    LogisticOptions options = any_options();
    options.profile = false;
    const auto fit = fit_of(patients.terms(), patients.outcome, options);
    auto moved = patients;
    const auto by = *rc::gen::inRange<std::ptrdiff_t>(0, 20);
    const auto reorder = [by](auto& values) {
      std::reverse(values.begin(), values.end());
      std::rotate(values.begin(), values.begin() + by, values.end());
    };
    reorder(moved.a);
    reorder(moved.b);
    reorder(moved.finding);
    reorder(moved.outcome);
    const auto other = fit_of(moved.terms(), moved.outcome, options);
    for (std::size_t j = 0; j < fit.coefficients.size(); ++j) {
      const auto& one = fit.coefficients[j];
      const auto& two = other.coefficients[j];
      RC_ASSERT(near(one.log_estimate, two.log_estimate, 1e-12, one.log_se));
      RC_ASSERT(near(one.log_se, two.log_se, 1e-12, 0.0));
    }
    RC_ASSERT(near(fit.log_likelihood, other.log_likelihood, 1e-12, 0.0));
  });
}

TEST_CASE("the outcome and its absence exchanged turn every sign") {
  rc::prop("signs", [] {
    const auto patients = any_patients();
    LogisticOptions options = any_options();
    options.profile = false;
    const auto fit = fit_of(patients.terms(), patients.outcome, options);
    auto turned = patients.outcome;
    for (auto& y : turned) y = static_cast<std::uint8_t>(1 - y);
    const auto other = fit_of(patients.terms(), turned, options);
    for (std::size_t j = 0; j < fit.coefficients.size(); ++j) {
      const auto& one = fit.coefficients[j];
      RC_ASSERT(near(one.log_estimate, -other.coefficients[j].log_estimate, 1e-10, one.log_se));
      RC_ASSERT(near(one.log_se, other.coefficients[j].log_se, 1e-10, 0.0));
    }
  });
}

TEST_CASE(
    "at a maximum the fitted outcomes are as many as the observed, and a profile encloses its estimate") {
  rc::prop("score equations", [] {
    const auto patients = any_patients();
    const auto fit = fit_of(patients.terms(), patients.outcome, {Penalty::none, true, 0.95});
    double fitted = 0.0;
    double weighted = 0.0;
    double observed = 0.0;
    for (std::size_t i = 0; i < patients.outcome.size(); ++i) {
      fitted += fit.probabilities[i];
      weighted += fit.probabilities[i] * patients.b[i];
      observed += patients.outcome[i] * patients.b[i];
    }
    RC_ASSERT(near(fitted, static_cast<double>(fit.events), 1e-10, 1.0));
    RC_ASSERT(near(weighted, observed, 1e-9, 1.0));
    for (const auto& c : fit.coefficients) {
      if (!c.log_profile_ci) continue;
      RC_ASSERT(c.log_profile_ci->low < c.log_estimate);
      RC_ASSERT(c.log_profile_ci->high > c.log_estimate);
    }
    for (const auto& term : fit.terms) {
      RC_ASSERT(term.likelihood_ratio.statistic <= fit.likelihood_ratio.statistic + 1e-9);
    }
  });
}
