// The `myolung` program: reads arguments and files, asks the core, prints.

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include <CLI/CLI.hpp>

#include "myolung/assessment.hpp"
#include "myolung/audit.hpp"
#include "myolung/catalogue.hpp"
#include "print.hpp"
#include "stats_command.hpp"
#include "terminal.hpp"

namespace {

using myolung::Catalogue;
using namespace myolung::cli;

constexpr const char* kAssessExamples = R"(
A patient is JSON; leave out what is not known:
  {"values": {"dlco_percent_predicted": {"value": 43, "unit": "%"},
              "lung_suvmean": {"value": 0.52, "unit": "g/mL"},
              "mediastinal_node_abnormal": {"value": true}},
   "pretest_probability": 0.2}

Examples:
  myolung assess patient.json
  myolung assess myolung-patient.json        what the page saved
  myolung assess --json < patients.json      an array of patients gives an array of answers
  echo '{"values": {"lung_suvmean": {"value": "0,52"}}}' | myolung assess -

Exit status: 0 answered, 2 an input was refused (see standard error), 1 internal error.)";

constexpr const char* kAuditExamples = R"(
A figure reproduces when what is printed elsewhere gives it, through the interval that rounding
allows; it differs when something else comes out; it is impossible when nothing could give it.

Examples:
  myolung audit                              what we found, and what it means
  myolung audit --verdict differs,impossible
  myolung audit --source liang2021 --verdict reproduces
  myolung audit --json > audit.json)";

constexpr const char* kExamples = R"(
Examples:
  myolung catalogue                    what can be entered, and the scores
  myolung assess patient.json          every score for one patient
  myolung assess --help                how to write a patient down
  myolung audit                        the printed numbers, recomputed
  myolung stats --help                 the statistical methods, for columns of a file)";

bool read_all(std::FILE* file, std::string& out) {
  char buffer[1 << 16];
  std::size_t n = 0;
  while ((n = std::fread(buffer, 1, sizeof buffer, file)) > 0) out.append(buffer, n);
  return std::ferror(file) == 0;
}

/// The text of `path`, or of standard input for "-". False (with a sentence) when unreadable.
bool read_input(const std::string& path, std::string& out) {
  const bool standard = path == "-";
  if (standard && isatty(STDIN_FILENO) != 0) {
    std::fputs("Type or paste a patient as JSON, then press Ctrl-D.\n", stderr);
  }
  std::FILE* file = standard ? stdin : std::fopen(path.c_str(), "rb");
  const bool ok = file != nullptr && read_all(file, out);
  if (!ok) {
    complain((standard ? "standard input" : path) + ": " + std::strerror(errno) +
             ". Give the path of a JSON file, or - to read standard input.");
  }
  if (file != nullptr && !standard) std::fclose(file);
  return ok;
}

/// Prints the errors of one answer; true when there were none.
bool report_errors(const Json& answer, const std::string& where) {
  for (const auto& error : answer["errors"]) {
    complain(where + error["message"].get<std::string>() + " " + error["remedy"].get<std::string>() + " [" +
             error["code"].get<std::string>() + id_note(str(error["input"])) + "]");
  }
  return answer["errors"].empty();
}

Json catalogue_as_json(const Catalogue& catalogue) {
  return Json::parse(myolung::catalogue_json(catalogue, myolung::embedded_data()), nullptr, false);
}

/// A patient saved by the page stands inside a file that says what it is: takes the request out of it. Any
/// other text stays, for the core to read. False, with a complaint, when a newer page has saved it.
bool unwrap_saved_patient(std::string& text) {
  const Json file = Json::parse(text, nullptr, false);
  const auto is = [&file](const char* key, const Json& value) {
    return file.contains(key) && file[key] == value;
  };
  if (!file.is_object() || !is("format", "myolung-patient")) return true;
  if (!is("version", 1) || !file.contains("patient")) {
    complain("this patient was saved in a format this program does not know. Use a newer myolung.");
    return false;
  }
  text = file["patient"].dump();
  return true;
}

int run_assess(const Catalogue& catalogue, const std::string& path, bool json) {
  std::string request;
  if (!read_input(path, request) || !unwrap_saved_patient(request)) return kBadInput;
  const Json answers = Json::parse(myolung::assess_json(catalogue, request), nullptr, false);
  if (json) print(answers.dump(kIndent) + "\n");

  const Json known = json ? Json() : catalogue_as_json(catalogue);
  if (!answers.is_array()) {
    if (!json) print(readable_assessment(answers, known));
    return report_errors(answers, "") ? kSuccess : kBadInput;
  }
  bool all_good = true;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string name = "patient " + std::to_string(i + 1);
    if (!json) print("== " + name + "\n" + readable_assessment(answers[i], known));
    all_good &= report_errors(answers[i], name + ": ");
  }
  return all_good ? kSuccess : kBadInput;
}

