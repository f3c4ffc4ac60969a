#include <algorithm>
#include <array>
#include <cassert>

#include "clinical/sentence.hpp"
#include "clinical/utf8.hpp"
#include "cohort/column_builder.hpp"
#include "cohort/csv_options.hpp"
#include "myolung/table.hpp"

namespace myolung {
namespace {

using cohort::delimiter_name;
using cohort::kDelimiters;

constexpr std::size_t kMostColumns = 10'000;
constexpr std::size_t kMostRows = 2'000'000'000;
constexpr std::size_t kLongestCell = std::size_t{1} << 20U;
constexpr std::size_t kLongestHeader = std::size_t{16} << 20U;
constexpr std::size_t kRaggedNamed = 5;

bool is_delimiter(char c) {
  return std::any_of(kDelimiters.begin(), kDelimiters.end(),
                     [c](const auto& mark) { return mark.character == c; });
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// Of a first line as "sep=;", which Excel reads and writes.
std::optional<char> stated_delimiter(std::string_view line) {
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() != 5 || !is_delimiter(line[4])) return std::nullopt;
  const bool says_so = (line[0] == 's' || line[0] == 'S') && (line[1] == 'e' || line[1] == 'E') &&
                       (line[2] == 'p' || line[2] == 'P') && line[3] == '=';
  return says_so ? std::optional(line[4]) : std::nullopt;
}

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const int length = utf8_length(text.substr(i));
    if (length < 0) return false;
    i += static_cast<std::size_t>(length);
  }
  return true;
}

const char* const kSaveAsUtf8 =
    "Save the file again with the encoding UTF-8; in a spreadsheet, as \"CSV UTF-8\".";

}  // namespace

class CsvReader::Parser {
 public:
  explicit Parser(CsvOptions options) : options_(std::move(options)) {
    missing_ = {"", "NA"};
    for (const auto& code : options_.missing) {
      if (std::find(missing_.begin(), missing_.end(), code) == missing_.end()) missing_.push_back(code);
    }
    check_options();
  }

  bool feed(std::string_view piece) {
    if (error_) return false;
    if (begun_) {
      parse(piece);
    } else {
      head_ += piece;
      if (const auto end = end_of_header()) begin(*end);
      if (!begun_ && head_.size() > kLongestHeader) {
        refuse(Errc::too_large, "The first line is longer than 16 MiB.",
               "The first line holds the names of the columns: check that this is such a file.");
      }
    }
    return !error_;
  }

  Result<Table> finish() {
    if (!begun_ && !error_) begin(head_.size());
    if (!error_ && state_ == State::quoted) {
      refuse(Errc::wrong_shape,
             "The quote that opens on line " + std::to_string(quote_line_) + " is never closed.",
             "Close it, or write a quote inside a cell twice.");
    }
    if (!error_ && (used_ > 0 || !cell_.empty() || state_ != State::plain)) end_record();
    if (!error_ && !has_names_) {
      refuse(Errc::wrong_shape, "The file is empty.",
             "Its first line names the columns; patients follow, one a line.");
    }
    if (!error_ && ragged_count_ > 0) refuse_ragged();
    if (error_) return tl::unexpected<Error>(std::move(*error_));
    std::vector<Column> columns;
    columns.reserve(builders_.size());
    for (std::size_t i = 0; i < builders_.size(); ++i) {
      columns.push_back(builders_[i].finish());
      columns.back().is_kept = kept_[i];
    }
    return Table(std::move(columns), rows_, builders_.size() > 1 ? std::optional(delimiter_) : std::nullopt,
                 std::move(options_), std::move(line_breaks_));
  }

 private:
  enum class State : std::uint8_t { plain, quoted, quote_in_quotes };

  void refuse(Errc code, std::string message, std::string remedy, std::string input = {}) {
    if (!error_) error_ = Error{code, std::move(input), std::move(message), std::move(remedy)};
  }

