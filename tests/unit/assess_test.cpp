// What one patient's answer says, whatever is known of the patient.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::assess_model;
using test::dlm_request;
using test::Json;

TEST_CASE("every combination of present, absent and missing criteria gives its range of scores") {
  // Each criterion: absent (0 points), present (1), or missing (0 to 1).
  const std::string dlco[] = {"60", "43", ""};
  const std::string suv[] = {"0.30", "0.60", ""};
  const std::string node[] = {"no", "yes", ""};
  for (int d = 0; d < 3; ++d) {
    for (int s = 0; s < 3; ++s) {
      for (int n = 0; n < 3; ++n) {
        CAPTURE(d, s, n);
        const auto m = assess_model("dlm-2021", dlm_request(dlco[d], suv[s], node[n]));
        const int min = (d == 1) + (s == 1) + (n == 1);
        const int missing = (d == 2) + (s == 2) + (n == 2);
        const int max = min + missing;
        CHECK(m["score"] == Json{{"min", min}, {"max", max}});
        CHECK(m["status"] == (missing == 0 ? "complete" : missing == 3 ? "no_input" : "partial"));
        CHECK(m["missing"].size() == static_cast<std::size_t>(missing));
        REQUIRE(m["observed"].size() == static_cast<std::size_t>(max - min + 1));
        for (int score = min; score <= max; ++score) {
          CHECK(m["observed"][static_cast<std::size_t>(score - min)]["score"] == score);
        }
        const bool decided = missing < 3 && (min >= 2 || max <= 1);
        CHECK(m["band"].is_null() == !decided);
        if (decided) CHECK(m["band"] == (min >= 2 ? "at-or-above-cutoff" : "below-cutoff"));
      }
    }
  }
}

TEST_CASE("no input is said to be none, and has no band") {
  for (const auto& request :
       {Json::object(), Json{{"values", Json::object()}}, Json{{"values", nullptr}}, dlm_request("", " ", ""),
        Json{{"values", {{"lung_suvmean", nullptr}}}}, Json{{"values", {{"age", {{"value", 60}}}}}}}) {
    const auto m = assess_model("dlm-2021", request);
    CHECK(m["status"] == "no_input");
    CHECK(m["band"].is_null());
    CHECK(m["score"] == Json{{"min", 0}, {"max", 3}});
  }
}

TEST_CASE("a complete answer carries counts, interval and one post-test probability") {
  const auto m = assess_model("dlm-2021", dlm_request("43", "0.52", "no"));
  REQUIRE(m["observed"].size() == 1);
  const auto& row = m["observed"][0];
  CHECK(row["events"] == 9);
  CHECK(row["total"] == 16);
  CHECK(row["proportion"] == 0.5625);
  CHECK(row["ci_low"].get<double>() == Approx(0.2988).margin(5e-5));  // design: R binom.test(9, 16)
  CHECK(row["ci_high"].get<double>() == Approx(0.8025).margin(5e-5));
  CHECK(row["text"] == Json{{"percent", "56"}, {"ci_low", "30"}, {"ci_high", "80"}});
  REQUIRE(m["posttest"].is_object());
  CHECK(m["posttest"]["method"] == "jeffreys_likelihood_ratio_delta");
}

TEST_CASE("post-test probability follows the stated formula from the cohort's own 21 of 61") {
  // By hand for score 2: LR = (9.5/23)/(7.5/42), odds 21/40.
  const auto m = assess_model("dlm-2021", dlm_request("43", "0.52", "no"));
  const double lr = (9.5 / 23.0) / (7.5 / 42.0);
  const double odds = 21.0 / 40.0 * lr;
  CHECK(m["pretest"]["basis"] == "cohort");
  CHECK(m["pretest"]["events"] == 21);
  CHECK(m["pretest"]["total"] == 61);
  CHECK(m["pretest"]["text"] == "34.4");
  CHECK(m["posttest"]["likelihood_ratio"]["estimate"].get<double>() == Approx(lr).epsilon(1e-12));
  CHECK(m["posttest"]["probability"].get<double>() == Approx(odds / (1.0 + odds)).epsilon(1e-12));
  const double se = std::sqrt(1 / 9.5 - 1 / 23.0 + 1 / 7.5 - 1 / 42.0);
  const double low = 21.0 / 40.0 * lr * std::exp(-1.959963984540054 * se);
  CHECK(m["posttest"]["ci_low"].get<double>() == Approx(low / (1.0 + low)).epsilon(1e-11));
}

TEST_CASE("a chosen pre-test probability is used and said to be chosen") {
  for (const Json& pretest : {Json(0.2), Json("0,2"), Json{{"value", "20"}, {"unit", "%"}}}) {
    auto request = dlm_request("43", "0.52", "no");
    request["pretest_probability"] = pretest;
    const auto m = assess_model("dlm-2021", request);
    CHECK(m["pretest"]["basis"] == "request");
    CHECK(m["pretest"]["probability"] == 0.2);
    CHECK(m["pretest"]["text"] == "20");
    CHECK(m["pretest"]["events"].is_null());
    const double odds = 0.25 * (9.5 / 23.0) / (7.5 / 42.0);
    CHECK(m["posttest"]["probability"].get<double>() == Approx(odds / (1 + odds)).epsilon(1e-12));
  }
}

