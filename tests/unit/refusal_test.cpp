// Every refusal has a code, the input, and a sentence that says what to do.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::Json;

namespace {

struct Refusal {
  std::string request;
  std::string code;
  Json input;            // the id, or null
  std::string mentions;  // part of message or remedy
};

Json answer_to(const std::string& text) { return Json::parse(assess_json(test::catalogue(), text)); }

std::string one(const std::string& id, const std::string& entry) {
  return R"({"values":{")" + id + R"(":)" + entry + "}}";
}

}  // namespace

TEST_CASE("each wrong input is refused with its code, its input and its remedy") {
  const std::string dlco = "dlco_percent_predicted";
  const Refusal refusals[] = {
      {one("ferritn", R"({"value":3})"), "unknown_input", "ferritn", "Did you mean \"ferritin\"?"},
      {one("dlco", R"({"value":3})"), "unknown_input", "dlco", "\"dlco_percent_predicted\""},
      {one("DLCO", R"({"value":3})"), "unknown_input", "DLCO", "\"dlco_percent_predicted\""},
      {one("anti-MDA5", R"({"value":"1+"})"), "unknown_input", "anti-MDA5", "\"anti_mda5\""},
      {one("pH", R"({"value":3})"), "unknown_input", "pH", "input. `myolung"},
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
      {one("age", R"({"value":121})"), "out_of_range", "age", "0 to 120 years"},
      {one("lung_suvmean", R"({"value":"20,5"})"), "out_of_range", "lung_suvmean", "20 g/mL"},
      {one("crp", R"({"value":101,"unit":"mg/dL"})"), "out_of_range", "crp",
       "101 mg/dL is above the limit of 100 mg/dL. Did you mean 101 mg/L? Check the value and its unit; "
       "accepted is 0 to 100 "
       "mg/dL."},
      {one("mediastinal_node_abnormal", R"({"value":"yes"})"), "wrong_category", "mediastinal_node_abnormal",
       "true (present)"},
      {one("mediastinal_node_abnormal", R"({"value":1})"), "wrong_category", "mediastinal_node_abnormal",
       "false (absent)"},
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
      {R"({"pretest_probability":0})", "out_of_range", "pretest_probability", "more than 0 and less than 1."},
      {R"({"pretest_probability":1})", "out_of_range", "pretest_probability", "1 is not possible"},
      {R"({"pretest_probability":-0.2})", "out_of_range", "pretest_probability", "-0.2 is not possible"},
      {R"({"pretest_probability":{"value":100,"unit":"%"}})", "out_of_range", "pretest_probability",
       "100 % is not possible here. Enter more than 0 % and less than 100 %."},
      {R"({"pretest_probability":{"value":20}})", "missing_unit", "pretest_probability", "1, %"},
      {R"({"pretest_probability":"often"})", "not_a_number", "pretest_probability", "not a number"},
      {R"({"pretest_probability":true})", "not_a_number", "pretest_probability", "not a number"},
      {R"({"pretest_probability":1e999})", "not_finite", "pretest_probability", "too large"},
      {R"({"pretest_probability":{"value":1e999,"unit":"%"}})", "not_finite", "pretest_probability",
       "too large"},
      {R"({"values":{"dlco_percent_predicted":{"state":"could_not_perform","unit":"%"}}})", "wrong_shape",
       dlco, "Keep one"},
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
  const auto answering = [](const std::string& text) {
    std::vector<std::string> ids;
    const auto answer = answer_to(text);
    for (const auto& model : answer["models"]) ids.push_back(model["id"].get<std::string>());
    return ids;
  };
  using Ids = std::vector<std::string>;
  const Ids all{"cross-2021", "dlm-2021", "flair-2020", "gap-2012", "mck-2021"};
  CHECK(answering("{}") == all);
  CHECK(answering(one("ck", R"({"value":-1,"unit":"U/L"})")) == all);
  CHECK(answering(one("dlco_percent_predicted", R"({"value":300})")) ==
        Ids{"cross-2021", "flair-2020", "mck-2021"});
  CHECK(answering(one("ferritin", R"({"value":-1,"unit":"ng/mL"})")) ==
        Ids{"cross-2021", "dlm-2021", "gap-2012", "mck-2021"});
  // It scores in FLAIR, decides in MCK, and says whether CROSS applies.
  CHECK(answering(one("anti_mda5", R"({"value":"4+"})")) == Ids{"dlm-2021", "gap-2012"});
  CHECK(answering(one("age", R"({"value":300})")).empty());
  CHECK(answering(one("unheard_of", R"({"value":1})")).empty());
}

TEST_CASE("a refused pre-test probability withholds the post-test one, not the score") {
  const auto answer = answer_to(
      R"({"values":{"dlco_percent_predicted":{"value":43},"lung_suvmean":{"value":0.6},"mediastinal_node_abnormal":{"value":true}},"pretest_probability":1})");
  const auto& m = answer["models"][1];
  REQUIRE(m["id"] == "dlm-2021");
  CHECK(m["status"] == "complete");
  CHECK(m["score"]["min"] == 3);
  CHECK(m["pretest"].is_null());
  CHECK(m["posttest"].is_null());
  CHECK(answer["errors"].size() == 1);
}

TEST_CASE("every error of one entry and of one request is reported") {
  const auto answer =
      answer_to(R"({"values":{"ferritin":{"value":"abc","unit":"mg","colour":"red"}},"a":1,"b":2})");
  std::vector<std::string> codes;
  for (const auto& error : answer["errors"]) codes.push_back(error["code"].get<std::string>());
  CHECK(codes == std::vector<std::string>{"unknown_key", "unknown_key", "unknown_key", "not_a_number",
                                          "unknown_unit"});
}

TEST_CASE("a number that cannot be read names the patient it stands in") {
  const auto answer = answer_to(R"([{}, {"values":{"age":{"value":1e400}}}, {}])");
  REQUIRE(answer.is_object());
  CHECK(answer["errors"][0]["input"] == "age");
  CHECK_THAT(answer["errors"][0]["message"].get<std::string>(), Catch::StartsWith("Patient 2: "));
}

TEST_CASE("many patients are too many", "[large]") {
  std::string text = "[{}";
  for (int i = 1; i < 10000; ++i) text += ",{}";
  CHECK(answer_to(text + "]").size() == 10000);
  CHECK(answer_to(text + ",{}]")["errors"][0]["code"] == "too_large");
}

TEST_CASE("what is quoted back is safe to print and not long") {
  const auto said = [](const std::string& id) {
    return answer_to(Json{{"values", {{id, {{"value", 1}}}}}}.dump())["errors"][0]["message"]
        .get<std::string>();
  };
  CHECK(said("a\x1b[31mb") == "\"a [31mb\" is not a known input.");
  CHECK(said("a\u009bb\u202ec\u2066d") == "\"a b c d\" is not a known input.");
  CHECK(said(std::string("a\0b", 3)) == "\"a b\" is not a known input.");
  CHECK(said("\u00e9\u00e8") == "\"\u00e9\u00e8\" is not a known input.");
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

TEST_CASE("a value typed in another unit is not asked whether it is in that unit") {
  // Normal values in the second unit; each is below the limit that asks about the unit.
  for (const auto& [id, entry] : {std::pair{"crp", R"({"value":0.08,"unit":"mg/dL"})"},
                                  std::pair{"crp", R"({"value":5,"unit":"nmol/L"})"},
                                  std::pair{"ast", R"({"value":0.04,"unit":"ukat/L"})"},
                                  std::pair{"alt", R"({"value":0.04,"unit":"ukat/L"})"},
                                  std::pair{"ldh", R"({"value":0.4,"unit":"ukat/L"})"},
                                  std::pair{"neutrophil_percent", R"({"value":0.005,"unit":"1"})"}}) {
    CAPTURE(id, entry);
    const auto answer = answer_to(one(id, entry));
    CHECK(answer["errors"].empty());
    for (const auto& warning : answer["warnings"]) CHECK(warning["code"] == "check_value");
  }
}

TEST_CASE("a question repeats the value in the unit it was typed in") {
  const auto answer = answer_to(one("ck", R"({"value":900,"unit":"ukat/L"})"));
  CHECK_THAT(answer["warnings"][0]["message"].get<std::string>(),
             Catch::Contains("900 \u00b5kat/L is very high"));
}

TEST_CASE("a pre-test probability below 1 in 100 is asked about") {
  const auto ask = [](const std::string& pretest) {
    return answer_to(R"({"pretest_probability":)" + pretest + "}")["warnings"];
  };
  CHECK(ask(R"({"value":"0,34","unit":"%"})")[0]["input"] == "pretest_probability");
  CHECK(ask(R"({"value":"0,34","unit":"%"})")[0]["code"] == "check_value");
  CHECK(ask(R"({"value":"1","unit":"%"})").empty());
  CHECK(ask("0.34").empty());
}

TEST_CASE("a point before three digits is a decimal point, and asked about where thousands are possible") {
  const auto asked = [](const std::string& id, const std::string& value, const std::string& unit) {
    const auto answer = answer_to(one(id, R"({"value":)" + value + R"(,"unit":")" + unit + "\"}"));
    CHECK(answer["errors"].empty());
    for (const auto& warning : answer["warnings"]) {
      if (warning["code"] == "check_thousands") return true;
    }
    return false;
  };
  CHECK(asked("ferritin", "\"12.500\"", "ng/mL"));
  CHECK(asked("kl6", "\"1.200\"", "U/mL"));
  CHECK(asked("ck", "\"1.800\"", "U/L"));
  CHECK_FALSE(asked("ferritin", "12.500", "ng/mL"));  // a JSON number has one reading
  CHECK_FALSE(asked("ferritin", "\"12.50\"", "ng/mL"));
  CHECK_FALSE(asked("dlco_percent_predicted", "\"49.999\"", "%"));
  CHECK_FALSE(asked("lung_suvmean", "\"0.450\"", "g/mL"));
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
