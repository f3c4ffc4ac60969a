#include "stats/survival_data.hpp"

#include <string>

#include "stats/finite.hpp"

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
  if (auto ok = all_finite(times, "time"); !ok) return ok;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i] < 0.0) {
      return fail(Errc::out_of_range, "time", "Value " + std::to_string(i + 1) + " of time is below 0.",
                  "Give the time from the start of follow-up, 0 or more.");
    }
    if (events[i] > 1) {
      return fail(Errc::out_of_range, "event",
                  "Value " + std::to_string(i + 1) + " of event is neither 0 nor 1.",
                  "Give 1 for an event and 0 for the end of follow-up without one.");
    }
  }
  return {};
}

}  // namespace myolung::stats
