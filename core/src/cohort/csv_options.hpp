#pragma once

#include <array>
#include <string_view>

namespace myolung::cohort {

/// A character between columns or in a number, by its name.
struct Mark {
  std::string_view name;
  char character;
};

inline constexpr std::array<Mark, 4> kDelimiters = {
    {{"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"bar", '|'}}};
inline constexpr std::array<Mark, 2> kDecimals = {{{"point", '.'}, {"comma", ','}}};

/// Domain (asserted): one of kDelimiters.
[[nodiscard]] std::string_view delimiter_name(char delimiter);

}  // namespace myolung::cohort
