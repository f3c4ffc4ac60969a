#include <catch2/catch.hpp>

#include "myolung/text.hpp"
#include "support/catalogue.hpp"

using namespace myolung;

namespace {

const Variable& variable(std::string_view id) {
  return test::catalogue().variables[*test::catalogue().find(id)];
}

std::string typed(std::string_view text) {
  const auto number = parse_typed_number(variable("lung_suvmean"), text);
  if (!number) return std::string(code_name(number.error().code));
  if (!*number) return "nothing";
  return nlohmann::json(**number).dump();
}

double canonical(std::string_view id, double value, std::string_view unit) {
  const auto* found = find_unit(variable(id), unit);
  REQUIRE(found != nullptr);
  const auto result = to_canonical(variable(id), value, *found);
  REQUIRE(result.has_value());
  return *result;
}

}  // namespace

TEST_CASE("numbers are read as people type them") {
  CHECK(typed("0.52") == "0.52");
  CHECK(typed("0,52") == "0.52");
  CHECK(typed("  43 ") == "43.0");
  CHECK(typed("\u00a043\u202f") == "43.0");
  CHECK(typed("43.") == "43.0");
  CHECK(typed(",5") == "0.5");
  CHECK(typed("007") == "7.0");
  CHECK(typed("+1.5e1") == "15.0");
  CHECK(typed("-3") == "-3.0");
  CHECK(typed("\u22123") == "-3.0");
  CHECK(typed("\uff14\uff13\uff0e\uff15") == "43.5");  // full-width 43.5
  CHECK(typed("") == "nothing");
  CHECK(typed(" \t\u3000") == "nothing");
}

TEST_CASE("a comma before three digits is not guessed at") {
  CHECK(typed("1,800") == "ambiguous_number");
  CHECK(typed("12,345") == "ambiguous_number");
  CHECK(typed("123,456") == "ambiguous_number");
  CHECK(typed("0,450") == "0.45");
  CHECK(typed(",450") == "0.45");
  CHECK(typed("1234,567") == "1234.567");
  CHECK(typed("1,80") == "1.8");
  CHECK(typed("1.800") == "1.8");
}

TEST_CASE("what is not one number is refused") {
  for (const char* text :
       {"abc", "4 3", "1 800", "<5", "43%", "1.2.3", "1,2,3", "1.234,5", "--4",      ".",
        ",",   "-",   "e5",    "1e", "1e+", "0x10",  "NaN",   "inf",     "Infinity", "\u0664\u0663"}) {
    CAPTURE(text);
    CHECK(typed(text) == "not_a_number");
  }
  CHECK(typed("1e999") == "not_finite");
  CHECK(typed(std::string(400, '9')) == "not_finite");
}

TEST_CASE("units convert by the stated factors") {
  // Factors from the table of inputs: the expected figures are worked by hand.
  CHECK(canonical("ferritin", 1800, "pmol/L") == Approx(801.0681).margin(5e-5));
  CHECK(canonical("ferritin", 636, "ug/L") == 636.0);
  CHECK(canonical("crp", 0.8, "mg/dL") == Approx(8.0).epsilon(1e-15));
  CHECK(canonical("crp", 95.24, "nmol/L") == Approx(10.0).epsilon(1e-15));
  CHECK(canonical("ldh", 5.9, "ukat/L") == Approx(354.0).epsilon(1e-15));
  CHECK(canonical("ast", 1, "\u00b5kat/L") == 60.0);
  CHECK(canonical("alt", 1, "\u03bckat/L") == 60.0);
  CHECK(canonical("ck", 2, "UKAT/L") == 120.0);
  CHECK(canonical("neutrophil_percent", 0.85, "1") == Approx(85.0).epsilon(1e-15));
  CHECK(canonical("disease_duration", 365.25, "d") == Approx(12.0).epsilon(1e-15));
  CHECK(canonical("disease_duration", 13, "wk") == Approx(2.98973).margin(5e-6));
  CHECK(canonical("age", 60, "years") == 60.0);
}

TEST_CASE("no two units of a variable are spelled alike, and each finds itself") {
  for (const auto& v : test::catalogue().variables) {
    for (const auto& unit : v.units) {
      CAPTURE(v.id, unit.code);
      CHECK(find_unit(v, unit.code) == &unit);
      CHECK(find_unit(v, unit.label) == &unit);
      for (const auto& alias : unit.aliases) CHECK(find_unit(v, alias) == &unit);
    }
    CHECK(find_unit(v, "furlong") == nullptr);
  }
}

TEST_CASE("hard limits are accepted themselves in every unit, and refused beyond") {
  for (const auto& v : test::catalogue().variables) {
    for (const auto& unit : v.units) {
      CAPTURE(v.id, unit.code);
      const double low = std::stod(value_text(v.hard_min * unit.divide_by / unit.multiply_by));
      const double high = std::stod(value_text(v.hard_max * unit.divide_by / unit.multiply_by));
      CHECK(to_canonical(v, low, unit).has_value());
      CHECK(to_canonical(v, high, unit).has_value());
      CHECK(to_canonical(v, std::nextafter(low, -1e9), unit).error().code == Errc::out_of_range);
      CHECK(to_canonical(v, std::nextafter(high, 1e9), unit).error().code == Errc::out_of_range);
      CHECK(to_canonical(v, std::numeric_limits<double>::quiet_NaN(), unit).error().code == Errc::not_finite);
    }
  }
}

TEST_CASE("a point that could group thousands has a second reading") {
  CHECK(read_as_thousands("12.500") == 12500.0);
  CHECK(read_as_thousands(" 1.800 ") == 1800.0);
  for (const char* text :
       {"0.450", "12.50", "1234.567", "12,500", "12.500e1", "12.5000", "12500", "", "abc"}) {
    CAPTURE(text);
    CHECK_FALSE(read_as_thousands(text).has_value());
  }
}

TEST_CASE("variables have the limits of the table of inputs") {
  struct Limits {
    const char* id;
    double min;
    double max;
  };
  for (const auto& row :
       {Limits{"ferritin", 0, 200000}, Limits{"crp", 0, 1000}, Limits{"ldh", 10, 35000},
        Limits{"ast", 0, 22000}, Limits{"alt", 0, 11000}, Limits{"ck", 0, 500000}, Limits{"esr", 0, 200},
        Limits{"kl6", 0, 100000}, Limits{"neutrophil_percent", 0, 100},
        Limits{"fvc_percent_predicted", 5, 200}, Limits{"dlco_percent_predicted", 0, 200},
        Limits{"lung_suvmean", 0, 20}, Limits{"hrct_score", 0, 600}, Limits{"disease_duration", 0, 1200},
        Limits{"age", 0, 120}}) {
    CAPTURE(row.id);
    CHECK(variable(row.id).hard_min == row.min);
    CHECK(variable(row.id).hard_max == row.max);
  }
}
