#include "stats/outcome.hpp"

#include <string>

namespace myolung::stats {

Result<OutcomeCounts> count_outcome(std::span<const std::uint8_t> outcome, std::size_t n,
                                    std::int64_t least) {
  if (outcome.size() != n) {
    return fail(
        Errc::unequal_lengths, "outcome",
        "There are " + std::to_string(outcome.size()) + " outcomes for " + std::to_string(n) + " patients.",
        "Give one outcome for each patient.");
  }
  OutcomeCounts counts;
  for (std::size_t i = 0; i < n; ++i) {
    if (outcome[i] > 1) {
      return fail(Errc::out_of_range, "outcome",
                  "Outcome " + std::to_string(i + 1) + " is " + std::to_string(outcome[i]) +
                      ", and an outcome is 0 or 1.",
                  "Code the outcome as 1, and its absence as 0.");
    }
    (outcome[i] == 1 ? counts.with : counts.without) += 1;
  }
  if (counts.with < least || counts.without < least) {
    return fail(Errc::too_few, "outcome",
                "There are " + std::to_string(counts.with) + " patients with and " +
                    std::to_string(counts.without) + " without the outcome, and at least " +
                    std::to_string(least) + " of either are needed.",
                "Add patients, or report the counts alone.");
  }
  return counts;
}

}  // namespace myolung::stats
