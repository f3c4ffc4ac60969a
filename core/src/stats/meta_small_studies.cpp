#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>

#include "myolung/small_study_effects.hpp"
#include "myolung/tail_probability.hpp"
#include "stats/rank.hpp"
#include "stats/standardized_studies.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr int kRounds = 100;
constexpr double kRounding = 1e-12;

/// estimate = limit + bias * se in the units of StandardizedStudies, weighted by 1/se^2.
struct Line {
  double bias;
  double limit;
  double mean_se;
  double weights;
  double squares;  ///< sum of w (se - mean se)^2
};

/// None when the standard errors are alike.
std::optional<Line> regression_line(const StandardizedStudies& studies) {
  const auto at = weigh(studies, 0.0);
  Sum se;
  for (const double variance : studies.variances) se.add(1.0 / std::sqrt(variance));
  const double mean_se = se.value() / at.weights;
  Sum squares;
  Sum products;
  for (std::size_t i = 0; i < studies.size(); ++i) {
    const double x = std::sqrt(studies.variances[i]) - mean_se;
    squares.add(x * x / studies.variances[i]);
    products.add(x * (studies.distances[i] - at.mean) / studies.variances[i]);
  }
  if (squares.value() <= 1e-14 * at.weights * mean_se * mean_se) return std::nullopt;
  const double bias = products.value() / squares.value();
  return Line{bias, at.mean - bias * mean_se, mean_se, at.weights, squares.value()};
}

Result<void> three_or_more(std::size_t studies, const char* what) {
  if (studies >= 3) return {};
  return fail(Errc::too_few, "studies",
              std::string(what) + " needs at least 3 studies; there are " + std::to_string(studies) + ".",
              "Leave it out; below about 10 studies it tells little.");
}

/// The distances from the centre, those that only rounding tells apart made equal.
std::vector<double> sizes_around(std::span<const double> estimates, double centre) {
  std::vector<double> sizes;
  for (const double y : estimates) sizes.push_back(std::abs(y - centre));
  const auto order = sorted_order(sizes);
  const double rounding = kRounding * sizes[order.back()];
  for (std::size_t i = 1; i < order.size(); ++i) {
    double& size = sizes[order[i]];
    const double before = sizes[order[i - 1]];
    if (size - before <= rounding) size = before;
  }
  return sizes;
}

/// The count of missing studies on the left of `centre`.
std::int64_t missing_on_the_left(std::span<const double> estimates, double centre, MissingStudies estimator) {
  const auto sizes = sizes_around(estimates, centre);
  const auto k = static_cast<double>(sizes.size());
  double count = 0.0;
  switch (estimator) {
    case MissingStudies::l0: {
      const auto ranks = midranks(sizes).ranks;
      double rank_sum = 0.0;
      for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (estimates[i] > centre) rank_sum += ranks[i];
      }
      count = (4.0 * rank_sum - k * (k + 1.0)) / (2.0 * k - 1.0);
      break;
    }
    case MissingStudies::r0: {
      double farthest_left = 0.0;
      for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (estimates[i] < centre) farthest_left = std::max(farthest_left, sizes[i]);
      }
      if (farthest_left == 0.0) return 0;
      const auto beyond =
          std::count_if(sizes.begin(), sizes.end(), [=](double size) { return size > farthest_left; });
      count = static_cast<double>(beyond - 1);
      break;
    }
  }
  return std::max(std::int64_t{0}, static_cast<std::int64_t>(std::lround(count)));
}

}  // namespace

