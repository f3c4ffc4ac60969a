#pragma once

#include "clinical/json_writer.hpp"
#include "myolung/profile.hpp"

namespace myolung {

/// Writes what holds for every patient into the table, once for all answers. `variable` is its input.
void render(OutcomeTable& table, const Variable& variable);

/// One element of `factors`, assessment.schema.json.
void write_factor(JsonWriter& w, const FactorAssessment& assessed);

/// One element of `outcomes`, assessment.schema.json.
void write_outcome(JsonWriter& w, const Catalogue& catalogue, const OutcomeAssessment& assessed);

}  // namespace myolung
