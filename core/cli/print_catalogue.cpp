#include "print.hpp"

namespace myolung::cli {
namespace {

/// What can be given: units and limits, true/false, or the categories.
std::string accepted(const Json& variable) {
  if (variable["kind"] == "finding") return "true, false";
  std::string out;
  const bool number = variable["kind"] == "number";
  for (const auto& entry : variable[number ? "units" : "categories"]) {
    out += (out.empty() ? "" : ", ") + str(entry["code"]);
  }
  if (number) {
    out += "; " + variable["hard"]["min"].dump() + " to " + variable["hard"]["max"].dump();
  }
  for (const auto& state : variable.value("states", Json::array())) {
    out += "; or state " + str(state["id"]);
  }
  return out;
}

/// What a score adds up, and the inputs that decide which rules hold.
std::vector<std::string> inputs_of(const Json& file) {
  std::vector<std::string> inputs;
  for (const auto& item : file["items"]) {
    inputs.push_back(str(item["input"]));
    if (item.contains("cases")) inputs.push_back(str(item["cases"][0]["when"]["input"]));
  }
  return inputs;
}

}  // namespace

std::string readable_catalogue(const Json& catalogue) {
  std::vector<std::vector<std::string>> models;
  for (const auto& entry : catalogue["models"]) {
    const auto& file = entry["file"];
    models.push_back({str(file["id"]), str(file["version"]), str(file["title"]),
                      str(file["outcome"]["label"]) + " " + str(file["outcome"]["window"])});
    for (const auto& input : inputs_of(file)) models.push_back({"", "", "", input});
  }
  std::vector<std::vector<std::string>> variables;
  for (const auto& variable : catalogue["variables"]) {
    variables.push_back({str(variable["id"]), str(variable["label"]), accepted(variable)});
  }
  std::vector<std::vector<std::string>> sources;
  for (const auto& source : catalogue["sources"].items()) {
    sources.push_back({source.key(), str(source.value()["authors"]), source.value()["year"].dump(),
                       source.value().contains("doi") ? "doi:" + str(source.value()["doi"]) : ""});
  }
  std::string out = "Scores, what they predict and what they ask for\n" + aligned(models, 2) +
                    "Inputs, and what is accepted (the first unit is the canonical one)\n" +
                    aligned(variables, 2) + "Sources\n" + aligned(sources, 2);
  for (const auto& notice : catalogue["notices"]) out += str(notice) + "\n";
  return out;
}

}  // namespace myolung::cli
