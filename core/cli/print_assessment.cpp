#include <algorithm>

#include "print.hpp"

namespace myolung::cli {
namespace {

/// "95 % CI 30 to 80 %", "95 % CI up to 22 %", "95 % CI at least 66 %".
std::string interval(const Json& text) {
  const auto low = str(text["ci_low"]);
  const auto high = str(text["ci_high"]);
  if (low.empty()) return "95 % CI up to " + high + " %";
  if (high.empty()) return "95 % CI at least " + low + " %";
  return "95 % CI " + low + " to " + high + " %";
}

std::string frequency(const Json& row) {
  const auto percent = str(row["text"]["percent"]);
  return row["events"].dump() + " of " + row["total"].dump() + " (" +
         (percent.empty() ? "" : percent + " %, ") + interval(row["text"]) + ")";
}

std::string range(const Json& score) {
  return score["min"] == score["max"] ? score["min"].dump()
                                      : score["min"].dump() + " to " + score["max"].dump();
}

std::string band_label(const Json& file, const Json& id) {
  for (const auto& band : file["bands"]) {
    if (band["id"] == id) return str(band["label"]);
  }
  return {};
}

std::string answer(const Json& model, const Json& file, const Json& derived) {
  const auto status = str(model["status"]);
  if (status == "not_applicable") {
    std::string out = "  Not applicable.\n";
    for (const auto& reason : model["reasons"]) out += "  " + str(reason["message"]) + "\n";
    return out;
  }
  if (status == "no_input") {
    return "  Nothing entered for this score; this is not a low score. " + str(file["population"]["short"]) +
           "\n";
  }
  const auto band = band_label(file, model["band"]);
  return "  Score " + range(model["score"]) + " of " + derived["score_range"]["max"].dump() +
         (band.empty() ? "" : ": " + band) + ".\n";
}

std::string observed(const Json& model, const Json& file) {
  if (model["observed"].empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : model["observed"]) {
    rows.push_back({"score " + row["score"].dump(), frequency(row)});
  }
  return "  Observed: " + str(file["outcome"]["label"]) + " " + str(file["outcome"]["window"]) +
         " (Clopper-Pearson intervals)\n" + aligned(rows, 4);
}

std::string printed_risks(const Json& model) {
  if (model["printed_risks"].empty()) return {};
  std::vector<std::vector<std::string>> rows;
  for (const auto& risk : model["printed_risks"]) {
    rows.push_back({str(risk["percent"]) + " %", str(risk["outcome"]) + " " + str(risk["window"]),
                    str(risk["cohort"]) + " (" + str(risk["source"]["key"]) + ")"});
  }
  return "  Risk as printed; no counts, so no interval\n" + aligned(rows, 4);
}

std::string posttest(const Json& model) {
  Json rows = model["posttest"];
  if (rows.is_null()) return {};  // refused pre-test probability, or no counts printed
  if (rows.is_object()) rows = Json::array({rows});
  const auto& pretest = model["pretest"];
  std::string out = "  From a pre-test probability of " + str(pretest["text"]) + " %";
  if (pretest["basis"] == "cohort") {
    out +=
        " (none given: the study's own " + pretest["events"].dump() + " of " + pretest["total"].dump() + ")";
  }
  std::vector<std::vector<std::string>> lines;
  for (const auto& row : rows) {
    const auto& ratio = row["likelihood_ratio"]["text"];
    lines.push_back({"score " + row["score"].dump(),
                     str(row["text"]["percent"]) + " % (" + interval(row["text"]) + ")",
                     "likelihood ratio " + str(ratio["estimate"]) + " (" + str(ratio["ci_low"]) + " to " +
                         str(ratio["ci_high"]) + ")"});
  }
  return out + " to\n" + aligned(lines, 4) +
         "    (Jeffreys' half in each cell; the interval is the likelihood ratio's alone)\n";
}

std::string items(const Json& model) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& item : model["items"]) {
    const auto& points = item["points"];
    rows.push_back({str(item["label"]), str(item["reason"]),
                    (points.is_null() ? range(item["points_range"]) : points.dump()) +
                        (points == 1 ? " point" : " points")});
  }
  return rows.empty() ? "" : "  Criteria\n" + aligned(rows, 4);
}

std::string missing(const Json& model, const Json& file) {
  std::string out;
  for (const auto& next : model["next"]) {
    out += "    " + str(next["label"]) + ":";
    std::string separator = " ";
    for (const auto& outcome : next["outcomes"]) {
      const auto band = band_label(file, outcome["band"]);
      out += separator + range(outcome["score"]) + (band.empty() ? "" : " (" + band + ")");
      separator = ", or ";
    }
    out += "\n";
  }
  return out.empty() ? "" : "  Missing, and what it would make of the score\n" + out;
}

