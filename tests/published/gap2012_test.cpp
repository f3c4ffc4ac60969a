// Ley et al. 2012, the GAP index, Ann Intern Med, doi:10.7326/0003-4819-156-10-201205150-00004.
// The rules at their cut-offs stand in score_boundaries.csv.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::assess_model;
using test::Json;

namespace {

Json gap(const std::string& age, const std::string& fvc, const Json& dlco) {
  return assess_model("gap-2012", {{"values",
                                    {{"sex", {{"value", "male"}}},
                                     {"age", {{"value", age}}},
                                     {"fvc_percent_predicted", {{"value", fvc}}},
                                     {"dlco_percent_predicted", dlco}}}});
}

Json percent(const char* dlco) { return {{"value", dlco}}; }

}  // namespace

TEST_CASE("Ley 2012: 0 to 8 points in three stages, 0-3, 4-5, 6-8", "[published]") {
  const Model& model = test::model("gap-2012");
  CHECK(model.score_range() == std::pair{0, 8});
  REQUIRE(model.bands.size() == 3);
  CHECK(model.band_of(3).id == "stage-1");
  CHECK(model.band_of(4).id == "stage-2");
  CHECK(model.band_of(5).id == "stage-2");
  CHECK(model.band_of(6).id == "stage-3");
}

TEST_CASE("Ley 2012, Abstract: 1-year death 5.6, 16.2 and 39.2 % in the three stages", "[published]") {
  const auto printed = [](const Json& m) {
    REQUIRE(m["printed_risks"].size() == 1);
    CHECK_THAT(m["printed_risks"][0]["cohort"].get<std::string>(), Catch::Contains("not myositis"));
    return m["printed_risks"][0]["percent"].get<std::string>();
  };
  CHECK(printed(gap("50", "90", percent("80"))) == "5.6");
  CHECK(printed(gap("63", "60", percent("40"))) == "16.2");
  CHECK(printed(gap("70", "40", percent("20"))) == "39.2");
}

TEST_CASE("GAP: a DLCO that could not be performed is 3 points, and its condition is said") {
  const auto m = gap("63", "60", {{"state", "could_not_perform"}});
  CHECK(m["status"] == "complete");
  CHECK(m["score"] == Json{{"min", 6}, {"max", 6}});
  CHECK(m["items"][3]["state"] == "could_not_perform");
  CHECK(m["items"][3]["points"] == 3);
  CHECK(m["items"][3]["met"] == true);
  REQUIRE(m["warnings"].size() == 2);
  CHECK(m["warnings"][0]["input"] == "dlco_percent_predicted");
  CHECK(m["warnings"][0]["code"] == "caution");
  CHECK_THAT(m["warnings"][0]["message"].get<std::string>(), Catch::Contains("not ordered"));
}

TEST_CASE("GAP: every answer says that it was made in another disease") {
  const auto m = gap("63", "60", percent("40"));
  REQUIRE(m["warnings"].size() == 1);
  CHECK_THAT(m["warnings"][0]["message"].get<std::string>(),
             Catch::Contains("idiopathic pulmonary fibrosis"));
}

TEST_CASE("GAP: whole years are printed; a fraction of one counts as it stands") {
  const auto points = [](const char* age) { return gap(age, "90", percent("80"))["items"][1]["points"]; };
  CHECK(points("60") == 0);
  CHECK(points("60.5") == 1);
  CHECK(points("65") == 1);
  CHECK(points("65.5") == 2);
}

TEST_CASE("GAP: the reason names the thresholds on both sides") {
  const auto reasons = [](const Json& m) {
    std::vector<std::string> out;
    for (const auto& item : m["items"]) out.push_back(item["reason"].get<std::string>());
    return out;
  };
  using Texts = std::vector<std::string>;
  CHECK(reasons(gap("55", "90", percent("80"))) == Texts{"Male", "55 \u2264 60", "90 > 75", "80 > 55"});
  CHECK(reasons(gap("63", "60", percent("40"))) ==
        Texts{"Male", "60 < 63 \u2264 65", "50 \u2264 60 \u2264 75", "35 < 40 \u2264 55"});
  CHECK(reasons(gap("70", "40", percent("35"))) == Texts{"Male", "70 > 65", "40 < 50", "35 \u2264 35"});
  // Never rounded onto a threshold.
  CHECK(reasons(gap("60.0000001", "49.9999999", percent("35.0000001"))) ==
        Texts{"Male", "60 < 60.0000001 \u2264 65", "49.9999999 < 50", "35 < 35.0000001 \u2264 55"});
}
