#pragma once

#include <optional>
#include <string_view>

namespace myolung::cohort {

struct WrittenNumber {
  double value;
  /// Whether `value_text_in_full(value)` is the text again: "007", "1.50" and "+1" are not.
  bool plain;
};

/// The number that all of `text` is, with this decimal mark: sign, digits, exponent, and nothing else.
/// nullopt also for one too large or too small for a double. Correctly rounded, the same bits on every
/// platform.
[[nodiscard]] std::optional<WrittenNumber> written_number(std::string_view text, char decimal);

}  // namespace myolung::cohort
