#include "stats/model_test.hpp"

#include <algorithm>

#include "myolung/tail_probability.hpp"

namespace myolung::stats {

Result<ModelTest> model_test(double statistic, Eigen::Index df) {
  const double least = std::max(0.0, statistic);
  const auto p_value = chi_square_upper_tail(least, static_cast<double>(df));
  if (!p_value) return tl::unexpected<Error>(p_value.error());
  return ModelTest{least, static_cast<double>(df), *p_value};
}

}  // namespace myolung::stats
