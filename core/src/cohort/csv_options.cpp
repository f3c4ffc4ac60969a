#include "cohort/csv_options.hpp"

#include <algorithm>
#include <cassert>
#include <span>

#include "clinical/sentence.hpp"
#include "cohort/options.hpp"
#include "myolung/table.hpp"

namespace myolung {
namespace {

Result<std::optional<char>> character(std::string_view what, std::string_view text,
                                      std::span<const cohort::Mark> marks) {
  if (text.empty()) return std::optional<char>();
  std::vector<std::string> names;
  for (const auto& [name, c] : marks) {
    if (text == name || text == std::string_view(&c, 1)) return std::optional(c);
    names.emplace_back(name);
  }
  return fail(Errc::wrong_category, std::string(what),
              "The " + std::string(what) + " " + in_quotes(text) + " is none of " + listed(names) + ".",
              "Give one of them, or the character itself in quotes.");
}

}  // namespace

std::string_view cohort::delimiter_name(char delimiter) {
  const auto* const found =
      std::find_if(kDelimiters.begin(), kDelimiters.end(),
                   [delimiter](const Mark& mark) { return mark.character == delimiter; });
  assert(found != kDelimiters.end());
  return found->name;
}

Result<CsvOptions> csv_options(std::string_view delimiter, std::string_view decimal,
                               std::string_view missing) {
  const auto between = character("delimiter", delimiter, cohort::kDelimiters);
  if (!between) return tl::unexpected<Error>(between.error());
  const auto mark = character("decimal", decimal, cohort::kDecimals);
  if (!mark) return tl::unexpected<Error>(mark.error());
  return CsvOptions{*between, *mark, cohort::between_commas(missing)};
}

}  // namespace myolung
