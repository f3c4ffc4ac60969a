// Logistic regression against R (logistic.R). Each tolerance is the one the function's comment promises.

#include "oracle.hpp"

#include <algorithm>
#include <map>

#include "myolung/logistic.hpp"
#include "stats/logistic_resample.hpp"

using namespace myolung;
using namespace myolung::stats;
using test::oracle;
using test::OracleRow;
using test::relative_error;

namespace {

struct NumbersOf {
  std::vector<std::uint8_t> outcome;
  std::vector<std::vector<double>> values;
  std::vector<std::string> columns;
  std::vector<std::string> term_of;

  [[nodiscard]] std::vector<ModelTerm> terms() const {
    std::vector<ModelTerm> out;
    for (std::size_t j = 0; j < values.size(); ++j) {
      if (out.empty() || out.back().name != term_of[j]) out.push_back({term_of[j], {}});
      out.back().columns.push_back({columns[j], values[j]});
    }
    return out;
  }
};

/// 150 000 patients, drawn here and in R with the same whole numbers.
NumbersOf lehmer() {
  NumbersOf out{{}, std::vector<std::vector<double>>(3), {"a", "b", "c"}, {"a", "b", "c"}};
  std::uint64_t state = 20100512;
  const auto next = [&state] {
    state = state * 16807 % 2147483647;
    return static_cast<double>(state) / 2147483647.0;
  };
  for (int i = 0; i < 150000; ++i) {
    const double a = next();
    const double b = next();
    const double c = next() < 0.1 ? 1.0 : 0.0;
    const double log_odds = -3.0 + 2.0 * a - b + c;
    out.outcome.push_back(next() < 1.0 / (1.0 + std::exp(-log_odds)) ? 1 : 0);
    out.values[0].push_back(a);
    out.values[1].push_back(b);
    out.values[2].push_back(c);
  }
  return out;
}

const std::map<std::string, NumbersOf>& all_data() {
  static const auto data = [] {
    std::map<std::string, NumbersOf> out;
    for (const auto& row : oracle("logistic_data.csv")) {
      auto& set = out[row.text("data")];
      const auto values = row.numbers("values");
      if (row.text("column") == "outcome") {
        for (const double y : values) set.outcome.push_back(y > 0.5 ? 1 : 0);
        continue;
      }
      set.values.push_back(values);
      set.columns.push_back(row.text("column"));
      set.term_of.push_back(row.text("term"));
    }
    if (test::wanted("large_150000")) out["large_150000"] = lehmer();
    return out;
  }();
  return data;
}

Penalty penalty_of(const OracleRow& row) {
  return row.text("penalty") == "firth" ? Penalty::firth : Penalty::none;
}

const LogisticFit& fit_of(const OracleRow& row) {
  static std::map<std::string, LogisticFit> fits;
  const auto key = row.text("data") + "/" + row.text("penalty");
  const auto known = fits.find(key);
  if (known != fits.end()) return known->second;
  const auto& set = all_data().at(row.text("data"));
  LogisticOptions options{penalty_of(row), set.outcome.size() < 10000, 0.95};
  auto fit = logistic_regression(set.terms(), set.outcome, options);
  INFO(key << ": " << (fit ? "" : fit.error().message));
  REQUIRE(fit.has_value());
  return fits.emplace(key, std::move(*fit)).first->second;
}

/// What is promised of estimates: 1e-8 by maximum likelihood, 1e-6 penalized.
double promised(const OracleRow& row) { return penalty_of(row) == Penalty::none ? 1e-8 : 1e-6; }

bool near(double ours, double theirs, double relative, double absolute) {
  return std::abs(ours - theirs) <= relative * std::abs(theirs) + absolute;
}

}  // namespace

TEST_CASE("coefficients, Wald and profile intervals and their tests agree with R") {
  const auto rows = oracle("logistic_coefficient.csv");
  REQUIRE(rows.size() >= 150);
  for (const auto& row : rows) {
    CAPTURE(row.text("data"), row.text("penalty"), row.text("coefficient"));
    const auto& fit = fit_of(row);
    const auto found = std::find_if(fit.coefficients.begin(), fit.coefficients.end(),
                                    [&](const auto& c) { return c.name == row.text("coefficient"); });
    REQUIRE(found != fit.coefficients.end());
    const auto& ours = *found;
    const double r = promised(row);
    const double se = row.number("log_se");
    CHECK(near(ours.log_estimate, row.number("log_estimate"), r, 1e-4 * r * se));
    CHECK(relative_error(ours.log_se, se) <= r);
    CHECK(near(ours.statistic, row.number("statistic"), r, 1e-4 * r));
    CHECK(near(ours.p_value, row.number("p_value"), 100.0 * r, 0.0));
    CHECK(near(ours.log_ci.low, row.number("ci_low"), r, r * se));
    CHECK(near(ours.log_ci.high, row.number("ci_high"), r, r * se));
    if (ours.estimate) CHECK(*ours.estimate == std::exp(ours.log_estimate));
    if (row.text("data") == "large_150000") {
      CHECK_FALSE(ours.log_profile_ci.has_value());
      continue;
    }
    REQUIRE(ours.log_profile_ci.has_value());
    CHECK(near(ours.log_profile_ci->low, row.number("profile_low"), 1e-6, 1e-6 * se));
    CHECK(near(ours.log_profile_ci->high, row.number("profile_high"), 1e-6, 1e-6 * se));
    REQUIRE(ours.likelihood_ratio.has_value());
    CHECK(near(ours.likelihood_ratio->statistic, row.number("lr"), r, 1e-9));
    CHECK(near(ours.likelihood_ratio->p_value, row.number("lr_p"), 100.0 * r, 1e-9));
  }
}

