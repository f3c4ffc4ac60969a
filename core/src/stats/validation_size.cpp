#include "myolung/validation_size.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/predicted_probability.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr double kNarrowest = 0.001;
constexpr double kWidest = 10.0;
constexpr std::int64_t kMostPatients = 1'000'000'000;
constexpr double kLeastInformation = 1e-9;  // numbers needed stay whole numbers

Result<void> check_share(double share, const std::string& input, const std::string& what) {
  if (share > 0.0 && share < 1.0) return {};
  return fail(Errc::out_of_range, input, what + " lies above 0 and below 1.",
              "Give the one that is expected in the patients of the validation.");
}

Result<void> check_width(double width, const std::string& input) {
  if (width >= kNarrowest && width <= kWidest) return {};
  return fail(Errc::out_of_range, input, "The width of an interval lies between 0.001 and 10.",
              "Give a width such as 0.2.");
}

/// What a patient adds to the information on the slope: mean of w (x - mean_w(x))^2.
double slope_information(std::span<const double> probability, std::span<const double> log_odds) {
  Sum weights;
  Sum weighted;
  for (std::size_t i = 0; i < probability.size(); ++i) {
    const double w = probability[i] * (1.0 - probability[i]);
    weights.add(w);
    weighted.add(w * log_odds[i]);
  }
  const double center = weighted.value() / weights.value();
  Sum squares;
  for (std::size_t i = 0; i < probability.size(); ++i) {
    const double d = log_odds[i] - center;
    squares.add(probability[i] * (1.0 - probability[i]) * d * d);
  }
  return squares.value() / static_cast<double>(probability.size());
}

/// A rounding above a whole number is not a patient more.
std::int64_t rounded_up(double patients) {
  return static_cast<std::int64_t>(std::ceil(patients * (1.0 - 1e-12)));
}

SizeCriterion criterion(double target_se, double se, double width, double needed, std::int64_t n,
                        double prevalence) {
  const auto patients = std::max<std::int64_t>(1, rounded_up(needed));
  return {target_se,    se, width, patients, rounded_up(static_cast<double>(patients) * prevalence),
          n >= patients};
}

}  // namespace

Result<ValidationSize> validation_size(const ValidationSetting& setting, std::span<const double> probability,
                                       const ValidationTargets& targets) {
  if (auto ok = check_share(setting.prevalence, "prevalence", "The share of patients with the outcome");
      !ok) {
    return tl::unexpected<Error>(ok.error());
  }
  const double own_prevalence = setting.own_prevalence.value_or(setting.prevalence);
  if (auto ok = check_share(own_prevalence, "own_prevalence",
                            "The share with the outcome among the patients of the predictions");
      !ok) {
    return tl::unexpected<Error>(ok.error());
  }
  const double expected =
      static_cast<double>(setting.n) * std::min(setting.prevalence, 1.0 - setting.prevalence);
  if (setting.n > kMostPatients || !(expected > 1.0 - 1e-9)) {
    return fail(Errc::out_of_range, "n",
                "Of " + std::to_string(setting.n) +
                    " patients at least 1 must be expected with and 1 without the outcome, and they are at "
                    "most 1000000000.",
                "Give the number of patients of the validation.");
  }
  if (auto ok = check_share(setting.c_statistic, "c_statistic", "The c-statistic expected"); !ok) {
    return tl::unexpected<Error>(ok.error());
  }
  for (const auto& [width, input] : {std::pair{targets.observed_expected_width, "observed_expected_width"},
                                     std::pair{targets.slope_width, "slope_width"},
                                     std::pair{targets.c_statistic_width, "c_statistic_width"}}) {
    if (auto ok = check_width(width, input); !ok) return tl::unexpected<Error>(ok.error());
  }
  const auto z = two_sided_critical_z(targets.level);
  if (!z) return tl::unexpected<Error>(z.error());
  if (probability.empty()) {
    return fail(Errc::too_few, "probability", "There is no predicted probability.",
                "Give those of patients like the ones of the validation.");
  }
  const auto log_odds = logits(probability);
  if (!log_odds) return tl::unexpected<Error>(log_odds.error());
  const double information = slope_information(probability, *log_odds);
  if (!(information > kLeastInformation)) {
    return fail(Errc::no_variation, "probability",
                "The predicted probabilities are all the same, or all next to 0 or 1: no number of patients "
                "shows a slope.",
                "Give probabilities that differ.");
  }

  const auto n = static_cast<double>(setting.n);
  const double o = setting.prevalence;
  ValidationSize out{};

  const double target = std::asinh(0.5 * targets.observed_expected_width) / *z;
  const double se = std::sqrt((1.0 - o) / (n * o));
  out.observed_expected =
      criterion(target, se, 2.0 * std::sinh(*z * se), (1.0 - o) / (o * target * target), setting.n, o);

  const double slope_target = 0.5 * targets.slope_width / *z;
  const double slope_se = 1.0 / std::sqrt(n * information);
  out.slope = criterion(slope_target, slope_se, 2.0 * *z * slope_se,
                        1.0 / (information * slope_target * slope_target), setting.n, own_prevalence);

  // se^2 n^2 o (1 - o) = C (1 - C) (1 - A + n A / 2), a quadratic in n.
  const double c = setting.c_statistic;
  const double a = (1.0 - c) / (2.0 - c) + c / (1.0 + c);
  const double spread = c * (1.0 - c) / (o * (1.0 - o));
  const double c_target = 0.5 * targets.c_statistic_width / *z;
  const double c_se = std::sqrt(spread * (1.0 - a + 0.5 * n * a)) / n;
  const double half = 0.25 * spread * a / (c_target * c_target);
  const double c_needed = half + std::sqrt(half * half + spread * (1.0 - a) / (c_target * c_target));
  out.c_statistic = criterion(c_target, c_se, 2.0 * *z * c_se, c_needed, setting.n, o);

  for (const auto& its : {out.observed_expected, out.slope, out.c_statistic}) {
    if (its.needed < out.needed) continue;
    out.events_needed =
        its.needed == out.needed ? std::max(out.events_needed, its.events_needed) : its.events_needed;
    out.needed = its.needed;
  }
  out.enough = setting.n >= out.needed;
  return out;
}

}  // namespace myolung::stats
