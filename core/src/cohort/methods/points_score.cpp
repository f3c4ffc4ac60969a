#include <algorithm>
#include <cmath>
#include <utility>

#include "clinical/sentence.hpp"
#include "cohort/adjusted.hpp"
#include "cohort/area_note.hpp"
#include "cohort/groups.hpp"
#include "cohort/model_columns.hpp"
#include "cohort/number.hpp"
#include "myolung/points_builder.hpp"

namespace myolung::cohort {
namespace {

/// The columns of the candidates, which the candidates look at.
struct Candidates {
  std::vector<std::vector<double>> values;
  std::vector<stats::PointsCandidate> list;
  std::vector<Reference> findings;  ///< text columns of two values: the value that counts as absent
};

bool among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Steps by column: "dlco=10,suv=0.05".
Result<std::vector<std::pair<std::string, double>>> rounding_steps(const Options& options) {
  std::vector<std::pair<std::string, double>> out;
  for (const auto& text : options.list("round")) {
    const auto sign = text.find('=');
    const auto step = sign == std::string::npos ? std::nullopt : written_number(text.substr(sign + 1), '.');
    if (!step || !(step->value > 0.0)) {
      return fail(Errc::not_a_number, "round", in_quotes(text) + " names no column and its step of rounding.",
                  "Write --round COLUMN=STEP, as dlco=10.");
    }
    out.emplace_back(text.substr(0, sign), step->value);
  }
  return out;
}

/// Of two values: 1 for the second in ascending order, or for the one that is not the reference.
Result<std::vector<double>> finding(const Table& table, const std::string& name, const CompleteCases& cases,
                                    const std::vector<Reference>& references, Candidates& candidates) {
  const auto reference = std::find_if(references.begin(), references.end(),
                                      [&](const Reference& r) { return r.column == name; });
  const auto groups = two_categories(
      table, name, cases, reference == references.end() ? std::nullopt : std::optional(reference->value));
  if (!groups) return tl::unexpected<Error>(groups.error());
  candidates.findings.push_back({name, groups->labels[0]});
  return std::vector<double>(groups->codes.begin(), groups->codes.end());
}

Result<Candidates> candidates_of(const Table& table, const Options& options, const CompleteCases& cases) {
  const auto names = options.list("candidates");
  const auto skewed = options.list("skewed");
  const auto steps = rounding_steps(options);
  if (!steps) return tl::unexpected<Error>(steps.error());
  const auto references = chosen_references(options);
  if (!references) return tl::unexpected<Error>(references.error());
  const auto test = options.choice("test", {"student", "welch"});
  if (!test) return tl::unexpected<Error>(test.error());
  std::vector<std::pair<std::string, std::string>> named;
  for (const auto& name : skewed) named.emplace_back("skewed", name);
  for (const auto& step : *steps) named.emplace_back("round", step.first);
  for (const auto& reference : *references) named.emplace_back("reference", reference.column);
  for (const auto& [option, name] : named) {
    if (among(names, name)) continue;
    return fail(Errc::unknown_column, option, "Column " + in_quotes(name) + " is no candidate.",
                "Name it with --candidates too.");
  }

  Candidates out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& name = names[i];
    if (static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()) < i) {
      return fail(Errc::unknown_option, "candidates", "Column " + in_quotes(name) + " stands twice.",
                  "Name it once.");
    }
    const auto column = table.column(name);
    if (!column) return tl::unexpected<Error>(column.error());
    stats::PointsCandidate candidate{name, {}};
    if ((*column)->is_number) {
      auto numbers = table.numbers(name, cases);
      if (!numbers) return tl::unexpected<Error>(numbers.error());
      const bool yes_or_no =
          std::all_of(numbers->begin(), numbers->end(), [](double x) { return x == 0.0 || x == 1.0; });
      if (yes_or_no) candidate.kind = stats::CandidateKind::finding;
      out.values.push_back(std::move(*numbers));
    } else {
      auto found = finding(table, name, cases, *references, out);
      if (!found) return tl::unexpected<Error>(found.error());
      candidate.kind = stats::CandidateKind::finding;
      out.values.push_back(std::move(*found));
    }
    candidate.test = among(skewed, name) ? stats::NumberTest::mann_whitney
                     : *test == "welch"  ? stats::NumberTest::welch_t
                                         : stats::NumberTest::student_t;
    const auto step =
        std::find_if(steps->begin(), steps->end(), [&](const auto& s) { return s.first == name; });
    if (step != steps->end()) candidate.rounding = step->second;
    out.list.push_back(std::move(candidate));
  }
  for (std::size_t i = 0; i < out.list.size(); ++i) out.list[i].values = out.values[i];
  return out;
}

