#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cohort/method_answer.hpp"
#include "cohort/options.hpp"
#include "myolung/table.hpp"

namespace myolung::cohort {

inline constexpr Option kTime{"time", "COLUMN", "Column with the time that each patient was followed", true};
inline constexpr Option kEvent{"event", "COLUMN", "Column that says whether follow-up ended with the event",
                               true};
inline constexpr Option kEventPositive{
    "positive", "VALUE",
    "Value of the event column that means the event, unless it says 0/1, yes/no, true/false"};

/// The columns of --time and --event, in the rows that have values there and in `others`.
struct SurvivalColumns {
  CompleteCases cases;
  std::vector<double> times;
  std::vector<std::uint8_t> events;
};

/// Refuses a table without a complete row, and times below 0, naming the line.
[[nodiscard]] Result<SurvivalColumns> survival_columns(const Table& table, const Options& options,
                                                       const std::vector<std::string>& others);

}  // namespace myolung::cohort
