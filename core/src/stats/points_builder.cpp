#include "myolung/points_builder.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "myolung/group_comparison.hpp"
#include "myolung/logistic.hpp"
#include "myolung/mann_whitney.hpp"
#include "myolung/multiple_testing.hpp"
#include "stats/finite.hpp"
#include "stats/logistic_resample.hpp"
#include "stats/outcome.hpp"
#include "stats/resample.hpp"
#include "stats/score_levels.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr double kLargestRatio = 1e6;  // of two coefficients, as points

/// The score as far as it is made of patients, with which the bootstrap goes through everything again.
struct Built {
  std::vector<ScreenedCandidate> candidates;
  std::vector<PointsItem> items;
  std::vector<std::size_t> item_of;  // of each item, its candidate
  bool penalized = false;
};

bool has_point(const PointsItem& item, double value) {
  const double limit = item.cut_off.value_or(0.5);
  return item.direction == Direction::higher ? value > limit : value < limit;
}

/// 1 and 0 for the patients with and without the item's points.
std::vector<double> pointed(const PointsItem& item, std::span<const double> values) {
  std::vector<double> out;
  out.reserve(values.size());
  for (const double value : values) out.push_back(has_point(item, value) ? 1.0 : 0.0);
  return out;
}

std::vector<double> sums(const Built& built, std::span<const PointsCandidate> candidates, std::size_t n) {
  std::vector<double> out(n, 0.0);
  for (std::size_t k = 0; k < built.items.size(); ++k) {
    const auto& item = built.items[k];
    const auto values = candidates[built.item_of[k]].values;
    for (std::size_t i = 0; i < n; ++i) {
      if (has_point(item, values[i])) out[i] += static_cast<double>(item.points);
    }
  }
  return out;
}

Result<double> area(std::span<const double> score, std::span<const std::uint8_t> outcome) {
  const auto levels = score_levels({score}, outcome, 1);
  if (!levels) return tl::unexpected<Error>(levels.error());
  return area_of(levels->counts, levels->total);
}

// --- the single candidate ---

struct Screened {
  std::string test;
  double p_value;
};

ExposureTable table_of(std::span<const double> values, std::span<const std::uint8_t> outcome) {
  ExposureTable table{0, 0, 0, 0};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] > 0.5) {
      (outcome[i] == 1 ? table.exposed_with : table.exposed_without) += 1;
    } else {
      (outcome[i] == 1 ? table.unexposed_with : table.unexposed_without) += 1;
    }
  }
  return table;
}

Result<Screened> compare_finding(std::span<const double> values, std::span<const std::uint8_t> outcome) {
  const auto table = table_of(values, outcome);
  const auto least = smallest_expected_count(table);
  if (!least) return tl::unexpected<Error>(least.error());
  if (*least < 5.0) {
    const auto test = fisher_exact(table);
    if (!test) return tl::unexpected<Error>(test.error());
    return Screened{"Fisher's exact", test->p_value};
  }
  const auto test = pearson_chi_square(table);
  if (!test) return tl::unexpected<Error>(test.error());
  return Screened{"chi-square", test->p_value};
}

Result<Screened> compare_number(const PointsCandidate& candidate, std::span<const std::uint8_t> outcome) {
  std::vector<double> with;
  std::vector<double> without;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    (outcome[i] == 1 ? with : without).push_back(candidate.values[i]);
  }
  const auto screened = [](std::string name, const auto& test) -> Result<Screened> {
    if (!test) return tl::unexpected<Error>(test.error());
    return Screened{std::move(name), test->p_value};
  };
  const auto by = [&](NumberTest test) -> Result<Screened> {
    switch (test) {
      case NumberTest::student_t: return screened("Student's t", student_t(with, without));
      case NumberTest::welch_t: return screened("Welch's t", welch_t(with, without));
      case NumberTest::mann_whitney: return screened("Mann-Whitney", mann_whitney(with, without));
    }
    return Screened{};
  };
  const auto test = by(candidate.test);
  // One value in each group: nothing to weigh a difference of means by, but no doubt that there is one.
  if (!test && test.error().code == Errc::no_variation) return by(NumberTest::mann_whitney);
  return test;
}

