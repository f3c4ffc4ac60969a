// Which value would decide most, by examples worked by hand.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::Json;

namespace {

using Inputs = std::vector<std::string>;

Json next_of(const Json& request) { return test::assess(request)["next"]; }

/// For one score alone.
Json next_for(const std::string& model, const Json& values) {
  return next_of({{"values", values}, {"models", {model}}});
}

Inputs inputs_of(const Json& next) {
  Inputs out;
  for (const auto& value : next) out.push_back(value["input"].get<std::string>());
  return out;
}

/// What the input would do to the score: "always", or "(nothing)".
Json settles(const Json& next, const std::string& input, const std::string& model) {
  for (const auto& value : next) {
    if (value["input"] != input) continue;
    for (const auto& one : value["models"]) {
      if (one["id"] == model) return one["settles"];
    }
  }
  return "(nothing)";
}

Json number(double value, const char* unit) { return {{"value", value}, {"unit", unit}}; }
Json choice(const char* code) { return {{"value", code}}; }
const Json kYes{{"value", true}};
const Json kNo{{"value", false}};
const Json kLowDlco = number(43, "%");
const Json kHighSuv = number(0.6, "g/mL");

}  // namespace

TEST_CASE(
    "DLM: with one point of three known, either value left may settle it; the cheaper, else the first, "
    "leads") {
  // 1 point: 1 to 3. SUVmean met: 2 to 3, at or above the cut-off of 2; not met: 1 to 2, open.
  const auto next = next_for("dlm-2021", {{"dlco_percent_predicted", kLowDlco}});
  CHECK(inputs_of(next) == Inputs{"lung_suvmean", "mediastinal_node_abnormal"});
  CHECK(next[0] ==
        Json{{"input", "lung_suvmean"},
             {"label", "Lung SUVmean, bilateral"},
             {"effort", "pet_ct"},
             {"models",
              {{{"id", "dlm-2021"}, {"settles", "sometimes"}, {"score", {{"min", 1}, {"max", 3}}}}}}});
  // SUVmean known instead: both left take away one of two; a DLCO costs less than a PET/CT.
  CHECK(inputs_of(next_for("dlm-2021", {{"lung_suvmean", kHighSuv}})) ==
        Inputs{"dlco_percent_predicted", "mediastinal_node_abnormal"});
}

TEST_CASE("DLM: the last value settles it, unless it is settled already") {
  // 1 point: 1 or 2, and the cut-off lies between.
  auto next =
      next_for("dlm-2021", {{"dlco_percent_predicted", kLowDlco}, {"lung_suvmean", number(0.3, "g/mL")}});
  CHECK(inputs_of(next) == Inputs{"mediastinal_node_abnormal"});
  CHECK(next[0]["models"][0]["settles"] == "always");
  // 2 points: 2 or 3, both at or above it.
  next = next_for("dlm-2021", {{"dlco_percent_predicted", kLowDlco}, {"lung_suvmean", kHighSuv}});
  CHECK(next[0]["models"][0]["settles"] == "decided");
  CHECK(next[0]["models"][0]["score"] == Json{{"min", 2}, {"max", 3}});
  CHECK(next_for("dlm-2021", {{"dlco_percent_predicted", kLowDlco},
                              {"lung_suvmean", kHighSuv},
                              {"mediastinal_node_abnormal", kNo}})
            .empty());
}

TEST_CASE("a DLCO that could not be performed is not asked for again") {
  const auto next = next_for("dlm-2021", {{"dlco_percent_predicted", {{"state", "could_not_perform"}}}});
  CHECK(inputs_of(next) == Inputs{"lung_suvmean", "mediastinal_node_abnormal"});
  // 0 or 1 of it, and of the node: SUVmean leaves 0 to 2 or 1 to 3.
  CHECK(next[0]["models"][0]["settles"] == "never");
}

