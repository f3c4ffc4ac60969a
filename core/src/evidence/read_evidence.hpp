#pragma once

#include "clinical/read_item.hpp"
#include "myolung/evidence.hpp"

namespace myolung {

/// Reads one printed table: each row has as many cells as there are columns, no id stands twice.
[[nodiscard]] PrintedTable read_table(ObjectReader& reader, const ModelContext& context);

/// Reads one evidence file; those before it in the catalogue can be referred to.
[[nodiscard]] Evidence read_evidence(const Json& json, ProblemList& problems, const Catalogue& catalogue,
                                     const std::set<std::string>& sources);

}  // namespace myolung
