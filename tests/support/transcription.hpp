#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/csv.hpp"

// The papers' tables were typed twice: into core/data, and into the CSV files beside the tests of the
// published figures. Here each is held against the other.

namespace myolung::test {

/// Row `row` of table `table` in a data file, cell by column name; fails to an empty text.
inline std::string printed_cell(const nlohmann::json& file, const std::string& table, const std::string& row,
                                const std::string& column) {
  for (const auto& t : file["tables"]) {
    if (t["id"] != table) continue;
    for (std::size_t c = 0; c < t["columns"].size(); ++c) {
      if (t["columns"][c]["id"] != column) continue;
      for (const auto& r : t["rows"]) {
        if (r["id"] == row) return r["cells"][c].get<std::string>();
      }
    }
  }
  return "(no such cell)";
}

/// A figure typed from a paper a second time.
struct TypedFigure {
  const char* file;
  const char* table;
  const char* row;
  const char* column;
  const char* printed;
};

inline const std::vector<TypedFigure>& typed_figures() {
  static const std::vector<TypedFigure> figures{
      // Liang 2021, Table 2
      {"audit/liang2021.json", "table2", "score-0", "total", "15"},
      {"audit/liang2021.json", "table2", "score-0", "rp_ild", "0.0% (0)"},
      {"audit/liang2021.json", "table2", "score-0", "non_rp_ild", "100.0% (15)"},
      {"audit/liang2021.json", "table2", "score-1", "total", "21"},
      {"audit/liang2021.json", "table2", "score-1", "rp_ild", "14.3% (3)"},
      {"audit/liang2021.json", "table2", "score-1", "non_rp_ild", "85.7% (18)"},
      {"audit/liang2021.json", "table2", "score-2", "total", "16"},
      {"audit/liang2021.json", "table2", "score-2", "rp_ild", "56.3% (9)"},
      {"audit/liang2021.json", "table2", "score-2", "non_rp_ild", "43.7% (7)"},
      {"audit/liang2021.json", "table2", "score-3", "total", "9"},
      {"audit/liang2021.json", "table2", "score-3", "rp_ild", "100.0% (9)"},
      {"audit/liang2021.json", "table2", "score-3", "non_rp_ild", "0.0% (0)"},
      // Liang 2021, Results, ROC analysis and the score
      {"audit/liang2021.json", "predictors", "suv", "cutoff", "0.454"},
      {"audit/liang2021.json", "predictors", "suv", "rounded", "0.450"},
      {"audit/liang2021.json", "predictors", "suv", "sensitivity", "95.2%"},
      {"audit/liang2021.json", "predictors", "suv", "specificity", "62.5%"},
      {"audit/liang2021.json", "predictors", "suv", "auc", "0.805"},
      {"audit/liang2021.json", "predictors", "dlco", "cutoff", "49.0"},
      {"audit/liang2021.json", "predictors", "dlco", "rounded", "50.0"},
      {"audit/liang2021.json", "predictors", "dlco", "sensitivity", "87.5%"},
      {"audit/liang2021.json", "predictors", "dlco", "specificity", "66.7%"},
      {"audit/liang2021.json", "predictors", "dlco", "auc", "0.802"},
      {"audit/liang2021.json", "performance", "auc", "printed", "0.905"},
      {"audit/liang2021.json", "performance", "sensitivity", "printed", "85.7%"},
      {"audit/liang2021.json", "performance", "specificity", "printed", "82.5%"},
      {"audit/liang2021.json", "performance", "positive_predictive_value", "printed", "72.0%"},
      {"audit/liang2021.json", "performance", "negative_predictive_value", "printed", "91.7%"},
      {"audit/liang2021.json", "performance", "accuracy", "printed", "83.6%"},
      {"audit/liang2021.json", "correlations", "suv-dlco", "r", "-0.090"},
      {"audit/liang2021.json", "correlations", "suv-dlco", "p", "0.491"},
      {"audit/liang2021.json", "correlations", "myoact-suv", "r", "0.360"},
      {"audit/liang2021.json", "correlations", "myoact-suv", "p", "0.004"},
      {"audit/liang2021.json", "correlations", "gap-suv", "r", "-0.111"},
      {"audit/liang2021.json", "correlations", "gap-suv", "p", "0.395"},
      {"audit/liang2021.json", "correlations", "spleen-lung", "r", "0.346"},
      {"audit/liang2021.json", "correlations", "spleen-lung", "p", "0.006"},
      {"audit/liang2021.json", "text", "men", "count", "25"},
      {"audit/liang2021.json", "text", "men", "percent", "41.0%"},
      {"audit/liang2021.json", "text", "died", "count", "24"},
      {"audit/liang2021.json", "text", "died", "percent", "39.3%"},
      {"audit/liang2021.json", "text", "rp-ild", "count", "21"},
      {"audit/liang2021.json", "text", "rp-ild", "percent", "34.4%"},
      {"audit/liang2021.json", "text", "died-rp-ild", "count", "9"},
      {"audit/liang2021.json", "text", "died-rp-ild", "percent", "42.9%"},
      // Zhang 2025, abstract
      {"evidence/zhang2025.json", "mortality", "patients", "infection_triggered", "35"},
      {"evidence/zhang2025.json", "mortality", "patients", "idiopathic", "34"},
      {"evidence/zhang2025.json", "mortality", "30-days", "infection_triggered", "28.6%"},
      {"evidence/zhang2025.json", "mortality", "30-days", "idiopathic", "5.9%"},
      {"evidence/zhang2025.json", "mortality", "90-days", "infection_triggered", "34.3%"},
      {"evidence/zhang2025.json", "mortality", "90-days", "idiopathic", "14.9%"},
      {"evidence/zhang2025.json", "mortality", "1-year", "infection_triggered", "54.3%"},
      {"evidence/zhang2025.json", "mortality", "1-year", "idiopathic", "17.6%"},
      {"evidence/zhang2025.json", "discrimination", "auc", "printed", "0.812"},
      {"evidence/zhang2025.json", "discrimination", "auc_low", "printed", "0.711"},
      {"evidence/zhang2025.json", "discrimination", "auc_high", "printed", "0.913"},
      {"evidence/zhang2025.json", "discrimination", "sensitivity", "printed", "71.4%"},
      {"evidence/zhang2025.json", "discrimination", "specificity", "printed", "73.5%"},
      {"evidence/zhang2025.json", "discrimination", "accuracy", "printed", "72.5%"},
      // Yuan 2025, abstract: the one figure that differs from the table
      {"audit/yuan2025.json", "restated", "abstract.cadm.all", "odds_ratio", "3.023"},
      {"audit/yuan2025.json", "restated", "abstract.cadm.all", "ci_low", "1.491"},
      {"audit/yuan2025.json", "restated", "abstract.cadm.all", "ci_high", "6.130"},
      // Lee 2022, abstract
      {"evidence/lee2022.json", "mortality", "patients", "infectious", "17"},
      {"evidence/lee2022.json", "mortality", "patients", "non_infectious", "19"},
      {"evidence/lee2022.json", "mortality", "in-hospital", "infectious", "41.2%"},
      {"evidence/lee2022.json", "mortality", "in-hospital", "non_infectious", "52.6%"},
      // The meta-analysis of 2026, abstract
      {"evidence/mda5-2026.json", "pooled", "anti_ro52", "odds_ratio", "5.05"},
      {"evidence/mda5-2026.json", "pooled", "anti_ro52", "ci_low", "3.21"},
      {"evidence/mda5-2026.json", "pooled", "anti_ro52", "ci_high", "7.96"},
      {"evidence/mda5-2026.json", "pooled", "arthritis", "odds_ratio", "0.26"},
      {"evidence/mda5-2026.json", "pooled", "arthritis", "ci_low", "0.16"},
      {"evidence/mda5-2026.json", "pooled", "arthritis", "ci_high", "0.44"},
      {"evidence/mda5-2026.json", "pooled", "male", "odds_ratio", "1.99"},
      {"evidence/mda5-2026.json", "pooled", "male", "ci_low", "1.27"},
      {"evidence/mda5-2026.json", "pooled", "male", "ci_high", "3.12"},
      {"evidence/mda5-2026.json", "pooled", "fever", "odds_ratio", "2.46"},
      {"evidence/mda5-2026.json", "pooled", "fever", "ci_low", "1.55"},
      {"evidence/mda5-2026.json", "pooled", "fever", "ci_high", "3.90"},
      {"evidence/mda5-2026.json", "pooled", "crp", "odds_ratio", "2.29"},
      {"evidence/mda5-2026.json", "pooled", "crp", "ci_low", "1.78"},
      {"evidence/mda5-2026.json", "pooled", "crp", "ci_high", "2.94"},
      {"evidence/mda5-2026.json", "pooled", "ldh", "odds_ratio", "3.39"},
      {"evidence/mda5-2026.json", "pooled", "ldh", "ci_low", "2.20"},
      {"evidence/mda5-2026.json", "pooled", "ldh", "ci_high", "5.22"},
      {"evidence/mda5-2026.json", "pooled", "ferritin", "odds_ratio", "3.81"},
      {"evidence/mda5-2026.json", "pooled", "ferritin", "ci_low", "1.95"},
      {"evidence/mda5-2026.json", "pooled", "ferritin", "ci_high", "7.42"},
  };
  return figures;
}

/// A figure that stands in a model, or as a parameter of a check: `at` is a JSON pointer below the
/// element of `list` with this id (below the file where `id` is empty).
struct TypedValue {
  const char* file;
  const char* list;
  const char* id;
  const char* at;
  const char* value;
};

inline const std::vector<TypedValue>& typed_values() {
  static const std::vector<TypedValue> values{
      // EULAR 2021 POS0320; Wang 2024, abstract
      {"models/cross-2021.json", "", "", "/population/total", "246"},
      {"models/cross-2021.json", "bands", "low", "/printed_risks/0/percent", "9.54"},
      {"models/cross-2021.json", "bands", "low", "/printed_risks/1/percent", "6.67"},
      {"models/cross-2021.json", "bands", "medium", "/printed_risks/0/percent", "35.19"},
      {"models/cross-2021.json", "bands", "medium", "/printed_risks/1/percent", "41.69"},
      {"models/cross-2021.json", "bands", "high", "/printed_risks/0/percent", "71.3"},
      {"models/cross-2021.json", "bands", "high", "/printed_risks/1/percent", "85.71"},
      // Lian 2020; Gono 2021; Ley 2012
      {"models/flair-2020.json", "", "", "/population/total", "207"},
      {"models/mck-2021.json", "", "", "/population/total", "497"},
      // Liang 2021, Results: 56.72 - 2 * 11.28 = 34.16, 56.72 + 2 * 11.28 = 79.28
      {"models/dlm-2021.json", "", "", "/population/differs/0/when/value", "34"},
      {"models/dlm-2021.json", "", "", "/population/differs/1/when/value", "79"},
      {"models/gap-2012.json", "bands", "stage-1", "/printed_risks/0/percent", "5.6"},
      {"models/gap-2012.json", "bands", "stage-2", "/printed_risks/0/percent", "16.2"},
      {"models/gap-2012.json", "bands", "stage-3", "/printed_risks/0/percent", "39.2"},
      // Liang 2021, Results
      {"audit/liang2021.json", "checks", "dlco-missing-rp-ild", "/of", "21"},
      {"audit/liang2021.json", "checks", "dlco-missing-non-rp-ild", "/of", "40"},
      {"audit/liang2021.json", "checks", "mean-age", "/mean", "56.72"},
      {"audit/liang2021.json", "checks", "mean-age", "/sd", "11.28"},
      // Lee 2022, abstract
      {"audit/lee2022.json", "checks", "comparison", "/p", "=0.724"},
      // Yuan 2025, Methods and text
      {"audit/yuan2025.json", "checks", "model", "/i2_at_least", "50"},
      {"audit/yuan2025.json", "checks", "model", "/p_below", "0.05"},
      {"audit/yuan2025.json", "checks", "alt-cutoff", "/printed/0/value", "27.75"},
      {"audit/yuan2025.json", "checks", "alt-cutoff", "/printed/1/value", "27.5"},
      {"audit/yuan2025.json", "checks", "cutoff-spread", "/times", "10"},
      {"audit/yuan2025.json", "checks", "egger", "/limit", "0.05"},
      {"audit/yuan2025.json", "checks", "age-windows", "/limit", "0.05"},
      {"audit/yuan2025.json", "checks", "dysphagia-risk", "/limit", "1"},
      {"audit/yuan2025.json", "checks", "dysphagia-protective", "/limit", "1"},
      {"audit/yuan2025.json", "checks", "homogeneous", "/limit", "0.05"},
      {"audit/yuan2025.json", "checks", "heterogeneous", "/limit", "0.05"},
      {"audit/yuan2025.json", "checks", "row19-years", "/printed/1/value", "2017\u20132020"},
  };
  return values;
}

inline std::string typed_value(const nlohmann::json& file, const TypedValue& typed) {
  const auto text = [](const nlohmann::json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
  };
  const nlohmann::json::json_pointer at(typed.at);
  if (std::string(typed.list).empty()) return file.contains(at) ? text(file[at]) : "(nothing)";
  for (const auto& one : file[typed.list]) {
    if (one["id"] == typed.id) return one.contains(at) ? text(one[at]) : "(nothing)";
  }
  return "(no " + std::string(typed.id) + ")";
}

/// Digits of the first number in a text, without the comma of thousands: "1000" of ">1,000 μg/L".
inline std::string first_number(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || (c == '.' && !digits.empty())) {
      digits += c;
    } else if (!digits.empty() && c != ',') {
      break;
    }
  }
  return digits;
}