TEST_CASE("FLAIR: a value that settles always stands before one that settles sometimes") {
  // Ferritin 2, anti-MDA5 1+ 2, RP-ILD 2: 6 points, with LDH (2) and HRCT (3) open: 6 to 11; high from 10.
  // LDH: 8 to 11 or 6 to 9, HRCT: 9 to 11 or 6 to 8. Each settles when absent. HRCT leaves at most 2 of 5,
  // LDH 3.
  const Json known{{"ferritin", number(700, "ng/mL")}, {"anti_mda5", choice("1+")}, {"rp_ild_present", kYes}};
  auto next = next_for("flair-2020", known);
  CHECK(inputs_of(next) == Inputs{"hrct_score", "ldh"});
  CHECK(settles(next, "hrct_score", "flair-2020") == "sometimes");
  CHECK(settles(next, "ldh", "flair-2020") == "sometimes");
  // With the HRCT score met 9 or 11: LDH settles.
  Json more = known;
  more["hrct_score"] = number(140, "points");
  next = next_for("flair-2020", more);
  CHECK(settles(next, "ldh", "flair-2020") == "always");
}

TEST_CASE("FLAIR: a strength that may stay unknown does not settle always; asked again, it does") {
  // 8 points without anti-MDA5 (ferritin 2, LDH 2, HRCT 3 is 7; RP-ILD absent): 7, 9, 10 or 11.
  Json known{{"ferritin", number(700, "ng/mL")},
             {"ldh", number(400, "U/L")},
             {"hrct_score", number(140, "points")},
             {"rp_ild_present", kNo}};
  // Negative 7, 1+ 9, 2+ 10, 3+ 11; "positive" leaves 9 to 11, over the cut-off of 10.
  CHECK(settles(next_for("flair-2020", known), "anti_mda5", "flair-2020") == "sometimes");
  known["anti_mda5"] = choice("positive");
  const auto next = next_for("flair-2020", known);
  CHECK(settles(next, "anti_mda5", "flair-2020") == "always");
  CHECK(next[0]["models"][0]["score"] == Json{{"min", 9}, {"max", 11}});
}

TEST_CASE("MCK: a CRP between the two cut-offs settles nothing while anti-MDA5 is unknown") {
  // KL-6 is one point; a CRP of 9 mg/L is one more with anti-MDA5 and none without.
  const Json kl6{{"kl6", number(1200, "U/mL")}};
  CHECK(settles(next_for("mck-2021", kl6), "crp", "mck-2021") == "sometimes");
  Json known = kl6;
  known["anti_mda5"] = choice("negative");
  CHECK(settles(next_for("mck-2021", known), "crp", "mck-2021") == "always");
  known = kl6;
  known["crp"] = number(9, "mg/L");
  CHECK(settles(next_for("mck-2021", known), "anti_mda5", "mck-2021") == "always");
}

TEST_CASE("an input of several scores counts for each, and for those not begun") {
  // CRP 20 mg/L: CROSS 3 points, MCK 1 point whatever anti-MDA5 is.
  const auto next = next_of({{"values", {{"crp", number(20, "mg/L")}}}});
  // KL-6 settles MCK: first. Anti-Ro52 takes 4 of the 8 open points of CROSS, the others 2 each.
  CHECK(inputs_of(next) == Inputs{"kl6", "anti_ro52", "sex", "disease_duration"});
  CHECK(settles(next, "kl6", "mck-2021") == "always");
  // DLM and FLAIR are not begun, and ask for none of these.
  for (const auto& value : next) CHECK(value["models"].size() == 1);
}

