#include <catch2/catch.hpp>

#include <cmath>
#include <cstddef>
#include <ctime>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "myolung/logistic.hpp"
#include "stats/logistic_design.hpp"
#include "stats/logistic_resample.hpp"
#include "stats/resample.hpp"
#include "stats/separation.hpp"

using namespace myolung;
using namespace myolung::stats;

namespace {

/// A 2 by 2 table as patients.
struct Patients {
  std::vector<double> exposed;
  std::vector<std::uint8_t> outcome;

  Patients(int exposed_with, int exposed_without, int unexposed_with, int unexposed_without) {
    add(1.0, 1, exposed_with);
    add(1.0, 0, exposed_without);
    add(0.0, 1, unexposed_with);
    add(0.0, 0, unexposed_without);
  }
  void add(double x, std::uint8_t y, int count) {
    exposed.insert(exposed.end(), static_cast<std::size_t>(count), x);
    outcome.insert(outcome.end(), static_cast<std::size_t>(count), y);
  }
  [[nodiscard]] std::vector<ModelTerm> terms() const { return {{"exposed", {{"exposed", exposed}}}}; }
};

ModelTerm term(const std::string& name, const std::vector<double>& values) {
  return {name, {{name, values}}};
}

Error refusal(const std::vector<ModelTerm>& terms, const std::vector<std::uint8_t>& outcome,
              const LogisticOptions& options = {}) {
  const auto fit = logistic_regression(terms, outcome, options);
  REQUIRE_FALSE(fit.has_value());
  CHECK_FALSE(fit.error().message.empty());
  CHECK_FALSE(fit.error().remedy.empty());
  return fit.error();
}

const std::vector<double> kAges{61, 45, 70, 38, 52, 66, 49, 57, 73, 41};
const std::vector<std::uint8_t> kOutcome{1, 0, 1, 0, 1, 0, 0, 1, 1, 0};

}  // namespace

TEST_CASE(
    "a 2 by 2 table has its odds ratio, and with Firth's penalty that of half a patient more in each cell") {
  const Patients patients(13, 12, 8, 28);
  const auto fit = logistic_regression(patients.terms(), patients.outcome);
  REQUIRE(fit.has_value());
  const auto& exposed = fit->coefficients.at(1);
  CHECK(exposed.name == "exposed");
  CHECK(*exposed.estimate == Approx(13.0 * 28.0 / (12.0 * 8.0)).epsilon(1e-13));
  CHECK(exposed.log_se == Approx(std::sqrt(1 / 13.0 + 1 / 12.0 + 1 / 8.0 + 1 / 28.0)).epsilon(1e-13));
  CHECK(*fit->coefficients[0].estimate == Approx(8.0 / 28.0).epsilon(1e-13));
  CHECK(fit->coefficients[0].name == "(intercept)");
  CHECK(fit->n == 61);
  CHECK(fit->events == 21);
  CHECK(fit->events_per_variable == 21.0);

  const auto penalized = logistic_regression(patients.terms(), patients.outcome, {Penalty::firth});
  REQUIRE(penalized.has_value());
  CHECK(*penalized->coefficients[1].estimate == Approx(13.5 * 28.5 / (12.5 * 8.5)).epsilon(1e-12));
  CHECK(*penalized->coefficients[0].estimate == Approx(8.5 / 28.5).epsilon(1e-12));
}

TEST_CASE("an empty cell is called separation, and Firth's penalty answers it by hand") {
  const Patients patients(7, 9, 0, 14);
  const auto error = refusal(patients.terms(), patients.outcome);
  CHECK(error.code == Errc::separation);
  CHECK(error.input == "exposed");
  CHECK(error.message.find("border") != std::string::npos);
  const auto fit = logistic_regression(patients.terms(), patients.outcome, {Penalty::firth, true});
  REQUIRE(fit.has_value());
  CHECK(fit->coefficients[1].log_estimate == Approx(std::log(7.5 * 14.5 / (9.5 * 0.5))).epsilon(1e-12));
  CHECK(fit->coefficients[1].log_profile_ci.has_value());
  CHECK_FALSE(fit->measures.has_value());
}

