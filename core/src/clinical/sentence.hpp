#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "myolung/variable.hpp"

namespace myolung {

/// Marks an English sentence that `say` is given from elsewhere, for those who gather what is to be
/// translated.
constexpr std::string_view sentence(std::string_view english) { return english; }

/// A whole sentence of the core in `language`, English where it is not translated, with {0}, {1} ... replaced
/// by `parts`. One literal for each sentence: never put together from pieces, which another language orders
/// otherwise.
[[nodiscard]] std::string say(const Language& language, std::string_view english,
                              std::initializer_list<std::string_view> parts = {});

/// `text` in double quotes for a message, cut to 40 characters; control characters, and those that
/// turn the direction of writing, are blanked.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// " years", " ng/mL", as people read it; empty for a plain number. Chinese and Japanese units stand without a blank.
[[nodiscard]] std::string unit_suffix(const Unit& unit);

/// The operator as people write it: "<", "≤", ">" or "≥".
[[nodiscard]] std::string written(Op op);

/// A value as it was typed, in full; one converted from another unit with 4 significant digits.
[[nodiscard]] std::string echo_text(double value, bool converted);

/// "a, b, c"; with `last` " and ": "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::string_view last = ", ");

/// The candidate that contains `word`, is contained in it, or is nearest to it in spelling, case and
/// hyphens aside; empty when none is near or `word` has fewer than 3 characters.
/// Distance: Damerau-Levenshtein (adjacent swaps count one), at most two, or a third of a longer
/// word's length.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace myolung