TEST_CASE("with nothing entered the list is what to begin with") {
  const auto next = next_of(Json::object());
  // Each narrows only. KL-6 takes 1 of MCK's 2; Anti-Ro52 4 of CROSS' 11; each of DLM's 1 of 3, DLCO the
  // cheapest. CRP 3 of 11 (in MCK it can leave all); HRCT 3 of 13; sex and duration 2 of 11, of the same
  // effort, in the order of the catalogue; RP-ILD by examination, then ferritin, LDH, anti-MDA5 (leaves 11 of
  // 13 when positive): 2 of 13.
  CHECK(inputs_of(next) == Inputs{"kl6", "anti_ro52", "dlco_percent_predicted", "lung_suvmean",
                                  "mediastinal_node_abnormal", "crp", "hrct_score", "sex", "disease_duration",
                                  "rp_ild_present", "ferritin", "ldh", "anti_mda5"});
  for (const auto& value : next) {
    for (const auto& one : value["models"]) {
      CHECK(one["id"] != "gap-2012");
      CHECK(one["settles"] == "never");
    }
  }
  // What no score adds up begins none.
  CHECK(next_of({{"values", {{"fever", kYes}, {"malignancy", kNo}}}}) == next);
}

TEST_CASE("a score that does not apply, or was made in another disease, asks for nothing") {
  const auto next = next_of({{"values", {{"sex", choice("male")}, {"anti_mda5", choice("negative")}}}});
  // CROSS does not apply, so sex began GAP alone. Anti-MDA5 began MCK (1 of 2 each) and FLAIR (3 of 9, 2 of
  // 9).
  CHECK(inputs_of(next) == Inputs{"crp", "kl6", "hrct_score", "rp_ild_present", "ferritin", "ldh"});
  CHECK(next_for("gap-2012", {{"sex", choice("male")}}).empty());
}

TEST_CASE("the scores asked for are computed, and no others") {
  const Json values{{"crp", number(20, "mg/L")}, {"anti_ro52", kYes}};
  const auto ids = [&values](const Json& models) {
    Inputs out;
    const auto answer = test::assess({{"values", values}, {"models", models}});
    for (const auto& m : answer["models"]) {
      out.push_back(m["id"].get<std::string>());
    }
    return out;
  };
  const Inputs all{"cross-2021", "dlm-2021", "flair-2020", "gap-2012", "mck-2021"};
  CHECK(ids(nullptr) == all);
  CHECK(ids(Json(all)) == all);
  CHECK(ids({"mck-2021", "cross-2021", "mck-2021"}) == Inputs{"cross-2021", "mck-2021"});
  CHECK(ids(Json::array()).empty());

  const auto answer = test::assess({{"values", values}, {"models", {"mck-2021"}}});
  CHECK(answer["errors"].empty());
  CHECK(inputs_of(answer["next"]) == Inputs{"kl6"});
  REQUIRE(answer["inputs"].size() == 2);
  CHECK(answer["inputs"][0]["used_by"].empty());  // anti-Ro52 is of CROSS
  CHECK(answer["inputs"][1]["used_by"] == Json{"mck-2021"});
  CHECK(answer["factors"].size() == test::assess(Json::object())["factors"].size());
}

TEST_CASE("a score that is not known is refused, and nothing is computed") {
  const auto answer =
      test::assess({{"values", Json::object()}, {"models", {"dlm-2021", "dlm2021", "qrisk"}}});
  REQUIRE(answer["errors"].size() == 2);
  const auto& error = answer["errors"][0];
  CHECK(error["code"] == "unknown_model");
  CHECK(error["input"].is_null());
  CHECK(error["message"] == "\"dlm2021\" is not a known score.");
  CHECK(error["remedy"] ==
        "Did you mean \"dlm-2021\"? Known are: cross-2021, dlm-2021, flair-2020, gap-2012, mck-2021.");
  CHECK(answer["errors"][1]["remedy"] == "Known are: cross-2021, dlm-2021, flair-2020, gap-2012, mck-2021.");
  CHECK(answer["models"].empty());
  CHECK(answer["next"].empty());
  for (const auto& wrong : {Json("dlm-2021"), Json{{"id", "dlm-2021"}}, Json{"dlm-2021", 1}, Json(true)}) {
    const auto refused = test::assess({{"models", wrong}});
    REQUIRE(refused["errors"].size() == 1);
    CHECK(refused["errors"][0]["code"] == "wrong_shape");
    CHECK(refused["models"].empty());
  }
  CHECK(test::assess({{"models", Json(std::vector<std::string>(1000, "x"))}})["errors"].size() == 20);
}
