// Figures as they stand in print.

#include <catch2/catch.hpp>

#include <cmath>

#include "evidence/printed.hpp"

using namespace myolung;

namespace {

std::vector<std::string> texts(std::string_view cell) {
  std::vector<std::string> out;
  for (const auto& number : numbers_in(cell)) out.push_back(number.text);
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("numbers are found in a cell as people print them") {
  CHECK(texts("0.773") == Texts{"0.773"});
  CHECK(texts("7 (33.3%)") == Texts{"7", "33.3"});
  CHECK(texts("54.86 ± 11.72") == Texts{"54.86", "11.72"});
  CHECK(texts("2.00 (1.00, 2.75)") == Texts{"2.00", "1.00", "2.75"});
  CHECK(texts("0.81 (0.77,0.85)") == Texts{"0.81", "0.77", "0.85"});
  CHECK(texts("8/13") == Texts{"8", "13"});
  CHECK(texts("<0.001") == Texts{"<0.001"});
  CHECK(texts("< 0.001") == Texts{"<0.001"});
  CHECK(texts("-0.090") == Texts{"-0.090"});
  CHECK(texts("\u22123.76") == Texts{"-3.76"});
  CHECK(texts("1,373") == Texts{"1373"});
  CHECK(texts("2017–2022") == Texts{"2017", "2022"});
  CHECK(texts("2017-2022") == Texts{"2017", "2022"});
}

TEST_CASE("what is no number of its own is passed over") {
  CHECK(texts("").empty());
  CHECK(texts("NA").empty());
  CHECK(texts("anti-MDA5").empty());
  CHECK(texts("Fixed").empty());
  CHECK(texts("anti-Ro-52").empty());
  CHECK(texts("p > 0.05").empty());
  CHECK(texts("\u2265 2.86 mg/dL").empty());
  CHECK(texts("999999999999999999").empty());
}

TEST_CASE("a printed figure stands for what rounds to it") {
  const auto range = numbers_in("0.773").front().range();
  CHECK(range.low == Approx(0.7725).epsilon(1e-12));
  CHECK(range.high == Approx(0.7735).epsilon(1e-12));
  const auto whole = numbers_in("34").front().range();
  CHECK(whole.low == 33.5);
  CHECK(whole.high == 34.5);
  const auto below = numbers_in("<0.001").front().range();
  CHECK(below.low == 0.0);
  CHECK(below.high == 0.001);
  const auto negative = numbers_in("-0.090").front().range();
  CHECK(negative.low == Approx(-0.0905));
  CHECK(negative.high == Approx(-0.0895));
}

TEST_CASE("ranges that touch share a value, those apart do not") {
  CHECK(overlap({1.0, 2.0}, {2.0, 3.0}));
  CHECK(overlap({2.0, 3.0}, {1.0, 2.0}));
  CHECK(overlap({1.0, 4.0}, {2.0, 3.0}));
  CHECK_FALSE(overlap({1.0, 2.0}, {2.001, 3.0}));
  // 0.1 + 0.2 and 0.3 are one figure.
  CHECK(overlap({0.1 + 0.2, 0.1 + 0.2}, {0.3, 0.3}));
}

TEST_CASE("a function's range over a box lies in its corners") {
  const auto range =
      range_over<2>({Range{1.0, 2.0}, Range{4.0, 8.0}}, [](const auto& x) { return x[1] / x[0]; });
  REQUIRE(range.has_value());
  CHECK(range->low == 2.0);
  CHECK(range->high == 8.0);
  // No corner may be without a number, the first or the last.
  const auto root = [](const auto& x) { return std::sqrt(x[0]); };
  CHECK_FALSE(range_over<1>({Range{-0.5, 1.0}}, root).has_value());
  CHECK_FALSE(range_over<1>({Range{1.0, -0.5}}, root).has_value());
}

TEST_CASE("decimals are written with all their places, half up") {
  CHECK(decimal_text(0.125, 2) == "0.13");
  CHECK(decimal_text(0.7734, 3) == "0.773");
  CHECK(decimal_text(5.0, 2) == "5.00");
  CHECK(decimal_text(0.004, 2) == "0.00");
  CHECK(decimal_text(-1.25, 1) == "-1.3");
  CHECK(decimal_text(99.96, 1) == "100.0");
}