Result<EggerTest> egger_test(std::span<const StudyEstimate> studies, double level) {
  const auto standard = standardized(studies);
  if (!standard) return tl::unexpected<Error>(standard.error());
  if (auto ok = three_or_more(studies.size(), "Egger's regression"); !ok) {
    return tl::unexpected<Error>(ok.error());
  }
  const auto df = static_cast<double>(studies.size() - 2);
  const auto critical = two_sided_critical_t(level, df);
  if (!critical) return tl::unexpected<Error>(critical.error());
  const auto line = regression_line(*standard);
  if (!line) {
    return fail(Errc::no_variation, "se",
                "All standard errors are alike, so that there is no line to draw on them.",
                "Leave Egger's regression out.");
  }
  Sum rest;
  for (std::size_t i = 0; i < studies.size(); ++i) {
    const double d = standard->distances[i] - line->limit - line->bias * std::sqrt(standard->variances[i]);
    rest.add(d * d / standard->variances[i]);
  }
  const double variance = rest.value() / df;
  const double se = std::sqrt(variance / line->squares);
  const double statistic = line->bias / se;
  const auto p = two_sided_p_from_t(statistic, df);
  if (!p) {
    return fail(Errc::no_variation, "estimate",
                "All estimates lie on the line, which leaves no error to compare with.",
                "Leave Egger's regression out.");
  }
  const double limit = standard->anchor + standard->unit * line->limit;
  const double limit_half =
      *critical * standard->unit *
      std::sqrt(variance * (1.0 / line->weights + line->mean_se * line->mean_se / line->squares));
  return EggerTest{line->bias,
                   se,
                   {line->bias - *critical * se, line->bias + *critical * se},
                   statistic,
                   df,
                   *p,
                   limit,
                   {limit - limit_half, limit + limit_half},
                   static_cast<std::int64_t>(studies.size())};
}

Result<TrimAndFill> trim_and_fill(std::span<const StudyEstimate> studies, const Pooling& pooling,
                                  MissingStudies estimator) {
  auto whole = pool(studies, pooling);
  if (!whole) return tl::unexpected<Error>(whole.error());
  if (auto ok = three_or_more(studies.size(), "Trim and fill"); !ok) return tl::unexpected<Error>(ok.error());
  const auto standard = standardized(studies);
  if (!standard) return tl::unexpected<Error>(standard.error());
  const auto line = regression_line(*standard);
  const FunnelSide side = line && line->bias < 0.0 ? FunnelSide::right : FunnelSide::left;

  // As if studies were missing on the left: the most extreme stand last.
  std::vector<StudyEstimate> ascending(studies.begin(), studies.end());
  if (side == FunnelSide::right) {
    for (auto& study : ascending) study.estimate = -study.estimate;
  }
  std::sort(ascending.begin(), ascending.end(), [](const auto& a, const auto& b) {
    return a.estimate < b.estimate || (a.estimate == b.estimate && a.se < b.se);
  });
  std::vector<double> estimates;
  for (const auto& study : ascending) estimates.push_back(study.estimate);
  std::int64_t missing = 0;
  double centre = 0.0;
  for (int round = 0;; ++round) {
    if (round == kRounds) {
      return fail(Errc::not_converged, "studies", "The count of missing studies runs in circles.",
                  "Use the other estimator of that count, or leave trim and fill out.");
    }
    const auto kept =
        std::span<const StudyEstimate>(ascending).first(ascending.size() - static_cast<std::size_t>(missing));
    // Of one study no model but its own; the centre needs no interval.
    const auto pooled = pool(kept, {kept.size() == 1 ? PoolingModel::fixed_effect : pooling.model,
                                    PooledInterval::wald, pooling.prediction, pooling.level});
    if (!pooled) return tl::unexpected<Error>(pooled.error());
    centre = pooled->estimate;
    const std::int64_t counted = std::min(missing_on_the_left(estimates, centre, estimator),
                                          static_cast<std::int64_t>(ascending.size()) - 1);
    if (counted == missing) break;
    missing = counted;
  }
  TrimAndFill out{missing, side, {}, std::move(*whole)};
  if (missing == 0) return out;
  std::vector<StudyEstimate> all(studies.begin(), studies.end());
  for (std::size_t i = ascending.size() - static_cast<std::size_t>(missing); i < ascending.size(); ++i) {
    const double mirrored = 2.0 * centre - ascending[i].estimate;
    out.filled.push_back({side == FunnelSide::right ? -mirrored : mirrored, ascending[i].se});
  }
  all.insert(all.end(), out.filled.begin(), out.filled.end());
  auto pooled = pool(all, pooling);
  if (!pooled) return tl::unexpected<Error>(pooled.error());
  out.pooled = std::move(*pooled);
  return out;
}

}  // namespace myolung::stats
