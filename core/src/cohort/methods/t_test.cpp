#include "cohort/groups.hpp"
#include "myolung/group_comparison.hpp"

namespace myolung::cohort {
namespace {

const std::vector<std::string> kSummaries{"mean1", "sd1", "n1", "mean2", "sd2", "n2"};

Result<stats::GroupSummary> typed(const Options& options, const std::string& which) {
  const auto mean = options.number("mean" + which);
  if (!mean) return tl::unexpected<Error>(mean.error());
  const auto sd = options.number("sd" + which);
  if (!sd) return tl::unexpected<Error>(sd.error());
  const auto n = options.whole("n" + which, 2, 1'000'000'000);
  if (!n) return tl::unexpected<Error>(n.error());
  return stats::GroupSummary{*mean, *sd, *n};
}

OrderedJson summary_json(const std::string& group, const stats::GroupSummary& summary) {
  return {{"group", group}, {"n", summary.n}, {"mean", summary.mean}, {"sd", summary.sd}};
}

OrderedJson test_json(const stats::MeanDifference& test) {
  OrderedJson out{{"measure", "difference of means"}, {"estimate", test.estimate}, {"se", test.se}};
  add_interval(out, test.ci);
  out["statistic"] = test.statistic;
  out["df"] = test.df;
  out["p_value"] = test.p_value;
  return out;
}

Result<MethodAnswer> answer(const std::string& one, const stats::GroupSummary& first,
                            const std::string& other, const stats::GroupSummary& second,
                            const Result<stats::MeanDifference>& welch,
                            const Result<stats::MeanDifference>& student) {
  if (!welch) return tl::unexpected<Error>(welch.error());
  if (!student) return tl::unexpected<Error>(student.error());
  MethodAnswer out;
  out.result["n"] = welch->n;
  out.result["groups"] = OrderedJson::array({summary_json(one, first), summary_json(other, second)});
  out.result["welch"] = test_json(*welch);
  out.result["student"] = test_json(*student);
  out.notes.push_back(
      "The estimate is the mean of the first group less that of the second. Welch lets each group have its "
      "own variance; Student assumes one.");
  return out;
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  const auto printed = typed_in_place_of(options, kSummaries, {"value", "group"});
  if (!printed) return tl::unexpected<Error>(printed.error());
  if (*printed) {
    const auto first = typed(options, "1");
    if (!first) return tl::unexpected<Error>(first.error());
    const auto second = typed(options, "2");
    if (!second) return tl::unexpected<Error>(second.error());
    return answer("1", *first, "2", *second, stats::welch_t_from_summaries(*first, *second, *level),
                  stats::student_t_from_summaries(*first, *second, *level));
  }
  auto groups = two_groups(table, options);
  if (!groups) return tl::unexpected<Error>(groups.error());
  const auto& labels = groups->groups.labels;
  const auto first = stats::summarize(groups->first, labels[0]);
  if (!first) return tl::unexpected<Error>(first.error());
  const auto second = stats::summarize(groups->second, labels[1]);
  if (!second) return tl::unexpected<Error>(second.error());
  auto out =
      answer(labels[0], *first, labels[1], *second, stats::welch_t(groups->first, groups->second, *level),
             stats::student_t(groups->first, groups->second, *level));
  if (out) out->cases = std::move(groups->cases);
  return out;
}

}  // namespace

Method t_test_method() {
  return {"t-test",
          "stats",
          "Means of two groups: Welch's and Student's t test, from values or from printed means and SDs",
          {Option{"value", "COLUMN", "Column of numbers to compare"},
           kGroup,
           kFirst,
           {"mean1", "NUMBER", "Without a file: mean of the first group"},
           {"sd1", "NUMBER", "Without a file: its standard deviation"},
           {"n1", "N", "Without a file: its number of patients"},
           {"mean2", "NUMBER", "Without a file: mean of the second group"},
           {"sd2", "NUMBER", "Without a file: its standard deviation"},
           {"n2", "N", "Without a file: its number of patients"},
           kLevel},
          run,
          false};
}

}  // namespace myolung::cohort
