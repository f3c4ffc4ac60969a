#include "cohort/groups.hpp"
#include "myolung/diagnostic_accuracy.hpp"

namespace myolung::cohort {
namespace {

const std::vector<std::string> kCells{"tp", "fp", "fn", "tn"};
constexpr stats::LikelihoodRatios kNothingTold{{1.0, {1.0, 1.0}}, {1.0, {1.0, 1.0}}};

OrderedJson share_json(const char* name, const std::optional<stats::Share>& share) {
  OrderedJson out{{"measure", name}};
  if (!share) {  // of nobody
    out["events"] = out["total"] = 0;
    for (const char* key : {"estimate", "ci_low", "ci_high"}) out[key] = nullptr;
    return out;
  }
  out["events"] = share->counts.events;
  out["total"] = share->counts.total;
  out["estimate"] = share->estimate;
  add_interval(out, share->ci);
  return out;
}

OrderedJson ratio_json(const char* name, const stats::Ratio* ratio) {
  OrderedJson out{{"measure", name}, {"estimate", nullptr}, {"ci_low", nullptr}, {"ci_high", nullptr}};
  if (ratio == nullptr) return out;
  out["estimate"] = ratio->estimate;
  add_interval(out, ratio->ci);
  return out;
}

/// Why some numbers are missing, or have something added.
void note_empty_cells(const stats::DiagnosticAccuracy& accuracy, std::vector<std::string>& notes) {
  if (accuracy.halves_added) {
    notes.emplace_back(
        "A cell is empty: the likelihood ratios and the diagnostic odds ratio have Jeffreys' (Haldane's) "
        "half added to every cell; fisher has an exact odds ratio.");
  }
  if (accuracy.likelihood_ratios) return;
  const std::string never = accuracy.positive_predictive_value ? "negative" : "positive";
  notes.push_back("The test is never " + never + ": there is no " + never +
                  " predictive value, and likelihood ratios, odds ratio and predictive values at another "
                  "prevalence are left out, as added halves alone would make them.");
}

struct Counted {
  CompleteCases cases;
  stats::TwoByTwo table;
};

Result<Counted> counted(const Table& table, const Options& options) {
  const auto typed = typed_in_place_of(options, kCells, {"test", "outcome"});
  if (!typed) return tl::unexpected<Error>(typed.error());
  if (*typed) {
    std::vector<std::int64_t> cells;
    for (const auto& name : kCells) {
      const auto count = options.whole(name, 0, stats::kLargestTableTotal);
      if (!count) return tl::unexpected<Error>(count.error());
      cells.push_back(*count);
    }
    return Counted{{}, {cells[0], cells[1], cells[2], cells[3]}};
  }
  auto cases = table.complete_cases(std::vector{options.text("test"), options.text("outcome")});
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto test = table.binary(options.text("test"), *cases, options.maybe_text("test-positive"));
  if (!test) return tl::unexpected<Error>(test.error());
  const auto outcome = table.binary(options.text("outcome"), *cases, options.maybe_text("positive"));
  if (!outcome) return tl::unexpected<Error>(outcome.error());
  const auto cells = stats::two_by_two(*test, *outcome);
  if (!cells) return tl::unexpected<Error>(cells.error());
  return Counted{std::move(*cases), *cells};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  const auto interval = options.choice("interval", {"wilson", "clopper-pearson", "jeffreys"});
  if (!interval) return tl::unexpected<Error>(interval.error());
  const auto method = *interval == "wilson"     ? stats::ProportionMethod::wilson
                      : *interval == "jeffreys" ? stats::ProportionMethod::jeffreys
                                                : stats::ProportionMethod::clopper_pearson;
  auto found = counted(table, options);
  if (!found) return tl::unexpected<Error>(found.error());
  const auto& cells = found->table;
  const auto accuracy = stats::diagnostic_accuracy(cells, method, *level);
  if (!accuracy) return tl::unexpected<Error>(accuracy.error());

  MethodAnswer answer;
  answer.result["n"] = accuracy->n;
  answer.result["counts"] = OrderedJson{{"true_positive", cells.true_positive},
                                        {"false_positive", cells.false_positive},
                                        {"false_negative", cells.false_negative},
                                        {"true_negative", cells.true_negative}};
  answer.result["proportions"] = OrderedJson::array(
      {share_json("sensitivity", accuracy->sensitivity), share_json("specificity", accuracy->specificity),
       share_json("positive predictive value", accuracy->positive_predictive_value),
       share_json("negative predictive value", accuracy->negative_predictive_value),
       share_json("accuracy", accuracy->accuracy), share_json("prevalence", accuracy->prevalence)});
  const auto& ratios = accuracy->likelihood_ratios;
  answer.result["ratios"] = OrderedJson::array(
      {ratio_json("positive likelihood ratio", ratios ? &ratios->positive : nullptr),
       ratio_json("negative likelihood ratio", ratios ? &ratios->negative : nullptr),
       ratio_json("diagnostic odds ratio", accuracy->odds_ratio ? &*accuracy->odds_ratio : nullptr)});
  note_empty_cells(*accuracy, answer.notes);
  if (options.has("prevalence")) {
    const auto prevalence = options.number("prevalence");
    if (!prevalence) return tl::unexpected<Error>(prevalence.error());
    // Without ratios it is the prevalence alone that is looked at.
    const auto values = stats::predictive_values_at(ratios.value_or(kNothingTold), *prevalence);
    if (!values) return tl::unexpected<Error>(values.error());
    answer.result["at_prevalence"] = OrderedJson{
        {"prevalence", *prevalence},
        {"values", OrderedJson::array(
                       {ratio_json("positive predictive value", ratios ? &values->positive : nullptr),
                        ratio_json("negative predictive value", ratios ? &values->negative : nullptr)})}};
    if (ratios) {
      answer.notes.emplace_back(
          "Predictive values at another prevalence are odds times likelihood ratio, with its interval "
          "(Mercaldo 2007); the prevalence counts as known.");
    }
  }
  answer.notes.emplace_back(
      "The first predictive values hold at the prevalence of these patients: not when patients with and "
      "without the outcome were chosen.");
  answer.cases = std::move(found->cases);
  return answer;
}

}  // namespace

Method diagnostic_method() {
  auto outcome = kOutcome;
  outcome.required = false;
  return {
      "diagnostic",
      "stats",
      "A test against an outcome: sensitivity, specificity, predictive values, likelihood ratios",
      {Option{"test", "COLUMN", "Column with the result of the test, yes or no"},
       Option{"test-positive", "VALUE", "Value of the test that means yes, unless the column says so"},
       outcome, kPositive, Option{"tp", "N", "Without a file: patients with the outcome and a positive test"},
       Option{"fp", "N", "Without a file: patients without the outcome and a positive test"},
       Option{"fn", "N", "Without a file: patients with the outcome and a negative test"},
       Option{"tn", "N", "Without a file: patients without the outcome and a negative test"},
       Option{"interval", "NAME", "Of the proportions: wilson, clopper-pearson or jeffreys", false, "wilson"},
       Option{"prevalence", "NUMBER", "Predictive values at this prevalence too, between 0 and 1"}, kLevel},
      run,
      false};
}

}  // namespace myolung::cohort
