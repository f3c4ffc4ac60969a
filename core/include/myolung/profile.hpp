#pragma once

#include <string>
#include <vector>

#include "myolung/assessment.hpp"
#include "myolung/evidence.hpp"

namespace myolung {

/// How a patient stands to a pooled factor. A measurement is compared with the cut-offs of all studies
/// that print one: above all of them, above some, above none.
enum class FactorState : std::uint8_t {
  unknown,
  refused,
  absent,
  present,
  below_all,
  between,
  above_all,
  per_unit
};

/// One pooled factor for one patient.
struct FactorAssessment {
  const Factor* factor;
  FactorState state;
  std::string text;  // "present", "1800 ng/mL: above 8 of 9 cut-offs (336 to 2000 ng/mL)"
};

/// Every pooled factor for one patient, in the order of the data. There is no number for all of them
/// together: unadjusted odds ratios of overlapping factors give none.
[[nodiscard]] std::vector<FactorAssessment> factor_profile(const Catalogue& catalogue,
                                                           const Patient& patient);

/// The outcome tables that the patient's values call for.
struct OutcomeAssessment {
  const Evidence* evidence;
  const OutcomeTable* table;
  std::string category;              // of the patient
  std::optional<double> prevalence;  // of the positive group; none when it was refused
  bool prevalence_from_cohort = true;
};

[[nodiscard]] std::vector<OutcomeAssessment> outcomes_for(const Catalogue& catalogue, const Patient& patient);

}  // namespace myolung
