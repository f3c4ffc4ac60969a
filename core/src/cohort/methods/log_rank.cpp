#include "myolung/log_rank.hpp"

#include "cohort/groups.hpp"
#include "cohort/survival_columns.hpp"

namespace myolung::cohort {
namespace {

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const std::string& group = options.text("group");
  auto columns = survival_columns(table, options, {group});
  if (!columns) return tl::unexpected<Error>(columns.error());
  auto found = table.categories(group, columns->cases);
  if (!found) return tl::unexpected<Error>(found.error());
  const auto groups = ascending(std::move(*found));
  const auto test = stats::log_rank(columns->times, columns->events, groups.codes);
  if (!test) return tl::unexpected<Error>(test.error());

  MethodAnswer answer;
  answer.result["n"] = test->n;
  answer.result["groups"] = OrderedJson::array();
  bool early = false;
  for (const auto& its : test->groups) {
    answer.result["groups"].push_back({{"group", groups.labels[static_cast<std::size_t>(its.code)]},
                                       {"n", its.n},
                                       {"observed", its.observed},
                                       {"expected", its.expected}});
    early = early || its.expected == 0.0;
  }
  answer.result["statistic"] = test->statistic;
  answer.result["df"] = test->df;
  answer.result["p_value"] = test->p_value;
  if (early) {
    answer.notes.emplace_back(
        "A group without expected events left before the first event: it does not count.");
  }
  answer.cases = std::move(columns->cases);
  return answer;
}

}  // namespace

Method log_rank_method() {
  return {"log-rank",
          "stats",
          "The log-rank test of equal survival in two or more groups",
          {kTime, kEvent, {"group", "COLUMN", "Column of groups", true}, kEventPositive},
          run};
}

}  // namespace myolung::cohort
