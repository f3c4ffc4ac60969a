#include "stats_command.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "print.hpp"
#include "terminal.hpp"

namespace myolung::cli {
namespace {

constexpr const char* kStatsFooter = R"(
The first line of FILE names the columns. Patients without a value in a column that is asked for are left
out and counted in the answer.

Examples:
  myolung stats proportion cohort.csv --outcome died
  myolung stats proportion cohort.csv --outcome status --positive dead --json
  myolung stats proportion --help            the options of a method

Exit status: 0 answered, 2 an input was refused (see standard error), 1 internal error.)";

/// The table in `path`, or on standard input for "-".
Result<Table> read_table(const std::string& path, CsvOptions options) {
  const bool standard = path == "-";
  const auto unreadable = [&] {
    return fail(Errc::wrong_shape, "file",
                (standard ? "Standard input" : path) + ": " + std::strerror(errno) + ".",
                "Give the path of a CSV file, or - to read standard input.");
  };
  std::FILE* file = standard ? stdin : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return unreadable();
  CsvReader reader(std::move(options));
  std::vector<char> buffer(std::size_t{1} << 20U);
  bool wanted = true;
  while (wanted) {
    const auto n = std::fread(buffer.data(), 1, buffer.size(), file);
    if (n == 0) break;
    wanted = reader.feed({buffer.data(), n});
  }
  const bool broken = std::ferror(file) != 0;
  const auto trouble = broken ? std::optional(unreadable()) : std::nullopt;
  if (!standard) std::fclose(file);
  if (trouble) return *trouble;
  return reader.finish();
}

}  // namespace

StatsCommand::StatsCommand(CLI::App& app)
    : stats_(app.add_subcommand("stats", "A statistical method on the columns of a file")) {
  stats_->footer(kStatsFooter);
  stats_->require_subcommand(0, 1);
  stats_->allow_extras();
  for (const auto& method : methods()) add(method.family == "meta" ? app : *stats_, method);
}

void StatsCommand::add(CLI::App& parent, const Method& method) {
  Call& call = calls_.emplace_back();
  call.method = &method;
  call.command = parent.add_subcommand(std::string(method.name), std::string(method.summary));
  call.command
      ->add_option("FILE", call.path,
                   "Table as text, its first line naming the columns; - for standard input")
      ->required(method.needs_table);
  for (const auto& option : method.options) {
    const std::string flag = "--" + std::string(option.name);
    // Constant: CLI11 would write the value into a string that is not.
    const std::string help =
        std::string(option.help) + (option.preset.empty() ? "" : " [" + std::string(option.preset) + "]");
    auto* added = option.placeholder.empty()
                      ? call.command->add_flag(flag, help)
                      : call.command->add_option(flag, help)->option_text(std::string(option.placeholder));
    if (option.required) added->option_text(std::string(option.placeholder) + " REQUIRED");
    call.options.emplace(option.name, added);
  }
  call.command->add_flag("--json", call.json, "JSON instead of a table");
  call.command->add_option("--delimiter", call.delimiter, "Between columns: comma, semicolon, tab or bar")
      ->option_text("NAME");
  call.command->add_option("--decimal", call.decimal, "Decimal mark: point or comma [point]")
      ->option_text("NAME");
  call.command->add_option("--missing", call.missing, "Cells without a value, besides empty ones and NA")
      ->option_text("CODE,...");
  call.command->allow_extras();  // the core names the nearest option
}

std::optional<int> StatsCommand::run() const {
  for (const auto& call : calls_) {
    if (call.command->parsed()) return run(call);
  }
  if (!stats_->parsed()) return std::nullopt;
  const auto words = stats_->remaining();
  const auto refused = run_method(words.empty() ? "" : words.front(), Table({}, 0, {}, {}, {}), {});
  if (words.empty()) {
    complain("Which method? " + refused.error().remedy + " myolung stats --help says what they do.");
  } else {
    complain(refused.error());
  }
  return kBadInput;
}

int StatsCommand::run(const Call& call) {
  const auto refuse = [](const Error& error) {
    complain(error);
    return kBadInput;
  };
  OptionValues values;
  for (const auto& [name, option] : call.options) {
    for (const auto& result : option->results()) values.emplace_back(name, result);
  }
  if (const auto surplus = call.command->remaining(); !surplus.empty()) {
    // What follows an unknown option may be its value.
    const auto unknown = std::find_if(surplus.begin(), surplus.end(),
                                      [](const std::string& word) { return word.rfind('-', 0) == 0; });
    if (unknown == surplus.end()) {
      return refuse({Errc::unknown_option, "", "There is one word too many: " + surplus.front() + ".",
                     "Put a value with blanks into quotes, and give one file."});
    }
    const auto name = unknown->find_first_not_of('-');
    const std::string unknown_name =
        name == std::string::npos ? *unknown : unknown->substr(name, unknown->find('=') - name);
    values.emplace_back(unknown_name, "");
    // Its value may have been taken for the file: the option is refused before that is looked for.
    if (call.options.count(unknown_name) == 0) {
      const auto refused = run_method(call.method->name, Table({}, 0, {}, {}, {}), values);
      if (!refused) return refuse(refused.error());
    }
  }
  auto csv = csv_options(call.delimiter, call.decimal, call.missing);
  if (!csv) return refuse(csv.error());
  csv->only = columns_read(*call.method, values);
  if (!call.method->needs_table && !call.path.empty() && csv->only && csv->only->empty()) {
    const auto answered = run_method(call.method->name, Table({}, 0, {}, {}, {}), values);
    if (!answered) return refuse(answered.error());
    return refuse({Errc::unknown_option, "file", "No option names a column of " + call.path + ".",
                   "Leave out the file, or the numbers that are given without one."});
  }
  const auto table =
      call.path.empty() ? Result<Table>(Table({}, 0, {}, {}, {})) : read_table(call.path, std::move(*csv));
  if (!table) return refuse(table.error());
  const auto answer = run_method(call.method->name, *table, values);
  if (!answer) return refuse(answer.error());
  if (call.json) {
    print_indented(*answer);
  } else {
    print(readable_statistics(Json::parse(*answer, nullptr, false)));
  }
  return kSuccess;
}

}  // namespace myolung::cli
