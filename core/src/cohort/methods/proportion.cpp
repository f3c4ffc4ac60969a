#include <numeric>

#include "cohort/method_answer.hpp"
#include "cohort/options.hpp"
#include "myolung/proportion.hpp"

namespace myolung::cohort {
namespace {

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const std::string& outcome = options.text("outcome");
  auto cases = table.complete_cases({&outcome, 1});
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto answers = table.binary(outcome, *cases, options.maybe_text("positive"));
  if (!answers) return tl::unexpected<Error>(answers.error());
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  if (answers->empty()) {
    return fail(Errc::too_few, outcome, "No row has a value in the column of the outcome.",
                "A proportion needs at least one patient.");
  }
  const auto n = static_cast<std::int64_t>(answers->size());
  const auto events = std::accumulate(answers->begin(), answers->end(), std::int64_t{0});

  MethodAnswer answer;
  answer.cases = std::move(*cases);
  answer.result["n"] = n;
  answer.result["events"] = events;
  answer.result["estimate"] = static_cast<double>(events) / static_cast<double>(n);
  const struct {
    const char* name;
    Result<stats::Interval> ci;
  } intervals[] = {{"wilson", stats::wilson(events, n, *level)},
                   {"clopper_pearson", stats::clopper_pearson(events, n, *level)},
                   {"jeffreys", stats::jeffreys(events, n, *level)}};
  answer.result["intervals"] = OrderedJson::array();
  for (const auto& interval : intervals) {
    if (!interval.ci) return tl::unexpected<Error>(interval.ci.error());
    OrderedJson row{{"interval", interval.name}};
    add_interval(row, *interval.ci);
    answer.result["intervals"].push_back(std::move(row));
  }
  return answer;
}

}  // namespace

Method proportion_method() {
  return {"proportion",
          "stats",
          "A proportion with its Wilson, Clopper-Pearson and Jeffreys intervals",
          {kOutcome, kPositive, kLevel},
          run};
}

}  // namespace myolung::cohort
