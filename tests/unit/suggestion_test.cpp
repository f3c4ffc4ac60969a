// Another unit in which the number as typed would be an ordinary value.

#include <catch2/catch.hpp>

#include "myolung/text.hpp"
#include "support/catalogue.hpp"

using namespace myolung;
using test::Json;

namespace {

struct Typed {
  const char* input;
  double number;
  const char* unit;
  Json suggestion;  // a unit's code; null for none
};

/// The question or the refusal of the one value, however the number is sent.
Json remark_on(const Typed& typed, bool as_text) {
  const Json number = as_text ? Json(value_text_in_full(typed.number)) : Json(typed.number);
  const Json entry{{"value", number}, {"unit", typed.unit}};
  const std::string input = typed.input;
  const Json answer = test::assess(input == "pretest_probability" ? Json{{input, entry}}
                                                                  : Json{{"values", {{input, entry}}}});
  REQUIRE(answer["errors"].size() + answer["warnings"].size() == 1);
  return answer["errors"].empty() ? answer["warnings"][0] : answer["errors"][0];
}

}  // namespace

TEST_CASE("a number that is impossible or asked about suggests the unit in which it would be ordinary") {
  const Typed all[] = {
      // Refused.
      {"crp", 336, "mg/dL", "mg/L"},                  // 3360 mg/L is above 1000
      {"crp", 2000, "mg/L", "nmol/L"},                // 210 mg/L
      {"crp", 20000, "nmol/L", nullptr},              // too high in every unit
      {"ldh", 5, "U/L", "ukat/L"},                    // below 10; 300 U/L
      {"ldh", 600, "ukat/L", "U/L"},                  // 36000 U/L is above 35000
      {"ast", 400, "ukat/L", "U/L"},                  // 24000 U/L is above 22000
      {"neutrophil_percent", 85, "1", "%"},           // 8500 %
      {"disease_duration", 2000, "mo", "wk"},         // 460 months; in days too, but weeks come first
      {"ferritin", 210000, "ng/mL", nullptr},         // in pmol/L 93458: asked about
      {"ferritin", 250000, "ug/L", nullptr},          // ng/mL means the same
      {"dlco_percent_predicted", 300, "%", nullptr},  // no other unit
      {"crp", -5, "mg/dL", nullptr},
      {"pretest_probability", 20, "1", "%"},
      {"pretest_probability", 0, "1", nullptr},  // zero in every unit
      // Asked about.
      {"crp", 0.8, "mg/L", "mg/dL"},
      {"crp", 600, "mg/L", "nmol/L"},          // 63 mg/L
      {"crp", 0, "mg/L", nullptr},             // zero in every unit
      {"ldh", 25, "U/L", "ukat/L"},            // 1500 U/L
      {"ldh", 70, "U/L", "ukat/L"},            // 4200 U/L
      {"ast", 2, "U/L", "ukat/L"},             // 120 U/L
      {"ck", 900, "ukat/L", "U/L"},            // 54000 U/L
      {"ferritin", 30000, "ng/mL", "pmol/L"},  // 13351 ng/mL
      {"ferritin", 3, "ng/mL", nullptr},       // lower still in pmol/L
      {"neutrophil_percent", 0.85, "%", "1"},
      {"neutrophil_percent", 0.1, "%", "1"},  // asked about as well, but the question names it
      {"neutrophil_percent", 1, "%", "1"},
      {"pretest_probability", 0.4, "%", "1"},
  };
  for (const auto& typed : all) {
    for (const bool as_text : {false, true}) {
      CAPTURE(typed.input, typed.number, typed.unit, as_text);
      const auto remark = remark_on(typed, as_text);
      CHECK((remark["suggestion"].is_null() ? Json() : remark["suggestion"]["unit"]) == typed.suggestion);
    }
  }
}

TEST_CASE("the words of a refusal and of a question name the suggestion once") {
  CHECK(remark_on({"crp", 336, "mg/dL", "mg/L"}, true)["remedy"] ==
        "Did you mean 336 mg/L? Check the value and its unit; accepted is 0 to 100 mg/dL.");
  CHECK(remark_on({"ferritin", 30000, "ng/mL", "pmol/L"}, true)["message"] ==
        "Ferritin: 30000 ng/mL is very high. Is the unit right? Did you mean 30000 pmol/L?");
  CHECK(remark_on({"crp", 0.8, "mg/L", "mg/dL"}, true)["message"] ==
        "C-reactive protein (CRP): 0.8 mg/L is very low. Was it reported in mg/dL?");
  CHECK(remark_on({"pretest_probability", 0.4, "%", "1"}, true)["message"] ==
        "Pre-test probability: 0.4 % is less than 1 in 100. Is it in per cent? Did you mean 0.4 "
        "(probability)?");
  CHECK(remark_on({"ldh", 5, "U/L", "ukat/L"}, true)["suggestion"] ==
        Json{{"unit", "ukat/L"}, {"label", "\u00b5kat/L"}});
}

TEST_CASE("a suggestion, taken, is accepted without a question about the value") {
  for (const auto& variable : test::catalogue().variables) {
    for (const auto& unit : variable.units) {
      for (double number = 1e-3; number < 1e7; number *= 1.7) {
        const Unit* other = other_unit(variable, number, unit);
        if (other == nullptr) continue;
        CAPTURE(variable.id, unit.code, number, other->code);
        CHECK(other != &unit);
        const auto canonical = to_canonical(variable, number, *other);
        REQUIRE(canonical.has_value());
        CHECK(question_for(variable, *canonical, other != &variable.units[0]) == nullptr);
      }
    }
  }
}

TEST_CASE("values that are fine, and other refusals, suggest no unit") {
  const auto fine = test::assess({{"values", {{"crp", {{"value", 8}, {"unit", "mg/L"}}}}}});
  CHECK(fine["warnings"].empty());
  CHECK(fine["errors"].empty());
  const auto wrong = test::assess({{"values",
                                    {{"crp", {{"value", "1,800"}, {"unit", "mg/L"}}},
                                     {"ldh", {{"value", 200}}},
                                     {"sex", {{"value", "x"}}}}}});
  REQUIRE(wrong["errors"].size() == 3);
  for (const auto& error : wrong["errors"]) CHECK(error["suggestion"].is_null());
}
