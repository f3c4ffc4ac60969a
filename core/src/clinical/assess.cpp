#include <algorithm>
#include <cassert>

#include "clinical/evaluate_item.hpp"
#include "clinical/sentence.hpp"
#include "myolung/assessment.hpp"

namespace myolung {
namespace {

/// Scores reachable when the item `left_out` (if any) gives nothing.
PointSet reachable(const std::vector<ItemResult>& items, const ItemResult* left_out = nullptr) {
  PointSet scores{0};
  for (const auto& item : items) {
    if (&item != left_out) scores = sums(scores, item.points);
  }
  return scores;
}

/// The band that holds all of these scores, or nullptr. Bands have no gaps, so the ends decide.
const Band* common_band(const Model& model, PointSet scores) {
  const Band& first = model.band_of(scores.front());
  return scores.back() <= first.max ? &first : nullptr;
}

/// Rules of this effect that the patient's known values meet.
std::vector<const ApplicabilityRule*> objections(const Model& model, const Patient& patient,
                                                 ApplicabilityRule::Effect effect) {
  std::vector<const ApplicabilityRule*> found;
  for (const auto& rule : model.applicability) {
    if (rule.effect == effect && met(rule.condition, patient.values[rule.variable])) found.push_back(&rule);
  }
  return found;
}

PopulationMatch compare(const PopulationAspect& aspect, const Patient& patient) {
  using State = PopulationMatch::State;
  const Value& value = patient.values[aspect.variable];
  PopulationMatch out{&aspect, is_known(value) ? State::same : State::unknown, ""};
  for (const auto& difference : aspect.differences) {
    if (!met(difference.condition, value)) continue;
    out.state = State::differs;
    out.message += (out.message.empty() ? "" : " ") + difference.message;
  }
  return out;
}

/// Notes what the answer must carry: what a state means, cautions, near cut-offs.
void add_warnings(const Catalogue& catalogue, const Patient& patient, ModelAssessment& out) {
  for (const auto& result : out.items) {
    const Item& item = *result.item;
    const Variable& variable = catalogue.variables[item.variable];
    if (result.state == ItemState::could_not_perform) {
      const auto& state = *item.could_not_perform;
      out.warnings.push_back({variable.id, state.points ? "caution" : "state_not_defined", state.message});
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
  if (out.status == Status::no_input) return;  // there is no answer to be cautious about
  for (const auto& caution : out.model->cautions) out.warnings.push_back({"", "caution", caution.message});
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

Status status_of(const std::vector<ItemResult>& items, const Patient& patient) {
  if (std::all_of(items.begin(), items.end(), [](const ItemResult& item) { return item.settled(); })) {
    return Status::complete;
  }
  const auto unentered = [&patient](const ItemResult& result) {
    const auto& decided_by = result.item->decided_by;
    return result.state == ItemState::missing && !(decided_by && is_known(patient.values[*decided_by]));
  };
  return std::all_of(items.begin(), items.end(), unentered) ? Status::no_input : Status::partial;
}

std::vector<Posttest> posttests(const Model& model, PointSet scores, double pretest) {
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
    const auto& item = items[i];
    if (!item.value_narrows && !item.deciding_narrows) continue;
    const auto others = reachable(items, &item);
    std::vector<NextInput::Outcome> outcomes;
    for (const int points : item.points) {
      const auto scores = sums(others, {points});
      outcomes.push_back({points, {scores.front(), scores.back()}, common_band(model, scores)});
    }
    if (item.value_narrows) out.push_back({item.item->variable, i, outcomes});
    if (item.deciding_narrows) out.push_back({*item.item->decided_by, i, outcomes});
  }
  return out;
}

}  // namespace

bool is_withheld(const Model& model, const Patient& patient) {
  for (std::size_t i = 0; i < patient.refused.size(); ++i) {
    if (patient.refused[i] && model.depends_on(i)) return true;
  }
  return false;
}

ModelAssessment assess(const Catalogue& catalogue, const Model& model, const Patient& patient) {
  assert(patient.values.size() == catalogue.variables.size());
  assert(std::equal(catalogue.variables.begin(), catalogue.variables.end(), patient.values.begin(), fits));
  assert(!is_withheld(model, patient));
  ModelAssessment out{};
  out.model = &model;
  for (const auto& aspect : model.population) out.population.push_back(compare(aspect, patient));
  out.reasons = objections(model, patient, ApplicabilityRule::Effect::not_applicable);
  if (!out.reasons.empty()) {
    out.status = Status::not_applicable;
    return out;
  }

  for (const auto& item : model.items) out.items.push_back(evaluate_item(catalogue, item, patient));
  out.status = status_of(out.items, patient);
  add_warnings(catalogue, patient, out);
  out.scores = reachable(out.items);
  if (out.status != Status::no_input) out.band = common_band(model, out.scores);

  if (model.cohort && !patient.pretest_refused) {
    out.pretest_from_cohort = !patient.pretest.has_value();
    out.pretest = patient.pretest.value_or(static_cast<double>(model.cohort->events) /
                                           static_cast<double>(model.cohort->total));
    out.posttest = posttests(model, out.scores, *out.pretest);
  }
  out.next = next_inputs(model, out.items);
  return out;
}

}  // namespace myolung
