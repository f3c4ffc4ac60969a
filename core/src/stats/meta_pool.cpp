#include <algorithm>
#include <cmath>
#include <string>

#include "myolung/meta_analysis.hpp"
#include "myolung/tail_probability.hpp"
#include "stats/standardized_studies.hpp"

namespace myolung::stats {
namespace {

MetaAnalysis common_effect(std::span<const StudyEstimate> studies, const PooledEstimate& fixed) {
  MetaAnalysis out{fixed.estimate, fixed.se, fixed.ci, fixed.statistic, std::nullopt, fixed.p_value,
                   std::nullopt,   {},       {},       fixed.n};
  out.heterogeneity.q = fixed.q;
  out.heterogeneity.q_df = fixed.q_df;
  out.heterogeneity.q_p_value = fixed.q_p_value;
  out.heterogeneity.i2 = fixed.i2;
  if (fixed.n > 1) out.heterogeneity.h2 = fixed.q / fixed.q_df;
  for (const auto& study : studies) {
    const double root = fixed.se / study.se;
    out.weights.push_back(root * root);
  }
  return out;
}

Interval around(double estimate, double half) { return {estimate - half, estimate + half}; }

Result<MetaAnalysis> random_effects(std::span<const StudyEstimate> studies, const PooledEstimate& fixed,
                                    const Pooling& pooling) {
  const auto standard = standardized(studies);
  if (!standard) return tl::unexpected<Error>(standard.error());
  const auto found = between_study_variance(*standard, pooling.model);
  if (!found) return tl::unexpected<Error>(found.error());
  const double tau2 = *found;

  MetaAnalysis out = common_effect(studies, fixed);
  const double unit2 = standard->unit * standard->unit;
  const auto k = static_cast<double>(studies.size());
  const auto at_zero = weigh(*standard, 0.0);
  const double typical = (k - 1.0) / at_zero.trace;
  const auto profile = q_profile(*standard, pooling.level);
  if (!profile) return tl::unexpected<Error>(profile.error());
  auto& spread = out.heterogeneity;
  spread.tau2 = tau2 * unit2;
  spread.tau2_ci = Interval{profile->low * unit2, profile->high * unit2};
  spread.i2_tau2 = tau2 / (tau2 + typical);
  spread.h2_tau2 = 1.0 + tau2 / typical;

  const auto at = weigh(*standard, tau2);
  out.estimate = standard->anchor + standard->unit * at.mean;
  for (std::size_t i = 0; i < studies.size(); ++i) {
    out.weights[i] = 1.0 / (standard->variances[i] + tau2) / at.weights;
  }
  double se2 = 1.0 / at.weights;
  if (pooling.interval != PooledInterval::wald) {
    const double s2 = at.q / (k - 1.0);
    const bool bounded = pooling.interval == PooledInterval::hartung_knapp_at_least_wald;
    if (s2 == 0.0 && !bounded) {
      return fail(
          Errc::no_variation, "studies",
          "The studies' estimates are all the same, so that Hartung and Knapp's interval has no width.",
          "Use Wald's interval, or bound Hartung and Knapp's by it.");
    }
    se2 *= bounded ? std::max(1.0, s2) : s2;
    out.df = k - 1.0;
  }
  out.se = standard->unit * std::sqrt(se2);
  out.statistic = out.estimate / out.se;
  const auto p = out.df ? two_sided_p_from_t(out.statistic, *out.df) : two_sided_p_from_z(out.statistic);
  if (!p) {
    return fail(Errc::out_of_range, "studies",
                "The pooled estimate is too far from 0 in units of its standard error.",
                "Check the units, and that each se belongs to its estimate.");
  }
  out.p_value = *p;
  const auto critical =
      out.df ? two_sided_critical_t(pooling.level, *out.df) : two_sided_critical_z(pooling.level);
  out.ci = around(out.estimate, *critical * out.se);
  if (studies.size() >= 3) {
    const auto wide = pooling.prediction == PredictionInterval::higgins_2009
                          ? two_sided_critical_t(pooling.level, k - 2.0)
                          : critical;
    out.pi = around(out.estimate, *wide * standard->unit * std::sqrt(se2 + tau2));
  }
  return out;
}

/// `pool`, except that one study is itself in every model.
Result<MetaAnalysis> pool_or_single(std::span<const StudyEstimate> studies, const Pooling& pooling) {
  if (studies.size() != 1) return pool(studies, pooling);
  return pool(studies, {PoolingModel::fixed_effect, PooledInterval::wald, pooling.prediction, pooling.level});
}

Pooling with_wald(Pooling pooling) {
  pooling.interval = PooledInterval::wald;
  return pooling;
}

/// `pool_or_single` for some of the studies: their estimates may tie by chance, which is no reason to refuse
/// the rest.
Result<MetaAnalysis> pool_part(std::span<const StudyEstimate> studies, const Pooling& pooling) {
  auto pooled = pool_or_single(studies, pooling);
  if (pooled || pooled.error().code != Errc::no_variation) return pooled;
  pooled = pool(studies, with_wald(pooling));
  if (pooled) pooled->without_width = true;
  return pooled;
}

Result<void> few_enough(std::size_t studies) {
  if (studies <= kMostRepeatedStudies) return {};
  return fail(Errc::out_of_range, "studies",
              "Pooling again for each of " + std::to_string(studies) + " studies takes too long.",
              "Give at most " + std::to_string(kMostRepeatedStudies) + " studies.");
}

}  // namespace

Result<MetaAnalysis> pool(std::span<const StudyEstimate> studies, const Pooling& pooling) {
  const auto fixed = pool_fixed_effect(studies, pooling.level);
  if (!fixed) return tl::unexpected<Error>(fixed.error());
  if (pooling.model == PoolingModel::fixed_effect) {
    if (pooling.interval == PooledInterval::wald) return common_effect(studies, *fixed);
    return fail(Errc::out_of_range, "interval",
                "Hartung and Knapp's interval is one of the random-effects model.",
                "Use Wald's interval with the fixed-effect model.");
  }
  if (studies.size() < 2) {
    return fail(Errc::too_few, "studies", "One study does not show how studies vary.",
                "Give at least 2 studies, or use the fixed-effect model.");
  }
  return random_effects(studies, *fixed, pooling);
}

Result<MetaAnalysis> pool_by_test(std::span<const StudyEstimate> studies, double p_below, double i2_at_least,
                                  double level) {
  Pooling pooling{PoolingModel::fixed_effect, PooledInterval::wald, PredictionInterval::as_pooled, level};
  auto common = pool(studies, pooling);
  if (!common) return common;
  const auto& spread = common->heterogeneity;
  if (!(spread.q_p_value < p_below && spread.i2 >= i2_at_least)) return common;
  pooling.model = PoolingModel::dersimonian_laird;
  return pool(studies, pooling);
}

Result<Subgroups> pool_subgroups(std::span<const StudyEstimate> studies, std::span<const std::int32_t> groups,
                                 const Pooling& pooling) {
  if (studies.size() != groups.size()) {
    return fail(Errc::unequal_lengths, "groups",
                std::to_string(studies.size()) + " studies, but " + std::to_string(groups.size()) +
                    " codes of subgroups.",
                "Give each study its subgroup.");
  }
  std::vector<std::vector<StudyEstimate>> parts;
  for (std::size_t i = 0; i < studies.size(); ++i) {
    if (groups[i] < 0 || static_cast<std::size_t>(groups[i]) >= studies.size()) {
      return fail(Errc::out_of_range, "groups[" + std::to_string(i) + "]",
                  std::to_string(groups[i]) + " is no code of a subgroup.",
                  "Count the subgroups from 0, without a gap.");
    }
    const auto code = static_cast<std::size_t>(groups[i]);
    if (code >= parts.size()) parts.resize(code + 1);
    parts[code].push_back(studies[i]);
  }
  if (parts.size() < 2) {
    return fail(Errc::no_variation, "groups", "All studies are in the same subgroup.",
                "Give at least two subgroups.");
  }
  Subgroups out{};
  std::vector<StudyEstimate> estimates;
  for (std::size_t code = 0; code < parts.size(); ++code) {
    if (parts[code].empty()) {
      return fail(Errc::out_of_range, "groups", "Subgroup " + std::to_string(code) + " has no study.",
                  "Count the subgroups from 0, without a gap.");
    }
    auto pooled = pool_part(parts[code], pooling);
    if (!pooled) return tl::unexpected<Error>(pooled.error());
    const auto wald = pool_or_single(parts[code], with_wald(pooling));
    if (!wald) return tl::unexpected<Error>(wald.error());
    estimates.push_back({wald->estimate, wald->se});
    out.groups.push_back(std::move(*pooled));
  }
  const auto between = pool_fixed_effect(estimates, pooling.level);
  if (!between) return tl::unexpected<Error>(between.error());
  out.q = between->q;
  out.q_df = between->q_df;
  out.q_p_value = between->q_p_value;
  return out;
}

Result<std::vector<MetaAnalysis>> leave_one_out(std::span<const StudyEstimate> studies,
                                                const Pooling& pooling) {
  if (auto ok = few_enough(studies.size()); !ok) return tl::unexpected<Error>(ok.error());
  if (auto whole = pool(studies, pooling); !whole) return tl::unexpected<Error>(whole.error());
  const std::size_t least = pooling.model == PoolingModel::fixed_effect ? 2 : 3;
  if (studies.size() < least) {
    return fail(
        Errc::too_few, "studies",
        "With one of " + std::to_string(studies.size()) + " studies left out too few remain to be pooled.",
        "Give at least " + std::to_string(least) + " studies.");
  }
  std::vector<MetaAnalysis> out;
  std::vector<StudyEstimate> others;
  for (std::size_t left = 0; left < studies.size(); ++left) {
    others.assign(studies.begin(), studies.end());
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(left));
    auto pooled = pool_part(others, pooling);
    if (!pooled) return tl::unexpected<Error>(pooled.error());
    out.push_back(std::move(*pooled));
  }
  return out;
}

Result<std::vector<MetaAnalysis>> cumulative(std::span<const StudyEstimate> studies, const Pooling& pooling) {
  if (auto ok = few_enough(studies.size()); !ok) return tl::unexpected<Error>(ok.error());
  if (auto whole = pool(studies, pooling); !whole) return tl::unexpected<Error>(whole.error());
  std::vector<MetaAnalysis> out;
  for (std::size_t n = 1; n <= studies.size(); ++n) {
    auto pooled = pool_part(studies.first(n), pooling);
    if (!pooled) return tl::unexpected<Error>(pooled.error());
    out.push_back(std::move(*pooled));
  }
  return out;
}

}  // namespace myolung::stats
