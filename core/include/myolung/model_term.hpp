#pragma once

#include <span>
#include <string>
#include <vector>

namespace myolung::stats {

/// A column of a model's design: a number, or 1 and 0 for a finding or for one category.
struct ModelColumn {
  std::string name;
  std::span<const double> values;
};

/// What is in a model or not as a whole: one column, or those of a category, all but the reference's.
struct ModelTerm {
  std::string name;
  std::vector<ModelColumn> columns;
};

/// A chi-square test of some coefficients against 0.
struct ModelTest {
  double statistic;
  double df;
  double p_value;
};

struct TermTest {
  std::string name;            ///< the term's
  ModelTest likelihood_ratio;  ///< the model without this term against the model
};

}  // namespace myolung::stats