  void check_options() {
    if (options_.delimiter && !is_delimiter(*options_.delimiter)) {
      refuse(Errc::out_of_range, "This character does not separate columns.",
             "Give a comma, a semicolon, a tab or a bar as the delimiter.", "delimiter");
    }
    if (options_.decimal && *options_.decimal != '.' && *options_.decimal != ',') {
      refuse(Errc::out_of_range, "This character is no decimal mark.", "Give a point or a comma.", "decimal");
    }
  }

  /// Where the first line with a name ends, once it does; quotes may hold line breaks.
  std::optional<std::size_t> end_of_header() {
    bool quoted = false;
    bool opens = true;  // a quote here opens a cell
    bool blank = true;  // nothing stands on the line so far
    for (std::size_t i = byte_order_mark(); i < head_.size(); ++i) {
      const char c = head_[i];
      if (quoted) {
        quoted = c != '"';
      } else if (is_line_end(c)) {
        if (!blank) return i;
        opens = true;
      } else if (c == '"' && opens) {
        quoted = true;
        blank = false;
      } else {
        opens = is_delimiter(c) || (opens && c == ' ');
        blank = blank && c == ' ';
      }
    }
    return std::nullopt;
  }

  /// How many bytes it takes at the start.
  [[nodiscard]] std::size_t byte_order_mark() const {
    return head_.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
  }

  /// The first line has come: what separates its names?
  void begin(std::size_t header_end) {
    const std::string_view head = head_;
    const auto starts = [head](std::string_view bytes) { return head.substr(0, bytes.size()) == bytes; };
    if (starts("\xFF\xFE") || starts("\xFE\xFF")) {
      return refuse(Errc::not_utf8, "The file is written in UTF-16, not in UTF-8.", kSaveAsUtf8);
    }
    const std::size_t mark = byte_order_mark();
    const auto first_line = head.substr(mark, std::max(header_end, mark) - mark);
    if (const auto stated = stated_delimiter(first_line)) {
      return refuse(
          Errc::wrong_shape,
          "The first line, " + in_quotes(first_line) +
              ", tells a spreadsheet program what separates the columns, and names none.",
          "Remove this line, and state it with --delimiter " + std::string(delimiter_name(*stated)) + ".");
    }
    delimiter_ = options_.delimiter.value_or(',');
    if (!options_.delimiter && !find_delimiter(first_line)) return;
    plain_end_.fill(false);
    for (const char c : {delimiter_, '\n', '\r', '"', '\0'}) plain_end_[static_cast<unsigned char>(c)] = true;
    begun_ = true;
    const std::string read = std::move(head_);
    head_ = {};
    parse(std::string_view(read).substr(mark));
  }

  bool find_delimiter(std::string_view header) {
    std::string outside;  // of quotes
    bool quoted = false;
    for (const char c : header) {
      if (c == '"') quoted = !quoted;
      if (!quoted) outside += c;
    }
    std::vector<char> candidates;
    for (const auto& mark : kDelimiters) {
      const char c = mark.character;
      if (outside.find(c) != std::string::npos && options_.decimal != c) candidates.push_back(c);
    }
    if (candidates.empty() && options_.decimal == ',' && outside.find(',') != std::string::npos) {
      refuse(
          Errc::ambiguous_delimiter,
          "The first line holds commas, and the decimal mark is a comma too: do they separate the columns?",
          "If so, state it with --delimiter comma; numbers with decimals then stand in quotes.", "delimiter");
      return false;
    }
    if (candidates.size() <= 1) {
      // With none there is one column; whatever the delimiter is, its cells are read as they stand.
      delimiter_ = candidates.empty() ? (options_.decimal == ',' ? ';' : ',') : candidates.front();
      return true;
    }
    std::string names;
    for (const char c : candidates) {
      names += (names.empty() ? "a " : " and a ") + std::string(delimiter_name(c));
    }
    refuse(Errc::ambiguous_delimiter, "The first line holds " + names + ": which one separates the columns?",
           "State it with --delimiter comma, semicolon, tab or bar.", "delimiter");
    return false;
  }

