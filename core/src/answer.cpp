// The answer to a request: scores, factors, outcomes.

#include <algorithm>

#include "clinical/assessment_json.hpp"
#include "clinical/request.hpp"
#include "clinical/sentence.hpp"
#include "evidence/profile_json.hpp"
#include "myolung/assessment.hpp"
#include "myolung/profile.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

std::optional<std::string_view> unless_empty(const std::string& text) {
  return text.empty() ? std::optional<std::string_view>() : text;
}

std::string_view state_name(ItemState state) {
  switch (state) {
    case ItemState::known: return "known";
    case ItemState::missing: return "missing";
    case ItemState::could_not_perform: return "could_not_perform";
    case ItemState::imprecise: return "imprecise";
  }
  return "";
}

std::string_view state_name(PopulationMatch::State state) {
  switch (state) {
    case PopulationMatch::State::same: return "same";
    case PopulationMatch::State::differs: return "differs";
    case PopulationMatch::State::unknown: return "unknown";
  }
  return "";
}

std::string_view status_name(Status status) {
  switch (status) {
    case Status::complete: return "complete";
    case Status::partial: return "partial";
    case Status::not_applicable: return "not_applicable";
    case Status::no_input: return "no_input";
  }
  return "";
}

std::string_view settles_name(Settles settles) {
  switch (settles) {
    case Settles::always: return "always";
    case Settles::sometimes: return "sometimes";
    case Settles::never: return "never";
    case Settles::decided: return "decided";
  }
  return "";
}

/// Writes one patient's answer.
class AnswerWriter {
 public:
  AnswerWriter(const Catalogue& catalogue, JsonWriter& w) : catalogue_(catalogue), w_(w) {}

  void write(const ReadRequest& request) {
    std::vector<ModelAssessment> models;
    auto warnings = request.warnings;
    for (const auto* model : request.models) {
      if (request.all_refused || is_withheld(*model, request.patient)) continue;
      models.push_back(assess(catalogue_, *model, request.patient));
      const auto& near = models.back().near_cutoff;
      warnings.insert(warnings.end(), near.begin(), near.end());
    }
    w_.object([&] {
      w_.member("version", [&] { write_version(w_, catalogue_.data_version); });
      write_inputs(request);
      w_.member_array("models", models, [&](const auto& model) { write_model(model); });
      w_.member_array("next", next_values(catalogue_, models),
                      [&](const auto& next) { write_next_value(next); });
      const bool refused = request.all_refused;
      w_.member_array("factors",
                      refused ? std::vector<FactorAssessment>() : factor_profile(catalogue_, request.patient),
                      [&](const auto& factor) { write_factor(w_, factor); });
      w_.member_array("outcomes",
                      refused ? std::vector<OutcomeAssessment>() : outcomes_for(catalogue_, request.patient),
                      [&](const auto& outcome) { write_outcome(w_, catalogue_, outcome); });
      w_.member_array("warnings", warnings, [&](const auto& warning) { write_warning(warning); });
      w_.member_array("errors", request.errors, [&](const auto& error) { write_error(error); });
    });
  }

 private:
  void write_warning(const Warning& warning) {
    w_.object([&] {
      w_.member("input", unless_empty(warning.input));
      w_.member("code", warning.code);
      w_.member("message", warning.message);
      write_suggestion(warning.suggestion);
    });
  }

  void write_error(const Error& error) {
    w_.object([&] {
      w_.member("input", unless_empty(error.input));
      w_.member("code", code_name(error.code));
      w_.member("message", [&] { w_.foreign(error.message); });
      w_.member("remedy", [&] { w_.foreign(error.remedy); });
      write_suggestion(error.suggestion);
    });
  }

  void write_suggestion(const Unit* unit) {
    w_.member("suggestion", [&] {
      unit == nullptr ? w_.null() : w_.object([&] {
        w_.raw(members({{"unit", unit->code}, {"label", unit->label}}));
      });
    });
  }

