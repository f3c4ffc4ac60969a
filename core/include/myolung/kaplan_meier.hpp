#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"

namespace myolung::stats {

// Patients are followed from time 0: late entry is not provided for. Whoever is censored at the time of an
// event was still at risk of it.

/// The scale on which an interval of survival is symmetric. On the plain scale it leaves 0 to 1, so that one
/// is not offered.
enum class SurvivalScale : std::uint8_t { log, log_log };

/// The curve from one time to the next.
struct SurvivalStep {
  double time;
  std::int64_t at_risk;   ///< followed to this time or longer
  std::int64_t events;    ///< at this time
  std::int64_t censored;  ///< at this time
  double estimate;        ///< share without an event up to and with this time
  /// None where the estimate is 0 or still 1: Greenwood's variance says nothing there.
  std::optional<double> se;
  std::optional<Interval> ci;
};

struct SurvivalCurve {
  std::vector<SurvivalStep> steps;  ///< every time of an event or a censoring, ascending
  std::int64_t n;
  std::int64_t events;
};

/// Kaplan-Meier's estimate of survival:
///   S(t) = product over times u <= t of (1 - d / n), d events among n at risk at u,
///   se = S sqrt(V), V = sum of d / (n (n - d)) (Greenwood),
///   ci: log S -+ z sqrt(V), cut at S = 1; or log(-log S) -+ z sqrt(V) / log S.
/// Domain: times finite and 0 or more, events 0 or 1, at least one patient, kLowestLevel <= level < 1; else
/// unequal_lengths, too_few, not_finite, out_of_range.
/// Accuracy: 1e-11 relative in each field against R survival survfit (tests/oracle/survival).
/// Source: Kaplan & Meier 1958, J Am Stat Assoc 53:457; Greenwood 1926, Rep Public Health Med Subj 33;
/// Kalbfleisch & Prentice 2002, The Statistical Analysis of Failure Time Data, 1.4 (scales).
[[nodiscard]] Result<SurvivalCurve> kaplan_meier(std::span<const double> times,
                                                 std::span<const std::uint8_t> events,
                                                 SurvivalScale scale = SurvivalScale::log,
                                                 double level = 0.95);

/// Where a curve stands at a time, counted as R does: whoever leaves at this very time is both at risk and
/// among those who have left.
struct SurvivalAt {
  double time;
  std::int64_t at_risk;            ///< followed to this time or longer
  std::int64_t events_by_then;     ///< up to and with this time
  std::int64_t censored_by_then;   ///< up to and with this time
  std::optional<double> estimate;  ///< none after the last time that anybody was followed to
  std::optional<double> se;
  std::optional<Interval> ci;
};

/// Domain: time finite and 0 or more, else Errc::not_finite, Errc::out_of_range.
/// Accuracy: that of the curve, against R summary.survfit (tests/oracle/survival).
[[nodiscard]] Result<SurvivalAt> survival_at(const SurvivalCurve& curve, double time);

/// A time, with limits; each none where the curve (the limit of its interval) does not fall that far.
struct SurvivalTime {
  double share;
  std::optional<double> estimate;
  std::optional<double> ci_low;
  std::optional<double> ci_high;
};

/// The time by which `share` of the patients have had the event; 0.5 for median survival: the first at which
/// 1 - S >= share. Where the curve runs level at that height (to 1.5e-8), the middle of the level piece,
/// which at the end of the curve goes to the last time. Limits: the same of the ends of the interval of S.
/// Domain: 0 < share < 1, else Errc::out_of_range.
/// Accuracy: that of the times, against R quantile.survfit (tests/oracle/survival); where the upper limit of
/// S rises again, R takes another time than the first.
/// Source: Brookmeyer & Crowley 1982, Biometrics 38:29.
[[nodiscard]] Result<SurvivalTime> survival_time(const SurvivalCurve& curve, double share);

}  // namespace myolung::stats
