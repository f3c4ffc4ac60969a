#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/language.hpp"

namespace myolung {

/// Canonical value = value * multiply_by / divide_by.
struct Unit {
  std::string code;
  std::string label;
  std::vector<std::string> aliases;
  double multiply_by = 1.0;
  double divide_by = 1.0;
  double low = 0.0;  // the variable's hard limits in this unit, to the digits that are shown
  double high = 0.0;
};

/// How a value stands to a limit; the printed operator of a rule.
enum class Op : std::uint8_t { less, less_equal, greater, greater_equal };

[[nodiscard]] bool holds(double value, Op op, double limit) noexcept;

/// "<", "<=", ">" or ">=".
[[nodiscard]] std::string_view symbol(Op op) noexcept;

/// The operator that holds exactly when `op` does not.
[[nodiscard]] Op negation(Op op) noexcept;

/// A value that meets it is used, and a question is asked.
struct SoftLimit {
  Op op;
  double value;
  std::string code;  // "check_value" or "check_unit"
  std::string question;
};

struct Category {
  std::string code;
  std::string label;
};

/// What it takes to get a value, from the least to the most.
enum class Effort : std::uint8_t {
  history,
  examination,
  blood_test,
  antibody_test,
  lung_function,
  hrct,
  pet_ct
};

/// The effort as it stands in JSON, "blood_test" for `Effort::blood_test`.
[[nodiscard]] std::string_view effort_name(Effort effort) noexcept;

/// A measured quantity, a finding (present or absent), or one of a list of categories.
enum class VariableKind : std::uint8_t { number, finding, category };

/// What can be known of a patient. `units`, limits and states belong to numbers, `categories` to
/// categories.
struct Variable {
  std::string id;
  VariableKind kind;
  Effort effort = Effort::history;
  std::string label;
  std::vector<Unit> units;  // the first is canonical
  double hard_min = 0.0;
  double hard_max = 0.0;
  bool hard_exclusive = false;
  std::vector<SoftLimit> soft;
  bool could_not_perform = false;  // whether that state is allowed
  std::vector<Category> categories;
  std::string json;  // id, as input, and label as members, as every answer writes them
};

struct Unknown {};
struct CouldNotPerform {};

/// What is known of one variable: nothing, that it could not be measured, a canonical number, a
/// finding, or a category's code.
using Value = std::variant<Unknown, CouldNotPerform, double, bool, std::string>;

/// Whether it is a number, a finding or a category.
[[nodiscard]] bool is_known(const Value& value) noexcept;

/// The unit meant by `text`: its code, label or an alias; case, spaces and the spelling of micro aside.
/// nullptr when the variable has no such unit.
[[nodiscard]] const Unit* find_unit(const Variable& variable, std::string_view text);

/// Reads a number as a person types it: surrounding blanks, full-width digits, a decimal point or
/// comma. "1,800" is refused (1.8 or 1800?), "0,450" is not; so is anything that is not one number.
/// std::nullopt for blank text: nothing was typed.
/// Errors: not_a_number, ambiguous_number, not_finite; `input` and label of `variable` are named.
[[nodiscard]] Result<std::optional<double>> parse_typed_number(const Variable& variable,
                                                               std::string_view text,
                                                               const Language& language = {});

/// The other reading of typed "12.500": 12500, where a point marks thousands. std::nullopt when the
/// text has only one reading.
[[nodiscard]] std::optional<double> read_as_thousands(std::string_view text);

/// `value` in `unit` as a canonical value within the hard limits. The limits hold as they are shown in
/// that unit, to 4 significant digits.
/// Errors: not_finite, out_of_range.
[[nodiscard]] Result<double> to_canonical(const Variable& variable, double value, const Unit& unit,
                                          const Language& language = {});

/// The first other unit in which `number`, typed in `unit`, would be another quantity, within the hard limits
/// and raising no question; or, where `may_ask`, the first in which it would be possible if there is none
/// such. nullptr when there is none.
[[nodiscard]] const Unit* other_unit(const Variable& variable, double number, const Unit& unit,
                                     bool may_ask = false) noexcept;

/// The question the canonical `value` raises, if any: the first soft limit that it meets. Whether it
/// was reported in another unit is no question when it was `converted` from one.
[[nodiscard]] const SoftLimit* question_for(const Variable& variable, double value, bool converted) noexcept;

}  // namespace myolung