TEST_CASE("columns that tell the outcomes apart are named") {
  std::vector<double> x(20);
  std::iota(x.begin(), x.end(), 1.0);
  std::vector<std::uint8_t> outcome(20, 0);
  std::fill(outcome.begin() + 12, outcome.end(), std::uint8_t{1});
  std::vector<double> other;
  for (int i = 0; i < 20; ++i) other.push_back(i * 7 % 5);

  const auto wholly = refusal({term("other", other), term("x", x)}, outcome);
  CHECK(wholly.code == Errc::separation);
  CHECK(wholly.input == "x");
  CHECK(wholly.message.find("completely") != std::string::npos);
  CHECK(wholly.remedy.find("Firth") != std::string::npos);

  // Neither alone, but a > b has the outcome.
  std::vector<double> a;
  std::vector<double> b;
  std::vector<std::uint8_t> larger;
  for (int i = 0; i < 35; ++i) {
    a.push_back(i % 5);
    b.push_back(i % 7 * 0.7 + 0.3);
    larger.push_back(a.back() > b.back() ? 1 : 0);
  }
  const auto together = refusal(
      {term("a", a), term("other", std::vector<double>(other.begin(), other.end())), term("b", b)}, larger);
  CHECK(together.code == Errc::unequal_lengths);
  std::vector<double> noise;
  for (int i = 0; i < 35; ++i) noise.push_back(i * 11 % 13);
  const auto both = refusal({term("a", a), term("b", b)}, larger);
  CHECK(both.code == Errc::separation);
  CHECK(both.input == "a, b");
  CHECK(refusal({term("a", a), term("noise", noise), term("b", b)}, larger).code == Errc::separation);
}

TEST_CASE("where the whole model is far out, each model without a term is still found") {
  const std::vector<std::uint8_t> outcome{1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1,
                                          0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1};
  const std::vector<double> a{68.6, 67.7, 42,   57.6, 55.5, 56.6, 30.2, 39.9, 50.6, 39.9,
                              59.6, 50.6, 55.2, 56.6, 49.1, 59.7, 54.9, 56.6, 17.2, 60.8,
                              32.4, 38.1, 70.5, 12.2, 50.6, 17.2, 55.5, 36.7, 73.7, 57.6,
                              55.5, 55.8, 39.9, 59.6, 68.6, 64,   55.5, 55.8, 39.9, 70.5};
  const std::vector<double> b{0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0,
                              0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1};
  const auto fit = logistic_regression(std::vector{term("a", a), term("b", b)}, outcome);
  REQUIRE(fit.has_value());
  // R: glm(y ~ a + b, binomial), drop1(test = "LRT").
  CHECK(fit->coefficients[1].log_estimate == Approx(3.92927319694).epsilon(1e-9));
  CHECK(fit->coefficients[2].log_estimate == Approx(20.93192322927).epsilon(1e-9));
  CHECK(fit->terms[0].likelihood_ratio.statistic == Approx(28.7652028595).epsilon(1e-9));
  CHECK(fit->terms[1].likelihood_ratio.statistic == Approx(17.8579930157).epsilon(1e-9));
}

TEST_CASE("data that are nearly told apart have coefficients") {
  // A gap between the outcomes, and one patient of each on the wrong side of it.
  for (const double overlap : {1.0, 1e-2, 1e-4, 1e-6}) {
    CAPTURE(overlap);
    std::vector<double> x;
    std::vector<std::uint8_t> outcome;
    for (int i = 0; i < 30; ++i) {
      x.push_back(i);
      outcome.push_back(i < 15 ? 0 : 1);
    }
    x.push_back(15.0);
    outcome.push_back(0);
    x.push_back(15.0 - overlap);
    outcome.push_back(1);
    const auto fit = logistic_regression(std::vector{term("x", x)}, outcome);
    REQUIRE(fit.has_value());
    CHECK(fit->coefficients[1].log_estimate > 0.5);
    // The score of the maximum is 0: fitted and observed agree in number and in mean.
    const double fitted = std::accumulate(fit->probabilities.begin(), fit->probabilities.end(), 0.0);
    CHECK(fitted == Approx(16.0).epsilon(1e-9));
  }
  // Flat long before the top: a pair that overlaps by a part in 1e13 of the range.
  std::vector<double> wide;
  std::vector<std::uint8_t> late;
  for (int i = 0; i < 300; ++i) {
    wide.push_back(i);
    late.push_back(i < 150 ? 0 : 1);
  }
  wide.insert(wide.end(), {150.0, 150.0 - 1e-11});
  late.insert(late.end(), {0, 1});
  CHECK(logistic_regression(std::vector{term("wide", wide)}, late).has_value());
  // One patient in 20 000.
  Patients rare(1, 4999, 10, 14990);
  CHECK(logistic_regression(rare.terms(), rare.outcome).has_value());
  Patients none(0, 5000, 10, 14990);
  CHECK(refusal(none.terms(), none.outcome).code == Errc::separation);
}

