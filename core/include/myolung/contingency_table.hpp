#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "myolung/error.hpp"

namespace myolung::stats {

/// Counts of patients by two categories, row after row.
struct ContingencyTable {
  std::size_t rows;
  std::size_t columns;
  std::span<const std::int64_t> counts;
};

/// The counts of a ContingencyTable of rows coded 0 to rows - 1 and columns coded 0 to columns - 1.
/// Domain: both of one length, else Errc::unequal_lengths; codes as said (asserted).
[[nodiscard]] Result<std::vector<std::int64_t>> cross_tabulate(std::span<const std::int32_t> row_codes,
                                                               std::size_t rows,
                                                               std::span<const std::int32_t> column_codes,
                                                               std::size_t columns);

// Domain of what follows: at least two rows and two columns, counts >= 0, at most kLargestTableTotal
// together, no empty row or column, else Errc::out_of_range, or Errc::too_few for a missing row or column.

/// Row total * column total / total, row after row.
/// Accuracy: 1e-14 relative against R chisq.test (tests/oracle/contingency_table).
[[nodiscard]] Result<std::vector<double>> expected_counts(const ContingencyTable& table);

/// The least of expected_counts. Below 5 the chi-square test is doubtful (Cochran 1954, Biometrics 10:417).
[[nodiscard]] Result<double> smallest_expected_count(const ContingencyTable& table);

enum class Continuity : std::uint8_t { none, yates };

struct ChiSquareTest {
  double statistic;
  double df;  ///< (rows - 1) (columns - 1)
  double p_value;
  std::int64_t n;
};

/// Pearson's chi-square test: the sum of (|observed - expected| - y)^2 / expected over the cells, with
/// y = 0, or for Yates, of a 2x2 table alone, y = min(1/2, |observed - expected|).
/// Accuracy: 1e-10 relative down to p = 1e-300 against R chisq.test(correct = FALSE and TRUE)
/// (tests/oracle/contingency_table and group_comparison).
/// Source: Pearson 1900, Philos Mag 50:157; Yates 1934, J R Stat Soc Suppl 1:217.
[[nodiscard]] Result<ChiSquareTest> pearson_chi_square(const ContingencyTable& table,
                                                       Continuity continuity = Continuity::none);

struct ExactTest {
  double p_value;
  std::int64_t n;
};

/// The most tables, as paths through their columns, that fisher_exact follows before it gives up.
inline constexpr std::int64_t kMostTablePaths = 5'000'000;
/// The most counts that it notes: a line of margins still to fill for each distinct state behind a column.
inline constexpr std::int64_t kMostTableCounts = 20'000'000;

/// Fisher's exact test of a table of any size (Fisher-Freeman-Halton): given the margins, the probability
/// of all tables that are at most as probable as the observed one, a relative 1e-7 counting as equal.
/// Column by column through the margins still to fill, bounded by the most and the least probable way to
/// fill them (the network of Mehta and Patel).
/// Domain: as above; more than kMostTablePaths paths or kMostTableCounts counts, more than 100 000 patients,
/// or more than 50 rows and columns: Errc::too_large.
/// Cost: up to some 10 seconds and 300 MB, also where it gives up.
/// Accuracy: 1e-8 relative down to 1e-15 against R fisher.test, which counts as equal what differs by less
/// than 3e-7 (tests/oracle/contingency_table).
/// Source: Freeman & Halton 1951, Biometrika 38:141; Mehta & Patel 1983, J Am Stat Assoc 78:427.
[[nodiscard]] Result<ExactTest> fisher_exact(const ContingencyTable& table);

}  // namespace myolung::stats
