#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/roc.hpp"

namespace myolung::stats {

// A score of points made as the DLM score was (Liang 2021, Arthritis Res Ther 23:198, Patients and methods,
// and Results): candidates compared between patients with and without the outcome; p values adjusted by the
// false discovery rate; logistic regression of those that remain; a ROC cut-off for each number, rounded by
// hand; a point for each; the sum's ROC curve in the same patients. What the paper does not say is an
// option below, its preset what is nearest to the text.

enum class CandidateKind : std::uint8_t {
  number,   ///< gets a cut-off
  finding,  ///< 1 or 0
};

/// How a number is compared between the groups. The paper: Student's t for normal ones, Mann-Whitney for
/// skewed ones; not said how a number was called skewed, so whoever calls says it. A number that hardly
/// varies within either group is compared by Mann-Whitney's test whatever is said: no t can be.
enum class NumberTest : std::uint8_t { student_t, welch_t, mann_whitney };

struct PointsCandidate {
  std::string name;
  std::span<const double> values;
  CandidateKind kind = CandidateKind::number;
  NumberTest test = NumberTest::student_t;
  /// The cut-off becomes the nearest multiple of this, halves away from 0; 0 leaves it. The paper rounded
  /// 0.454 to 0.450 and 49.0 to 50.0, by no rule that it states.
  double rounding = 0.0;
};

/// The p value by which a candidate is chosen.
enum class Screening : std::uint8_t {
  comparison,  ///< the groups': for findings Fisher's test where a count below 5 is expected, else chi-square
  logistic,    ///< the likelihood ratio of a regression on this candidate alone
};

/// What stands in the regression of all chosen candidates. Not said in the paper.
enum class Entry : std::uint8_t {
  as_measured,
  by_cut_off,  ///< 1 beyond its cut-off, 0 before
};

enum class PointsRule : std::uint8_t {
  one_each,  ///< the paper's
  /// The coefficient of the item, numbers by their cut-off, over the smallest coefficient above 0, rounded;
  /// an item without a coefficient above 0 gets none and is left out (Sullivan 2004, Stat Med 23:1631).
  by_coefficient,
};

struct PointsOptions {
  Screening screening = Screening::comparison;
  bool adjust = true;             ///< by Benjamini & Hochberg, as the paper; else raw p values
  double screening_limit = 0.05;  ///< chosen below it
  Entry entry = Entry::as_measured;
  /// Chosen candidates whose Wald p value in the regression of all is not below it are left out, once and
  /// together. The paper's three were all below; it does not say what would have become of another. 1 keeps
  /// all.
  double regression_limit = 0.05;
  PointsRule points = PointsRule::one_each;
  int resamples = 500;  ///< 0 for none
  std::uint64_t seed = 1;
};

struct ScreenedCandidate {
  std::string name;
  std::string test;  ///< "Student's t", "Fisher's exact" ...
  double p_value;
  double p_adjusted;  ///< p_value when not adjusted
  bool chosen;
  std::optional<double> regression_p_value;  ///< of a chosen one, in the regression of all
  bool kept;                                 ///< in the score
  std::optional<double> selection_rate;      ///< share of the resamples in whose score it is
};

struct PointsItem {
  std::string name;
  /// higher: a point for values above the cut-off, or the finding present; lower: below, or absent.
  Direction direction;
  std::optional<double> youden_cut_off;  ///< of numbers: halfway between two patients
  std::optional<double> cut_off;         ///< rounded; strictly beyond it lies the point
  std::optional<double> auc;             ///< of numbers, in their direction
  std::int64_t points;
  double sensitivity;  ///< of this item alone, at `cut_off`
  double specificity;
};

struct PointsLevel {
  std::int64_t points;
  ScoreLevel patients;
};

/// What is left of the score in other patients: everything, from the comparison on, once more in each
/// resample.
struct PointsValidation {
  Corrected auc;
  int resamples;   ///< used
  int without;     ///< of these, how many gave no item: a score that tells nobody apart, its area 0.5
  int degenerate;  ///< not used: one outcome alone, or candidates that follow from others
};

struct PointsScore {
  std::vector<ScreenedCandidate> candidates;  ///< as given
  std::vector<PointsItem> items;              ///< in the order of the candidates
  /// The regression of the chosen candidates, maximum likelihood or, where they tell the outcomes apart,
  /// Firth's.
  bool penalized;
  std::vector<PointsLevel> levels;     ///< each sum that a patient has, ascending
  std::vector<std::int64_t> patients;  ///< the sum of each patient
  Auc auc;                             ///< apparent: in the patients the score was made from
  RocPoint cut_off;                    ///< Youden's: at its threshold and above
  std::optional<PointsValidation> validation;
};

/// Domain: at least one candidate, as long as `outcome`, finite, not constant, findings 0 or 1; outcomes 0
/// or 1, at least 2 of either; limits above 0 and at most 1; rounding >= 0; 0 to 100 000 resamples.
/// Errors: unequal_lengths, not_finite, out_of_range, no_variation, too_few (also when no candidate is
/// chosen or kept, so that there is no score), not_converged.
/// Several cut-offs as good: the one with the highest sensitivity, as `cut_off` of roc.hpp. A number's
/// direction is that in which its area is at least 0.5, a finding's that in which it is more frequent among
/// patients with the outcome.
/// Accuracy: p values of the screening and the optimism 1e-8 relative, those of the regression 1e-6, cut-offs
/// and area 1e-12, points and who has them exactly, against R (tests/oracle/points_builder).
[[nodiscard]] Result<PointsScore> build_points_score(std::span<const PointsCandidate> candidates,
                                                     std::span<const std::uint8_t> outcome,
                                                     const PointsOptions& options = {});

}  // namespace myolung::stats
