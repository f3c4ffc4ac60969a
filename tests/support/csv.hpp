#pragma once

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace myolung::test {

/// One row of a table, by column name.
using CsvRow = std::map<std::string, std::string>;

/// The cells of one line; a cell with a comma stands in double quotes.
inline std::vector<std::string> csv_cells(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

/// The rows of a file whose first line names the columns. Throws when it cannot be read or a row has
/// more or fewer cells.
inline std::vector<CsvRow> csv_rows(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error(path + " cannot be read");
  const auto names = csv_cells(line);
  std::vector<CsvRow> rows;
  while (std::getline(in, line)) {
    const auto cells = csv_cells(line);
    if (cells.size() != names.size()) throw std::runtime_error(path + ": " + line);
    CsvRow row;
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace myolung::test
