// Calibration, net benefit and sample sizes against R, on the data that tests/oracle/calibration.R wrote or
// generates alike.

#include <random>

#include "myolung/calibration.hpp"
#include "myolung/decision_curve.hpp"
#include "myolung/tail_probability.hpp"
#include "myolung/validation_size.hpp"
#include "oracle/oracle.hpp"

using namespace myolung::stats;
using myolung::test::oracle;
using myolung::test::OracleRow;
using myolung::test::relative_error;

namespace {

struct Predictions {
  std::vector<std::uint8_t> outcome;
  std::vector<double> probability;
};

/// As written, or the 150 000 patients of calibration.R.
Predictions predictions(const OracleRow& row) {
  Predictions out;
  if (row.text("name") == "big") {
    std::minstd_rand0 whole(19720417);
    for (int i = 0; i < 150'000; ++i) {
      const double p = 0.01 + 0.9 * (static_cast<double>(whole()) / 2147483647.0);
      out.probability.push_back(p);
      out.outcome.push_back(static_cast<double>(whole()) / 2147483647.0 < p * (0.7 + 0.4 * p) ? 1 : 0);
    }
    return out;
  }
  for (const auto code : row.counts("outcome")) out.outcome.push_back(static_cast<std::uint8_t>(code));
  out.probability = row.numbers("probability");
  return out;
}

/// Near `theirs`, or, next to 0, near in units of the standard error.
bool close(double ours, double theirs, double se, double tolerance) {
  return std::abs(ours - theirs) <= tolerance * std::max(std::abs(theirs), se);
}

}  // namespace

TEST_CASE("calibration in the large and Brier's score agree with R to 1e-12") {
  const auto rows = oracle("calibration.csv");
  REQUIRE(rows.size() == 31);
  for (const auto& row : rows) {
    CAPTURE(row.text("name"));
    const auto p = predictions(row);
    const auto large = calibration_in_the_large(p.probability, p.outcome);
    REQUIRE(large.has_value());
    const double difference = row.number("observed") - row.number("mean_predicted");
    CHECK(relative_error(large->observed, row.number("observed")) <= 1e-12);
    CHECK(relative_error(large->mean_predicted, row.number("mean_predicted")) <= 1e-12);
    CHECK(std::abs(large->difference.estimate - difference) <= 1e-12);
    CHECK(relative_error(large->difference.se, row.number("difference_se")) <= 1e-12);
    CHECK(std::abs(large->difference.ci.low -
                   (difference - 1.959963984540054 * row.number("difference_se"))) <= 1e-12);
    REQUIRE(large->observed_expected.has_value());
    CHECK(relative_error(large->observed_expected->estimate, row.number("ratio")) <= 1e-12);
    CHECK(relative_error(large->observed_expected->ci.low, row.number("ratio_low")) <= 1e-12);
    CHECK(relative_error(large->observed_expected->ci.high, row.number("ratio_high")) <= 1e-12);
    const auto brier = brier_score(p.probability, p.outcome);
    REQUIRE(brier.has_value());
    CHECK(relative_error(brier->estimate, row.number("brier")) <= 1e-12);
    CHECK(relative_error(brier->se, row.number("brier_se")) <= 1e-12);
    CHECK(std::abs(brier->scaled - row.number("scaled")) <= 1e-12);
  }
}

TEST_CASE("intercept and slope agree with R glm to 1e-8") {
  for (const auto& row : oracle("calibration.csv")) {
    CAPTURE(row.text("name"));
    const auto p = predictions(row);
    const auto given = calibration_intercept(p.probability, p.outcome);
    REQUIRE(given.has_value());
    CHECK(close(given->estimate, row.number("given"), row.number("given_se"), 1e-8));
    CHECK(relative_error(given->se, row.number("given_se")) <= 1e-8);
    const double half = 1.959963984540054 * row.number("given_se");
    CHECK(close(given->ci.low, row.number("given") - half, half, 1e-8));
    CHECK(close(given->ci.high, row.number("given") + half, half, 1e-8));
    const auto line = calibration_slope(p.probability, p.outcome);
    REQUIRE(line.has_value());
    CHECK(close(line->slope.estimate, row.number("slope"), row.number("slope_se"), 1e-8));
    CHECK(relative_error(line->slope.se, row.number("slope_se")) <= 1e-8);
    CHECK(close(line->slope.ci.low, row.number("slope_low"), row.number("slope_se"), 1e-8));
    CHECK(close(line->slope.ci.high, row.number("slope_high"), row.number("slope_se"), 1e-8));
    CHECK(close(line->intercept.estimate, row.number("intercept"), row.number("intercept_se"), 1e-8));
    CHECK(relative_error(line->intercept.se, row.number("intercept_se")) <= 1e-8);
    // A difference of log likelihoods, which may be many times larger.
    CHECK(std::abs(line->statistic - row.number("statistic")) <=
          1e-8 * row.number("statistic") + 1e-13 * static_cast<double>(p.outcome.size()));
    CHECK(std::abs(std::log(line->p_value) - std::log(row.number("p_value"))) <=
          1e-8 * row.number("statistic") + 1e-9);
    CHECK(line->df == 2.0);
  }
}

