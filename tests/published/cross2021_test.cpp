// The CROSS score: EULAR 2021 abstract POS0320, and the abstract of the paper of 2024,
// doi:10.3389/fimmu.2024.1286973. The rules at their cut-offs stand in score_boundaries.csv.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::assess_model;
using test::Json;

namespace {

Json cross(const std::string& crp, bool ro52, const char* sex, const char* months) {
  return assess_model("cross-2021", {{"values",
                                      {{"crp", {{"value", crp}, {"unit", "mg/L"}}},
                                       {"anti_ro52", {{"value", ro52}}},
                                       {"sex", {{"value", sex}}},
                                       {"disease_duration", {{"value", months}, {"unit", "mo"}}}}}});
}

std::vector<std::string> percents(const Json& m) {
  std::vector<std::string> out;
  for (const auto& risk : m["printed_risks"]) out.push_back(risk["percent"].get<std::string>());
  return out;
}

}  // namespace

TEST_CASE("POS0320: 0 to 11 points in three groups, 0-3, 4-7, 8-11", "[published]") {
  const Model& model = test::model("cross-2021");
  CHECK(model.score_range() == std::pair{0, 11});
  REQUIRE(model.bands.size() == 3);
  CHECK(model.band_of(3).id == "low");
  CHECK(model.band_of(4).id == "medium");
  CHECK(model.band_of(7).id == "medium");
  CHECK(model.band_of(8).id == "high");
}

TEST_CASE("CROSS 2024, Abstract: 1-year RP-ILD 9.54, 35.19, 71.3 % and 6.67, 41.69, 85.71 %", "[published]") {
  CHECK(percents(cross("3", false, "female", "12")) == std::vector<std::string>{"9.54", "6.67"});
  CHECK(percents(cross("3", true, "female", "12")) == std::vector<std::string>{"35.19", "41.69"});
  const auto high = cross("30", true, "male", "1");
  CHECK(percents(high) == std::vector<std::string>{"71.3", "85.71"});
  for (const auto& risk : high["printed_risks"]) {
    CHECK(risk["window"] == "within 1 year");
    CHECK(risk["source"]["key"] == "cross-2024");
  }
  CHECK(high["observed"].empty());
  CHECK(high["posttest"].is_null());
}

TEST_CASE("CROSS: a risk is shown only when one group is certain") {
  CHECK(percents(assess_model("cross-2021", {{"values", {{"sex", {{"value", "male"}}}}}})).empty());
  CHECK(percents(assess_model("cross-2021", Json::object())).empty());
}

TEST_CASE("CROSS: every answer says that the weights of 2024 are not confirmed, and nothing else does") {
  const auto m = cross("3", false, "female", "12");
  REQUIRE(m["warnings"].size() == 1);
  CHECK(m["warnings"][0]["input"].is_null());
  CHECK(m["warnings"][0]["code"] == "caution");
  CHECK_THAT(m["warnings"][0]["message"].get<std::string>(), Catch::Contains("not confirmed"));
  CHECK(assess_model("cross-2021", Json::object())["warnings"].empty());
}

TEST_CASE(
    "CROSS: it predicts rapidly progressive ILD in anti-MDA5 positive dermatomyositis, and nothing else") {
  const auto reasons = [](const char* input, const Json& value) {
    return assess_model("cross-2021", {{"values", {{input, {{"value", value}}}}}})["reasons"];
  };
  CHECK(reasons("rp_ild_present", true)[0]["code"] == "outcome-present");
  CHECK(reasons("anti_mda5", "negative")[0]["code"] == "anti-mda5-negative");
  CHECK(reasons("iim_subtype", "asys")[0]["code"] == "other-subtype");
  CHECK(reasons("iim_subtype", "cadm").empty());
}
