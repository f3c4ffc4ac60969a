#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cohort/options.hpp"
#include "myolung/study_effect.hpp"
#include "myolung/table.hpp"

namespace myolung::cohort {

/// How a pooled effect goes back to what is reported.
enum class EffectScale : std::uint8_t {
  as_given,
  log,    ///< of a ratio
  logit,  ///< of a proportion
};

/// The studies of a table, one a row, in whichever of its forms they stand.
struct MetaStudies {
  std::string form;     ///< "estimate", "ratio", "counts" or "proportion"
  std::string measure;  ///< "odds ratio"
  EffectScale scale;
  CompleteCases cases;
  std::vector<std::string> labels;
  bool named = false;  ///< by a column; else the labels are their lines
  std::vector<stats::StudyEstimate> effects;
  std::vector<stats::ExposureTable> tables;                              ///< of counts; else empty
  stats::EffectMeasure compared = stats::EffectMeasure::log_odds_ratio;  ///< of counts
  std::vector<std::string> notes;
};

/// Reads the columns of one form:
///   estimate, se                  as they stand; of the logarithm when `measure` is a ratio; the option `se`
///                                 says whether the column holds standard errors or variances
///   estimate, ci_low, ci_high     of a difference, or of a ratio, as `measure` says
///   or (rr, hr, ratio), ci_low, ci_high
///   a, b, c, d                    exposed with and without the outcome, unexposed with and without it
///   events, total
/// Names in any case of letters. Refused: a table with none of these or with two, unless `form` chooses; a
/// standard error of 0 or less, an interval that does not hold its estimate, a count that is none, each with
/// its study and line; a column se that its intervals say holds variances, unless `se` tells. `also`: further
/// columns in which the rows used must have a value.
[[nodiscard]] Result<MetaStudies> read_studies(const Table& table, const Options& options,
                                               const std::vector<std::string>& also);

}  // namespace myolung::cohort
