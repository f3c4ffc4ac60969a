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
  std::string_view name;         ///< "outcome"; on the command line --outcome
  std::string_view placeholder;  ///< "COLUMN"; empty for an option that is given or not, without a value
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
  bool needs_table = true;  ///< false when options alone can say all: the table may then be empty
};

/// Every method, by family and name.
[[nodiscard]] std::span<const Method> methods();

/// The answer of a method as JSON: `method`, `input` (rows, rows used, how the text was read, codes for
/// missing values and rows dropped for each column used), `options` with presets, `result`, `notes`.
/// No number is ever other than finite. Refused: a method or an option that does not exist, with the nearest
/// names; an option that is required or stands twice; and what the method refuses.
[[nodiscard]] Result<std::string> run_method(std::string_view name, const Table& table,
                                             const OptionValues& options);

}  // namespace myolung