TEST_CASE("beside someone far out nobody is on a border") {
  // Without him the outcomes overlap, so that the likelihood has a maximum.
  std::vector<double> ages = kAges;
  for (const double far : {3e4, 3e6, 3e8}) {
    ages[2] = far;
    for (const bool with_noise : {false, true}) {
      std::vector<ModelTerm> terms{term("age", ages)};
      const std::vector<double> noise{1, 0, 0, 1, 0, 1, 1, 0, 1, 0};
      if (with_noise) terms.push_back(term("noise", noise));
      const auto fit = logistic_regression(terms, kOutcome);
      if (!fit) CHECK(fit.error().code == Errc::not_converged);
    }
  }
}

TEST_CASE("only a direction with every patient on his side or on the border is separation") {
  const std::vector<double> x{1, 2, 3, 3, 4, 5};
  const std::vector<double> z{0, 1, 0, 1, 0, 1};
  const std::vector<std::uint8_t> outcome{0, 0, 0, 1, 1, 1};
  const std::vector terms{term("x", x), term("z", z)};
  const auto design = logistic_design(terms, outcome);
  REQUIRE(design.has_value());
  const auto border = separation(*design, Eigen::Vector3d(0, 1, 0));
  REQUIRE(border.has_value());
  CHECK(border->input == "x");
  CHECK(border->message.find("border") != std::string::npos);
  CHECK_FALSE(separation(*design, Eigen::Vector3d(0.1, 1, 0)).has_value());
  CHECK_FALSE(separation(*design, Eigen::Vector3d(0, 0, 1)).has_value());
  CHECK_FALSE(separation(*design, Eigen::Vector3d(0, -1, 0)).has_value());
  CHECK_FALSE(separation(*design, Eigen::Vector3d(0, 0, 0)).has_value());
  CHECK(separation(*design, Eigen::Vector3d(0, 1, 0.1))->message.find("completely") != std::string::npos);
}

TEST_CASE("what no regression can be made of is refused with the column") {
  const std::vector<double> same(10, 3.0);
  auto error = refusal({term("age", kAges), term("same", same)}, kOutcome);
  CHECK(error.code == Errc::no_variation);
  CHECK(error.input == "same");

  std::vector<double> months;
  for (const double age : kAges) months.push_back(12.0 * age + 1.0);
  error = refusal({term("age", kAges), term("months", months)}, kOutcome);
  CHECK(error.code == Errc::no_variation);
  CHECK(error.input == "months");
  CHECK(error.message.find("\"age\"") != std::string::npos);

  for (const std::size_t place : {std::size_t{0}, std::size_t{4}}) {
    const auto named = "age[" + std::to_string(place) + "]";
    auto broken = kAges;
    broken[place] = std::nan("");
    error = refusal({term("age", broken)}, kOutcome);
    CHECK(error.code == Errc::not_finite);
    CHECK(error.input == named);
    broken[place] = 1e101;
    error = refusal({term("age", broken)}, kOutcome);
    CHECK(error.code == Errc::out_of_range);
    CHECK(error.input == named);
  }

  CHECK(refusal({term("age", {1.0, 2.0})}, kOutcome).code == Errc::unequal_lengths);
  CHECK(refusal({}, kOutcome).code == Errc::too_few);
  CHECK(refusal({{"age", {}}}, kOutcome).code == Errc::too_few);
  CHECK(refusal({term("age", kAges)}, std::vector<std::uint8_t>(10, 1)).code == Errc::too_few);
  CHECK(refusal({term("age", kAges)}, {1, 0, 2, 0, 1, 0, 1, 0, 1, 0}).code == Errc::out_of_range);
  const auto few = refusal({term("a", {1, 2, 4}), term("b", {2, 1, 7})}, {0, 1, 1});
  CHECK(few.code == Errc::too_few);
  CHECK(few.message == "3 patients cannot bear a model of 3 coefficients.");
  for (const double level : {0.0, 1.0, std::nan("")}) {
    CHECK(refusal({term("age", kAges)}, kOutcome, {Penalty::none, false, level}).code == Errc::out_of_range);
  }
}

