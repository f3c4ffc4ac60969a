#include "myolung/table.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "clinical/sentence.hpp"
#include "cohort/number.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

constexpr std::size_t kCellsNamed = 3;
constexpr std::size_t kFewNames = 12;

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Characters that are not seen where a cell is shown, as a web page or a spreadsheet leaves them.
constexpr std::pair<std::string_view, const char*> kUnseen[] = {
    {"\xC2\xA0", "a no-break space"},         {"\xE2\x80\xAF", "a narrow no-break space"},
    {"\xE2\x80\x87", "a figure space"},       {"\xE2\x80\x89", "a thin space"},
    {"\xE2\x80\x8B", "a zero-width space"},   {"\xEF\xBB\xBF", "a byte-order mark"},
    {"\xE2\x80\x8E", "a left-to-right mark"}, {"\t", "a tab"}};

/// In quotes, and what of it is not seen.
std::string shown(std::string_view text) {
  std::string out = in_quotes(text);
  for (const auto& [character, name] : kUnseen) {
    if (text.find(character) != std::string_view::npos) out += std::string(" (with ") + name + ")";
  }
  return out;
}

std::string quoted_list(std::span<const std::string> texts) {
  std::vector<std::string> quoted;
  for (const auto& text : texts.first(std::min(texts.size(), kFewNames))) quoted.push_back(shown(text));
  return listed(quoted) + (texts.size() > kFewNames ? ", ..." : "");
}

/// 1 or 0 for a label that says yes or no by itself.
std::optional<std::uint8_t> plain_answer(std::string_view label) {
  const std::string word = lower_case(label);
  if (word == "1" || word == "true" || word == "yes") return std::uint8_t{1};
  if (word == "0" || word == "false" || word == "no") return std::uint8_t{0};
  return std::nullopt;
}

}  // namespace

bool Column::has_value(std::size_t row) const {
  return is_number ? !std::isnan(numbers[row]) : codes[row] >= 0;
}

Table::Table(std::vector<Column> columns, std::size_t rows, std::optional<char> delimiter, CsvOptions options,
             std::vector<std::pair<std::uint32_t, std::uint64_t>> line_breaks)
    : columns_(std::move(columns)),
      rows_(rows),
      delimiter_(delimiter),
      options_(std::move(options)),
      line_breaks_(std::move(line_breaks)) {}

Result<const Column*> Table::column(std::string_view name) const {
  const auto found =
      std::find_if(columns_.begin(), columns_.end(), [name](const Column& c) { return c.name == name; });
  if (found != columns_.end() && found->is_kept) {
    if (found->many_texts) return tl::unexpected<Error>(too_many_texts(*found));
    return &*found;
  }
  std::vector<std::string> names;
  for (const auto& one : columns_) names.push_back(one.name);
  const std::string near = nearest(name, names);
  return fail(
      Errc::unknown_column, std::string(name), "There is no column " + in_quotes(name) + ".",
      near.empty() ? "The columns are " + quoted_list(names) + "." : "Did you mean " + in_quotes(near) + "?");
}

std::uint64_t Table::line_of(std::size_t row) const {
  const auto after = std::upper_bound(line_breaks_.begin(), line_breaks_.end(), row,
                                      [](std::size_t r, const auto& at) { return r < at.first; });
  if (after == line_breaks_.begin()) return row + 2;
  return std::prev(after)->second + (row - std::prev(after)->first);
}

Result<CompleteCases> Table::complete_cases(std::span<const std::string> names) const {
  CompleteCases cases;
  std::vector<const Column*> asked;
  for (const auto& name : names) {
    const auto found = column(name);
    if (!found) return tl::unexpected<Error>(found.error());
    if (std::find(asked.begin(), asked.end(), *found) != asked.end()) continue;
    asked.push_back(*found);
    cases.columns.push_back({name, 0});
  }
  for (std::size_t row = 0; row < rows_; ++row) {
    bool complete = true;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (asked[i]->has_value(row)) continue;
      ++cases.columns[i].rows;
      complete = false;
    }
    if (complete) cases.rows.push_back(static_cast<std::uint32_t>(row));
  }
  return cases;
}

Error Table::not_numbers(const Column& column) const {
  enum class Kind : std::uint8_t { number, decimal_comma, text };
  std::vector<Kind> kinds;
  bool only_commas = !options_.decimal;
  for (const auto& label : column.labels) {
    const auto kind = cohort::written_number(label, decimal()) ? Kind::number
                      : cohort::written_number(label, ',')     ? Kind::decimal_comma
                                                               : Kind::text;
    kinds.push_back(kind);
    only_commas = only_commas && kind != Kind::text;
  }
  std::vector<std::pair<std::uint32_t, std::string>> first;
  std::size_t count = 0;
  if (const auto& many = column.many_texts) {
    only_commas = only_commas && many->texts == 0;
    first = many->first;
    count = static_cast<std::size_t>(many->decimal_commas + many->texts);
  }
  for (std::size_t row = 0; row < column.codes.size(); ++row) {
    const auto code = column.codes[row];
    if (code < 0 || kinds[static_cast<std::size_t>(code)] == Kind::number) continue;
    if (++count > kCellsNamed) continue;
    first.emplace_back(static_cast<std::uint32_t>(row), column.labels[static_cast<std::size_t>(code)]);
  }
  std::string cells;
  for (const auto& [row, text] : first) {
    cells += (cells.empty() ? "" : ", ") + shown(text) + " on line " + std::to_string(line_of(row));
  }
  if (count > kCellsNamed) cells += ", and " + std::to_string(count - kCellsNamed) + " more";
  if (only_commas) {
    return {Errc::ambiguous_number, column.name,
            "Column " + in_quotes(column.name) + " has numbers with a comma: " + cells +
                ". Is it the decimal mark?",
            "If so, state it with --decimal comma. If it separates thousands, write the numbers without."};
  }
  return {Errc::not_a_number, column.name,
          "Column " + in_quotes(column.name) + " is not a column of numbers: " + cells + ".",
          "Correct these cells, or name what stands for a missing value with --missing."};
}

