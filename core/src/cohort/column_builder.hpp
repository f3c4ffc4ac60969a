#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "myolung/table.hpp"

namespace myolung::cohort {

/// A column being read: numbers until a cell is none, then texts, of which those read as numbers are texts
/// again as they were written. Of more than 100 000 different texts, or 16 MiB of them, only what ManyTexts
/// says is kept.
class ColumnBuilder {
 public:
  ColumnBuilder(std::string name, char decimal, const std::vector<std::string>& missing);

  void add(std::string_view cell);
  [[nodiscard]] const std::string& name() const { return column_.name; }
  [[nodiscard]] Column finish();

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  void add_code(std::int32_t code);
  void add_text(std::string_view cell);
  void become_text();
  void add_to_many(std::string_view cell);
  void become_many();

  Column column_;
  char decimal_;
  // How a number was written, where its shortest decimal is written otherwise.
  std::vector<std::pair<std::size_t, std::string>> spellings_;
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> codes_;
  std::size_t bytes_ = 0;  // of the texts in it
  std::size_t rows_ = 0;   // of texts; counted for many texts, of which no code is kept
};

}  // namespace myolung::cohort
