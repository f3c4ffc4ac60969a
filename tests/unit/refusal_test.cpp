// Every refusal has a code, the input, and a sentence that says what to do.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::Json;

namespace {

struct Refusal {
  std::string request;
  std::string code;
  Json input;           // the id, or null
  std::string mentions;  // part of message or remedy
};

Json answer_to(const std::string& text) {
  return Json::parse(assess_json(test::catalogue(), text));
}

std::string one(const std::string& id, const std::string& entry) {
  return R"({"values":{")" + id + R"(":)" + entry + "}}";
}

}  // namespace

TEST_CASE("each wrong input is refused with its code, its input and its remedy") {
  const std::string dlco = "dlco_percent_predicted";
  const Refusal refusals[] = {
      {one("ferritn", R"({"value":3})"), "unknown_input", "ferritn", "Did you mean \"ferritin\"?"},
      {one("dlco", R"({"value":3})"), "unknown_input", "dlco", "\"dlco_percent_predicted\""},
      {one("zzzzzzzz", R"({"value":3})"), "unknown_input", "zzzzzzzz", "lists all inputs"},
      {one("pretest_probability", R"({"value":0.2})"), "unknown_input", "pretest_probability", "beside"},
      {one("ferritin", R"({"value":3,"unit":"mg"})"), "unknown_unit", "ferritin", "ng/mL, ug/L, pmol/L"},
      {one("ferritin", R"({"value":3,"unit":7})"), "unknown_unit", "ferritin", "ng/mL"},
      {one("ferritin", R"({"value":3})"), "missing_unit", "ferritin", "ng/mL, ug/L, pmol/L"},
      {one("fever", R"({"value":true,"unit":"%"})"), "unexpected_unit", "fever", "Leave the unit out"},
      {one(dlco, R"({"value":"abc"})"), "not_a_number", dlco, "\"abc\" is not a number"},
      {one(dlco, R"({"value":true})"), "not_a_number", dlco, "NUMBER"},
      {one(dlco, R"({"value":[43]})"), "not_a_number", dlco, "NUMBER"},
      {one(dlco, R"({"value":"<43"})"), "not_a_number", dlco, "without spaces or signs"},
      {one(dlco, R"({"value":"1,800"})"), "ambiguous_number", dlco, "1800, or 1.800"},
      {one(dlco, R"({"value":1e400})"), "not_finite", dlco, "too large"},
      {one(dlco, R"({"value":"1e400"})"), "not_finite", dlco, "too large"},
      {one(dlco, R"({"value":200.1})"), "out_of_range", dlco, "above the limit of 200 %"},
      {one(dlco, R"({"value":-0.1})"), "out_of_range", dlco, "below the limit of 0 %"},
      {one("age", R"({"value":121})"), "out_of_range", "age", "0 years to 120 years"},
      {one("lung_suvmean", R"({"value":"20,5"})"), "out_of_range", "lung_suvmean", "20 g/mL"},
      {one("crp", R"({"value":101,"unit":"mg/dL"})"), "out_of_range", "crp", "101 mg/dL is above the limit of 100 mg/dL. Check the value and its unit; accepted is 0 mg/dL to 100 mg/dL."},
      {one("mediastinal_node_abnormal", R"({"value":"yes"})"), "wrong_category", "mediastinal_node_abnormal", "true (present)"},
      {one("mediastinal_node_abnormal", R"({"value":1})"), "wrong_category", "mediastinal_node_abnormal", "false (absent)"},
      {one("anti_mda5", R"({"value":"4+"})"), "wrong_category", "anti_mda5", R"("3+")"},
      {one("sex", R"({"value":true})"), "wrong_category", "sex", R"("female", "male")"},
      {one(dlco, "43"), "wrong_shape", dlco, R"({"value": NUMBER, "unit": "%"})"},
      {one(dlco, R"({"val":43})"), "unknown_key", dlco, "Did you mean \"value\"?"},
      {one(dlco, R"({"value":43,"state":"could_not_perform"})"), "wrong_shape", dlco, "Keep one"},
      {one(dlco, R"({"state":"refused"})"), "state_not_allowed", dlco, "could_not_perform"},
      {one("age", R"({"state":"could_not_perform"})"), "state_not_allowed", "age", "leave the input out"},
      {one(dlco, R"({"value":43,"value":44})"), "duplicate_key", dlco, "twice"},
      {R"({"values":{"age":{"value":60},"age":{"value":61}}})", "duplicate_key", "age", "twice"},
      {R"({"values":[]})", "wrong_shape", nullptr, "object"},
      {R"([{"values":{}}, 3])", "wrong_shape", nullptr, "object"},
      {R"({"value":{}})", "unknown_key", nullptr, "Did you mean \"values\"?"},
      {R"("text")", "wrong_shape", nullptr, "object"},
      {"", "malformed_json", nullptr, "line 1, column 1"},
      {"{\n  \"values\": {\n    \"age\": {\"value\": 4O}}}", "malformed_json", nullptr, "line 3, column 23"},
      {"{\"values\": {", "malformed_json", nullptr, "where it ends"},
      {R"({"pretest_probability":0})", "out_of_range", "pretest_probability", "more than 0 and less than 1"},
      {R"({"pretest_probability":1})", "out_of_range", "pretest_probability", "not below 1"},
      {R"({"pretest_probability":-0.2})", "out_of_range", "pretest_probability", "not above 0"},
      {R"({"pretest_probability":{"value":100,"unit":"%"}})", "out_of_range", "pretest_probability", "100 % is not below 100 %. Check the value and its unit; accepted is more than 0 % and less than 100 %."},
      {R"({"pretest_probability":{"value":20}})", "missing_unit", "pretest_probability", "1, %"},
      {R"({"pretest_probability":"often"})", "not_a_number", "pretest_probability", "not a number"},
      {R"({"pretest_probability":true})", "not_a_number", "pretest_probability", "not a number"},
      {R"({"pretest_probability":1e999})", "not_finite", "pretest_probability", "too large"},
  };
  for (const auto& refusal : refusals) {
    CAPTURE(refusal.request);
    const Json reply = answer_to(refusal.request);
    const Json answer = reply.is_array() ? reply.back() : reply;
    REQUIRE(answer["errors"].size() == 1);
    const auto& error = answer["errors"][0];
    CHECK(error["code"] == refusal.code);
    CHECK(error["input"] == refusal.input);
    const std::string said = error["message"].get<std::string>() + " " + error["remedy"].get<std::string>();
    CHECK_THAT(said, Catch::Contains(refusal.mentions));
    CHECK_FALSE(error["remedy"].get<std::string>().empty());
  }
}

