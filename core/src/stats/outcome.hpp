#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "myolung/error.hpp"

namespace myolung::stats {

/// Patients with and without the outcome.
struct OutcomeCounts {
  std::int64_t with = 0;
  std::int64_t without = 0;
};

/// Counts 1 and 0, as many as `n`, at least `least` of either; refuses another code, naming the place of the
/// first.
[[nodiscard]] Result<OutcomeCounts> count_outcome(std::span<const std::uint8_t> outcome, std::size_t n,
                                                  std::int64_t least);

}  // namespace myolung::stats
