#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "myolung/error.hpp"

namespace myolung::test {

/// A refusal with this code that names `input`, in whole sentences, and says what to do.
template <class T>
void refused(const Result<T>& result, Errc code, const std::string& input) {
  CAPTURE(input);
  REQUIRE_FALSE(result.has_value());
  const Error& error = result.error();
  CAPTURE(error.message, error.remedy);
  CHECK(error.code == code);
  CHECK(error.input == input);
  REQUIRE(error.message.size() > 20);
  CHECK(error.message.back() == '.');
  REQUIRE_FALSE(error.remedy.empty());
  CHECK(error.remedy.back() == '.');
}

}  // namespace myolung::test
