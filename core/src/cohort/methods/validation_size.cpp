#include "myolung/validation_size.hpp"

#include <algorithm>

#include "cohort/outcome_columns.hpp"
#include "myolung/calibration.hpp"
#include "myolung/roc.hpp"

namespace myolung::cohort {
namespace {

OrderedJson criterion_json(const char* name, const stats::SizeCriterion& criterion, double target) {
  return {{"criterion", name},
          {"target_width", target},
          {"width", criterion.width},
          {"target_se", criterion.target_se},
          {"se", criterion.se},
          {"needed", criterion.needed},
          {"events_needed", criterion.events_needed},
          {"enough", criterion.enough}};
}

/// The option's number, or what the patients show.
Result<double> given_or(const Options& options, std::string_view name, double shown) {
  return options.has(name) ? options.number(name) : Result<double>(shown);
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  auto columns = outcome_and_probability(table, options);
  if (!columns) return tl::unexpected<Error>(columns.error());
  stats::ValidationTargets targets;
  struct {
    const char* option;
    double& target;
  } const numbers[] = {{"oe-width", targets.observed_expected_width},
                       {"slope-width", targets.slope_width},
                       {"c-width", targets.c_statistic_width}};
  for (const auto& [option, target] : numbers) {
    const auto number = options.number(option);
    if (!number) return tl::unexpected<Error>(number.error());
    target = *number;
  }
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  targets.level = *level;

  const auto& probability = columns->numbers[0];
  const auto& outcome = columns->outcome;
  if (const auto certain = stats::certain_probabilities(probability); !certain.empty()) {
    return fail(Errc::out_of_range, options.text("probability"),
                "A probability of exactly 0 or 1 has no log odds: line " +
                    lines_of(table, columns->cases, certain) + ".",
                "Give these probabilities with more digits, or leave these patients out.");
  }
  const auto auc = stats::auc({probability}, outcome, *level);
  if (!auc) return tl::unexpected<Error>(auc.error());
  const auto n = static_cast<std::int64_t>(outcome.size());
  const auto events = std::count(outcome.begin(), outcome.end(), std::uint8_t{1});
  const double own_prevalence = static_cast<double>(events) / static_cast<double>(n);
  const auto prevalence = given_or(options, "prevalence", own_prevalence);
  if (!prevalence) return tl::unexpected<Error>(prevalence.error());
  const auto c_statistic = given_or(options, "c-statistic", auc->estimate);
  if (!c_statistic) return tl::unexpected<Error>(c_statistic.error());
  const auto size =
      stats::validation_size({n, *prevalence, *c_statistic, own_prevalence}, probability, targets);
  if (!size) return tl::unexpected<Error>(size.error());

  MethodAnswer answer;
  auto& result = answer.result;
  result["n"] = n;
  result["events"] = events;
  result["prevalence"] = *prevalence;
  result["c_statistic"] = *c_statistic;
  result["criteria"] = OrderedJson::array(
      {criterion_json("log_observed_over_expected", size->observed_expected, targets.observed_expected_width),
       criterion_json("calibration_slope", size->slope, targets.slope_width),
       criterion_json("c_statistic", size->c_statistic, targets.c_statistic_width)});
  result["needed"] = size->needed;
  result["events_needed"] = size->events_needed;
  result["enough"] = size->enough;
  const bool other_prevalence = *prevalence != own_prevalence;
  const bool by_slope =
      size->slope.needed == size->needed && size->slope.events_needed == size->events_needed;
  answer.notes.push_back(
      size->enough
          ? std::to_string(n) + " patients are enough: " + std::to_string(size->needed) + " are needed."
          : std::to_string(n) + " patients are too few: " + std::to_string(size->needed) +
                " are needed, about " + std::to_string(size->events_needed) + " with the outcome" +
                (other_prevalence && by_slope
                     ? ", by the calibration slope at the prevalence of these patients."
                     : "."));
  if (other_prevalence || *c_statistic != auc->estimate) {
    answer.notes.push_back(
        std::string("The calibration slope is judged by the predictions of these patients, ") +
        std::to_string(events) + " of " + std::to_string(n) + " with the outcome: it does not follow the " +
        (other_prevalence ? "prevalence stated, and its number with the outcome is that at their own."
                          : "c-statistic stated.") +
        " Where other predictions are expected, give those.");
  }
  answer.notes.emplace_back(
      "Widths are of confidence intervals, that of observed over expected around a ratio of 1; the "
      "predictions "
      "are taken as well calibrated.");
  answer.cases = std::move(columns->cases);
  return answer;
}

}  // namespace

Method validation_size_method() {
  return {"validation-size",
          "stats",
          "Whether there are enough patients to validate a predicted probability",
          {kOutcome,
           kPositive,
           kProbability,
           {"prevalence", "NUMBER", "Share with the outcome to expect, when not that of these patients"},
           {"c-statistic", "NUMBER", "C-statistic to expect, when not that of these patients"},
           {"oe-width", "WIDTH", "Width wanted of the interval of observed over expected", false, "0.2"},
           {"slope-width", "WIDTH", "Width wanted of the interval of the calibration slope", false, "0.2"},
           {"c-width", "WIDTH", "Width wanted of the interval of the c-statistic", false, "0.1"},
           kLevel},
          run};
}

}  // namespace myolung::cohort