TEST_CASE("a range of scores has one post-test probability for each") {
  const auto m = assess_model("dlm-2021", dlm_request("43", "", "no"));
  REQUIRE(m["posttest"].is_array());
  REQUIRE(m["posttest"].size() == 2);
  CHECK(m["posttest"][0]["score"] == 1);
  CHECK(m["posttest"][1]["score"] == 2);
}

TEST_CASE("certainty is never claimed, however extreme the pre-test probability") {
  for (const double pretest : {1e-300, 1e-9, 0.999999999, 1.0 - 1e-16}) {
    for (const char* node : {"yes", "no"}) {
      auto request = dlm_request(node == std::string("yes") ? "40" : "60",
                                 node == std::string("yes") ? "0.6" : "0.3", node);
      request["pretest_probability"] = pretest;
      const auto m = assess_model("dlm-2021", request);
      const auto& p = m["posttest"];
      CHECK(p["probability"].get<double>() > 0.0);
      CHECK(p["probability"].get<double>() < 1.0);
      for (const auto* key : {"percent", "ci_low", "ci_high"}) {
        CHECK(p["text"][key].is_string());
        CHECK(p["text"][key] != "0");
        CHECK(p["text"][key] != "100");
      }
    }
  }
}

TEST_CASE("0 of n and n of n have no percentage, only a bound") {
  const auto none = assess_model("dlm-2021", dlm_request("60", "0.3", "no"))["observed"][0];
  CHECK(none["text"] == Json{{"percent", nullptr}, {"ci_low", nullptr}, {"ci_high", "22"}});
  const auto all = assess_model("dlm-2021", dlm_request("40", "0.6", "yes"))["observed"][0];
  CHECK(all["text"] == Json{{"percent", nullptr}, {"ci_low", "66"}, {"ci_high", nullptr}});
}

TEST_CASE("a DLCO that could not be performed leaves both points open and says why") {
  auto request = dlm_request("", "0.6", "no");
  request["values"]["dlco_percent_predicted"] = {{"state", "could_not_perform"}};
  const auto m = assess_model("dlm-2021", request);
  CHECK(m["status"] == "partial");
  CHECK(m["score"] == Json{{"min", 1}, {"max", 2}});
  CHECK(m["missing"].empty());  // nothing that could still be measured
  REQUIRE(m["warnings"].size() == 1);
  CHECK(m["warnings"][0]["input"] == "dlco_percent_predicted");
  CHECK(m["warnings"][0]["code"] == "state_not_defined");
  CHECK(m["items"][0]["points"].is_null());
}

TEST_CASE("the score is for adults") {
  auto request = dlm_request("43", "0.52", "yes");
  for (const auto& [age, applies] :
       {std::pair{"17.99", false}, std::pair{"0", false}, std::pair{"18", true}}) {
    request["values"]["age"] = {{"value", age}, {"unit", "a"}};
    const auto m = assess_model("dlm-2021", request);
    CHECK((m["status"] == "complete") == applies);
    if (applies) continue;
    CHECK(m["status"] == "not_applicable");
    CHECK(m["score"].is_null());
    CHECK(m["posttest"].is_null());
    CHECK(m["observed"].empty());
    REQUIRE(m["reasons"].size() == 1);
    CHECK(m["reasons"][0]["input"] == "age");
    CHECK_FALSE(m["reasons"][0]["message"].get<std::string>().empty());
  }
}

TEST_CASE("the score predicts rapidly progressive ILD, so it does not apply once that is present") {
  auto request = dlm_request("43", "0.6", "yes");
  request["values"]["rp_ild_present"] = {{"value", true}};
  const auto m = assess_model("dlm-2021", request);
  CHECK(m["status"] == "not_applicable");
  CHECK(m["reasons"][0]["code"] == "outcome-present");
  request["values"]["rp_ild_present"] = {{"value", false}};
  CHECK(assess_model("dlm-2021", request)["status"] == "complete");
}

TEST_CASE("a pulmonary infection is a caution, not an objection") {
  auto request = dlm_request("43", "0.6", "yes");
  request["values"]["pulmonary_infection"] = {{"value", true}};
  const auto m = assess_model("dlm-2021", request);
  CHECK(m["status"] == "complete");
  REQUIRE(m["warnings"].size() == 1);
  CHECK(m["warnings"][0]["code"] == "caution");
  CHECK(m["warnings"][0]["input"] == "pulmonary_infection");
  request["values"]["pulmonary_infection"] = {{"value", false}};
  CHECK(assess_model("dlm-2021", request)["warnings"].empty());
}

TEST_CASE("a typed value is echoed with every digit, a converted one with four") {
  const auto inputs = test::assess({{"values",
                                     {{"dlco_percent_predicted", {{"value", 49.9999999}}},
                                      {"ferritin", {{"value", 1800}, {"unit", "pmol/L"}}}}}})["inputs"];
  CHECK(inputs[0]["text"] == "801.1");
  CHECK(inputs[0]["converted"] == true);
  CHECK(inputs[1]["text"] == "49.9999999");
}

