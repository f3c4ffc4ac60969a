#include <catch2/catch.hpp>

#include <limits>

#include "myolung/text.hpp"

using namespace myolung;

TEST_CASE("whole per cent, rounded half up, never 0 or 100") {
  CHECK(percent_text(9.0 / 16.0) == "56");
  CHECK(percent_text(0.125) == "13");
  CHECK(percent_text(0.985) == "99");
  CHECK(percent_text(0.005) == "1");
  CHECK(percent_text(0.00499) == "<1");
  CHECK(percent_text(1e-300) == "<1");
  CHECK(percent_text(0.9949) == "99");
  CHECK(percent_text(0.995) == ">99");
  CHECK(percent_text(1.0 - 1e-16) == ">99");
}

TEST_CASE("per cent with at most one decimal") {
  CHECK(percent_text_fine(21.0 / 61.0) == "34.4");
  CHECK(percent_text_fine(0.2) == "20");
  CHECK(percent_text_fine(0.0005) == "0.1");
  CHECK(percent_text_fine(0.0004) == "<0.1");
  CHECK(percent_text_fine(0.9994) == "99.9");
  CHECK(percent_text_fine(0.9995) == ">99.9");
}

TEST_CASE("significant digits, half up on the decimal as written, whole digits kept") {
  CHECK(number_text(2.314, 2) == "2.3");
  CHECK(number_text(0.05894, 2) == "0.059");
  CHECK(number_text(34.6957, 2) == "35");
  CHECK(number_text(569.417, 2) == "569");
  CHECK(number_text(0.905357, 3) == "0.905");
  CHECK(number_text(2.675, 3) == "2.68");  // the double lies below; people mean the decimal
  CHECK(number_text(0.9996, 3) == "1.00");
  CHECK(number_text(1.03, 2) == "1.0");
  CHECK(number_text(0.5, 3) == "0.500");
  CHECK(number_text(1000.0, 2) == "1000");
  CHECK(number_text(9.96, 2) == "10");
  CHECK(number_text(0.0, 2) == "0");
  CHECK(number_text(-1.25, 2) == "-1.3");
}

TEST_CASE("a value reads as typed when short, with four digits when long") {
  CHECK(value_text(43.0) == "43");
  CHECK(value_text(49.9999) == "49.9999");
  CHECK(value_text(801.068090787717) == "801.1");
  CHECK(value_text(1234567.0) == "1234567");
  CHECK(value_text(0.1 + 0.2) == "0.3");
  CHECK(value_text(1e-320) == "1e-320");
  CHECK(value_text(200000.0) == "200000");
}

TEST_CASE("a value beside its threshold stays on its side") {
  CHECK(value_text_against(49.9999999, 50.0) == "49.9999999");
  CHECK(value_text_against(50.0000001, 50.0) == "50.0000001");
  CHECK(value_text_against(50.0, 50.0) == "50");
  CHECK(value_text_against(49.12345678, 50.0) == "49.12");
  CHECK(value_text_against(0.4500000000000001, 0.45) == "0.4500000000000001");
}

TEST_CASE("a value between two thresholds stays between them") {
  CHECK(value_text_between(60, 63, 65) == "63");
  CHECK(value_text_between(60, 60.00000001, 65) == "60.00000001");
  CHECK(value_text_between(60, 64.99999999, 65) == "64.99999999");
  CHECK(value_text_between(35, 35.12345678, 55) == "35.12");
  // Four digits read 60.45, on the right side of the lower one; five read 60.445, on it.
  CHECK(value_text_between(60.445, 60.4450112, 65) == "60.45");
  CHECK(value_text_between(60.445, 60.4450112, 60.449) == "60.44501");
}
