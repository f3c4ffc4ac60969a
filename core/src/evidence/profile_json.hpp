#pragma once

#include "clinical/json_writer.hpp"
#include "myolung/profile.hpp"

namespace myolung {

/// One element of `factors`, assessment.schema.json.
void write_factor(JsonWriter& w, const FactorAssessment& assessed);

/// One element of `outcomes`, assessment.schema.json.
void write_outcome(JsonWriter& w, const Catalogue& catalogue, const OutcomeAssessment& assessed);

}  // namespace myolung
