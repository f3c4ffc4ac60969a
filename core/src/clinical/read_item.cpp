#include "clinical/read_item.hpp"

#include <algorithm>
#include <cmath>

#include "clinical/assessment_json.hpp"
#include "clinical/read_variables.hpp"
#include "clinical/sentence.hpp"

namespace myolung {
namespace {

std::optional<Condition> read_comparison(ObjectReader& reader, const Variable& variable) {
  const Op op = read_operator(reader, "op").value_or(Op::less);
  const double value = reader.number("value");
  const std::string printed = reader.text("printed");
  if (number_in(printed) != value) reader.problem("printed", "must be the digits of value");
  const std::string code = reader.text("unit");
  const Unit* unit = find_unit(variable, code);
  if (unit == nullptr) {
    reader.problem("unit", code + " is not a unit of " + variable.id);
    return std::nullopt;
  }
  const std::string threshold = " " + printed + unit_suffix(*unit);
  return Comparison{op, value * unit->multiply_by / unit->divide_by, written(op) + threshold,
                    written(negation(op)) + threshold, unit != &variable.units[0]};
}

bool is_category(const Variable& variable, const std::string& code) {
  return std::any_of(variable.categories.begin(), variable.categories.end(),
                     [&code](const Category& c) { return c.code == code; });
}

/// `equals` one value, or, of categories, `any_of` several.
std::optional<Condition> read_equality(ObjectReader& reader, const Variable& variable) {
  if (variable.kind == VariableKind::category && reader.has("any_of")) {
    Equality equality{reader.texts("any_of")};
    const auto& codes = std::get<std::vector<std::string>>(equality.value);
    if (codes.empty()) reader.problem("any_of", "must name a value of " + variable.id);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (!is_category(variable, codes[i])) {
        reader.problem("any_of/" + std::to_string(i), "is not a value of " + variable.id);
      }
    }
    return equality;
  }
  const Json& value = reader.any("equals");
  if (variable.kind == VariableKind::finding && value.is_boolean()) return Equality{value.get<bool>()};
  if (variable.kind == VariableKind::category && value.is_string() &&
      is_category(variable, value.get_ref<const std::string&>())) {
    return Equality{std::vector{value.get<std::string>()}};
  }
  reader.problem("equals", "is not a value of " + variable.id);
  return std::nullopt;
}

/// Values such that any other meets the same conditions as one of them: every category, both answers,
/// or the limits and each threshold with its neighbours.
std::vector<Value> representatives(const Variable& variable, const std::vector<Rule>& rules) {
  if (variable.kind == VariableKind::finding) return {false, true};
  std::vector<Value> values;
  for (const auto& category : variable.categories) values.emplace_back(category.code);
  if (variable.kind == VariableKind::category) return values;
  values = {variable.hard_min, variable.hard_max};
  for (const auto& rule : rules) {
    const auto* comparison = std::get_if<Comparison>(&rule.condition);
    if (comparison == nullptr) continue;
    const double t = comparison->threshold;
    for (const double x : {std::nextafter(t, variable.hard_min), t, std::nextafter(t, variable.hard_max)}) {
      if (x >= variable.hard_min && x <= variable.hard_max) values.emplace_back(x);
    }
  }
  return values;
}

/// Points that no value gives would widen the range of an unknown input.
void refuse_unreached(ObjectReader& reader, const Variable& variable, const Case& in) {
  std::vector<const Rule*> reached;  // nullptr for none of them
  for (const auto& value : representatives(variable, in.rules)) reached.push_back(in.rule_for(value));
  const auto is_reached = [&reached](const Rule* rule) {
    return std::find(reached.begin(), reached.end(), rule) != reached.end();
  };
  for (std::size_t i = 0; i < in.rules.size(); ++i) {
    if (is_reached(&in.rules[i])) continue;
    reader.problem("rules/" + std::to_string(i),
                   "is never reached: no value meets it before an earlier rule");
  }
  if (!is_reached(nullptr)) reader.problem("otherwise", "is never reached: the rules take every value");
}

int read_point(ObjectReader& reader, std::string_view key, int point) {
  if (point <= PointSet::kMost) return point;
  reader.problem(key, "must be at most " + std::to_string(PointSet::kMost));
  return 0;
}

/// One number, or ascending those that stay possible for a value that is not precise enough.
PointSet read_points(ObjectReader& reader) {
  if (!reader.has_list("points")) return {read_point(reader, "points", reader.count("points"))};
  PointSet points;
  bool rises = true;
  for (const int point : reader.counts("points")) {
    rises = rises && (points.empty() || point > points.back());
    points.add(read_point(reader, "points", point));
  }
  if (points.size() < 2 || !rises) {
    reader.problem("points", "must be one number, or several in ascending order");
  }
  return points;
}

/// Points left open are those that a precise value would give.
void refuse_unattainable(ObjectReader& reader, const Case& in) {
  PointSet precise{in.otherwise};
  for (const auto& rule : in.rules) {
    if (rule.points.size() == 1) precise |= rule.points;
  }
  for (std::size_t i = 0; i < in.rules.size(); ++i) {
    for (const int point : in.rules[i].points) {
      if (precise.contains(point)) continue;
      reader.problem("rules/" + std::to_string(i) + "/points", "must be points that a precise value gives");
    }
  }
}

/// Reads `rules` and `otherwise`.
Case read_rules(ObjectReader& reader, const Variable& variable) {
  Case in;
  bool all_read = true;
  for (auto& entry : reader.objects("rules")) {
    auto condition = read_condition(entry, variable);
    const auto points = read_points(entry);
    if (variable.kind != VariableKind::category && points.size() > 1) {
      entry.problem("points", "can be left open by a category alone");
    }
    all_read = all_read && condition;
    if (condition) in.rules.push_back({std::move(*condition), points});
    entry.finish();
  }
  in.otherwise = read_point(reader, "otherwise", reader.count("otherwise"));
  for (const auto& rule : in.rules) {
    if (const auto* comparison = std::get_if<Comparison>(&rule.condition)) {
      in.criterion += (in.criterion.empty() ? "" : "; ") + comparison->printed;
      if (in.rules.size() == 1) in.unmet = comparison->unmet;
    }
  }
  if (all_read) {
    refuse_unreached(reader, variable, in);
    refuse_unattainable(reader, in);
  }
  return in;
}

/// Each value of the deciding variable must belong to one case.
void refuse_gaps(ObjectReader& reader, const Variable& decided_by, const std::vector<Case>& cases) {
  for (const auto& value : representatives(decided_by, {})) {
    const auto holding = std::count_if(cases.begin(), cases.end(),
                                       [&value](const Case& one) { return met(*one.when, value); });
    if (holding == 1) continue;
    const auto* code = std::get_if<std::string>(&value);
    const std::string shown = code != nullptr ? *code : std::get<bool>(value) ? "true" : "false";
    reader.problem("cases", "must have one case for " + decided_by.id + " " + shown + ", not " +
                                std::to_string(holding));
  }
}

/// Reads `when`: the deciding variable, the same in every case, and its values.
std::optional<Condition> read_case_when(ObjectReader& reader, const ModelContext& context, Item& item) {
  auto entry = reader.object("when");
  auto when = read_when(entry, context.catalogue);
  if (!when) return std::nullopt;
  if (item.decided_by.value_or(when->variable) != when->variable) {
    entry.problem("input", "must be the same in every case");
  }
  item.decided_by = when->variable;
  return std::move(when->condition);
}

void read_cases(ObjectReader& reader, const ModelContext& context, Item& item) {
  const Variable& variable = context.catalogue.variables[item.variable];
  bool all_read = true;
  for (auto& entry : reader.objects("cases")) {
    auto when = read_case_when(entry, context, item);
    all_read = all_read && when;
    item.cases.push_back(read_rules(entry, variable));
    item.cases.back().when = std::move(when);
    entry.finish();
  }
  if (all_read && item.decided_by) {
    refuse_gaps(reader, context.catalogue.variables[*item.decided_by], item.cases);
  }
}

void read_states(ObjectReader& reader, const Variable& variable, Item& item) {
  for (auto& state : reader.objects("states", false)) {
    state.choice("state", {"could_not_perform"});
    item.could_not_perform = Item::CouldNotPerformState{std::nullopt, state.text("message")};
    if (state.has("points"))
      item.could_not_perform->points = read_point(state, "points", state.count("points"));
    state.finish();
  }
  if (item.could_not_perform.has_value() != variable.could_not_perform) {
    reader.problem("states", "must say what each state of " + variable.id + " means, and no other");
  }
}

void read_near_cutoff(ObjectReader& reader, Item& item) {
  auto near = reader.object("near_cutoff");
  item.near_cutoff = Item::Near{near.number("from"), near.number("to"), near.text("message")};
  const auto& zone = *item.near_cutoff;
  const auto within = [&zone](const Rule& rule) {
    const auto* comparison = std::get_if<Comparison>(&rule.condition);
    return comparison != nullptr && zone.from <= comparison->threshold && comparison->threshold <= zone.to;
  };
  const bool around = std::any_of(item.cases.begin(), item.cases.end(), [&within](const Case& in) {
    return std::any_of(in.rules.begin(), in.rules.end(), within);
  });
  if (!around) near.problem("from", "has no cut-off between it and `to`");
  near.finish();
}

}  // namespace

