#pragma once

#include <Eigen/Core>

#include "myolung/model_term.hpp"

namespace myolung::stats {

/// A chi-square statistic with its upper tail; one that rounding left below 0 is 0.
/// Domain (asserted): statistic finite, df > 0.
[[nodiscard]] ModelTest model_test(double statistic, Eigen::Index df);

}  // namespace myolung::stats
