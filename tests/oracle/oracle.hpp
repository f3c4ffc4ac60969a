#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/csv.hpp"

namespace myolung::test {

/// One row of reference numbers, by column name.
class OracleRow {
 public:
  explicit OracleRow(CsvRow cells) : cells_(std::move(cells)) {}
  [[nodiscard]] const std::string& text(const std::string& column) const { return cells_.at(column); }
  [[nodiscard]] double number(const std::string& column) const { return std::stod(text(column)); }
  [[nodiscard]] std::int64_t count(const std::string& column) const { return std::stoll(text(column)); }
  /// Blank-separated counts.
  [[nodiscard]] std::vector<std::int64_t> counts(const std::string& column) const {
    std::istringstream in(text(column));
    std::vector<std::int64_t> out;
    for (std::int64_t n = 0; in >> n;) out.push_back(n);
    return out;
  }
  /// Blank-separated numbers.
  [[nodiscard]] std::vector<double> numbers(const std::string& column) const {
    std::istringstream in(text(column));
    std::vector<double> out;
    for (std::string cell; in >> cell;) out.push_back(std::stod(cell));
    return out;
  }

 private:
  CsvRow cells_;
};

/// How far `ours` is from `theirs`, as a share of `theirs`; 0 only for 0.
inline double relative_error(double ours, double theirs) {
  return ours == theirs ? 0.0 : std::abs(ours - theirs) / std::abs(theirs);
}

/// Whether the sets of 150 000 patients are wanted, whose names begin with "large": MYOLUNG_LARGE_SETS=no
/// leaves them out, for sanitizers, under which they take minutes.
inline bool wanted(const std::string& set) {
  static const char* const large = std::getenv("MYOLUNG_LARGE_SETS");
  return large == nullptr || std::string(large) != "no" || !set.starts_with("large");
}

/// The rows that an R script of this folder wrote into `file`, of the sets that are wanted.
inline std::vector<OracleRow> oracle(const std::string& file) {
  std::vector<OracleRow> rows;
  for (auto& row : csv_rows(std::string(ORACLE_FOLDER) + "/" + file)) {
    const auto set = std::find_if(
        row.begin(), row.end(), [](const auto& cell) { return cell.first == "set" || cell.first == "data"; });
    if (set == row.end() || wanted(set->second)) rows.emplace_back(std::move(row));
  }
  return rows;
}

}  // namespace myolung::test
