// A patient beside the pooled factors, and the outcome after an exacerbation.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::Json;

namespace {

Json factor_for(const char* id, const Json& values) {
  const Json answer = test::assess({{"values", values}});
  for (const auto& factor : answer["factors"]) {
    if (factor["id"] == id) return factor;
  }
  FAIL("no factor " << id);
  return {};
}

/// What the catalogue has of it.
Json factor_known(const char* id) {
  const Json known = Json::parse(catalogue_json(test::catalogue(), embedded_data()));
  for (const auto& evidence : known["evidence"]) {
    for (const auto& factor : evidence["factors"]) {
      if (factor["id"] == id) return factor;
    }
  }
  FAIL("no factor " << id);
  return {};
}

Json state_of(const char* id, const Json& values) { return factor_for(id, values)["state"]; }

Json outcomes_for_category(const char* category, const Json& probability = nullptr) {
  return test::assess({{"values", {{"acute_exacerbation", {{"value", category}}}}},
                       {"infection_probability", probability}})["outcomes"];
}

}  // namespace

TEST_CASE("every pooled factor is listed, unknown until something is known of it") {
  const Json answer = test::assess({{"values", Json::object()}});
  CHECK(answer["factors"].size() == 31);
  for (const auto& factor : answer["factors"]) {
    CAPTURE(factor["id"].dump());
    CHECK(factor["state"] == "unknown");
    CHECK(factor["present"].is_null());
    CHECK(factor["text"] == "not known");
    CHECK(factor_known(factor["id"].get<std::string>().c_str())["windows"].size() == 3);
  }
  CHECK(answer["outcomes"].empty());
}

TEST_CASE("a finding, a sex, a subtype and a graded antibody are present or absent") {
  CHECK(state_of("fever", {{"fever", {{"value", true}}}}) == "present");
  CHECK(state_of("fever", {{"fever", {{"value", false}}}}) == "absent");
  CHECK(state_of("female", {{"sex", {{"value", "female"}}}}) == "present");
  CHECK(state_of("female", {{"sex", {{"value", "male"}}}}) == "absent");
  CHECK(state_of("dm", {{"iim_subtype", {{"value", "cadm"}}}}) == "absent");
  CHECK(state_of("cadm", {{"iim_subtype", {{"value", "cadm"}}}}) == "present");
  for (const auto* grade : {"1+", "2+", "3+", "positive"}) {
    CHECK(state_of("anti_mda5", {{"anti_mda5", {{"value", grade}}}}) == "present");
  }
  CHECK(state_of("anti_mda5", {{"anti_mda5", {{"value", "negative"}}}}) == "absent");
  const Json present = factor_for("anti_mda5", {{"anti_mda5", {{"value", "2+"}}}});
  CHECK(present["present"] == true);
  CHECK(present["odds_ratio"] == 6.044);
  CHECK(present["ci_low"] == 4.331);
  CHECK(present["ci_high"] == 8.435);
  const Json whole = factor_known("anti_mda5")["windows"][0];
  CHECK(whole["studies"] == 10);
  CHECK(whole["i2"] == 22.6);
  CHECK(whole["label_printed"] == "RF");
}

TEST_CASE("a value is compared with the cut-offs of all studies, each with its own operator") {
  const auto ferritin = [](const char* value, const char* unit) {
    return factor_for("ferritin", {{"ferritin", {{"value", value}, {"unit", unit}}}});
  };
  CHECK(ferritin("336", "ng/mL")["state"] == "below_all");  // > 336
  CHECK(ferritin("336.1", "ng/mL")["state"] == "between");
  CHECK(ferritin("2000", "ng/mL")["state"] == "between");  // > 2000
  CHECK(ferritin("2001", "ng/mL")["state"] == "above_all");
  CHECK(ferritin("2001", "ug/L")["state"] == "above_all");
  CHECK(ferritin("4497", "pmol/L")["state"] == "above_all");  // 2001.3 ng/mL
  CHECK(ferritin("100", "ng/mL")["present"] == false);
  CHECK(ferritin("500", "ng/mL")["present"].is_null());
  CHECK(ferritin("3000", "ng/mL")["present"] == true);
  CHECK(ferritin("500", "ng/mL")["text"] ==
        "500 ng/mL: meets 5 of 9 cut-offs (336 to 2000 ng/mL), which differ between studies");
  CHECK(ferritin("100", "ng/mL")["text"] == "100 ng/mL: meets none of 9 cut-offs (336 to 2000 ng/mL)");

  const auto ck = [](const char* value) {
    return factor_for("ck", {{"ck", {{"value", value}, {"unit", "U/L"}}}});
  };
  CHECK(ck("47.4")["state"] == "below_all");
  CHECK(ck("47.5")["state"] == "between");  // >= 47.5
  CHECK(ck("200")["state"] == "between");   // > 200
  CHECK(ck("201")["text"] == "201 U/L: meets all 2 cut-offs (47.5 to 200 U/L); 1 more without a figure");
}

TEST_CASE("CRP is never compared with the printed 0.05 mg/L") {
  const auto crp = [](const char* value, const char* unit = "mg/L") {
    return factor_for("crp", {{"crp", {{"value", value}, {"unit", unit}}}});
  };
  CHECK(crp("0.06")["state"] == "below_all");
  CHECK(crp("2.78")["state"] == "below_all");  // > 2.78
  CHECK(crp("2.79")["state"] == "between");
  CHECK(crp("28.5")["state"] == "between");
  CHECK(crp("28.6")["state"] == "above_all");  // >= 2.86 mg/dL
  CHECK(crp("2,86", "mg/dL")["state"] == "above_all");
  CHECK(crp("1")["text"] == "1 mg/L: meets none of 4 cut-offs (2.78 to 28.6 mg/L)");
}

