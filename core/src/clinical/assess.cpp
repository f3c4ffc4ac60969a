#include <algorithm>
#include <cassert>
#include <iterator>

#include "clinical/sentence.hpp"
#include "myolung/assessment.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

/// Every sum of one element of `a` and one of `b`, ascending, without repeats.
std::vector<int> sums(const std::vector<int>& a, const std::vector<int>& b) {
  std::vector<int> out;
  for (const int x : a) {
    for (const int y : b) out.push_back(x + y);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Scores reachable when the item `left_out` (if any) gives nothing.
std::vector<int> reachable(const std::vector<ItemResult>& items, const ItemResult* left_out = nullptr) {
  std::vector<int> scores{0};
  for (const auto& item : items) {
    if (&item != left_out) scores = sums(scores, item.points);
  }
  return scores;
}

ScoreRange range_of(const std::vector<int>& scores) { return {scores.front(), scores.back()}; }

/// The band that holds all of these scores, or nullptr.
const Band* common_band(const Model& model, const std::vector<int>& scores) {
  const Band& first = model.band_of(scores.front());
  const bool same =
      std::all_of(scores.begin(), scores.end(), [&](int score) { return &model.band_of(score) == &first; });
  return same ? &first : nullptr;
}

bool met(const Condition& condition, const Value& value) {
  if (const auto* comparison = std::get_if<Comparison>(&condition)) {
    return holds(std::get<double>(value), comparison->op, comparison->threshold);
  }
  const auto& wanted = std::get<Equality>(condition).value;
  if (const auto* flag = std::get_if<bool>(&wanted)) return std::get<bool>(value) == *flag;
  return std::get<std::string>(value) == std::get<std::string>(wanted);
}

/// The operator as people write it.
std::string_view written(Op op) {
  switch (op) {
    case Op::less: return "<";
    case Op::less_equal: return "\u2264";
    case Op::greater: return ">";
    case Op::greater_equal: return "\u2265";
  }
  return "";
}

/// "43 < 50", "52 ≥ 50": the value beside the threshold that decided, whichever way.
std::string comparison_text(double value, const Comparison& rule, bool is_met) {
  const Op op = is_met ? rule.op : negation(rule.op);
  return value_text_against(value, rule.threshold) + " " + std::string(written(op)) + " " +
         value_text(rule.threshold);
}

std::string reason_for(const Variable& variable, const Item& item, const Value& value, const Rule* decisive) {
  if (const auto* number = std::get_if<double>(&value)) {
    // When no rule is met, the value stands against the last threshold it could have met.
    const Rule& rule = decisive != nullptr ? *decisive : item.rules.back();
    return comparison_text(*number, std::get<Comparison>(rule.condition), decisive != nullptr);
  }
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "present" : "absent";
  const auto& code = std::get<std::string>(value);
  const auto category = std::find_if(variable.categories.begin(), variable.categories.end(),
                                     [&code](const Category& c) { return c.code == code; });
  return category->label;
}

ItemResult evaluate(const Catalogue& catalogue, const Item& item, const Value& value) {
  if (std::holds_alternative<Unknown>(value)) {
    return {&item, ItemState::missing, item.attainable_points(), false, "not known"};
  }
  if (std::holds_alternative<CouldNotPerform>(value)) {
    return {&item, ItemState::could_not_perform, item.attainable_points(), false, "could not be performed"};
  }
  const auto rule = std::find_if(item.rules.begin(), item.rules.end(),
                                 [&value](const Rule& r) { return met(r.condition, value); });
  const Rule* decisive = rule == item.rules.end() ? nullptr : &*rule;
  const int points = decisive != nullptr ? decisive->points : item.otherwise;
  return {&item,
          ItemState::known,
          {points},
          decisive != nullptr,
          reason_for(catalogue.variables[item.variable], item, value, decisive)};
}

bool is_known(const Value& value) {
  return !std::holds_alternative<Unknown>(value) && !std::holds_alternative<CouldNotPerform>(value);
}

/// Rules of this effect that the patient's known values meet.
std::vector<const ApplicabilityRule*> objections(const Model& model, const Patient& patient,
                                                 ApplicabilityRule::Effect effect) {
  std::vector<const ApplicabilityRule*> found;
  for (const auto& rule : model.applicability) {
    const Value& value = patient.values[rule.variable];
    if (rule.effect == effect && is_known(value) && met(rule.condition, value)) {
      found.push_back(&rule);
    }
  }
  return found;
}

/// Notes what the answer must carry: points the source does not define, cautions, near cut-offs.
void add_warnings(const Catalogue& catalogue, const Patient& patient, ModelAssessment& out) {
  for (const auto& result : out.items) {
    const Item& item = *result.item;
    const Variable& variable = catalogue.variables[item.variable];
    if (result.state == ItemState::could_not_perform) {
      out.warnings.push_back({variable.id, "state_not_defined", item.could_not_perform});
    }
    const auto* value = std::get_if<double>(&patient.values[item.variable]);
    const auto& near = item.near_cutoff;
    if (near && value != nullptr && *value >= near->from && *value <= near->to) {
      out.near_cutoff.push_back({variable.id, "near_cutoff",
                                 variable.label + ": " + echo_text(*value, patient.converted[item.variable]) +
                                     unit_suffix(variable.units[0]) + " " + near->message});
    }
  }
  for (const auto* rule : objections(*out.model, patient, ApplicabilityRule::Effect::caution)) {
    out.warnings.push_back({catalogue.variables[rule->variable].id, "caution", rule->message});
  }
}

/// Whether a value is unknown, a state the variable allows, or of the variable's kind.
[[maybe_unused]] bool fits(const Variable& variable, const Value& value) {
  if (std::holds_alternative<Unknown>(value)) return true;
  if (std::holds_alternative<CouldNotPerform>(value)) return variable.could_not_perform;
  switch (variable.kind) {
    case VariableKind::number: return std::holds_alternative<double>(value);
    case VariableKind::finding: return std::holds_alternative<bool>(value);
    case VariableKind::category: {
      const auto* code = std::get_if<std::string>(&value);
      return code != nullptr && std::any_of(variable.categories.begin(), variable.categories.end(),
                                            [code](const Category& c) { return c.code == *code; });
    }
  }
  return false;
}

Status status_of(const std::vector<ItemResult>& items) {
  const auto all_are = [&items](ItemState state) {
    return std::all_of(items.begin(), items.end(),
                       [state](const ItemResult& item) { return item.state == state; });
  };
  if (all_are(ItemState::known)) return Status::complete;
  return all_are(ItemState::missing) ? Status::no_input : Status::partial;
}

std::vector<Posttest> posttests(const Model& model, const std::vector<int>& scores, double pretest) {
  std::vector<Posttest> out;
  for (const int score : scores) {
    const ObservedRow* row = model.observed_at(score);
    if (row == nullptr) continue;
    const auto& ratio = row->likelihood_ratio;
    out.push_back({score,
                   stats::post_test_probability(pretest, ratio.estimate),
                   {stats::post_test_probability(pretest, ratio.ci.low),
                    stats::post_test_probability(pretest, ratio.ci.high)},
                   ratio});
  }
  return out;
}

std::vector<NextInput> next_inputs(const Model& model, const std::vector<ItemResult>& items) {
  std::vector<NextInput> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].state != ItemState::missing) continue;
    const auto others = reachable(items, &items[i]);
    NextInput next{i, {}};
    for (const int points : items[i].points) {
      const auto scores = sums(others, {points});
      next.outcomes.push_back({points, range_of(scores), common_band(model, scores)});
    }
    out.push_back(std::move(next));
  }
  return out;
}

}  // namespace

