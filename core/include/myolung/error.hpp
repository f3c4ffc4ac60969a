#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace myolung {

struct Unit;

/// What can be wrong with an input. The code's name is part of the interface (`code_name`).
enum class Errc : std::uint8_t {
  malformed_json,
  duplicate_key,
  too_deep,
  too_large,
  wrong_shape,
  unknown_key,
  unknown_input,
  unknown_model,
  unknown_unit,
  missing_unit,
  unexpected_unit,
  not_a_number,
  ambiguous_number,
  not_finite,
  out_of_range,
  wrong_category,
  state_not_allowed,
  // Of statistics on numbers: too few of something, numbers all the same, an outcome that a predictor tells
  // apart completely, a search without an end.
  too_few,
  no_variation,
  separation,
  not_converged,
  unequal_lengths,
  // Of tables and methods.
  not_utf8,
  ambiguous_delimiter,
  ragged_row,
  unknown_column,
  unknown_method,
  unknown_option,
  missing_option,
};

/// The code as it stands in JSON, "out_of_range" for `Errc::out_of_range`.
[[nodiscard]] std::string_view code_name(Errc code) noexcept;

/// A refusal: which input, what is wrong with it, and what to do. `input` is empty when the request
/// as a whole is meant; `suggestion` is another unit of that input's variable, or nullptr.
struct Error {
  Errc code;
  std::string input;
  std::string message;
  std::string remedy;
  const Unit* suggestion = nullptr;
};

/// A value, or the reason why there is none. A user's mistake is a value, never an exception.
template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(...)` from a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Errc code, std::string input, std::string message,
                                                std::string remedy) {
  return tl::unexpected<Error>(Error{code, std::move(input), std::move(message), std::move(remedy)});
}

}  // namespace myolung
