#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "myolung/text.hpp"
#include "print.hpp"

namespace myolung::cli {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr double kSmallestP = 1e-4;
constexpr double kWholeBelow = 1e6;
constexpr double kInExponents = 1e15;

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// "p_value" as "p value".
std::string words(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string number(const std::string& name, double x) {
  if (ends_with(name, "p_value") && x < kSmallestP) return "<0.0001";
  if (x == std::floor(x) && std::abs(x) < kWholeBelow) return std::to_string(static_cast<long long>(x));
  if (std::abs(x) >= kInExponents) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3e", x);
    return text;
  }
  return number_text(x, 4);
}

/// A value on one line: no object, and no array of them.
std::string cell(const std::string& name, const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return "-";
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_number_float()) return number(name, value.get<double>());
  if (!value.is_array()) return value.dump();
  std::string out;
  for (const auto& one : value) out += (out.empty() ? "" : ", ") + cell(name, one);
  return out;
}

bool is_table(const Json& value) {
  return value.is_array() && !value.empty() &&
         std::all_of(value.begin(), value.end(), [](const Json& row) { return row.is_object(); });
}

bool is_line(const Json& value) {
  return !value.is_object() && !is_table(value) &&
         !(value.is_array() &&
           std::any_of(value.begin(), value.end(), [](const Json& v) { return v.is_structured(); }));
}

/// Calls `take(name, text)` for what stands in one cell each; `ci_low` and `ci_high` in one.
template <class Take>
void for_each_cell(const Json& object, Take take) {
  for (const auto& entry : object.items()) {
    const std::string& name = entry.key();
    if (ends_with(name, "_high") && object.contains(name.substr(0, name.size() - 4) + "low")) continue;
    if (!is_line(entry.value())) continue;
    const std::string stem = ends_with(name, "_low") ? name.substr(0, name.size() - 4) : "";
    if (!stem.empty() && object.contains(stem + "_high")) {
      const Json& high = object[stem + "_high"];
      take(words(stem), entry.value().is_null() && high.is_null()
                            ? "-"
                            : cell(name, entry.value()) + " to " + cell(name, high));
    } else {
      take(words(name), cell(name, entry.value()));
    }
  }
}

std::string table(const Json& array, int indent) {
  Rows rows(1);
  std::vector<std::string>& names = rows.front();
  for (const auto& object : array) {
    for_each_cell(object, [&names](const std::string& name, const std::string&) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    });
  }
  for (const auto& object : array) {
    std::vector<std::string> row(rows.front().size());
    for_each_cell(object, [&](const std::string& name, const std::string& text) {
      const auto at = std::find(rows.front().begin(), rows.front().end(), name) - rows.front().begin();
      row[static_cast<std::size_t>(at)] = text;
    });
    rows.push_back(std::move(row));
  }
  return aligned(rows, indent);
}

std::string block(const Json& object, int indent);

/// What has lines of its own, under its name.
std::string section(const std::string& name, const Json& value, int indent) {
  std::string out = std::string(static_cast<std::size_t>(indent), ' ') + words(name) + "\n";
  if (value.is_object()) return out + block(value, indent + 2);
  if (!is_table(value)) {
    for (const auto& row : value)
      out += std::string(static_cast<std::size_t>(indent) + 2, ' ') + cell(name, row) + "\n";
    return out;
  }
  out += table(value, indent + 2);
  for (const auto& row : value) {
    for (const auto& entry : row.items()) {
      if (!is_line(entry.value())) {
        // A row alone goes by its name, where it has one, and not by a number.
        const bool named = !row.empty() && (value.size() > 1 || row.front().is_string());
        const std::string which = named ? cell("", row.front()) + ": " : "";
        out += section(which + entry.key(), entry.value(), indent + 2);
      }
    }
  }
  return out;
}

std::string block(const Json& object, int indent) {
  Rows rows;
  for_each_cell(object, [&rows](const std::string& name, const std::string& text) {
    rows.push_back({name, text});
  });
  std::string out = aligned(rows, indent);
  for (const auto& entry : object.items()) {
    if (!is_line(entry.value())) out += section(entry.key(), entry.value(), indent);
  }
  return out;
}

}  // namespace

std::string readable_statistics(const Json& answer) {
  const Json& input = answer["input"];
  std::string out = str(answer["method"]) + "\n" + block(answer["result"], 2);
  for (const auto& note : answer["notes"]) out += "  Note: " + str(note) + "\n";
  if (input["columns"].empty()) return out;  // all was said by options
  out += "Rows: " + input["rows_used"].dump() + " of " + input["rows"].dump() + " used";
  for (const auto& column : input["columns"]) {
    if (column["dropped"] != 0) out += ", " + column["dropped"].dump() + " without " + str(column["column"]);
  }
  out += ".\n";
  for (const auto& code : input["missing"]) {
    if (!str(code["code"]).empty()) {
      out += "Taken as missing in " + str(code["column"]) + ": " + str(code["code"]) + " (" +
             code["count"].dump() + ").\n";
    }
  }
  if (!input["delimiter"].is_null()) {
    out += "Read with a " + str(input["delimiter"]) + " between columns and a decimal " +
           str(input["decimal"]) + ".\n";
  }
  return out;
}

}  // namespace myolung::cli
