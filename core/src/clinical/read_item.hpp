#pragma once

#include <optional>
#include <set>
#include <string>

#include "clinical/object_reader.hpp"
#include "myolung/catalogue.hpp"

namespace myolung {

/// What the pieces of one model file refer to.
struct ModelContext {
  const Catalogue& catalogue;   // its variables are read
  std::set<std::string> cited;  // the file's own source keys
};

/// Reads `source`: one of the file's source keys, and where in it.
Place read_place(ObjectReader& owner, const ModelContext& context);

/// Index of the variable that `input` names; 0, with a problem noted, when there is none.
[[nodiscard]] std::size_t read_input(ObjectReader& reader, const Catalogue& catalogue);

/// Reads a condition on a value of `variable`; nullopt, with a problem noted, when it is none.
[[nodiscard]] std::optional<Condition> read_condition(ObjectReader& reader, const Variable& variable);

/// Reads `input`, a finding or a category, and its values; nullopt, with a problem noted, when it is neither
/// or they are none of it.
[[nodiscard]] std::optional<When> read_when(ObjectReader& reader, const Catalogue& catalogue);

/// Reads one criterion. Refused are rules that no value reaches, and cases that leave out a value or
/// name it twice.
[[nodiscard]] Item read_item(ObjectReader& reader, const ModelContext& context);

}  // namespace myolung