/// By maximum likelihood, and penalized where that has no maximum.
Result<LogisticFit> regression(std::span<const ModelTerm> terms, std::span<const std::uint8_t> outcome,
                               bool& penalized) {
  auto fit = logistic_regression(terms, outcome);
  penalized = !fit && (fit.error().code == Errc::separation || fit.error().code == Errc::not_converged);
  return penalized ? logistic_regression(terms, outcome, {Penalty::firth, false, 0.95}) : fit;
}

Result<Screened> screen(const PointsCandidate& candidate, std::span<const std::uint8_t> outcome,
                        Screening screening) {
  switch (screening) {
    case Screening::comparison:
      return candidate.kind == CandidateKind::finding ? compare_finding(candidate.values, outcome)
                                                      : compare_number(candidate, outcome);
    case Screening::logistic: break;
  }
  bool penalized = false;
  const std::vector<ModelTerm> terms{{candidate.name, {{candidate.name, candidate.values}}}};
  const auto fit = regression(terms, outcome, penalized);
  if (!fit) return tl::unexpected<Error>(fit.error());
  return Screened{penalized ? "logistic regression, Firth" : "logistic regression",
                  fit->likelihood_ratio.p_value};
}

bool is_constant(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); });
}

/// The nearest multiple of `step`, as the decimal that people write when 1 / step is whole.
double rounded(double value, double step) {
  if (step == 0.0) return value;
  const double inverse = std::round(1.0 / step);
  if (inverse >= 1.0 && std::abs(inverse * step - 1.0) < 1e-12) return std::round(value * inverse) / inverse;
  return std::round(value / step) * step;
}

Result<PointsItem> item_of(const PointsCandidate& candidate, std::span<const std::uint8_t> outcome) {
  PointsItem item{candidate.name, Direction::higher, {}, {}, {}, 1, 0.0, 0.0};
  auto auc = area(candidate.values, outcome);
  if (!auc) return tl::unexpected<Error>(auc.error());
  if (*auc < 0.5) {
    item.direction = Direction::lower;
    auc = 1.0 - *auc;
  }
  if (candidate.kind == CandidateKind::number) {
    item.auc = *auc;
    const auto levels = score_levels({candidate.values, item.direction}, outcome, 1);
    if (!levels) return tl::unexpected<Error>(levels.error());
    const auto best = best_level(levels->counts, levels->total, CutOffRule::youden);
    // Where everybody or nobody is positive there is no cut-off: the nearest that parts patients.
    const std::size_t first = std::clamp<std::size_t>(best.first, 1, levels->values.size() - 1);
    item.youden_cut_off = 0.5 * levels->values[first - 1] + 0.5 * levels->values[first];
    item.cut_off = rounded(*item.youden_cut_off, candidate.rounding);
  }
  const auto table = table_of(pointed(item, candidate.values), outcome);
  item.sensitivity = static_cast<double>(table.exposed_with) /
                     static_cast<double>(table.exposed_with + table.unexposed_with);
  item.specificity = static_cast<double>(table.unexposed_without) /
                     static_cast<double>(table.exposed_without + table.unexposed_without);
  return item;
}

// --- all candidates ---

Result<void> screen_all(Built& built, std::span<const PointsCandidate> candidates,
                        std::span<const std::uint8_t> outcome, const PointsOptions& options) {
  std::vector<double> p_values;
  for (const auto& candidate : candidates) {
    // Constant in a resample: it tells nobody apart.
    auto screened = is_constant(candidate.values) ? Result<Screened>(Screened{"", 1.0})
                                                  : screen(candidate, outcome, options.screening);
    if (!screened) return tl::unexpected<Error>(screened.error());
    p_values.push_back(screened->p_value);
    built.candidates.push_back({candidate.name,
                                std::move(screened->test),
                                screened->p_value,
                                screened->p_value,
                                false,
                                {},
                                false,
                                {}});
  }
  if (options.adjust) {
    const auto adjusted = benjamini_hochberg(p_values);
    if (!adjusted) return tl::unexpected<Error>(adjusted.error());
    for (std::size_t i = 0; i < candidates.size(); ++i) built.candidates[i].p_adjusted = (*adjusted)[i];
  }
  for (auto& candidate : built.candidates) candidate.chosen = candidate.p_adjusted < options.screening_limit;
  return {};
}