TEST_CASE("calibration curves and what is read from them agree with R to 1e-9") {
  int curves = 0;
  for (const auto& row : oracle("calibration.csv")) {
    if (row.count("knots") == 0) continue;
    curves += 1;
    CAPTURE(row.text("name"));
    const auto p = predictions(row);
    const auto at = row.numbers("at");
    const auto curve =
        calibration_curve(p.probability, p.outcome, at, static_cast<std::size_t>(row.count("knots")));
    REQUIRE(curve.has_value());
    const auto knots = row.numbers("places");
    REQUIRE(curve->knots.size() == knots.size());
    for (std::size_t i = 0; i < knots.size(); ++i) CHECK(relative_error(curve->knots[i], knots[i]) <= 1e-12);
    const auto observed = row.numbers("curve");
    const auto low = row.numbers("curve_low");
    const auto high = row.numbers("curve_high");
    REQUIRE(curve->points.size() == observed.size());
    for (std::size_t i = 0; i < observed.size(); ++i) {
      CHECK(curve->points[i].predicted == at[i]);
      CHECK(std::abs(curve->points[i].observed - observed[i]) <= 1e-9);
      CHECK(std::abs(curve->points[i].ci.low - low[i]) <= 1e-9);
      CHECK(std::abs(curve->points[i].ci.high - high[i]) <= 1e-9);
    }
    const auto figures = row.numbers("figures");
    CHECK(std::abs(curve->ici - figures.at(0)) <= 1e-9);
    CHECK(std::abs(curve->e50 - figures.at(1)) <= 1e-9);
    CHECK(std::abs(curve->e90 - figures.at(2)) <= 1e-9);
    CHECK(std::abs(curve->emax - figures.at(3)) <= 1e-9);
  }
  CHECK(curves >= 20);
}

TEST_CASE("net benefit agrees with R to 1e-12") {
  const auto rows = oracle("decision_curve.csv");
  const auto sets = oracle("calibration.csv");
  REQUIRE(rows.size() == 30);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    CAPTURE(rows[r].text("name"));
    REQUIRE(rows[r].text("name") == sets[r].text("name"));
    const auto p = predictions(sets[r]);
    const auto thresholds = rows[r].numbers("thresholds");
    const auto curve = decision_curve(p.probability, p.outcome, thresholds);
    REQUIRE(curve.has_value());
    REQUIRE(curve->size() == thresholds.size());
    const auto near = [](double ours, double theirs) {
      return std::abs(ours - theirs) <= 1e-12 * std::max(1.0, std::abs(theirs));
    };
    for (std::size_t i = 0; i < thresholds.size(); ++i) {
      CHECK((*curve)[i].threshold == thresholds[i]);
      CHECK(near((*curve)[i].model, rows[r].numbers("model")[i]));
      CHECK(near((*curve)[i].treat_all, rows[r].numbers("all")[i]));
      CHECK(near((*curve)[i].standardized_model, rows[r].numbers("standardized_model")[i]));
      CHECK(near((*curve)[i].standardized_treat_all, rows[r].numbers("standardized_all")[i]));
    }
  }
}

TEST_CASE("sizes of validations agree with R's formulas and search to 1e-10") {
  const auto rows = oracle("validation_size.csv");
  REQUIRE(rows.size() == 24);
  for (const auto& row : rows) {
    const auto widths = row.numbers("widths");
    const auto size = validation_size({row.count("n"), row.number("prevalence"), row.number("c_statistic")},
                                      row.numbers("probability"),
                                      {widths.at(0), widths.at(1), widths.at(2), row.number("level")});
    REQUIRE(size.has_value());
    const auto targets = row.numbers("targets");
    const auto se = row.numbers("se");
    const auto needed = row.counts("needed");
    const SizeCriterion ours[] = {size->observed_expected, size->slope, size->c_statistic};
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(relative_error(ours[i].target_se, targets[i]) <= 1e-10);
      CHECK(relative_error(ours[i].se, se[i]) <= 1e-10);
      CHECK(ours[i].needed == needed[i]);
      CHECK(ours[i].enough == (row.count("n") >= needed[i]));
    }
    CHECK(size->needed == *std::max_element(needed.begin(), needed.end()));
    CHECK(size->enough == (size->observed_expected.enough && size->slope.enough && size->c_statistic.enough));
  }
}

TEST_CASE("the published example of pmvalsampsize: 905, 4544 and 4252 patients") {
  // Prevalence 0.018, c-statistic 0.8, log odds normal with mean -5 and standard deviation 2.5, O/E width 1.
  // The package searches in steps of 0.0001 for the first number and draws a million log odds for the second,
  // which by R integrate is 4553.7.
  std::vector<double> probability;
  for (int i = 0; i < 20'000; ++i) {
    probability.push_back(1.0 / (1.0 + std::exp(5.0 - 2.5 * *normal_quantile((i + 0.5) / 20'000.0))));
  }
  const auto size = validation_size({5000, 0.018, 0.8}, probability, {1.0, 0.2, 0.1, 0.95});
  REQUIRE(size.has_value());
  CHECK(std::abs(size->observed_expected.needed - 905) <= 1);
  CHECK(std::abs(size->slope.needed - 4554) <= 1);
  CHECK(size->c_statistic.needed == 4252);
  CHECK(size->needed == size->slope.needed);
  CHECK(size->events_needed == 82);
  CHECK(size->enough);
}
