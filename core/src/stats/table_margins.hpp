#pragma once

#include <cstdint>
#include <vector>

#include "myolung/contingency_table.hpp"
#include "myolung/two_by_two.hpp"

namespace myolung::stats {

struct TableMargins {
  std::vector<std::int64_t> rows;
  std::vector<std::int64_t> columns;
  std::int64_t total;
};

/// The sums of a table; refuses a count below 0, too many patients, fewer than two rows or columns, and an
/// empty row or column.
[[nodiscard]] Result<TableMargins> table_margins(const ContingencyTable& table);

}  // namespace myolung::stats