/// The items of the chosen candidates, and in the regression of all their p values.
Result<void> regress_chosen(Built& built, std::span<const PointsCandidate> candidates,
                            std::span<const std::uint8_t> outcome, const PointsOptions& options) {
  std::vector<PointsItem> items;
  std::vector<std::size_t> places;
  std::vector<std::vector<double>> columns;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (!built.candidates[i].chosen) continue;
    auto item = item_of(candidates[i], outcome);
    if (!item) return tl::unexpected<Error>(item.error());
    const auto values = candidates[i].values;
    columns.push_back(options.entry == Entry::by_cut_off ? pointed(*item, values)
                                                         : std::vector<double>(values.begin(), values.end()));
    items.push_back(std::move(*item));
    places.push_back(i);
  }
  if (items.empty()) return {};
  std::vector<ModelTerm> terms;
  for (std::size_t k = 0; k < items.size(); ++k)
    terms.push_back({items[k].name, {{items[k].name, columns[k]}}});
  const auto fit = regression(terms, outcome, built.penalized);
  if (!fit) return tl::unexpected<Error>(fit.error());
  for (std::size_t k = 0; k < items.size(); ++k) {
    auto& candidate = built.candidates[places[k]];
    candidate.regression_p_value = fit->coefficients[k + 1].p_value;
    candidate.kept =
        options.regression_limit >= 1.0 || *candidate.regression_p_value < options.regression_limit;
    if (!candidate.kept) continue;
    built.items.push_back(std::move(items[k]));
    built.item_of.push_back(places[k]);
  }
  return {};
}

Result<void> give_points(Built& built, std::span<const PointsCandidate> candidates,
                         std::span<const std::uint8_t> outcome) {
  std::vector<std::vector<double>> columns;
  std::vector<ModelTerm> terms;
  columns.reserve(built.items.size());
  for (std::size_t k = 0; k < built.items.size(); ++k) {
    columns.push_back(pointed(built.items[k], candidates[built.item_of[k]].values));
    terms.push_back({built.items[k].name, {{built.items[k].name, columns.back()}}});
  }
  bool penalized = false;
  const auto fit = regression(terms, outcome, penalized);
  if (!fit) return tl::unexpected<Error>(fit.error());
  built.penalized = built.penalized || penalized;
  double unit = 0.0;
  for (std::size_t k = 0; k < built.items.size(); ++k) {
    const double b = fit->coefficients[k + 1].log_estimate;
    if (b > 0.0 && (unit == 0.0 || b < unit)) unit = b;
  }
  Built with_points = built;
  with_points.items.clear();
  with_points.item_of.clear();
  for (std::size_t k = 0; k < built.items.size(); ++k) {
    const double b = fit->coefficients[k + 1].log_estimate;
    if (!(b > 0.0)) {
      with_points.candidates[built.item_of[k]].kept = false;
      continue;
    }
    auto item = built.items[k];
    item.points = std::llround(std::min(b / unit, kLargestRatio));
    with_points.items.push_back(std::move(item));
    with_points.item_of.push_back(built.item_of[k]);
  }
  built = std::move(with_points);
  return {};
}

Result<Built> build(std::span<const PointsCandidate> candidates, std::span<const std::uint8_t> outcome,
                    const PointsOptions& options) {
  Built built;
  if (auto ok = screen_all(built, candidates, outcome, options); !ok)
    return tl::unexpected<Error>(ok.error());
  if (auto ok = regress_chosen(built, candidates, outcome, options); !ok) {
    return tl::unexpected<Error>(ok.error());
  }
  switch (options.points) {
    case PointsRule::one_each: break;
    case PointsRule::by_coefficient:
      if (built.items.empty()) break;
      if (auto ok = give_points(built, candidates, outcome); !ok) return tl::unexpected<Error>(ok.error());
      break;
  }
  return built;
}

