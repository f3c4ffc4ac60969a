#include "cohort/groups.hpp"
#include "myolung/group_comparison.hpp"
#include "myolung/odds_ratio.hpp"

namespace myolung::cohort {
namespace {

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  auto counted = counted_table(table, options);
  if (!counted) return tl::unexpected<Error>(counted.error());
  const auto& c = counted->counts;
  const bool two_by_two = counted->row_labels.size() == 2 && counted->column_labels.size() == 2;

  MethodAnswer answer;
  const auto test = two_by_two ? stats::fisher_exact(stats::ExposureTable{c[0], c[1], c[2], c[3]})
                               : stats::fisher_exact(counted->view());
  if (!test) return tl::unexpected<Error>(test.error());
  answer.result["n"] = test->n;
  answer.result["counts"] = counts_json(*counted);
  answer.result["p_value"] = test->p_value;
  if (two_by_two) {
    const auto ratio = stats::conditional_odds_ratio({c[0], c[1], c[2], c[3]}, *level);
    if (!ratio) {
      answer.notes.push_back("No odds ratio: " + ratio.error().message + " " + ratio.error().remedy);
    } else {
      answer.result["odds_ratio"] = OrderedJson{{"estimate", number_or_null(ratio->estimate)},
                                                {"ci_low", ratio->ci_low},
                                                {"ci_high", number_or_null(ratio->ci_high)}};
      answer.notes.push_back("The odds ratio is that of " + counted->column_labels[0] + " for " +
                             counted->row_labels[0] + " against " + counted->row_labels[1] +
                             ": the conditional maximum likelihood estimate, with the exact interval.");
      if (!ratio->ci_high) answer.notes.emplace_back("Where no number stands it has no upper limit.");
    }
  }
  answer.cases = std::move(counted->cases);
  return answer;
}

}  // namespace

Method fisher_method() {
  return {
      "fisher",
      "stats",
      "Two categories: Fisher's exact test, while the possible tables can be counted (else chi-square); for "
      "2 by 2 with the odds ratio",
      {kRow, kColumn, kCounts, kLevel},
      run,
      false};
}

}  // namespace myolung::cohort