/// One request a line, one answer a line: for the tests that compare builds.
int run_lines(const Catalogue& catalogue) {
  std::string input;
  if (!read_all(stdin, input)) return kBadInput;
  std::size_t begin = 0;
  while (begin < input.size()) {
    const auto end = std::min(input.find('\n', begin), input.size());
    print(myolung::assess_json(catalogue, std::string_view(input).substr(begin, end - begin)) + "\n");
    begin = end + 1;
  }
  return kSuccess;
}

int run_catalogue(const Catalogue& catalogue, bool json) {
  const Json known = catalogue_as_json(catalogue);
  print(json ? known.dump(kIndent) + "\n" : readable_catalogue(known));
  return kSuccess;
}

std::vector<std::string> evidence_ids(const Catalogue& catalogue) {
  std::vector<std::string> ids;
  for (const auto& evidence : catalogue.evidence) ids.push_back(evidence.id);
  return ids;
}

/// What is wrong with the built-in data: nobody can mend it but us.
int report_problems(const std::vector<myolung::DataProblem>& problems) {
  for (const auto& problem : problems) {
    complain("built-in data " + problem.file + problem.path + " " + problem.message);
  }
  return kInternalError;
}

/// Which rows of the audit are wanted; all when empty.
struct AuditFilter {
  std::vector<std::string> verdicts;
  std::string source;

  [[nodiscard]] bool wants(const myolung::AuditRow& row) const {
    const auto verdict = myolung::verdict_name(row.verdict);
    return (source.empty() || row.evidence == source) &&
           (verdicts.empty() || std::find(verdicts.begin(), verdicts.end(), verdict) != verdicts.end());
  }
};

int run_audit(const Catalogue& catalogue, const AuditFilter& filter, bool json) {
  auto rows = myolung::audit(myolung::embedded_data(), catalogue);
  if (!rows) return report_problems(rows.error());
  std::erase_if(*rows, [&filter](const myolung::AuditRow& row) { return !filter.wants(row); });
  const Json answer = Json::parse(myolung::audit_json(*rows, catalogue), nullptr, false);
  // Hundreds of figures reproduce: each is listed only when its verdict is asked for.
  print(json ? answer.dump(kIndent) + "\n" : readable_audit(answer, !filter.verdicts.empty()));
  return kSuccess;
}

int run(int argc, char** argv) {
  const auto data_version = myolung::embedded_data_version();
  const auto catalogue = myolung::load_catalogue(myolung::embedded_data(), data_version);
  if (!catalogue) return report_problems(catalogue.error());

  CLI::App app{"Published scores for interstitial lung disease in myositis, with their uncertainty."};
  app.name("myolung");
  app.set_version_flag("--version", "myolung " + std::string(myolung::program_version()) + " (data " +
                                        std::string(data_version) + ")");
  app.footer(kExamples);
  app.require_subcommand(1);
  bool json = false;
  bool lines = false;
  std::string path = "-";

  auto* list = app.add_subcommand("catalogue", "Inputs with units and limits, scores, sources");
  list->add_flag("--json", json, "JSON instead of a table");
  auto* score = app.add_subcommand("assess", "Every score for one patient, or an array of patients");
  score->add_option("FILE", path, "JSON file; - or nothing for standard input");
  score->add_flag("--json", json, "JSON instead of a table");
  score->add_flag("--lines", lines)->group("");
  score->footer(kAssessExamples);

  AuditFilter filter;
  auto* check = app.add_subcommand("audit", "Every check of a printed number, with its verdict");
  check->add_flag("--json", json, "JSON with every row instead of a table");
  check
      ->add_option("--verdict", filter.verdicts,
                   "Only these: reproduces, differs, impossible, cannot_be_checked")
      ->delimiter(',')
      ->check(CLI::IsMember({"reproduces", "differs", "impossible", "cannot_be_checked"}));
  check->add_option("--source", filter.source, "Only this source")
      ->check(CLI::IsMember(evidence_ids(*catalogue)));
  check->footer(kAuditExamples);
  const StatsCommand stats(app);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kSuccess : kBadInput;
  }
  if (list->parsed()) return run_catalogue(*catalogue, json);
  if (const auto status = stats.run()) return *status;
  if (check->parsed()) return run_audit(*catalogue, filter, json);
  return lines ? run_lines(*catalogue) : run_assess(*catalogue, path, json);
}

}  // namespace

int main(int argc, char** argv) { return finish(run(argc, argv)); }
