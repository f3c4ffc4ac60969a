#include "cohort/groups.hpp"

namespace myolung::cohort {
namespace {

OrderedJson test_json(const stats::ChiSquareTest& test) {
  return {{"statistic", test.statistic}, {"df", test.df}, {"p_value", test.p_value}};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  auto counted = counted_table(table, options);
  if (!counted) return tl::unexpected<Error>(counted.error());
  const auto test = stats::pearson_chi_square(counted->view());
  if (!test) return tl::unexpected<Error>(test.error());
  const auto least = stats::smallest_expected_count(counted->view());
  if (!least) return tl::unexpected<Error>(least.error());

  MethodAnswer answer;
  answer.result["n"] = test->n;
  answer.result["counts"] = counts_json(*counted);
  answer.result["smallest_expected_count"] = *least;
  answer.result["pearson"] = test_json(*test);
  if (counted->row_labels.size() == 2 && counted->column_labels.size() == 2) {
    const auto yates = stats::pearson_chi_square(counted->view(), stats::Continuity::yates);
    if (!yates) return tl::unexpected<Error>(yates.error());
    answer.result["yates"] = test_json(*yates);
  }
  if (*least < 5.0) {
    answer.notes.emplace_back("An expected count is below 5: Fisher's exact test is safer (fisher).");
  }
  answer.cases = std::move(counted->cases);
  return answer;
}

}  // namespace

Method chi_square_method() {
  return {"chi-square",
          "stats",
          "Two categories: Pearson's chi-square test, for 2 by 2 also with Yates' correction",
          {kRow, kColumn, kCounts},
          run,
          false};
}

}  // namespace myolung::cohort
