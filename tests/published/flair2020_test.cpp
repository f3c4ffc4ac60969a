// Lian et al. 2020, the FLAIR model, Chest 158:1535, doi:10.1016/j.chest.2020.04.057, abstract.
// The rules at their cut-offs stand in score_boundaries.csv.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::assess_model;
using test::Json;

namespace {

/// 700 ng/mL of ferritin (2 points) and nothing else but this anti-MDA5.
Json with_anti_mda5(const std::string& category) {
  return assess_model(
      "flair-2020",
      {{"values",
        {{"ferritin", {{"value", 700}, {"unit", "ng/mL"}}}, {"anti_mda5", {{"value", category}}}}}});
}

}  // namespace

TEST_CASE("Lian 2020, Abstract: 0 to 13 points in three groups, 0-4, 5-9, 10-13", "[published]") {
  const Model& flair = test::model("flair-2020");
  CHECK(flair.score_range() == std::pair{0, 13});
  REQUIRE(flair.bands.size() == 3);
  CHECK(flair.band_of(4).id == "low");
  CHECK(flair.band_of(5).id == "medium");
  CHECK(flair.band_of(9).id == "medium");
  CHECK(flair.band_of(10).id == "high");
}

TEST_CASE("Lian 2020, Abstract: most points of each criterion", "[published]") {
  std::vector<int> most;
  for (const auto& item : test::model("flair-2020").items) most.push_back(item.attainable_points().back());
  CHECK(most == std::vector<int>{2, 2, 4, 3, 2});  // ferritin, LDH, anti-MDA5, HRCT score, RP-ILD
}

TEST_CASE("FLAIR: a positive anti-MDA5 of unknown strength is 2, 3 or 4 points, and the strength decides") {
  const auto m = with_anti_mda5("positive");
  CHECK(m["status"] == "partial");
  CHECK(m["score"] == Json{{"min", 4}, {"max", 13}});
  const auto& item = m["items"][2];
  CHECK(item["state"] == "imprecise");
  CHECK(item["points"].is_null());
  CHECK(item["points_range"] == Json{{"min", 2}, {"max", 4}});
  CHECK(item["met"].is_null());
  CHECK(item["reason"] == "Positive, strength unknown");
  CHECK(m["missing"] == Json{"ldh", "anti_mda5", "hrct_score", "rp_ild_present"});
  const auto& next = m["next"][1];
  CHECK(next["input"] == "anti_mda5");
  REQUIRE(next["outcomes"].size() == 3);
  for (int points = 2; points <= 4; ++points) {
    const auto& outcome = next["outcomes"][static_cast<std::size_t>(points - 2)];
    CHECK(outcome["points"] == points);
    CHECK(outcome["score"] == Json{{"min", 2 + points}, {"max", 9 + points}});
  }
}

TEST_CASE("FLAIR: a known strength is a known number of points") {
  for (const auto& [category, points] :
       {std::pair{"negative", 0}, std::pair{"1+", 2}, std::pair{"2+", 3}, std::pair{"3+", 4}}) {
    CAPTURE(category);
    const auto m = with_anti_mda5(category);
    CHECK(m["items"][2]["state"] == "known");
    CHECK(m["items"][2]["points"] == points);
    CHECK(m["items"][2]["met"] == (points > 0));
    CHECK(m["missing"] == Json{"ldh", "hrct_score", "rp_ild_present"});
  }
}

TEST_CASE("FLAIR: the abstract prints no counts, so there is no risk to show") {
  const auto m = with_anti_mda5("3+");
  CHECK(m["observed"].empty());
  CHECK(m["printed_risks"].empty());
  CHECK(m["pretest"].is_null());
  CHECK(m["posttest"].is_null());
}

TEST_CASE("FLAIR: classic dermatomyositis differs from those it was made in, amyopathic does not") {
  for (const auto& [subtype, state] : {std::pair{"dm", "differs"}, std::pair{"cadm", "same"}}) {
    const auto m = assess_model("flair-2020", {{"values", {{"iim_subtype", {{"value", subtype}}}}}});
    CHECK(m["status"] == "no_input");
    CHECK(m["warnings"].empty());
    REQUIRE(m["population"].size() == 2);
    CHECK(m["population"][0]["input"] == "iim_subtype");
    CHECK(m["population"][0]["state"] == state);
  }
}
