#pragma once

#include <optional>

#include <Eigen/Core>

#include "myolung/error.hpp"
#include "stats/logistic_design.hpp"

namespace myolung::stats {

/// The refusal when the columns tell the outcomes apart along `direction` (log odds of the intercept and
/// of the standardized columns): every patient with the outcome lies on its upper side or on the border,
/// every patient without on the lower or the border, and not all on the border. nullopt when some patient
/// lies on the wrong side. The border is as wide as 1e-6 of the farthest patient's distance.
/// Names the columns that do so alone, else those that take part in the direction.
/// Source: Albert & Anderson 1984, Biometrika 71:1.
[[nodiscard]] std::optional<Error> separation(const LogisticDesign& design, const Eigen::VectorXd& direction);

}  // namespace myolung::stats