Error Table::too_many_texts(const Column& column) const {
  const auto& many = *column.many_texts;
  if (many.numbers + many.decimal_commas > many.texts) return not_numbers(column);
  return {
      Errc::too_large, column.name,
      "Column " + in_quotes(column.name) + " has so many different texts that they are not kept.",
      "Leave it out; if it holds numbers, write them without other characters, and if it holds categories, "
      "join them."};
}

Result<void> Table::settled(std::string_view name, std::string_view option) const {
  const auto found = column(name);
  if (!found) return tl::unexpected<Error>(found.error());
  const Column& from = **found;
  if (from.is_number) return {};
  const auto numbers = std::count_if(from.labels.begin(), from.labels.end(), [](const auto& label) {
    return cohort::written_number(label, '.') || cohort::written_number(label, ',');
  });
  if (2 * static_cast<std::size_t>(numbers) <= from.labels.size()) return {};
  Error error = not_numbers(from);
  error.remedy += " If its values are categories, name it with " + std::string(option) + " too.";
  return tl::unexpected<Error>(std::move(error));
}

Result<std::vector<double>> Table::numbers(std::string_view name, const CompleteCases& cases) const {
  const auto found = column(name);
  if (!found) return tl::unexpected<Error>(found.error());
  const Column& from = **found;
  if (!from.is_number) return tl::unexpected<Error>(not_numbers(from));
  std::vector<double> out;
  out.reserve(cases.rows.size());
  for (const auto row : cases.rows) {
    assert(from.has_value(row));
    out.push_back(from.numbers[row]);
  }
  return out;
}

Result<Categories> Table::categories(std::string_view name, const CompleteCases& cases) const {
  const auto found = column(name);
  if (!found) return tl::unexpected<Error>(found.error());
  const Column& from = **found;
  Categories out;
  out.codes.reserve(cases.rows.size());
  if (from.is_number) {
    std::unordered_map<double, std::int32_t> codes;
    for (const auto row : cases.rows) {
      assert(from.has_value(row));
      const double value = from.numbers[row] == 0.0 ? 0.0 : from.numbers[row];  // -0 is 0
      const auto [at, is_new] = codes.emplace(value, static_cast<std::int32_t>(codes.size()));
      if (is_new) out.labels.push_back(value_text_in_full(value));
      out.codes.push_back(at->second);
    }
    return out;
  }
  std::vector<std::int32_t> renumbered(from.labels.size(), -1);
  for (const auto row : cases.rows) {
    assert(from.has_value(row));
    const auto code = static_cast<std::size_t>(from.codes[row]);
    if (renumbered[code] < 0) {
      renumbered[code] = static_cast<std::int32_t>(out.labels.size());
      out.labels.push_back(from.labels[code]);
    }
    out.codes.push_back(renumbered[code]);
  }
  return out;
}

Result<std::vector<std::uint8_t>> Table::binary(std::string_view name, const CompleteCases& cases,
                                                const std::optional<std::string>& positive) const {
  const auto values = categories(name, cases);
  if (!values) return tl::unexpected<Error>(values.error());
  const auto& labels = values->labels;
  std::string wanted = positive.value_or("");
  if (positive && (*column(name))->is_number) {
    const auto number = cohort::written_number(*positive, decimal());
    if (number) wanted = value_text_in_full(number->value);
  }
  if (labels.size() > 2) {
    return fail(Errc::wrong_category, std::string(name),
                "Column " + in_quotes(name) + " has " + std::to_string(labels.size()) +
                    " values where two are asked for: " + quoted_list(labels) + ".",
                "Name those that stand for a missing value with --missing, or make a column of two values.");
  }
  std::vector<std::uint8_t> answers;
  for (const auto& label : labels) {
    const auto plain = plain_answer(label);
    if (!positive && !plain) {
      return fail(Errc::wrong_category, std::string(name),
                  "Which value of column " + in_quotes(name) + " means yes: " + quoted_list(labels) + "?",
                  "Name it with --positive.");
    }
    answers.push_back(positive ? static_cast<std::uint8_t>(label == wanted) : *plain);
  }
  const bool both = answers.size() == 2;
  if (!positive && both && answers[0] == answers[1]) {
    return fail(
        Errc::wrong_category, std::string(name),
        "Column " + in_quotes(name) + " writes the same answer in two ways: " + quoted_list(labels) + ".",
        "Write it in one way.");
  }
  if (positive && !labels.empty() && std::find(answers.begin(), answers.end(), 1) == answers.end()) {
    return fail(Errc::wrong_category, std::string(name),
                "Column " + in_quotes(name) + " has no value " + in_quotes(*positive) + ", only " +
                    quoted_list(labels) + ".",
                "Name one of these with --positive.");
  }
  std::vector<std::uint8_t> out;
  out.reserve(values->codes.size());
  for (const auto code : values->codes) out.push_back(answers[static_cast<std::size_t>(code)]);
  return out;
}

}  // namespace myolung
