// The MCK model: Gono et al. 2021, doi:10.1002/art.41566, with the cut-offs that the abstract of
// Miyake et al. 2025, doi:10.1093/mr/roaf070, quotes. Every CRP and KL-6 around the cut-offs stands in
// score_boundaries.csv.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::assess_model;
using test::Json;

namespace {

/// The answer for a CRP as typed; an empty text leaves an input out.
Json mck(const Json& crp, const std::string& unit, const std::string& anti_mda5) {
  Json values{{"crp", {{"value", crp}, {"unit", unit}}}, {"kl6", {{"value", 500}}}};
  if (!anti_mda5.empty()) values["anti_mda5"] = {{"value", anti_mda5}};
  return assess_model("mck-2021", {{"values", values}});
}

}  // namespace

TEST_CASE("Miyake 2025, Abstract: the score is 0, 1 or 2", "[published]") {
  const Model& model = test::model("mck-2021");
  CHECK(model.score_range() == std::pair{0, 2});
  CHECK(model.bands.size() == 3);
}

TEST_CASE("Miyake 2025, Abstract: a CRP exactly at its cut-off gives the point however it is typed",
          "[published]") {
  // 0.8 mg/dL with anti-MDA5, 1.1 mg/dL without; 1 mg/dL is 10 mg/L.
  for (const auto& [crp, unit] : {std::pair<Json, const char*>{8, "mg/L"},
                                  {"8", "mg/L"},
                                  {"8,0", "mg/L"},
                                  {0.8, "mg/dL"},
                                  {"0.8", "mg/dL"},
                                  {"0,8", "mg/dL"},
                                  {"0.80", "mg/dL"}}) {
    CAPTURE(crp.dump(), unit);
    CHECK(mck(crp, unit, "positive")["items"][0]["points"] == 1);
    CHECK(mck(crp, unit, "negative")["items"][0]["points"] == 0);
  }
  for (const auto& [crp, unit] :
       {std::pair<Json, const char*>{11, "mg/L"}, {1.1, "mg/dL"}, {"1,1", "mg/dL"}}) {
    CAPTURE(crp.dump(), unit);
    CHECK(mck(crp, unit, "negative")["items"][0]["points"] == 1);
  }
  for (const auto& [crp, unit] : {std::pair<Json, const char*>{7.9999, "mg/L"},
                                  {"7,9999", "mg/L"},
                                  {0.79999, "mg/dL"},
                                  {"0,79999", "mg/dL"}}) {
    CAPTURE(crp.dump(), unit);
    CHECK(mck(crp, unit, "positive")["items"][0]["points"] == 0);
  }
}

TEST_CASE("MCK: with anti-MDA5 unknown a CRP between the two cut-offs can be 0 or 1, and anti-MDA5 decides") {
  const auto m = mck("9", "mg/L", "");
  CHECK(m["status"] == "partial");
  CHECK(m["score"] == Json{{"min", 0}, {"max", 1}});
  const auto& item = m["items"][0];
  CHECK(item["state"] == "imprecise");
  CHECK(item["points"].is_null());
  CHECK(item["points_range"] == Json{{"min", 0}, {"max", 1}});
  CHECK(item["reason"] == "8 \u2264 9 < 11 mg/L; depends on Anti-MDA5");
  CHECK(item["criterion"] == "\u2265 0.8 mg/dL; \u2265 1.1 mg/dL");
  CHECK(item["unmet"].is_null());
  CHECK(m["missing"] == Json{"anti_mda5"});
  REQUIRE(m["next"].size() == 1);
  CHECK(m["next"][0]["label"] == "Anti-MDA5");
  REQUIRE(m["next"][0]["outcomes"].size() == 2);
  CHECK(m["next"][0]["outcomes"][0]["band"] == "none");
  CHECK(m["next"][0]["outcomes"][1]["band"] == "one");
}

TEST_CASE("MCK: with anti-MDA5 unknown a CRP outside the two cut-offs is certain") {
  const auto high = mck("20", "mg/L", "")["items"][0];
  CHECK(high["state"] == "known");
  CHECK(high["points"] == 1);
  CHECK(high["reason"] == "20 \u2265 11 mg/L");
  const auto low = mck("5", "mg/L", "")["items"][0];
  CHECK(low["state"] == "known");
  CHECK(low["points"] == 0);
  CHECK(low["reason"] == "5 < 8 mg/L");
}

TEST_CASE("MCK: with anti-MDA5 known its own cut-off alone is named") {
  const auto with = mck("9", "mg/L", "2+")["items"][0];
  CHECK(with["reason"] == "9 \u2265 8 mg/L");
  CHECK(with["criterion"] == "\u2265 0.8 mg/dL");
  CHECK(with["unmet"] == "< 0.8 mg/dL");
  const auto without = mck("9", "mg/L", "negative")["items"][0];
  CHECK(without["reason"] == "9 < 11 mg/L");
  CHECK(without["criterion"] == "\u2265 1.1 mg/dL");
  CHECK(without["unmet"] == "< 1.1 mg/dL");
}

TEST_CASE("MCK: a refused anti-MDA5 withholds it, because the cut-off depends on it") {
  const auto answer = test::assess({{"values", {{"anti_mda5", {{"value", "4+"}}}}}});
  for (const auto& m : answer["models"]) CHECK(m["id"] != "mck-2021");
}

TEST_CASE("Miyake 2025, Abstract: with anti-MDA5 a score of 2 did not predict death, and that is said") {
  for (const auto* positive : {"1+", "2+", "3+", "positive"}) {
    const auto m = mck("9", "mg/L", positive);
    REQUIRE(m["warnings"].size() == 1);
    CHECK(m["warnings"][0]["input"] == "anti_mda5");
    CHECK_THAT(m["warnings"][0]["message"].get<std::string>(), Catch::Contains("did not predict death"));
  }
  CHECK(mck("9", "mg/L", "negative")["warnings"].empty());
  CHECK(mck("9", "mg/L", "")["warnings"].empty());
}
