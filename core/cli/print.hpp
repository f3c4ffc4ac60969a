#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace myolung::cli {

using Json = nlohmann::ordered_json;

/// The text of a JSON string; empty for anything else.
[[nodiscard]] inline std::string str(const Json& json) {
  return json.is_string() ? json.get<std::string>() : std::string();
}

/// One patient's assessment (assessment.schema.json) for reading in a terminal.
[[nodiscard]] std::string readable_assessment(const Json& assessment, const Json& catalogue);

/// The catalogue (catalogue.schema.json) for reading in a terminal.
[[nodiscard]] std::string readable_catalogue(const Json& catalogue);

/// The audit (audit.schema.json) for reading in a terminal: what was found first, then, if `list_all`,
/// one line for each other row.
[[nodiscard]] std::string readable_audit(const Json& audit, bool list_all);

/// The answer of any statistical method (methods.hpp) for reading in a terminal: objects as names with
/// values, arrays of objects as tables, the limits of an interval together.
[[nodiscard]] std::string readable_statistics(const Json& answer);

/// Rows of cells as lines with aligned columns, each line behind `indent` blanks.
[[nodiscard]] std::string aligned(const std::vector<std::vector<std::string>>& rows, int indent);

}  // namespace myolung::cli
