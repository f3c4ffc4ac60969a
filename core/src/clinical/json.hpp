#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace myolung {

/// JSON that was read. Written is with JsonWriter.
using Json = nlohmann::json;

/// The number that a JSON text is; nullopt when it is none, or too large for one.
[[nodiscard]] std::optional<double> number_in(std::string_view text);

/// The shortest decimal that reads back as the finite `x`, as the library writes it: -12.5, 1e-07. Its
/// own routine, called without a value and a serializer around it: most of an answer is numbers.
[[nodiscard]] inline std::string to_text(double x) {
  char buffer[64];
  const char* end = nlohmann::detail::to_chars(buffer, buffer + sizeof buffer, x);
  return {static_cast<const char*>(buffer), end};
}

}  // namespace myolung