Place read_place(ObjectReader& owner, const ModelContext& context) {
  auto source = owner.object("source");
  Place place{source.text("key"), source.text("place")};
  if (!place.key.empty() && context.cited.count(place.key) == 0) {
    source.problem("key", "is not among this file's sources");
  }
  source.finish();
  return place;
}

std::size_t read_input(ObjectReader& reader, const Catalogue& catalogue) {
  const std::string id = reader.text("input");
  const auto index = catalogue.find(id);
  if (!index && !id.empty()) reader.problem("input", id + " is not a variable");
  return index.value_or(0);
}

std::optional<Condition> read_condition(ObjectReader& reader, const Variable& variable) {
  return variable.kind == VariableKind::number ? read_comparison(reader, variable)
                                               : read_equality(reader, variable);
}

std::optional<When> read_when(ObjectReader& reader, const Catalogue& catalogue) {
  const std::size_t index = read_input(reader, catalogue);
  const Variable& variable = catalogue.variables[index];
  if (variable.kind == VariableKind::number) {
    reader.problem("input", "must be a finding or a category");
    return std::nullopt;
  }
  auto condition = read_equality(reader, variable);
  reader.finish();
  return condition ? std::optional(When{index, std::move(*condition)}) : std::nullopt;
}

Item read_item(ObjectReader& reader, const ModelContext& context) {
  Item item;
  item.variable = read_input(reader, context.catalogue);
  const Variable& variable = context.catalogue.variables[item.variable];
  item.label = reader.text("label");
  item.json = members({{"input", variable.id}, {"label", item.label}});
  if (reader.has("cases")) {
    read_cases(reader, context, item);
  } else {
    item.cases.push_back(read_rules(reader, variable));
  }
  for (const auto& one : item.cases) {
    if (one.criterion.empty()) continue;
    item.criterion += (item.criterion.empty() ? "" : "; ") + one.criterion;
  }
  read_states(reader, variable, item);
  if (reader.has("near_cutoff")) read_near_cutoff(reader, item);
  read_place(reader, context);
  reader.finish();
  return item;
}

}  // namespace myolung
