#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/proportion.hpp"
#include "myolung/two_by_two.hpp"

namespace myolung::stats {

/// One level of an ordered score: how many patients with and without the outcome have it.
struct ScoreLevel {
  std::int64_t with;
  std::int64_t without;
};

struct Auc {
  double estimate;
  double se;
  Interval ci;  ///< estimate -+ z * se, cut at 0 and 1
};

/// Area under the ROC curve of an ordered score given as counts, levels ascending; a tie counts
/// half. Not flipped when below 0.5.
/// Formula: Mann-Whitney U / (n1 n0); DeLong's variance from the placement values of each level.
/// Domain: at least 2 patients with and 2 without the outcome, counts >= 0, at most
/// kLargestTableTotal together, kLowestLevel <= level < 1, else Errc::out_of_range.
/// Accuracy: 1e-12 against R pROC ci.auc(method = "delong") (tests/oracle/auc).
/// Source: DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837.
[[nodiscard]] Result<Auc> auc_from_counts(std::span<const ScoreLevel> levels, double level = 0.95);

/// Which values of a score speak for the outcome. Said by whoever knows the score, never guessed from the
/// data: a guess makes every area at least 0.5.
enum class Direction : std::uint8_t { higher, lower };

/// A score's value of each patient.
struct Score {
  std::span<const double> values;
  Direction direction = Direction::higher;
};

/// Area under the ROC curve of a score, in O(n log n): as auc_from_counts, of the score's distinct values.
/// Domain, here and below: scores finite (Errc::not_finite); outcomes 0 or 1 (Errc::out_of_range), one for
/// each score (Errc::unequal_lengths), at least 2 of either (Errc::too_few); kLowestLevel <= level < 1.
/// Accuracy: 1e-12 against R pROC ci.auc(method = "delong"), also at 150 000 patients (tests/oracle/roc).
/// Source: Sun & Xu 2014, IEEE Signal Process Lett 21:1389.
[[nodiscard]] Result<Auc> auc(const Score& score, std::span<const std::uint8_t> outcome, double level = 0.95);

/// Two areas under the ROC curve against each other. When the difference has no variance, as between two
/// scores that order all patients alike, there is no test.
struct AucComparison {
  Auc first;
  Auc second;
  double estimate;  ///< first - second
  double se;
  Interval ci;                      ///< cut at -1 and 1
  std::optional<double> statistic;  ///< estimate / se: z when paired, t when not
  std::optional<double> df;         ///< of t
  std::optional<double> p_value;    ///< two-sided
};

/// Two scores of the same patients: DeLong's test.
/// Formula: the variance of the differences of their placement values, over n1 among patients with and over
/// n0 among those without the outcome; normal.
/// Accuracy: 1e-10 relative against R pROC roc.test(method = "delong", paired = TRUE) (tests/oracle/roc).
/// Source: DeLong, DeLong & Clarke-Pearson 1988, Biometrics 44:837.
[[nodiscard]] Result<AucComparison> compare_paired_aucs(const Score& first, const Score& second,
                                                        std::span<const std::uint8_t> outcome,
                                                        double level = 0.95);

/// A score, or two, in two groups of different patients.
/// Formula: se^2 = v1 + v2; Student with df = (v1 + v2)^2 / (v1^2/(n1-1) + v2^2/(n2-1)), n1 and n2 the
/// patients of the groups. The interval has the same df.
/// Accuracy: 1e-10 relative against R pROC roc.test(method = "delong", paired = FALSE) (tests/oracle/roc).
[[nodiscard]] Result<AucComparison> compare_unpaired_aucs(const Score& first,
                                                          std::span<const std::uint8_t> first_outcome,
                                                          const Score& second,
                                                          std::span<const std::uint8_t> second_outcome,
                                                          double level = 0.95);

/// One threshold of a score: the test is positive at the threshold and beyond it.
struct RocPoint {
  std::optional<double> threshold;  ///< a value that a patient has; none where nobody is positive
  TwoByTwo counts;
  double sensitivity;
  double specificity;
};

/// Every point of the ROC curve, from the threshold where all are positive to where nobody is: the distinct
/// values of the score, and one more. Equal scores are positive together.
/// Domain: as auc, but 1 patient with and 1 without the outcome are enough.
/// Accuracy: exact counts; those of R pROC coords(x = "all") (tests/oracle/roc).
[[nodiscard]] Result<std::vector<RocPoint>> roc_curve(const Score& score,
                                                      std::span<const std::uint8_t> outcome);

enum class CutOffRule : std::uint8_t {
  youden,             ///< the largest sensitivity + specificity - 1
  closest_to_corner,  ///< the smallest (1 - sensitivity)^2 + (1 - specificity)^2
};

struct CutOff {
  RocPoint at;
  double youden;      ///< sensitivity + specificity - 1
  std::int64_t tied;  ///< other thresholds that are as good by the rule
};

/// The threshold that the rule picks. Of several as good, to 1e-12, the one with the highest sensitivity.
/// Domain: as roc_curve.
/// Accuracy: that of R pROC coords(x = "best", best.method = "youden" or "closest.topleft"), of whose
/// threshold, halfway between two scores, this is the one beyond (tests/oracle/roc).
/// Source: Youden 1950, Cancer 3:32; Perkins & Schisterman 2006, Am J Epidemiol 163:670.
[[nodiscard]] Result<CutOff> cut_off(const Score& score, std::span<const std::uint8_t> outcome,
                                     CutOffRule rule);

/// The most resamples that any bootstrap draws, and the fewest for an interval.
inline constexpr int kMostResamples = 100'000;
inline constexpr int kFewestDraws = 100;

/// How draws are made: with replacement, as many with and without the outcome as there are.
struct Draws {
  std::int64_t number = 2000;  ///< kFewestDraws to kMostResamples, else Errc::out_of_range
  std::uint64_t seed = 1;
};

struct AucBootstrap {
  Interval ci;  ///< percentiles of the areas of the draws
  double se;    ///< standard deviation of the areas of the draws
};

/// The same draws for the same seed whatever the order of the patients.
/// Domain: as auc.
/// Accuracy: 1e-12 against R pROC auc of the same draws (tests/oracle/roc).
/// Source: Efron 1981, Can J Stat 9:139.
[[nodiscard]] Result<AucBootstrap> auc_bootstrap(const Score& score, std::span<const std::uint8_t> outcome,
                                                 const Draws& draws, double level = 0.95);

/// A figure in the patients that it was made with, and what is to be expected of it in others.
struct Corrected {
  double apparent;
  double optimism;
  double corrected;  ///< apparent - optimism
};

struct CutOffOptimism {
  CutOff cut_off;
  Corrected sensitivity;
  Corrected specificity;
  Corrected youden;
};

/// A threshold picked where it looks best looks better there than elsewhere. By how much: in each draw the
/// rule picks a threshold among the values of the draw; the optimism is its figure in the draw minus its
/// figure in all patients, on average.
/// Domain: as roc_curve.
/// Accuracy: 1e-12 against R with the same draws (tests/oracle/roc).
/// Source: Harrell, Lee & Mark 1996, Stat Med 15:361.
[[nodiscard]] Result<CutOffOptimism> cut_off_optimism(const Score& score,
                                                      std::span<const std::uint8_t> outcome, CutOffRule rule,
                                                      const Draws& draws);

}  // namespace myolung::stats
