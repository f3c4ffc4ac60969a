#include "cohort/groups.hpp"

#include <algorithm>
#include <numeric>

#include "clinical/sentence.hpp"
#include "cohort/number.hpp"

namespace myolung::cohort {
namespace {

std::string flag(const std::string& name) { return "--" + name; }

std::string all_of(const std::vector<std::string>& names) {
  std::vector<std::string> flags;
  for (const auto& name : names) flags.push_back(flag(name));
  return listed(flags, " and ");
}

std::vector<std::string> pieces(const std::string& text, char between) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(between, from), text.size());
    out.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

Result<CountedTable> typed_table(const std::string& text) {
  const auto wrong = [&] {
    return fail(Errc::not_a_number, "counts", in_quotes(text) + " is not a table of counts.",
                "Write whole numbers, commas within a row and / between rows: 7,14/4,36.");
  };
  CountedTable out;
  std::size_t columns = 0;
  for (const auto& row : pieces(text, '/')) {
    const auto cells = pieces(row, ',');
    if (columns != 0 && cells.size() != columns) return wrong();
    columns = cells.size();
    out.row_labels.push_back("row " + std::to_string(out.row_labels.size() + 1));
    for (const auto& cell : cells) {
      const auto number = written_number(cell, '.');
      if (!number || !(number->value >= 0.0 && number->value <= 1e9) ||
          number->value != static_cast<double>(static_cast<std::int64_t>(number->value))) {
        return wrong();
      }
      out.counts.push_back(static_cast<std::int64_t>(number->value));
    }
  }
  for (std::size_t j = 0; j < columns; ++j) out.column_labels.push_back("column " + std::to_string(j + 1));
  return out;
}

}  // namespace

Categories ascending(Categories categories) {
  const auto& labels = categories.labels;
  std::vector<std::optional<double>> numbers;
  for (const auto& label : labels) {
    const auto number = written_number(label, '.');
    numbers.push_back(number ? std::optional(number->value) : std::nullopt);
  }
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (numbers[a].has_value() != numbers[b].has_value()) return numbers[a].has_value();
    if (numbers[a] != numbers[b]) return *numbers[a] < *numbers[b];
    return labels[a] < labels[b];
  });
  Categories out;
  std::vector<std::int32_t> place(labels.size());
  for (const auto from : order) {
    place[from] = static_cast<std::int32_t>(out.labels.size());
    out.labels.push_back(labels[from]);
  }
  for (const auto code : categories.codes) out.codes.push_back(place[static_cast<std::size_t>(code)]);
  return out;
}

Result<Categories> two_categories(const Table& table, const std::string& column, const CompleteCases& cases,
                                  const std::optional<std::string>& first) {
  auto found = table.categories(column, cases);
  if (!found) return tl::unexpected<Error>(found.error());
  auto groups = ascending(std::move(*found));
  std::vector<std::string> quoted;
  for (const auto& label : groups.labels) quoted.push_back(in_quotes(label));
  if (quoted.size() > 10) {
    quoted.resize(10);
    quoted.emplace_back("...");
  }
  if (groups.labels.size() < 2) {
    return fail(Errc::too_few, column,
                groups.labels.empty()
                    ? "No row has a value in " + in_quotes(column) + " and in the other columns."
                    : "Column " + in_quotes(column) + " has one value alone: " + quoted.front() + ".",
                "A comparison needs patients in two groups.");
  }
  if (groups.labels.size() > 2) {
    return fail(Errc::wrong_category, column,
                "Column " + in_quotes(column) + " has " + std::to_string(groups.labels.size()) +
                    " groups, and two can be compared: " + listed(quoted) + ".",
                "Keep the rows of two groups, or join groups into a column of two.");
  }
  if (!first) return groups;
  if (*first != groups.labels[0] && *first != groups.labels[1]) {
    return fail(Errc::wrong_category, "first",
                "Column " + in_quotes(column) + " has no group " + in_quotes(*first) + ", only " +
                    listed(quoted) + ".",
                "Name one of these with --first.");
  }
  if (*first == groups.labels[1]) {
    std::swap(groups.labels[0], groups.labels[1]);
    for (auto& code : groups.codes) code = 1 - code;
  }
  return groups;
}

std::vector<double> of_group(const std::vector<double>& values, const Categories& groups, std::int32_t code) {
  std::vector<double> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (groups.codes[i] == code) out.push_back(values[i]);
  }
  return out;
}

