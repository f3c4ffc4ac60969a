// How a patient stands to those a score was made in, and values that do not go together.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::assess_model;
using test::Json;

namespace {

Json population_of(const std::string& model, const Json& values) {
  return assess_model(model, {{"values", values}})["population"];
}

/// State of one input, "(absent)" where it is not compared.
Json state_of(const std::string& model, const std::string& input, const Json& entry) {
  for (const auto& match : population_of(model, {{input, entry}})) {
    if (match["input"] == input) return match["state"];
  }
  return "(absent)";
}

/// The inputs asked about, and that each has the same words.
std::vector<std::string> contradictions(const Json& values) {
  std::vector<std::string> inputs;
  Json message;
  const auto answer = test::assess({{"values", values}});
  for (const auto& warning : answer["warnings"]) {
    if (warning["code"] != "contradiction") continue;
    if (!message.is_null()) CHECK(warning["message"] == message);
    message = warning["message"];
    inputs.push_back(warning["input"].get<std::string>());
  }
  CHECK(answer["errors"].empty());
  CHECK(answer["inputs"].size() == values.size());  // both are used
  return inputs;
}

const Json kYes{{"value", true}};
const Json kNo{{"value", false}};

Json choice(const char* code) { return {{"value", code}}; }

}  // namespace

TEST_CASE("each aspect is named once, in the order of the file, and unknown until its input is known") {
  std::vector<std::string> inputs;
  for (const auto& match : population_of("dlm-2021", Json::object())) {
    inputs.push_back(match["input"].get<std::string>());
    CHECK(match["state"] == "unknown");
    CHECK(match["message"].is_null());
  }
  CHECK(inputs == std::vector<std::string>{"age", "iim_subtype", "ild_present", "overlap_ctd", "malignancy"});
}

TEST_CASE("Liang 2021: who is outside mean and two standard deviations of age differs, the ends do not") {
  for (const auto& [age, state] :
       {std::pair{33.99, "differs"}, {34.0, "same"}, {57.0, "same"}, {79.0, "same"}, {79.01, "differs"}}) {
    CAPTURE(age);
    CHECK(state_of("dlm-2021", "age", {{"value", age}}) == state);
  }
  const auto old = population_of("dlm-2021", {{"age", {{"value", 80}}}})[0];
  CHECK(old["label"] == "Age");
  CHECK_THAT(old["message"].get<std::string>(), Catch::Contains("Above 79"));
}

TEST_CASE("findings and subtypes that the patients of a score did not have differ") {
  struct Case {
    const char* model;
    const char* input;
    Json entry;
    const char* state;
  };
  for (const auto& [model, input, entry, state] :
       {Case{"dlm-2021", "malignancy", kYes, "differs"}, Case{"dlm-2021", "malignancy", kNo, "same"},
        Case{"dlm-2021", "overlap_ctd", kYes, "differs"}, Case{"dlm-2021", "ild_present", kNo, "differs"},
        Case{"dlm-2021", "ild_present", kYes, "same"},
        Case{"dlm-2021", "iim_subtype", choice("asys"), "differs"},
        Case{"dlm-2021", "iim_subtype", choice("pm"), "same"},
        Case{"flair-2020", "ild_present", kNo, "differs"},
        Case{"mck-2021", "iim_subtype", choice("other"), "differs"},
        Case{"mck-2021", "iim_subtype", choice("dm"), "same"},
        Case{"mck-2021", "ild_present", kNo, "differs"},
        Case{"cross-2021", "anti_mda5", choice("negative"), "differs"},
        Case{"cross-2021", "anti_mda5", choice("positive"), "same"},
        Case{"cross-2021", "malignancy", kYes, "(absent)"}}) {
    CAPTURE(model, input, entry);
    CHECK(state_of(model, input, entry) == state);
  }
}

TEST_CASE("to differ is no objection: the score is given") {
  auto request = test::dlm_request("43", "0.6", "yes");
  for (const auto* input : {"malignancy", "overlap_ctd"}) request["values"][input] = kYes;
  const auto m = assess_model("dlm-2021", request);
  CHECK(m["status"] == "complete");
  CHECK(m["warnings"].empty());
}

TEST_CASE("a refused value in which patients are merely compared withholds nothing") {
  const auto answer =
      test::assess({{"values", {{"malignancy", choice("perhaps")}, {"iim_subtype", choice("ibm")}}}});
  REQUIRE(answer["errors"].size() == 2);
  std::vector<std::string> ids;
  for (const auto& m : answer["models"]) {
    ids.push_back(m["id"].get<std::string>());
    for (const auto& match : m["population"]) CHECK(match["state"] == "unknown");
  }
  // The subtype says whether CROSS and FLAIR apply.
  CHECK(ids == std::vector<std::string>{"dlm-2021", "gap-2012", "mck-2021"});
}

TEST_CASE("what patients are compared in is used by the score") {
  const auto inputs = test::assess({{"values", {{"malignancy", kNo}, {"ild_present", kYes}}}})["inputs"];
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0]["used_by"] == Json{"dlm-2021"});
  CHECK(inputs[1]["used_by"] == Json{"dlm-2021", "flair-2020", "mck-2021"});
}

TEST_CASE("values that do not go together are used, and asked about at each") {
  using Inputs = std::vector<std::string>;
  CHECK(contradictions({{"anti_jo1", kYes}, {"anti_ars", kNo}}) == Inputs{"anti_jo1", "anti_ars"});
  CHECK(contradictions({{"iim_subtype", choice("asys")}, {"anti_ars", kNo}}) ==
        Inputs{"iim_subtype", "anti_ars"});
  CHECK(
      contradictions({{"acute_exacerbation", choice("infection_triggered")}, {"pulmonary_infection", kNo}}) ==
      Inputs{"acute_exacerbation", "pulmonary_infection"});
  CHECK(contradictions({{"acute_exacerbation", choice("idiopathic")}, {"pulmonary_infection", kYes}}) ==
        Inputs{"acute_exacerbation", "pulmonary_infection"});
  CHECK(contradictions({{"ild_present", kNo}, {"rp_ild_present", kYes}}) ==
        Inputs{"ild_present", "rp_ild_present"});

  CHECK(contradictions({{"anti_jo1", kYes}}).empty());
  CHECK(contradictions({{"anti_jo1", kYes}, {"anti_ars", kYes}}).empty());
  CHECK(contradictions({{"anti_jo1", kNo}, {"anti_ars", kNo}}).empty());
  CHECK(contradictions({{"acute_exacerbation", choice("undetermined")}, {"pulmonary_infection", kYes}})
            .empty());
  CHECK(contradictions({{"ild_present", kNo}, {"rp_ild_present", kNo}}).empty());
}
