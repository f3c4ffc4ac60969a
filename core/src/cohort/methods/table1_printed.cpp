#include <algorithm>
#include <cmath>
#include <map>

#include "clinical/sentence.hpp"
#include "cohort/adjusted.hpp"
#include "cohort/groups.hpp"
#include "cohort/number.hpp"
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

/// A p value as it is printed: a number, or a bound as in "<0.001".
struct PrintedP {
  std::string text;
  double value;
  bool is_bound;
};

/// Of the column p_value, by row; none where a cell is empty or there is no such column.
Result<std::map<std::uint32_t, PrintedP>> printed_p_values(const Table& table) {
  const std::string name = "p_value";
  std::map<std::uint32_t, PrintedP> out;
  if (!table.column(name)) return out;
  const auto cases = table.complete_cases({&name, 1});
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto texts = table.categories(name, *cases);
  if (!texts) return tl::unexpected<Error>(texts.error());
  const char mark = (*table.column(name))->is_number ? '.' : table.decimal();
  for (std::size_t i = 0; i < cases->rows.size(); ++i) {
    const std::string& text = texts->labels[static_cast<std::size_t>(texts->codes[i])];
    const bool is_bound = text.front() == '<';
    const auto digits = is_bound ? text.find_first_not_of(' ', 1) : std::size_t{0};
    const auto number = written_number(digits == std::string::npos ? "" : text.substr(digits), mark);
    if (!number || !(number->value > 0.0 && number->value <= 1.0)) {
      return fail(
          Errc::out_of_range, name,
          "Line " + std::to_string(table.line_of(cases->rows[i])) + ": " + in_quotes(text) +
              " is not a p value above 0 and up to 1.",
          "Give a number, or a bound as in <0.001, as which a p value that is printed as 0.000 is to be "
          "written; leave the cell empty where nothing is printed.");
    }
    out.emplace(cases->rows[i], PrintedP{text, number->value, is_bound});
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
  const auto p_printed = printed_p_values(table);
  if (!p_printed) return tl::unexpected<Error>(p_printed.error());
  if (means->numbers.empty() && counts->numbers.empty() && p_printed->empty()) {
    return fail(Errc::unknown_column, "mean1", "The table has neither means nor counts to test.",
                "Give columns " + listed(kMeans) + ", or " + listed(kCells) + ", or p_value.");
  }

  MethodAnswer answer;
  std::vector<std::optional<double>> p_values;
  std::vector<std::string> bounded;
  bool as_printed = false;
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
    const auto p = p_printed->find(row);
    const bool has_summary = !of_row_means.empty() || !of_row_counts.empty();
    if (!has_summary && p == p_printed->end()) {
      answer.notes.push_back(name + " has nothing that can be tested.");
      continue;
    }
    const auto found = !has_summary
                           ? Result<OrderedJson>(OrderedJson{{"test", nullptr}, {"p_value", nullptr}})
                       : of_row_counts.empty() ? of_means(of_row_means, options.has("student"))
                                               : of_counts(of_row_counts);
    OrderedJson line{{"variable", name}, {"test", nullptr}, {"p_value", nullptr}};
    if (found) line.update(*found);
    if (line["p_value"].is_null() && p != p_printed->end()) {
      as_printed = true;
      line["test"] = p->second.is_bound ? "as printed, at most" : "as printed";
      line["p_value"] = p->second.value;
      if (p->second.is_bound) bounded.push_back(name);
    } else if (!found) {
      answer.notes.push_back(name + " is not tested: " + found.error().message + " " + found.error().remedy);
    }
    if (p != p_printed->end()) line["printed_p_value"] = p->second.text;
    p_values.push_back(line["p_value"].is_null() ? std::nullopt
                                                 : std::optional(line["p_value"].get<double>()));
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
  if (as_printed) {
    answer.notes.emplace_back("Where neither means nor counts can be tested the p value is the printed one.");
  }
  if (!bounded.empty()) {
    answer.notes.push_back(
        "Of " + listed(bounded) +
        " a bound alone is printed, and the bound is taken: every adjusted p value is then "
        "at most what stands here.");
  }
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
          "The tests of a printed Table 1: columns variable, and mean1,sd1,n1,mean2,sd2,n2 or a,b,c,d; "
          "and p_value as printed, for what cannot be tested",
          {{"student", "", "Student's t test in place of Welch's"}, kAdjust},
          run,
          true,
          false};
}

}  // namespace myolung::cohort
