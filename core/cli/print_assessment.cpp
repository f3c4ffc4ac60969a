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

const Json& entry_of(const Json& catalogue, const Json& id) {
  const auto& models = catalogue["models"];
  return *std::find_if(models.begin(), models.end(),
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
    const auto& entry = entry_of(catalogue, model["id"]);
    const auto& file = entry["file"];
    out += str(model["title"]) + " (" + str(model["id"]) + " " + str(model["version"]) + ")\n";
    out += answer(model, file, entry["derived"]);
    if (model["status"] == "no_input" || model["status"] == "not_applicable") continue;
    out +=
        observed(model, file) + printed_risks(model) + posttest(model) + items(model) + missing(model, file);
    for (const auto& warning : model["warnings"]) out += "  Note: " + str(warning["message"]) + "\n";
    out += background(file, catalogue["sources"]);
  }
  for (const auto& warning : assessment["warnings"]) out += str(warning["message"]) + "\n";
  if (!out.empty()) out += "Not a substitute for clinical judgement.\n";
  return out;
}

}  // namespace myolung::cli
