#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "myolung/contingency_table.hpp"
#include "myolung/error.hpp"
#include "myolung/proportion.hpp"
#include "myolung/two_by_two.hpp"

namespace myolung::stats {

/// What a paper prints of a number in a group: mean, standard deviation, patients.
struct GroupSummary {
  double mean;
  double sd;
  std::int64_t n;
};

struct MeanDifference {
  double estimate;  ///< first mean - second mean
  double se;
  double statistic;  ///< t = estimate / se
  double df;
  double p_value;  ///< two-sided
  Interval ci;
  std::int64_t n;  ///< patients of both groups
};

/// Student's t test for two means with one variance:
///   s2 = ((n1-1) sd1^2 + (n2-1) sd2^2) / df, se = sqrt(s2 (1/n1 + 1/n2)), df = n1 + n2 - 2.
/// Domain: means finite, sd >= 0 and not both 0, n >= 2 and at most 1e9, kLowestLevel <= level < 1,
/// |t| < 1e150, else Errc::out_of_range.
/// Accuracy: 1e-10 relative in each field against R t.test(var.equal = TRUE), and against pt for p
/// values down to 1e-300 (tests/oracle/group_comparison).
/// Source: Student 1908, Biometrika 6:1.
[[nodiscard]] Result<MeanDifference> student_t_from_summaries(const GroupSummary& first,
                                                              const GroupSummary& second,
                                                              double level = 0.95);

/// Welch's t test for two means, each with its own variance:
///   e = sd^2 / n, se = sqrt(e1 + e2), df = (e1 + e2)^2 / (e1^2/(n1-1) + e2^2/(n2-1)).
/// Domain and accuracy: as student_t_from_summaries, against R t.test.
/// Source: Welch 1947, Biometrika 34:28.
[[nodiscard]] Result<MeanDifference> welch_t_from_summaries(const GroupSummary& first,
                                                            const GroupSummary& second, double level = 0.95);

/// Mean and standard deviation (n - 1) of values; the deviation of equal values is exactly 0.
/// Domain: at least 2 values, else Errc::too_few; finite, else Errc::not_finite, naming the place as
/// `name[2]`; squares of their deviations finite, else Errc::out_of_range.
/// Accuracy: 1e-12 relative against R mean and sd (tests/oracle/groups_t).
[[nodiscard]] Result<GroupSummary> summarize(std::span<const double> values,
                                             std::string_view name = "values");

/// student_t_from_summaries and welch_t_from_summaries on what summarize makes of `first` and `second`.
/// Domain: as there; Errc::no_variation when the standard error is below 10 roundings of the larger mean
/// (as in R).
/// Accuracy: 1e-10 relative in each field against R t.test, the p value down to 1e-300
/// (tests/oracle/groups_t).
[[nodiscard]] Result<MeanDifference> student_t(std::span<const double> first, std::span<const double> second,
                                               double level = 0.95);
[[nodiscard]] Result<MeanDifference> welch_t(std::span<const double> first, std::span<const double> second,
                                             double level = 0.95);

// Tests of an ExposureTable, here and below. Domain: counts >= 0, at most kLargestTableTotal together, no
// empty row or column, else Errc::out_of_range.

/// As smallest_expected_count and pearson_chi_square of a ContingencyTable, with the same accuracy.
[[nodiscard]] Result<double> smallest_expected_count(const ExposureTable& table);
[[nodiscard]] Result<ChiSquareTest> pearson_chi_square(const ExposureTable& table,
                                                       Continuity continuity = Continuity::none);

/// Fisher's exact test, two-sided, without a limit on work: given the margins, the probability of all tables
/// that are at most as probable as the observed one, a relative 1e-7 counting as equal (as in R). Accuracy:
/// 1e-10 relative down to 1e-300 against R fisher.test (tests/oracle/group_comparison); 0 below the smallest
/// double. Source: Fisher 1935, J R Stat Soc 98:39.
[[nodiscard]] Result<ExactTest> fisher_exact(const ExposureTable& table);

}  // namespace myolung::stats
