#include "stats/survival_data.hpp"

#include <cmath>
#include <string>

namespace myolung::stats {

Result<void> check_survival(std::span<const double> times, std::span<const std::uint8_t> events) {
  if (times.size() != events.size()) {
    return fail(Errc::unequal_lengths, "event",
                "There are " + std::to_string(times.size()) + " times and " + std::to_string(events.size()) +
                    " events.",
                "Give a time and an event for each patient.");
  }
  if (times.empty()) {
    return fail(Errc::too_few, "time", "There is no patient to follow.",
                "Give at least one time with its event.");
  }
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (!std::isfinite(times[i])) {
      return fail(Errc::not_finite, "time",
                  "The time at position " + std::to_string(i + 1) + " is not a finite number.",
                  "Give a number, or leave that patient out.");
    }
    if (times[i] < 0.0) {
      return fail(Errc::out_of_range, "time",
                  "The time at position " + std::to_string(i + 1) + " is below 0.",
                  "Give the time from the start of follow-up, 0 or more.");
    }
    if (events[i] > 1) {
      return fail(Errc::out_of_range, "event",
                  "The event at position " + std::to_string(i + 1) + " is neither 0 nor 1.",
                  "Give 1 for an event and 0 for the end of follow-up without one.");
    }
  }
  return {};
}

}  // namespace myolung::stats
