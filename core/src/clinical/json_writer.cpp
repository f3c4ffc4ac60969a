#include "clinical/json_writer.hpp"

#include <algorithm>

#include "clinical/json.hpp"

namespace myolung {
namespace {

/// Stands in JSON as it is.
bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') return false;
  }
  return true;
}

}  // namespace

char* JsonWriter::room(std::size_t length) {
  if (size_ + length + 1 > capacity_) {
    capacity_ = std::max<std::size_t>(256, 2 * (size_ + length));
    std::unique_ptr<char[]> grown(new char[capacity_]);
    std::copy_n(out_.get(), size_, grown.get());
    out_ = std::move(grown);
  }
  char* end = out_.get() + size_;
  if (!first_) *end++ = ',';
  first_ = false;
  return end;
}

void JsonWriter::open(char bracket) {
  char* end = room(1);
  *end++ = bracket;
  wrote(end);
  first_ = true;
}

void JsonWriter::close(char bracket) {
  first_ = true;  // no comma before it
  char* end = room(1);
  *end++ = bracket;
  wrote(end);
}

// Names are our own: plain.
void JsonWriter::key(std::string_view name) {
  char* end = room(name.size() + 3);
  *end++ = '"';
  end = std::copy(name.begin(), name.end(), end);
  *end++ = '"';
  *end++ = ':';
  wrote(end);
  first_ = true;
}

void JsonWriter::raw(std::string_view json) { wrote(std::copy(json.begin(), json.end(), room(json.size()))); }

void JsonWriter::null() { raw("null"); }

void JsonWriter::value(bool flag) { raw(flag ? "true" : "false"); }

void JsonWriter::value(std::int64_t number) {
  if (number < 0 || number > 9) return raw(std::to_string(number));
  const char digit = static_cast<char>('0' + number);
  raw({&digit, 1});
}

void JsonWriter::value(double number) { raw(to_text(number)); }

void JsonWriter::value(std::string_view text) {
  if (!is_plain(text)) return foreign(text);
  char* end = room(text.size() + 2);
  *end++ = '"';
  end = std::copy(text.begin(), text.end(), end);
  *end++ = '"';
  wrote(end);
}

void JsonWriter::foreign(std::string_view text) { raw(to_text(Json(std::string(text)))); }

}  // namespace myolung
