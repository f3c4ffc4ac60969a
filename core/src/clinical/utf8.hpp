#pragma once

#include <string_view>

namespace myolung {

/// How many bytes the UTF-8 character at the start of `text` has; negative for bytes that begin one and do
/// not end it.
[[nodiscard]] int utf8_length(std::string_view text);

}  // namespace myolung