TEST_CASE("columns that nearly say the same are told from those that do") {
  const Patients patients(13, 12, 8, 28);
  std::vector<double> x;
  std::vector<double> near;
  std::vector<double> nearer;
  for (int i = 0; i < 61; ++i) {
    x.push_back(i * 7 % 61);
    near.push_back(x.back() + 1e-5 * (i * 11 % 13));
    nearer.push_back(x.back() + 1e-9 * (i * 11 % 13));
  }
  const auto fit = logistic_regression(std::vector{term("x", x), term("near", near)}, patients.outcome);
  REQUIRE(fit.has_value());
  // Their difference is the same column as without the first: so is its standard error.
  std::vector<double> difference;
  for (std::size_t i = 0; i < x.size(); ++i) difference.push_back(near[i] - x[i]);
  const auto apart = logistic_regression(std::vector{term("x", x), term("d", difference)}, patients.outcome);
  CHECK(fit->coefficients[2].log_estimate == Approx(apart->coefficients[2].log_estimate).epsilon(1e-8));
  CHECK(fit->coefficients[2].log_se == Approx(apart->coefficients[2].log_se).epsilon(1e-8));
  CHECK(refusal({term("x", x), term("nearer", nearer)}, patients.outcome).input == "nearer");
}

TEST_CASE("an odds ratio beyond the doubles is left empty, its logarithm is not") {
  std::vector<double> tonnes;
  for (const double age : kAges) tonnes.push_back(age * 1e-5);
  const auto fit = logistic_regression(std::vector{term("tonnes", tonnes)}, kOutcome);
  REQUIRE(fit.has_value());
  CHECK(fit->coefficients[1].log_estimate > 750.0);
  CHECK_FALSE(fit->coefficients[1].estimate.has_value());
  CHECK_FALSE(fit->coefficients[1].ci.has_value());
}

TEST_CASE("a model no better than none has no likelihood ratio, score or share explained") {
  const Patients patients(5, 10, 10, 20);
  const auto fit = logistic_regression(patients.terms(), patients.outcome);
  REQUIRE(fit.has_value());
  CHECK(fit->likelihood_ratio.statistic < 1e-12);
  CHECK(fit->likelihood_ratio.p_value > 0.999999);
  CHECK(fit->score->statistic < 1e-24);
  CHECK(std::abs(fit->measures->nagelkerke) < 1e-13);
}

TEST_CASE("a bootstrap's optimism is that of its own resamples, said with those that gave none") {
  const Patients patients(13, 12, 8, 28);
  const auto one = bootstrap_logistic(patients.terms(), patients.outcome, {Penalty::none, 300, 7});
  const auto again = bootstrap_logistic(patients.terms(), patients.outcome, {Penalty::none, 300, 7});
  const auto other = bootstrap_logistic(patients.terms(), patients.outcome, {Penalty::none, 300, 8});
  REQUIRE(one.has_value());
  CHECK(one->auc.optimism == again->auc.optimism);
  CHECK(one->auc.optimism != other->auc.optimism);
  CHECK(one->resamples + one->separated + one->degenerate == 300);
  // By hand: of 21 * 40 pairs, 13 * 28 are in order and 13 * 12 + 8 * 28 tied.
  CHECK(one->auc.apparent == Approx((13 * 28 + 0.5 * (13 * 12 + 8 * 28)) / 840.0).epsilon(1e-14));
  CHECK(one->brier.apparent == Approx((13 * 12 / 25.0 + 8 * 28 / 36.0) / 61.0).epsilon(1e-13));
  CHECK(one->auc.corrected == one->auc.apparent - one->auc.optimism);
  CHECK(one->brier.optimism < 0.0);
  CHECK(one->nagelkerke.optimism > 0.0);

  const Patients scarce(1, 1, 1, 12);
  const auto few = bootstrap_logistic(scarce.terms(), scarce.outcome, {Penalty::none, 300, 1});
  REQUIRE_FALSE(few.has_value());
  CHECK(few.error().code == Errc::too_few);
  const auto penalized = bootstrap_logistic(scarce.terms(), scarce.outcome, {Penalty::firth, 300, 1});
  REQUIRE(penalized.has_value());
  CHECK(penalized->separated == 0);
  CHECK(penalized->degenerate > 0);

  const Patients apart(7, 9, 0, 14);
  CHECK(bootstrap_logistic(apart.terms(), apart.outcome).error().code == Errc::separation);
  for (const int resamples : {0, 100001}) {
    CHECK(
        bootstrap_logistic(patients.terms(), patients.outcome, {Penalty::none, resamples, 1}).error().code ==
        Errc::out_of_range);
  }
}