/// Each study's cut-off stands in that study's row of the printed table, with the same digits.
inline void compare_cutoffs(const nlohmann::json& file, std::vector<std::string>& failures) {
  for (const auto& factor : file["factors"]) {
    if (!factor.contains("cutoffs")) continue;
    for (const auto& cutoff : factor["cutoffs"]) {
      if (!cutoff.contains("value")) continue;
      const auto as_printed = cutoff["as_printed"].get<std::string>();
      const auto row = printed_cell(file, "studies", cutoff["study"].get<std::string>(), "factors");
      const std::string name =
          factor["id"].get<std::string>() + ", study " + cutoff["study"].get<std::string>();
      if (row.find(as_printed) == std::string::npos)
        failures.push_back(name + ": no " + as_printed + " in " + row);
      // The doubtful one is printed in micrograms and kept in milligrams.
      const std::string digits = as_printed == ">50 \u03bcg/L" ? "0.05" : first_number(as_printed);
      if (cutoff["printed"] != digits)
        failures.push_back(name + ": " + cutoff["printed"].dump() + ", printed " + digits);
    }
  }
}

/// Rows of a CSV against rows of a table in their order, column by column.
inline void compare_rows(const nlohmann::json& file, const std::string& table, const std::string& csv,
                         const std::map<std::string, std::string>& columns,
                         std::vector<std::string>& failures) {
  const auto rows = csv_rows(std::string(PUBLISHED_FOLDER) + "/" + csv);
  for (const auto& t : file["tables"]) {
    if (t["id"] != table) continue;
    if (t["rows"].size() != rows.size()) failures.push_back(csv + ": another number of rows");
    for (std::size_t i = 0; i < std::min(rows.size(), t["rows"].size()); ++i) {
      for (const auto& [column, name] : columns) {
        const std::string id = t["rows"][i]["id"].get<std::string>();
        const std::string stored = printed_cell(file, table, id, column);
        if (stored != rows[i].at(name)) {
          failures.push_back(table + "/" + id + "/" + column + ": " + stored + ", printed " +
                             rows[i].at(name));
        }
      }
    }
    return;
  }
  failures.push_back(table + " is missing");
}