  void parse(std::string_view text) {
    for (std::size_t i = 0; i < text.size() && !error_;) {
      const char c = text[i];
      if (c == '\0') {
        return refuse(
            Errc::not_utf8,
            "Line " + std::to_string(line_) + " holds a zero byte, as UTF-16 and spreadsheet files do.",
            kSaveAsUtf8);
      }
      const bool after_return = std::exchange(returned_, c == '\r');
      if (after_return && c == '\n') {  // the line was counted, and ended, at the return
        if (state_ == State::quoted) cell_ += c;
        ++i;
        continue;
      }
      switch (state_) {
        case State::plain: i = plain(text, i); break;
        case State::quoted: i = quoted(text, i); break;
        case State::quote_in_quotes:
          if (c == '"') {
            cell_ += c;
            state_ = State::quoted;
          } else if (c == delimiter_ || is_line_end(c)) {
            end_of(c);
          } else if (c != ' ') {
            refuse(Errc::wrong_shape,
                   "On line " + std::to_string(line_) + " text follows the quote that closes a cell.",
                   "Write a quote inside a cell twice, and quotes around the whole cell.");
          }
          ++i;
          break;
      }
      if (cell_.size() > kLongestCell) {
        refuse(Errc::too_large, "A cell on line " + std::to_string(line_) + " is longer than 1 MiB.",
               "Check the line before for a quote that is not closed, or shorten the cell.");
      }
    }
  }

  std::size_t plain(std::string_view text, std::size_t i) {
    const char c = text[i];
    if (c == delimiter_ || is_line_end(c)) {
      end_of(c);
      return i + 1;
    }
    if (c == '"' && without_blanks(cell_).empty()) {
      cell_.clear();
      state_ = State::quoted;
      was_quoted_ = true;
      quote_line_ = line_;
      return i + 1;
    }
    std::size_t end = i + 1;
    while (end < text.size() && !plain_end_[static_cast<unsigned char>(text[end])]) ++end;
    cell_ += text.substr(i, end - i);
    return end;
  }

  std::size_t quoted(std::string_view text, std::size_t i) {
    const char c = text[i];
    if (c == '"') {
      state_ = State::quote_in_quotes;
      return i + 1;
    }
    if (is_line_end(c)) {
      ++line_;
      cell_ += c;
      return i + 1;
    }
    std::size_t end = i + 1;
    while (end < text.size() && text[end] != '"' && text[end] != '\0' && !is_line_end(text[end])) ++end;
    cell_ += text.substr(i, end - i);
    return end;
  }

  void end_of(char c) {
    if (c == delimiter_) return end_cell();
    end_record();
    ++line_;
    record_line_ = line_;
  }

  void end_cell() {
    if (!is_utf8(cell_)) {
      return refuse(Errc::not_utf8, "Line " + std::to_string(line_) + " is not written in UTF-8.",
                    kSaveAsUtf8);
    }
    // Surplus cells are counted, not kept.
    if (!has_names_ || used_ < builders_.size()) {
      if (used_ == record_.size()) record_.emplace_back();
      record_[used_] = was_quoted_ ? std::string_view(cell_) : without_blanks(cell_);
    }
    ++used_;
    if (!has_names_ && used_ > kMostColumns) {
      refuse(Errc::too_large, "The first line names more than " + std::to_string(kMostColumns) + " columns.",
             "Leave out columns that are not needed.");
    }
    cell_.clear();
    state_ = State::plain;
    was_quoted_ = false;
  }

  void end_record() {
    const bool blank = used_ == 0 && !was_quoted_ && without_blanks(cell_).empty();
    if (blank && (!has_names_ || builders_.size() > 1)) {
      cell_.clear();
      return;
    }
    end_cell();
    if (error_) return;
    if (!has_names_) {
      take_names();
    } else if (used_ != builders_.size()) {
      ++ragged_count_;
      if (ragged_.size() < kRaggedNamed) ragged_.push_back({record_line_, used_});
    } else if (rows_ == kMostRows) {
      refuse(Errc::too_large, "The table has more than " + std::to_string(kMostRows) + " rows.",
             "Split the file.");
    } else {
      if (record_line_ != expected_line_)
        line_breaks_.push_back({static_cast<std::uint32_t>(rows_), record_line_});
      expected_line_ = record_line_ + 1;
      for (std::size_t i = 0; i < used_; ++i) {
        if (kept_[i]) builders_[i].add(record_[i]);
      }
      ++rows_;
    }
    used_ = 0;
  }

