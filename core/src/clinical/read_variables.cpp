#include "clinical/read_variables.hpp"

#include <algorithm>

#include "clinical/assessment_json.hpp"
#include "clinical/read_item.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

Unit read_unit(ObjectReader& reader) {
  Unit unit;
  unit.code = reader.text("code");
  unit.label = reader.text("label");
  unit.aliases = reader.optional_texts("aliases");
  unit.multiply_by = reader.number_or("multiply_by", 1.0);
  unit.divide_by = reader.number_or("divide_by", 1.0);
  if (!(unit.multiply_by > 0.0)) reader.problem("multiply_by", "must be above 0");
  if (!(unit.divide_by > 0.0)) reader.problem("divide_by", "must be above 0");
  reader.finish();
  return unit;
}

void read_limits(ObjectReader& reader, Variable& variable) {
  auto hard = reader.object("hard");
  variable.hard_min = hard.number("min");
  variable.hard_max = hard.number("max");
  variable.hard_exclusive = hard.flag_or("exclusive", false);
  if (!(variable.hard_min < variable.hard_max)) hard.problem("max", "must be above min");
  hard.finish();

  for (auto& soft : reader.objects("soft", false)) {
    const auto op = read_operator(soft, "op");
    const double value = soft.number("value");
    std::string code = soft.choice("code", {"check_value", "check_unit"});
    std::string question = soft.text("question");
    soft.finish();
    if (op) variable.soft.push_back({*op, value, std::move(code), std::move(question)});
  }
}

/// The hard limits in this unit, as they are shown.
void set_limits(Unit& unit, const Variable& variable) {
  if (!(unit.multiply_by > 0.0) || !(unit.divide_by > 0.0)) return;  // refused already
  const auto shown = [&unit](double limit) {
    return number_in(value_text(limit * unit.divide_by / unit.multiply_by)).value_or(limit);
  };
  unit.low = shown(variable.hard_min);
  unit.high = shown(variable.hard_max);
}

/// LOINC codes end in a mod-10 (Luhn) check digit: 2276-4.
bool has_check_digit(const std::string& code) {
  if (code.size() < 3 || code[code.size() - 2] != '-') return false;
  int sum = code.back() - '0';
  bool doubled = true;
  for (std::size_t i = code.size() - 2; i-- > 0; doubled = !doubled) {
    const int digit = code[i] - '0';
    if (digit < 0 || digit > 9) return false;
    const int weighted = doubled ? 2 * digit : digit;
    sum += weighted / 10 + weighted % 10;
  }
  return sum % 10 == 0;
}

void read_number(ObjectReader& reader, Variable& variable) {
  for (auto& unit : reader.objects("units")) {
    Unit read = read_unit(unit);
    if (find_unit(variable, read.code) != nullptr) unit.problem("code", "stands twice");
    variable.units.push_back(std::move(read));
  }
  if (variable.units.empty()) variable.units.emplace_back();
  if (variable.units[0].multiply_by != 1.0 || variable.units[0].divide_by != 1.0) {
    reader.problem("units", "begins with the canonical unit, which has no factor");
  }
  read_limits(reader, variable);
  for (auto& unit : variable.units) set_limits(unit, variable);
  for (auto& state : reader.objects("states", false)) {
    variable.could_not_perform = state.choice("id", {"could_not_perform"}) == "could_not_perform";
    state.text("label");
    state.optional_text("help");
    state.finish();
  }
  if (reader.has("loinc")) {
    auto loinc = reader.object("loinc");
    if (!has_check_digit(loinc.text("code"))) loinc.problem("code", "has a wrong check digit");
    loinc.choice("status", {"to_be_confirmed", "confirmed"});
    loinc.finish();
  }
}

void read_categories(ObjectReader& reader, Variable& variable) {
  for (auto& entry : reader.objects("categories")) {
    variable.categories.push_back({entry.text("code"), entry.text("label")});
    entry.finish();
  }
}

Effort read_effort(ObjectReader& reader) {
  constexpr Effort kEfforts[] = {Effort::history,       Effort::examination,   Effort::blood_test,
                                 Effort::antibody_test, Effort::lung_function, Effort::hrct,
                                 Effort::pet_ct};
  std::vector<std::string_view> names;
  for (const Effort effort : kEfforts) names.push_back(effort_name(effort));
  const auto found = std::find(names.begin(), names.end(), reader.choice("effort", names));
  return found == names.end() ? Effort::history : kEfforts[found - names.begin()];
}

Variable read_variable(ObjectReader& reader) {
  Variable variable;
  variable.id = reader.text("id");
  variable.effort = read_effort(reader);
  variable.label = reader.text("label");
  variable.json = members({{"input", variable.id}, {"label", variable.label}});
  reader.optional_text("help");
  const std::string kind = reader.choice("kind", {"number", "finding", "category"});
  if (kind == "number") {
    variable.kind = VariableKind::number;
    read_number(reader, variable);
  } else if (kind == "category") {
    variable.kind = VariableKind::category;
    read_categories(reader, variable);
  } else {
    variable.kind = VariableKind::finding;
  }
  reader.finish();
  return variable;
}

/// A quantity in unit 1, strictly between 0 and 1.
Variable read_probability(ObjectReader& owner, std::string_view key) {
  auto reader = owner.object(key);
  Variable read = read_variable(reader);
  if (read.units.empty() || read.units[0].code != "1" || read.hard_min != 0.0 || read.hard_max != 1.0 ||
      !read.hard_exclusive) {
    reader.problem("hard", "must be a probability in unit 1, between 0 and 1 exclusive");
  }
  return read;
}

Contradiction read_contradiction(ObjectReader& reader, const Catalogue& catalogue) {
  Contradiction read;
  for (auto& entry : reader.objects("when")) {
    auto when = read_when(entry, catalogue);
    if (!when) continue;
    for (const auto& other : read.when) {
      if (other.variable == when->variable) entry.problem("input", "stands twice");
    }
    read.when.push_back(std::move(*when));
  }
  read.message = reader.text("message");
  reader.finish();
  return read;
}

}  // namespace

std::optional<Op> read_operator(ObjectReader& reader, std::string_view key) {
  const std::string text = reader.choice(key, {"<", "<=", ">", ">="});
  for (const Op op : {Op::less, Op::less_equal, Op::greater, Op::greater_equal}) {
    if (symbol(op) == text) return op;
  }
  return std::nullopt;
}

std::string read_version(ObjectReader& reader) {
  std::string version = reader.text("version");
  std::string last;
  for (auto& entry : reader.objects("changelog")) {
    last = entry.text("version");
    entry.text("date");
    entry.text("change");
    entry.finish();
  }
  if (last != version) reader.problem("changelog", "must end with version " + version);
  return version;
}

void read_variables(const Json& json, ProblemList& problems, Catalogue& catalogue) {
  ObjectReader reader(json, "", problems);
  read_version(reader);
  reader.texts("notices");
  for (auto& entry : reader.objects("variables")) {
    Variable variable = read_variable(entry);
    if (catalogue.find(variable.id)) entry.problem("id", "stands twice");
    catalogue.variables.push_back(std::move(variable));
  }
  for (auto& entry : reader.objects("contradictions", false)) {
    if (catalogue.variables.empty()) break;  // reported already
    catalogue.contradictions.push_back(read_contradiction(entry, catalogue));
  }
  catalogue.pretest = read_probability(reader, "pretest");
  catalogue.infection_probability = read_probability(reader, "infection_probability");
  reader.finish();
}

}  // namespace myolung
