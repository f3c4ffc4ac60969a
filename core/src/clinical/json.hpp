#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace myolung {

/// JSON that was read. Written is with JsonWriter.
using Json = nlohmann::json;

/// JSON text of one value. Bytes that are not UTF-8 (an error message may quote what was typed)
/// become the replacement character.
[[nodiscard]] inline std::string to_text(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace myolung
