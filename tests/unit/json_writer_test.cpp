// Text and values as JSON, against the JSON library's own writer.

#include <catch2/catch.hpp>

#include "clinical/json_writer.hpp"
#include "support/catalogue.hpp"

using namespace myolung;

namespace {

std::string by_library(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string foreign(const std::string& text) {
  JsonWriter w;
  w.foreign(text);
  return w.take();
}

std::string written(const Json& value) {
  JsonWriter w;
  w.json(value);
  return w.take();
}

}  // namespace

TEST_CASE("a text of any bytes is written as the library writes it") {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      for (const auto* rest : {"", "x", "\x80", "\x80\x80", "\xBF\xBF\xBF"}) {
        const std::string text = std::string("ab") + static_cast<char>(a) + static_cast<char>(b) + rest;
        if (foreign(text) == by_library(text)) continue;
        CAPTURE(a, b, rest);
        CHECK(foreign(text) == by_library(text));
      }
    }
  }
  for (const auto* text : {"", "\"quoted\"\\", "\u00B5g/L \u65E5\u672C\u8A9E", "\b\f\n\r\t\x01\x1F\x7F"}) {
    CHECK(foreign(text) == by_library(text));
  }
}

TEST_CASE("a value that was read is written as it was read") {
  for (
      const auto* text :
      {R"({"a":[1,-2,18446744073709551615,-9223372036854775808,0.1,1e-07,true,false,null,"\u0001\"\\"],"":{},"\n":[]})",
       "[]", "{}", "null", "-0.0", "12.5", R"([[[{"b":"\u65E5"}]]])"}) {
    const Json value = Json::parse(text);
    CHECK(written(value) == by_library(value));
  }
  const Json files = Json::parse(test::embedded("variables.json"));
  CHECK(written(files) == by_library(files));
}
