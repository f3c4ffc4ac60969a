#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "myolung/variable.hpp"

namespace myolung {

/// `text` in double quotes for a message, cut to 40 characters; control characters are blanked.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// " years", " ng/mL", as people read it; empty for a plain number.
[[nodiscard]] std::string unit_suffix(const Unit& unit);

/// "a, b, c".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

/// The candidate that contains `word` or is nearest to it in spelling; empty when none is near.
/// Distance: Damerau-Levenshtein (adjacent swaps count one), at most a third of the word's length
/// and at least two.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace myolung
