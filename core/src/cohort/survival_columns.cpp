#include "cohort/survival_columns.hpp"

#include "clinical/sentence.hpp"
#include "cohort/outcome_columns.hpp"

namespace myolung::cohort {

Result<SurvivalColumns> survival_columns(const Table& table, const Options& options,
                                         const std::vector<std::string>& others) {
  const std::string& time = options.text("time");
  const std::string& event = options.text("event");
  std::vector<std::string> names{time, event};
  names.insert(names.end(), others.begin(), others.end());
  auto cases = table.complete_cases(names);
  if (!cases) return tl::unexpected<Error>(cases.error());
  auto times = table.numbers(time, *cases);
  if (!times) return tl::unexpected<Error>(times.error());
  auto events = table.binary(event, *cases, options.maybe_text("positive"));
  if (!events) return tl::unexpected<Error>(events.error());
  if (times->empty()) {
    return fail(Errc::too_few, time, "No row has a value in every column asked for.",
                "Survival needs patients with a time and an event.");
  }
  std::vector<std::size_t> before_start;
  for (std::size_t i = 0; i < times->size(); ++i) {
    if ((*times)[i] < 0.0) before_start.push_back(i);
  }
  if (!before_start.empty()) {
    return fail(Errc::out_of_range, time,
                "The column " + in_quotes(time) + " has times below 0: line " +
                    lines_of(table, *cases, before_start) + ".",
                "Give the time from the start of follow-up, 0 or more.");
  }
  return SurvivalColumns{std::move(*cases), std::move(*times), std::move(*events)};
}

}  // namespace myolung::cohort
