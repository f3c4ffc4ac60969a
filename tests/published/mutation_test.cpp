// One published number at a time is changed in the data: the audit, the loader, the table of boundaries or
// the second typing of the tables must notice. What nothing notices is listed here, with the reason.

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>
#include <sstream>

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
    while (end < text.size() &&
           (is_digit(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_digit(text[end + 1]))))
      ++end;
    if (nth-- == 0) {
      std::string out = text;
      out[end - 1] = out[end - 1] == '9' ? '8' : static_cast<char>(out[end - 1] + 1);
      return out;
    }
    i = end;
  }
  return {};
}

/// One changed figure; a cut-off's value and its printed digits change together.
struct Mutant {
  std::string file;
  std::vector<Json::json_pointer> at;
  Json value;
};

/// Every figure of a paper in one data file, changed.
class Mutants {
 public:
  Mutants(std::string file, const Json& json) : file_(std::move(file)) {
    walk(json, Json::json_pointer(), "");
  }

  [[nodiscard]] const std::vector<Mutant>& all() const { return mutants_; }

 private:
  /// Under these names stand figures; everything else is names, prose, or ours.
  static bool holds_figures(const std::string& key) {
    static const std::set<std::string> keys{
        "cells",    "points",  "otherwise", "min",     "max",         "events", "total", "score",
        "cutoff",   "percent", "value",     "of",      "equals",      "limit",  "n",     "n_first",
        "n_second", "mean",    "sd",        "p_below", "i2_at_least", "p",      "times"};
    return keys.count(key) != 0;
  }

  void walk(const Json& json, const Json::json_pointer& at, const std::string& key) {
    if (json.is_object()) {
      const bool cutoff = json.contains("value") && json["value"].is_number() && json.contains("printed");
      if (cutoff) change_cutoff(json, at);
      for (const auto& entry : json.items()) {
        if (!(cutoff && entry.key() == "value")) walk(entry.value(), at / entry.key(), entry.key());
      }
    } else if (json.is_array()) {
      for (std::size_t i = 0; i < json.size(); ++i) walk(json[i], at / i, key);
    } else if (holds_figures(key) && json.is_number_integer()) {
      const int number = json.get<int>();
      mutants_.push_back({file_, {at}, number + 1});
      mutants_.push_back({file_, {at}, number == 0 ? 2 : number - 1});
    } else if (holds_figures(key) && json.is_string()) {
      change_text(json.get<std::string>(), at);
    }
  }

  void change_text(const std::string& text, const Json::json_pointer& at) {
    for (int n = 0;; ++n) {
      const auto changed = nudged(text, n);
      if (changed.empty()) return;
      mutants_.push_back({file_, {at}, changed});
    }
  }

  void change_cutoff(const Json& json, const Json::json_pointer& at) {
    const std::string digits = json["printed"].get<std::string>();
    const auto point = digits.find('.');
    const double step =
        point == std::string::npos ? 1.0 : std::pow(0.1, static_cast<double>(digits.size() - point - 1));
    for (const double sign : {-1.0, 1.0}) {
      // Through text, so that 27.75 + 0.01 is 27.76 and not its neighbour.
      std::ostringstream changed;
      changed << json["value"].get<double>() + sign * step;
      std::vector<Json::json_pointer> places;
      for (const auto* key : {"value", "printed"}) places.push_back(at / key);
      mutants_.push_back({file_, std::move(places), Json::parse(changed.str())});
    }
  }

  std::string file_;
  std::vector<Mutant> mutants_;
};

/// What the audit says, and nothing else: each row's verdict.
std::map<std::string, Verdict> verdicts(const std::vector<AuditRow>& rows) {
  std::map<std::string, Verdict> out;
  for (const auto& row : rows) out[row.id] = row.verdict;
  return out;
}

/// Who notices; empty when nobody does.
std::string noticed_by(const Mutant& mutant, const std::map<std::string, Verdict>& before) {
  Json json = Json::parse(test::embedded(mutant.file));
  json[mutant.at.front()] = mutant.value;
  if (mutant.at.size() > 1) json[mutant.at.back()] = mutant.value.dump();
  const std::string text = json.dump();
  const auto files = test::files_with(mutant.file, text);
  const auto loaded = load_catalogue(files, "");
  if (!loaded) return "loader";
  const auto rows = audit(files, *loaded);
  if (!rows || verdicts(*rows) != before) return "audit";
  if (mutant.file.starts_with("models/") && !test::boundary_failures(*loaded).empty()) return "boundaries";
  if (!test::transcription_failures(mutant.file, json).empty()) return "second typing";
  return "";
}

}  // namespace

TEST_CASE("each published number, changed by its last digit, is noticed", "[published][mutation]") {
  const auto before = verdicts(test::audit_rows());
  std::map<std::string, int> noticed;
  std::vector<std::string> survivors;
  int total = 0;
  for (const auto& file : embedded_data()) {
    const bool published = file.path.starts_with("models/") || file.path.starts_with("evidence/") ||
                           file.path.starts_with("audit/");
    if (!published) continue;
    const auto json = Json::parse(file.text);
    const Mutants mutants(std::string(file.path), json);
    for (const auto& mutant : mutants.all()) {
      ++total;
      const auto by = noticed_by(mutant, before);
      if (by.empty()) {
        survivors.push_back(mutant.file + mutant.at.front().to_string() + " -> " + mutant.value.dump());
      } else {
        ++noticed[by];
      }
    }
  }
  std::string report;
  for (const auto& [by, count] : noticed) report += by + " " + std::to_string(count) + ", ";
  WARN(total << " changes noticed by: " << report << "nobody " << survivors.size());
  for (const auto& survivor : survivors) FAIL_CHECK("nobody notices " << survivor);
  CHECK(total > 2000);
  // The audit alone, without the second typing, sees what one printed figure says of another.
  CHECK(noticed["audit"] > total / 2);
}
