#pragma once

#include "clinical/read_item.hpp"
#include "evidence/printed.hpp"
#include "myolung/evidence.hpp"

namespace myolung {

/// Reads one printed table: each row has as many cells as there are columns, no id stands twice.
[[nodiscard]] PrintedTable read_table(ObjectReader& reader, const ModelContext& context);

/// The first printed number of a cell; none where the cell, or the column, holds none.
[[nodiscard]] std::optional<Printed> number_at(const PrintedTable& table, const PrintedTable::Row& row,
                                               std::string_view column);

/// A printed odds ratio with its interval.
struct PrintedOddsRatio {
  Printed estimate;
  Printed low;
  Printed high;
};

/// None without a row, or where one of the three is not printed.
[[nodiscard]] std::optional<PrintedOddsRatio> odds_ratio_at(const PrintedTable& table,
                                                            const PrintedTable::Row* row);

/// What another source prints of a factor.
[[nodiscard]] std::optional<PrintedOddsRatio> odds_ratio_of(const Catalogue& catalogue,
                                                            const Factor::Elsewhere& elsewhere);

/// Reads one evidence file; those before it in the catalogue can be referred to.
[[nodiscard]] Evidence read_evidence(const Json& json, ProblemList& problems, const Catalogue& catalogue,
                                     const std::set<std::string>& sources);

}  // namespace myolung
