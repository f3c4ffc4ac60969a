#include <algorithm>
#include <map>

#include "print.hpp"

namespace myolung::cli {
namespace {

std::string verdict_text(const Json& verdict) {
  std::string text = str(verdict);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// Text broken into lines of at most 100 bytes, each behind `indent` blanks.
std::string paragraph(const std::string& text, std::size_t indent) {
  constexpr std::size_t kWidth = 100;
  std::string out;
  std::string line;
  const auto flush = [&] {
    out += std::string(indent, ' ') + line + "\n";
    line.clear();
  };
  for (std::size_t from = 0; from < text.size();) {
    const auto to = std::min(text.find(' ', from), text.size());
    const auto word = text.substr(from, to - from);
    if (!line.empty() && indent + line.size() + 1 + word.size() > kWidth) flush();
    line += (line.empty() ? "" : " ") + word;
    from = to + 1;
  }
  if (!line.empty()) flush();
  return out;
}

std::string row_text(const Json& row) {
  std::string out = "    " + str(row["label"]) + ": " + verdict_text(row["verdict"]) + "\n";
  out += "      printed " + str(row["printed"]) + "\n";
  if (!row["recomputed"].is_null()) out += "      recomputed " + str(row["recomputed"]) + "\n";
  out += "      at " + str(row["source"]["key"]) + ", " + str(row["source"]["place"]) + "\n";
  return out;
}

/// "Figures: 1119 reproduce, 26 differ, 9 are impossible, 46 cannot be checked."
std::string totals(const Json& counts) {
  return "Figures: " + counts["reproduces"].dump() + " reproduce, " + counts["differs"].dump() + " differ, " +
         counts["impossible"].dump() + " are impossible, " + counts["cannot_be_checked"].dump() +
         " cannot be checked.\n";
}

}  // namespace

std::string readable_audit(const Json& audit, bool list_all) {
  std::map<std::string, std::vector<Json>> by_finding;
  std::vector<Json> others;
  for (const auto& row : audit["rows"]) {
    const auto finding = str(row["finding"]);
    if (finding.empty()) {
      others.push_back(row);
    } else {
      by_finding[str(row["evidence"]) + "/" + finding].push_back(row);
    }
  }
  std::string out;
  for (const auto& finding : audit["findings"]) {
    const auto rows = by_finding.find(str(finding["evidence"]) + "/" + str(finding["id"]));
    if (rows == by_finding.end()) continue;
    out += str(finding["evidence"]) + ": " + str(finding["title"]) + "\n" +
           paragraph(str(finding["meaning"]), 2);
    for (const auto& row : rows->second) out += row_text(row);
    out += "\n";
  }
  if (list_all) {
    std::vector<std::vector<std::string>> lines;
    for (const auto& row : others) {
      lines.push_back({str(row["id"]), verdict_text(row["verdict"]), str(row["printed"]),
                       row["recomputed"].is_null() ? str(row["formula"]) : str(row["recomputed"])});
    }
    out += aligned(lines, 2);
  }
  out += totals(audit["counts"]);
  if (!list_all) out += "Every one of them: myolung audit --json, or --verdict.\n";
  return out;
}

}  // namespace myolung::cli
