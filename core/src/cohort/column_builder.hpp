#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "myolung/table.hpp"

namespace myolung::cohort {

/// How numbers were written, in half the space: text by text, to be read in the same order.
class Spellings {
 public:
  explicit Spellings(char decimal) : decimal_(decimal) {}
  /// Domain (asserted): digits, signs, e or E, and the decimal mark.
  void add(std::string_view text);
  /// The next one. Domain (asserted): not more than were added.
  [[nodiscard]] std::string take();

 private:
  void put(std::uint8_t sign);

  char decimal_;
  std::deque<std::uint8_t> pairs_;  // of signs; a deque grows without a copy
  bool half_put_ = false;
  bool half_taken_ = false;
};

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
  void forget_spellings();

  Column column_;
  char decimal_;
  std::vector<bool> is_spelled_;  // whether the number of a row is not written as its shortest decimal
  Spellings spellings_;           // of those
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> codes_;
  std::size_t bytes_ = 0;  // of the texts in it
  std::size_t rows_ = 0;   // of texts; counted for many texts, of which no code is kept
};

}  // namespace myolung::cohort
