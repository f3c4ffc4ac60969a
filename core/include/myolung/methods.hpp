#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/table.hpp"

namespace myolung {

/// What a method can be told.
struct Option {
  std::string_view name;  ///< "outcome"; on the command line --outcome
  /// "COLUMN"; empty for an option that is given or not, without a value. COLUMN or COLUMNS begins one whose
  /// value names columns, and no other.
  std::string_view placeholder;
  std::string_view help;
  bool required = false;
  std::string_view preset = {};  ///< the value when not given; empty for none
};

/// Values as given, by name; an option without a value has "true".
using OptionValues = std::vector<std::pair<std::string, std::string>>;

class Options;
struct MethodAnswer;

/// A statistical method on columns of a table.
struct Method {
  std::string_view name;     ///< "proportion"
  std::string_view family;   ///< "stats" or "meta"
  std::string_view summary;  ///< one line
  std::vector<Option> options;
  Result<MethodAnswer> (*run)(const Table&, const Options&);
  bool needs_table = true;    ///< false when options alone can say all: the table may then be empty
  bool names_columns = true;  ///< false when it looks at columns that no option names
};

/// Every method, by family and name.
[[nodiscard]] std::span<const Method> methods();

/// Every column that a call with these options looks at, and perhaps names of none; nullopt when it may look
/// at any. For CsvOptions::only: the method then answers as it does with all columns kept.
[[nodiscard]] std::optional<std::vector<std::string>> columns_read(const Method& method,
                                                                   const OptionValues& options);

/// The answer of a method as JSON: `method`, `input` (rows, rows used, how the text was read, codes for
/// missing values and rows dropped for each column used), `options` with presets, `result`, `notes`.
/// No number is ever other than finite. Refused: a method or an option that does not exist, with the nearest
/// names; an option that is required or stands twice; a column named as two things, as a score and the
/// outcome; and what the method refuses.
[[nodiscard]] Result<std::string> run_method(std::string_view name, const Table& table,
                                             const OptionValues& options);

/// Every method with its options, as JSON.
[[nodiscard]] std::string methods_json();

/// run_method where all is JSON text: `options` an object with a text, a number or, for an option without a
/// value, true in each member. Answers with the answer or with `{"error": {code, input, message, remedy}}`.
[[nodiscard]] std::string run_method_json(std::string_view name, const Table& table,
                                          std::string_view options);

/// A refusal as run_method_json gives it.
[[nodiscard]] std::string refusal_json(const Error& error);

}  // namespace myolung
