#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string>

#include "myolung/error.hpp"

namespace myolung::stats {

/// Refuses a value that is no number, naming its place, as `first[2]`, or an infinite one.
[[nodiscard]] inline Result<void> all_finite(std::span<const double> values, const std::string& name) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isfinite(values[i])) continue;
    return fail(Errc::not_finite, name + "[" + std::to_string(i) + "]",
                "Value " + std::to_string(i + 1) + " of " + name + " is not a finite number.",
                "Leave out the rows without a value, or give a number.");
  }
  return {};
}

}  // namespace myolung::stats