/// One line for each figure of the file that was typed otherwise the second time.
inline std::vector<std::string> transcription_failures(const std::string& path, const nlohmann::json& file) {
  std::vector<std::string> failures;
  for (const auto& figure : typed_figures()) {
    if (path != figure.file) continue;
    const auto stored = printed_cell(file, figure.table, figure.row, figure.column);
    if (stored != figure.printed) {
      failures.push_back(std::string(figure.table) + "/" + figure.row + "/" + figure.column + ": " + stored +
                         ", printed " + figure.printed);
    }
  }
  for (const auto& typed : typed_values()) {
    if (path != typed.file) continue;
    const auto stored = typed_value(file, typed);
    if (stored != typed.value) {
      failures.push_back(std::string(typed.list) + "/" + typed.id + typed.at + ": " + stored + ", printed " +
                         typed.value);
    }
  }
  if (path == "evidence/yuan2025.json") {
    compare_cutoffs(file, failures);
    compare_rows(file, "studies", "yuan2025_table1.csv",
                 {{"author", "author"},
                  {"year", "year"},
                  {"total", "n_total"},
                  {"rp_ild", "n_rp_ild"},
                  {"country", "country"},
                  {"time_span", "time_span"},
                  {"subtypes", "iim_subtypes"},
                  {"window", "subgroup"},
                  {"factors", "factors"}},
                 failures);
    compare_rows(file, "pooled", "yuan2025_table2.csv",
                 {{"studies", "studies"},
                  {"patients", "patients"},
                  {"rp_ild", "rp_ild"},
                  {"model", "effects_model"},
                  {"i2", "i2_percent"},
                  {"heterogeneity_p", "p_heterogeneity"},
                  {"odds_ratio", "odds_ratio"},
                  {"ci_low", "ci_low"},
                  {"ci_high", "ci_high"},
                  {"p", "p_value"},
                  {"egger_t", "egger_t"},
                  {"egger_p", "egger_p"},
                  {"label", "label"}},
                 failures);
  }
  if (path == "audit/liang2021.json") {
    compare_rows(file, "table1", "liang2021_table1.csv",
                 {{"section", "section"},
                  {"summary", "summary"},
                  {"rp_ild", "rp_ild_21"},
                  {"non_rp_ild", "non_rp_ild_40"},
                  {"p", "p_value"},
                  {"p_adjusted", "p_adjusted"}},
                 failures);
  }
  return failures;
}

}  // namespace myolung::test
