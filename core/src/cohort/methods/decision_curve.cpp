#include "myolung/decision_curve.hpp"

#include <algorithm>

#include "cohort/outcome_columns.hpp"

namespace myolung::cohort {
namespace {

Result<MethodAnswer> run(const Table& table, const Options& options) {
  auto columns = outcome_and_probability(table, options);
  if (!columns) return tl::unexpected<Error>(columns.error());
  const auto thresholds = options.numbers("thresholds");
  if (!thresholds) return tl::unexpected<Error>(thresholds.error());
  const auto& outcome = columns->outcome;
  const auto curve = stats::decision_curve(columns->numbers[0], outcome, *thresholds);
  if (!curve) return tl::unexpected<Error>(curve.error());

  MethodAnswer answer;
  answer.result["n"] = outcome.size();
  answer.result["events"] = std::count(outcome.begin(), outcome.end(), std::uint8_t{1});
  auto& rows = answer.result["net_benefit"] = OrderedJson::array();
  for (const auto& at : *curve) {
    rows.push_back({{"threshold", at.threshold},
                    {"true_positive", at.true_positive},
                    {"false_positive", at.false_positive},
                    {"model", at.model},
                    {"treat_all", at.treat_all},
                    {"treat_none", 0.0},
                    {"standardized_model", at.standardized_model},
                    {"standardized_treat_all", at.standardized_treat_all}});
  }
  answer.notes.emplace_back(
      "Those with the threshold probability or more are treated. A model is of use at the thresholds where "
      "its "
      "net benefit is above those of treating all and of treating nobody.");
  answer.cases = std::move(columns->cases);
  return answer;
}

}  // namespace

Method decision_curve_method() {
  return {"decision-curve",
          "stats",
          "Net benefit of treating by a predicted probability, against treating all or nobody",
          {kOutcome,
           kPositive,
           kProbability,
           {"thresholds", "NUMBERS", "Probabilities from which on one would treat, with commas between them",
            false, "0.05,0.1,0.15,0.2,0.25,0.3,0.4,0.5"}},
          run};
}

}  // namespace myolung::cohort
