#pragma once

#include <cstdint>
#include <span>

#include "myolung/error.hpp"

namespace myolung::stats {

/// Refuses times and events of different number, none at all, a time that is not finite or below 0, and an
/// event other than 0 or 1, each with its place (from 1).
[[nodiscard]] Result<void> check_survival(std::span<const double> times,
                                          std::span<const std::uint8_t> events);

}  // namespace myolung::stats
