#include "myolung/kaplan_meier.hpp"

#include <algorithm>
#include <cmath>

#include "myolung/tail_probability.hpp"
#include "stats/rank.hpp"
#include "stats/sum.hpp"
#include "stats/survival_data.hpp"

namespace myolung::stats {
namespace {

constexpr double kLevelPiece = 0x1p-26;  // R's tolerance, the square root of the rounding of 1

Interval interval(double log_survival, double half_width, SurvivalScale scale) {
  switch (scale) {
    case SurvivalScale::log:
      return {std::exp(log_survival - half_width), std::min(1.0, std::exp(log_survival + half_width))};
    case SurvivalScale::log_log: {
      const double factor = std::exp(-half_width / log_survival);
      return {std::exp(log_survival * factor), std::exp(log_survival / factor)};
    }
  }
  return {};
}

/// The first time at which `height`, of a step a share that is gone or none, reaches `share`.
template <class Height>
std::optional<double> first_time(const SurvivalCurve& curve, double share, Height height) {
  const auto reaching = [&](double least) {
    return std::find_if(curve.steps.begin(), curve.steps.end(), [&](const SurvivalStep& step) {
      const std::optional<double> gone = height(step);
      return gone && *gone >= least;
    });
  };
  const auto begin = reaching(share - kLevelPiece);
  if (begin == curve.steps.end()) return std::nullopt;
  const auto end = reaching(share + kLevelPiece);
  if (end != curve.steps.end()) return 0.5 * (begin->time + end->time);
  // Past the last step whose height is known, nothing says where the level piece ends.
  if (!height(curve.steps.back())) return std::nullopt;
  return 0.5 * (begin->time + curve.steps.back().time);
}

}  // namespace

Result<SurvivalCurve> kaplan_meier(std::span<const double> times, std::span<const std::uint8_t> events,
                                   SurvivalScale scale, double level) {
  if (auto ok = check_survival(times, events); !ok) return tl::unexpected<Error>(ok.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());

  SurvivalCurve curve{{}, static_cast<std::int64_t>(times.size()), 0};
  const auto order = sorted_order(times);
  double survival = 1.0;
  Sum log_survival;
  Sum variance;
  for (std::size_t begin = 0; begin < order.size();) {
    const double time = times[order[begin]];
    const auto at_risk = static_cast<std::int64_t>(order.size() - begin);
    std::int64_t here = 0;
    std::int64_t with = 0;
    for (; begin < order.size() && times[order[begin]] == time; ++begin) {
      ++here;
      with += events[order[begin]];
    }
    SurvivalStep step{time, at_risk, with, here - with, survival, {}, {}};
    curve.events += with;
    const auto n = static_cast<double>(at_risk);
    const auto d = static_cast<double>(with);
    if (with == at_risk) {
      step.estimate = survival = 0.0;
    } else {
      step.estimate = survival *= (n - d) / n;
      log_survival.add(std::log1p(-d / n));
      variance.add(d / (n * (n - d)));
      if (curve.events > 0) {
        const double log_se = std::sqrt(variance.value());
        step.se = survival * log_se;
        step.ci = interval(log_survival.value(), *z * log_se, scale);
      }
    }
    curve.steps.push_back(step);
  }
  return curve;
}

Result<SurvivalAt> survival_at(const SurvivalCurve& curve, double time) {
  if (!std::isfinite(time)) {
    return fail(Errc::not_finite, "at", "A time at which to read the curve is a finite number.",
                "Give a number.");
  }
  if (time < 0.0) {
    return fail(Errc::out_of_range, "at", "A time below 0 lies before the start of follow-up.",
                "Give a time of 0 or more.");
  }
  SurvivalAt at{time, curve.n, 0, 0, 1.0, {}, {}};
  for (const auto& step : curve.steps) {
    if (step.time > time) return at;
    at.at_risk = step.time == time ? step.at_risk : step.at_risk - step.events - step.censored;
    at.events_by_then += step.events;
    at.censored_by_then += step.censored;
    at.estimate = step.estimate;
    at.se = step.se;
    at.ci = step.ci;
    if (step.time == time) return at;
  }
  at.estimate = at.se = std::nullopt;
  at.ci = std::nullopt;
  return at;
}

Result<SurvivalTime> survival_time(const SurvivalCurve& curve, double share) {
  if (!(share > 0.0 && share < 1.0)) {
    return fail(Errc::out_of_range, "share", "A share of patients for a time lies between 0 and 1.",
                "Use 0.5 for the median.");
  }
  using Height = std::optional<double>;
  return SurvivalTime{
      share, first_time(curve, share, [](const SurvivalStep& s) -> Height { return 1.0 - s.estimate; }),
      first_time(
          curve, share,
          [](const SurvivalStep& s) -> Height { return s.ci ? Height(1.0 - s.ci->low) : std::nullopt; }),
      first_time(curve, share, [](const SurvivalStep& s) -> Height {
        return s.ci ? Height(1.0 - s.ci->high) : std::nullopt;
      })};
}

}  // namespace myolung::stats
