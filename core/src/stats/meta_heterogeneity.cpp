#include <algorithm>
#include <cassert>
#include <cmath>

#include "myolung/tail_probability.hpp"
#include "stats/root.hpp"
#include "stats/standardized_studies.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr double kFarthest = 1e30;
constexpr double kSmallestSe = 1e-100;
constexpr double kLargestSe = 1e100;
constexpr double kLargestTau2 = 1e150;  // there even the smallest quantile is above Q
constexpr RootTolerance kTau2Tolerance{4e-16, 1e-17};
constexpr double kFirstStep = 1e-3;  // of the smallest variance: below, no weight changes
constexpr double kStepRatio = 1.4;   // two maxima so close are not known

double dersimonian_laird(const StandardizedStudies& studies) {
  const auto at_zero = weigh(studies, 0.0);
  const double excess = at_zero.q - static_cast<double>(studies.size() - 1);
  return excess > 0.0 ? excess / at_zero.trace : 0.0;
}

/// Where Q(tau2), which falls as tau2 grows, comes down to `target`; 0 when it is there from the start.
Result<double> tau2_at(const StandardizedStudies& studies, double target) {
  const auto above = [&](double tau2) { return weigh(studies, tau2).q - target; };
  if (above(0.0) <= 0.0) return 0.0;
  const auto root = root_outwards(above, 0.0, 1.0, kLargestTau2, kTau2Tolerance);
  if (root) return *root;
  return fail(Errc::not_converged, "studies", "The variance between the studies was not found.",
              "Pool with a fixed effect, or check the units of the studies.");
}

/// The tau2 of the highest restricted likelihood. Its slope is half of y'PPy - tr P; where that falls through
/// 0 is a maximum. Since tr P is at least P's largest eigenvalue, Q(tau2) is at least 1 there, and so tau2 at
/// most k / 4 times the squared range.
double restricted_maximum(const StandardizedStudies& studies) {
  const auto [lowest, highest] = std::minmax_element(studies.distances.begin(), studies.distances.end());
  const double range = *highest - *lowest;
  const double limit = 1.0 + 0.25 * static_cast<double>(studies.size()) * range * range;
  const auto slope = [&](double tau2) {
    const auto at = weigh(studies, tau2);
    return at.q_of_squares - at.trace;
  };
  double best = 0.0;
  double highest_likelihood = weigh(studies, 0.0).restricted_log_likelihood;
  double from = 0.0;
  double slope_from = slope(from);
  while (from < limit) {
    const double to = std::max(kFirstStep, kStepRatio * from);
    const double slope_to = slope(to);
    if (slope_from > 0.0 && slope_to <= 0.0) {
      const double top = root_between(slope, from, to, kTau2Tolerance).value_or(to);
      const double likelihood = weigh(studies, top).restricted_log_likelihood;
      if (likelihood > highest_likelihood) {
        best = top;
        highest_likelihood = likelihood;
      }
    }
    from = to;
    slope_from = slope_to;
  }
  return best;
}

}  // namespace

StudyEstimate most_precise(std::span<const StudyEstimate> studies) {
  assert(!studies.empty());
  return *std::min_element(studies.begin(), studies.end(), [](const auto& a, const auto& b) {
    return a.se < b.se || (a.se == b.se && a.estimate < b.estimate);
  });
}

Result<StandardizedStudies> standardized(std::span<const StudyEstimate> studies) {
  if (const auto ok = pool_fixed_effect(studies); !ok) return tl::unexpected<Error>(ok.error());
  const auto anchor = most_precise(studies);
  StandardizedStudies out{anchor.estimate, anchor.se, {}, {}};
  bool held = anchor.se >= kSmallestSe;
  for (const auto& study : studies) {
    const double distance = (study.estimate - anchor.estimate) / anchor.se;
    const double ratio = study.se / anchor.se;
    held = held && study.se <= kLargestSe && std::abs(distance) <= kFarthest && ratio <= kFarthest;
    out.distances.push_back(distance);
    out.variances.push_back(ratio * ratio);
  }
  if (!held) {
    return fail(Errc::out_of_range, "studies",
                "The studies' estimates or standard errors lie too many powers of ten apart to be pooled.",
                "Check the units, and that each se belongs to its estimate.");
  }
  return out;
}

Weighing weigh(const StandardizedStudies& studies, double tau2) {
  assert(studies.size() > 0 && tau2 >= 0.0);
  const std::size_t k = studies.size();
  // At most one study has more than half of the weight. Without it the others are summed by themselves, so
  // that W - w loses no digits in any of them.
  std::vector<double> w(k);
  for (std::size_t i = 0; i < k; ++i) w[i] = 1.0 / (studies.variances[i] + tau2);
  const auto heaviest = static_cast<std::size_t>(std::max_element(w.begin(), w.end()) - w.begin());
  Sum light;
  Sum weighted;
  Sum log_variances;
  for (std::size_t i = 0; i < k; ++i) {
    weighted.add(w[i] * studies.distances[i]);
    log_variances.add(std::log(studies.variances[i] + tau2));
    if (i == heaviest) continue;
    light.add(w[i]);
  }
  const double top = w[heaviest];
  const double total = light.value() + top;
  const auto [lowest, highest] = std::minmax_element(studies.distances.begin(), studies.distances.end());
  const double mean = std::clamp(weighted.value() / total, *lowest, *highest);
  Sum q;
  Sum q_of_squares;
  Sum trace;
  for (std::size_t i = 0; i < k; ++i) {
    const double d = studies.distances[i] - mean;
    q.add(w[i] * d * d);
    q_of_squares.add(w[i] * d * w[i] * d);
    const double others = i == heaviest ? light.value() : total - w[i];
    trace.add(w[i] * (others / total));
  }
  return {total,         mean,
          q.value(),     q_of_squares.value(),
          trace.value(), -0.5 * (log_variances.value() + std::log(total) + q.value())};
}

Result<double> between_study_variance(const StandardizedStudies& studies, PoolingModel model) {
  assert(model != PoolingModel::fixed_effect);
  if (studies.size() == 1) return 0.0;
  switch (model) {
    case PoolingModel::fixed_effect: return 0.0;
    case PoolingModel::dersimonian_laird: return dersimonian_laird(studies);
    case PoolingModel::restricted_maximum: return restricted_maximum(studies);
    case PoolingModel::paule_mandel: return tau2_at(studies, static_cast<double>(studies.size() - 1));
  }
  return 0.0;
}

Result<Interval> q_profile(const StandardizedStudies& studies, double level) {
  const auto df = static_cast<double>(studies.size() - 1);
  const double outside = 0.5 * (1.0 - level);
  const auto low = tau2_at(studies, *chi_square_quantile_complement(outside, df));
  if (!low) return tl::unexpected<Error>(low.error());
  const auto high = tau2_at(studies, *chi_square_quantile(outside, df));
  if (!high) return tl::unexpected<Error>(high.error());
  return Interval{*low, *high};
}

}  // namespace myolung::stats