Result<TwoGroups> two_groups(const Table& table, const Options& options) {
  const std::string& value = options.text("value");
  const std::string& group = options.text("group");
  auto cases = table.complete_cases(std::vector{value, group});
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto values = table.numbers(value, *cases);
  if (!values) return tl::unexpected<Error>(values.error());
  auto groups = two_categories(table, group, *cases, options.maybe_text("first"));
  if (!groups) return tl::unexpected<Error>(groups.error());
  auto first = of_group(*values, *groups, 0);
  auto second = of_group(*values, *groups, 1);
  return TwoGroups{std::move(*cases), std::move(*groups), std::move(first), std::move(second)};
}

Result<bool> typed_in_place_of(const Options& options, const std::vector<std::string>& typed,
                               const std::vector<std::string>& columns) {
  const auto absent = [&options](std::vector<std::string> names) {
    names.erase(
        std::remove_if(names.begin(), names.end(), [&](const auto& name) { return options.has(name); }),
        names.end());
    return names;
  };
  const auto not_typed = absent(typed);
  const auto not_named = absent(columns);
  const bool any_typed = not_typed.size() < typed.size();
  if (any_typed && not_named.size() < columns.size()) {
    const auto named = std::find_if(columns.begin(), columns.end(),
                                    [&options](const auto& name) { return options.has(name); });
    return fail(Errc::unknown_option, *named,
                flag(*named) + " names a column, while " + all_of(typed) +
                    (typed.size() == 1 ? " gives" : " give") + " the numbers without one.",
                "Give one or the other.");
  }
  if (any_typed && !not_typed.empty()) {
    return fail(Errc::missing_option, not_typed.front(),
                "Without " + all_of(not_typed) + " the numbers are not complete.",
                "Give all of " + all_of(typed) + ".");
  }
  if (!any_typed && !not_named.empty()) {
    return fail(Errc::missing_option, not_named.front(), "The method needs " + flag(not_named.front()) + ".",
                "Give a file with " + all_of(columns) + ", or " + all_of(typed) + ".");
  }
  return any_typed;
}

Result<CountedTable> count_categories(const std::string& row, const Categories& rows,
                                      const std::string& column, const Categories& columns) {
  for (const auto& [name, count] :
       {std::pair(row, rows.labels.size()), std::pair(column, columns.labels.size())}) {
    if (count <= kMostCategories) continue;
    return fail(Errc::too_large, name,
                "Column " + in_quotes(name) + " has " + std::to_string(count) + " different values.",
                "Give a column of at most " + std::to_string(kMostCategories) + " categories.");
  }
  auto counts = stats::cross_tabulate(rows.codes, rows.labels.size(), columns.codes, columns.labels.size());
  if (!counts) return tl::unexpected<Error>(counts.error());
  return CountedTable{{}, rows.labels, columns.labels, std::move(*counts)};
}

Result<CountedTable> counted_table(const Table& table, const Options& options) {
  const auto typed = typed_in_place_of(options, {"counts"}, {"row", "column"});
  if (!typed) return tl::unexpected<Error>(typed.error());
  if (*typed) return typed_table(options.text("counts"));
  auto cases = table.complete_cases(std::vector{options.text("row"), options.text("column")});
  if (!cases) return tl::unexpected<Error>(cases.error());
  auto rows = table.categories(options.text("row"), *cases);
  if (!rows) return tl::unexpected<Error>(rows.error());
  auto columns = table.categories(options.text("column"), *cases);
  if (!columns) return tl::unexpected<Error>(columns.error());
  auto counted = count_categories(options.text("row"), ascending(std::move(*rows)), options.text("column"),
                                  ascending(std::move(*columns)));
  if (counted) counted->cases = std::move(*cases);
  return counted;
}

OrderedJson counts_json(const CountedTable& table) {
  auto out = OrderedJson::array();
  for (std::size_t i = 0; i < table.row_labels.size(); ++i) {
    for (std::size_t j = 0; j < table.column_labels.size(); ++j) {
      out.push_back({{"row", table.row_labels[i]},
                     {"column", table.column_labels[j]},
                     {"count", table.counts[i * table.column_labels.size() + j]}});
    }
  }
  return out;
}

}  // namespace myolung::cohort
