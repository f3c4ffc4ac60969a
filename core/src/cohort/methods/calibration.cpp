#include "myolung/calibration.hpp"

#include <algorithm>

#include "clinical/sentence.hpp"
#include "cohort/outcome_columns.hpp"

namespace myolung::cohort {
namespace {

constexpr int kPoints = 21;
constexpr std::int64_t kFewestForCurve = 200;

OrderedJson estimate_json(const stats::CalibrationEstimate& estimate) {
  OrderedJson out{{"estimate", estimate.estimate}, {"se", estimate.se}};
  add_interval(out, estimate.ci);
  return out;
}

/// The value, or null and a note with the reason.
template <class T, class ToJson>
OrderedJson or_note(const Result<T>& value, std::vector<std::string>& notes, const std::string& what,
                    ToJson to_json) {
  if (value) return to_json(*value);
  notes.push_back("No " + what + ": " + value.error().message + " " + value.error().remedy);
  return {};
}

/// Evenly spaced from the smallest probability to the largest.
std::vector<double> places(const std::vector<double>& probability) {
  const auto [low, high] = std::minmax_element(probability.begin(), probability.end());
  std::vector<double> out;
  for (int i = 0; i < kPoints; ++i) {
    const double share = static_cast<double>(i) / (kPoints - 1);
    out.push_back(std::clamp(*low + share * (*high - *low), *low, *high));
  }
  return out;
}

OrderedJson curve_json(const stats::CalibrationCurve& curve) {
  OrderedJson out{{"ici", curve.ici},
                  {"e50", curve.e50},
                  {"e90", curve.e90},
                  {"emax", curve.emax},
                  {"knots", curve.knots}};
  auto& rows = out["points"] = OrderedJson::array();
  for (const auto& point : curve.points) {
    OrderedJson row{{"predicted", point.predicted}, {"observed", point.observed}};
    add_interval(row, point.ci);
    rows.push_back(std::move(row));
  }
  return out;
}

void add_log_odds(MethodAnswer& answer, const OutcomeColumns& columns, std::size_t knots, double level) {
  const auto& probability = columns.numbers[0];
  const auto& outcome = columns.outcome;
  auto& result = answer.result;
  result["intercept_given_slope_1"] =
      or_note(stats::calibration_intercept(probability, outcome, level), answer.notes,
              "intercept given slope 1 (calibration-in-the-large)", estimate_json);
  result["slope_model"] =
      or_note(stats::calibration_slope(probability, outcome, level), answer.notes, "slope",
              [](const stats::CalibrationSlope& line) {
                OrderedJson out;
                out["slope"] = estimate_json(line.slope);
                out["intercept_of_this_model"] = estimate_json(line.intercept);
                out["intercept_0_and_slope_1"] = {
                    {"statistic", line.statistic}, {"df", line.df}, {"p_value", line.p_value}};
                return out;
              });
  result["curve"] = or_note(stats::calibration_curve(probability, outcome, places(probability), knots, level),
                            answer.notes, "curve", curve_json);
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  auto columns = outcome_and_probability(table, options);
  if (!columns) return tl::unexpected<Error>(columns.error());
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  const auto knots = options.whole("knots", 3, 5);
  if (!knots) return tl::unexpected<Error>(knots.error());
  const auto& probability = columns->numbers[0];
  const auto large = stats::calibration_in_the_large(probability, columns->outcome, *level);
  if (!large) return tl::unexpected<Error>(large.error());
  const auto brier = stats::brier_score(probability, columns->outcome, *level);
  if (!brier) return tl::unexpected<Error>(brier.error());

  MethodAnswer answer;
  auto& result = answer.result;
  result["n"] = large->n;
  result["events"] = large->events;
  result["observed"] = large->observed;
  result["mean_predicted"] = large->mean_predicted;
  result["observed_minus_predicted"] = estimate_json(large->difference);
  result["observed_over_expected"] = OrderedJson();
  if (const auto& ratio = large->observed_expected) {
    OrderedJson out{
        {"estimate", ratio->estimate}, {"log_estimate", ratio->log_estimate}, {"log_se", ratio->log_se}};
    add_interval(out, ratio->ci);
    result["observed_over_expected"] = std::move(out);
  } else {
    answer.notes.emplace_back("No ratio of observed to expected: every predicted probability is 0.");
  }
  result["brier"] = {{"estimate", brier->estimate}, {"se", brier->se}};
  add_interval(result["brier"], brier->ci);
  result["brier"]["scaled"] = brier->scaled;

  const auto certain = stats::certain_probabilities(probability);
  if (certain.empty()) {
    add_log_odds(answer, *columns, static_cast<std::size_t>(*knots), *level);
  } else {
    for (const auto* name : {"intercept_given_slope_1", "slope_model", "curve"}) result[name] = OrderedJson();
    answer.notes.push_back(
        "No intercept, slope or curve: a probability of exactly 0 or 1 has no log odds, and "
        "there is one on line " +
        lines_of(table, columns->cases, certain) +
        ". Give these probabilities with more digits, or leave these patients out.");
  }
  if (!result["curve"].is_null() && std::min(large->events, large->n - large->events) < kFewestForCurve) {
    answer.notes.push_back("There are " + std::to_string(large->events) + " patients with and " +
                           std::to_string(large->n - large->events) +
                           " without the outcome: a flexible curve wants at least 200 of each (Van Calster "
                           "2016), and with fewer it is uncertain, and with it ici, e50, e90 and emax.");
  }
  answer.notes.emplace_back(
      "Calibration-in-the-large is \"observed minus predicted\" as a difference of means, and "
      "\"intercept given slope 1\" on the logit scale; the intercept of the slope's own model is neither.");
  answer.cases = std::move(columns->cases);
  return answer;
}

}  // namespace

Method calibration_method() {
  return {
      "calibration",
      "stats",
      "Predicted probabilities against what happened: calibration-in-the-large, slope, curve, Brier's score",
      {kOutcome, kPositive, kProbability, {"knots", "N", "Knots of the curve, 3 to 5", false, "4"}, kLevel},
      run};
}

}  // namespace myolung::cohort
