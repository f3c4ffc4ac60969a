#pragma once

#include <string_view>
#include <vector>

#include "clinical/json.hpp"
#include "myolung/assessment.hpp"

namespace myolung {

/// A probability in the unit it was given in: nobody's number is worked out anew.
struct ReadProbability {
  const Variable* variable;
  double number;
  const Unit* unit;
};

/// A request as understood, with all that was refused or questioned in it.
struct ReadRequest {
  explicit ReadRequest(std::size_t variables) : patient(variables) {}

  Patient patient;
  std::vector<ReadProbability> probabilities;
  std::vector<const Model*> models;  // those to compute, in the order of the catalogue
  std::vector<Warning> warnings;
  std::vector<Error> errors;
  bool all_refused = false;  // an error that no single value's refusal can contain
};

/// Reads JSON text within limits: well-formed, no key twice in one object, at most 32 levels deep,
/// at most 64 MiB. Errors: malformed_json with line and column, duplicate_key, too_deep, too_large,
/// not_finite.
[[nodiscard]] Result<Json> parse_json(std::string_view text);

/// Reads one patient (patient.schema.json); every error is reported, not the first alone.
[[nodiscard]] ReadRequest read_request(const Catalogue& catalogue, const Json& request);

}  // namespace myolung