TEST_CASE("a probability is echoed as the number and in the unit it was given, with the scores it is for") {
  auto request = dlm_request("43", "", "");
  request["pretest_probability"] = {{"value", "05"}, {"unit", "%"}};
  request["infection_probability"] = {{"value", "\uFF13\uFF10,1"}, {"unit", "%"}};
  const auto of = [](const Json& asked) {
    Json found = Json::array();
    const auto answer = test::assess(asked);
    for (const auto& input : answer["inputs"]) {
      if (input["input"].get<std::string>().ends_with("_probability")) found.push_back(input);
    }
    return found;
  };
  const auto echo = [](const char* input, double value, const char* unit, const char* text, Json users) {
    return Json{
        {"input", input},     {"state", "known"},           {"value", value}, {"unit", unit}, {"text", text},
        {"converted", false}, {"used_by", std::move(users)}};
  };
  const auto none = Json::array();
  CHECK(of(request) == Json{echo("pretest_probability", 5, "%", "5", {"dlm-2021"}),
                            echo("infection_probability", 30.1, "%", "30.1", none)});
  request["models"] = {"mck-2021"};  // prints no counts
  request["pretest_probability"] = 0.2;
  request["infection_probability"] = {{"value", 120}, {"unit", "%"}};
  CHECK(of(request) == Json::array({echo("pretest_probability", 0.2, "1", "0.2", none)}));
  request.erase("pretest_probability");
  CHECK(of(request).empty());
}

TEST_CASE("a criterion of one threshold says what does not meet it, in the unit of print") {
  const auto items = assess_model("dlm-2021", Json::object())["items"];
  REQUIRE(items.size() == 3);
  CHECK(items[0]["criterion"] == "< 50.0 %");
  CHECK(items[0]["unmet"] == "\u2265 50.0 %");
  CHECK(items[1]["criterion"] == "> 0.450 g/mL");
  CHECK(items[1]["unmet"] == "\u2264 0.450 g/mL");
  CHECK(items[2]["unmet"].is_null());  // a finding
  const auto answer = test::assess(Json::object());
  for (const auto& model : answer["models"]) {
    for (const auto& item : model["items"]) {
      CAPTURE(model["id"], item["criterion"], item["unmet"]);
      const bool one = item["criterion"].is_string() &&
                       item["criterion"].get<std::string>().find(';') == std::string::npos;
      CHECK(item["unmet"].is_string() == one);
    }
  }
}

TEST_CASE("what a missing input could make of the score") {
  const auto m = assess_model("dlm-2021", dlm_request("43", "", "yes"));
  REQUIRE(m["next"].size() == 1);
  CHECK(m["next"][0]["input"] == "lung_suvmean");
  REQUIRE(m["next"][0]["outcomes"].size() == 2);
  CHECK(m["next"][0]["outcomes"][0]["score"] == Json{{"min", 2}, {"max", 2}});
  CHECK(m["next"][0]["outcomes"][1]["score"] == Json{{"min", 3}, {"max", 3}});
  CHECK(m["next"][0]["outcomes"][0]["band"] == "at-or-above-cutoff");
}

TEST_CASE("values near the SUV cut-off are cautioned, ends included") {
  for (const auto& [suv, near] :
       {std::pair{"0.3499", false}, std::pair{"0.35", true}, std::pair{"0.45", true}, std::pair{"0.55", true},
        std::pair{"0.5501", false}}) {
    CAPTURE(suv);
    const auto answer = test::assess(dlm_request("", suv, ""));
    CHECK(answer["warnings"].size() == (near ? 1 : 0));
    if (near) {
      CHECK(answer["warnings"][0]["code"] == "near_cutoff");
      CHECK(answer["warnings"][0]["input"] == "lung_suvmean");
    }
  }
}

TEST_CASE("the reason of an item shows the value beside its threshold, never as equal to it") {
  const auto reason = [](const char* dlco) {
    const auto m = assess_model("dlm-2021", dlm_request(dlco, "", ""));
    return m["items"][0]["reason"].get<std::string>();
  };
  CHECK(reason("43") == "43 < 50");
  CHECK(reason("50") == "50 ≥ 50");
  CHECK(reason("52,5") == "52.5 ≥ 50");
  CHECK(reason("49.9999999") == "49.9999999 < 50");
  CHECK(reason("") == "not known");
}

TEST_CASE("an array of patients gets an array of answers, each by itself") {
  const Json patients =
      Json::array({dlm_request("43", "0.6", "yes"), {{"values", {{"nonsense", {{"value", 1}}}}}}, 7});
  const auto answers = test::assess(patients);
  REQUIRE(answers.size() == 3);
  CHECK(answers[0]["errors"].empty());
  CHECK(answers[0]["models"][1]["score"]["min"] == 3);
  CHECK(answers[1]["errors"][0]["code"] == "unknown_input");
  CHECK(answers[2]["errors"][0]["code"] == "wrong_shape");
}
