#include "myolung/contingency_table.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/table_margins.hpp"

namespace myolung::stats {

Result<TableMargins> table_margins(const ContingencyTable& table) {
  assert(table.counts.size() == table.rows * table.columns);
  if (table.rows < 2 || table.columns < 2) {
    return fail(Errc::too_few, table.rows < 2 ? "rows" : "columns",
                "The table has " + std::to_string(table.rows) + " by " + std::to_string(table.columns) +
                    " categories; a comparison needs two of each.",
                "Give a column with at least two values among the rows used.");
  }
  TableMargins m{std::vector<std::int64_t>(table.rows), std::vector<std::int64_t>(table.columns), 0};
  for (std::size_t i = 0; i < table.rows; ++i) {
    for (std::size_t j = 0; j < table.columns; ++j) {
      const auto count = table.counts[i * table.columns + j];
      if (count < 0 || count > kLargestTableTotal - m.total) {
        return fail(Errc::out_of_range, "counts[" + std::to_string(i * table.columns + j) + "]",
                    std::to_string(count) + " is not a count for this table.",
                    "Give counts of patients, 0 or more, together at most " +
                        std::to_string(kLargestTableTotal) + ".");
      }
      m.rows[i] += count;
      m.columns[j] += count;
      m.total += count;
    }
  }
  const auto empty = [](const std::vector<std::int64_t>& sums, const std::string& name) -> Result<void> {
    const auto found = std::find(sums.begin(), sums.end(), 0);
    if (found == sums.end()) return {};
    const auto place = std::to_string(found - sums.begin());
    return fail(Errc::out_of_range, name + "[" + place + "]", "A category of the table has nobody in it.",
                "Leave out categories without patients.");
  };
  if (auto ok = empty(m.rows, "rows"); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = empty(m.columns, "columns"); !ok) return tl::unexpected<Error>(ok.error());
  return m;
}

Result<std::vector<std::int64_t>> cross_tabulate(std::span<const std::int32_t> row_codes, std::size_t rows,
                                                 std::span<const std::int32_t> column_codes,
                                                 std::size_t columns) {
  if (row_codes.size() != column_codes.size()) {
    return fail(Errc::unequal_lengths, "columns",
                std::to_string(row_codes.size()) + " and " + std::to_string(column_codes.size()) +
                    " values are not those of the same patients.",
                "Give one value of each for every patient.");
  }
  std::vector<std::int64_t> counts(rows * columns);
  for (std::size_t i = 0; i < row_codes.size(); ++i) {
    const auto row = static_cast<std::size_t>(row_codes[i]);
    const auto column = static_cast<std::size_t>(column_codes[i]);
    assert(row < rows && column < columns);
    ++counts[row * columns + column];
  }
  return counts;
}

Result<std::vector<double>> expected_counts(const ContingencyTable& table) {
  const auto m = table_margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  std::vector<double> expected;
  expected.reserve(table.counts.size());
  for (const auto row : m->rows) {
    for (const auto column : m->columns) {
      expected.push_back(static_cast<double>(row) * static_cast<double>(column) /
                         static_cast<double>(m->total));
    }
  }
  return expected;
}

Result<double> smallest_expected_count(const ContingencyTable& table) {
  const auto m = table_margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  const auto row = static_cast<double>(*std::min_element(m->rows.begin(), m->rows.end()));
  const auto column = static_cast<double>(*std::min_element(m->columns.begin(), m->columns.end()));
  return row * column / static_cast<double>(m->total);
}

Result<ChiSquareTest> pearson_chi_square(const ContingencyTable& table, Continuity continuity) {
  const auto m = table_margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  if (continuity == Continuity::yates && (table.rows != 2 || table.columns != 2)) {
    return fail(Errc::out_of_range, "continuity", "Yates' correction is for tables of 2 by 2.",
                "Test a larger table without correction.");
  }
  const auto total = static_cast<double>(m->total);
  double statistic = 0.0;
  for (std::size_t i = 0; i < table.rows; ++i) {
    for (std::size_t j = 0; j < table.columns; ++j) {
      // total * (observed - expected) in whole numbers, so that a table near independence loses no digits.
      const std::int64_t difference =
          table.counts[i * table.columns + j] * m->total - m->rows[i] * m->columns[j];
      double distance = std::abs(static_cast<double>(difference));
      switch (continuity) {
        case Continuity::none: break;
        case Continuity::yates: distance = std::max(0.0, distance - 0.5 * total); break;
      }
      statistic +=
          (distance / static_cast<double>(m->rows[i])) * (distance / static_cast<double>(m->columns[j]));
    }
  }
  statistic /= total;
  const double df = static_cast<double>(table.rows - 1) * static_cast<double>(table.columns - 1);
  const auto p_value = chi_square_upper_tail(statistic, df);
  if (!p_value) return tl::unexpected<Error>(p_value.error());
  return ChiSquareTest{statistic, df, *p_value, m->total};
}

}  // namespace myolung::stats
