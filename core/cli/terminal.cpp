#include "terminal.hpp"

#include <cstdio>

namespace myolung::cli {
namespace {

bool print_failed = false;

}  // namespace

void print(const std::string& text) {
  print_failed |= std::fwrite(text.data(), 1, text.size(), stdout) != text.size();
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
