#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "myolung/study_effect.hpp"
#include "myolung/tail_probability.hpp"
#include "stats/logit.hpp"
#include "stats/margins.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr double kCancelled = 1e-12;

/// The counts of a study as numbers.
struct Cells {
  double a;
  double b;
  double c;
  double d;
  [[nodiscard]] double n1() const { return a + b; }
  [[nodiscard]] double n2() const { return c + d; }
  [[nodiscard]] double total() const { return a + b + c + d; }
};

Cells as_doubles(const ExposureTable& t) {
  return {static_cast<double>(t.exposed_with), static_cast<double>(t.exposed_without),
          static_cast<double>(t.unexposed_with), static_cast<double>(t.unexposed_without)};
}

Result<void> check(const ExposureTable& table, const std::string& where) {
  if (auto total = total_of(cells(table)); !total) {
    total.error().input = where;
    return tl::unexpected<Error>(total.error());
  }
  if (table.exposed_with + table.exposed_without > 0 && table.unexposed_with + table.unexposed_without > 0) {
    return {};
  }
  return fail(Errc::out_of_range, where, "One of the two groups of this study is empty.",
              "Leave the study out: it compares nothing.");
}

Result<void> check_added(double added, bool empty_cell) {
  if (!(added >= 0.0 && added <= 1.0)) {
    return fail(Errc::out_of_range, "added", "What is added to the cells lies between 0 and 1.",
                "Use 0.5, or 0 to add nothing.");
  }
  if (added > 0.0 || !empty_cell) return {};
  return fail(Errc::no_variation, "added",
              "With a count of 0 and nothing added the effect has no standard error.",
              "Add a half to the cells, or pool by Mantel and Haenszel.");
}

bool has_empty_cell(const ExposureTable& t) {
  return std::min({t.exposed_with, t.exposed_without, t.unexposed_with, t.unexposed_without}) == 0;
}

Result<void> check_all(std::span<const ExposureTable> studies) {
  if (studies.empty()) {
    return fail(Errc::out_of_range, "studies", "Without a study there is nothing to pool.",
                "Give at least one study.");
  }
  for (std::size_t i = 0; i < studies.size(); ++i) {
    if (auto ok = check(studies[i], "studies[" + std::to_string(i) + "]"); !ok) return ok;
  }
  return {};
}

/// Estimate and se with what follows from them; Q is to be filled in.
Result<PooledEstimate> with_wald(double estimate, double se, double level, std::size_t studies) {
  const auto critical = two_sided_critical_z(level);
  if (!critical) return tl::unexpected<Error>(critical.error());
  const double half = *critical * se;
  const double statistic = estimate / se;
  return PooledEstimate{
      estimate, se,  {estimate - half, estimate + half}, statistic, *two_sided_p_from_z(statistic), 0.0, 0.0,
      1.0,      0.0, static_cast<std::int64_t>(studies)};
}

void add_heterogeneity(PooledEstimate& pooled, double q, std::size_t compared) {
  if (compared < 2) return;
  pooled.q = q;
  pooled.q_df = static_cast<double>(compared - 1);
  pooled.q_p_value = *chi_square_upper_tail(q, pooled.q_df);
  pooled.i2 = q > pooled.q_df ? (q - pooled.q_df) / q : 0.0;
}

tl::unexpected<Error> no_outcomes() {
  return fail(
      Errc::too_few, "studies",
      "Over all studies a side of the comparison has nobody with the outcome, or everybody: the common "
      "effect, or its standard error, is not finite or 0.",
      "Report the counts.");
}

struct ScaleAndError {
  double estimate;
  double variance;  ///< 0 where there is no finite one
};