// --- the whole ---

Result<void> check(std::span<const PointsCandidate> candidates, std::span<const std::uint8_t> outcome,
                   const PointsOptions& options) {
  const auto share = [](double limit, const char* name) -> Result<void> {
    if (limit > 0.0 && limit <= 1.0) return {};
    return fail(Errc::out_of_range, name, "A limit of p values lies above 0, and is at most 1.", "Use 0.05.");
  };
  if (auto ok = share(options.screening_limit, "screening_limit"); !ok) return ok;
  if (auto ok = share(options.regression_limit, "regression_limit"); !ok) return ok;
  if (options.resamples < 0 || options.resamples > kMostResamples) {
    return fail(Errc::out_of_range, "resamples",
                std::to_string(options.resamples) + " is no number of resamples for a bootstrap.",
                "Use 200 to 2000, 0 for none, at most " + std::to_string(kMostResamples) + ".");
  }
  if (candidates.empty()) {
    return fail(Errc::too_few, "candidates", "Without a candidate there is no score.",
                "Give at least one candidate.");
  }
  if (const auto counts = count_outcome(outcome, outcome.size(), 2); !counts) {
    return tl::unexpected<Error>(counts.error());
  }
  for (const auto& candidate : candidates) {
    const std::string quoted = "\"" + candidate.name + "\"";
    if (candidate.values.size() != outcome.size()) {
      return fail(Errc::unequal_lengths, candidate.name,
                  "Candidate " + quoted + " has " + std::to_string(candidate.values.size()) + " values for " +
                      std::to_string(outcome.size()) + " outcomes.",
                  "Give one value for each patient.");
    }
    if (auto ok = all_finite(candidate.values, candidate.name); !ok) return ok;
    if (is_constant(candidate.values)) {
      return fail(Errc::no_variation, candidate.name,
                  "Candidate " + quoted + " is the same for every patient.", "Leave it out.");
    }
    if (candidate.kind == CandidateKind::finding &&
        std::any_of(candidate.values.begin(), candidate.values.end(),
                    [](double v) { return v != 0.0 && v != 1.0; })) {
      return fail(Errc::out_of_range, candidate.name, "Finding " + quoted + " has values besides 0 and 1.",
                  "Give it as a number, or code it as 1 and 0.");
    }
    if (!(candidate.rounding >= 0.0 && std::isfinite(candidate.rounding))) {
      return fail(Errc::out_of_range, candidate.name,
                  "A cut-off is rounded to multiples of a number above 0.",
                  "Give the step of rounding, or none.");
    }
  }
  return {};
}

Error no_score(const Built& built, const PointsOptions& options) {
  const auto best =
      *std::min_element(built.candidates.begin(), built.candidates.end(),
                        [](const auto& a, const auto& b) { return a.p_adjusted < b.p_adjusted; });
  const bool chosen =
      std::any_of(built.candidates.begin(), built.candidates.end(), [](const auto& c) { return c.chosen; });
  return Error{Errc::too_few, "candidates",
               chosen
                   ? "No candidate is left in the regression of those chosen: there is no score."
                   : "No candidate differs enough between patients with and without the outcome: there is no "
                     "score. The nearest is \"" +
                         best.name + "\".",
               options.adjust ? "Report the comparisons, or choose among fewer candidates."
                              : "Report the comparisons."};
}

std::vector<PointsLevel> levels_of(const std::vector<std::int64_t>& points,
                                   std::span<const std::uint8_t> outcome) {
  std::map<std::int64_t, ScoreLevel> counts;
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto& level = counts[points[i]];
    (outcome[i] == 1 ? level.with : level.without) += 1;
  }
  std::vector<PointsLevel> levels;
  for (const auto& [sum, patients] : counts) levels.push_back({sum, patients});
  return levels;
}

