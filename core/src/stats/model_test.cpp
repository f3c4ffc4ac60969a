#include "stats/model_test.hpp"

#include <algorithm>
#include <cassert>

#include "myolung/tail_probability.hpp"

namespace myolung::stats {

ModelTest model_test(double statistic, Eigen::Index df) {
  const double least = std::max(0.0, statistic);
  const auto p_value = chi_square_upper_tail(least, static_cast<double>(df));
  assert(p_value.has_value());
  return {least, static_cast<double>(df), *p_value};
}

}  // namespace myolung::stats