ScaleAndError common_log_odds_ratio(std::span<const ExposureTable> studies) {
  Sum r;
  Sum s;
  Sum pr;
  Sum ps_qr;
  Sum qs;
  for (const auto& study : studies) {
    const Cells x = as_doubles(study);
    const double n = x.total();
    const double p = (x.a + x.d) / n;
    const double q = (x.b + x.c) / n;
    const double ri = x.a / n * x.d;
    const double si = x.b / n * x.c;
    r.add(ri);
    s.add(si);
    pr.add(p * ri);
    ps_qr.add(p * si + q * ri);
    qs.add(q * si);
  }
  const double sum_r = r.value();
  const double sum_s = s.value();
  if (sum_r == 0.0 || sum_s == 0.0) return {0.0, 0.0};
  return {std::log(sum_r / sum_s), 0.5 * (pr.value() / (sum_r * sum_r) + ps_qr.value() / (sum_r * sum_s) +
                                          qs.value() / (sum_s * sum_s))};
}

ScaleAndError common_log_risk_ratio(std::span<const ExposureTable> studies) {
  Sum r;
  Sum s;
  Sum spread;
  for (const auto& study : studies) {
    const Cells x = as_doubles(study);
    const double n = x.total();
    r.add(x.a * (x.n2() / n));
    s.add(x.c * (x.n1() / n));
    // n1 n2 (a + c) / N^2 - a c / N, without the difference.
    spread.add(x.a * x.d / n * (x.n1() / n) + x.b * x.c / n * (x.n2() / n));
  }
  if (r.value() == 0.0 || s.value() == 0.0) return {0.0, 0.0};
  return {std::log(r.value() / s.value()), spread.value() / (r.value() * s.value())};
}

ScaleAndError common_risk_difference(std::span<const ExposureTable> studies) {
  Sum differences;
  Sum weights;
  Sum p;
  Sum q;
  for (const auto& study : studies) {
    const Cells x = as_doubles(study);
    const double n = x.total();
    const double share1 = x.n1() / n;
    const double share2 = x.n2() / n;
    differences.add(x.a * share2 - x.c * share1);
    weights.add(x.n1() * share2);
    p.add(x.c * share1 * share1 - x.a * share2 * share2 + share1 * share2 * (x.n2() - x.n1()) / 2.0);
    q.add(x.a * x.d / n + x.c * x.b / n);
  }
  const double estimate = differences.value() / weights.value();
  const double first = estimate * p.value();
  const double second = 0.5 * q.value();
  // Where everybody of one group and nobody of the other has the outcome the two cancel.
  if (first + second <= kCancelled * second) return {estimate, 0.0};
  return {estimate, (first + second) / (weights.value() * weights.value())};
}

ScaleAndError common_effect(std::span<const ExposureTable> studies, EffectMeasure measure) {
  switch (measure) {
    case EffectMeasure::log_odds_ratio: return common_log_odds_ratio(studies);
    case EffectMeasure::log_risk_ratio: return common_log_risk_ratio(studies);
    case EffectMeasure::risk_difference: return common_risk_difference(studies);
  }
  return {0.0, 0.0};
}

}  // namespace

bool without_contrast(const ExposureTable& table) noexcept {
  return (table.exposed_with == 0 && table.unexposed_with == 0) ||
         (table.exposed_without == 0 && table.unexposed_without == 0);
}

Result<StudyEstimate> study_effect(const ExposureTable& table, EffectMeasure measure, double added) {
  if (auto ok = check(table, "table"); !ok) return tl::unexpected<Error>(ok.error());
  const bool empty = has_empty_cell(table);
  if (auto ok = check_added(added, empty); !ok) return tl::unexpected<Error>(ok.error());
  Cells x = as_doubles(table);
  if (empty) x = {x.a + added, x.b + added, x.c + added, x.d + added};
  const double n1 = x.n1();
  const double n2 = x.n2();
  switch (measure) {
    case EffectMeasure::log_odds_ratio:
      return StudyEstimate{std::log(x.a * x.d / (x.b * x.c)),
                           std::sqrt(1.0 / x.a + 1.0 / x.b + 1.0 / x.c + 1.0 / x.d)};
    case EffectMeasure::log_risk_ratio:
      // 1/a - 1/n1 = b / (a n1), without the difference.
      return StudyEstimate{std::log(x.a * n2 / (x.c * n1)), std::sqrt(x.b / (x.a * n1) + x.d / (x.c * n2))};
    case EffectMeasure::risk_difference:
      return StudyEstimate{x.a / n1 - x.c / n2,
                           std::sqrt(x.a * x.b / (n1 * n1 * n1) + x.c * x.d / (n2 * n2 * n2))};
  }
  return StudyEstimate{0.0, 0.0};
}

