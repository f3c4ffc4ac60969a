#include <catch2/catch.hpp>

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cohort/method_answer.hpp"
#include "cohort/options.hpp"
#include "myolung/methods.hpp"

using namespace myolung;

namespace {

Result<std::string> proportion(const std::string& csv, OptionValues options) {
  const auto table = read_csv(csv);
  REQUIRE(table.has_value());
  return run_method("proportion", *table, options);
}

bool says(const Error& error, const std::string& words) {
  return error.message.find(words) != std::string::npos || error.remedy.find(words) != std::string::npos;
}

const Method kMethod{"trial",
                     "stats",
                     "For tests",
                     {{"column", "COLUMN", "A column", true},
                      {"paired", "", "A flag"},
                      {"times", "LIST", "Numbers"},
                      {"how", "NAME", "A choice", false, "both"},
                      cohort::kLevel,
                      cohort::kSeed},
                     nullptr};

}  // namespace

TEST_CASE("every method has a name, a summary, and options that explain themselves") {
  REQUIRE_FALSE(methods().empty());
  for (const auto& method : methods()) {
    CAPTURE(method.name);
    CHECK((method.family == "stats" || method.family == "meta"));
    CHECK_FALSE(method.summary.empty());
    CHECK(method.run != nullptr);
    for (const auto& option : method.options) {
      CAPTURE(option.name);
      CHECK(option.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
      CHECK_FALSE(option.help.empty());
      CHECK_FALSE((option.required && !option.preset.empty()));
      for (const auto* taken : {"json", "delimiter", "decimal", "missing", "help"})
        CHECK(option.name != taken);
    }
  }
}

TEST_CASE("the answer says what was read, what was left out, and what was found, in this order") {
  const auto answer = proportion("died,x\n1,a\n0,b\nNA,c\n1,d\n,e\n", {{"outcome", "died"}});
  REQUIRE(answer.has_value());
  const auto json = nlohmann::ordered_json::parse(*answer);
  std::vector<std::string> keys;
  for (const auto& entry : json.items()) keys.push_back(entry.key());
  CHECK(keys == std::vector<std::string>{"method", "input", "options", "result", "notes"});
  const auto expected_input =
      nlohmann::ordered_json::parse(R"({"rows": 5, "rows_used": 3, "delimiter": "comma",
    "decimal": "point", "columns": [{"column": "died", "dropped": 2}],
    "missing": [{"column": "died", "code": "", "count": 1}, {"column": "died", "code": "NA", "count": 1}]})");
  CHECK(json["input"].dump() == expected_input.dump());
  CHECK(json["options"].dump() == R"({"outcome":"died","level":"0.95"})");
  CHECK(json["result"]["n"].dump() == "3");
  CHECK(json["result"]["events"].dump() == "2");
  CHECK(json["result"]["intervals"].size() == 3);
}

TEST_CASE("a method or an option that is not there is refused with the nearest") {
  const auto table = read_csv("died\n1\n").value();
  const auto method = run_method("propotion", table, {}).error();
  CHECK(method.code == Errc::unknown_method);
  CHECK(says(method, "Did you mean proportion?"));
  CHECK(says(run_method("zzz", table, {}).error(), "The methods are "));
  const auto option = run_method("proportion", table, {{"outcom", "died"}}).error();
  CHECK(option.code == Errc::unknown_option);
  CHECK(says(option, "Did you mean --outcome?"));
  CHECK(says(run_method("proportion", table, {{"zz", "1"}}).error(),
             "--outcome, --positive, --events, --total, --level"));
}

TEST_CASE("the columns that a call looks at are those its options name") {
  const auto method = [](std::string_view name) {
    for (const auto& one : methods()) {
      if (one.name == name) return one;
    }
    FAIL("no method " << name);
    return Method{};
  };
  const auto has = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  const auto cox = *columns_read(method("cox"), {{"time", "days"},
                                                 {"event", "died, or not"},
                                                 {"terms", "age,sex"},
                                                 {"reference", "sex=male"},
                                                 {"ties", "efron"}});
  for (const auto* name : {"days", "died, or not", "age", "sex"}) CHECK(has(cox, name));
  CHECK_FALSE(has(cox, "efron"));
  const auto score =
      *columns_read(method("points-score"), {{"candidates", "suv,dlco"}, {"round", "dlco=10"}});
  for (const auto* name : {"suv", "dlco"}) CHECK(has(score, name));
  for (const auto* any : {"meta", "table1", "table1-printed"}) CHECK_FALSE(columns_read(method(any), {}));
  CHECK(columns_read(method("diagnostic"), {{"tp", "3"}})->empty());
}