std::vector<PointsCandidate> with_values(std::span<const PointsCandidate> candidates,
                                         const std::vector<ModelTerm>& terms) {
  std::vector<PointsCandidate> out(candidates.begin(), candidates.end());
  for (std::size_t i = 0; i < out.size(); ++i) out[i].values = terms[i].columns.front().values;
  return out;
}

Result<void> validate(PointsScore& score, std::span<const PointsCandidate> given,
                      std::span<const std::uint8_t> given_outcome, const PointsOptions& options) {
  std::vector<ModelTerm> given_terms;
  for (const auto& candidate : given) {
    given_terms.push_back({candidate.name, {{candidate.name, candidate.values}}});
  }
  const auto order = ordered_rows(given_terms, given_outcome);
  std::vector<std::vector<double>> ordered_values;
  const auto terms = drawn_terms(given_terms, order, ordered_values);
  const auto candidates = with_values(given, terms);
  const auto outcome = drawn_outcome(given_outcome, order);

  Generator generator(options.seed);
  Bootstrap bootstrap(static_cast<std::uint32_t>(outcome.size()));
  PointsValidation validation{};
  std::vector<int> kept(candidates.size(), 0);
  Sum excess;
  for (int r = 0; r < options.resamples; ++r) {
    const auto rows = bootstrap.draw(generator);
    std::vector<std::vector<double>> values;
    const auto drawn = with_values(candidates, drawn_terms(terms, rows, values));
    const auto drawn_with = drawn_outcome(outcome, rows);
    const auto built = count_outcome(drawn_with, drawn_with.size(), 2)
                           ? build(drawn, drawn_with, options)
                           : Result<Built>(tl::unexpected<Error>(Error{Errc::too_few, "outcome", "", ""}));
    if (!built) {
      ++validation.degenerate;
      continue;
    }
    excess.add(*area(sums(*built, drawn, rows.size()), drawn_with) -
               *area(sums(*built, candidates, outcome.size()), outcome));
    if (built->items.empty()) ++validation.without;
    for (const auto place : built->item_of) ++kept[place];
    ++validation.resamples;
  }
  if (2 * validation.resamples < options.resamples) {
    return fail(Errc::too_few, "resamples",
                "Only " + std::to_string(validation.resamples) + " of " + std::to_string(options.resamples) +
                    " resamples could be gone through.",
                "Leave out candidates that follow from others, or ask for no resamples.");
  }
  const double optimism = excess.value() / validation.resamples;
  validation.auc = {score.auc.estimate, optimism, score.auc.estimate - optimism};
  for (std::size_t i = 0; i < kept.size(); ++i) {
    score.candidates[i].selection_rate = static_cast<double>(kept[i]) / validation.resamples;
  }
  score.validation = validation;
  return {};
}

}  // namespace

Result<PointsScore> build_points_score(std::span<const PointsCandidate> candidates,
                                       std::span<const std::uint8_t> outcome, const PointsOptions& options) {
  if (auto ok = check(candidates, outcome, options); !ok) return tl::unexpected<Error>(ok.error());
  auto built = build(candidates, outcome, options);
  if (!built) return tl::unexpected<Error>(built.error());
  if (built->items.empty()) return tl::unexpected<Error>(no_score(*built, options));

  const auto sum = sums(*built, candidates, outcome.size());
  const auto apparent = auc({sum}, outcome);
  if (!apparent) return tl::unexpected<Error>(apparent.error());
  const auto best = cut_off({sum}, outcome, CutOffRule::youden);
  if (!best) return tl::unexpected<Error>(best.error());
  std::vector<std::int64_t> patients;
  for (const double points : sum) patients.push_back(std::llround(points));
  auto levels = levels_of(patients, outcome);
  PointsScore score{std::move(built->candidates),
                    std::move(built->items),
                    built->penalized,
                    std::move(levels),
                    std::move(patients),
                    *apparent,
                    best->at,
                    {}};
  if (options.resamples > 0) {
    if (auto ok = validate(score, candidates, outcome, options); !ok)
      return tl::unexpected<Error>(ok.error());
  }
  return score;
}

}  // namespace myolung::stats
