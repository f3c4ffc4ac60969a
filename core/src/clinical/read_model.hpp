#pragma once

#include <set>
#include <string>

#include "clinical/json_writer.hpp"
#include "clinical/object_reader.hpp"
#include "myolung/catalogue.hpp"

namespace myolung {

/// Reads one file of models/ against the variables and source keys already known. What a person
/// reads of it (population, limitations, ...) is checked and stays in the file's JSON.
[[nodiscard]] Model read_model(const Json& json, ProblemList& problems, const Catalogue& catalogue,
                               const std::set<std::string>& sources);

/// Computes what every answer repeats of the observed rows: intervals, likelihood ratios, and their JSON.
void derive(Model& model);

/// Writes what the core computes of a model for the catalogue: score range, observed rows,
/// performance at the cut-off, AUC.
void write_derived(JsonWriter& w, const Model& model);

}  // namespace myolung
