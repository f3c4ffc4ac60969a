#include <algorithm>
#include <cmath>
#include <utility>

#include "clinical/sentence.hpp"
#include "cohort/adjusted.hpp"
#include "cohort/model_columns.hpp"
#include "myolung/logistic.hpp"

namespace myolung::cohort {
namespace {

constexpr double kFewEvents = 10.0;
constexpr double kRounding = 1e-13;  // of a share explained
constexpr const char* kOddsRatio = "odds ratio";

/// A share explained that differs from 0 by rounding alone is 0.
double share_explained(double r2) { return std::abs(r2) < kRounding ? 0.0 : r2; }

void add_test(OrderedJson& row, const std::string& name, const std::optional<stats::ModelTest>& test) {
  row[name + "_statistic"] = number_or_null(test ? std::optional(test->statistic) : std::nullopt);
  row[name + "_p_value"] = number_or_null(test ? std::optional(test->p_value) : std::nullopt);
}

void add_limits(OrderedJson& row, const std::string& prefix, const std::optional<stats::Interval>& ci) {
  row[prefix + "ci_low"] = number_or_null(ci ? std::optional(ci->low) : std::nullopt);
  row[prefix + "ci_high"] = number_or_null(ci ? std::optional(ci->high) : std::nullopt);
}

OrderedJson coefficient_json(const stats::LogisticCoefficient& c, bool profile, const char* measure) {
  OrderedJson row{{"column", c.name}, {"measure", measure}, {"estimate", number_or_null(c.estimate)}};
  add_limits(row, "", c.ci);
  add_log_scale(row, c);
  if (profile) {
    add_limits(row, "profile_", c.profile_ci);
    add_limits(row, "log_profile_", c.log_profile_ci);
    add_test(row, "likelihood_ratio", c.likelihood_ratio);
  }
  return row;
}

OrderedJson corrected_json(const std::string& measure, const stats::Corrected& value) {
  return {{"measure", measure},
          {"apparent", value.apparent},
          {"optimism", value.optimism},
          {"corrected", value.corrected}};
}

/// Each term alone, in the same patients, its test adjusted for the number of terms.
Result<OrderedJson> each_alone(const std::vector<stats::ModelTerm>& terms,
                               const std::vector<std::uint8_t>& outcome,
                               const stats::LogisticOptions& options) {
  std::vector<stats::LogisticFit> fits;
  std::vector<double> p_values;
  for (const auto& term : terms) {
    auto fit = stats::logistic_regression({&term, 1}, outcome, options);
    if (!fit) return tl::unexpected<Error>(fit.error());
    p_values.push_back(fit->likelihood_ratio.p_value);
    fits.push_back(std::move(*fit));
  }
  const auto adjusted = stats::benjamini_hochberg(p_values);
  if (!adjusted) return tl::unexpected<Error>(adjusted.error());
  auto out = OrderedJson::array();
  for (std::size_t i = 0; i < fits.size(); ++i) {
    for (std::size_t j = 1; j < fits[i].coefficients.size(); ++j) {
      auto row = coefficient_json(fits[i].coefficients[j], options.profile, kOddsRatio);
      row["term_p_value"] = p_values[i];
      row["term_p_adjusted"] = (*adjusted)[i];
      out.push_back(std::move(row));
    }
  }
  return out;
}

Result<OrderedJson> validation_json(const std::vector<stats::ModelTerm>& terms,
                                    const std::vector<std::uint8_t>& outcome,
                                    const stats::BootstrapOptions& options, std::vector<std::string>& notes) {
  const auto found = stats::bootstrap_logistic(terms, outcome, options);
  if (!found) return tl::unexpected<Error>(found.error());
  OrderedJson out;
  out["resamples"] = found->resamples;
  out["separated"] = found->separated;
  out["degenerate"] = found->degenerate;
  out["measures"] =
      OrderedJson::array({corrected_json("auc", found->auc), corrected_json("brier", found->brier),
                          corrected_json("nagelkerke", found->nagelkerke)});
  notes.emplace_back(
      "Corrected is a measure less how much better the resamples' models do in their own resample than in "
      "all patients. Nagelkerke takes their probabilities as they stand, not fitted anew, and is below 0 "
      "where a model is worse than the outcome's share alone.");
  if (found->resamples < options.resamples) {
    notes.push_back(
        std::to_string(options.resamples - found->resamples) + " of " + std::to_string(options.resamples) +
        " resamples gave no model and are left out: in " + std::to_string(found->separated) +
        " the outcomes were told apart, in " + std::to_string(found->degenerate) +
        " there was one outcome alone, or a column was constant or followed from others. Those told "
        "apart flatter most, so what is corrected without them is still too good.");
  }
  return out;
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const std::string& outcome_name = options.text("outcome");
  const auto names = options.list("terms");
  auto needed = names;
  needed.insert(needed.begin(), outcome_name);
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  auto cases = table.complete_cases(needed);
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto outcome = table.binary(outcome_name, *cases, options.maybe_text("positive"));
  if (!outcome) return tl::unexpected<Error>(outcome.error());
  const auto columns = ModelColumns::of(table, options, *cases);
  if (!columns) return tl::unexpected<Error>(columns.error());
  const auto terms = columns->terms();

  stats::LogisticOptions how;
  how.penalty = options.has("firth") ? stats::Penalty::firth : stats::Penalty::none;
  how.profile = options.has("profile") || options.has("firth");
  how.level = *level;
  auto fit = stats::logistic_regression(terms, *outcome, how);
  if (!fit) {
    if (fit.error().code == Errc::separation) fit.error().remedy += " --firth does the first.";
    return tl::unexpected<Error>(fit.error());
  }

  MethodAnswer answer;
  auto& result = answer.result;
  result["n"] = fit->n;
  result["events"] = fit->events;
  result["events_per_variable"] = fit->events_per_variable;
  result["coefficients"] = OrderedJson::array();
  for (const auto& c : fit->coefficients) {
    // The first is the intercept.
    const char* measure = &c == &fit->coefficients.front() ? "odds" : kOddsRatio;
    result["coefficients"].push_back(coefficient_json(c, how.profile, measure));
  }
  result["terms"] = terms_json(fit->terms);
  add_references(result, *columns);
  result["likelihood_ratio"] = test_json(fit->likelihood_ratio);
  if (fit->score) result["score_test"] = test_json(*fit->score);
  result["log_likelihood"] = fit->log_likelihood;
  if (fit->measures) {
    const auto& m = *fit->measures;
    result["deviance"] = m.deviance;
    result["null_deviance"] = m.null_deviance;
    result["aic"] = m.aic;
    result["mcfadden_r2"] = share_explained(m.mcfadden);
    result["cox_snell_r2"] = share_explained(m.cox_snell);
    result["nagelkerke_r2"] = share_explained(m.nagelkerke);
  }
  if (options.has("univariable")) {
    auto alone = each_alone(terms, *outcome, how);
    if (!alone) return tl::unexpected<Error>(alone.error());
    result["univariable"] = std::move(*alone);
    answer.notes.emplace_back(
        "Univariable: each term alone in the same patients; its likelihood ratio test adjusted by the false "
        "discovery rate (Benjamini and Hochberg).");
  }
  const auto resamples = options.whole("bootstrap", 0, stats::kMostResamples);
  if (!resamples) return tl::unexpected<Error>(resamples.error());
  const auto seed = options.seed();
  if (!seed) return tl::unexpected<Error>(seed.error());
  if (*resamples > 0) {
    auto validation =
        validation_json(terms, *outcome, {how.penalty, static_cast<int>(*resamples), *seed}, answer.notes);
    if (!validation) return tl::unexpected<Error>(validation.error());
    result["validation"] = std::move(*validation);
    answer.notes.emplace_back(
        "Bootstrap: nagelkerke is that of a resample's own predictions in these patients, as they are. R's "
        "rms fits them anew there before it takes R2, which leaves a smaller optimism.");
  }

  note_references(*columns, answer.notes);
  if (how.penalty == stats::Penalty::firth) {
    answer.notes.emplace_back(
        "Firth's penalized likelihood: prefer its profile limits and likelihood ratios to Wald's. It has no "
        "deviance, AIC or share explained.");
  }
  if (fit->events_per_variable < kFewEvents) {
    answer.notes.emplace_back(
        "Fewer than 10 patients with the rarer outcome for each column: coefficients may be exaggerated and "
        "intervals too narrow (Peduzzi 1996).");
  }
  const bool unreached =
      how.profile && std::any_of(fit->coefficients.begin(), fit->coefficients.end(),
                                 [](const auto& c) { return !c.log_profile_ci.has_value(); });
  if (unreached) answer.notes.emplace_back("A profile limit that is empty was not reached.");
  const bool beyond = std::any_of(fit->coefficients.begin(), fit->coefficients.end(),
                                  [](const auto& c) { return !c.estimate || !c.ci; });
  if (beyond) {
    answer.notes.emplace_back(
        "An odds ratio that is empty is beyond what a computer can hold: give its column in another unit.");
  }
  answer.cases = std::move(*cases);
  return answer;
}

}  // namespace

Method logistic_method() {
  return {
      "logistic",
      "stats",
      "Logistic regression: odds ratios, likelihood ratio tests, Firth's penalty, a bootstrap's optimism",
      {kOutcome,
       kTerms,
       kPositive,
       kCategories,
       kReference,
       {"univariable", "", "Each term alone as well"},
       {"firth", "", "Firth's penalized likelihood, for rare or separated outcomes"},
       {"profile", "", "Limits from the profile likelihood as well"},
       {"bootstrap", "N", "Resamples for the optimism of AUC, Brier score and R2; 0 for none", false, "0"},
       kSeed,
       kLevel},
      run};
}

}  // namespace myolung::cohort
