#pragma once

#include <cstdint>
#include <span>

#include "myolung/logistic.hpp"

namespace myolung::stats {

/// How a model does with some patients.
struct ModelMeasures {
  double auc;
  double brier;
  double nagelkerke;
};

struct ResampledMeasures {
  ModelMeasures inside;   ///< in the patients drawn, from whom the model is
  ModelMeasures outside;  ///< in all patients
};

/// The model fitted to the patients `rows`, some more than once. Refuses what logistic_regression refuses of
/// these patients. Domain (asserted): columns and outcome as logistic_regression.
[[nodiscard]] Result<ResampledMeasures> resampled_measures(std::span<const ModelTerm> terms,
                                                           std::span<const std::uint8_t> outcome,
                                                           std::span<const std::uint32_t> rows,
                                                           Penalty penalty);

/// The rows in ascending order of outcome and then of each column: resamples drawn from them do not depend on
/// the order in which the patients came.
[[nodiscard]] std::vector<std::uint32_t> ordered_rows(std::span<const ModelTerm> terms,
                                                      std::span<const std::uint8_t> outcome);

/// The columns of `terms` in the patients `rows`; `values` keeps the numbers.
[[nodiscard]] std::vector<ModelTerm> drawn_terms(std::span<const ModelTerm> terms,
                                                 std::span<const std::uint32_t> rows,
                                                 std::vector<std::vector<double>>& values);

[[nodiscard]] std::vector<std::uint8_t> drawn_outcome(std::span<const std::uint8_t> outcome,
                                                      std::span<const std::uint32_t> rows);

}  // namespace myolung::stats
