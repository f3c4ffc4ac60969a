#include "clinical/request.hpp"

#include <algorithm>
#include <initializer_list>

#include "clinical/sentence.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

constexpr std::string_view kPretest = "pretest_probability";

std::string example_for(const Variable& variable) {
  switch (variable.kind) {
    case VariableKind::number:
      return R"({"value": NUMBER, "unit": ")" + variable.units[0].code + R"("})";
    case VariableKind::finding: return R"({"value": true})";
    case VariableKind::category: return R"({"value": ")" + variable.categories[0].code + R"("})";
  }
  return "";
}

/// What was sent, for a message.
std::string shown(const Json& json) {
  return in_quotes(json.is_string() ? json.get_ref<const std::string&>() : to_text(json));
}

std::string accepted_units(const Variable& variable) {
  std::vector<std::string> codes;
  for (const auto& unit : variable.units) codes.push_back(unit.code);
  return listed(codes);
}

/// A member that is present and not null, or nullptr.
const Json* member(const Json& object, std::string_view key) {
  const auto found = object.find(std::string(key));
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::optional<Error> unknown_key_in(const Json& object, const std::string& input,
                                    std::initializer_list<std::string_view> allowed) {
  const std::vector<std::string> names(allowed.begin(), allowed.end());
  for (const auto& entry : object.items()) {
    if (std::find(names.begin(), names.end(), entry.key()) != names.end()) continue;
    const std::string near = nearest(entry.key(), names);
    return Error{Errc::unknown_key, input,
                 in_quotes(entry.key()) + " is not a key that is understood here.",
                 (near.empty() ? std::string() : "Did you mean " + in_quotes(near) + "? ") +
                     "Accepted: " + listed(names) + "."};
  }
  return std::nullopt;
}

/// Reads the quantity of one number variable; std::nullopt when it is unknown.
class NumberReader {
 public:
  explicit NumberReader(const Variable& variable) : variable_(variable) {}

  [[nodiscard]] bool converted() const { return converted_; }

  Result<std::optional<double>> read(const Json& entry) {
    const auto typed = value_of(entry);
    if (!typed) return tl::unexpected<Error>(typed.error());
    const auto unit = unit_of(entry, typed->has_value());
    if (!unit) return tl::unexpected<Error>(unit.error());
    if (!typed->has_value()) return std::nullopt;
    converted_ = *unit != &variable_.units[0];
    const auto canonical = to_canonical(variable_, **typed, **unit);
    if (!canonical) return tl::unexpected<Error>(canonical.error());
    return *canonical;
  }

 private:
  Result<std::optional<double>> value_of(const Json& entry) const {
    const Json* value = member(entry, "value");
    if (value == nullptr) return std::nullopt;
    if (value->is_number()) return value->get<double>();
    if (value->is_string()) return parse_typed_number(variable_, value->get_ref<const std::string&>());
    return fail(Errc::not_a_number, variable_.id,
                variable_.label + ": " + shown(*value) + " is not a number.",
                "Write it as " + example_for(variable_) + ".");
  }

  Result<const Unit*> unit_of(const Json& entry, bool needed) const {
    const Json* text = member(entry, "unit");
    if (text == nullptr) {
      if (variable_.units.size() == 1 || !needed) return &variable_.units[0];
      return fail(Errc::missing_unit, variable_.id, variable_.label + ": the unit is missing.",
                  "Add one of: " + accepted_units(variable_) + ".");
    }
    const Unit* unit = text->is_string()
                           ? find_unit(variable_, text->get_ref<const std::string&>())
                           : nullptr;
    if (unit != nullptr) return unit;
    return fail(Errc::unknown_unit, variable_.id,
                variable_.label + ": the unit " + shown(*text) + " is not accepted.",
                "Use " + std::string(variable_.units.size() == 1 ? "" : "one of: ") +
                    accepted_units(variable_) + ".");
  }

  const Variable& variable_;
  bool converted_ = false;
};

std::string accepted_categories(const Variable& variable) {
  if (variable.kind == VariableKind::finding) {
    return "true (present) or false (absent); leave it out when it is not known";
  }
  std::vector<std::string> codes;
  for (const auto& category : variable.categories) codes.push_back(in_quotes(category.code));
  return "one of: " + listed(codes) + "; leave it out when it is not known";
}

Result<Value> read_choice(const Variable& variable, const Json& entry) {
  if (member(entry, "unit") != nullptr) {
    return fail(Errc::unexpected_unit, variable.id, variable.label + " has no unit.",
                "Leave the unit out.");
  }
  const Json* value = member(entry, "value");
  if (value == nullptr) return Value{Unknown{}};
  if (variable.kind == VariableKind::finding && value->is_boolean()) {
    return Value{value->get<bool>()};
  }
  if (variable.kind == VariableKind::category && value->is_string()) {
    for (const auto& category : variable.categories) {
      if (category.code == value->get_ref<const std::string&>()) return Value{category.code};
    }
  }
  return fail(Errc::wrong_category, variable.id,
              variable.label + ": " + shown(*value) + " is not one of its values.",
              "Give " + accepted_categories(variable) + ".");
}

Result<Value> read_state(const Variable& variable, const Json& state) {
  if (state == "could_not_perform" && variable.could_not_perform) return Value{CouldNotPerform{}};
  return fail(Errc::state_not_allowed, variable.id,
              variable.label + ": the state " + shown(state) + " is not accepted.",
              variable.could_not_perform
                  ? "The only state is \"could_not_perform\"; leave the input out when it is unknown."
                  : "Give a value, or leave the input out when it is unknown.");
}

struct ReadEntry {
  Value value = Unknown{};
  bool converted = false;
};

Result<ReadEntry> read_entry(const Variable& variable, const Json& entry) {
  if (entry.is_null()) return ReadEntry{};
  if (!entry.is_object()) {
    return fail(Errc::wrong_shape, variable.id,
                variable.label + ": " + shown(entry) + " is not an object.",
                "Write it as " + example_for(variable) + ".");
  }
  if (auto unknown = unknown_key_in(entry, variable.id, {"value", "unit", "state"})) {
    return tl::unexpected<Error>(*unknown);
  }
  if (const Json* state = member(entry, "state")) {
    if (member(entry, "value") != nullptr) {
      return fail(Errc::wrong_shape, variable.id,
                  variable.label + ": a value and a state exclude each other.", "Keep one of them.");
    }
    return read_state(variable, *state).map([](Value value) { return ReadEntry{std::move(value)}; });
  }
  if (variable.kind != VariableKind::number) {
    return read_choice(variable, entry).map([](Value value) { return ReadEntry{std::move(value)}; });
  }
  NumberReader reader(variable);
  const auto number = reader.read(entry);
  if (!number) return tl::unexpected<Error>(number.error());
  if (!number->has_value()) return ReadEntry{};
  return ReadEntry{Value{**number}, reader.converted()};
}

class RequestReader {
 public:
  explicit RequestReader(const Catalogue& catalogue) : catalogue_(catalogue) {
    const auto n = catalogue.variables.size();
    out_.patient.values.assign(n, Unknown{});
    out_.patient.converted.assign(n, false);
    out_.patient.refused.assign(n, false);
  }

  ReadRequest read(const Json& request) {
    if (!request.is_object()) {
      refuse_all({Errc::wrong_shape, "", "A patient is a JSON object.",
                  R"(Write {"values": {"dlco_percent_predicted": {"value": 43, "unit": "%"}}}.)"});
      return std::move(out_);
    }
    if (auto unknown = unknown_key_in(request, "", {"values", kPretest})) refuse_all(*unknown);
    if (const Json* values = member(request, "values")) read_values(*values);
    if (const Json* pretest = member(request, kPretest)) read_pretest(*pretest);
    return std::move(out_);
  }

 private:
  void refuse_all(Error error) {
    out_.errors.push_back(std::move(error));
    out_.all_refused = true;
  }

  void read_values(const Json& values) {
    if (!values.is_object()) {
      refuse_all({Errc::wrong_shape, "", "\"values\" is a JSON object with one entry per input.",
                  R"(Write {"values": {"age": {"value": 60, "unit": "a"}}}.)"});
      return;
    }
    for (std::size_t i = 0; i < catalogue_.variables.size(); ++i) {
      const auto entry = values.find(catalogue_.variables[i].id);
      if (entry != values.end()) read_value(i, *entry);
    }
    for (const auto& entry : values.items()) {
      if (!catalogue_.find(entry.key())) refuse_unknown(entry.key());
    }
  }

  void read_value(std::size_t index, const Json& json) {
    const Variable& variable = catalogue_.variables[index];
    auto entry = read_entry(variable, json);
    if (!entry) {
      out_.errors.push_back(entry.error());
      out_.patient.refused[index] = true;
      return;
    }
    if (const auto* number = std::get_if<double>(&entry->value)) question(variable, *number);
    out_.patient.values[index] = std::move(entry->value);
    out_.patient.converted[index] = entry->converted;
  }

  void question(const Variable& variable, double value) {
    if (const SoftLimit* limit = question_for(variable, value)) {
      out_.warnings.push_back({variable.id, limit->code,
                               variable.label + ": " + value_text_against(value, limit->value) +
                                   unit_suffix(variable.units[0]) + " " + limit->question});
    }
  }

  void refuse_unknown(const std::string& id) {
    if (id == kPretest) {
      refuse_all({Errc::unknown_input, id, "The pre-test probability is not one of the values.",
                  "Put \"pretest_probability\" beside \"values\"."});
      return;
    }
    std::vector<std::string> ids;
    for (const auto& variable : catalogue_.variables) ids.push_back(variable.id);
    const std::string near = nearest(id, ids);
    refuse_all({Errc::unknown_input, id, in_quotes(id) + " is not a known input.",
                (near.empty() ? std::string() : "Did you mean " + in_quotes(near) + "? ") +
                    "`myolung catalogue` lists all inputs."});
  }

  void read_pretest(const Json& json) {
    // A bare number or text is a probability; an object says its unit.
    const Json entry = json.is_object() ? json : Json{{"value", json}, {"unit", "1"}};
    const auto read = read_entry(catalogue_.pretest, entry);
    if (!read) {
      refuse_all(read.error());
    } else if (const auto* number = std::get_if<double>(&read->value)) {
      out_.patient.pretest = *number;
    }
  }

  const Catalogue& catalogue_;
  ReadRequest out_;
};

}  // namespace

ReadRequest read_request(const Catalogue& catalogue, const Json& request) {
  return RequestReader(catalogue).read(request);
}

}  // namespace myolung
