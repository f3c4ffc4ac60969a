#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cohort/method_answer.hpp"
#include "cohort/options.hpp"
#include "myolung/table.hpp"

namespace myolung::cohort {

/// The outcome of `kOutcome` and columns of numbers, in the rows where all of them have a value.
struct OutcomeColumns {
  CompleteCases cases;
  std::vector<std::uint8_t> outcome;
  std::vector<std::vector<double>> numbers;
};

/// `others` are columns that must have a value too.
[[nodiscard]] Result<OutcomeColumns> outcome_columns(const Table& table, const Options& options,
                                                     const std::vector<std::string>& numbers,
                                                     const std::vector<std::string>& others = {});

inline constexpr Option kProbability{
    "probability", "COLUMN", "Column with the predicted probability of the outcome, from 0 to 1", true};

/// outcome_columns of `kProbability`; refuses what is no probability, naming the line.
[[nodiscard]] Result<OutcomeColumns> outcome_and_probability(const Table& table, const Options& options);

/// The lines of these places among the rows used: "3, 7 and 2 more".
[[nodiscard]] std::string lines_of(const Table& table, const CompleteCases& cases,
                                   const std::vector<std::size_t>& places);

}  // namespace myolung::cohort
