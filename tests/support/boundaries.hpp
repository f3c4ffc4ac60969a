#pragma once

#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "myolung/assessment.hpp"
#include "support/csv.hpp"

// tests/published/score_boundaries.csv: what each score must answer just below, at and just above each
// of its cut-offs, in every unit, typed from the sources. One row is one patient.

namespace myolung::test {

struct Boundary {
  std::string model;
  std::string inputs;    // "crp=0,8 mg/dL; anti_ro52=yes; dlco_percent_predicted=could_not_perform"
  nlohmann::json score;  // null when not applicable
  nlohmann::json band;   // null when none is certain
  std::string status;
  nlohmann::json missing;
};

inline std::vector<Boundary> boundaries() {
  std::vector<Boundary> out;
  for (const auto& row : csv_rows(BOUNDARIES_FILE)) {
    Boundary b{row.at("model"), row.at("inputs"), nullptr,
               nullptr,         row.at("status"), nlohmann::json::array()};
    if (!row.at("score_min").empty()) {
      b.score = {{"min", std::stoi(row.at("score_min"))}, {"max", std::stoi(row.at("score_max"))}};
    }
    if (!row.at("band").empty()) b.band = row.at("band");
    std::istringstream ids(row.at("missing"));
    for (std::string id; ids >> id;) b.missing.push_back(id);
    out.push_back(std::move(b));
  }
  return out;
}

/// One input's entry of a request: a state, yes or no, a category, or a number as typed with its unit.
inline nlohmann::json boundary_entry(const Variable& variable, const std::string& text) {
  if (text == "could_not_perform") return {{"state", text}};
  if (variable.kind == VariableKind::finding) return {{"value", text == "yes"}};
  if (variable.kind == VariableKind::category) return {{"value", text}};
  const auto blank = text.find(' ');
  nlohmann::json entry{{"value", text.substr(0, blank)}};
  if (blank != std::string::npos) entry["unit"] = text.substr(blank + 1);
  return entry;
}

inline nlohmann::json boundary_request(const Catalogue& catalogue, const std::string& inputs) {
  nlohmann::json values = nlohmann::json::object();
  std::istringstream parts(inputs);
  for (std::string part; std::getline(parts >> std::ws, part, ';');) {
    const auto sign = part.find('=');
    const std::string id = part.substr(0, sign);
    const auto index = catalogue.find(id);
    values[id] =
        index ? boundary_entry(catalogue.variables[*index], part.substr(sign + 1)) : nlohmann::json();
  }
  return {{"values", values}};
}

/// What the model answers, in the columns of the table; null when it gives no answer.
inline nlohmann::json boundary_answer(const Catalogue& catalogue, const Boundary& boundary) {
  const auto request = boundary_request(catalogue, boundary.inputs);
  const auto answer = nlohmann::json::parse(assess_json(catalogue, request.dump()));
  for (const auto& m : answer["models"]) {
    if (m["id"] != boundary.model) continue;
    return {{"score", m["score"]}, {"band", m["band"]}, {"status", m["status"]}, {"missing", m["missing"]}};
  }
  return nullptr;
}

/// One line for each row of the table that this catalogue answers otherwise.
inline std::vector<std::string> boundary_failures(const Catalogue& catalogue) {
  std::vector<std::string> failures;
  for (const auto& b : boundaries()) {
    const nlohmann::json wanted{
        {"score", b.score}, {"band", b.band}, {"status", b.status}, {"missing", b.missing}};
    const auto given = boundary_answer(catalogue, b);
    if (given != wanted) {
      failures.push_back(b.model + " {" + b.inputs + "}: " + given.dump() + ", must be " + wanted.dump());
    }
  }
  return failures;
}

}  // namespace myolung::test
