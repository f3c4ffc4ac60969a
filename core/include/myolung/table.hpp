#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "myolung/error.hpp"

namespace myolung {

/// How a text of columns is written. What is not stated is found from its first line, or refused when that
/// line leaves it open; never guessed.
struct CsvOptions {
  std::optional<char> delimiter = {};                 ///< ',', ';', '|' or a tab
  std::optional<char> decimal = {};                   ///< '.' or ','; a point when not stated
  std::vector<std::string> missing = {};              ///< cells without a value, besides empty ones and NA
  std::optional<std::vector<std::string>> only = {};  ///< the columns to keep; all when not stated
};

/// How often one of the codes for a missing value stands in a column; the code "" is an empty cell.
struct MissingCode {
  std::string code;
  std::int64_t count;
};

/// What is kept of a column with more texts that differ than are kept.
struct ManyTexts {
  std::int64_t numbers = 0;         ///< cells that are numbers
  std::int64_t decimal_commas = 0;  ///< cells that are numbers with a comma, which is not the decimal mark
  std::int64_t texts = 0;           ///< cells that are neither
  std::vector<std::pair<std::uint32_t, std::string>> first;  ///< row and text of those that are no numbers
};

/// A column of numbers when every cell with a value is one, else of texts, each as a code that counts from
/// 0 in order of first appearance.
struct Column {
  std::string name;
  bool is_number = true;
  std::vector<double> numbers;      ///< NaN where missing; empty for texts
  std::vector<std::int32_t> codes;  ///< -1 where missing; empty for numbers
  std::vector<std::string> labels;  ///< of the codes
  std::vector<MissingCode> missing;
  std::optional<ManyTexts> many_texts = {};  ///< instead of codes and labels
  bool is_kept = true;                       ///< else nothing of it but its name

  [[nodiscard]] bool has_value(std::size_t row) const;
};

/// Rows lost because a column has no value there. A row without two values counts in both columns.
struct DroppedRows {
  std::string column;
  std::int64_t rows;
};

/// The rows in which every one of some columns has a value.
struct CompleteCases {
  std::vector<std::uint32_t> rows;
  std::vector<DroppedRows> columns;  ///< each one asked for, once
};

/// Codes count from 0 in order of first appearance among the rows asked for.
struct Categories {
  std::vector<std::int32_t> codes;
  std::vector<std::string> labels;
};

/// Columns of equal length under different names. Asked for a column that is not there or not kept, each
/// function below refuses with Errc::unknown_column and the nearest names; for one of too many texts, with
/// Errc::too_large, or as numbers() does when most of its cells are numbers.
class Table {
 public:
  /// `line_breaks`: (row, line) of each row that does not stand on the line after the row before.
  Table(std::vector<Column> columns, std::size_t rows, std::optional<char> delimiter, CsvOptions options,
        std::vector<std::pair<std::uint32_t, std::uint64_t>> line_breaks);

  [[nodiscard]] std::span<const Column> columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  /// None for a single column.
  [[nodiscard]] std::optional<char> delimiter() const { return delimiter_; }
  [[nodiscard]] char decimal() const { return options_.decimal.value_or('.'); }

  [[nodiscard]] Result<const Column*> column(std::string_view name) const;

  /// A name that is given twice counts once.
  [[nodiscard]] Result<CompleteCases> complete_cases(std::span<const std::string> names) const;

  // A column in the rows of `cases`, which must be complete in it (asserted).

  /// Errc::not_a_number, naming the first cells that are none, with their lines; Errc::ambiguous_number
  /// where they have a decimal comma and the decimal mark was not stated.
  [[nodiscard]] Result<std::vector<double>> numbers(std::string_view name, const CompleteCases& cases) const;

  /// Numbers are categories too, under their shortest decimals.
  [[nodiscard]] Result<Categories> categories(std::string_view name, const CompleteCases& cases) const;

  /// 1 for yes, 0 for no: of 0 and 1, true and false, or yes and no, in any case of letters; or, with
  /// `positive`, 1 for that value and 0 for the one other. Errc::wrong_category for anything else.
  [[nodiscard]] Result<std::vector<std::uint8_t>> binary(
      std::string_view name, const CompleteCases& cases,
      const std::optional<std::string>& positive = {}) const;

  /// Refuses a column of texts most of which, each counted once, are numbers by a point or by a comma, as
  /// numbers() would: a cell is to be mended, or the decimal mark to be stated; or they are categories, and
  /// then `option` is the one that says so.
  [[nodiscard]] Result<void> settled(std::string_view name, std::string_view option) const;

  /// The line of the text on which a row begins; the first line is 1.
  [[nodiscard]] std::uint64_t line_of(std::size_t row) const;

 private:
  [[nodiscard]] Error not_numbers(const Column& column) const;
  [[nodiscard]] Error too_many_texts(const Column& column) const;

  std::vector<Column> columns_;
  std::size_t rows_;
  std::optional<char> delimiter_;
  CsvOptions options_;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> line_breaks_;
};

/// Reads a table as text in UTF-8 whose first line names the columns (RFC 4180: quotes, doubled quotes,
/// line breaks within them; lines end in LF, CR or both), piece by piece: the text is not kept.
/// Memory: of each column kept, 8 bytes a row and each text that differs once; beyond 100 000 of them, or 16
/// MiB in one column, none. How numbers are written that are not in their shortest form is kept too, in half
/// the space, until the end: a column may yet turn out to be texts. Blanks around a cell without quotes are
/// not part of it. An empty line is no row, unless there is just one column. A number is written with digits,
/// a decimal mark and an exponent, no thousands separator. Refused, with line numbers: what is not UTF-8,
/// rows with more or fewer cells than columns, names that are empty or stand twice, an unended quote, more
/// than 10 000 columns, a cell above 1 MiB.
class CsvReader {
 public:
  explicit CsvReader(CsvOptions options = {});
  ~CsvReader();
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;

  /// The next piece, cut anywhere. False once the text is refused: the rest need not be fed.
  bool feed(std::string_view piece);

  /// After the last piece; the reader is then spent.
  [[nodiscard]] Result<Table> finish();

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

/// CsvOptions from names: comma, semicolon, tab or bar; point or comma; codes with commas between. The
/// character itself is a name too; an empty text leaves it open.
[[nodiscard]] Result<CsvOptions> csv_options(std::string_view delimiter, std::string_view decimal,
                                             std::string_view missing);

/// What a table holds, as JSON: `rows`, `delimiter`, `decimal`, and for each of the `columns` its `name`,
/// its `kind` (number or text), its `missing` codes, and of texts the first 50 `labels` of `label_count`.
[[nodiscard]] std::string table_json(const Table& table);

/// CsvReader on a text that is there as a whole.
[[nodiscard]] Result<Table> read_csv(std::string_view text, CsvOptions options = {});

}  // namespace myolung