TEST_CASE("a factor per unit of a measurement is neither present nor absent") {
  const Json age = factor_for("age", {{"age", {{"value", 55}}}});
  CHECK(age["state"] == "per_unit");
  CHECK(age["present"].is_null());
  CHECK(age["text"] == "55 years");
}

TEST_CASE("a refused value is not an unknown one") {
  CHECK(state_of("esr", {{"esr", {{"value", 900}}}}) == "refused");
  CHECK(state_of("fever", {{"esr", {{"value", 900}}}}) == "unknown");
  const Json all = test::assess({{"value", 1}});
  CHECK(all["factors"].empty());
  CHECK(all["outcomes"].empty());
}

TEST_CASE("our findings stand with the factors they touch") {
  CHECK(factor_known("dysphagia")["findings"] == Json{"dysphagia-interval", "dysphagia-both"});
  CHECK(factor_known("crp")["findings"] ==
        Json{"crp-pooling", "crp-heterogeneity", "crp-cutoff", "homogeneity-claim"});
  CHECK(factor_known("fever")["findings"].empty());
}

TEST_CASE("an exacerbation shows both groups, the patient's marked, the larger cohort first") {
  for (const auto* category : {"infection_triggered", "idiopathic", "undetermined"}) {
    CAPTURE(category);
    const Json outcomes = outcomes_for_category(category);
    REQUIRE(outcomes.size() == 2);
    CHECK(outcomes[0]["evidence"] == "zhang2025");
    CHECK(outcomes[1]["evidence"] == "lee2022");
    for (const auto& group : outcomes[0]["groups"])
      CHECK(group["matches"] == (group["category"] == category));
    // Lee 2022 divides its patients otherwise, and calls them otherwise.
    for (const auto& group : outcomes[1]["groups"]) CHECK(group["matches"] == false);
    CHECK(outcomes[1]["groups"][1]["label"] == "Not infectious");
  }
  CHECK(outcomes_for_category("none").empty());
}

TEST_CASE("deaths are counts with intervals; where no count fits, the percentage alone") {
  const Json zhang = outcomes_for_category("idiopathic")[0];
  const auto row = [&zhang](int group, int at) { return zhang["groups"][group]["rows"][at]; };
  CHECK(row(0, 0)["counted"]["events"] == 10);
  CHECK(row(0, 0)["counted"]["total"] == 35);
  CHECK(row(0, 2)["counted"]["events"] == 19);
  CHECK(row(1, 0)["counted"]["events"] == 2);
  CHECK(row(1, 0)["counted"]["ci_high"].get<double>() == Approx(0.19677).epsilon(1e-4));
  CHECK(row(1, 1)["printed"] == "14.9");
  CHECK(row(1, 1)["counted"].is_null());
  CHECK(zhang["findings"] == Json{"deaths-90-days"});
  const Json lee = outcomes_for_category("idiopathic")[1];
  CHECK(lee["groups"][0]["rows"][0]["counted"]["events"] == 7);
  CHECK(lee["groups"][1]["rows"][0]["counted"]["events"] == 10);
}

TEST_CASE("predictive values follow the chosen probability of infection") {
  const auto test_of = [](const Json& probability) {
    return outcomes_for_category("undetermined", probability)[0]["discrimination"];
  };
  const Json own = test_of(nullptr);
  CHECK(own["prevalence"]["basis"] == "cohort");
  CHECK(own["prevalence"]["probability"] == Approx(35.0 / 69.0));
  CHECK(own["positive_likelihood_ratio"]["text"]["estimate"] == "2.70");
  CHECK(own["negative_likelihood_ratio"]["text"]["estimate"] == "0.389");
  // At the cohort's own share the predictive values are those of its 2x2 table: 25 of 34, 25 of 35.
  CHECK(own["after_positive"]["probability"].get<double>() == Approx(25.0 / 34.0));
  CHECK(own["after_negative"]["probability"].get<double>() == Approx(10.0 / 35.0));

  const Json low = test_of("10 %");
  CHECK(low.is_null() == false);
  const Json tenth = test_of({{"value", "10"}, {"unit", "%"}});
  CHECK(tenth["prevalence"]["basis"] == "request");
  CHECK(tenth["after_positive"]["probability"].get<double>() ==
        Approx(0.1 * 25 / 35 / (0.1 * 25 / 35 + 0.9 * 9 / 34)));
  CHECK(tenth["after_negative"]["probability"].get<double>() ==
        Approx(0.1 * 10 / 35 / (0.1 * 10 / 35 + 0.9 * 25 / 34)));

  const Json refused = test_of(1.5);
  CHECK(refused["prevalence"].is_null());
  CHECK(refused["after_positive"].is_null());
  CHECK(refused["sensitivity"]["events"] == 25);
}

TEST_CASE("the probability of infection stands beside the values, like the pre-test probability") {
  const Json answer = test::assess({{"values", {{"infection_probability", {{"value", 0.2}}}}}});
  REQUIRE(answer["errors"].size() == 1);
  CHECK(answer["errors"][0]["remedy"] == "Put \"infection_probability\" beside \"values\".");
}
