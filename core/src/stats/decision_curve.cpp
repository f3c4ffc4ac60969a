#include "myolung/decision_curve.hpp"

#include <algorithm>

#include "stats/predicted_probability.hpp"
#include "stats/score_levels.hpp"

namespace myolung::stats {

Result<std::vector<NetBenefit>> decision_curve(std::span<const double> probability,
                                               std::span<const std::uint8_t> outcome,
                                               std::span<const double> thresholds) {
  if (auto ok = check_predictions(probability, outcome); !ok) return tl::unexpected<Error>(ok.error());
  if (!std::all_of(thresholds.begin(), thresholds.end(), [](double t) { return t > 0.0 && t < 1.0; })) {
    return fail(Errc::out_of_range, "thresholds", "A threshold probability lies above 0 and below 1.",
                "Give the probabilities from which on one would treat, such as 0.1, 0.2 and 0.3.");
  }
  const auto levels = score_levels({probability}, outcome, 1);
  if (!levels) return tl::unexpected<Error>(levels.error());
  const auto points = points_of(*levels);

  const auto n = static_cast<double>(probability.size());
  const double share = static_cast<double>(levels->total.with) / n;
  std::vector<NetBenefit> out;
  out.reserve(thresholds.size());
  for (const double t : thresholds) {
    // The first value that is not below the threshold; past the last one nobody is treated.
    const auto first = std::lower_bound(levels->values.begin(), levels->values.end(), t);
    const auto& treated = points[static_cast<std::size_t>(first - levels->values.begin())].counts;
    const double odds = t / (1.0 - t);
    const double model =
        (static_cast<double>(treated.true_positive) - odds * static_cast<double>(treated.false_positive)) / n;
    const double all = share - (1.0 - share) * odds;
    out.push_back({t, treated.true_positive, treated.false_positive, model, all, model / share, all / share});
  }
  return out;
}

}  // namespace myolung::stats
