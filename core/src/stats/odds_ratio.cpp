#include "myolung/odds_ratio.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "myolung/tail_probability.hpp"
#include "stats/hypergeometric.hpp"
#include "stats/margins.hpp"
#include "stats/root.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr std::int64_t kMostTables = 1'000'000;
constexpr double kFarthestLogOdds = 700.0;  // the ratio is finite
constexpr RootTolerance kLogOddsTolerance{1e-15, 1e-13};

/// The distribution of the exposed patients with the outcome, given the margins, under any odds ratio.
class NoncentralTables {
 public:
  explicit NoncentralTables(const Margins& m) : range_(support(m)) {
    Sum log_weight;
    log_weights_.push_back(0.0);
    for (std::int64_t k = range_.low; k < range_.high; ++k) {
      log_weight.add(std::log(next_over_this(m, k)));
      log_weights_.push_back(log_weight.value());
    }
  }

  /// The mean less `k`, P(X <= k) and P(X >= k), under this log odds ratio.
  struct Moments {
    double beyond;
    double lower_tail;
    double upper_tail;
  };
  [[nodiscard]] Moments at(std::int64_t k, double log_odds) const {
    const auto here = static_cast<std::ptrdiff_t>(k - range_.low);
    const auto term = [&](std::size_t i) {
      return log_weights_[i] + log_odds * static_cast<double>(static_cast<std::ptrdiff_t>(i) - here);
    };
    double most = term(0);
    for (std::size_t i = 1; i < log_weights_.size(); ++i) most = std::max(most, term(i));
    Sum below;
    Sum above;
    Sum beyond;
    double own = 0.0;
    for (std::size_t i = 0; i < log_weights_.size(); ++i) {
      const double weight = std::exp(term(i) - most);
      const auto distance = static_cast<std::ptrdiff_t>(i) - here;
      beyond.add(weight * static_cast<double>(distance));
      if (distance < 0) below.add(weight);
      if (distance > 0) above.add(weight);
      if (distance == 0) own = weight;
    }
    const double all = below.value() + own + above.value();
    return {beyond.value() / all, (below.value() + own) / all, (above.value() + own) / all};
  }

 private:
  Support range_;
  std::vector<double> log_weights_;
};

/// The log odds ratio at which the rising or falling `f` is 0, seen from `start`.
template <class F>
std::optional<double> crossing(F f, double start, bool rising) {
  const bool upwards = (f(start) < 0.0) == rising;
  return root_outwards(f, start, upwards ? 1.0 : -1.0, upwards ? kFarthestLogOdds : -kFarthestLogOdds,
                       kLogOddsTolerance);
}

}  // namespace

Result<OddsRatio> woolf_odds_ratio(const ExposureTable& table, double level) {
  const auto m = margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());
  double variance = 0.0;
  for (const auto& cell : cells(table)) {
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

Result<ConditionalOddsRatio> conditional_odds_ratio(const ExposureTable& table, double level) {
  const auto m = margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  if (auto ok = check_level(level); !ok) return tl::unexpected<Error>(ok.error());
  const auto range = support(*m);
  if (range.high - range.low >= kMostTables) {
    return fail(Errc::too_large, "table", "More than a million tables have these margins.",
                "Use Woolf's odds ratio: with so many patients the two agree.");
  }
  const NoncentralTables tables(*m);
  const std::int64_t k = table.exposed_with;
  const double tail = 0.5 * (1.0 - level);
  // Near the estimate when no cell is empty; a start is all that it is.
  const auto half = [](std::int64_t count) { return static_cast<double>(count) + 0.5; };
  const double start = std::log(half(table.exposed_with)) - std::log(half(table.exposed_without)) -
                       std::log(half(table.unexposed_with)) + std::log(half(table.unexposed_without));
  const auto not_found = [] {
    return fail(Errc::not_converged, "level", "No finite odds ratio reaches this confidence level.",
                "Use a lower confidence level.");
  };

  ConditionalOddsRatio out{0.0, 0.0, std::nullopt, m->total};
  if (k == range.high) {
    out.estimate.reset();
  } else if (k > range.low) {
    const auto found = crossing([&](double theta) { return tables.at(k, theta).beyond; }, start, true);
    if (!found) return not_found();
    out.estimate = std::exp(*found);
  }
  if (k > range.low) {
    const auto low =
        crossing([&](double theta) { return tables.at(k, theta).upper_tail - tail; }, start, true);
    if (!low) return not_found();
    out.ci_low = std::exp(*low);
  }
  if (k < range.high) {
    const auto high =
        crossing([&](double theta) { return tables.at(k, theta).lower_tail - tail; }, start, false);
    if (!high) return not_found();
    out.ci_high = std::exp(*high);
  }
  return out;
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
