#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "myolung/two_by_two.hpp"

namespace myolung::stats {

/// A cell of a table, by the name under which it is refused.
struct NamedCount {
  const char* name;
  std::int64_t count;
};

[[nodiscard]] inline std::array<NamedCount, 4> cells(const ExposureTable& table) {
  return {{{"exposed_with", table.exposed_with},
           {"exposed_without", table.exposed_without},
           {"unexposed_with", table.unexposed_with},
           {"unexposed_without", table.unexposed_without}}};
}

[[nodiscard]] inline std::array<NamedCount, 4> cells(const TwoByTwo& table) {
  return {{{"true_positive", table.true_positive},
           {"false_positive", table.false_positive},
           {"false_negative", table.false_negative},
           {"true_negative", table.true_negative}}};
}

/// The patients of all cells; refuses a count below 0, and too many patients.
[[nodiscard]] Result<std::int64_t> total_of(std::span<const NamedCount> cells);

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
