#pragma once

#include <string>
#include <string_view>

#include "myolung/error.hpp"

namespace myolung::cli {

inline constexpr int kSuccess = 0;
inline constexpr int kInternalError = 1;
inline constexpr int kBadInput = 2;
inline constexpr int kIndent = 2;  // of printed JSON

/// On standard output.
void print(const std::string& text);

/// JSON without blanks, on standard output with them; it is printed piece by piece, not kept once more.
void print_indented(std::string_view json);

/// A line on standard error, behind the program's name.
void complain(const std::string& text);

/// A refusal as one line: what is wrong, what to do, and the code.
void complain(const Error& error);

/// ", ferritin" for the id of an input; nothing for what is no id and could upset a terminal.
[[nodiscard]] std::string id_note(const std::string& id);

/// The status of the program: what was printed must have arrived, a full disk is not an answer.
[[nodiscard]] int finish(int status);

}  // namespace myolung::cli