/// How the patient stands to those the score was made in: what differs, and what is not known.
std::string population(const Json& model) {
  std::string out;
  std::string unknown;
  for (const auto& match : model["population"]) {
    if (match["state"] == "differs")
      out += "  Differs from the study's patients: " + str(match["message"]) + "\n";
    if (match["state"] == "unknown") unknown += (unknown.empty() ? "" : "; ") + str(match["label"]);
  }
  if (!unknown.empty()) unknown = "  Not known, so not compared with the study's patients: " + unknown + "\n";
  return out + unknown;
}

/// What to find out next: the few that would decide most, and what each would do.
std::string next_values(const Json& assessment) {
  constexpr std::size_t kMost = 5;
  const auto& all = assessment["next"];
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < all.size() && i < kMost; ++i) {
    std::string does;
    for (const auto& one : all[i]["models"]) {
      const auto settles = str(one["settles"]);
      does += (does.empty() ? "" : ", ") + str(one["id"]) + " " +
              (settles == "always"      ? "settled"
               : settles == "sometimes" ? "perhaps settled"
               : settles == "never"     ? "narrowed"
                                        : "settled already");
    }
    auto effort = str(all[i]["effort"]);
    std::replace(effort.begin(), effort.end(), '_', ' ');
    rows.push_back({str(all[i]["label"]), effort, does});
  }
  return rows.empty() ? "" : "What would decide most next\n" + aligned(rows, 2);
}

/// Of the catalogue's models or evidence.
const Json& entry_of(const Json& entries, const Json& id) {
  return *std::find_if(entries.begin(), entries.end(),
                       [&id](const Json& entry) { return entry["file"]["id"] == id; });
}

/// What stands behind an answer: for whom, how well, what it lacks, where it comes from.
std::string background(const Json& file, const Json& sources) {
  std::string out = "  " + str(file["population"]["short"]) + "\n";
  out += "  " + str(file["population"]["summary"]) + ".\n";
  if (file.contains("performance")) out += "  " + str(file["performance"]["text"]) + "\n";
  out += "  " + str(file["verification"]["text"]) + "\n";
  out += "  Limitations\n";
  for (const auto& limitation : file["limitations"]) out += "  - " + str(limitation["text"]) + "\n";
  for (const auto& key : file["sources"]) {
    const auto& source = sources[key.get<std::string>()];
    out += "  Source: " + str(source["authors"]) + " " + str(source["container"]) + " " +
           source["year"].dump() + (source.contains("doi") ? ". doi:" + str(source["doi"]) : "") + "\n";
  }
  return out;
}

// --- factors, one by one ---

std::string finding_title(const Json& file, const Json& id) {
  for (const auto& finding : file["findings"]) {
    if (finding["id"] == id) return str(finding["title"]);
  }
  return {};
}

/// "34" and "50.2", as print has them.
std::string plain(const Json& number) {
  const auto text = number.dump();
  return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

/// "odds ratio 3.090 (95 % CI 1.933 to 4.939), 4 studies, I² 50.2 %, RF": all studies together.
std::string pooled(const Json& factor) {
  const auto& whole = factor["windows"][0];
  auto text = str(whole["text"]);
  const auto bracket = text.find('(');
  if (bracket != std::string::npos) text.insert(bracket + 1, "95 % CI ");
  return "odds ratio " + text + ", " + whole["studies"].dump() + " studies" +
         (whole["i2"].is_null() ? "" : ", I² " + plain(whole["i2"]) + " %") + ", " +
         str(whole["label_printed"]);
}

/// How the patient stands to one factor of the catalogue, and what is behind it.
void add_factor(const Json& assessed, const Json& factor, const Json& file,
                std::vector<std::vector<std::string>>& rows) {
  rows.push_back({str(factor["label"]), str(assessed["text"])});
  rows.push_back({"", pooled(factor)});
  if (!factor["note"].is_null()) rows.push_back({"", str(factor["note"])});
  for (const auto& finding : factor["findings"]) {
    rows.push_back({"", "Recomputed: " + finding_title(file, finding)});
  }
}

const Json& with_id(const Json& list, const Json& id) {
  return *std::find_if(list.begin(), list.end(), [&id](const Json& one) { return one["id"] == id; });
}

/// The factors of one source: those that are known, and how many are not.
std::string factors(const Json& assessment, const Json& evidence) {
  if (assessment["factors"].empty() || evidence["factors"].empty()) return {};
  const auto& file = evidence["file"];
  std::vector<std::vector<std::string>> rows;
  std::size_t unknown = 0;
  for (const auto& factor : evidence["factors"]) {
    const auto& assessed = with_id(assessment["factors"], factor["id"]);
    if (assessed["state"] == "unknown" || assessed["state"] == "refused") {
      ++unknown;
    } else {
      add_factor(assessed, factor, file, rows);
    }
  }
  const std::string title = "Associated factors, one by one (" + str(file["id"]) +
                            "): " + std::to_string(unknown) + " of " +
                            std::to_string(evidence["factors"].size()) + " not known\n";
  if (rows.empty()) return title;
  return title + "  " + str(file["summary"]) + "\n" + aligned(rows, 2) +
         "  As printed: RF risk factor, PF protective factor, NS no association.\n  " +
         str(file["no_combined_number"]) + "\n";
}

// --- outcomes ---

std::string group(const Json& group) {
  const auto patients = group["patients"].dump();
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : group["rows"]) {
    const auto uncounted = str(row["printed"]) + " % as printed; no count of " + patients + " gives it";
    rows.push_back({str(row["label"]), row["counted"].is_null() ? uncounted : frequency(row["counted"])});
  }
  return "  " + str(group["label"]) + ", " + patients + " patients" +
         (group["matches"] == true ? ", as this patient" : "") + "\n" + aligned(rows, 4);
}

