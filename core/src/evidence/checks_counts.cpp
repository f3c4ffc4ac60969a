// Counts, percentages, sums, and what follows from a score's table.

#include <algorithm>
#include <cmath>
#include <utility>

#include "evidence/check.hpp"
#include "myolung/roc.hpp"

namespace myolung {
namespace {

std::string of_text(const Check& check, std::int64_t count, std::int64_t total, int places) {
  const double percent = 100.0 * static_cast<double>(count) / static_cast<double>(total);
  return check.say("{0} of {1} = {2} %",
                   {std::to_string(count), std::to_string(total), decimal_text(percent, places)});
}

std::string percent_as_printed(const Printed& percent) { return percent.text + " %"; }

/// The two counts around a percentage that no count gives.
std::string nearest_counts(const Check& check, const Printed& percent, std::int64_t total) {
  const auto below =
      static_cast<std::int64_t>(std::floor(percent.value / 100.0 * static_cast<double>(total)));
  return check.say("no count; {0}, {1}", {of_text(check, below, total, percent.places),
                                          of_text(check, std::min(below + 1, total), total, percent.places)});
}

void percentage(Check& check) {
  const auto percent = check.figure("percent");
  const bool counted = check.in.has("count");
  const auto count = check.figure_if("count");
  const auto total = check.figure("total");
  for (const auto& row : check.rows()) {
    const auto printed = percent.in(row.row);
    const auto n = total.in(row.row);
    if (!printed || !n) continue;
    if (count_of(*n) < 1) {
      check.in.problem("total", row.id + " has no patients");
      continue;
    }
    const auto fitting = counts_for(*printed, count_of(*n));
    if (counted) {
      const auto k = count.in(row.row);
      if (!k) continue;
      const bool fits = std::find(fitting.begin(), fitting.end(), count_of(*k)) != fitting.end();
      const std::string text = check.say("{0} of {1} ({2} %)", {k->text, n->text, printed->text});
      if (fitting.empty()) {
        check.add(row, Verdict::impossible, text, nearest_counts(check, *printed, count_of(*n)));
        continue;
      }
      check.add(row, fits, text, of_text(check, count_of(*k), count_of(*n), printed->places));
      continue;
    }
    const std::string text = check.say("{0} % of {1}", {printed->text, n->text});
    if (fitting.empty()) {
      check.add(row, Verdict::impossible, text, nearest_counts(check, *printed, count_of(*n)));
    } else {
      check.add(row, Verdict::reproduces, text,
                of_text(check, fitting.front(), count_of(*n), printed->places));
    }
  }
}

void sum(Check& check) {
  const auto equals = check.number("equals");
  std::int64_t total = 0;
  std::string terms;
  for (const auto& term : check.in.texts("terms")) {
    for (const auto& printed : check.figures("terms", term)) {
      total += count_of(printed);
      terms += (terms.empty() ? "" : " + ") + printed.text;
    }
  }
  for (const auto& row : check.rows()) {
    check.add(row, total == count_of(equals), equals.text, terms + " = " + std::to_string(total));
  }
}

void count_of_rows(Check& check) {
  const auto equals = check.number("equals");
  const auto counted = static_cast<std::int64_t>(check.rows().size());
  check.add(
      {"", check.over() == nullptr ? "" : check.say("Rows of {0}", {check.over()->source.place}), nullptr},
      counted == count_of(equals), equals.text, std::to_string(counted));
}

void sum_of_parts(Check& check) {
  const auto value = check.figure("value");
  for (const auto& [whole, parts] : check.wholes()) {
    const auto printed = value.in(whole.row);
    if (!printed) continue;
    std::int64_t total = 0;
    std::string terms;
    for (const auto* part : parts) {
      const auto term = value.in(part);
      if (!term) continue;
      total += count_of(*term);
      terms += (terms.empty() ? "" : " + ") + term->text;
    }
    check.add(whole, total == count_of(*printed), printed->text, terms + " = " + std::to_string(total));
  }
}

void model_counts(Check& check) {
  const auto* model = check.model("model");
  const auto events = check.figure("events");
  const auto total = check.figure("total");
  if (model == nullptr) return;
  for (const auto& row : check.rows()) {
    const auto score = numbers_in(row.id.substr(row.id.rfind('-') + 1));
    const auto* observed =
        score.empty() ? nullptr : model->observed_at(static_cast<int>(count_of(score.front())));
    const auto k = events.in(row.row);
    const auto n = total.in(row.row);
    if (observed == nullptr || !k || !n) {
      check.in.problem("over", row.id + " is no score with counts");
      continue;
    }
    check.add(row, observed->count.events == count_of(*k) && observed->count.total == count_of(*n),
              check.say("{0} of {1}", {k->text, n->text}),
              check.say("{0} of {1}",
                        {std::to_string(observed->count.events), std::to_string(observed->count.total)}));
  }
}

std::optional<stats::Proportion> metric_of(const stats::TwoByTwo& table, std::string_view metric) {
  const std::pair<std::string_view, stats::Proportion> metrics[] = {
      {"sensitivity", table.sensitivity()},
      {"specificity", table.specificity()},
      {"positive_predictive_value", table.positive_predictive_value()},
      {"negative_predictive_value", table.negative_predictive_value()},
      {"accuracy", table.accuracy()}};
  for (const auto& [name, value] : metrics) {
    if (name == metric) return value;
  }
  return std::nullopt;
}

void performance(Check& check) {
  const auto* model = check.model("model");
  const auto figure = check.figure("printed");
  if (model == nullptr) return;
  std::vector<stats::ScoreLevel> levels;
  for (const auto& row : model->observed) {
    levels.push_back({row.count.events, row.count.total - row.count.events});
  }
  for (const auto& row : check.rows()) {
    const auto printed = figure.in(row.row);
    if (!printed) continue;
    if (row.id == "auc") {
      const double auc = stats::auc_from_counts(levels).value_or(stats::Auc{}).estimate;
      check.add(row, overlap({auc, auc}, printed->range()), printed->text,
                decimal_text(auc, printed->places + 1));
    } else if (const auto metric = metric_of(model->at_cutoff(*model->cutoff), row.id)) {
      const auto fitting = counts_for(*printed, metric->total);
      check.add(row, std::find(fitting.begin(), fitting.end(), metric->events) != fitting.end(),
                percent_as_printed(*printed), of_text(check, metric->events, metric->total, printed->places));
    } else {
      check.in.problem("over", row.id + " is not a measure of performance");
    }
  }
}

/// Patients of a group of `of` who have a criterion: a count, or a share with it or without it.
struct Positives {
  std::optional<std::int64_t> count;
  std::string text;
};

Positives read_positives(Check& check, ObjectReader& reader) {
  if (reader.has("count")) {
    const auto count = check.figure_of(reader, "count").in(nullptr);
    reader.finish();
    if (!count) return {};
    return {count_of(*count), count->text};
  }
  const bool negative = reader.has("negative_percent");
  const auto percent = check.figure_of(reader, negative ? "negative_percent" : "percent").in(nullptr);
  const auto of = numbers_in(reader.text("of"));
  reader.finish();
  if (!percent || of.size() != 1) return {};
  const auto total = count_of(of.front());
  const auto fitting = single_count(*percent, total);
  if (!fitting) return {std::nullopt, check.say("no single count")};
  const auto count = negative ? total - *fitting : *fitting;
  return {count, std::to_string(count)};
}

/// The sum over `key`; none when a term has no count.
std::pair<std::optional<std::int64_t>, std::string> sum_of_positives(Check& check, std::string_view key) {
  std::optional<std::int64_t> total = 0;
  std::string terms;
  for (auto& reader : check.in.objects(key)) {
    const auto positives = read_positives(check, reader);
    total = total && positives.count ? std::optional(*total + *positives.count) : std::nullopt;
    terms += (terms.empty() ? "" : " + ") + positives.text;
  }
  return {total, terms};
}

/// Points of all patients with, or without, the outcome.
std::int64_t points_of(const Model& model, bool with_outcome) {
  std::int64_t points = 0;
  for (const auto& row : model.observed) {
    points += row.score * (with_outcome ? row.count.events : row.count.total - row.count.events);
  }
  return points;
}

void points_total(Check& check) {
  const auto* model = check.model("model");
  const bool with_outcome = check.in.flag_or("with_outcome", true);
  const auto [total, terms] = sum_of_positives(check, "positives");
  if (model == nullptr) return;
  const auto points = points_of(*model, with_outcome);
  for (const auto& row : check.rows()) {
    if (!total) {
      check.leave(row, std::to_string(points),
                  check.say("No single count stands behind a percentage: {0}.", {terms}));
      continue;
    }
    check.add(row, *total <= points, std::to_string(points), terms + " = " + std::to_string(*total));
  }
}

void largest_group(Check& check) {
  const auto* model = check.model("model");
  const bool with_outcome = check.in.flag_or("with_outcome", true);
  const bool negative = check.in.has("negative_percent");
  const auto percent = check.figure(negative ? "negative_percent" : "percent").in(nullptr);
  const auto all = count_of(check.number("of"));
  const auto [others, terms] = sum_of_positives(check, "others");
  if (model == nullptr || !percent || !others) return;
  const auto left = points_of(*model, with_outcome) - *others;
  const auto fits = [&](std::int64_t n) {
    const auto counts = counts_for(*percent, n);
    return std::any_of(counts.begin(), counts.end(),
                       [&](std::int64_t k) { return (negative ? n - k : k) <= left; });
  };
  std::int64_t largest = all;
  while (largest > 0 && !fits(largest)) --largest;
  for (const auto& row : check.rows()) {
    check.add(row, largest == all, check.say("{0} % of {1}", {percent->text, std::to_string(all)}),
              check.say("at most {0} patients, so at least {1} without",
                        {std::to_string(largest), std::to_string(all - largest)}));
  }
}

void rounding_direction(Check& check) {
  const auto from = check.figure("from");
  const auto to = check.figure("to");
  const bool up = check.in.choice("claimed", {"up", "down"}) == "up";
  for (const auto& row : check.rows()) {
    const auto before = from.in(row.row);
    const auto after = to.in(row.row);
    if (!before || !after) continue;
    const bool went_up = after->value > before->value;
    check.add(
        row, went_up == up,
        check.say(up ? "{0} rounded up to {1}" : "{0} rounded down to {1}", {before->text, after->text}),
        check.say(went_up ? "up" : "down"));
  }
}

void accuracy(Check& check) {
  const auto sensitivity = check.figure("sensitivity").in(nullptr);
  const auto specificity = check.figure("specificity").in(nullptr);
  const auto n_with = check.figure("n_with").in(nullptr);
  const auto n_without = check.figure("n_without").in(nullptr);
  const auto printed = check.figure("accuracy").in(nullptr);
  if (!sensitivity || !specificity || !n_with || !n_without || !printed) return;
  const auto right_with = single_count(*sensitivity, count_of(*n_with));
  const auto right_without = single_count(*specificity, count_of(*n_without));
  if (!right_with || !right_without) {
    for (const auto& row : check.rows()) {
      check.leave(row, percent_as_printed(*printed),
                  check.say("No single count stands behind sensitivity or specificity."));
    }
    return;
  }
  const auto right = *right_with + *right_without;
  const auto all = count_of(*n_with) + count_of(*n_without);
  const auto fitting = counts_for(*printed, all);
  for (const auto& row : check.rows()) {
    check.add(row, std::find(fitting.begin(), fitting.end(), right) != fitting.end(),
              percent_as_printed(*printed), of_text(check, right, all, printed->places));
  }
}

constexpr CheckKind kKinds[] = {
    {"percentage",
     sentence("100 × count / total; without a printed count, every count from 0 to the total is tried."),
     percentage},
    {"sum", sentence("The printed parts, added."), sum},
    {"count_of_rows", sentence("The printed rows, counted."), count_of_rows},
    {"sum_of_parts", sentence("The parts, added."), sum_of_parts},
    {"model_counts", sentence("The counts the score is built on."), model_counts},
    {"performance",
     sentence("From the counts at each score: AUC with ties as one half; the others at the cut-off."),
     performance},
    {"points_total",
     sentence("Patients who have each criterion, added, against score × patients added over the scores; "
              "rounding the "
              "cut-offs can only have added points."),
     points_total},
    {"largest_group",
     sentence("The largest group in which a count gives the percentage and the points of all criteria stay "
              "within the "
              "score's table."),
     largest_group},
    {"rounding_direction", sentence("The two figures, compared."), rounding_direction},
    {"accuracy",
     sentence("(true positives + true negatives) / all, the counts from sensitivity and specificity."),
     accuracy},
};

}  // namespace

std::span<const CheckKind> count_checks() { return kKinds; }

}  // namespace myolung
