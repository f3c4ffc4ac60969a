#include "myolung/diagnostic_accuracy.hpp"

#include <cassert>
#include <cmath>
#include <cstddef>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/margins.hpp"

namespace myolung::stats {
namespace {

Result<void> check(const TwoByTwo& table) {
  const auto total = total_of(cells(table));
  if (!total) return tl::unexpected<Error>(total.error());
  if (table.sensitivity().total == 0 || table.specificity().total == 0) {
    const bool nobody_with = table.sensitivity().total == 0;
    return fail(Errc::out_of_range, nobody_with ? "with" : "without",
                std::string("The table has nobody ") + (nobody_with ? "with" : "without") + " the outcome.",
                "A test is judged by patients with and patients without the outcome.");
  }
  return {};
}

/// With a half more in every cell; `z` of the interval.
Ratio odds_ratio_with_halves(const TwoByTwo& table, double z) {
  const auto half = [](std::int64_t count) { return static_cast<double>(count) + 0.5; };
  const double tp = half(table.true_positive);
  const double fp = half(table.false_positive);
  const double fn = half(table.false_negative);
  const double tn = half(table.true_negative);
  const double estimate = tp * tn / (fp * fn);
  const double factor = std::exp(z * std::sqrt(1.0 / tp + 1.0 / fp + 1.0 / fn + 1.0 / tn));
  return {estimate, {estimate / factor, estimate * factor}};
}

}  // namespace

Result<TwoByTwo> two_by_two(std::span<const std::uint8_t> test, std::span<const std::uint8_t> outcome) {
  if (test.size() != outcome.size()) {
    return fail(Errc::unequal_lengths, "outcome",
                std::to_string(test.size()) + " results and " + std::to_string(outcome.size()) +
                    " outcomes are not those of the same patients.",
                "Give one result and one outcome for every patient.");
  }
  TwoByTwo table{0, 0, 0, 0};
  for (std::size_t i = 0; i < test.size(); ++i) {
    assert(test[i] <= 1 && outcome[i] <= 1);
    if (test[i] != 0) {
      ++(outcome[i] != 0 ? table.true_positive : table.false_positive);
    } else {
      ++(outcome[i] != 0 ? table.false_negative : table.true_negative);
    }
  }
  return table;
}

Result<DiagnosticAccuracy> diagnostic_accuracy(const TwoByTwo& table, ProportionMethod method, double level) {
  if (auto ok = check(table); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = proportion_interval(0, 1, method, level); !ok) return tl::unexpected<Error>(ok.error());
  const auto share = [&](const Proportion& counts) {
    return Share{counts, static_cast<double>(counts.events) / static_cast<double>(counts.total),
                 *proportion_interval(counts.events, counts.total, method, level)};
  };
  const auto maybe_share = [&](const Proportion& counts) {
    return counts.total == 0 ? std::nullopt : std::optional(share(counts));
  };
  const auto with = table.sensitivity();
  const auto without = table.specificity();
  const auto n = with.total + without.total;
  DiagnosticAccuracy out{share(with),
                         share(without),
                         maybe_share(table.positive_predictive_value()),
                         maybe_share(table.negative_predictive_value()),
                         share(table.accuracy()),
                         share({with.total, n}),
                         std::nullopt,
                         std::nullopt,
                         false,
                         n};
  if (const auto ratios = likelihood_ratios(table, level)) {
    out.likelihood_ratios = *ratios;
    const auto odds_ratio = *woolf_odds_ratio(
        {table.true_positive, table.false_positive, table.false_negative, table.true_negative}, level);
    out.odds_ratio = Ratio{odds_ratio.estimate, odds_ratio.ci};
    return out;
  }
  if (!out.positive_predictive_value || !out.negative_predictive_value) return out;
  out.halves_added = true;
  out.likelihood_ratios =
      LikelihoodRatios{*likelihood_ratio_jeffreys(table.true_positive, with.total, table.false_positive,
                                                  without.total, 2, level),
                       *likelihood_ratio_jeffreys(table.false_negative, with.total, table.true_negative,
                                                  without.total, 2, level)};
  out.odds_ratio = odds_ratio_with_halves(table, *two_sided_critical_z(level));
  return out;
}

Result<PredictiveValues> predictive_values_at(const LikelihoodRatios& ratios, double prevalence) {
  if (!(prevalence > 0.0 && prevalence < 1.0)) {
    return fail(Errc::out_of_range, "prevalence", "A prevalence lies between 0 and 1.",
                "Use 0.2 for one patient in five.");
  }
  // The negative predictive value is the probability of no outcome, by the ratio turned over.
  const auto with = [&](double ratio) { return post_test_probability(prevalence, ratio); };
  const auto without = [&](double ratio) { return post_test_probability(1.0 - prevalence, 1.0 / ratio); };
  const auto& [positive, negative] = ratios;
  return PredictiveValues{
      {with(positive.estimate), {with(positive.ci.low), with(positive.ci.high)}},
      {without(negative.estimate), {without(negative.ci.high), without(negative.ci.low)}}};
}

}  // namespace myolung::stats
