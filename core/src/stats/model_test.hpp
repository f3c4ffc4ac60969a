#pragma once

#include <Eigen/Core>

#include "myolung/error.hpp"
#include "myolung/model_term.hpp"

namespace myolung::stats {

/// A chi-square statistic in its upper tail; below 0 by rounding is 0. Domain: statistic finite, df > 0.
[[nodiscard]] Result<ModelTest> model_test(double statistic, Eigen::Index df);

}  // namespace myolung::stats
