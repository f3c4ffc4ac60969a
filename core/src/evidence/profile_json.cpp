#include "evidence/profile_json.hpp"

#include "clinical/assessment_json.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

std::string_view state_name(FactorState state) {
  switch (state) {
    case FactorState::unknown: return "unknown";
    case FactorState::refused: return "refused";
    case FactorState::absent: return "absent";
    case FactorState::present: return "present";
    case FactorState::below_all: return "below_all";
    case FactorState::between: return "between";
    case FactorState::above_all: return "above_all";
    case FactorState::per_unit: return "per_unit";
  }
  return "";
}

/// Whether the patient has the factor; nothing where that is unknown or not a question of yes or no.
std::optional<bool> is_present(FactorState state) {
  switch (state) {
    case FactorState::present:
    case FactorState::above_all: return true;
    case FactorState::absent:
    case FactorState::below_all: return false;
    case FactorState::unknown:
    case FactorState::refused:
    case FactorState::between:
    case FactorState::per_unit: return std::nullopt;
  }
  return std::nullopt;
}

/// The count behind the percentage, where there is just one.
void write_row(JsonWriter& w, const OutcomeTable::Group::Row& row, std::int64_t total) {
  w.object([&] {
    w.member("id", row.id);
    w.member("label", row.label);
    w.member("printed", row.printed);
    w.member("counted", [&] {
      row.events ? w.object([&] { write_counted(w, {*row.events, total}); }) : w.null();
    });
  });
}

/// A probability of infection after a result.
void write_predictive(JsonWriter& w, double prevalence, const stats::Ratio& ratio) {
  const auto after = [prevalence](double x) { return stats::post_test_probability(prevalence, x); };
  const double probability = after(ratio.estimate);
  const stats::Interval ci{after(ratio.ci.low), after(ratio.ci.high)};
  w.object([&] {
    w.member("probability", probability);
    w.member("ci_low", ci.low);
    w.member("ci_high", ci.high);
    w.member("text", [&] { write_percents(w, probability, ci); });
  });
}

void write_discrimination(JsonWriter& w, const OutcomeTable::Discrimination& test,
                          const OutcomeAssessment& assessed) {
  w.object([&] {
    w.raw(test.json);
    w.member("prevalence", [&] {
      if (!assessed.prevalence) return w.null();
      w.object([&] {
        w.member("probability", *assessed.prevalence);
        w.member("basis", assessed.prevalence_from_cohort ? "cohort" : "request");
        w.member("text", percent_text_fine(*assessed.prevalence));
      });
    });
    const auto predictive = [&](const stats::Ratio& ratio) {
      assessed.prevalence ? write_predictive(w, *assessed.prevalence, ratio) : w.null();
    };
    w.member("after_positive", [&] { predictive(test.positive_likelihood_ratio); });
    w.member("after_negative", [&] { predictive(test.negative_likelihood_ratio); });
  });
}

}  // namespace

void render(OutcomeTable& table, const Variable& variable) {
  for (auto& group : table.groups) {
    JsonWriter w;
    w.array(group.rows, [&](const auto& row) { write_row(w, row, group.patients); });
    group.json = w.take();
  }
  if (!table.discrimination) return;
  constexpr int kRatioDigits = 3;
  auto& test = *table.discrimination;
  JsonWriter w;
  w.member("label", test.label);
  w.member("positive", test.positive);
  w.member("positive_label", label_of(variable, test.positive));
  w.member("text", test.text);
  const auto counted = [&w](const stats::Proportion& count) { w.object([&] { write_counted(w, count); }); };
  w.member("sensitivity", [&] { counted(test.sensitivity); });
  w.member("specificity", [&] { counted(test.specificity); });
  const auto ratio = [&w](const stats::Ratio& r) { write_estimate(w, r.estimate, r.ci, kRatioDigits); };
  w.member("positive_likelihood_ratio", [&] { ratio(test.positive_likelihood_ratio); });
  w.member("negative_likelihood_ratio", [&] { ratio(test.negative_likelihood_ratio); });
  test.json = w.take();
}

void write_factor(JsonWriter& w, const FactorAssessment& assessed) {
  w.object([&] {
    w.raw(assessed.factor->json);
    w.member("state", state_name(assessed.state));
    w.member("present", is_present(assessed.state));
    w.member("text", assessed.text);
  });
}

void write_outcome(JsonWriter& w, const Catalogue& catalogue, const OutcomeAssessment& assessed) {
  const OutcomeTable& table = *assessed.table;
  const Variable& variable = catalogue.variables[table.variable];
  w.object([&] {
    w.member("id", table.id);
    w.member("evidence", assessed.evidence->id);
    w.member("title", table.title);
    w.member("input", variable.id);
    w.member("category", assessed.category);
    w.member("category_label", label_of(variable, assessed.category));
    w.member_array("groups", table.groups, [&](const OutcomeTable::Group& group) {
      w.object([&] {
        w.member("category", group.category);
        w.member("label", group.label);
        w.member("patients", group.patients);
        w.member("matches", table.same_groups && group.category == assessed.category);
        w.member("rows", [&] { w.raw(group.json); });
      });
    });
    w.member_array("notes", table.notes, [&](const auto& note) { w.value(note); });
    w.member("discrimination", [&] {
      table.discrimination ? write_discrimination(w, *table.discrimination, assessed) : w.null();
    });
    w.member_array("findings", table.findings, [&](const auto& finding) { w.value(finding); });
  });
}

}  // namespace myolung
