#include "cohort/outcome_columns.hpp"

#include <algorithm>

#include "clinical/sentence.hpp"

namespace myolung::cohort {
namespace {

constexpr std::size_t kNamed = 10;

}  // namespace

Result<OutcomeColumns> outcome_columns(const Table& table, const Options& options,
                                       const std::vector<std::string>& numbers,
                                       const std::vector<std::string>& others) {
  std::vector<std::string> names{options.text("outcome")};
  names.insert(names.end(), numbers.begin(), numbers.end());
  names.insert(names.end(), others.begin(), others.end());
  auto cases = table.complete_cases(names);
  if (!cases) return tl::unexpected<Error>(cases.error());
  OutcomeColumns out{std::move(*cases), {}, {}};
  auto outcome = table.binary(names.front(), out.cases, options.maybe_text("positive"));
  if (!outcome) return tl::unexpected<Error>(outcome.error());
  out.outcome = std::move(*outcome);
  for (const auto& name : numbers) {
    auto values = table.numbers(name, out.cases);
    if (!values) return tl::unexpected<Error>(values.error());
    out.numbers.push_back(std::move(*values));
  }
  return out;
}

Result<OutcomeColumns> outcome_and_probability(const Table& table, const Options& options) {
  const std::string& name = options.text("probability");
  auto out = outcome_columns(table, options, {name});
  if (!out) return out;
  std::vector<std::size_t> outside;
  for (std::size_t i = 0; i < out->numbers[0].size(); ++i) {
    if (!(out->numbers[0][i] >= 0.0 && out->numbers[0][i] <= 1.0)) outside.push_back(i);
  }
  if (outside.empty()) return out;
  return fail(Errc::out_of_range, name,
              "The column " + in_quotes(name) + " has values that are no probabilities: line " +
                  lines_of(table, out->cases, outside) + ".",
              "Give probabilities as shares of 1, not as percentages or scores.");
}

std::string lines_of(const Table& table, const CompleteCases& cases, const std::vector<std::size_t>& places) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min(places.size(), kNamed); ++i) {
    lines.push_back(std::to_string(table.line_of(cases.rows[places[i]])));
  }
  const auto more = places.size() - lines.size();
  return listed(lines) + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

}  // namespace myolung::cohort
