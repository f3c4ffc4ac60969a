#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cohort/method_answer.hpp"
#include "cohort/options.hpp"
#include "myolung/contingency_table.hpp"
#include "myolung/table.hpp"

namespace myolung::cohort {

/// Of a column: one with more is a number, or names each patient.
inline constexpr std::size_t kMostCategories = 100;

inline constexpr Option kGroup{"group", "COLUMN", "Column with the two groups"};
inline constexpr Option kFirst{
    "first", "VALUE", "Value of the group that comes first [the smaller, or the first in the alphabet]"};

inline constexpr Option kRow{"row", "COLUMN", "Column of categories, the rows of the table"};
inline constexpr Option kColumn{"column", "COLUMN", "Column of categories, the columns of the table"};
inline constexpr Option kCounts{"counts", "COUNTS", "Without a file: the table row by row, as 7,14/4,36"};

/// The same categories, their labels ascending, numbers before texts: an answer does not depend on the
/// order of the rows.
[[nodiscard]] Categories ascending(Categories categories);

/// The categories of a column of two, `first` before the other when given.
[[nodiscard]] Result<Categories> two_categories(const Table& table, const std::string& column,
                                                const CompleteCases& cases,
                                                const std::optional<std::string>& first);

/// Values whose group code is `code`.
[[nodiscard]] std::vector<double> of_group(const std::vector<double>& values, const Categories& groups,
                                           std::int32_t code);

/// A column of numbers in two groups.
struct TwoGroups {
  CompleteCases cases;
  Categories groups;
  std::vector<double> first;
  std::vector<double> second;
};

/// Of --value and --group.
[[nodiscard]] Result<TwoGroups> two_groups(const Table& table, const Options& options);

/// Whether the numbers are given by the options of `typed` (true) or stand in the columns that those of
/// `columns` name (false). Refused: neither, both, and a part of them.
[[nodiscard]] Result<bool> typed_in_place_of(const Options& options, const std::vector<std::string>& typed,
                                             const std::vector<std::string>& columns);

/// Patients by two categories, with the names of these.
struct CountedTable {
  CompleteCases cases;
  std::vector<std::string> row_labels;
  std::vector<std::string> column_labels;
  std::vector<std::int64_t> counts;

  [[nodiscard]] stats::ContingencyTable view() const {
    return {row_labels.size(), column_labels.size(), counts};
  }
};

/// Of two columns under their names, patient by patient; refuses more than 100 categories.
[[nodiscard]] Result<CountedTable> count_categories(const std::string& row, const Categories& rows,
                                                    const std::string& column, const Categories& columns);

/// Of --row and --column, or of --counts "7,14/4,36".
[[nodiscard]] Result<CountedTable> counted_table(const Table& table, const Options& options);

/// One object for each cell: the labels of its row and column, its count.
[[nodiscard]] OrderedJson counts_json(const CountedTable& table);

}  // namespace myolung::cohort