  void write_inputs(const ReadRequest& request) {
    const Patient& patient = request.patient;
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < patient.values.size(); ++i) {
      if (!std::holds_alternative<Unknown>(patient.values[i])) known.push_back(i);
    }
    w_.member("inputs", [&] {
      w_.list([&] {
        for (const auto i : known) write_input(i, request);
        for (const auto& probability : request.probabilities) write_probability(probability, request);
      });
    });
  }

  void write_input(std::size_t index, const ReadRequest& request) {
    const Patient& patient = request.patient;
    const Variable& variable = catalogue_.variables[index];
    const Value& value = patient.values[index];
    const auto* number = std::get_if<double>(&value);
    const auto* flag = std::get_if<bool>(&value);
    const auto* code = std::get_if<std::string>(&value);
    w_.object([&] {
      w_.member("input", variable.id);
      w_.member("state", std::holds_alternative<CouldNotPerform>(value) ? "could_not_perform" : "known");
      w_.member("value", [&] {
        number != nullptr ? w_.value(*number)
        : flag != nullptr ? w_.value(*flag)
        : code != nullptr ? w_.value(*code)
                          : w_.null();
      });
      w_.member("unit",
                variable.kind == VariableKind::number ? unless_empty(variable.units[0].code) : std::nullopt);
      w_.member("text", number != nullptr ? std::optional(echo_text(*number, patient.converted[index]))
                                          : std::nullopt);
      w_.member("converted", static_cast<bool>(patient.converted[index]));
      write_users(request, [&](const Model& model) { return model.asks_for(index); });
    });
  }

  /// A pre-test probability is for the scores with counts of their own, that of an infection for outcomes
  /// alone.
  void write_probability(const ReadProbability& given, const ReadRequest& request) {
    w_.object([&] {
      w_.member("input", given.variable->id);
      w_.member("state", "known");
      w_.member("value", given.number);
      w_.member("unit", given.unit->code);
      w_.member("text", echo_text(given.number, false));
      w_.member("converted", false);
      const bool is_pretest = given.variable == &catalogue_.pretest;
      write_users(request, [&](const Model& model) { return is_pretest && model.cohort.has_value(); });
    });
  }

  template <class AsksFor>
  void write_users(const ReadRequest& request, AsksFor asks_for) {
    std::vector<std::string_view> users;
    for (const auto* model : request.models) {
      if (asks_for(*model)) users.push_back(model->id);
    }
    w_.member_array("used_by", users, [&](auto id) { w_.value(id); });
  }

  void write_model(const ModelAssessment& m) {
    const bool applicable = m.status != Status::not_applicable;
    std::vector<const ObservedRow*> observed;
    for (const int score : m.scores) {
      if (const auto* row = m.model->observed_at(score)) observed.push_back(row);
    }
    w_.object([&] {
      w_.raw(m.model->json);
      w_.member("status", status_name(m.status));
      w_.member("score",
                [&] { applicable ? write_range(w_, m.scores.front(), m.scores.back()) : w_.null(); });
      w_.member_array("items", m.items, [&](const auto& item) { write_item(item); });
      w_.member_array("observed", observed, [&](const auto* row) { w_.raw(row->json); });
      w_.member("band", band_id(m.band));
      w_.member("printed_risks", [&] { w_.raw(m.band == nullptr ? "[]" : m.band->printed_risks_json); });
      w_.member("pretest", [&] { m.pretest ? write_pretest(m) : w_.null(); });
      w_.member("posttest", [&] { write_posttests(m); });
      w_.member_array("missing", m.next,
                      [&](const auto& next) { w_.value(catalogue_.variables[next.variable].id); });
      w_.member_array("next", m.next, [&](const auto& next) { write_next(next); });
      w_.member_array("population", m.population, [&](const auto& match) { write_match(match); });
      w_.member_array("warnings", m.warnings, [&](const auto& warning) { write_warning(warning); });
      w_.member_array("reasons", m.reasons, [&](const auto* rule) {
        w_.object([&] {
          w_.member("input", catalogue_.variables[rule->variable].id);
          w_.member("code", rule->code);
          w_.member("message", rule->message);
        });
      });
    });
  }

  static std::optional<std::string_view> band_id(const Band* band) {
    return band == nullptr ? std::nullopt : std::optional<std::string_view>(band->id);
  }

  void write_item(const ItemResult& result) {
    const bool settled = result.settled();
    w_.object([&] {
      w_.raw(result.item->json);
      w_.member("state", state_name(result.state));
      w_.member("points", settled ? std::optional(result.points.front()) : std::nullopt);
      w_.member("points_range", [&] { write_range(w_, result.points.front(), result.points.back()); });
      w_.member("met", settled ? std::optional(result.met()) : std::nullopt);
      w_.member("criterion",
                unless_empty(result.in != nullptr ? result.in->criterion : result.item->criterion));
      w_.member("unmet", result.in != nullptr ? unless_empty(result.in->unmet) : std::nullopt);
      w_.member("reason", result.reason);
    });
  }

  void write_pretest(const ModelAssessment& m) {
    const auto& cohort = *m.model->cohort;
    const bool own = m.pretest_from_cohort;
    w_.object([&] {
      w_.member("probability", *m.pretest);
      w_.member("basis", own ? "cohort" : "request");
      w_.member("events", own ? std::optional(cohort.events) : std::nullopt);
      w_.member("total", own ? std::optional(cohort.total) : std::nullopt);
      w_.member("text", percent_text_fine(*m.pretest));
    });
  }

  /// One object for a known score, an array for a range, null without observed counts.
  void write_posttests(const ModelAssessment& m) {
    if (m.posttest.empty()) {
      w_.null();
    } else if (m.status == Status::complete) {
      write_posttest(m.posttest.front(), m);
    } else {
      w_.array(m.posttest, [&](const auto& p) { write_posttest(p, m); });
    }
  }

  void write_posttest(const Posttest& p, const ModelAssessment& m) {
    w_.object([&] {
      w_.member("score", p.score);
      w_.member("probability", p.probability);
      w_.member("ci_low", p.ci.low);
      w_.member("ci_high", p.ci.high);
      w_.member("likelihood_ratio", [&] { w_.raw(m.model->observed_at(p.score)->ratio_json); });
      w_.member("method", "jeffreys_likelihood_ratio_delta");
      w_.member("text", [&] { write_percents(w_, p.probability, p.ci); });
    });
  }

  void write_next(const NextInput& next) {
    w_.object([&] {
      w_.raw(catalogue_.variables[next.variable].json);
      w_.member_array("outcomes", next.outcomes, [&](const auto& outcome) {
        w_.object([&] {
          w_.member("points", outcome.points);
          w_.member("score", [&] { write_range(w_, outcome.score.min, outcome.score.max); });
          w_.member("band", band_id(outcome.band));
        });
      });
    });
  }

  void write_next_value(const NextValue& next) {
    const Variable& variable = catalogue_.variables[next.variable];
    w_.object([&] {
      w_.raw(variable.json);
      w_.member("effort", effort_name(variable.effort));
      w_.member_array("models", next.models, [&](const NextValue::ForModel& one) {
        w_.object([&] {
          w_.member("id", one.model->id);
          w_.member("settles", settles_name(one.settles));
          w_.member("score", [&] { write_range(w_, one.score.min, one.score.max); });
        });
      });
    });
  }

  void write_match(const PopulationMatch& match) {
    w_.object([&] {
      w_.raw(catalogue_.variables[match.aspect->variable].json);
      w_.member("state", state_name(match.state));
      w_.member("message", unless_empty(match.message));
    });
  }

  const Catalogue& catalogue_;
  JsonWriter& w_;
};

constexpr std::size_t kMaxPatients = 10000;

ReadRequest refused(const Catalogue& catalogue, Error error) {
  ReadRequest request(catalogue.variables.size());
  request.all_refused = true;
  request.errors.push_back(std::move(error));
  return request;
}

}  // namespace

std::string assess_json(const Catalogue& catalogue, std::string_view text) {
  JsonWriter w;
  AnswerWriter answer(catalogue, w);
  auto request = parse_json(text);
  if (!request) {
    answer.write(refused(catalogue, std::move(request.error())));
  } else if (request->is_array() && request->size() > kMaxPatients) {
    answer.write(refused(
        catalogue, {Errc::too_large, "", std::to_string(request->size()) + " patients are too many at once.",
                    "Send up to 10000 at a time."}));
  } else if (request->is_array()) {
    w.array(*request, [&](const Json& patient) { answer.write(read_request(catalogue, patient)); });
  } else {
    answer.write(read_request(catalogue, *request));
  }
  return w.take();
}

}  // namespace myolung