TEST_CASE("likelihood ratio tests of terms agree with R") {
  const auto rows = oracle("logistic_term.csv");
  REQUIRE(rows.size() >= 100);
  for (const auto& row : rows) {
    CAPTURE(row.text("data"), row.text("penalty"), row.text("term"));
    const auto& fit = fit_of(row);
    const auto found = std::find_if(fit.terms.begin(), fit.terms.end(),
                                    [&](const auto& t) { return t.name == row.text("term"); });
    REQUIRE(found != fit.terms.end());
    CHECK(found->likelihood_ratio.df == row.number("df"));
    CHECK(near(found->likelihood_ratio.statistic, row.number("statistic"), promised(row), 1e-9));
    CHECK(near(found->likelihood_ratio.p_value, row.number("p_value"), 100.0 * promised(row), 1e-9));
  }
}

TEST_CASE("the model's tests and measures agree with R") {
  const auto rows = oracle("logistic_fit.csv");
  REQUIRE(rows.size() >= 50);
  for (const auto& row : rows) {
    CAPTURE(row.text("data"), row.text("penalty"));
    const auto& fit = fit_of(row);
    const double r = promised(row);
    CHECK(near(fit.log_likelihood, row.number("log_likelihood"), r, 0.0));
    CHECK(fit.likelihood_ratio.df == row.number("lr_df"));
    CHECK(near(fit.likelihood_ratio.statistic, row.number("lr"), r, 1e-9));
    CHECK(near(fit.likelihood_ratio.p_value, row.number("lr_p"), 100.0 * r, 1e-9));
    double squares = 0.0;
    for (const double p : fit.probabilities) squares += p * p;
    CHECK(relative_error(squares, row.number("probability_sum_of_squares")) <= r);
    if (penalty_of(row) == Penalty::firth) {
      CHECK_FALSE(fit.measures.has_value());
      CHECK_FALSE(fit.score.has_value());
      continue;
    }
    REQUIRE(fit.measures.has_value());
    REQUIRE(fit.score.has_value());
    CHECK(near(fit.score->statistic, row.number("score"), r, 1e-9));
    CHECK(near(fit.score->p_value, row.number("score_p"), 100.0 * r, 1e-9));
    CHECK(relative_error(fit.measures->deviance, row.number("deviance")) <= r);
    CHECK(relative_error(fit.measures->null_deviance, row.number("null_deviance")) <= r);
    CHECK(relative_error(fit.measures->aic, row.number("aic")) <= r);
    CHECK(near(fit.measures->mcfadden, row.number("mcfadden"), r, 1e-12));
    CHECK(near(fit.measures->cox_snell, row.number("cox_snell"), r, 1e-12));
    CHECK(near(fit.measures->nagelkerke, row.number("nagelkerke"), r, 1e-12));
  }
}

TEST_CASE("data that are told apart are refused by maximum likelihood, data nearly told apart are not") {
  std::size_t apart = 0;
  for (const auto& [name, set] : all_data()) {
    CAPTURE(name);
    const auto fit = logistic_regression(set.terms(), set.outcome);
    if (name.starts_with("apart")) {
      ++apart;
      REQUIRE_FALSE(fit.has_value());
      CHECK(fit.error().code == Errc::separation);
    } else {
      CHECK(fit.has_value());
    }
  }
  CHECK(apart == 3);
}

TEST_CASE("the measures of a resample's model agree with R on the same resample") {
  const auto rows = oracle("logistic_resample.csv");
  REQUIRE(rows.size() >= 40);
  for (const auto& row : rows) {
    CAPTURE(row.text("data"), row.text("rows"));
    const auto& set = all_data().at(row.text("data"));
    std::vector<std::uint32_t> drawn;
    for (const auto i : row.counts("rows")) drawn.push_back(static_cast<std::uint32_t>(i));
    const auto ours = resampled_measures(set.terms(), set.outcome, drawn, Penalty::none);
    REQUIRE(ours.has_value());
    CHECK(relative_error(ours->inside.auc, row.number("auc")) <= 1e-8);
    CHECK(relative_error(ours->inside.brier, row.number("brier")) <= 1e-8);
    CHECK(relative_error(ours->inside.nagelkerke, row.number("nagelkerke")) <= 1e-8);
    CHECK(relative_error(ours->outside.auc, row.number("auc_all")) <= 1e-8);
    CHECK(relative_error(ours->outside.brier, row.number("brier_all")) <= 1e-8);
    CHECK(relative_error(ours->outside.nagelkerke, row.number("nagelkerke_all")) <= 1e-8);
  }
}
