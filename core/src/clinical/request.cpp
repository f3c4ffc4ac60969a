#include "clinical/request.hpp"

#include <algorithm>
#include <initializer_list>

#include "clinical/json_writer.hpp"
#include "clinical/sentence.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

constexpr std::string_view kModels = "models";
constexpr std::string_view kPretest = "pretest_probability";
constexpr std::string_view kInfection = "infection_probability";

std::string example_for(const Variable& variable) {
  switch (variable.kind) {
    case VariableKind::number: return R"({"value": NUMBER, "unit": ")" + variable.units[0].code + R"("})";
    case VariableKind::finding: return R"({"value": true})";
    case VariableKind::category: return R"({"value": ")" + variable.categories[0].code + R"("})";
  }
  return "";
}

/// What was sent, for a message.
std::string shown(const Json& json) {
  if (json.is_string()) return in_quotes(json.get_ref<const std::string&>());
  JsonWriter w;
  w.json(json);
  return in_quotes(w.take());
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

void refuse_unknown_keys(const Json& object, const std::string& input,
                         std::initializer_list<std::string_view> allowed, std::vector<Error>& errors) {
  for (const auto& entry : object.items()) {
    if (std::find(allowed.begin(), allowed.end(), entry.key()) != allowed.end()) continue;
    const std::vector<std::string> names(allowed.begin(), allowed.end());
    const std::string near = nearest(entry.key(), names);
    errors.push_back({Errc::unknown_key, input,
                      in_quotes(entry.key()) + " is not a key that is understood here.",
                      (near.empty() ? std::string() : "Did you mean " + in_quotes(near) + "? ") +
                          "Accepted: " + listed(names) + "."});
  }
}

std::string remedy_for_choice(const Language& language, const Variable& variable) {
  if (variable.kind == VariableKind::finding) {
    return say(language, "Give true (present) or false (absent); leave it out when it is not known.");
  }
  std::vector<std::string> codes;
  for (const auto& category : variable.categories) codes.push_back(in_quotes(category.code));
  return say(language, "Give one of: {0}; leave it out when it is not known.", {listed(codes)});
}

/// Reads the entry of one variable. Every error is kept; with one, the value counts for nothing.
class EntryReader {
 public:
  EntryReader(const Variable& variable, const Language& language)
      : variable_(variable), language_(language) {}

  Value value = Unknown{};
  double given = 0.0;  // an accepted number, in `given_in`
  const Unit* given_in = nullptr;
  bool converted = false;
  std::vector<Error> errors;
  std::optional<Warning> question;

  void read(const Json& entry) {
    if (entry.is_null()) return;
    if (!entry.is_object()) {
      refuse(Errc::wrong_shape, "{0}: {1} is not an object.", shown(entry),
             say("Write it as {0}.", {example_for(variable_)}));
      return;
    }
    refuse_unknown_keys(entry, variable_.id, {"value", "unit", "state"}, errors);
    if (const Json* state = member(entry, "state")) {
      read_state(*state, entry);
    } else if (variable_.kind == VariableKind::number) {
      read_number(entry);
    } else {
      read_choice(entry);
    }
  }

 private:
  [[nodiscard]] std::string say(std::string_view english,
                                std::initializer_list<std::string_view> parts = {}) const {
    return myolung::say(language_, english, parts);
  }

  /// "Did you mean 336 mg/L?", "Did you mean 85 (fraction)?"
  [[nodiscard]] std::string did_you_mean(double number, const Unit& unit) const {
    return say(unit.code == "1" ? "Did you mean {0} ({1})?" : "Did you mean {0} {1}?",
               {value_text_in_full(number), unit.label});
  }

  /// In `message` {0} is what the variable is called, and {1} `what`.
  void refuse(Errc code, std::string_view message, std::string_view what, std::string remedy) {
    errors.push_back({code, variable_.id, say(message, {variable_.label, what}), std::move(remedy)});
  }

  void read_state(const Json& state, const Json& entry) {
    if (member(entry, "value") != nullptr || member(entry, "unit") != nullptr) {
      refuse(Errc::wrong_shape, "{0}: a value and a state exclude each other.", "", say("Keep one of them."));
    } else if (state == "could_not_perform" && variable_.could_not_perform) {
      value = CouldNotPerform{};
    } else {
      refuse(Errc::state_not_allowed, "{0}: the state {1} is not accepted.", shown(state),
             variable_.could_not_perform
                 ? say("The only state is {0}; leave the input out when it is unknown.",
                       {"\"could_not_perform\""})
                 : say("Give a value, or leave the input out when it is unknown."));
    }
  }

  void read_number(const Json& entry) {
    const auto number = number_of(entry);
    const Unit* unit = unit_of(entry, number.has_value());
    if (!number || unit == nullptr) return;
    auto canonical = to_canonical(variable_, *number, *unit, language_);
    if (!canonical) {
      Error& error = canonical.error();
      if (error.code == Errc::out_of_range) error.suggestion = other_unit(variable_, *number, *unit);
      if (error.suggestion != nullptr) {
        error.remedy = say("{0} {1}", {did_you_mean(*number, *error.suggestion), error.remedy});
      }
      errors.push_back(std::move(error));
      return;
    }
    value = *canonical;
    given = *number;
    given_in = unit;
    converted = unit != &variable_.units[0];
    ask(entry, *number, *unit, *canonical);
  }

  std::optional<double> number_of(const Json& entry) {
    const Json* typed = member(entry, "value");
    if (typed == nullptr) return std::nullopt;
    if (typed->is_number()) return typed->get<double>();
    if (!typed->is_string()) {
      refuse(Errc::not_a_number, "{0}: {1} is not a number.", shown(*typed),
             say("Write it as {0}.", {example_for(variable_)}));
      return std::nullopt;
    }
    const auto number = parse_typed_number(variable_, typed->get_ref<const std::string&>(), language_);
    if (number) return *number;
    errors.push_back(number.error());
    return std::nullopt;
  }

  /// nullptr, with an error, when there is none.
  const Unit* unit_of(const Json& entry, bool needed) {
    const Json* text = member(entry, "unit");
    if (text == nullptr) {
      if (variable_.units.size() == 1 || !needed) return &variable_.units[0];
      refuse(Errc::missing_unit, "{0}: the unit is missing.", "",
             say("Add one of: {0}.", {accepted_units(variable_)}));
      return nullptr;
    }
    const Unit* unit =
        text->is_string() ? find_unit(variable_, text->get_ref<const std::string&>()) : nullptr;
    if (unit == nullptr) {
      refuse(Errc::unknown_unit, "{0}: the unit {1} is not accepted.", shown(*text),
             say(variable_.units.size() == 1 ? "Use {0}." : "Use one of: {0}.", {accepted_units(variable_)}));
    }
    return unit;
  }

  /// Asks about an accepted value, if it raises a question: in the words and the unit it was typed in.
  void ask(const Json& entry, double number, const Unit& unit, double canonical) {
    const std::string value_said = value_text_in_full(number) + unit_suffix(unit);
    if (const auto thousands = thousands_of(entry, unit)) {
      question = {variable_.id, "check_thousands",
                  say("{0}: {1} was read with a decimal point. If {2} was meant, type it without the point.",
                      {variable_.label, value_said, value_text_in_full(*thousands)})};
      return;
    }
    if (const SoftLimit* limit = question_for(variable_, canonical, converted)) {
      // The question about the unit names it already.
      const bool names_unit = limit->code == "check_unit";
      const Unit* other = other_unit(variable_, number, unit, names_unit);
      question = {variable_.id, limit->code,
                  say("{0}: {1} {2}", {variable_.label, value_said, limit->question}), other};
      if (other != nullptr && !names_unit) {
        question->message = say("{0} {1}", {question->message, did_you_mean(number, *other)});
      }
    }
  }

  /// What typed "12.500" would be with a point for thousands, if that is a possible value as well.
  [[nodiscard]] std::optional<double> thousands_of(const Json& entry, const Unit& unit) const {
    const Json& typed = entry["value"];
    if (!typed.is_string()) return std::nullopt;
    const auto other = read_as_thousands(typed.get_ref<const std::string&>());
    return other && to_canonical(variable_, *other, unit) ? other : std::nullopt;
  }

  void read_choice(const Json& entry) {
    if (member(entry, "unit") != nullptr) {
      refuse(Errc::unexpected_unit, "{0} has no unit.", "", say("Leave the unit out."));
    }
    const Json* typed = member(entry, "value");
    if (typed == nullptr) return;
    if (variable_.kind == VariableKind::finding && typed->is_boolean()) {
      value = typed->get<bool>();
      return;
    }
    if (variable_.kind == VariableKind::category && typed->is_string()) {
      for (const auto& category : variable_.categories) {
        if (category.code == typed->get_ref<const std::string&>()) {
          value = category.code;
          return;
        }
      }
    }
    refuse(Errc::wrong_category, "{0}: {1} is not one of its values.", shown(*typed),
           remedy_for_choice(language_, variable_));
  }

  const Variable& variable_;
  const Language& language_;
};

class RequestReader {
 public:
  explicit RequestReader(const Catalogue& catalogue)
      : catalogue_(catalogue), out_(catalogue.variables.size()) {}

  ReadRequest read(const Json& request) {
    if (!request.is_object()) {
      refuse_all({Errc::wrong_shape, "", "A patient is a JSON object.",
                  R"(Write {"values": {"dlco_percent_predicted": {"value": 43, "unit": "%"}}}.)"});
      return std::move(out_);
    }
    refuse_unknown_keys(request, "", {"values", kModels, kPretest, kInfection}, out_.errors);
    out_.all_refused = !out_.errors.empty();
    for (const auto& model : catalogue_.models) out_.models.push_back(&model);
    if (const Json* models = member(request, kModels)) read_models(*models);
    if (const Json* values = member(request, "values")) read_values(*values);
    Patient& patient = out_.patient;
    if (const Json* pretest = member(request, kPretest)) {
      read_probability(*pretest, catalogue_.pretest, patient.pretest, patient.pretest_refused);
    }
    if (const Json* infection = member(request, kInfection)) {
      read_probability(*infection, catalogue_.infection_probability, patient.infection,
                       patient.infection_refused);
    }
    ask_about_contradictions();
    return std::move(out_);
  }

 private:
  /// One question for each value of a contradiction, with the same words.
  void ask_about_contradictions() {
    const auto& values = out_.patient.values;
    for (const auto& contradiction : catalogue_.contradictions) {
      const auto& all = contradiction.when;
      const bool holds = std::all_of(all.begin(), all.end(), [&values](const When& when) {
        return met(when.condition, values[when.variable]);
      });
      if (!holds) continue;
      for (const auto& when : all) {
        out_.warnings.push_back(
            {catalogue_.variables[when.variable].id, "contradiction", contradiction.message});
      }
    }
  }

  void refuse_all(Error error) {
    out_.errors.push_back(std::move(error));
    out_.all_refused = true;
  }

  void read_models(const Json& chosen) {
    const auto is_text = [](const Json& id) { return id.is_string(); };
    if (!chosen.is_array() || !std::all_of(chosen.begin(), chosen.end(), is_text)) {
      refuse_all({Errc::wrong_shape, "", "\"models\" is a list of the scores to compute, by their ids.",
                  R"(Write {"models": ["dlm-2021"]}, or leave it out to compute all.)"});
      return;
    }
    std::vector<std::string> ids;
    for (const auto& model : catalogue_.models) ids.push_back(model.id);
    int unknown = 0;
    for (const auto& one : chosen) {
      const auto& id = one.get_ref<const std::string&>();
      if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
      if (++unknown > kMostSuggestions) break;
      const std::string near = nearest(id, ids);
      refuse_all({Errc::unknown_model, "", in_quotes(id) + " is not a known score.",
                  (near.empty() ? std::string() : "Did you mean " + in_quotes(near) + "? ") +
                      "Known are: " + listed(ids) + "."});
    }
    std::erase_if(out_.models, [&chosen](const Model* model) {
      return std::find(chosen.begin(), chosen.end(), model->id) == chosen.end();
    });
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
    EntryReader entry(catalogue_.variables[index], catalogue_.language);
    entry.read(json);
    report(entry);
    if (entry.errors.empty()) {
      out_.patient.values[index] = std::move(entry.value);
      out_.patient.converted[index] = entry.converted;
    } else {
      out_.patient.refused[index] = true;
    }
  }

  void report(const EntryReader& entry) {
    out_.errors.insert(out_.errors.end(), entry.errors.begin(), entry.errors.end());
    if (entry.errors.empty() && entry.question) out_.warnings.push_back(*entry.question);
  }

  void refuse_unknown(const std::string& id) {
    for (const auto* probability : {&catalogue_.pretest, &catalogue_.infection_probability}) {
      if (id != probability->id) continue;
      refuse_all({Errc::unknown_input, id, probability->label + " is not one of the values.",
                  "Put " + in_quotes(id) + " beside \"values\"."});
      return;
    }
    const std::string near = ++unknown_ <= kMostSuggestions ? nearest(id, ids()) : std::string();
    refuse_all({Errc::unknown_input, id, in_quotes(id) + " is not a known input.",
                (near.empty() ? std::string() : "Did you mean " + in_quotes(near) + "? ") +
                    "`myolung catalogue` lists all inputs."});
  }

  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& variable : catalogue_.variables) out.push_back(variable.id);
    return out;
  }

  /// What is wrong with a probability withholds what follows from it, not the score.
  void read_probability(const Json& json, const Variable& variable, std::optional<double>& out,
                        bool& refused) {
    EntryReader entry(variable, catalogue_.language);
    // A bare number or text is a probability; an object says its unit.
    entry.read(json.is_object() ? json : Json{{"value", json}, {"unit", "1"}});
    report(entry);
    refused = !entry.errors.empty();
    const auto* number = std::get_if<double>(&entry.value);
    if (refused || number == nullptr) return;
    out = *number;
    out_.probabilities.push_back({&variable, entry.given, entry.given_in});
  }

  static constexpr int kMostSuggestions = 20;  // a suggestion costs more than the rest of the entry
  const Catalogue& catalogue_;
  ReadRequest out_;
  int unknown_ = 0;
};

}  // namespace

ReadRequest read_request(const Catalogue& catalogue, const Json& request) {
  return RequestReader(catalogue).read(request);
}

}  // namespace myolung