Result<stats::PointsOptions> how(const Options& options) {
  stats::PointsOptions out;
  const auto screening = options.choice("screening", {"comparison", "logistic"});
  if (!screening) return tl::unexpected<Error>(screening.error());
  const auto adjust = options.choice("adjust", {"bh", "none"});
  if (!adjust) return tl::unexpected<Error>(adjust.error());
  const auto entry = options.choice("entry", {"measured", "cut-off"});
  if (!entry) return tl::unexpected<Error>(entry.error());
  const auto points = options.choice("points", {"one", "coefficient"});
  if (!points) return tl::unexpected<Error>(points.error());
  const auto screening_limit = options.number("screening-limit");
  if (!screening_limit) return tl::unexpected<Error>(screening_limit.error());
  const auto regression_limit = options.number("regression-limit");
  if (!regression_limit) return tl::unexpected<Error>(regression_limit.error());
  const auto resamples = options.whole("bootstrap", 0, stats::kMostResamples);
  if (!resamples) return tl::unexpected<Error>(resamples.error());
  const auto seed = options.seed();
  if (!seed) return tl::unexpected<Error>(seed.error());
  out.screening = *screening == "logistic" ? stats::Screening::logistic : stats::Screening::comparison;
  out.adjust = *adjust == "bh";
  out.entry = *entry == "cut-off" ? stats::Entry::by_cut_off : stats::Entry::as_measured;
  out.points = *points == "coefficient" ? stats::PointsRule::by_coefficient : stats::PointsRule::one_each;
  out.screening_limit = *screening_limit;
  out.regression_limit = *regression_limit;
  out.resamples = static_cast<int>(*resamples);
  out.seed = *seed;
  return out;
}

OrderedJson candidate_json(const stats::ScreenedCandidate& c) {
  return {{"candidate", c.name},  {"test", c.test},
          {"p_value", c.p_value}, {"p_adjusted", c.p_adjusted},
          {"chosen", c.chosen},   {"regression_p_value", number_or_null(c.regression_p_value)},
          {"kept", c.kept},       {"selection_rate", number_or_null(c.selection_rate)}};
}

