#include "myolung/correlation.hpp"

#include "cohort/method_answer.hpp"
#include "cohort/options.hpp"

namespace myolung::cohort {
namespace {

OrderedJson correlation_json(const stats::Correlation& found) {
  OrderedJson out{{"estimate", found.estimate}};
  out["ci_low"] = found.ci ? OrderedJson(found.ci->low) : OrderedJson();
  out["ci_high"] = found.ci ? OrderedJson(found.ci->high) : OrderedJson();
  out["statistic"] = found.statistic ? OrderedJson(*found.statistic) : OrderedJson();
  out["df"] = found.df;
  out["exact"] = found.exact;
  out["p_value"] = found.p_value;
  return out;
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  auto cases = table.complete_cases(std::vector{options.text("x"), options.text("y")});
  if (!cases) return tl::unexpected<Error>(cases.error());
  const auto x = table.numbers(options.text("x"), *cases);
  if (!x) return tl::unexpected<Error>(x.error());
  const auto y = table.numbers(options.text("y"), *cases);
  if (!y) return tl::unexpected<Error>(y.error());
  const auto pearson = stats::pearson_correlation(*x, *y, *level);
  if (!pearson) return tl::unexpected<Error>(pearson.error());
  const auto spearman = stats::spearman_correlation(*x, *y, *level);
  if (!spearman) return tl::unexpected<Error>(spearman.error());

  MethodAnswer answer;
  answer.cases = std::move(*cases);
  answer.result["n"] = pearson->n;
  answer.result["pearson"] = correlation_json(*pearson);
  answer.result["spearman"] = correlation_json(*spearman);
  answer.notes.emplace_back(
      "Intervals on Fisher's z; for Spearman with the variance of Bonett and Wright. Spearman's p value is "
      "exact up to 9 pairs without equal values, else from t.");
  if (!pearson->ci || !spearman->ci) {
    answer.notes.emplace_back("Fewer than 4 pairs, or a perfect correlation, have no interval.");
  }
  return answer;
}

}  // namespace

Method correlation_method() {
  return {"correlation",
          "stats",
          "Two columns of numbers: Pearson's and Spearman's correlation",
          {Option{"x", "COLUMN", "Column of numbers", true}, Option{"y", "COLUMN", "Column of numbers", true},
           kLevel},
          run};
}

}  // namespace myolung::cohort
