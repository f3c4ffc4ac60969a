#include <algorithm>
#include <cmath>

#include "clinical/sentence.hpp"
#include "cohort/adjusted.hpp"
#include "cohort/groups.hpp"
#include "myolung/group_comparison.hpp"

namespace myolung::cohort {
namespace {

const std::vector<std::string> kMeans{"mean1", "sd1", "n1", "mean2", "sd2", "n2"};
const std::vector<std::string> kCells{"a", "b", "c", "d"};

/// Where the cells named stand: the rows that have all of them, and their numbers, column after column.
struct Printed {
  std::vector<std::uint32_t> rows;
  std::vector<std::vector<double>> numbers;
};

/// Of columns that are all there; of nothing when none is.
Result<Printed> printed(const Table& table, const std::vector<std::string>& names) {
  Printed out;
  const auto there = [&](const std::string& name) { return table.column(name).has_value(); };
  if (std::none_of(names.begin(), names.end(), there)) return out;
  auto cases = table.complete_cases(names);
  if (!cases) return tl::unexpected<Error>(cases.error());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto filled = [&](const std::string& name) { return (*table.column(name))->has_value(row); };
    if (std::any_of(names.begin(), names.end(), filled) && !std::all_of(names.begin(), names.end(), filled)) {
      return fail(Errc::too_few, names.front(),
                  "Line " + std::to_string(table.line_of(row)) + " has some of " + listed(names) + " alone.",
                  "Fill all of them or none.");
    }
  }
  out.rows = cases->rows;
  for (const auto& name : names) {
    auto numbers = table.numbers(name, *cases);
    if (!numbers) return tl::unexpected<Error>(numbers.error());
    out.numbers.push_back(std::move(*numbers));
  }
  return out;
}

/// Numbers of patients, where they are whole ones.
std::optional<std::int64_t> whole(double x) {
  if (!(std::abs(x) <= 1e9) || x != static_cast<double>(static_cast<std::int64_t>(x))) return std::nullopt;
  return static_cast<std::int64_t>(x);
}

tl::unexpected<Error> not_whole() {
  return fail(Errc::not_a_number, "n", "A number of patients is not a whole number.",
              "Give counts, not percentages.");
}

Result<OrderedJson> of_means(const std::vector<double>& x, bool student) {
  const auto n1 = whole(x[2]);
  const auto n2 = whole(x[5]);
  if (!n1 || !n2) return not_whole();
  const stats::GroupSummary first{x[0], x[1], *n1};
  const stats::GroupSummary second{x[3], x[4], *n2};
  const auto welch = stats::welch_t_from_summaries(first, second);
  if (!welch) return tl::unexpected<Error>(welch.error());
  const auto pooled = stats::student_t_from_summaries(first, second);
  if (!pooled) return tl::unexpected<Error>(pooled.error());
  return OrderedJson{{"test", student ? "Student" : "Welch"},
                     {"p_value", student ? pooled->p_value : welch->p_value},
                     {"welch_p_value", welch->p_value},
                     {"student_p_value", pooled->p_value}};
}

Result<OrderedJson> of_counts(const std::vector<double>& x) {
  std::vector<std::int64_t> c;
  for (const double count : x) {
    const auto cell = whole(count);
    if (!cell) return not_whole();
    c.push_back(*cell);
  }
  const stats::ExposureTable table{c[0], c[1], c[2], c[3]};
  const auto fisher = stats::fisher_exact(table);
  if (!fisher) return tl::unexpected<Error>(fisher.error());
  const auto pearson = stats::pearson_chi_square(table);
  const auto yates = stats::pearson_chi_square(table, stats::Continuity::yates);
  const auto least = stats::smallest_expected_count(table);
  if (!pearson || !yates || !least) return tl::unexpected<Error>(pearson.error());
  const bool rare = *least < 5.0;
  return OrderedJson{
      {"test", rare ? "Fisher" : "chi-square"}, {"p_value", rare ? fisher->p_value : pearson->p_value},
      {"smallest_expected_count", *least},      {"pearson_p_value", pearson->p_value},
      {"yates_p_value", yates->p_value},        {"fisher_p_value", fisher->p_value}};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const std::string variable = "variable";
  auto cases = table.complete_cases({&variable, 1});
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto names = table.categories(variable, *cases);
  if (!names) return tl::unexpected<Error>(names.error());
  const auto means = printed(table, kMeans);
  if (!means) return tl::unexpected<Error>(means.error());
  const auto counts = printed(table, kCells);
  if (!counts) return tl::unexpected<Error>(counts.error());
  if (means->numbers.empty() && counts->numbers.empty()) {
    return fail(Errc::unknown_column, "mean1", "The table has neither means nor counts to test.",
                "Give columns " + listed(kMeans) + ", or " + listed(kCells) + ".");
  }

  MethodAnswer answer;
  std::vector<std::optional<double>> p_values;
  auto rows = OrderedJson::array();
  CompleteCases used;
  used.columns = cases->columns;
  const auto cells_of = [](const Printed& from, std::uint32_t row) {
    std::vector<double> out;
    const auto at = std::lower_bound(from.rows.begin(), from.rows.end(), row);
    if (at == from.rows.end() || *at != row) return out;
    for (const auto& column : from.numbers) {
      out.push_back(column[static_cast<std::size_t>(at - from.rows.begin())]);
    }
    return out;
  };
  for (std::size_t i = 0; i < cases->rows.size(); ++i) {
    const auto row = cases->rows[i];
    const std::string& name = names->labels[static_cast<std::size_t>(names->codes[i])];
    const auto of_row_means = cells_of(*means, row);
    const auto of_row_counts = cells_of(*counts, row);
    if (!of_row_means.empty() && !of_row_counts.empty()) {
      return fail(Errc::duplicate_key, name,
                  "Line " + std::to_string(table.line_of(row)) + " has means and counts.",
                  "Give each variable one of them.");
    }
    if (of_row_means.empty() && of_row_counts.empty()) {
      answer.notes.push_back(name + " has nothing that can be tested.");
      continue;
    }
    const auto found =
        of_row_counts.empty() ? of_means(of_row_means, options.has("student")) : of_counts(of_row_counts);
    OrderedJson line{{"variable", name}};
    if (!found) {
      line["test"] = nullptr;
      line["p_value"] = nullptr;
      answer.notes.push_back(name + " is not tested: " + found.error().message + " " + found.error().remedy);
    } else {
      line.update(*found);
    }
    p_values.push_back(found ? std::optional(line["p_value"].get<double>()) : std::nullopt);
    rows.push_back(std::move(line));
    used.rows.push_back(row);
  }
  const auto corrected = adjusted(p_values, options);
  if (!corrected) return tl::unexpected<Error>(corrected.error());
  if (options.text("adjust") != "none") {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i]["adjusted_p_value"] = number_or_null((*corrected)[i]);
    }
  }
  answer.result["tests"] = std::move(rows);
  answer.notes.emplace_back(
      "p value: Welch's t test of means, or Student's with --student; of counts Pearson's chi-square test, "
      "or Fisher's exact test where an expected count is below 5. The others stand beside it. Printed "
      "numbers are rounded, and so are their p values.");
  answer.cases = std::move(used);
  return answer;
}

}  // namespace

Method table1_printed_method() {
  return {"table1-printed",
          "stats",
          "The tests of a printed Table 1: columns variable, and mean1,sd1,n1,mean2,sd2,n2 or a,b,c,d",
          {{"student", "", "Student's t test in place of Welch's"}, kAdjust},
          run,
          true,
          false};
}

}  // namespace myolung::cohort
