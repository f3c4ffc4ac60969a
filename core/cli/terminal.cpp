#include "terminal.hpp"

#include <cstdio>

namespace myolung::cli {
namespace {

bool print_failed = false;

}  // namespace

void print(const std::string& text) {
  print_failed |= std::fwrite(text.data(), 1, text.size(), stdout) != text.size();
}

void print_indented(std::string_view json) {
  constexpr std::size_t kPiece = std::size_t{1} << 16U;
  std::string piece;
  std::size_t depth = 0;
  bool quoted = false;
  const auto new_line = [&] {
    if (piece.size() > kPiece) {
      print(piece);
      piece.clear();
    }
    piece.append(1, '\n').append(depth * kIndent, ' ');
  };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted) {
      piece += c;
      if (c == '\\' && i + 1 < json.size()) piece += json[++i];
      quoted = c != '"';
      continue;
    }
    const bool empty = i + 1 < json.size() && (json[i + 1] == ']' || json[i + 1] == '}');
    if (c == '[' || c == '{') {
      piece += c;
      if (empty) {
        piece += json[++i];
      } else {
        ++depth;
        new_line();
      }
    } else if (c == ']' || c == '}') {
      --depth;
      new_line();
      piece += c;
    } else {
      piece += c;
      quoted = c == '"';
      if (c == ',') new_line();
      if (c == ':') piece += ' ';
    }
  }
  print(piece + "\n");
}

void complain(const std::string& text) {
  const std::string line = "myolung: " + text + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void complain(const Error& error) {
  complain(error.message + " " + error.remedy + " [" + std::string(code_name(error.code)) +
           id_note(error.input) + "]");
}

std::string id_note(const std::string& id) {
  const bool plain = id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
  return plain && !id.empty() ? ", " + id : std::string();
}

int finish(int status) {
  if (std::fflush(stdout) == 0 && !print_failed) return status;
  complain("the answer could not be written.");
  return kInternalError;
}

}  // namespace myolung::cli