  void take_names() {
    has_names_ = true;
    expected_line_ = 2;
    const char decimal = options_.decimal.value_or('.');
    std::vector<std::pair<std::string_view, std::size_t>> places;
    for (std::size_t i = 0; i < used_; ++i) {
      if (record_[i].empty()) {
        return refuse(Errc::wrong_shape, "Column " + std::to_string(i + 1) + " has no name.",
                      "Name it in the first line, or leave it out. R writes such a column of row names "
                      "unless told row.names = FALSE.");
      }
      places.emplace_back(record_[i], i);
      builders_.emplace_back(record_[i], decimal, missing_);
      kept_.push_back(!options_.only || std::find(options_.only->begin(), options_.only->end(), record_[i]) !=
                                            options_.only->end());
    }
    std::sort(places.begin(), places.end());
    for (std::size_t i = 1; i < places.size(); ++i) {
      if (places[i].first != places[i - 1].first) continue;
      return refuse(Errc::duplicate_key,
                    "Columns " + std::to_string(places[i - 1].second + 1) + " and " +
                        std::to_string(places[i].second + 1) + " have the same name, " +
                        in_quotes(places[i].first) + ".",
                    "Give each column a name of its own.", std::string(places[i].first));
    }
  }

  void refuse_ragged() {
    std::string lines;
    for (const auto& [line, cells] : ragged_) {
      lines += (lines.empty() ? "" : ", ") + std::to_string(line) + " (" + std::to_string(cells) + ")";
    }
    const bool one = ragged_count_ == 1;
    refuse(Errc::ragged_row,
           "The first line names " + std::to_string(builders_.size()) + " columns, but " +
               std::to_string(ragged_count_) + (one ? " row has" : " rows have") +
               " another number of cells: line" + (one ? " " : "s ") + lines +
               (ragged_count_ > ragged_.size() ? " and more." : "."),
           "Look there for a delimiter too many or too few, or for text with a delimiter that needs quotes.");
  }

  CsvOptions options_;
  std::vector<std::string> missing_;
  std::optional<Error> error_;
  std::string head_;  // until the first line is there
  bool begun_ = false;
  char delimiter_ = ',';
  std::array<bool, 256> plain_end_{};  // what a run of plain characters ends at

  State state_ = State::plain;
  std::string cell_;
  bool was_quoted_ = false;
  bool returned_ = false;  // the character before was a carriage return
  std::uint64_t line_ = 1;
  std::uint64_t record_line_ = 1;
  std::uint64_t quote_line_ = 0;
  std::uint64_t expected_line_ = 1;
  std::vector<std::string> record_;
  std::size_t used_ = 0;  // cells of the record so far

  bool has_names_ = false;
  std::vector<cohort::ColumnBuilder> builders_;
  std::vector<bool> kept_;  // of the builders: whether they get cells
  std::size_t rows_ = 0;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> line_breaks_;
  struct Ragged {
    std::uint64_t line;
    std::size_t cells;
  };
  std::vector<Ragged> ragged_;
  std::size_t ragged_count_ = 0;
};

CsvReader::CsvReader(CsvOptions options) : parser_(std::make_unique<Parser>(std::move(options))) {}
CsvReader::~CsvReader() = default;
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;

bool CsvReader::feed(std::string_view piece) { return parser_->feed(piece); }

Result<Table> CsvReader::finish() { return parser_->finish(); }

Result<Table> read_csv(std::string_view text, CsvOptions options) {
  CsvReader reader(std::move(options));
  reader.feed(text);
  return reader.finish();
}

}  // namespace myolung