bool is_withheld(const Model& model, const Patient& patient) {
  for (std::size_t i = 0; i < patient.refused.size(); ++i) {
    if (patient.refused[i] && model.asks_for(i)) return true;
  }
  return false;
}

ModelAssessment assess(const Catalogue& catalogue, const Model& model, const Patient& patient) {
  assert(patient.values.size() == catalogue.variables.size());
  assert(std::equal(catalogue.variables.begin(), catalogue.variables.end(), patient.values.begin(), fits));
  assert(!is_withheld(model, patient));
  ModelAssessment out{};
  out.model = &model;
  out.reasons = objections(model, patient, ApplicabilityRule::Effect::not_applicable);
  if (!out.reasons.empty()) {
    out.status = Status::not_applicable;
    return out;
  }

  for (const auto& item : model.items) {
    out.items.push_back(evaluate(catalogue, item, patient.values[item.variable]));
  }
  add_warnings(catalogue, patient, out);
  out.status = status_of(out.items);
  out.scores = reachable(out.items);
  if (out.status != Status::no_input) out.band = common_band(model, out.scores);

  if (!patient.pretest_refused) {
    out.pretest_from_cohort = !patient.pretest.has_value();
    out.pretest = patient.pretest.value_or(static_cast<double>(model.cohort.events) /
                                           static_cast<double>(model.cohort.total));
    out.posttest = posttests(model, out.scores, *out.pretest);
  }
  out.next = next_inputs(model, out.items);
  return out;
}

}  // namespace myolung
