#include "clinical/json_writer.hpp"

#include <algorithm>

#include "clinical/utf8.hpp"

namespace myolung {
namespace {

/// Stands in JSON as it is.
bool is_plain(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') return false;
  }
  return true;
}

/// As JSON, whatever bytes it has.
std::string as_json(std::string_view text) {
  constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t";
  constexpr std::string_view kEscapes = "\"\\bfnrt";
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  std::string out = "\"";
  while (!text.empty()) {
    const char c = text.front();
    const int length = utf8_length(text);
    const auto escape = kEscaped.find(c);
    if (length < 0) {
      out += "\uFFFD";
    } else if (escape != std::string_view::npos) {
      out += '\\';
      out += kEscapes[escape];
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += c < 0x10 ? '0' : '1';
      out += kHexDigits[c & 0xF];
    } else {
      out += text.substr(0, static_cast<std::size_t>(length));
    }
    text.remove_prefix(static_cast<std::size_t>(length < 0 ? -length : length));
  }
  return out += '"';
}

}  // namespace

char* JsonWriter::room(std::size_t length) {
  if (size_ + length + 1 > capacity_) {
    // An answer to one patient fits at once: moving what is written took a tenth of its time.
    capacity_ = std::max<std::size_t>(std::size_t{32} << 10U, 2 * (size_ + length));
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

void JsonWriter::value(double number) {
  char digits[64];
  const char* end = nlohmann::detail::to_chars(digits, digits + sizeof digits, number);
  raw({digits, static_cast<std::size_t>(end - digits)});
}

void JsonWriter::value(std::string_view text) {
  if (!is_plain(text)) return foreign(text);
  char* end = room(text.size() + 2);
  *end++ = '"';
  end = std::copy(text.begin(), text.end(), end);
  *end++ = '"';
  wrote(end);
}

void JsonWriter::foreign(std::string_view text) { raw(as_json(text)); }

void JsonWriter::json(const Json& read) {
  switch (read.type()) {
    case Json::value_t::object:
      return object([&] {
        for (const auto& entry : read.items()) {
          raw(as_json(entry.key()) + ':');
          first_ = true;
          json(entry.value());
        }
      });
    case Json::value_t::array: return array(read, [this](const Json& entry) { json(entry); });
    case Json::value_t::string: return value(read.get_ref<const std::string&>());
    case Json::value_t::boolean: return value(read.get<bool>());
    case Json::value_t::number_integer: return value(read.get<std::int64_t>());
    case Json::value_t::number_unsigned: return raw(std::to_string(read.get<std::uint64_t>()));
    case Json::value_t::number_float: return value(read.get<double>());
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded: return null();
  }
}

}  // namespace myolung
