#include <numeric>

#include "cohort/groups.hpp"
#include "myolung/proportion.hpp"

namespace myolung::cohort {
namespace {

constexpr std::int64_t kMostPatients = 1'000'000'000;

struct Counted {
  CompleteCases cases;
  std::int64_t events;
  std::int64_t n;
};

Result<Counted> counted(const Table& table, const Options& options) {
  const auto typed = typed_in_place_of(options, {"events", "total"}, {"outcome"});
  if (!typed) return tl::unexpected<Error>(typed.error());
  if (*typed) {
    const auto n = options.whole("total", 1, kMostPatients);
    if (!n) return tl::unexpected<Error>(n.error());
    const auto events = options.whole("events", 0, *n);
    if (!events) return tl::unexpected<Error>(events.error());
    return Counted{{}, *events, *n};
  }
  const std::string& outcome = options.text("outcome");
  auto cases = table.complete_cases({&outcome, 1});
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto answers = table.binary(outcome, *cases, options.maybe_text("positive"));
  if (!answers) return tl::unexpected<Error>(answers.error());
  if (answers->empty()) {
    return fail(Errc::too_few, outcome, "No row has a value in the column of the outcome.",
                "A proportion needs at least one patient.");
  }
  return Counted{std::move(*cases), std::accumulate(answers->begin(), answers->end(), std::int64_t{0}),
                 static_cast<std::int64_t>(answers->size())};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  auto found = counted(table, options);
  if (!found) return tl::unexpected<Error>(found.error());
  const auto n = found->n;
  const auto events = found->events;

  MethodAnswer answer;
  answer.cases = std::move(found->cases);
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
  auto outcome = kOutcome;
  outcome.required = false;
  return {"proportion",
          "stats",
          "A proportion with its Wilson, Clopper-Pearson and Jeffreys intervals",
          {outcome,
           kPositive,
           {"events", "N", "Without a file: patients with the outcome"},
           {"total", "N", "Without a file: all patients"},
           kLevel},
          run,
          false};
}

}  // namespace myolung::cohort
