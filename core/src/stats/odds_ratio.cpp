#include "myolung/odds_ratio.hpp"

#include <cmath>
#include <cstddef>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/margins.hpp"

namespace myolung::stats {

Result<OddsRatio> woolf_odds_ratio(const ExposureTable& table, double level) {
  const auto m = margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());
  const struct {
    const char* name;
    std::int64_t count;
  } cells[] = {{"exposed_with", table.exposed_with},
               {"exposed_without", table.exposed_without},
               {"unexposed_with", table.unexposed_with},
               {"unexposed_without", table.unexposed_without}};
  double variance = 0.0;
  for (const auto& cell : cells) {
    if (cell.count == 0) {
      return fail(Errc::out_of_range, cell.name, "With an empty cell the odds ratio has no Woolf interval.",
                  "Report the counts with Fisher's exact test.");
    }
    variance += 1.0 / static_cast<double>(cell.count);
  }
  // Products of two counts are exact, so equal odds give exactly 1.
  const auto agreeing = static_cast<double>(table.exposed_with * table.unexposed_without);
  const auto opposing = static_cast<double>(table.exposed_without * table.unexposed_with);
  const double estimate = agreeing / opposing;
  const double log_estimate = std::log(estimate);
  const double log_se = std::sqrt(variance);
  const double statistic = log_estimate / log_se;
  const double factor = std::exp(*z * log_se);
  return OddsRatio{estimate,  {estimate / factor, estimate * factor}, log_estimate, log_se,
                   statistic, *two_sided_p_from_z(statistic),         m->total};
}

Result<double> log_odds_ratio_se_from_ci(double ci_low, double ci_high, double level) {
  if (!(ci_low > 0.0 && std::isfinite(ci_low))) {
    return fail(Errc::out_of_range, "ci_low", "The lower limit of a ratio is above 0.",
                "Give both limits on the ratio scale, not as logarithms.");
  }
  if (!(ci_high > ci_low && std::isfinite(ci_high))) {
    return fail(Errc::out_of_range, "ci_high", "The upper limit of an interval lies above its lower limit.",
                "Give both limits with enough digits to differ, the lower one first.");
  }
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());
  // Between near limits the difference is exact, while the logarithms would cancel.
  const double width =
      ci_high < 2.0 * ci_low ? std::log1p((ci_high - ci_low) / ci_low) : std::log(ci_high) - std::log(ci_low);
  return width / (2.0 * *z);
}

Result<double> smallest_pooled_log_odds_ratio_se(std::span<const StudySize> studies) {
  if (studies.empty()) {
    return fail(Errc::out_of_range, "studies", "Without a study there is nothing to pool.",
                "Give at least one study.");
  }
  double information = 0.0;
  for (std::size_t i = 0; i < studies.size(); ++i) {
    const auto& study = studies[i];
    if (study.with < 1 || study.without < 1 || study.with > kLargestTableTotal ||
        study.without > kLargestTableTotal) {
      return fail(Errc::out_of_range, "studies[" + std::to_string(i) + "]",
                  std::to_string(study.with) + " patients with and " + std::to_string(study.without) +
                      " without the outcome give no odds ratio.",
                  "Give studies with at least 1 and at most " + std::to_string(kLargestTableTotal) +
                      " patients on either side.");
    }
    const auto n1 = static_cast<double>(study.with);
    const auto n0 = static_cast<double>(study.without);
    information += n1 * n0 / (4.0 * (n1 + n0));
  }
  return 1.0 / std::sqrt(information);
}

}  // namespace myolung::stats