TEST_CASE("events per variable counts the rarer outcome") {
  const Patients frequent(28, 8, 12, 3);
  const auto fit = logistic_regression(frequent.terms(), frequent.outcome);
  REQUIRE(fit.has_value());
  CHECK(fit->events == 40);
  CHECK(fit->events_per_variable == 11.0);
}

TEST_CASE("Firth's penalty makes a model of many columns no hundred times dearer") {
  // Of 800 patients and 16 columns: one step with all second derivatives of the penalty costs 16 without.
  Generator generator(20);
  const std::size_t n = 800;
  std::vector<std::vector<double>> values(16);
  std::vector<std::uint8_t> outcome;
  for (std::size_t i = 0; i < n; ++i) {
    for (auto& column : values) column.push_back(static_cast<double>(generator.below(1000)));
    outcome.push_back(values[0].back() + values[1].back() > static_cast<double>(generator.below(2000)) ? 1
                                                                                                       : 0);
  }
  std::vector<ModelTerm> terms;
  for (std::size_t j = 0; j < values.size(); ++j) {
    const std::string name = "x" + std::to_string(j);
    terms.push_back({name, {{name, values[j]}}});
  }
  const auto seconds = [&](Penalty penalty) {
    const auto start = std::clock();
    REQUIRE(logistic_regression(terms, outcome, {penalty, false, 0.95}).has_value());
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  const double plain = seconds(Penalty::none);
  CHECK(seconds(Penalty::firth) < 50.0 * plain);
}

TEST_CASE("the order of the patients changes no bit of an answer") {
  std::vector<double> ages;
  std::vector<double> counts;
  std::vector<std::uint8_t> outcome;
  for (int i = 0; i < 150; ++i) {
    ages.push_back(40.0 + i * 37 % 41 + 0.1 * (i * 7 % 10));
    counts.push_back(i * 29 % 13);
    outcome.push_back((i * 53 % 97) + counts.back() > 60.0 ? 1 : 0);
  }
  std::vector<std::uint32_t> rows(outcome.size());
  std::iota(rows.begin(), rows.end(), 0U);
  Generator generator(7);
  shuffle(generator, rows);
  std::vector<std::vector<double>> values;
  const std::vector<ModelTerm> terms{term("age", ages), term("count", counts)};
  const auto moved_terms = drawn_terms(terms, rows, values);
  for (const auto penalty : {Penalty::none, Penalty::firth}) {
    const auto fit = logistic_regression(terms, outcome, {penalty, true});
    const auto moved = logistic_regression(moved_terms, drawn_outcome(outcome, rows), {penalty, true});
    for (std::size_t j = 0; j < 3; ++j) {
      const auto& one = fit.value().coefficients[j];
      const auto& other = moved.value().coefficients[j];
      CHECK(one.log_estimate == other.log_estimate);
      CHECK(one.log_profile_ci.value().low == other.log_profile_ci.value().low);
      CHECK(one.log_profile_ci->high == other.log_profile_ci->high);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(moved->probabilities[i] == fit->probabilities[rows[i]]);
    }
  }
}

TEST_CASE("an odds ratio below the smallest double is not 0, it is not given") {
  std::vector<double> tiny;
  for (const double age : kAges) tiny.push_back(-1e-4 * age);
  const auto years = logistic_regression(std::vector<ModelTerm>{term("age", kAges)}, kOutcome);
  const auto fit =
      logistic_regression(std::vector<ModelTerm>{term("tiny", tiny)}, kOutcome, {Penalty::none, true});
  const auto& coefficient = fit.value().coefficients.at(1);
  // The same model in another unit.
  CHECK(coefficient.log_estimate ==
        Approx(-1e4 * years.value().coefficients.at(1).log_estimate).epsilon(1e-10));
  CHECK(coefficient.log_estimate < -800.0);
  CHECK_FALSE(coefficient.estimate.has_value());
  CHECK_FALSE(coefficient.ci.has_value());
  CHECK_FALSE(coefficient.profile_ci.has_value());
  CHECK(coefficient.log_profile_ci.has_value());
}
