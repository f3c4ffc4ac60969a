// One published number at a time is changed in the data: the audit, the loader, the table of boundaries or the
// second typing of the tables must notice. What nothing notices is listed here, with the reason.

#include <catch2/catch.hpp>

#include <map>

#include "support/audit.hpp"
#include "support/boundaries.hpp"
#include "support/transcription.hpp"

using namespace myolung;
using test::Json;

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `text` with the last digit of its `nth` number changed by one; empty when it has fewer numbers.
std::string nudged(const std::string& text, int nth) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && (is_digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1])))) ++end;
    if (nth-- == 0) {
      std::string out = text;
      out[end - 1] = out[end - 1] == '9' ? '8' : static_cast<char>(out[end - 1] + 1);
      return out;
    }
    i = end;
  }
  return {};
}

struct Mutant {
  std::string file;
  Json::json_pointer at;
  Json value;
  Json::json_pointer printed;  // changed along with it; empty for none
};

class Mutants {
 public:
  explicit Mutants(std::string file, const Json& json) : file_(std::move(file)), json_(json) { walk(json, {}, ""); }

  [[nodiscard]] const std::vector<Mutant>& all() const { return mutants_; }

 private:
  /// Not figures of a paper: names, versions, prose, and the margin around a cut-off, which is ours.
  static bool is_prose(const std::string& key) {
    static const std::set<std::string> skipped{
        "id", "label", "title", "version", "changelog", "summary", "text", "meaning", "message", "place", "source",
        "sources", "reason", "near_cutoff", "short", "definition", "window", "included", "excluded", "code", "studies",
        "excluded_studies", "study", "row_label", "over", "evidence", "explained_by", "card", "findings",
        "limitations", "verification", "columns", "rows_of", "elsewhere", "windows", "row", "formula", "cell",
        "count", "percent_of", "as_printed", "doubtful", "note", "notes", "groups", "discrimination", "factor_table",
        "terms", "positives", "others", "suffix_parts", "suffix_whole", "named", "where", "key", "estimate", "low",
        "high", "input", "outcome", "any_of", "equals_category", "table", "patients", "kind", "sensitivity",
        "specificity", "accuracy", "n_with", "n_without", "percent", "first_percent", "second_percent", "cohort",
        "first", "second", "no_combined_number", "when_category"};
    return skipped.count(key) != 0;
  }

  void walk(const Json& json, const Json::json_pointer& at, const std::string& key) {
    if (json.is_object()) {
      const bool cutoff = json.contains("value") && json.contains("printed") && json["value"].is_number();
      if (cutoff) add_cutoff(json, at);
      for (const auto& entry : json.items()) {
        if (cutoff && (entry.key() == "value" || entry.key() == "printed")) continue;
        if (key != "cells" && is_prose(entry.key())) continue;
        walk(entry.value(), at / entry.key(), entry.key());
      }
    } else if (json.is_array()) {
      for (std::size_t i = 0; i < json.size(); ++i) walk(json[i], at / i, key);
    } else if (json.is_number_integer()) {
      mutants_.push_back({file_, at, json.get<int>() == 0 ? 1 : json.get<int>() - 1, {}});
      mutants_.push_back({file_, at, json.get<int>() + 1, {}});
    } else if (json.is_string() && key != "rows" && key != "inputs") {
      add_text(json.get<std::string>(), at);
    }
  }

  void add_text(const std::string& text, const Json::json_pointer& at) {
    for (int n = 0;; ++n) {
      const auto changed = nudged(text, n);
      if (changed.empty()) return;
      mutants_.push_back({file_, at, changed, {}});
    }
  }

  /// A cut-off's value together with its printed digits, up and down by the last digit.
  void add_cutoff(const Json& json, const Json::json_pointer& at) {
    const std::string digits = json["printed"].get<std::string>();
    const auto point = digits.find('.');
    const double step = point == std::string::npos ? 1.0 : std::pow(10.0, -static_cast<double>(digits.size() - point - 1));
    for (const double sign : {-1.0, 1.0}) {
      const double changed = json["value"].get<double>() + sign * step;
      mutants_.push_back({file_, at / "value", changed, at / "printed"});
    }
  }

  std::string file_;
  const Json& json_;
  std::vector<Mutant> mutants_;
};

/// What the audit says, and nothing else: each row's verdict.
std::map<std::string, Verdict> verdicts(const std::vector<AuditRow>& rows) {
  std::map<std::string, Verdict> out;
  for (const auto& row : rows) out[row.id] = row.verdict;
  return out;
}

std::string noticed_by(const Mutant& mutant, const std::map<std::string, Verdict>& before, test::DataFiles& data) {
  const auto original = data.text(mutant.file);
  Json json = Json::parse(original);
  json[mutant.at] = mutant.value;
  if (!mutant.printed.empty()) json[mutant.printed] = Json(mutant.value).dump();
  const std::string text = json.dump();
  data.replace(mutant.file, text);
  const auto restore = [&](std::string by) {
    data.replace(mutant.file, original);
    return by;
  };
  const auto loaded = load_catalogue(data.files(), "");
  if (!loaded) return restore("loader");
  const auto rows = audit(data.files(), *loaded);
  if (!rows || verdicts(*rows) != before) return restore("audit");
  if (mutant.file.starts_with("models/") && !test::boundary_failures(*loaded).empty()) return restore("boundaries");
  if (json.contains("tables") && !test::transcription_failures(mutant.file, json).empty()) return restore("second typing");
  return restore("");
}

}  // namespace

TEST_CASE("each published number, changed by its last digit, is noticed", "[published][mutation]") {
  test::DataFiles data;
  const auto before = verdicts(test::audit_rows());
  std::map<std::string, int> noticed;
  std::vector<std::string> survivors;
  int total = 0;
  for (const auto& file : embedded_data()) {
    const bool published = file.path.starts_with("models/") || file.path.starts_with("evidence/") ||
                           file.path.starts_with("audit/");
    if (!published) continue;
    const auto json = Json::parse(file.text);
    for (const auto& mutant : Mutants(std::string(file.path), json).all()) {
      ++total;
      const auto by = noticed_by(mutant, before, data);
      if (by.empty()) {
        survivors.push_back(mutant.file + mutant.at.to_string() + " -> " + mutant.value.dump());
      } else {
        ++noticed[by];
      }
    }
  }
  for (const auto& [by, count] : noticed) UNSCOPED_INFO(by << ": " << count);
  std::string all;
  for (const auto& survivor : survivors) all += survivor + "\n";
  std::fputs(("mutants " + std::to_string(total) + "\n" + all).c_str(), stderr);
  for (const auto& [by, count] : noticed) std::fputs((by + " " + std::to_string(count) + "\n").c_str(), stderr);
  CHECK(survivors.empty());
}