Result<StudyEstimate> logit_effect(const Proportion& proportion, double added) {
  if (proportion.events < 0 || proportion.events > proportion.total || proportion.total < 1 ||
      proportion.total > kLargestTableTotal) {
    return fail(Errc::out_of_range, "events",
                std::to_string(proportion.events) + " of " + std::to_string(proportion.total) +
                    " is not a proportion.",
                "Give a total of 1 to " + std::to_string(kLargestTableTotal) +
                    " and a count between 0 and the total.");
  }
  const bool empty = proportion.events == 0 || proportion.events == proportion.total;
  if (auto ok = check_added(added, empty); !ok) return tl::unexpected<Error>(ok.error());
  const double more = empty ? added : 0.0;
  const double x = static_cast<double>(proportion.events) + more;
  const double rest = static_cast<double>(proportion.total - proportion.events) + more;
  return StudyEstimate{std::log(x / rest), std::sqrt(1.0 / x + 1.0 / rest)};
}

double proportion_of_logit(double log_odds) noexcept { return inverse_logit(log_odds); }

Result<PooledEstimate> mantel_haenszel(std::span<const ExposureTable> studies, EffectMeasure measure,
                                       double level) {
  if (auto ok = check_all(studies); !ok) return tl::unexpected<Error>(ok.error());
  const auto common = common_effect(studies, measure);
  if (!(common.variance > 0.0)) return no_outcomes();
  auto out = with_wald(common.estimate, std::sqrt(common.variance), level, studies.size());
  if (!out) return out;
  Sum q;
  std::size_t compared = 0;
  for (const auto& study : studies) {
    if (without_contrast(study)) continue;
    const auto own = study_effect(study, measure);
    const double d = (own->estimate - common.estimate) / own->se;
    q.add(d * d);
    ++compared;
  }
  add_heterogeneity(*out, q.value(), compared);
  return out;
}

namespace {

/// Of one study under no effect: a - E(a), and the variance of a.
struct Peto {
  double excess;
  double variance;
};

Peto peto_of(const ExposureTable& study) {
  const Cells x = as_doubles(study);
  const double n = x.total();
  // a - E, without the difference of large products.
  return {(x.a * x.d - x.b * x.c) / n, (x.a + x.c) * (x.b + x.d) * (x.n1() / n) * (x.n2() / n) / (n - 1.0)};
}

}  // namespace

Result<PooledEstimate> peto_odds_ratio(std::span<const ExposureTable> studies, double level) {
  if (auto ok = check_all(studies); !ok) return tl::unexpected<Error>(ok.error());
  Sum excess;
  Sum variance;
  for (const auto& study : studies) {
    if (without_contrast(study)) continue;
    const auto own = peto_of(study);
    excess.add(own.excess);
    variance.add(own.variance);
  }
  if (variance.value() == 0.0) return no_outcomes();
  const double estimate = excess.value() / variance.value();
  auto out = with_wald(estimate, 1.0 / std::sqrt(variance.value()), level, studies.size());
  if (!out) return out;
  Sum q;
  std::size_t compared = 0;
  for (const auto& study : studies) {
    if (without_contrast(study)) continue;
    const auto own = peto_of(study);
    const double d = own.excess - estimate * own.variance;
    q.add(d * d / own.variance);
    ++compared;
  }
  add_heterogeneity(*out, q.value(), compared);
  return out;
}

}  // namespace myolung::stats