TEST_CASE("an option that is needed, or stands twice, is refused") {
  CHECK(proportion("died\n1\n", {}).error().code == Errc::missing_option);
  CHECK(proportion("died\n1\n", {{"outcome", "died"}, {"outcome", "died"}}).error().code ==
        Errc::duplicate_key);
}

TEST_CASE("a proportion of nobody, or at no level, is refused") {
  CHECK(proportion("died\n", {{"outcome", "died"}}).error().code == Errc::too_few);
  CHECK(proportion("died,x\nNA,1\n", {{"outcome", "died"}}).error().code == Errc::too_few);
  CHECK(proportion("died\n1\n", {{"outcome", "died"}, {"level", "95"}}).error().input == "level");
  CHECK(proportion("died\n1\n", {{"outcome", "died"}, {"level", "0,95"}}).error().input == "level");
  CHECK(proportion("died\n1\n", {{"outcome", "dead"}}).error().code == Errc::unknown_column);
}

TEST_CASE("options are read as what they are, with presets") {
  const auto options = Options::of(
      kMethod,
      {{"column", "a"}, {"paired", "true"}, {"times", "1,2.5,1e2"}, {"how", "less"}, {"seed", "1.5"}});
  REQUIRE(options.has_value());
  CHECK(options->text("column") == "a");
  CHECK(options->has("paired"));
  CHECK(options->numbers("times").value() == std::vector<double>{1.0, 2.5, 100.0});
  CHECK(options->list("times") == std::vector<std::string>{"1", "2.5", "1e2"});
  CHECK(options->choice("how", {"less", "both"}).value() == "less");
  CHECK(says(options->choice("how", {"both", "more"}).error(), "both, more"));
  CHECK(options->level().value() == 0.95);
  CHECK(options->seed().error().input == "seed");
  const auto bare = Options::of(kMethod, {{"column", "a,b,"}});
  CHECK_FALSE(bare->has("paired"));
  CHECK(bare->list("column") == std::vector<std::string>{"a", "b", ""});
  CHECK(bare->list("times").empty());
  CHECK(bare->numbers("times").value().empty());
  CHECK_FALSE(bare->maybe_text("times").has_value());
  CHECK(bare->seed().value() == 1);
  CHECK(bare->whole("seed", 1, 5).value() == 1);
  CHECK_FALSE(bare->whole("seed", 2, 5).has_value());
  CHECK_FALSE(Options::of(kMethod, {{"column", "a"}, {"times", "1;2"}})->numbers("times").has_value());
}

TEST_CASE("where all is JSON: the same answer, or what is wrong under `error`") {
  const auto table = read_csv("died\n1\n0\n0\n");
  REQUIRE(table.has_value());
  CHECK(run_method_json("proportion", *table, R"({"outcome": "died", "positive": null, "level": 0.9})") ==
        run_method("proportion", *table, {{"outcome", "died"}, {"level", "0.9"}}).value());

  const auto code = [&](std::string_view options) {
    const auto json = nlohmann::json::parse(run_method_json("proportion", *table, options), nullptr, false);
    return json.at("error").at("code").get<std::string>();
  };
  CHECK(code("{") == "malformed_json");
  CHECK(code("[]") == "wrong_shape");
  CHECK(code(R"({"outcome": ["died"]})") == "wrong_shape");
  CHECK(code(R"({"outcome": "dead"})") == "unknown_column");
  CHECK(code("{}") == "missing_option");

  const auto all = nlohmann::json::parse(methods_json(), nullptr, false);
  REQUIRE(all.size() == methods().size());
  CHECK(all[0].at("name").get<std::string>() == methods()[0].name);
  CHECK(all[0].at("options").size() == methods()[0].options.size());
}

TEST_CASE("what a table holds is told column by column") {
  const auto table = read_csv("age;group\n61;a\n.;b\n;a\n", csv_options("", "", ".,-9").value());
  REQUIRE(table.has_value());
  const auto json = nlohmann::json::parse(table_json(*table), nullptr, false);
  CHECK(json.at("rows").dump() == "3");
  CHECK(json.at("delimiter").dump() == R"("semicolon")");
  const auto& [age, group] = std::pair(json.at("columns").at(0), json.at("columns").at(1));
  CHECK(age.at("kind").dump() == R"("number")");
  CHECK(age.at("missing").size() == 2);
  CHECK(group.at("labels").dump() == R"(["a","b"])");
  CHECK(group.at("label_count").dump() == "2");
}

TEST_CASE("delimiters and decimal marks go by their names, or stand as they are") {
  CHECK(csv_options("tab", "comma", "").value().delimiter == '\t');
  CHECK(csv_options(";", ",", "").value().decimal == ',');
  CHECK_FALSE(csv_options("", "", "").value().delimiter.has_value());
  CHECK(says(csv_options("space", "", "").error(), "semicolon"));
  CHECK(says(csv_options("", "dot", "").error(), "point"));
}
