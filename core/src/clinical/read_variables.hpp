#pragma once

#include "clinical/object_reader.hpp"
#include "myolung/catalogue.hpp"

namespace myolung {

/// "<" and so on; nullopt (with a problem noted) for anything else.
[[nodiscard]] std::optional<Op> read_operator(ObjectReader& reader, std::string_view key);

/// Reads variables.json into `catalogue`.
void read_variables(const Json& json, ProblemList& problems, Catalogue& catalogue);

/// Reads `version` and `changelog`, whose last entry must be that version.
std::string read_version(ObjectReader& reader);

}  // namespace myolung
