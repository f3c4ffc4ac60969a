#include <algorithm>
#include <cassert>
#include <cmath>

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

PopulationMatch compare(const Language& language, const PopulationAspect& aspect, const Patient& patient) {
  using State = PopulationMatch::State;
  const Value& value = patient.values[aspect.variable];
  PopulationMatch out{&aspect, is_known(value) ? State::same : State::unknown, ""};
  for (const auto& difference : aspect.differences) {
    if (!met(difference.condition, value)) continue;
    out.state = State::differs;
    out.message = out.message.empty() ? difference.message
                                      : say(language, "{0} {1}", {out.message, difference.message});
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
      out.near_cutoff.push_back(
          {variable.id, "near_cutoff",
           say(catalogue.language, "{0}: {1} {2}",
               {variable.label,
                echo_text(*value, patient.converted[item.variable]) + unit_suffix(variable.units[0]),
                near->message})});
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

/// Points for `value` when any of the cases may hold.
PointSet points_in_any_case(const Item& item, const Value& value) {
  PointSet points;
  for (const auto& one : item.cases) points |= one.points_for(value);
  return points;
}

/// Calls `use` with the points of values such that any other value gives the same as one of them.
template <class Use>
void for_each_answer(const Variable& variable, const Item& item, const Case* in, Use use) {
  if (in != nullptr) {
    // The loader refuses what no value reaches.
    for (const auto& rule : in->rules) use(rule.points);
    use(PointSet{in->otherwise});
    return;
  }
  if (variable.kind == VariableKind::finding) {
    for (const bool value : {false, true}) use(points_in_any_case(item, value));
  }
  for (const auto& category : variable.categories) use(points_in_any_case(item, category.code));
  for (const auto& one : item.cases) {
    for (const auto& rule : one.rules) {
      const auto* comparison = std::get_if<Comparison>(&rule.condition);
      if (comparison == nullptr) continue;
      const double t = comparison->threshold;
      for (const double x : {std::nextafter(t, variable.hard_min), t, std::nextafter(t, variable.hard_max)}) {
        use(points_in_any_case(item, x));
      }
    }
  }
}

/// What every value the input can still have would leave of the score.
class Prospect {
 public:
  /// `others`: scores without the item; `open`: its points as they are.
  Prospect(const Model& model, PointSet others, PointSet open)
      : model_(model), others_(others), open_(open) {}

  void add(PointSet points) {
    const auto scores = sums(others_, points);
    ++(common_band(model_, scores) != nullptr ? settling_ : leaving_);
    widest_ = std::max(widest_, scores.back() - scores.front());
  }

  /// As `add`, when it would be one of the points still open, and fewer: a strength not known is one of
  /// those that a positive result can have.
  void add_finer(PointSet points) {
    auto both = points;
    both |= open_;
    if (both == open_ && points != open_) add(points);
  }

  [[nodiscard]] int widest() const { return widest_; }
  [[nodiscard]] Settles settles() const {
    return leaving_ == 0 ? Settles::always : settling_ == 0 ? Settles::never : Settles::sometimes;
  }

 private:
  const Model& model_;
  PointSet others_;
  PointSet open_;
  int settling_ = 0;
  int leaving_ = 0;
  int widest_ = 0;
};

std::vector<NextInput> next_inputs(const Catalogue& catalogue, const Patient& patient,
                                   const ModelAssessment& m) {
  const Model& model = *m.model;
  const auto& items = m.items;
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
    const auto settles = [&m](const Prospect& p) { return m.band ? Settles::decided : p.settles(); };
    if (item.value_narrows) {
      const std::size_t variable = item.item->variable;
      Prospect prospect(model, others, item.points);
      for_each_answer(catalogue.variables[variable], *item.item, item.in, [&](PointSet points) {
        item.state == ItemState::missing ? prospect.add(points) : prospect.add_finer(points);
      });
      out.push_back({variable, i, outcomes, settles(prospect), prospect.widest()});
    }
    if (item.deciding_narrows) {
      Prospect prospect(model, others, item.points);
      for (const auto& one : item.item->cases) {
        prospect.add(one.points_for(patient.values[item.item->variable]));
      }
      out.push_back({*item.item->decided_by, i, outcomes, settles(prospect), prospect.widest()});
    }
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
  for (const auto& aspect : model.population)
    out.population.push_back(compare(catalogue.language, aspect, patient));
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
  out.next = next_inputs(catalogue, patient, out);
  return out;
}

}  // namespace myolung
