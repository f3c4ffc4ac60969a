// The points form where no published score uses it yet: data files changed by a patch.

#include <catch2/catch.hpp>

#include "support/catalogue.hpp"

using namespace myolung;
using test::Json;

namespace {

/// The catalogue with one model changed by a JSON Patch.
Catalogue patched(const std::string& path, const Json& patch) {
  auto loaded = test::load_with(path, Json::parse(test::embedded(path)).patch(patch).dump());
  if (!loaded) FAIL(loaded.error()[0].path << " " << loaded.error()[0].message);
  return std::move(*loaded);
}

Json answer_of(const Catalogue& catalogue, const std::string& id, const Json& values) {
  const Json answer = Json::parse(assess_json(catalogue, Json{{"values", values}}.dump()));
  for (const auto& m : answer["models"]) {
    if (m["id"] == id) return m;
  }
  FAIL("no answer of " << id);
  return {};
}

}  // namespace

TEST_CASE("a finding can decide which rules hold") {
  const auto catalogue =
      patched("models/mck-2021.json", {{{"op", "replace"},
                                        {"path", "/items/0/cases/0/when"},
                                        {"value", {{"input", "anti_ro52"}, {"equals", true}}}},
                                       {{"op", "replace"},
                                        {"path", "/items/0/cases/1/when"},
                                        {"value", {{"input", "anti_ro52"}, {"equals", false}}}}});
  const Json crp{{"value", 9}, {"unit", "mg/L"}};
  const auto item = [&](const Json& values) { return answer_of(catalogue, "mck-2021", values)["items"][0]; };
  CHECK(item({{"crp", crp}, {"anti_ro52", {{"value", true}}}})["points"] == 1);
  CHECK(item({{"crp", crp}, {"anti_ro52", {{"value", false}}}})["points"] == 0);
  CHECK(item({{"crp", crp}})["points"].is_null());
  CHECK(answer_of(catalogue, "mck-2021", {{"crp", crp}})["missing"] == Json{"anti_ro52", "kl6"});
  // What decides is asked for: refused, it withholds the score.
  const auto refused = Json::parse(assess_json(catalogue, R"({"values":{"anti_ro52":{"value":"yes"}}})"));
  for (const auto& m : refused["models"]) CHECK(m["id"] != "mck-2021");
}

TEST_CASE("a grade and what decides can both be unknown: each stands in `next`") {
  // Anti-MDA5 scores, and anti-Ro52 decides what a strength of it is worth.
  const auto rules = [](int one, int two) {
    return Json{{{"equals", "1+"}, {"points", one}},
                {{"any_of", {"2+", "3+"}}, {"points", two}},
                {{"equals", "positive"}, {"points", {one, two}}}};
  };
  const auto when = [](bool value) { return Json{{"input", "anti_ro52"}, {"equals", value}}; };
  const auto catalogue = patched("models/flair-2020.json",
                                 {{{"op", "replace"},
                                   {"path", "/items/2"},
                                   {"value",
                                    {{"input", "anti_mda5"},
                                     {"label", "Anti-MDA5"},
                                     {"cases",
                                      {{{"when", when(true)}, {"rules", rules(1, 4)}, {"otherwise", 0}},
                                       {{"when", when(false)}, {"rules", rules(1, 3)}, {"otherwise", 0}}}},
                                     {"source", {{"key", "lian2020"}, {"place", "Abstract"}}}}}}});
  const auto answer = [&](const char* grade, const Json& ro52) {
    return answer_of(catalogue, "flair-2020",
                     {{"anti_mda5", {{"value", grade}}},
                      {"anti_ro52", {{"value", ro52}}},
                      {"ferritin", {{"value", 100}, {"unit", "ng/mL"}}},
                      {"ldh", {{"value", 100}, {"unit", "U/L"}}},
                      {"hrct_score", {{"value", 1}}},
                      {"rp_ild_present", {{"value", false}}}});
  };
  const auto both = answer("positive", nullptr);
  CHECK(both["missing"] == Json{"anti_mda5", "anti_ro52"});
  CHECK(both["score"] == Json{{"min", 1}, {"max", 4}});
  CHECK(both["next"][1]["outcomes"].size() == 3);
  CHECK(answer("positive", true)["missing"] == Json{"anti_mda5"});
  CHECK(answer("2+", nullptr)["missing"] == Json{"anti_ro52"});
  CHECK(answer("2+", nullptr)["items"][2]["reason"] == "2+; depends on Anti-Ro52");
  CHECK(answer("1+", nullptr)["status"] == "complete");  // one point in either case
  CHECK(answer("2+", true)["score"] == Json{{"min", 4}, {"max", 4}});
  CHECK(answer("2+", false)["score"] == Json{{"min", 3}, {"max", 3}});
}

TEST_CASE("a state with points is a known number of points") {
  const auto catalogue =
      patched("models/dlm-2021.json", {{{"op", "add"}, {"path", "/items/0/states/0/points"}, {"value", 0}}});
  const auto m = answer_of(catalogue, "dlm-2021",
                           {{"dlco_percent_predicted", {{"state", "could_not_perform"}}},
                            {"lung_suvmean", {{"value", 0.6}}},
                            {"mediastinal_node_abnormal", {{"value", true}}}});
  CHECK(m["status"] == "complete");
  CHECK(m["score"] == Json{{"min", 2}, {"max", 2}});
  CHECK(m["items"][0]["points"] == 0);
  CHECK(m["items"][0]["met"] == false);
  CHECK(m["warnings"][0]["code"] == "caution");
}

TEST_CASE("the first of several rules that is met gives the points, and the reason holds for every one") {
  const auto catalogue =
      patched("models/gap-2012.json",
              {{{"op", "replace"},
                {"path", "/items/2/rules"},
                {"value",
                 {{{"op", "<"}, {"value", 40}, {"printed", "40"}, {"unit", "%"}, {"points", 2}},
                  {{"op", "<"}, {"value", 50}, {"printed", "50"}, {"unit", "%"}, {"points", 1}},
                  {{"op", "<="}, {"value", 75}, {"printed", "75"}, {"unit", "%"}, {"points", 1}}}}},
               {{"op", "replace"}, {"path", "/items/2/otherwise"}, {"value", 0}}});
  const auto item = [&](const char* fvc) {
    return answer_of(catalogue, "gap-2012", {{"fvc_percent_predicted", {{"value", fvc}}}})["items"][2];
  };
  CHECK(item("39.9")["points"] == 2);
  CHECK(item("39.9")["reason"] == "39.9 < 40");
  CHECK(item("40")["points"] == 1);
  CHECK(item("40")["reason"] == "40 \u2264 40 < 50");
  CHECK(item("60")["reason"] == "50 \u2264 60 \u2264 75");
  CHECK(item("75.1")["points"] == 0);
  CHECK(item("75.1")["reason"] == "75.1 > 75");
}
