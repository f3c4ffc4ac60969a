#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "myolung/error.hpp"
#include "stats/outcome.hpp"

namespace myolung::stats {

/// Refuses probabilities outside 0 to 1 and outcomes that do not match them or are all the same.
[[nodiscard]] Result<OutcomeCounts> check_predictions(std::span<const double> probability,
                                                      std::span<const std::uint8_t> outcome);

/// log(p / (1 - p)) of each; refuses a probability outside 0 to 1, and one of exactly 0 or 1.
[[nodiscard]] Result<std::vector<double>> logits(std::span<const double> probability);

}  // namespace myolung::stats
