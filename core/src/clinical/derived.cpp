#include <cmath>
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
  const auto table = model.at_cutoff();
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

double settled(double x) {
  constexpr int kBits = 40;
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);
  return std::ldexp(std::round(std::ldexp(mantissa, kBits)), exponent - kBits);
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
  });
}

}  // namespace myolung