OrderedJson item_json(const stats::PointsItem& item) {
  std::string op = item.direction == stats::Direction::higher ? ">" : "<";
  if (!item.cut_off) op = item.direction == stats::Direction::higher ? "present" : "absent";
  return {{"item", item.name},
          {"op", op},
          {"cut_off", number_or_null(item.cut_off)},
          {"youden_cut_off", number_or_null(item.youden_cut_off)},
          {"points", item.points},
          {"auc", number_or_null(item.auc)},
          {"sensitivity", item.sensitivity},
          {"specificity", item.specificity}};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const std::string& outcome_name = options.text("outcome");
  auto needed = options.list("candidates");
  needed.insert(needed.begin(), outcome_name);
  auto cases = table.complete_cases(needed);
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto outcome = table.binary(outcome_name, *cases, options.maybe_text("positive"));
  if (!outcome) return tl::unexpected<Error>(outcome.error());
  const auto candidates = candidates_of(table, options, *cases);
  if (!candidates) return tl::unexpected<Error>(candidates.error());
  const auto chosen = how(options);
  if (!chosen) return tl::unexpected<Error>(chosen.error());
  const auto score = stats::build_points_score(candidates->list, *outcome, *chosen);
  if (!score) return tl::unexpected<Error>(score.error());

  MethodAnswer answer;
  auto& result = answer.result;
  result["n"] = outcome->size();
  result["events"] = std::count(outcome->begin(), outcome->end(), std::uint8_t{1});
  result["candidates"] = OrderedJson::array();
  for (const auto& c : score->candidates) result["candidates"].push_back(candidate_json(c));
  result["items"] = OrderedJson::array();
  for (const auto& item : score->items) result["items"].push_back(item_json(item));
  result["scores"] = OrderedJson::array();
  for (const auto& level : score->levels) {
    result["scores"].push_back(
        {{"points", level.points}, {"with", level.patients.with}, {"without", level.patients.without}});
  }
  OrderedJson area{{"estimate", score->auc.estimate}, {"se", score->auc.se}};
  add_interval(area, score->auc.ci);
  result["auc"] = std::move(area);
  result["cut_off"] = {{"at_least", number_or_null(score->cut_off.threshold)},
                       {"sensitivity", score->cut_off.sensitivity},
                       {"specificity", score->cut_off.specificity}};
  note_without_variance(answer.notes, "the score", score->auc);
  if (score->validation) {
    const auto& v = *score->validation;
    result["validation"] = {{"apparent", v.auc.apparent},   {"optimism", v.auc.optimism},
                            {"corrected", v.auc.corrected}, {"resamples", v.resamples},
                            {"without_item", v.without},    {"degenerate", v.degenerate}};
    answer.notes.emplace_back(
        score->auc.se == 0.0
            ? "Resamples of patients who are told apart without an error hardly err either: the corrected "
              "area is not what to expect in other patients."
            : "The corrected area is what to expect in other patients: each resample chose, cut and added up "
              "anew.");
    if (v.without > 0) {
      answer.notes.push_back("In " + std::to_string(v.without) + " of " + std::to_string(v.resamples) +
                             " resamples no candidate was chosen: their score tells nobody apart.");
    }
    if (v.degenerate > 0) {
      answer.notes.push_back(
          std::to_string(v.degenerate) +
          " resamples are left out: too few of one outcome were drawn, or candidates followed "
          "from others.");
    }
  } else {
    answer.notes.emplace_back(
        "The area is that in the patients the score was made from, and flatters; --bootstrap 500 says by how "
        "much.");
  }
  if (score->penalized) {
    answer.notes.emplace_back(
        "The chosen candidates tell the outcomes apart: their regression is Firth's penalized one.");
  }
  for (const auto& f : candidates->findings) {
    answer.notes.push_back("The finding " + in_quotes(f.column) + " is absent where the column says " +
                           in_quotes(f.value) + ".");
  }
  answer.notes.emplace_back("A score is ready for patients only after validation in others than these.");
  answer.cases = std::move(*cases);
  return answer;
}

}  // namespace

Method points_score_method() {
  return {
      "points-score",
      "stats",
      "A score of points from candidates, made as the DLM score was (Liang 2021), and its optimism",
      {kOutcome,
       {"candidates", "COLUMNS", "Columns to choose from, with commas between: numbers, or findings", true},
       kPositive,
       {"skewed", "COLUMNS", "Numbers to compare by Mann-Whitney instead of a t test"},
       {"test", "NAME", "t test of the other numbers: student or welch", false, "student"},
       {"reference", "COLUMN=VALUE",
        "Value of a column of texts that means absent, with commas between [the first in the alphabet]"},
       {"round", "COLUMN=STEP", "Round its cut-off to multiples of STEP, with commas between [not]"},
       {"screening", "NAME", "Choose by comparison of the groups, or by logistic regression of each alone",
        false, "comparison"},
       {"adjust", "NAME", "p values that choose: bh (false discovery rate) or none", false, "bh"},
       {"screening-limit", "P", "Chosen below this p value", false, "0.05"},
       {"entry", "NAME", "Numbers in the regression of all: measured, or by cut-off", false, "measured"},
       {"regression-limit", "P", "Left out from this p value on in the regression of all; 1 keeps all", false,
        "0.05"},
       {"points", "NAME", "Points: one for each item, or by coefficient", false, "one"},
       {"bootstrap", "N", "Resamples, each of which makes a score anew; 0 for none", false, "500"},
       kSeed},
      run};
}

}  // namespace myolung::cohort
