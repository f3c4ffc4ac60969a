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
/// again as they were written.
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

  void add_text(std::string_view cell);
  void become_text();
  void forget_spellings();

  Column column_;
  char decimal_;
  std::vector<bool> is_spelled_;  // whether the number of a row is not written as its shortest decimal
  Spellings spellings_;           // of those
  std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> codes_;
};

}  // namespace myolung::cohort
