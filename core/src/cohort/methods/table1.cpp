#include <algorithm>
#include <cmath>

#include "clinical/sentence.hpp"
#include "cohort/adjusted.hpp"
#include "cohort/groups.hpp"
#include "myolung/group_comparison.hpp"
#include "myolung/mann_whitney.hpp"
#include "myolung/text.hpp"
#include "stats/quantile.hpp"

namespace myolung::cohort {
namespace {

constexpr std::size_t kMostUnasked = 20;     // categories of a column that nobody named
constexpr std::size_t kFewestNumbered = 20;  // patients of whom no two have the same number
constexpr int kDigits = 4;

enum class Summary : std::uint8_t { mean, median, categories };

/// The rows of one column that have a value and a group.
struct Part {
  CompleteCases cases;
  Categories groups;
  std::int64_t missing[2];
};

/// What stands of a column in each table of the answer.
struct Lines {
  OrderedJson table = OrderedJson::array();
  OrderedJson numbers = OrderedJson::array();
  OrderedJson categories = OrderedJson::array();
  OrderedJson test;
  std::vector<std::string> notes;
};

Part part_of(const Column& column, const CompleteCases& with_group, const Categories& groups) {
  Part part{{}, {{}, groups.labels}, {0, 0}};
  for (std::size_t i = 0; i < with_group.rows.size(); ++i) {
    if (column.has_value(with_group.rows[i])) {
      part.cases.rows.push_back(with_group.rows[i]);
      part.groups.codes.push_back(groups.codes[i]);
    } else {
      ++part.missing[groups.codes[i]];
    }
  }
  return part;
}

/// The first line of a column in the table that a person reads.
OrderedJson first_line(const std::string& variable, const Part& part) {
  return {{"variable", variable},
          {"first", ""},
          {"second", ""},
          {"missing_first", part.missing[0]},
          {"missing_second", part.missing[1]},
          {"test", nullptr},
          {"p_value", nullptr}};
}

OrderedJson no_test(const std::string& column, const char* test) {
  OrderedJson out{{"column", column}, {"test", test}};
  for (const char* key : {"estimate", "ci_low", "ci_high", "statistic", "df", "p_value"}) out[key] = nullptr;
  return out;
}

/// Numbers of one group: what of them is printed, and all of it as an object.
std::string describe(Summary summary, std::vector<double> values, OrderedJson& numbers) {
  numbers["n"] = values.size();
  for (const char* key : {"mean", "sd", "median", "quartile_low", "quartile_high"}) numbers[key] = nullptr;
  if (values.empty()) return "-";
  std::sort(values.begin(), values.end());
  const double median = stats::quantile_of_sorted(values, 0.5);
  const double low = stats::quantile_of_sorted(values, 0.25);
  const double high = stats::quantile_of_sorted(values, 0.75);
  numbers["median"] = median;
  numbers["quartile_low"] = low;
  numbers["quartile_high"] = high;
  const auto moments = stats::summarize(values);
  if (moments) {
    numbers["mean"] = moments->mean;
    numbers["sd"] = moments->sd;
  }
  const auto text = [](double x) { return number_text(x, kDigits); };
  if (summary == Summary::median) return text(median) + " (" + text(low) + " to " + text(high) + ")";
  return moments ? text(moments->mean) + " (" + text(moments->sd) + ")" : text(values.front());
}

Result<Lines> of_numbers(const Table& table, const std::string& name, Summary summary, const Part& part,
                         bool student, double level) {
  const auto values = table.numbers(name, part.cases);
  if (!values) return tl::unexpected<Error>(values.error());
  const std::vector<double> groups[] = {of_group(*values, part.groups, 0), of_group(*values, part.groups, 1)};
  const bool by_mean = summary == Summary::mean;
  Lines out;
  auto line = first_line(name + (by_mean ? ", mean (SD)" : ", median (quartiles)"), part);
  for (std::size_t g = 0; g < 2; ++g) {
    OrderedJson numbers{{"column", name}, {"group", part.groups.labels[g]}, {"missing", part.missing[g]}};
    line[g == 0 ? "first" : "second"] = describe(summary, groups[g], numbers);
    out.numbers.push_back(std::move(numbers));
  }
  const char* test_name = !by_mean ? "Mann-Whitney" : student ? "Student" : "Welch";
  out.test = no_test(name, test_name);
  const auto fill = [&](double estimate, const stats::Interval& ci, double statistic, double p_value) {
    out.test["estimate"] = estimate;
    add_interval(out.test, ci);
    out.test["statistic"] = statistic;
    out.test["p_value"] = p_value;
  };
  std::optional<Error> refused;
  if (by_mean) {
    const auto test =
        student ? stats::student_t(groups[0], groups[1], level) : stats::welch_t(groups[0], groups[1], level);
    if (test) {
      fill(test->estimate, test->ci, test->statistic, test->p_value);
      out.test["df"] = test->df;
    } else {
      refused = test.error();
    }
  } else {
    const auto test = stats::mann_whitney(groups[0], groups[1], level);
    if (test) {
      if (test->ci_level < level) {
        out.notes.push_back(name +
                            ": the groups are too small for this confidence level; the interval reaches " +
                            value_text(test->ci_level) + ".");
      }
      fill(test->estimate, test->ci, test->statistic, test->p_value);
    } else {
      refused = test.error();
    }
  }
  if (refused) {
    out.notes.push_back(name + " is not tested: " + refused->message);
  } else {
    line["test"] = test_name;
    line["p_value"] = out.test["p_value"];
  }
  out.table.push_back(std::move(line));
  return out;
}

Result<Lines> of_categories(const Table& table, const std::string& name, const std::string& group,
                            const Part& part) {
  auto found = table.categories(name, part.cases);
  if (!found) return tl::unexpected<Error>(found.error());
  auto counted = count_categories(name, ascending(std::move(*found)), group, part.groups);
  if (!counted) return tl::unexpected<Error>(counted.error());
  Lines out;
  auto line = first_line(name, part);
  out.test = no_test(name, "chi-square");
  const auto least = stats::smallest_expected_count(counted->view());
  const auto chi_square = stats::pearson_chi_square(counted->view());
  if (!chi_square || !least) {
    out.notes.push_back(name + " is not tested: " + chi_square.error().message);
  } else {
    const auto& c = counted->counts;
    const bool rare = *least < 5.0;
    const auto exact = !rare           ? Result<stats::ExactTest>(stats::ExactTest{})
                       : c.size() == 4 ? stats::fisher_exact(stats::ExposureTable{c[0], c[1], c[2], c[3]})
                                       : stats::fisher_exact(counted->view());
    if (rare && exact) {
      out.test["test"] = "Fisher";
      out.test["p_value"] = exact->p_value;
    } else {
      if (rare) {
        out.test["test"] = "chi-square in place of Fisher";
        out.notes.push_back(name +
                            ": an expected count is below 5, and the table is too large for Fisher's "
                            "exact test; the chi-square test is doubtful.");
      }
      out.test["statistic"] = chi_square->statistic;
      out.test["df"] = chi_square->df;
      out.test["p_value"] = chi_square->p_value;
    }
    line["test"] = out.test["test"];
    line["p_value"] = out.test["p_value"];
  }
  out.table.push_back(std::move(line));
  std::int64_t totals[2] = {0, 0};
  for (std::size_t i = 0; i < counted->counts.size(); ++i) totals[i % 2] += counted->counts[i];
  for (std::size_t i = 0; i < counted->row_labels.size(); ++i) {
    OrderedJson category{{"variable", "  " + counted->row_labels[i]}};
    for (std::size_t g = 0; g < 2; ++g) {
      const auto count = counted->counts[2 * i + g];
      const auto total = totals[g];
      const bool some = count > 0 && count < total;
      const double share = total > 0 ? static_cast<double>(count) / static_cast<double>(total) : 0.0;
      category[g == 0 ? "first" : "second"] = std::to_string(count) + " of " + std::to_string(total) +
                                              (some ? " (" + percent_text_fine(share) + " %)" : "");
      out.categories.push_back({{"column", name},
                                {"category", counted->row_labels[i]},
                                {"group", part.groups.labels[g]},
                                {"count", count},
                                {"total", total},
                                {"percent", total > 0 ? OrderedJson(100.0 * share) : OrderedJson()},
                                {"missing", part.missing[g]}});
    }
    out.table.push_back(std::move(category));
  }
  return out;
}

bool all_whole(const Column& column) {
  return std::all_of(column.numbers.begin(), column.numbers.end(),
                     [](double x) { return std::isnan(x) || x == std::floor(x); });
}

/// Which columns, and how each is summarized.
Result<std::vector<std::pair<std::string, Summary>>> plan(const Table& table, const Options& options,
                                                          const CompleteCases& with_group,
                                                          const Categories& groups,
                                                          std::vector<std::string>& notes) {
  const std::string& group = options.text("group");
  std::vector<std::pair<std::string, Summary>> named;
  for (const auto& [option, summary] :
       {std::pair("mean", Summary::mean), std::pair("median", Summary::median),
        std::pair("categorical", Summary::categories)}) {
    for (const auto& name : options.list(option)) {
      if (const auto column = table.column(name); !column) return tl::unexpected<Error>(column.error());
      const bool twice =
          std::any_of(named.begin(), named.end(), [&](const auto& one) { return one.first == name; });
      if (twice || name == group) {
        return fail(Errc::duplicate_key, option,
                    "Column " + in_quotes(name) + (twice ? " is named twice." : " is that of the groups."),
                    "Name each column in one of --mean, --median and --categorical.");
      }
      named.emplace_back(name, summary);
    }
  }
  std::vector<std::string> wanted = options.list("columns");
  const bool all = wanted.empty();
  if (all) {
    for (const auto& column : table.columns()) wanted.push_back(column.name);
  }
  for (const auto& [name, summary] : named) {
    if (std::find(wanted.begin(), wanted.end(), name) == wanted.end()) wanted.push_back(name);
  }
  std::vector<std::pair<std::string, Summary>> out;
  for (const auto& name : wanted) {
    const auto column = table.column(name);
    if (!column && all) {
      notes.push_back(name + " is left out. " + column.error().message + " " + column.error().remedy);
      continue;
    }
    if (!column) return tl::unexpected<Error>(column.error());
    if (name == group ||
        std::any_of(out.begin(), out.end(), [&](const auto& one) { return one.first == name; })) {
      continue;
    }
    const auto at =
        std::find_if(named.begin(), named.end(), [&](const auto& one) { return one.first == name; });
    if (at != named.end()) {
      out.push_back(*at);
      continue;
    }
    const auto part = part_of(**column, with_group, groups);
    const auto different = table.categories(name, part.cases);
    if (!different) return tl::unexpected<Error>(different.error());
    const auto values = different->labels.size();
    const bool is_number = (*column)->is_number;
    const auto settled = table.settled(name, "--categorical");
    if (!all && !settled) return tl::unexpected<Error>(settled.error());
    if (is_number && values > 2) {
      if (all && values >= kFewestNumbered && values == part.cases.rows.size() && all_whole(**column)) {
        notes.push_back(
            name +
            " is a whole number, another one for every patient: if it only numbers them, leave it out "
            "by naming the other columns in --columns.");
      }
      out.emplace_back(name, Summary::median);
    } else if (!all) {
      out.emplace_back(name, Summary::categories);
    } else if (!settled) {
      notes.push_back(name + " is left out. " + settled.error().message + " " + settled.error().remedy);
    } else if (values == 0) {
      notes.push_back(name + " is left out: no patient of a group has a value.");
    } else if (is_number || (values <= kMostUnasked && values < part.cases.rows.size())) {
      out.emplace_back(name, Summary::categories);
    } else {
      notes.push_back(name + " is left out: " + std::to_string(values) +
                      " different texts. Name it in --categorical if they are categories.");
    }
  }
  return out;
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  const std::string& group = options.text("group");
  auto cases = table.complete_cases({&group, 1});
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto groups = two_categories(table, group, *cases, options.maybe_text("first"));
  if (!groups) return tl::unexpected<Error>(groups.error());
  MethodAnswer answer;
  const auto columns = plan(table, options, *cases, *groups, answer.notes);
  if (!columns) return tl::unexpected<Error>(columns.error());
  if (columns->empty()) {
    std::string why = "There is no column to compare beside that of the groups.";
    for (const auto& note : answer.notes) why += " " + note;
    return fail(Errc::too_few, "columns", why, "Give a table with a column of numbers or categories more.");
  }

  std::vector<Lines> lines;
  std::vector<std::optional<double>> p_values;
  const bool student = options.has("student");
  for (const auto& [name, summary] : *columns) {
    const auto part = part_of(**table.column(name), *cases, *groups);
    auto found = summary == Summary::categories ? of_categories(table, name, group, part)
                                                : of_numbers(table, name, summary, part, student, *level);
    if (!found) return tl::unexpected<Error>(found.error());
    const auto& p = found->test["p_value"];
    p_values.push_back(p.is_null() ? std::nullopt : std::optional(p.get<double>()));
    cases->columns.push_back({name, part.missing[0] + part.missing[1]});
    lines.push_back(std::move(*found));
  }
  const auto corrected = adjusted(p_values, options);
  if (!corrected) return tl::unexpected<Error>(corrected.error());

  answer.result["groups"] = OrderedJson::array();
  for (std::int32_t g = 0; g < 2; ++g) {
    answer.result["groups"].push_back({{"column", g == 0 ? "first" : "second"},
                                       {"group", groups->labels[static_cast<std::size_t>(g)]},
                                       {"n", std::count(groups->codes.begin(), groups->codes.end(), g)}});
  }
  const bool adjusts = options.text("adjust") != "none";
  for (const char* key : {"table", "numbers", "categories", "tests"})
    answer.result[key] = OrderedJson::array();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (adjusts) {
      lines[i].table[0]["adjusted_p_value"] = number_or_null((*corrected)[i]);
      lines[i].test["adjusted_p_value"] = number_or_null((*corrected)[i]);
    }
    for (auto& line : lines[i].table) answer.result["table"].push_back(std::move(line));
    for (auto& line : lines[i].numbers) answer.result["numbers"].push_back(std::move(line));
    for (auto& line : lines[i].categories) answer.result["categories"].push_back(std::move(line));
    answer.result["tests"].push_back(std::move(lines[i].test));
    for (auto& note : lines[i].notes) answer.notes.push_back(std::move(note));
  }
  for (const char* key : {"numbers", "categories"}) {
    if (answer.result[key].empty()) answer.result.erase(key);
  }
  answer.notes.push_back(
      std::string("Numbers: median (quartiles) with the Mann-Whitney test; those named in --mean, mean (SD) "
                  "with ") +
      (student ? "Student's" : "Welch's") +
      " t test. No test of normality chooses: it misses skewness in small groups, rejects what does not "
      "matter in large ones, and choosing a test by the data changes its error rates.");
  answer.notes.emplace_back(
      "Categories: Pearson's chi-square test without correction, or Fisher's exact test where an expected "
      "count is below 5. Numbers with at most two values are categories.");
  answer.cases = std::move(*cases);
  return answer;
}

}  // namespace

Method table1_method() {
  auto group = kGroup;
  group.required = true;
  return {"table1",
          "stats",
          "Table 1: every column in two groups, with missing values, tests and adjusted p values",
          {group,
           kFirst,
           {"columns", "COLUMNS", "Columns of the table, with commas between [all]"},
           {"mean", "COLUMNS", "Columns to give as mean (SD), tested with t"},
           {"median", "COLUMNS", "Columns to give as median (quartiles), although they have two values"},
           {"categorical", "COLUMNS", "Columns whose numbers are categories"},
           {"student", "", "Student's t test in place of Welch's"},
           kAdjust,
           kLevel},
          run,
          true,
          false};
}

}  // namespace myolung::cohort