TEST_CASE("several errors are reported together, in the order of the form") {
  const auto answer = answer_to(
      R"({"values":{"lung_suvmean":{"value":99},"zzz":{"value":1},"age":{"value":200}},"pretest_probability":2})");
  REQUIRE(answer["errors"].size() == 4);
  CHECK(answer["errors"][0]["input"] == "age");
  CHECK(answer["errors"][1]["input"] == "lung_suvmean");
  CHECK(answer["errors"][2]["input"] == "zzz");
  CHECK(answer["errors"][3]["input"] == "pretest_probability");
}

TEST_CASE("a refused value withholds the models that ask for it, and no other") {
  const auto withheld = [](const std::string& text) { return answer_to(text)["models"].empty(); };
  CHECK(withheld(one("dlco_percent_predicted", R"({"value":300})")));
  CHECK(withheld(one("age", R"({"value":300})")));
  CHECK_FALSE(withheld(one("ferritin", R"({"value":-1,"unit":"ng/mL"})")));
  CHECK(withheld(one("unheard_of", R"({"value":1})")));
  CHECK(withheld(R"({"pretest_probability":2})"));
}

TEST_CASE("hostile texts are refused, not followed") {
  std::string deep(200000, '[');
  CHECK(answer_to(deep)["errors"][0]["code"] == "too_deep");
  std::string nested;
  for (int i = 0; i < 40; ++i) nested += R"({"values":)";
  CHECK(answer_to(nested)["errors"][0]["code"] == "too_deep");
  const std::string huge((std::size_t{64} << 20U) + 1, ' ');
  CHECK(answer_to(huge)["errors"][0]["code"] == "too_large");
  const auto bad_utf8 = answer_to("{\"\xff\": 1}");
  CHECK(bad_utf8["errors"][0]["code"] == "malformed_json");
  const auto long_name = answer_to(one(std::string(5000, 'x'), R"({"value":1})"));
  CHECK(long_name["errors"][0]["message"].get<std::string>().size() < 200);
}

TEST_CASE("soft limits ask and do not refuse") {
  struct Question {
    std::string id;
    std::string entry;
    std::string code;
  };
  const Question questions[] = {
      {"crp", R"({"value":0.8,"unit":"mg/L"})", "check_unit"},
      {"crp", R"({"value":501,"unit":"mg/L"})", "check_value"},
      {"ldh", R"({"value":12,"unit":"U/L"})", "check_unit"},
      {"ldh", R"({"value":79,"unit":"U/L"})", "check_value"},
      {"ferritin", R"({"value":4.9,"unit":"ug/L"})", "check_value"},
      {"neutrophil_percent", R"({"value":0.8,"unit":"%"})", "check_unit"},
      {"dlco_percent_predicted", R"({"value":9.9})", "check_value"},
      {"dlco_percent_predicted", R"({"value":140.1})", "check_value"},
      {"lung_suvmean", R"({"value":0.19})", "check_value"},
      {"lung_suvmean", R"({"value":2.1})", "check_value"},
  };
  for (const auto& question : questions) {
    CAPTURE(question.id, question.entry);
    const auto answer = answer_to(one(question.id, question.entry));
    CHECK(answer["errors"].empty());
    REQUIRE(answer["warnings"].size() == 1);
    CHECK(answer["warnings"][0]["code"] == question.code);
    CHECK(answer["warnings"][0]["input"] == question.id);
    CHECK(answer["inputs"].size() == 1);
  }
}
