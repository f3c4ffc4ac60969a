#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clinical/object_reader.hpp"
#include "clinical/sentence.hpp"
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

  /// A sentence of the core in the catalogue's language.
  [[nodiscard]] std::string say(std::string_view english,
                                std::initializer_list<std::string_view> parts = {}) const {
    return myolung::say(catalogue.language, english, parts);
  }

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
  /// A column of the table `over`, for its text; none, with a problem noted, when there is no such column.
  std::optional<std::size_t> column(std::string_view key);
  /// The text of a cell; empty without a row or a column.
  [[nodiscard]] static const std::string& cell(const CheckedRow& row, std::optional<std::size_t> column);
  /// The whole text of the cell at table/row/column.
  std::string text_at(ObjectReader& owner, std::string_view key);
  /// A score with observed counts and a cut-off; nullptr, with a problem noted, when there is none.
  const Model* model(std::string_view key);
  /// The figures a term of a sum stands for: one, or a whole column ("studies/*/total").
  std::vector<Printed> figures(std::string_view key, const std::string& text);

  /// The rows whose ids end in `suffix_whole`, each with those that end in `suffix_parts` instead.
  std::vector<Whole> wholes();

  void add(const CheckedRow& row, Verdict verdict, std::string printed, std::string recomputed);
  void add(const CheckedRow& row, bool reproduces, std::string printed, std::string recomputed) {
    add(row, reproduces ? Verdict::reproduces : Verdict::differs, std::move(printed), std::move(recomputed));
  }
  /// Reproduces if the recomputed range meets the printed one; cannot be checked without a range. `lead`
  /// stands before the range, "p ".
  void compare(const CheckedRow& row, const std::optional<Range>& recomputed, const Printed& printed,
               std::string text, const std::string& lead = "");
  /// A row that cannot be checked, and why: a text of the data, or of `say`.
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
  std::string_view formula;  // in English
  void (*run)(Check& check);
};

// By family, each a span of its kinds.
[[nodiscard]] std::span<const CheckKind> interval_checks();
[[nodiscard]] std::span<const CheckKind> count_checks();
[[nodiscard]] std::span<const CheckKind> test_checks();
[[nodiscard]] std::span<const CheckKind> pooling_checks();
[[nodiscard]] std::span<const CheckKind> agreement_checks();

/// 97.5 % point of a standard normal: what a printed 95 % interval is made of.
inline constexpr double kZ95 = 1.959963984540054;

/// A value, or the not-a-number that range_over takes for "no range".
[[nodiscard]] inline double or_nan(const Result<double>& value) {
  return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

/// The two-sided p values of a range of test scores; `tail` gives that of one score. None without a range, or
/// where a p value cannot be computed.
template <class Tail>
[[nodiscard]] std::optional<Range> two_sided_range(const std::optional<Range>& score, Tail tail) {
  if (!score) return std::nullopt;
  const double most = std::max(std::abs(score->low), std::abs(score->high));
  const bool through_zero = score->low <= 0.0 && score->high >= 0.0;
  const double least = through_zero ? 0.0 : std::min(std::abs(score->low), std::abs(score->high));
  const Range p{or_nan(tail(most)), or_nan(tail(least))};
  return std::isfinite(p.low) && std::isfinite(p.high) ? std::optional(p) : std::nullopt;
}

/// "0.773 (0.653 to 0.916)".
[[nodiscard]] std::string interval_text(const Language& language, const std::string& estimate,
                                        const std::string& low, const std::string& high);

/// A recomputed range with one digit more than print: "0.138", or "0.1379 to 0.1394" when rounding of
/// the input leaves it open.
[[nodiscard]] std::string range_text(const Language& language, const Range& range, int places);

/// How many of `total` may be printed as this percentage; none for a total that is no number of patients.
[[nodiscard]] std::vector<std::int64_t> counts_for(const Printed& percent, std::int64_t total);

/// The count behind a percentage, where there is just one.
[[nodiscard]] std::optional<std::int64_t> single_count(const Printed& percent, std::int64_t total);

/// The whole number behind a printed count.
[[nodiscard]] std::int64_t count_of(const Printed& printed);

}  // namespace myolung
