#include "stats/term_columns.hpp"

#include <cmath>

#include "stats/finite.hpp"

namespace myolung::stats {
namespace {

constexpr double kLargest = 1e100;

}  // namespace

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

std::string quoted_list(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += quoted(names[i]);
  }
  return out;
}

Result<std::vector<ModelColumn>> columns_of(std::span<const ModelTerm> terms, std::size_t patients) {
  std::vector<ModelColumn> columns;
  for (const auto& term : terms) {
    if (term.columns.empty()) {
      return fail(Errc::too_few, term.name, "Term " + quoted(term.name) + " has no column.",
                  "Give at least one column for each term.");
    }
    for (const auto& column : term.columns) {
      if (column.values.size() != patients) {
        return fail(Errc::unequal_lengths, column.name,
                    "Column " + quoted(column.name) + " has " + std::to_string(column.values.size()) +
                        " values for " + std::to_string(patients) + " patients.",
                    "Give one value for each patient.");
      }
      if (auto ok = all_finite(column.values, column.name); !ok) return tl::unexpected<Error>(ok.error());
      for (std::size_t i = 0; i < patients; ++i) {
        if (std::abs(column.values[i]) <= kLargest) continue;
        return fail(Errc::out_of_range, column.name + "[" + std::to_string(i) + "]",
                    "Column " + quoted(column.name) + " has a value beyond 1e100.",
                    "Give the column in another unit.");
      }
      columns.push_back(column);
    }
  }
  if (columns.empty()) {
    return fail(Errc::too_few, "terms", "A model without a column has nothing to estimate.",
                "Give at least one term.");
  }
  return columns;
}

tl::unexpected<Error> follows_from(const std::string& name, const std::vector<std::string>& others) {
  return fail(Errc::no_variation, name,
              "Column " + quoted(name) + " says nothing that is not said already: it follows from " +
                  quoted_list(others) + ".",
              "Leave one of these columns out.");
}

}  // namespace myolung::stats
