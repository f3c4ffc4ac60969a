#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clinical/object_reader.hpp"
#include "evidence/printed.hpp"
#include "myolung/audit.hpp"

namespace myolung {

/// Where a figure stands: a number of a cell, in the row at hand ("rp_ild#1": second number of that
/// column), at a fixed place ("table2/score-0/total#0") or typed in the check ("=21").
class Figure {
 public:
  /// In the row at hand; none where print is empty or holds no such number.
  [[nodiscard]] std::optional<Printed> in(const PrintedTable::Row* row) const;

 private:
  friend class Check;
  const PrintedTable::Row* fixed_ = nullptr;
  std::optional<std::size_t> column_;
  std::size_t number_ = 0;
  std::optional<Printed> constant_;
};

/// A row a check goes through, or the one row of a check that names its cells.
struct CheckedRow {
  std::string id;  // empty for the one row
  std::string label;
  const PrintedTable::Row* row = nullptr;
};

/// A row that stands for a whole, and those that stand for its parts.
struct Whole {
  CheckedRow whole;  // its id without the ending
  std::vector<const PrintedTable::Row*> parts;
};

/// One check of an audit file while it runs: its parameters, the tables, and where results go.
class Check {
 public:
  Check(ObjectReader& in, std::string_view formula, const Evidence& evidence,
        const std::vector<PrintedTable>& tables, const Catalogue& catalogue, std::vector<AuditRow>& out);

  ObjectReader& in;
  const Evidence& evidence;
  const Catalogue& catalogue;

  /// Rows of the table `over` (those of `rows`, or with `where`'s texts in their columns); without
  /// `over` the one row `row_label`.
  [[nodiscard]] const std::vector<CheckedRow>& rows() const { return rows_; }
  /// The table `over`; nullptr without one.
  [[nodiscard]] const PrintedTable* over() const { return over_; }
  const PrintedTable* table(std::string_view key);

  Figure figure(std::string_view key);
  Figure figure_of(ObjectReader& owner, std::string_view key);
  Figure figure_if(std::string_view key);
  /// A number typed in the check.
  Printed number(std::string_view key);
  /// A column of the table `over`, for its text.
  std::size_t column(std::string_view key);
  /// The whole text of the cell at table/row/column.
  std::string text_at(ObjectReader& owner, std::string_view key);
  const Model* model(std::string_view key);
  /// The figures a term of a sum stands for: one, or a whole column ("studies/*/total").
  std::vector<Printed> figures(std::string_view key, const std::string& text);

  /// The rows whose ids end in `suffix_whole`, each with those that end in `suffix_parts` instead.
  std::vector<Whole> wholes();

  void add(const CheckedRow& row, Verdict verdict, std::string printed, std::string recomputed);
  void add(const CheckedRow& row, bool reproduces, std::string printed, std::string recomputed) {
    add(row, reproduces ? Verdict::reproduces : Verdict::differs, std::move(printed), std::move(recomputed));
  }
  /// A row that cannot be checked, and why.
  void leave(const CheckedRow& row, std::string printed, std::string reason);

 private:
  const PrintedTable* find_table(std::string_view id) const;
  Figure parse(ObjectReader& owner, std::string_view key, const std::string& text);
  void read_rows();

  std::string id_;
  std::string title_;
  std::string formula_;
  const std::vector<PrintedTable>& tables_;
  const PrintedTable* over_ = nullptr;
  std::vector<CheckedRow> rows_;
  std::optional<Place> place_;
  std::vector<AuditRow>& out_;
};

/// A kind of check: its name in audit files, how it recomputes, and what runs it.
struct CheckKind {
  std::string_view name;
  std::string_view formula;
  void (*run)(Check& check);
};

// By family, each a span of its kinds.
[[nodiscard]] std::span<const CheckKind> interval_checks();
[[nodiscard]] std::span<const CheckKind> count_checks();
[[nodiscard]] std::span<const CheckKind> test_checks();
[[nodiscard]] std::span<const CheckKind> pooling_checks();
[[nodiscard]] std::span<const CheckKind> agreement_checks();

/// The two-sided p values of a range of test scores; `tail` gives that of one score.
template <class Tail>
[[nodiscard]] Range two_sided_range(const Range& score, Tail tail) {
  const double most = std::max(std::abs(score.low), std::abs(score.high));
  const bool through_zero = score.low <= 0.0 && score.high >= 0.0;
  const double least = through_zero ? 0.0 : std::min(std::abs(score.low), std::abs(score.high));
  return {tail(most), tail(least)};
}

/// "0.773 (0.653 to 0.916)".
[[nodiscard]] std::string interval_text(const std::string& estimate, const std::string& low,
                                        const std::string& high);

/// A recomputed range with one digit more than print: "0.138", or "0.1379 to 0.1394" when rounding of
/// the input leaves it open.
[[nodiscard]] std::string range_text(const Range& range, int places);

/// How many of `total` may be printed as this percentage.
[[nodiscard]] std::vector<std::int64_t> counts_for(const Printed& percent, std::int64_t total);

/// The whole number behind a printed count.
[[nodiscard]] std::int64_t count_of(const Printed& printed);

}  // namespace myolung
