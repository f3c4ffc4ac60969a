#pragma once

#include <cstdint>
#include <span>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

/// One level of an ordered score: how many patients with and without the outcome have it.
struct ScoreLevel {
  std::int64_t with;
  std::int64_t without;
};

struct Auc {
  double estimate;
  double se;
  Interval ci;  ///< estimate -+ z * se, cut at 0 and 1
};

/// Area under the ROC curve of an ordered score given as counts, levels ascending; a tie counts
/// half. Not flipped when below 0.5.
/// Formula: Mann-Whitney U / (n1 n0); DeLong's variance from the placement values of each level.
/// Domain: at least 2 patients with and 2 without the outcome, counts >= 0, 0 < level < 1, else
/// Errc::out_of_range.
/// Accuracy: 1e-12 against R pROC ci.auc(method = "delong") (tests/oracle/auc).
/// Source: DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837.
[[nodiscard]] Result<Auc> auc_from_counts(std::span<const ScoreLevel> levels, double level = 0.95);

}  // namespace myolung::stats
