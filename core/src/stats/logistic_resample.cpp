#include "stats/logistic_resample.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <string>

#include "stats/logistic_fit.hpp"
#include "stats/resample.hpp"
#include "stats/score_levels.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

/// Of the intercept and the columns as given.
Eigen::VectorXd coefficients_of(const LogisticDesign& design, const LogisticMaximum& fit) {
  return in_given_units(design, fit.coefficients);
}

ModelMeasures measures(const Eigen::VectorXd& coefficients, std::span<const ModelTerm> terms,
                       std::span<const std::uint8_t> outcome) {
  std::vector<double> log_odds(outcome.size(), coefficients(0));
  Eigen::Index j = 1;
  for (const auto& term : terms) {
    for (const auto& column : term.columns) {
      for (std::size_t i = 0; i < outcome.size(); ++i) log_odds[i] += coefficients(j) * column.values[i];
      ++j;
    }
  }
  Sum squares;
  Sum likelihood;
  for (std::size_t i = 0; i < outcome.size(); ++i) {
    const double p = inverse_logit(log_odds[i]);
    squares.add((outcome[i] - p) * (outcome[i] - p));
    const double away = outcome[i] == 1 ? -log_odds[i] : log_odds[i];
    likelihood.add(-log1p_exp(away));
  }
  const auto levels = score_levels({log_odds}, outcome, 1);
  assert(levels.has_value());
  const auto n = static_cast<double>(outcome.size());
  const double null = null_log_likelihood(n, static_cast<double>(levels->total.with));
  return {area_of(levels->counts, levels->total), squares.value() / n,
          nagelkerke(likelihood.value(), null, n)};
}

class MeanDifference {
 public:
  void add(double inside, double outside) { sum_.add(inside - outside); }
  [[nodiscard]] Corrected of(double apparent, int n) const {
    const double optimism = sum_.value() / n;
    return {apparent, optimism, apparent - optimism};
  }

 private:
  Sum sum_;
};

}  // namespace

std::vector<std::uint32_t> ordered_rows(std::span<const ModelTerm> terms,
                                        std::span<const std::uint8_t> outcome) {
  std::vector<std::uint32_t> rows(outcome.size());
  std::iota(rows.begin(), rows.end(), 0U);
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (outcome[a] != outcome[b]) return outcome[a] < outcome[b];
    for (const auto& term : terms) {
      for (const auto& column : term.columns) {
        if (column.values[a] != column.values[b]) return column.values[a] < column.values[b];
      }
    }
    return false;
  });
  return rows;
}

std::vector<ModelTerm> drawn_terms(std::span<const ModelTerm> terms, std::span<const std::uint32_t> rows,
                                   std::vector<std::vector<double>>& values) {
  std::vector<ModelTerm> out;
  values.clear();
  for (const auto& term : terms) {
    out.push_back({term.name, {}});
    for (const auto& column : term.columns) {
      std::vector<double> drawn;
      drawn.reserve(rows.size());
      for (const auto row : rows) drawn.push_back(column.values[row]);
      values.push_back(std::move(drawn));  // whose numbers stay where they are
      out.back().columns.push_back({column.name, values.back()});
    }
  }
  return out;
}

std::vector<std::uint8_t> drawn_outcome(std::span<const std::uint8_t> outcome,
                                        std::span<const std::uint32_t> rows) {
  std::vector<std::uint8_t> out;
  out.reserve(rows.size());
  for (const auto row : rows) out.push_back(outcome[row]);
  return out;
}

Result<ResampledMeasures> resampled_measures(std::span<const ModelTerm> terms,
                                             std::span<const std::uint8_t> outcome,
                                             std::span<const std::uint32_t> rows, Penalty penalty) {
  std::vector<std::vector<double>> values;
  const auto drawn = drawn_terms(terms, rows, values);
  const auto with = drawn_outcome(outcome, rows);
  const auto design = logistic_design(drawn, with);
  if (!design) return tl::unexpected<Error>(design.error());
  const auto fit = fit_logistic(*design, penalty);
  if (!fit) return tl::unexpected<Error>(fit.error());
  const auto coefficients = coefficients_of(*design, *fit);
  return ResampledMeasures{measures(coefficients, drawn, with), measures(coefficients, terms, outcome)};
}

Result<LogisticValidation> bootstrap_logistic(std::span<const ModelTerm> terms,
                                              std::span<const std::uint8_t> outcome,
                                              const BootstrapOptions& options) {
  if (options.resamples < 1 || options.resamples > kMostResamples) {
    return fail(Errc::out_of_range, "resamples",
                std::to_string(options.resamples) + " is no number of resamples for a bootstrap.",
                "Use 200 to 2000, at most " + std::to_string(kMostResamples) + ".");
  }
  const auto design = logistic_design(terms, outcome);
  if (!design) return tl::unexpected<Error>(design.error());
  const auto fit = fit_logistic(*design, options.penalty);
  if (!fit) return tl::unexpected<Error>(fit.error());
  const auto apparent = measures(coefficients_of(*design, *fit), terms, outcome);

  const auto order = ordered_rows(terms, outcome);
  std::vector<std::vector<double>> values;
  const auto ordered = drawn_terms(terms, order, values);
  const auto ordered_outcome = drawn_outcome(outcome, order);
  Generator generator(options.seed);
  Bootstrap bootstrap(static_cast<std::uint32_t>(outcome.size()));
  MeanDifference auc;
  MeanDifference brier;
  MeanDifference nagelkerke;
  LogisticValidation out{};
  for (int i = 0; i < options.resamples; ++i) {
    const auto one = resampled_measures(ordered, ordered_outcome, bootstrap.draw(generator), options.penalty);
    if (!one) {
      const bool apart = one.error().code == Errc::separation || one.error().code == Errc::not_converged;
      ++(apart ? out.separated : out.degenerate);
      continue;
    }
    auc.add(one->inside.auc, one->outside.auc);
    brier.add(one->inside.brier, one->outside.brier);
    nagelkerke.add(one->inside.nagelkerke, one->outside.nagelkerke);
    ++out.resamples;
  }
  if (2 * out.resamples < options.resamples || out.resamples == 0) {
    return fail(
        Errc::too_few, "resamples",
        "Only " + std::to_string(out.resamples) + " of " + std::to_string(options.resamples) +
            " resamples gave a model; " + std::to_string(out.separated) +
            " told the outcomes apart, the others had only one outcome or columns that were constant or "
            "followed from others.",
        "Use Firth's penalized likelihood, or leave out rare categories.");
  }
  out.auc = auc.of(apparent.auc, out.resamples);
  out.brier = brier.of(apparent.brier, out.resamples);
  out.nagelkerke = nagelkerke.of(apparent.nagelkerke, out.resamples);
  return out;
}

}  // namespace myolung::stats
