#include "myolung/roc.hpp"

#include <algorithm>
#include <cmath>

namespace myolung::stats {
namespace {

/// Unbiased variance of placement values, each held by `count` patients.
class GroupedVariance {
 public:
  explicit GroupedVariance(double mean) : mean_(mean) {}
  void add(double value, double count) {
    const double d = value - mean_;
    sum_ += count * d * d;
    n_ += count;
  }
  [[nodiscard]] double of_mean() const { return sum_ / (n_ - 1.0) / n_; }

 private:
  double mean_;
  double sum_ = 0.0;
  double n_ = 0.0;
};

}  // namespace

Result<Auc> auc_from_counts(std::span<const ScoreLevel> levels, double level) {
  std::int64_t n1 = 0;
  std::int64_t n0 = 0;
  for (const auto& row : levels) {
    if (row.with < 0 || row.without < 0) {
      return fail(Errc::out_of_range, "levels", "A count below 0 is not a count.",
                  "Give counts of patients, 0 or more.");
    }
    n1 += row.with;
    n0 += row.without;
  }
  if (n1 < 2 || n0 < 2) {
    return fail(Errc::out_of_range, "levels",
                "An area under the ROC curve with its interval needs at least 2 patients with and 2 "
                "without the outcome.",
                "Add patients, or report the counts alone.");
  }
  const auto lower = normal_quantile(0.5 * (1.0 - level));
  if (!lower) return tl::unexpected<Error>(lower.error());

  const auto with_total = static_cast<double>(n1);
  const auto without_total = static_cast<double>(n0);

  // Placement of a level among the patients without (with) the outcome: the share below (above) it,
  // ties half. Twice the counts keeps the sums exact integers.
  double twice_u = 0.0;
  std::int64_t without_below = 0;
  for (const auto& row : levels) {
    twice_u += static_cast<double>(row.with) * static_cast<double>(2 * without_below + row.without);
    without_below += row.without;
  }
  const double auc = twice_u / (2.0 * with_total * without_total);

  GroupedVariance among_with(auc);
  GroupedVariance among_without(auc);
  without_below = 0;
  std::int64_t with_below = 0;
  for (const auto& row : levels) {
    among_with.add(static_cast<double>(2 * without_below + row.without) / (2.0 * without_total),
                   static_cast<double>(row.with));
    among_without.add(static_cast<double>(2 * (n1 - with_below - row.with) + row.with) / (2.0 * with_total),
                      static_cast<double>(row.without));
    without_below += row.without;
    with_below += row.with;
  }
  const double se = std::sqrt(among_with.of_mean() + among_without.of_mean());
  return Auc{auc, se, {std::max(0.0, auc + *lower * se), std::min(1.0, auc - *lower * se)}};
}

}  // namespace myolung::stats
