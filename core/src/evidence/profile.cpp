#include "myolung/profile.hpp"

#include <algorithm>

#include "clinical/sentence.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

/// The studies' cut-offs a patient may be compared with.
struct Cutoffs {
  std::vector<const Comparison*> rules;
  int without_figure = 0;  // only "elevated" is printed

  /// The lowest and the highest threshold.
  [[nodiscard]] std::pair<double, double> range() const {
    const auto [low, high] = std::minmax_element(
        rules.begin(), rules.end(), [](const auto* a, const auto* b) { return a->threshold < b->threshold; });
    return {(*low)->threshold, (*high)->threshold};
  }
};

Cutoffs comparable(const Factor& factor) {
  Cutoffs out;
  for (const auto& cutoff : factor.cutoffs) {
    if (!cutoff.rule) ++out.without_figure;
    if (cutoff.rule && cutoff.doubtful.empty()) out.rules.push_back(&*cutoff.rule);
  }
  return out;
}

FactorAssessment against_cutoffs(const Language& language, const Factor& factor, const Value& value,
                                 const std::string& shown, const std::string& unit) {
  const auto cutoffs = comparable(factor);
  const auto all = static_cast<std::ptrdiff_t>(cutoffs.rules.size());
  const auto above = std::count_if(cutoffs.rules.begin(), cutoffs.rules.end(),
                                   [&value](const auto* rule) { return met(*rule, value); });
  const auto [low, high] = cutoffs.range();
  std::string text =
      say(language,
          above == all ? "{0}: meets all {2} cut-offs ({3} to {4})"
          : above == 0 ? "{0}: meets none of {2} cut-offs ({3} to {4})"
                       : "{0}: meets {1} of {2} cut-offs ({3} to {4}), which differ between studies",
          {shown, std::to_string(above), std::to_string(all), value_text(low), value_text(high) + unit});
  if (cutoffs.without_figure > 0) {
    text = say(language, "{0}; {1} more without a figure", {text, std::to_string(cutoffs.without_figure)});
  }
  return {&factor,
          above == all ? FactorState::above_all
          : above == 0 ? FactorState::below_all
                       : FactorState::between,
          std::move(text)};
}

FactorAssessment assess_factor(const Catalogue& catalogue, const Factor& factor, const Patient& patient) {
  const Variable& variable = catalogue.variables[factor.variable];
  const Value& value = patient.values[factor.variable];
  const auto& language = catalogue.language;
  if (patient.refused[factor.variable]) {
    return {&factor, FactorState::refused, say(language, "not accepted as entered")};
  }
  if (!is_known(value)) return {&factor, FactorState::unknown, say(language, "not known")};
  if (factor.kind == FactorKind::finding) {
    const bool present = met(*factor.when, value);
    return {&factor, present ? FactorState::present : FactorState::absent,
            say(language, present ? "present" : "absent")};
  }
  const std::string unit = unit_suffix(variable.units[0]);
  const std::string shown = echo_text(std::get<double>(value), patient.converted[factor.variable]) + unit;
  if (factor.kind == FactorKind::per_unit) return {&factor, FactorState::per_unit, shown};
  return against_cutoffs(language, factor, value, shown, unit);
}

/// The chance of the positive group before the test: as given, else as in the cohort.
std::optional<double> prevalence_for(const OutcomeTable& table, const Patient& patient) {
  if (!table.discrimination || patient.infection_refused) return std::nullopt;
  if (patient.infection) return patient.infection;
  const auto with = static_cast<double>(table.discrimination->sensitivity.total);
  return with / (with + static_cast<double>(table.discrimination->specificity.total));
}

}  // namespace

std::vector<FactorAssessment> factor_profile(const Catalogue& catalogue, const Patient& patient) {
  std::vector<FactorAssessment> out;
  for (const auto& evidence : catalogue.evidence) {
    for (const auto& factor : evidence.factors) out.push_back(assess_factor(catalogue, factor, patient));
  }
  return out;
}

std::vector<OutcomeAssessment> outcomes_for(const Catalogue& catalogue, const Patient& patient) {
  std::vector<OutcomeAssessment> out;
  for (const auto& evidence : catalogue.evidence) {
    for (const auto& table : evidence.outcomes) {
      const auto* category = std::get_if<std::string>(&patient.values[table.variable]);
      if (category == nullptr || *category == table.none) continue;
      // The larger cohort first, whatever its file is called.
      const auto smaller = std::find_if(out.begin(), out.end(), [&table](const OutcomeAssessment& other) {
        return other.table->patients() < table.patients();
      });
      out.insert(smaller, {&evidence, &table, *category, prevalence_for(table, patient), !patient.infection});
    }
  }
  return out;
}

}  // namespace myolung
