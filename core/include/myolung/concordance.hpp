#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

struct Concordance {
  double estimate;             ///< (concordant + tied_marker / 2) / pairs compared
  double se;                   ///< 0 when all pairs agree: then it says nothing
  std::optional<Interval> ci;  ///< estimate -+ z se, cut at 0 and 1; none when se is 0
  std::int64_t concordant;     ///< pairs in which the one with the higher marker had the event first
  std::int64_t discordant;
  std::int64_t tied_marker;
  std::int64_t tied_time;  ///< pairs with the event at the same time, not compared
  std::int64_t n;
};

/// Harrell's C of a marker that is high where the event comes early. A pair is compared when one has the
/// event and the other is followed longer, or as long without it. The standard error is the infinitesimal
/// jackknife's, from each patient's share of the pairs. O(n log n).
/// Domain: as kaplan_meier, a finite marker for each patient, at least one pair to compare (else too_few).
/// Accuracy: counts exact, estimate and se 1e-10 relative, against R survival concordance(reverse = TRUE)
/// (tests/oracle/survival).
/// Source: Harrell, Califf, Pryor, Lee & Rosati 1982, JAMA 247:2543; Therneau & Atkinson, vignette
/// "concordance" of R survival (standard error).
[[nodiscard]] Result<Concordance> concordance(std::span<const double> times,
                                              std::span<const std::uint8_t> events,
                                              std::span<const double> marker, double level = 0.95);

}  // namespace myolung::stats
