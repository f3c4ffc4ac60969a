#include "clinical/json_writer.hpp"

#include <algorithm>

#include "clinical/json.hpp"

namespace myolung {
namespace {

bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

}  // namespace

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  value(name);
  out_ += ':';
  first_ = true;
}

void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

void JsonWriter::null() { raw("null"); }

void JsonWriter::value(bool flag) { raw(flag ? "true" : "false"); }

void JsonWriter::value(std::int64_t number) { raw(std::to_string(number)); }

void JsonWriter::value(double number) { raw(Json(number).dump()); }

void JsonWriter::value(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), is_plain)) {
    separate();
    out_ += '"';
    out_ += text;
    out_ += '"';
  } else {
    raw(to_text(Json(std::string(text))));
  }
}

}  // namespace myolung
