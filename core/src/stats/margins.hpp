#pragma once

#include <cstdint>

#include "myolung/two_by_two.hpp"

namespace myolung::stats {

struct Margins {
  std::int64_t exposed;
  std::int64_t unexposed;
  std::int64_t with;
  std::int64_t without;
  std::int64_t total;
};

/// The sums of a table; refuses a count below 0, too many patients, and an empty row or column.
[[nodiscard]] Result<Margins> margins(const ExposureTable& table);

}  // namespace myolung::stats
