#pragma once

#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "myolung/audit.hpp"
#include "myolung/catalogue.hpp"

namespace myolung::test {

/// Data files that a test may change before they are loaded.
class DataFiles {
 public:
  DataFiles() {
    for (const auto& file : embedded_data()) files_.push_back(file);
  }

  [[nodiscard]] std::span<const DataFile> files() const { return files_; }

  [[nodiscard]] std::string_view text(std::string_view path) const {
    for (const auto& file : files_) {
      if (file.path == path) return file.text;
    }
    return {};
  }

  /// Loads and audits with one file's text replaced; the text must outlive the call alone.
  void replace(std::string_view path, std::string_view text) {
    for (auto& file : files_) {
      if (file.path == path) file.text = text;
    }
  }

 private:
  std::vector<DataFile> files_;
};

/// Row `row` of table `table` in a data file, cell by column name; fails to an empty text.
inline std::string printed_cell(const nlohmann::json& file, const std::string& table, const std::string& row,
                                const std::string& column) {
  for (const auto& t : file["tables"]) {
    if (t["id"] != table) continue;
    for (std::size_t c = 0; c < t["columns"].size(); ++c) {
      if (t["columns"][c]["id"] != column) continue;
      for (const auto& r : t["rows"]) {
        if (r["id"] == row) return r["cells"][c].get<std::string>();
      }
    }
  }
  return "(no such cell)";
}

}  // namespace myolung::test
