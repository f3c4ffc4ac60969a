#include <algorithm>

#include "clinical/json_writer.hpp"
#include "clinical/request.hpp"
#include "clinical/sentence.hpp"
#include "cohort/csv_options.hpp"
#include "myolung/methods.hpp"

namespace myolung {
namespace {

constexpr std::size_t kMostLabels = 50;

/// The options of a call; a value that is not given may be null or false.
Result<OptionValues> option_values(std::string_view text) {
  const auto json = parse_json(text);
  if (!json) return tl::unexpected<Error>(json.error());
  if (!json->is_object()) {
    return fail(Errc::wrong_shape, "options", "The options are no JSON object.",
                R"(Give names with values: {"outcome": "died"}.)");
  }
  OptionValues values;
  for (const auto& [name, value] : json->items()) {
    if (value.is_null() || value == false) continue;
    if (value.is_structured()) {
      return fail(Errc::wrong_shape, name, "The option " + in_quotes(name) + " is a list or an object.",
                  "Give a text, a number or true; names in a list are separated by commas.");
    }
    values.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
  }
  return values;
}

}  // namespace

std::string methods_json() {
  JsonWriter w;
  w.array(methods(), [&](const Method& method) {
    w.object([&] {
      w.member("name", method.name);
      w.member("family", method.family);
      w.member("summary", method.summary);
      w.member_array("options", method.options, [&](const Option& option) {
        w.object([&] {
          w.member("name", option.name);
          w.member("placeholder", option.placeholder);
          w.member("help", option.help);
          w.member("required", option.required);
          w.member("preset", option.preset.empty() ? std::nullopt : std::optional(option.preset));
        });
      });
    });
  });
  return w.take();
}

std::string table_json(const Table& table) {
  JsonWriter w;
  w.object([&] {
    w.member("rows", static_cast<std::int64_t>(table.rows()));
    w.member("delimiter",
             table.delimiter() ? std::optional(cohort::delimiter_name(*table.delimiter())) : std::nullopt);
    w.member("decimal", table.decimal() == ',' ? "comma" : "point");
    w.member_array("columns", table.columns(), [&](const Column& column) {
      w.object([&] {
        w.member("name", column.name);
        w.member("kind", column.is_number ? "number" : "text");
        w.member_array("missing", column.missing, [&](const MissingCode& code) {
          w.object([&] {
            w.member("code", code.code);
            w.member("count", code.count);
          });
        });
        const std::span<const std::string> labels = column.labels;
        w.member_array("labels", labels.first(std::min(labels.size(), kMostLabels)),
                       [&](const std::string& label) { w.value(label); });
        w.member("label_count", static_cast<std::int64_t>(labels.size()));
      });
    });
  });
  return w.take();
}

std::string refusal_json(const Error& error) {
  JsonWriter w;
  w.object([&] {
    w.member("error", [&] {
      w.object([&] {
        w.member("code", code_name(error.code));
        w.member("input", [&] { w.foreign(error.input); });
        w.member("message", [&] { w.foreign(error.message); });
        w.member("remedy", [&] { w.foreign(error.remedy); });
      });
    });
  });
  return w.take();
}

std::string run_method_json(std::string_view name, const Table& table, std::string_view options) {
  const auto values = option_values(options);
  if (!values) return refusal_json(values.error());
  auto answer = run_method(name, table, *values);
  return answer ? std::move(*answer) : refusal_json(answer.error());
}

}  // namespace myolung
