#include "myolung/two_by_two.hpp"

#include "myolung/tail_probability.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <string>

#include "stats/margins.hpp"

namespace myolung::stats {

Proportion TwoByTwo::sensitivity() const noexcept { return {true_positive, true_positive + false_negative}; }

Proportion TwoByTwo::specificity() const noexcept { return {true_negative, true_negative + false_positive}; }

Proportion TwoByTwo::positive_predictive_value() const noexcept {
  return {true_positive, true_positive + false_positive};
}

Proportion TwoByTwo::negative_predictive_value() const noexcept {
  return {true_negative, true_negative + false_negative};
}

Proportion TwoByTwo::accuracy() const noexcept {
  return {true_positive + true_negative, true_positive + false_positive + false_negative + true_negative};
}

Result<Ratio> likelihood_ratio_jeffreys(std::int64_t with, std::int64_t n_with, std::int64_t without,
                                        std::int64_t n_without, int levels, double level) {
  if (n_with <= 0 || n_without <= 0 || with < 0 || with > n_with || without < 0 || without > n_without ||
      levels < 2) {
    return fail(Errc::out_of_range, "counts",
                std::to_string(with) + " of " + std::to_string(n_with) + " against " +
                    std::to_string(without) + " of " + std::to_string(n_without) +
                    " is not a pair of proportions.",
                "Give totals above 0 and counts between 0 and their total.");
  }
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());

  const double x = static_cast<double>(with) + 0.5;
  const double y = static_cast<double>(without) + 0.5;
  const double n1 = static_cast<double>(n_with) + 0.5 * levels;
  const double n0 = static_cast<double>(n_without) + 0.5 * levels;
  const double ratio = (x / n1) / (y / n0);
  const double se = std::sqrt(1.0 / x - 1.0 / n1 + 1.0 / y - 1.0 / n0);
  const double factor = std::exp(*z * se);
  return Ratio{ratio, {ratio / factor, ratio * factor}};
}

Result<std::int64_t> total_of(std::span<const NamedCount> cells) {
  std::int64_t total = 0;
  for (const auto& cell : cells) {
    if (cell.count < 0 || cell.count > kLargestTableTotal - total) {
      return fail(
          Errc::out_of_range, cell.name, std::to_string(cell.count) + " is not a count for this table.",
          "Give counts of patients, 0 or more, together at most " + std::to_string(kLargestTableTotal) + ".");
    }
    total += cell.count;
  }
  return total;
}

Result<Margins> margins(const ExposureTable& table) {
  const auto total = total_of(cells(table));
  if (!total) return tl::unexpected<Error>(total.error());
  const Margins sums{
      table.exposed_with + table.exposed_without, table.unexposed_with + table.unexposed_without,
      table.exposed_with + table.unexposed_with, table.exposed_without + table.unexposed_without, *total};
  const auto empty = [](const char* margin, const char* what) {
    return fail(Errc::out_of_range, margin, std::string("The table has nobody ") + what + ".",
                "A comparison needs patients in both groups, and patients with and without the outcome.");
  };
  if (sums.exposed == 0) return empty("exposed", "with the factor");
  if (sums.unexposed == 0) return empty("unexposed", "without the factor");
  if (sums.with == 0) return empty("with", "with the outcome");
  if (sums.without == 0) return empty("without", "without the outcome");
  return sums;
}

namespace {

/// a/n1 over b/n0, with its interval on the log scale.
Ratio ratio_of(const Proportion& with, const Proportion& without, double z) {
  const auto share = [](const Proportion& p) {
    return static_cast<double>(p.events) / static_cast<double>(p.total);
  };
  const auto variance = [](const Proportion& p) {
    return 1.0 / static_cast<double>(p.events) - 1.0 / static_cast<double>(p.total);
  };
  const double ratio = share(with) / share(without);
  const double factor = std::exp(z * std::sqrt(variance(with) + variance(without)));
  return {ratio, {ratio / factor, ratio * factor}};
}

}  // namespace

Result<LikelihoodRatios> likelihood_ratios(const TwoByTwo& table, double level) {
  const auto total = total_of(cells(table));
  if (!total) return tl::unexpected<Error>(total.error());
  for (const auto& cell : cells(table)) {
    if (cell.count >= 1) continue;
    return fail(Errc::out_of_range, "table", "A cell of the table is empty.",
                "A likelihood ratio needs right and wrong results in both groups.");
  }
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected(z.error());
  const std::int64_t with = table.true_positive + table.false_negative;
  const std::int64_t without = table.false_positive + table.true_negative;
  return LikelihoodRatios{ratio_of({table.true_positive, with}, {table.false_positive, without}, *z),
                          ratio_of({table.false_negative, with}, {table.true_negative, without}, *z)};
}

double post_test_probability(double pretest, double likelihood_ratio) noexcept {
  assert(pretest > 0.0 && pretest < 1.0 && likelihood_ratio > 0.0);
  const double odds = pretest / (1.0 - pretest) * likelihood_ratio;
  // A finite ratio never makes certainty: stay inside (0, 1) where rounding would leave it.
  constexpr double kSmallest = std::numeric_limits<double>::min();
  constexpr double kLargest = 1.0 - 0.5 * std::numeric_limits<double>::epsilon();
  return std::clamp(odds / (1.0 + odds), kSmallest, kLargest);
}

}  // namespace myolung::stats
