#pragma once

#include <string>
#include <vector>

#include "myolung/roc.hpp"

namespace myolung::cohort {

/// Says of an area without variance, as a perfect one is, what its interval is not.
inline void note_without_variance(std::vector<std::string>& notes, const std::string& whose,
                                  const stats::Auc& auc) {
  if (auc.se != 0.0) return;
  notes.push_back("The area of " + whose +
                  " has no variance in these patients, so its interval has no width and does not show how "
                  "sure it is.");
}

}  // namespace myolung::cohort
