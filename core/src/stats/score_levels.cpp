#include "stats/score_levels.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "stats/finite.hpp"
#include "stats/rank.hpp"

namespace myolung::stats {
namespace {

double share(std::int64_t part, std::int64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

/// What the rule wants as large as possible.
double merit(const TwoByTwo& counts, const OutcomeCounts& total, CutOffRule rule) {
  const double missed = share(counts.false_negative, total.with);
  const double alarmed = share(counts.false_positive, total.without);
  switch (rule) {
    case CutOffRule::youden: return 1.0 - missed - alarmed;
    case CutOffRule::closest_to_corner: return -(missed * missed + alarmed * alarmed);
  }
  return 0.0;
}

/// `visit(first, counts)` for each threshold, from where all are positive to where nobody is.
template <class Visit>
void for_each_threshold(std::span<const ScoreLevel> counts, const OutcomeCounts& total, Visit&& visit) {
  TwoByTwo table{total.with, total.without, 0, 0};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i].with == 0 && counts[i].without == 0) continue;
    visit(i, table);
    table.true_positive -= counts[i].with;
    table.false_negative += counts[i].with;
    table.false_positive -= counts[i].without;
    table.true_negative += counts[i].without;
  }
  visit(counts.size(), table);
}

}  // namespace

Result<ScoreLevels> score_levels(const Score& score, std::span<const std::uint8_t> outcome,
                                 std::int64_t least, const std::string& input) {
  const auto& values = score.values;
  const auto total = count_outcome(outcome, values.size(), least);
  if (!total) return tl::unexpected<Error>(total.error());
  if (auto ok = all_finite(values, input); !ok) return tl::unexpected<Error>(ok.error());
  assert(values.size() <= std::numeric_limits<std::uint32_t>::max());

  auto order = sorted_order(values);
  if (score.direction == Direction::lower) std::reverse(order.begin(), order.end());
  ScoreLevels levels{{}, {}, std::vector<std::uint32_t>(values.size()), *total};
  for (const std::size_t patient : order) {
    if (levels.values.empty() || values[patient] != levels.values.back()) {
      levels.values.push_back(values[patient]);
      levels.counts.push_back({0, 0});
    }
    levels.of_patient[patient] = static_cast<std::uint32_t>(levels.values.size() - 1);
    (outcome[patient] == 1 ? levels.counts.back().with : levels.counts.back().without) += 1;
  }
  return levels;
}

double area_of(std::span<const ScoreLevel> counts, const OutcomeCounts& total) {
  assert(total.with > 0 && total.without > 0);
  double twice_u = 0.0;  // a whole number, exact below 2^53
  std::int64_t without_below = 0;
  for (const auto& row : counts) {
    twice_u += static_cast<double>(row.with) * static_cast<double>(2 * without_below + row.without);
    without_below += row.without;
  }
  return twice_u / (2.0 * static_cast<double>(total.with) * static_cast<double>(total.without));
}

RocPoint point_at(const ScoreLevels& levels, std::size_t first, const TwoByTwo& counts) {
  const bool somebody = first < levels.values.size();
  return {somebody ? std::optional<double>(levels.values[first]) : std::nullopt, counts,
          share(counts.true_positive, levels.total.with), share(counts.true_negative, levels.total.without)};
}

BestLevel best_level(std::span<const ScoreLevel> counts, const OutcomeCounts& total, CutOffRule rule) {
  constexpr double kAsGood = 1e-12;
  double best = -std::numeric_limits<double>::infinity();
  for_each_threshold(counts, total, [&](std::size_t, const TwoByTwo& table) {
    best = std::max(best, merit(table, total, rule));
  });
  BestLevel picked{counts.size(), {}, -1};
  for_each_threshold(counts, total, [&](std::size_t first, const TwoByTwo& table) {
    if (merit(table, total, rule) < best - kAsGood) return;
    if (picked.tied < 0) picked = {first, table, -1};
    picked.tied += 1;
  });
  return picked;
}

std::vector<RocPoint> points_of(const ScoreLevels& levels) {
  std::vector<RocPoint> points;
  points.reserve(levels.values.size() + 1);
  for_each_threshold(levels.counts, levels.total, [&](std::size_t first, const TwoByTwo& table) {
    points.push_back(point_at(levels, first, table));
  });
  return points;
}

}  // namespace myolung::stats
