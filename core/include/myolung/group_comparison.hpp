#pragma once

#include <cstdint>

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
/// Domain: means finite, sd >= 0 and not both 0, n >= 2 and at most 1e9, 0 < level < 1, |t| < 1e150,
/// else Errc::out_of_range.
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

/// The cells of an ExposureTable as expected without association: row total * column total / total.
struct ExpectedCounts {
  double exposed_with;
  double exposed_without;
  double unexposed_with;
  double unexposed_without;
};

/// Domain, here and for the tests below: counts >= 0, at most kLargestTableTotal together, no empty row
/// or column, else Errc::out_of_range.
/// Accuracy: 1e-14 relative against R chisq.test (tests/oracle/group_comparison).
[[nodiscard]] Result<ExpectedCounts> expected_counts(const ExposureTable& table);

/// The least of expected_counts. Below 5 the chi-square test is doubtful (Cochran 1954, Biometrics 10:417).
[[nodiscard]] Result<double> smallest_expected_count(const ExposureTable& table);

enum class Continuity : std::uint8_t { none, yates };

struct ChiSquareTest {
  double statistic;
  double df;  ///< 1
  double p_value;
  std::int64_t n;
};

/// Pearson's chi-square test of a 2x2 table: total * (|ad - bc| - y)^2 / product of the margins, with
/// y = 0, or for Yates y = min(total / 2, |ad - bc|).
/// Accuracy: 1e-10 relative down to p = 1e-300 against R chisq.test(correct = FALSE and TRUE)
/// (tests/oracle/group_comparison).
/// Source: Pearson 1900, Philos Mag 50:157; Yates 1934, J R Stat Soc Suppl 1:217.
[[nodiscard]] Result<ChiSquareTest> pearson_chi_square(const ExposureTable& table,
                                                       Continuity continuity = Continuity::none);

struct ExactTest {
  double p_value;
  std::int64_t n;
};

/// Fisher's exact test, two-sided: given the margins, the probability of all tables that are at most
/// as probable as the observed one, a relative 1e-7 counting as equal (as in R).
/// Accuracy: 1e-10 relative down to 1e-300 against R fisher.test (tests/oracle/group_comparison); 0
/// below the smallest double.
/// Source: Fisher 1935, J R Stat Soc 98:39.
[[nodiscard]] Result<ExactTest> fisher_exact(const ExposureTable& table);

}  // namespace myolung::stats
