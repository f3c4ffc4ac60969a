#pragma once

#include <cmath>
#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace myolung::test {

/// One row of reference numbers, by column name.
class OracleRow {
 public:
  explicit OracleRow(std::map<std::string, std::string> cells) : cells_(std::move(cells)) {}
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
  std::map<std::string, std::string> cells_;
};

/// How far `ours` is from `theirs`, as a share of `theirs`; 0 only for 0.
inline double relative_error(double ours, double theirs) {
  return ours == theirs ? 0.0 : std::abs(ours - theirs) / std::abs(theirs);
}

/// The rows that an R script of this folder wrote into `file`.
inline std::vector<OracleRow> oracle(const std::string& file) {
  std::ifstream in(std::string(ORACLE_FOLDER) + "/" + file);
  REQUIRE(in.good());
  const auto split = [](const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
    return cells;
  };
  std::string line;
  std::getline(in, line);
  const auto names = split(line);
  std::vector<OracleRow> rows;
  while (std::getline(in, line)) {
    const auto cells = split(line);
    REQUIRE(cells.size() == names.size());
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = cells[i];
    rows.emplace_back(std::move(row));
  }
  return rows;
}

}  // namespace myolung::test