/// After a positive and a negative result; nothing when the probability before the test was refused.
std::string predictive_values(const Json& test) {
  const auto& before = test["prevalence"];
  if (before.is_null()) return {};
  const auto after = [](const Json& value) {
    return str(value["text"]["percent"]) + " % (" + interval(value["text"]) + ")";
  };
  return "    " + str(test["positive_label"]) + " in " + str(before["text"]) + " % before the test" +
         (before["basis"] == "cohort" ? " (none given: the study's own share)" : "") + "\n" +
         aligned({{"after a positive result", after(test["after_positive"])},
                  {"after a negative result", after(test["after_negative"])}},
                 6);
}

std::string discrimination(const Json& test) {
  if (test.is_null()) return {};
  return "  " + str(test["label"]) + "\n" +
         aligned({{"sensitivity", frequency(test["sensitivity"])},
                  {"specificity", frequency(test["specificity"])}},
                 4) +
         predictive_values(test) + "    " + str(test["text"]) + "\n";
}

std::string outcome(const Json& outcome, const Json& catalogue) {
  const auto& file = entry_of(catalogue["evidence"], outcome["evidence"])["file"];
  std::string out = str(outcome["title"]) + " (" + str(outcome["evidence"]) + ")\n";
  for (const auto& one : outcome["groups"]) out += group(one);
  out += discrimination(outcome["discrimination"]);
  for (const auto& note : outcome["notes"]) out += "  Note: " + str(note) + "\n";
  for (const auto& id : outcome["findings"]) out += "  Recomputed: " + finding_title(file, id) + "\n";
  return out + "  " + str(file["verification"]["text"]) + "\n";
}

}  // namespace

std::string aligned(const std::vector<std::vector<std::string>>& rows, int indent) {
  std::vector<std::size_t> widths;
  // Characters, not bytes: a label may hold a letter beyond ASCII.
  const auto width = [](const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  };
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line(static_cast<std::size_t>(indent), ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - width(row[i]) + 3, ' ');
    }
    out += line + "\n";
  }
  return out;
}

std::string readable_assessment(const Json& assessment, const Json& catalogue) {
  std::string out;
  for (const auto& model : assessment["models"]) {
    const auto& entry = entry_of(catalogue["models"], model["id"]);
    const auto& file = entry["file"];
    out += str(model["title"]) + " (" + str(model["id"]) + " " + str(model["version"]) + ")\n";
    out += answer(model, file, entry["derived"]);
    if (model["status"] == "no_input" || model["status"] == "not_applicable") continue;
    out +=
        observed(model, file) + printed_risks(model) + posttest(model) + items(model) + missing(model, file);
    out += population(model);
    for (const auto& warning : model["warnings"]) out += "  Note: " + str(warning["message"]) + "\n";
    out += background(file, catalogue["sources"]);
  }
  out += next_values(assessment);
  for (const auto& evidence : catalogue["evidence"]) out += factors(assessment, evidence);
  for (const auto& one : assessment["outcomes"]) out += outcome(one, catalogue);
  for (const auto& warning : assessment["warnings"]) out += str(warning["message"]) + "\n";
  if (!out.empty()) out += "Not a substitute for clinical judgement.\n";
  return out;
}

}  // namespace myolung::cli
