#pragma once

#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "myolung/assessment.hpp"
#include "myolung/catalogue.hpp"

// JSON shows as its text. Without streams in the library Catch would take it for a range of ranges.
template <>
struct Catch::StringMaker<nlohmann::json> {
  static std::string convert(const nlohmann::json& json) { return json.dump(); }
};

namespace myolung::test {

using Json = nlohmann::json;

/// The data built into this program.
inline const Catalogue& catalogue() {
  static const Catalogue loaded = [] {
    auto result = load_catalogue(embedded_data(), embedded_data_version());
    if (!result) {
      for (const auto& problem : result.error()) {
        UNSCOPED_INFO(problem.file << problem.path << " " << problem.message);
      }
      FAIL("the embedded data do not load");
    }
    return std::move(*result);
  }();
  return loaded;
}

/// Loads the embedded files, one of them replaced.
inline tl::expected<Catalogue, std::vector<DataProblem>> load_with(const std::string& path,
                                                                   const std::string& text) {
  std::vector<DataFile> files;
  for (const auto& file : embedded_data()) files.push_back(file.path == path ? DataFile{path, text} : file);
  return load_catalogue(files, "000000000000");
}

/// The text of one embedded file.
inline std::string_view embedded(const std::string& path) {
  for (const auto& file : embedded_data()) {
    if (file.path == path) return file.text;
  }
  FAIL("no embedded file " << path);
  return {};
}

inline const Model& model(std::string_view id) {
  for (const auto& candidate : catalogue().models) {
    if (candidate.id == id) return candidate;
  }
  FAIL("no model " << id);
  std::abort();
}

inline Json assess(const Json& request) { return Json::parse(assess_json(catalogue(), request.dump())); }

/// The answer of the one model the catalogue has for this request; fails when it is withheld.
inline Json assess_model(std::string_view id, const Json& request) {
  const Json answer = assess(request);
  INFO(answer.dump(1));
  for (const auto& candidate : answer["models"]) {
    if (candidate["id"] == std::string(id)) return candidate;
  }
  FAIL("no answer of " << id);
  std::abort();
}

/// A request for the DLM score from texts as typed; an empty text leaves the input out.
inline Json dlm_request(const std::string& dlco, const std::string& suv, const std::string& node) {
  Json values = Json::object();
  if (!dlco.empty()) values["dlco_percent_predicted"] = {{"value", dlco}, {"unit", "%"}};
  if (!suv.empty()) values["lung_suvmean"] = {{"value", suv}, {"unit", "g/mL"}};
  if (!node.empty()) values["mediastinal_node_abnormal"] = {{"value", node == "yes"}};
  return {{"values", values}};
}

}  // namespace myolung::test
