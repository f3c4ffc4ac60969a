#include "myolung/roc.hpp"

#include <algorithm>
#include <optional>

#include "clinical/sentence.hpp"
#include "cohort/area_note.hpp"
#include "cohort/groups.hpp"
#include "cohort/outcome_columns.hpp"

namespace myolung::cohort {
namespace {

constexpr Option kScore{"score", "COLUMN", "Column with the score, a number", true};
constexpr Option kDirection{"direction", "WORD",
                            "Which values speak for the outcome: higher or lower; never guessed", false,
                            "higher"};

Result<stats::Direction> direction_of(const Options& options, std::string_view name) {
  const auto word = options.choice(name, {"higher", "lower"});
  if (!word) return tl::unexpected<Error>(word.error());
  return *word == "lower" ? stats::Direction::lower : stats::Direction::higher;
}

void add_auc(OrderedJson& object, const stats::Auc& auc) {
  object["measure"] = "area under the ROC curve";
  object["estimate"] = auc.estimate;
  object["se"] = auc.se;
  add_interval(object, auc.ci);
}

/// first - second, and the test.
OrderedJson difference_json(const stats::AucComparison& test) {
  OrderedJson out;
  out["measure"] = "difference of the areas";
  out["estimate"] = test.estimate;
  out["se"] = test.se;
  add_interval(out, test.ci);
  out["statistic"] = number_or_null(test.statistic);
  if (test.df) out["df"] = *test.df;
  out["p_value"] = number_or_null(test.p_value);
  return out;
}

/// What a reader must know of an area before believing it.
void note_area(std::vector<std::string>& notes, const std::string& whose, const stats::Auc& auc,
               stats::Direction direction, const std::string& option = "--direction") {
  if (auc.estimate < 0.5) {
    const bool lower = direction == stats::Direction::lower;
    notes.push_back("The area of " + whose + " is below 0.5: " + (lower ? "lower" : "higher") +
                    " values speak against the outcome here. It is reported as it is; if " +
                    (lower ? "higher" : "lower") +
                    " values are known to speak for the outcome, say so with " + option + ".");
  }
  note_without_variance(notes, whose, auc);
}

void note_no_test(std::vector<std::string>& notes, const stats::AucComparison& test) {
  if (test.p_value) return;
  notes.emplace_back("The difference of the areas has no variance in these patients: there is no test.");
}

void add_point(OrderedJson& row, const stats::RocPoint& point) {
  row["threshold"] = number_or_null(point.threshold);
  row["sensitivity"] = point.sensitivity;
  row["specificity"] = point.specificity;
  row["true_positive"] = point.counts.true_positive;
  row["false_positive"] = point.counts.false_positive;
  row["false_negative"] = point.counts.false_negative;
  row["true_negative"] = point.counts.true_negative;
}

void add_corrected(OrderedJson& row, const std::string& name, const stats::Corrected& figure) {
  row[name + "_apparent"] = figure.apparent;
  row[name + "_optimism"] = figure.optimism;
  row[name + "_corrected"] = figure.corrected;
}

struct Rule {
  const char* name;
  stats::CutOffRule rule;
};
constexpr Rule kRules[] = {{"youden", stats::CutOffRule::youden},
                           {"closest_to_corner", stats::CutOffRule::closest_to_corner}};

Result<void> add_cut_offs(MethodAnswer& answer, const stats::Score& score,
                          std::span<const std::uint8_t> outcome) {
  auto& rows = answer.result["cut_offs"] = OrderedJson::array();
  for (const auto& [name, rule] : kRules) {
    const auto picked = stats::cut_off(score, outcome, rule);
    if (!picked) return tl::unexpected<Error>(picked.error());
    OrderedJson row{{"rule", name}};
    add_point(row, picked->at);
    row["youden"] = picked->youden;
    row["as_good"] = picked->tied;
    rows.push_back(std::move(row));
  }
  return {};
}

Result<void> add_bootstrap(MethodAnswer& answer, const stats::Score& score,
                           std::span<const std::uint8_t> outcome, const stats::Draws& draws, double level) {
  const auto auc = stats::auc_bootstrap(score, outcome, draws, level);
  if (!auc) return tl::unexpected<Error>(auc.error());
  OrderedJson bootstrap{{"draws", draws.number}, {"se", auc->se}};
  add_interval(bootstrap, auc->ci);
  auto& rows = bootstrap["cut_offs"] = OrderedJson::array();
  for (const auto& [name, rule] : kRules) {
    const auto optimism = stats::cut_off_optimism(score, outcome, rule, draws);
    if (!optimism) return tl::unexpected<Error>(optimism.error());
    OrderedJson row{{"rule", name}};
    add_corrected(row, "sensitivity", optimism->sensitivity);
    add_corrected(row, "specificity", optimism->specificity);
    add_corrected(row, "youden", optimism->youden);
    rows.push_back(std::move(row));
  }
  answer.result["bootstrap"] = std::move(bootstrap);
  return {};
}

Result<void> add_second_score(MethodAnswer& answer, const stats::Score& first, const stats::Score& second,
                              const std::string& name, std::span<const std::uint8_t> outcome, double level) {
  const auto test = stats::compare_paired_aucs(first, second, outcome, level);
  if (!test) return tl::unexpected<Error>(test.error());
  add_auc(answer.result["second_score"], test->second);
  answer.result["difference"] = difference_json(*test);
  note_area(answer.notes, name, test->second, second.direction, "--direction2");
  note_no_test(answer.notes, *test);
  return {};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  std::vector<std::string> names{options.text("score")};
  if (options.has("score2")) names.push_back(options.text("score2"));
  auto columns = outcome_columns(table, options, names);
  if (!columns) return tl::unexpected<Error>(columns.error());
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  const auto direction = direction_of(options, "direction");
  if (!direction) return tl::unexpected<Error>(direction.error());
  const auto seed = options.seed();
  if (!seed) return tl::unexpected<Error>(seed.error());
  const auto& outcome = columns->outcome;
  const stats::Score score{columns->numbers[0], *direction};
  const auto auc = stats::auc(score, outcome, *level);
  if (!auc) return tl::unexpected<Error>(auc.error());

  MethodAnswer answer;
  auto& result = answer.result;
  result["n"] = outcome.size();
  result["events"] = std::count(outcome.begin(), outcome.end(), std::uint8_t{1});
  add_auc(result, *auc);
  note_area(answer.notes, names[0], *auc, *direction);
  if (names.size() > 1) {
    const auto second = direction_of(options, options.has("direction2") ? "direction2" : "direction");
    if (!second) return tl::unexpected<Error>(second.error());
    const auto ok =
        add_second_score(answer, score, {columns->numbers[1], *second}, names[1], outcome, *level);
    if (!ok) return tl::unexpected<Error>(ok.error());
  }
  if (auto ok = add_cut_offs(answer, score, outcome); !ok) return tl::unexpected<Error>(ok.error());
  answer.notes.push_back("A test is positive at the threshold and " +
                         std::string(*direction == stats::Direction::lower ? "below" : "above") +
                         " it; a threshold of none means that nobody is.");
  if (options.has("bootstrap")) {
    const auto draws = options.whole("bootstrap", stats::kFewestDraws, stats::kMostResamples);
    if (!draws) return tl::unexpected<Error>(draws.error());
    if (auto ok = add_bootstrap(answer, score, outcome, {*draws, *seed}, *level); !ok) {
      return tl::unexpected<Error>(ok.error());
    }
  } else {
    answer.notes.emplace_back(
        "A threshold picked in these patients looks better here than in others; --bootstrap 2000 says by how "
        "much.");
  }
  if (options.has("points")) {
    const auto points = stats::roc_curve(score, outcome);
    if (!points) return tl::unexpected<Error>(points.error());
    auto& rows = result["points"] = OrderedJson::array();
    for (const auto& point : *points) {
      OrderedJson row = OrderedJson::object();
      add_point(row, point);
      rows.push_back(std::move(row));
    }
  }
  answer.cases = std::move(columns->cases);
  return answer;
}

// --- the same score in two groups ---

struct Group {
  std::vector<double> score;
  std::vector<std::uint8_t> outcome;
};

Result<MethodAnswer> run_compare(const Table& table, const Options& options) {
  const std::string& by = options.text("group");
  auto columns = outcome_columns(table, options, {options.text("score")}, {by});
  if (!columns) return tl::unexpected<Error>(columns.error());
  const auto labels = two_categories(table, by, columns->cases, options.maybe_text("first"));
  if (!labels) return tl::unexpected<Error>(labels.error());
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  const auto direction = direction_of(options, "direction");
  if (!direction) return tl::unexpected<Error>(direction.error());
  std::vector<Group> groups(2);
  for (std::size_t i = 0; i < columns->outcome.size(); ++i) {
    auto& group = groups[static_cast<std::size_t>(labels->codes[i])];
    group.score.push_back(columns->numbers[0][i]);
    group.outcome.push_back(columns->outcome[i]);
  }
  for (std::size_t g = 0; g < 2; ++g) {
    const auto alone = stats::auc({groups[g].score}, groups[g].outcome, *level);
    if (alone) continue;
    auto error = alone.error();
    error.message = "In " + in_quotes(labels->labels[g]) + ": " + error.message;
    return tl::unexpected<Error>(error);
  }
  const auto test = stats::compare_unpaired_aucs({groups[0].score, *direction}, groups[0].outcome,
                                                 {groups[1].score, *direction}, groups[1].outcome, *level);
  if (!test) return tl::unexpected<Error>(test.error());

  MethodAnswer answer;
  answer.result["n"] = columns->outcome.size();
  auto& rows = answer.result["groups"] = OrderedJson::array();
  const stats::Auc aucs[] = {test->first, test->second};
  for (std::size_t g = 0; g < 2; ++g) {
    const auto& outcome = groups[g].outcome;
    OrderedJson row{{"group", labels->labels[g]},
                    {"n", outcome.size()},
                    {"events", std::count(outcome.begin(), outcome.end(), std::uint8_t{1})}};
    add_auc(row, aucs[g]);
    rows.push_back(std::move(row));
    note_area(answer.notes, in_quotes(labels->labels[g]), aucs[g], *direction);
  }
  answer.result["difference"] = difference_json(*test);
  note_no_test(answer.notes, *test);
  answer.cases = std::move(columns->cases);
  return answer;
}

}  // namespace

Method roc_method() {
  return {
      "roc",
      "stats",
      "ROC curve of a score: area with DeLong's interval, thresholds, and a second score against it",
      {kOutcome,
       kPositive,
       kScore,
       kDirection,
       {"score2", "COLUMN", "Column with a second score of the same patients, for DeLong's test"},
       {"direction2", "WORD", "As --direction, of the second score; the same when not given"},
       {"bootstrap", "N", "Draws for a bootstrap interval and the optimism of the thresholds, such as 2000"},
       kSeed,
       {"points", "", "List every threshold"},
       kLevel},
      run};
}

Method roc_compare_method() {
  return {"roc-compare",
          "stats",
          "The area under the ROC curve of a score in two groups of patients, by DeLong's test",
          {kOutcome,
           kPositive,
           kScore,
           kDirection,
           {kGroup.name, kGroup.placeholder, kGroup.help, true},
           kFirst,
           kLevel},
          run_compare};
}

}  // namespace myolung::cohort
