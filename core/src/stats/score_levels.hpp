#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "myolung/roc.hpp"
#include "stats/outcome.hpp"

namespace myolung::stats {

/// A score as its distinct values, in the order towards the outcome.
struct ScoreLevels {
  std::vector<double> values;
  std::vector<ScoreLevel> counts;
  std::vector<std::uint32_t> of_patient;  ///< the level of each
  OutcomeCounts total;
};

/// Refuses what `auc` refuses, with `least` patients of either outcome. `input` names the score.
[[nodiscard]] Result<ScoreLevels> score_levels(const Score& score, std::span<const std::uint8_t> outcome,
                                               std::int64_t least, const std::string& input = "score");

/// Mann-Whitney's U as a share of its largest value. Domain (asserted): patients of either outcome.
[[nodiscard]] double area_of(std::span<const ScoreLevel> counts, const OutcomeCounts& total);

/// The point where the levels from `first` on are positive.
[[nodiscard]] RocPoint point_at(const ScoreLevels& levels, std::size_t first, const TwoByTwo& counts);

/// Those of every threshold, as `roc_curve`: the point at the i-th is that where the levels from i on are
/// positive.
[[nodiscard]] std::vector<RocPoint> points_of(const ScoreLevels& levels);

struct BestLevel {
  std::size_t first;  ///< positive from here on
  TwoByTwo counts;
  std::int64_t tied;
};

/// The level that `cut_off` picks. Levels that nobody has are no thresholds.
[[nodiscard]] BestLevel best_level(std::span<const ScoreLevel> counts, const OutcomeCounts& total,
                                   CutOffRule rule);

}  // namespace myolung::stats
