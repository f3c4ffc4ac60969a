#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "myolung/roc.hpp"
#include "myolung/tail_probability.hpp"
#include "stats/resample.hpp"
#include "stats/score_levels.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

Result<void> check(const Draws& draws) {
  if (draws.number >= kFewestDraws && draws.number <= kMostResamples) return {};
  return fail(Errc::out_of_range, "draws",
              std::to_string(draws.number) + " draws are fewer than " + std::to_string(kFewestDraws) +
                  " or more than " + std::to_string(kMostResamples) + ".",
              "Ask for 2000 draws.");
}

/// Stratified draws, as counts of the levels. Those who may be drawn stand in the order of their scores, so
/// that the order of the rows makes no difference.
class LevelDraws {
 public:
  LevelDraws(const ScoreLevels& levels, std::uint64_t seed)
      : places_(places_of(levels.counts)),
        bootstrap_(outcomes_of(levels)),
        generator_(seed),
        split_(static_cast<std::size_t>(levels.total.without)),
        counts_(levels.counts.size()) {}

  [[nodiscard]] std::span<const ScoreLevel> next() {
    std::fill(counts_.begin(), counts_.end(), ScoreLevel{0, 0});
    const auto drawn = bootstrap_.draw(generator_);
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      auto& level = counts_[places_[drawn[i]]];
      (i < split_ ? level.without : level.with) += 1;
    }
    return counts_;
  }

 private:
  /// The level of each place: those without the outcome, then those with it.
  static std::vector<std::uint32_t> places_of(std::span<const ScoreLevel> counts) {
    std::vector<std::uint32_t> places;
    for (const bool with : {false, true}) {
      for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto patients = static_cast<std::size_t>(with ? counts[i].with : counts[i].without);
        places.insert(places.end(), patients, static_cast<std::uint32_t>(i));
      }
    }
    return places;
  }
  static std::vector<std::int32_t> outcomes_of(const ScoreLevels& levels) {
    std::vector<std::int32_t> outcomes(static_cast<std::size_t>(levels.total.without), 0);
    outcomes.resize(levels.of_patient.size(), 1);
    return outcomes;
  }

  std::vector<std::uint32_t> places_;
  Bootstrap bootstrap_;
  Generator generator_;
  std::size_t split_;
  std::vector<ScoreLevel> counts_;
};

/// Sensitivity, specificity and Youden's index.
using Figures = std::array<double, 3>;

Figures figures_of(const RocPoint& point) {
  return {point.sensitivity, point.specificity, point.sensitivity + point.specificity - 1.0};
}

CutOff cut_off_of(const ScoreLevels& levels, CutOffRule rule) {
  const auto best = best_level(levels.counts, levels.total, rule);
  const auto point = point_at(levels, best.first, best.counts);
  return {point, figures_of(point)[2], best.tied};
}

}  // namespace

Result<CutOff> cut_off(const Score& score, std::span<const std::uint8_t> outcome, CutOffRule rule) {
  const auto levels = score_levels(score, outcome, 1);
  if (!levels) return tl::unexpected<Error>(levels.error());
  return cut_off_of(*levels, rule);
}

Result<CutOffOptimism> cut_off_optimism(const Score& score, std::span<const std::uint8_t> outcome,
                                        CutOffRule rule, const Draws& draws) {
  const auto levels = score_levels(score, outcome, 1);
  if (!levels) return tl::unexpected<Error>(levels.error());
  if (auto ok = check(draws); !ok) return tl::unexpected<Error>(ok.error());
  const auto points = points_of(*levels);

  std::array<Sum, 3> excess;
  LevelDraws drawn(*levels, draws.seed);
  for (std::int64_t i = 0; i < draws.number; ++i) {
    const auto best = best_level(drawn.next(), levels->total, rule);
    const auto there = figures_of(point_at(*levels, best.first, best.counts));
    const auto here = figures_of(points[best.first]);
    for (std::size_t f = 0; f < there.size(); ++f) excess[f].add(there[f] - here[f]);
  }
  const auto picked = cut_off_of(*levels, rule);
  const auto apparent = figures_of(picked.at);
  const auto corrected = [&](std::size_t f) {
    const double optimism = excess[f].value() / static_cast<double>(draws.number);
    return Corrected{apparent[f], optimism, apparent[f] - optimism};
  };
  return CutOffOptimism{picked, corrected(0), corrected(1), corrected(2)};
}

Result<AucBootstrap> auc_bootstrap(const Score& score, std::span<const std::uint8_t> outcome,
                                   const Draws& draws, double level) {
  const auto levels = score_levels(score, outcome, 2);
  if (!levels) return tl::unexpected<Error>(levels.error());
  if (auto ok = check(draws); !ok) return tl::unexpected<Error>(ok.error());
  if (auto ok = check_level(level); !ok) return tl::unexpected<Error>(ok.error());
  std::vector<double> areas(static_cast<std::size_t>(draws.number));
  LevelDraws drawn(*levels, draws.seed);
  for (double& area : areas) area = area_of(drawn.next(), levels->total);
  const double squares = squared_deviations(areas, mean(areas));
  return AucBootstrap{percentile_interval(areas, level),
                      std::sqrt(squares / static_cast<double>(draws.number - 1))};
}

}  // namespace myolung::stats
