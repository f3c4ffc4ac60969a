#include <utility>
#include <vector>

#include "clinical/assessment_json.hpp"
#include "clinical/read_model.hpp"

namespace myolung {
namespace {

constexpr int kAucDigits = 3;

struct Metric {
  const char* name;
  stats::Proportion count;
  stats::Interval ci;
};

/// At the cut-off; a metric without patients on its side is left out.
std::vector<Metric> performance_of(const Model& model) {
  std::vector<Metric> out;
  if (!model.cutoff || model.observed.empty()) return out;
  const auto table = model.at_cutoff(*model.cutoff);
  const std::pair<const char*, stats::Proportion> metrics[] = {
      {"sensitivity", table.sensitivity()},
      {"specificity", table.specificity()},
      {"positive_predictive_value", table.positive_predictive_value()},
      {"negative_predictive_value", table.negative_predictive_value()},
      {"accuracy", table.accuracy()}};
  for (const auto& [name, count] : metrics) {
    if (const auto ci = stats::clopper_pearson(count.events, count.total)) {
      out.push_back({name, count, {settled(ci->low), settled(ci->high)}});
    }
  }
  return out;
}

/// From positive in nobody to positive in everybody.
void write_roc(JsonWriter& w, const Model& model) {
  const auto [lowest, highest] = model.score_range();
  std::vector<int> cutoffs;
  if (!model.observed.empty()) {
    for (int cutoff = highest + 1; cutoff >= lowest; --cutoff) cutoffs.push_back(cutoff);
  }
  w.array(cutoffs, [&](int cutoff) {
    const auto table = model.at_cutoff(cutoff);
    const auto share = [](const stats::Proportion& p) {
      return static_cast<double>(p.events) / static_cast<double>(p.total);
    };
    w.object([&] {
      w.member("cutoff", cutoff);
      w.member("true_positive", table.true_positive);
      w.member("false_positive", table.false_positive);
      w.member("sensitivity", share(table.sensitivity()));
      w.member("false_positive_rate", share({table.false_positive, table.specificity().total}));
    });
  });
}

void write_auc(JsonWriter& w, const Model& model) {
  std::vector<stats::ScoreLevel> levels;
  for (const auto& row : model.observed) {
    levels.push_back({row.count.events, row.count.total - row.count.events});
  }
  if (const auto auc = stats::auc_from_counts(levels)) {
    write_estimate(w, settled(auc->estimate), {settled(auc->ci.low), settled(auc->ci.high)}, kAucDigits);
  } else {
    w.null();
  }
}

}  // namespace

void derive(Model& model) {
  if (!model.cohort) return;
  const auto levels = static_cast<int>(model.observed.size());
  const auto with = model.cohort->events;
  const auto without = model.cohort->total - with;
  for (auto& row : model.observed) {
    const auto [events, total] = row.count;
    const auto ci = stats::clopper_pearson(events, total);
    const auto ratio = stats::likelihood_ratio_jeffreys(events, with, total - events, without, levels);
    row.ci = {settled(ci->low), settled(ci->high)};
    row.likelihood_ratio = {settled(ratio->estimate), {settled(ratio->ci.low), settled(ratio->ci.high)}};
    render(row);
  }
}

void write_derived(JsonWriter& w, const Model& model) {
  const auto scores = model.score_range();
  w.object([&] {
    w.member("score_range", [&] { write_range(w, scores.first, scores.second); });
    w.member_array("observed", model.observed, [&](const auto& row) { w.raw(row.json); });
    w.member_array("performance", performance_of(model), [&](const Metric& metric) {
      w.object([&] {
        w.member("metric", metric.name);
        write_counted(w, metric.count, metric.ci);
      });
    });
    w.member("auc", [&] { write_auc(w, model); });
    w.member("roc", [&] { write_roc(w, model); });
  });
}

}  // namespace myolung
