#include "myolung/meta_analysis.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/standardized_studies.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr std::int64_t kMostStudies = 1'000'000'000;

Result<void> check(std::span<const StudyEstimate> studies) {
  if (studies.empty()) {
    return fail(Errc::out_of_range, "studies", "Without a study there is nothing to pool.",
                "Give at least one study.");
  }
  for (std::size_t i = 0; i < studies.size(); ++i) {
    const std::string name = "studies[" + std::to_string(i) + "].";
    if (!std::isfinite(studies[i].estimate)) {
      return fail(Errc::out_of_range, name + "estimate", "A study's estimate is a finite number.",
                  "Correct it, or leave the study out.");
    }
    if (!(studies[i].se > 0.0 && std::isfinite(studies[i].se))) {
      return fail(Errc::out_of_range, name + "se", "A standard error is above 0, and finite.",
                  "Give the study's standard error, or leave the study out.");
    }
  }
  return {};
}

}  // namespace

Result<PooledEstimate> pool_fixed_effect(std::span<const StudyEstimate> studies, double level) {
  if (auto ok = check(studies); !ok) return tl::unexpected<Error>(ok.error());
  const auto critical = two_sided_critical_z(level);
  if (!critical) return tl::unexpected<Error>(critical.error());

  // Weights in units of the most precise study's, so that none overflows; distances from its estimate,
  // so that one study, or several that agree, give just that estimate.
  const auto [lowest, highest] = std::minmax_element(
      studies.begin(), studies.end(), [](const auto& a, const auto& b) { return a.estimate < b.estimate; });
  const auto anchor = most_precise(studies);
  Sum all_weights;
  Sum weighted;
  for (const auto& study : studies) {
    const double root = anchor.se / study.se;
    all_weights.add(root * root);
    weighted.add(root * root * (study.estimate - anchor.estimate));
  }
  const double weights = all_weights.value();
  const double estimate =
      std::clamp(anchor.estimate + weighted.value() / weights, lowest->estimate, highest->estimate);
  const double se = anchor.se / std::sqrt(weights);
  Sum squares;
  for (const auto& study : studies) {
    const double d = (study.estimate - estimate) / study.se;
    squares.add(d * d);
  }
  const double q = squares.value();
  const double statistic = estimate / se;
  if (!std::isfinite(statistic) || !std::isfinite(q)) {
    return fail(Errc::out_of_range, "studies", "The estimates are too far from 0 or from each other to pool.",
                "Check the units, and that each se belongs to its estimate.");
  }
  const auto q_df = static_cast<double>(studies.size() - 1);
  const double q_p_value = studies.size() == 1 ? 1.0 : *chi_square_upper_tail(q, q_df);
  const double half = *critical * se;
  return PooledEstimate{estimate,
                        se,
                        {estimate - half, estimate + half},
                        statistic,
                        *two_sided_p_from_z(statistic),
                        q,
                        q_df,
                        q_p_value,
                        q > q_df ? (q - q_df) / q : 0.0,
                        static_cast<std::int64_t>(studies.size())};
}

Result<double> heterogeneity_p_from_i2(double i2, std::int64_t k) {
  if (!(i2 >= 0.0 && i2 < 1.0)) {
    return fail(Errc::out_of_range, "i2", "I2 is a share, at least 0 and below 1.", "Give 0.42 for 42 %.");
  }
  if (k < 2 || k > kMostStudies) {
    return fail(Errc::out_of_range, "k", "Heterogeneity is between studies, of which there are 2 or more.",
                "Give the number of studies pooled.");
  }
  const auto df = static_cast<double>(k - 1);
  return chi_square_upper_tail(df / (1.0 - i2), df);
}

}  // namespace myolung::stats
