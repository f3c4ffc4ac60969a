#include "myolung/mann_whitney.hpp"

#include <algorithm>

#include "cohort/groups.hpp"
#include "stats/quantile.hpp"

namespace myolung::cohort {
namespace {

OrderedJson group_json(const std::string& group, std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {{"group", group},
          {"n", values.size()},
          {"median", stats::quantile_of_sorted(values, 0.5)},
          {"quartile_low", stats::quantile_of_sorted(values, 0.25)},
          {"quartile_high", stats::quantile_of_sorted(values, 0.75)}};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  auto groups = two_groups(table, options);
  if (!groups) return tl::unexpected<Error>(groups.error());
  const auto test = stats::mann_whitney(groups->first, groups->second, *level);
  if (!test) return tl::unexpected<Error>(test.error());

  MethodAnswer answer;
  answer.result["n"] = test->n;
  answer.result["groups"] = OrderedJson::array({group_json(groups->groups.labels[0], groups->first),
                                                group_json(groups->groups.labels[1], groups->second)});
  answer.result["measure"] = "shift (Hodges-Lehmann)";
  answer.result["estimate"] = test->estimate;
  add_interval(answer.result, test->ci);
  answer.result["ci_level"] = test->ci_level;
  answer.result["statistic"] = test->statistic;
  answer.result["z"] = test->z ? OrderedJson(*test->z) : OrderedJson();
  answer.result["exact"] = test->exact;
  answer.result["p_value"] = test->p_value;
  answer.notes.push_back(
      "The estimate is the median of the differences between a patient of the first group and one of the "
      "second (Hodges-Lehmann), which is not the difference of the medians.");
  answer.notes.push_back(test->exact ? "Exact: both groups are below 50 and no two values are equal."
                                     : "Normal approximation, corrected for ties and continuity: a group has "
                                       "50 values or more, or values are equal.");
  if (test->ci_level < *level) {
    answer.notes.push_back("The groups are too small for this level: the interval is the widest there is.");
  }
  answer.cases = std::move(groups->cases);
  return answer;
}

}  // namespace

Method mann_whitney_method() {
  auto group = kGroup;
  group.required = true;
  return {"mann-whitney",
          "stats",
          "Two groups by ranks: Mann-Whitney (Wilcoxon rank sum) test with the shift between them",
          {Option{"value", "COLUMN", "Column of numbers to compare", true}, group, kFirst, kLevel},
          run};
}

}  // namespace myolung::cohort
