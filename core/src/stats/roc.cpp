#include "myolung/roc.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/score_levels.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

/// Of each level the share of the patients of the other outcome who stand on the right side of it, those at
/// the level half.
struct Placements {
  double area;
  std::vector<double> with;
  std::vector<double> without;
};

Placements placements_of(std::span<const ScoreLevel> counts, const OutcomeCounts& total) {
  Placements out{area_of(counts, total), {}, {}};
  out.with.reserve(counts.size());
  out.without.reserve(counts.size());
  std::int64_t with_below = 0;
  std::int64_t without_below = 0;
  for (const auto& row : counts) {
    // Twice the counts are whole.
    out.with.push_back(static_cast<double>(2 * without_below + row.without) /
                       (2.0 * static_cast<double>(total.without)));
    out.without.push_back(static_cast<double>(2 * (total.with - with_below) - row.with) /
                          (2.0 * static_cast<double>(total.with)));
    with_below += row.with;
    without_below += row.without;
  }
  return out;
}

/// Unbiased variance of the mean of numbers around their known mean.
class VarianceOfMean {
 public:
  explicit VarianceOfMean(double mean) : mean_(mean) {}
  void add(double value, std::int64_t count = 1) {
    const double d = value - mean_;
    squares_.add(static_cast<double>(count) * d * d);
    n_ += static_cast<double>(count);
  }
  [[nodiscard]] double value() const { return squares_.value() / (n_ - 1.0) / n_; }

 private:
  double mean_;
  double n_ = 0.0;
  Sum squares_;
};

Interval interval(double estimate, double half, double low, double high) {
  return {std::max(low, estimate - half), std::min(high, estimate + half)};
}

Auc auc_of(std::span<const ScoreLevel> counts, const Placements& placements, double z) {
  VarianceOfMean with(placements.area);
  VarianceOfMean without(placements.area);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    with.add(placements.with[i], counts[i].with);
    without.add(placements.without[i], counts[i].without);
  }
  const double se = std::sqrt(with.value() + without.value());
  return {placements.area, se, interval(placements.area, z * se, 0.0, 1.0)};
}

}  // namespace

Result<Auc> auc_from_counts(std::span<const ScoreLevel> levels, double level) {
  OutcomeCounts total;
  for (const auto& row : levels) {
    if (row.with < 0 || row.without < 0) {
      return fail(Errc::out_of_range, "levels", "A count below 0 is not a count.",
                  "Give counts of patients, 0 or more.");
    }
    // Each difference is in range; the sum of large counts is not.
    const auto left = kLargestTableTotal - total.with - total.without;
    if (row.with > left || row.without > left - row.with) {
      return fail(Errc::out_of_range, "levels", "These are more patients than a table of counts may hold.",
                  "Give counts that are together at most " + std::to_string(kLargestTableTotal) + ".");
    }
    total.with += row.with;
    total.without += row.without;
  }
  if (total.with < 2 || total.without < 2) {
    return fail(Errc::out_of_range, "levels",
                "An area under the ROC curve with its interval needs at least 2 patients with and 2 "
                "without the outcome.",
                "Add patients, or report the counts alone.");
  }
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());
  return auc_of(levels, placements_of(levels, total), *z);
}

Result<Auc> auc(const Score& score, std::span<const std::uint8_t> outcome, double level) {
  const auto levels = score_levels(score, outcome, 2);
  if (!levels) return tl::unexpected<Error>(levels.error());
  return auc_from_counts(levels->counts, level);
}

Result<AucComparison> compare_paired_aucs(const Score& first, const Score& second,
                                          std::span<const std::uint8_t> outcome, double level) {
  const auto levels1 = score_levels(first, outcome, 2, "first score");
  if (!levels1) return tl::unexpected<Error>(levels1.error());
  const auto levels2 = score_levels(second, outcome, 2, "second score");
  if (!levels2) return tl::unexpected<Error>(levels2.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());

  const auto placements1 = placements_of(levels1->counts, levels1->total);
  const auto placements2 = placements_of(levels2->counts, levels2->total);
  const double difference = placements1.area - placements2.area;
  // The variance of the differences, patient by patient: v1 + v2 - 2 cov would cancel.
  VarianceOfMean with(difference);
  VarianceOfMean without(difference);
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    const auto at1 = levels1->of_patient[i];
    const auto at2 = levels2->of_patient[i];
    if (outcome[i] == 1) {
      with.add(placements1.with[at1] - placements2.with[at2]);
    } else {
      without.add(placements1.without[at1] - placements2.without[at2]);
    }
  }
  const double se = std::sqrt(with.value() + without.value());
  AucComparison out{auc_of(levels1->counts, placements1, *z),
                    auc_of(levels2->counts, placements2, *z),
                    difference,
                    se,
                    interval(difference, *z * se, -1.0, 1.0),
                    {},
                    {},
                    {}};
  if (se == 0.0) return out;
  const auto p = two_sided_p_from_z(difference / se);
  if (!p) return tl::unexpected<Error>(p.error());
  out.statistic = difference / se;
  out.p_value = *p;
  return out;
}

Result<AucComparison> compare_unpaired_aucs(const Score& first, std::span<const std::uint8_t> first_outcome,
                                            const Score& second, std::span<const std::uint8_t> second_outcome,
                                            double level) {
  const auto auc1 = auc(first, first_outcome, level);
  if (!auc1) return tl::unexpected<Error>(auc1.error());
  const auto auc2 = auc(second, second_outcome, level);
  if (!auc2) return tl::unexpected<Error>(auc2.error());
  const double v1 = auc1->se * auc1->se;
  const double v2 = auc2->se * auc2->se;
  const double difference = auc1->estimate - auc2->estimate;
  AucComparison out{*auc1, *auc2, difference, std::hypot(auc1->se, auc2->se), {difference, difference},
                    {},    {},    {}};
  if (out.se == 0.0) return out;
  const double df = (v1 + v2) * (v1 + v2) /
                    (v1 * v1 / static_cast<double>(first_outcome.size() - 1) +
                     v2 * v2 / static_cast<double>(second_outcome.size() - 1));
  const auto t = two_sided_critical_t(level, df);
  if (!t) return tl::unexpected<Error>(t.error());
  const auto p = two_sided_p_from_t(difference / out.se, df);
  if (!p) return tl::unexpected<Error>(p.error());
  out.ci = interval(difference, *t * out.se, -1.0, 1.0);
  out.statistic = difference / out.se;
  out.df = df;
  out.p_value = *p;
  return out;
}

Result<std::vector<RocPoint>> roc_curve(const Score& score, std::span<const std::uint8_t> outcome) {
  const auto levels = score_levels(score, outcome, 1);
  if (!levels) return tl::unexpected<Error>(levels.error());
  return points_of(*levels);
}

}  // namespace myolung::stats
