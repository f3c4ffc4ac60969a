// Tables as text: what is read, and what is refused, with its line.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "cohort/number.hpp"
#include "myolung/table.hpp"
#include "support/peak_memory.hpp"

using namespace myolung;

namespace {

Table read(const std::string& text, CsvOptions options = {}) {
  auto table = read_csv(text, std::move(options));
  INFO(text);
  if (!table) FAIL(table.error().message);
  return std::move(*table);
}

Error refusal(const std::string& text, CsvOptions options = {}) {
  auto table = read_csv(text, std::move(options));
  INFO(text);
  REQUIRE_FALSE(table.has_value());
  CHECK_FALSE(table.error().remedy.empty());
  return table.error();
}

CompleteCases cases(const Table& table, const std::vector<std::string>& names) {
  return table.complete_cases(names).value();
}

/// Each cell of a column as text; "-" where missing.
std::vector<std::string> cells(const Table& table, const std::string& name) {
  std::vector<std::string> out(table.rows(), "-");
  const auto complete = cases(table, {name});
  const auto values = table.categories(name, complete).value();
  for (std::size_t i = 0; i < complete.rows.size(); ++i) {
    out.at(complete.rows[i]) = values.labels.at(static_cast<std::size_t>(values.codes[i]));
  }
  return out;
}

using Texts = std::vector<std::string>;

bool says(const Error& error, const std::string& words) {
  return error.message.find(words) != std::string::npos || error.remedy.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("numbers, texts and missing values of a plain file") {
  const auto table = read("id,age,group\nA,50,x\nB,NA,y\nC,,x\nD,61.5,\n");
  CHECK(table.rows() == 4);
  CHECK(table.delimiter() == ',');
  CHECK(table.decimal() == '.');
  REQUIRE(table.columns().size() == 3);
  const auto& age = **table.column("age");
  CHECK(age.is_number);
  REQUIRE(age.missing.size() == 2);
  CHECK((age.missing[0].code == "" && age.missing[0].count == 1));
  CHECK((age.missing[1].code == "NA" && age.missing[1].count == 1));
  CHECK(table.numbers("age", cases(table, {"age"})).value() == std::vector<double>{50.0, 61.5});
  CHECK(cells(table, "group") == Texts{"x", "y", "x", "-"});
  CHECK_FALSE((*table.column("group"))->is_number);
}

TEST_CASE("quotes hold delimiters, line breaks and quotes") {
  const auto table = read("\"a, b\",c\n\"x\ny\",\"he said \"\"no\"\"\"\n \"q\" ,\" r \"\n\"\",z\n");
  CHECK(cells(table, "a, b") == Texts{"x\ny", "q", "-"});
  CHECK(cells(table, "c") == Texts{"he said \"no\"", " r ", "z"});
  CHECK(table.line_of(0) == 2);
  CHECK(table.line_of(1) == 4);
  CHECK(table.line_of(2) == 5);
}

TEST_CASE("lines end in LF, CR or both; the last need not; a byte-order mark is none of the name") {
  for (const std::string end : {"\n", "\r", "\r\n"}) {
    for (const auto& last : {std::string(), end}) {
      for (const std::string mark : {"", "\xEF\xBB\xBF"}) {
        const auto table = read(mark + "a,b" + end + "1,2" + end + "3,4" + last);
        CHECK(table.rows() == 2);
        CHECK(cells(table, "a") == Texts{"1", "3"});
        CHECK(cells(table, "b") == Texts{"2", "4"});
        CHECK(table.line_of(1) == 3);
      }
    }
  }
  CHECK(cells(read("\xEF\xBB\xBF\"a\",b\n1,2\n"), "a") == Texts{"1"});
}

TEST_CASE("a text is the same in pieces cut anywhere") {
  const std::string text =
      "\xEF\xBB\xBF\r\n\"a\r\nb\";c ;\"d\"\r\n1;\"x;\"\"y\";\xC3\xA4\r\n\r\n2;\"\r\n\";NA\r3; z "
      ";\xE2\x89\xA5 4";
  const auto whole = read(text);
  CHECK(cells(whole, "c") == Texts{"x;\"y", "\r\n", "z"});
  CHECK(whole.line_of(2) == 8);
  for (std::size_t first = 0; first <= text.size(); ++first) {
    for (std::size_t second = first; second <= text.size(); ++second) {
      CsvReader reader;
      reader.feed(std::string_view(text).substr(0, first));
      reader.feed(std::string_view(text).substr(first, second - first));
      reader.feed(std::string_view(text).substr(second));
      const auto table = reader.finish();
      REQUIRE(table.has_value());
      for (const std::string name : {"a\r\nb", "c", "d"}) REQUIRE(cells(*table, name) == cells(whole, name));
      REQUIRE(table->line_of(2) == 8);
    }
  }
}

TEST_CASE("the delimiter is the one that the first line holds") {
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const std::string d(1, delimiter);
    const auto table = read("a" + d + "\"b;,|\t\"\n1" + d + "2\n");
    CHECK(table.delimiter() == delimiter);
    CHECK(cells(table, "b;,|\t") == Texts{"2"});
  }
  CHECK_FALSE(read("only\n1\n2\n").delimiter().has_value());
}

TEST_CASE("two candidates in the first line are a question, answered by the option") {
  const std::string text = "age (years, at entry);outcome\n50;1\n";
  const auto error = refusal(text);
  CHECK(error.code == Errc::ambiguous_delimiter);
  CHECK(says(error, "comma"));
  CHECK(says(error, "semicolon"));
  CHECK(read(text, {.delimiter = ';'}).columns().size() == 2);
  // A comma that is the decimal mark separates nothing.
  CHECK(read(text, {.decimal = ','}).delimiter() == ';');
  // Legal, with quotes around what has a comma; asked for, not taken for granted.
  const std::string quoted = "v,g\n\"1,5\",a\n2,b\n";
  CHECK(refusal(quoted, {.decimal = ','}).code == Errc::ambiguous_delimiter);
  const auto both = read(quoted, {.delimiter = ',', .decimal = ','});
  CHECK((**both.column("v")).numbers == std::vector{1.5, 2.0});
  CHECK(says(refusal("v,g\n1,5,a\n", {.delimiter = ',', .decimal = ','}), "ine 2"));
  CHECK(refusal("a\n", {.delimiter = 'x'}).input == "delimiter");
  CHECK(refusal("a\n", {.decimal = 'x'}).input == "decimal");
}

TEST_CASE("a decimal comma is a question until it is stated") {
  const std::string text = "suv;n\n0,52;1\n1;2\n0,6;3\n";
  const auto table = read(text);
  const auto error = table.numbers("suv", cases(table, {"suv"})).error();
  CHECK(error.code == Errc::ambiguous_number);
  CHECK(says(error, "\"0,52\" on line 2, \"0,6\" on line 4"));
  const auto stated = read(text, {.decimal = ','});
  CHECK(stated.numbers("suv", cases(stated, {"suv"})).value() == std::vector<double>{0.52, 1.0, 0.6});
  CHECK(stated.decimal() == ',');
}

TEST_CASE("a thousands separator is never read as a number") {
  const auto quoted = read("ferritin,n\n\"1,800\",1\n");
  CHECK(quoted.numbers("ferritin", cases(quoted, {"ferritin"})).error().code == Errc::ambiguous_number);
  const auto stated = read("ferritin,n\n\"1,800\",1\n", {.decimal = '.'});
  CHECK(stated.numbers("ferritin", cases(stated, {"ferritin"})).error().code == Errc::not_a_number);
  const auto point = read("ferritin;n\n1.800;1\n1.800,5;2\n", {.decimal = ','});
  CHECK(point.numbers("ferritin", cases(point, {"ferritin"})).error().code == Errc::not_a_number);
}

TEST_CASE("a column with cells that are no numbers names the first three, with their lines") {
  const auto table = read("x,y\n1,a\n<5,a\n\n2,a\ninf,a\n\"n\na\",a\n-,a\n3,a\n");
  const auto error = table.numbers("x", cases(table, {"x"})).error();
  CHECK(error.code == Errc::not_a_number);
  CHECK(error.input == "x");
  CHECK(says(error, "\"<5\" on line 3, \"inf\" on line 6, \"n a\" on line 7, and 1 more"));
}

TEST_CASE("numbers before a text are texts as they were written") {
  const Texts written = {
      "007",   "1.50",  "+1", "1e3", "-0", ".5",     "5.", "0.0000001", "12345678901234567890",
      "-0.25", "1e-07", "00", "100", "0",  "0.00001"};
  std::string text = "id,n\n";
  for (const auto& one : written) text += one + ",1\n";
  const auto table = read(text + "NA,1\nx,1\n8.0,1\n");
  auto expected = written;
  expected.insert(expected.end(), {"-", "x", "8.0"});
  CHECK(cells(table, "id") == expected);
  const auto comma = read("id;n\n1,5;1\n2,50;1\nx;1\n", {.decimal = ','});
  CHECK(cells(comma, "id") == Texts{"1,5", "2,50", "x"});
}

TEST_CASE("codes for missing values are taken as they are written, and counted") {
  const auto table =
      read("x,y\n1,a\n-99,.\n.,unknown\nNA,b\n-99,b\n", {.missing = {"-99", ".", "unknown", "NA"}});
  CHECK(table.numbers("x", cases(table, {"x"})).value() == std::vector<double>{1.0});
  const auto& missing = (*table.column("x"))->missing;
  REQUIRE(missing.size() == 3);
  CHECK((missing[0].code == "NA" && missing[0].count == 1));
  CHECK((missing[1].code == "-99" && missing[1].count == 2));
  CHECK((missing[2].code == "." && missing[2].count == 1));
  CHECK(cells(table, "y") == Texts{"a", "-", "-", "b", "b"});
}

TEST_CASE("complete cases count what each column loses") {
  const auto table = read("a,b,c\n1,1,1\n,1,1\n,,1\n4,NA,1\n5,5,\n");
  const auto both = cases(table, {"a", "b", "a"});
  CHECK(both.rows == std::vector<std::uint32_t>{0, 4});
  REQUIRE(both.columns.size() == 2);
  CHECK((both.columns[0].column == "a" && both.columns[0].rows == 2));
  CHECK((both.columns[1].column == "b" && both.columns[1].rows == 2));
  const Texts misspelt = {"a", "agee"};
  CHECK(table.complete_cases(misspelt).error().code == Errc::unknown_column);
}

TEST_CASE("a column that is not there is refused with the nearest, or with those there are") {
  const auto table = read("age_at_entry,outcome\n1,1\n");
  CHECK(says(table.column("outcom").error(), "Did you mean \"outcome\"?"));
  CHECK(says(table.column("zzzzzzzz").error(), "\"age_at_entry\", \"outcome\""));
}

TEST_CASE("categories count from 0 in order of first appearance among the rows asked for") {
  const auto table = read("g,x\nb,\na,1\nb,1\nc,1\na,1\n");
  const auto all = table.categories("g", cases(table, {"g"})).value();
  CHECK(all.labels == Texts{"b", "a", "c"});
  const auto some = table.categories("g", cases(table, {"g", "x"})).value();
  CHECK(some.labels == Texts{"a", "b", "c"});
  CHECK(some.codes == std::vector<std::int32_t>{0, 1, 2, 0});
  const auto numbers = read("g\n2\n1\n2.0\n-0\n0\n");
  CHECK(numbers.categories("g", cases(numbers, {"g"})).value().labels == Texts{"2", "1", "0"});
}

TEST_CASE("yes and no are 0/1, true/false, yes/no, or what is named") {
  const auto answers = [](const std::string& column, const std::optional<std::string>& positive = {}) {
    const auto table = read("y\n" + column);
    return table.binary("y", cases(table, {"y"}), positive);
  };
  using Bits = std::vector<std::uint8_t>;
  CHECK(answers("1\n0\n1\n").value() == Bits{1, 0, 1});
  CHECK(answers("1.0\n0\n").value() == Bits{1, 0});
  CHECK(answers("TRUE\nFALSE\n").value() == Bits{1, 0});
  CHECK(answers("no\nYes\n").value() == Bits{0, 1});
  CHECK(answers("no\n").value() == Bits{0});
  CHECK(answers("dead\nalive\n", "dead").value() == Bits{1, 0});
  CHECK(answers("1\n2\n", "2").value() == Bits{0, 1});
  CHECK(answers("1\n2\n", "2.0").value() == Bits{0, 1});
  CHECK(answers("0\n1\n", "0").value() == Bits{1, 0});
  CHECK(answers("").value().empty());
  CHECK(says(answers("dead\nalive\n").error(), "--positive"));
  CHECK(says(answers("1\n2\n").error(), "--positive"));
  CHECK(says(answers("dead\nalive\n", "Dead").error(), "no value \"Dead\""));
  CHECK(says(answers("1\n0\n2\n").error(), "3 values"));
  CHECK(says(answers("dead\nalive\nlost\n", "dead").error(), "--missing"));
  CHECK(says(answers("yes\n true\n").error(), "same answer in two ways"));
}

TEST_CASE("rows with another number of cells are refused with their lines") {
  const auto error = refusal("a,b\n1\n1,2\n1,2,3\n\n1,\n,,\n1\n1\n1\n");
  CHECK(error.code == Errc::ragged_row);
  CHECK(says(error, "6 rows have"));
  CHECK(says(error, "lines 2 (1), 4 (3), 7 (3), 8 (1), 9 (1) and more"));
  CHECK(says(refusal("a,b\n1,2\n1"), "1 row has another number of cells: line 3 (1)."));
}

TEST_CASE("empty lines are no rows, except in a single column, where they are missing values") {
  CHECK(read("\n \na,b\n\n1,2\n  \n").rows() == 1);
  const auto table = read("a\n1\n\n2\n");
  CHECK(cells(table, "a") == Texts{"1", "-", "2"});
}

TEST_CASE("names must be there and differ") {
  CHECK(says(refusal("a,,b\n"), "Column 2 has no name"));
  CHECK(says(refusal("\"\",a\n"), "row.names"));
  const auto twice = refusal("a,b,c, b \n1,2,3,4\n");
  CHECK(twice.code == Errc::duplicate_key);
  CHECK(says(twice, "Columns 2 and 4 have the same name, \"b\""));
  CHECK(refusal("").code == Errc::wrong_shape);
  CHECK(refusal("\n\n").code == Errc::wrong_shape);
  CHECK(read("a,b\n").rows() == 0);
}

TEST_CASE("quotes that do not close, or close too early, are refused with their line") {
  CHECK(says(refusal("a,b\n1,2\n3,\"4\n5,6\n"), "opens on line 3"));
  CHECK(says(refusal("a,b\n\"1\n\"x,2\n"), "line 3"));
  CHECK(says(refusal("\"a,b\n1,2\n"), "opens on line 1"));
  // A quote inside a cell without quotes is a character.
  CHECK(cells(read("a,b\n5\" pipe,2\n"), "a") == Texts{"5\" pipe"});
}

TEST_CASE("what is not UTF-8 is refused with its line") {
  CHECK(says(refusal("a,b\n1,x\n2,\xE4\n"), "Line 3"));
  CHECK(refusal("\xE4,b\n").code == Errc::not_utf8);
  CHECK(refusal("a,b\n\xC0\xAF,1\n").code == Errc::not_utf8);
  CHECK(says(refusal(std::string("\xFF\xFE") + std::string("a\0\n\0", 4)), "UTF-16"));
  CHECK(says(refusal(std::string("a\0,\0b\0\n\0", 8)), "UTF-16"));
  CHECK(refusal(std::string("PK\3\4\0\0\n", 7)).code == Errc::not_utf8);
}

TEST_CASE("limits are refused with a sentence") {
  std::string wide = "c0";
  for (int i = 1; i < 10'000; ++i) wide += ",c" + std::to_string(i);
  CHECK(read(wide + "\n").columns().size() == 10'000);
  CHECK(refusal(wide + ",more\n").code == Errc::too_large);
  const std::string mebibyte(std::size_t{1} << 20U, 'x');
  CHECK(read("a,b\n" + mebibyte + ",1\n").rows() == 1);
  const auto longer = refusal("a,b\n1,1\n" + mebibyte + "x,1\n");
  CHECK(longer.code == Errc::too_large);
  CHECK(says(longer, "line 3"));
  CHECK(refusal(std::string((std::size_t{16} << 20U) + 1, 'x')).code == Errc::too_large);
}

TEST_CASE("of a column with more than 100 000 different texts only what it is, is kept") {
  constexpr int kRows = 100'001;
  std::string text = "y,note,dlco,rise,day\n";
  for (int i = 0; i < kRows; ++i) {
    const std::string n = std::to_string(i);
    text += std::to_string(i % 2) + ",seen on visit " + n + ",0." + n + ",\"7," + n + "\"," +
            (i == 3 ? "" : "d" + std::to_string(i % 100'000)) + "\n";
    if (i == 70'000) text += "0,,n. d.,,d1\n";
  }
  const auto table = read(text);
  CHECK(table.rows() == kRows + 1);
  CHECK(cells(table, "y").at(kRows) == "0");
  const auto refused = [&](const std::string& name) {
    const auto found = table.complete_cases(std::vector<std::string>{"y", name});
    REQUIRE_FALSE(found.has_value());
    return found.error();
  };
  CHECK(refused("note").code == Errc::too_large);
  CHECK(says(refused("note"), "different texts"));
  // A column of numbers with a cell that is none still says which, in which line.
  CHECK(refused("dlco").code == Errc::not_a_number);
  CHECK(refused("dlco").message == "Column \"dlco\" is not a column of numbers: \"n. d.\" on line 70003.");
  CHECK(refused("rise").code == Errc::ambiguous_number);
  CHECK(says(refused("rise"), "\"7,0\" on line 2, \"7,1\" on line 3, \"7,2\" on line 4, and 99998 more"));
  CHECK(cells(table, "day").at(3) == "-");  // 100 000 are kept
  for (const auto& column : table.columns()) CHECK(column.labels.size() <= 100'000);
  CHECK(table.columns()[1].labels.empty());
  CHECK(table.columns()[1].codes.empty());
  CHECK(table.columns()[1].missing.front().count == 1);
}

TEST_CASE("of texts beyond 16 MiB in a column none is kept") {
  std::string text = "y,note\n";
  for (int i = 0; i < 17; ++i)
    text += "1," + std::string(std::size_t{1} << 20U, static_cast<char>('a' + i)) + "\n";
  const auto table = read(text);
  CHECK(table.complete_cases(std::vector<std::string>{"note"}).error().code == Errc::too_large);
  CHECK(table.columns()[1].labels.empty());
}

TEST_CASE("columns that are not asked for leave their names alone, and are checked all the same") {
  CsvOptions options;
  options.only = {"y", "nobody"};
  const auto table = read("id,y\nA,1\nB,0\n", options);
  CHECK(cells(table, "y") == Texts{"1", "0"});
  CHECK(table.columns()[0].numbers.empty());
  CHECK(table.column("id").error().code == Errc::unknown_column);
  CHECK(says(table.column("ids").error(), "\"id\""));
  CHECK(refusal("id,y\nA\nB,0\n", options).code == Errc::ragged_row);
  CHECK(refusal("id,y\n\xff,1\n", options).code == Errc::not_utf8);
}

TEST_CASE("after a refusal nothing more is read") {
  CsvReader reader;
  CHECK(reader.feed("a,b\n"));
  CHECK_FALSE(reader.feed(std::string_view("1\0", 2)));
  CHECK_FALSE(reader.feed("2,3\n"));
  CHECK(reader.finish().error().code == Errc::not_utf8);
}

TEST_CASE("a number is digits, a mark and an exponent, and rounded correctly") {
  const auto value = [](std::string_view text, char decimal = '.') {
    const auto number = cohort::written_number(text, decimal);
    return number ? std::optional(number->value) : std::nullopt;
  };
  CHECK(value("12") == 12.0);
  CHECK(value("-0.1") == -0.1);
  CHECK(value("+7.25") == 7.25);
  CHECK(value("1e3") == 1000.0);
  CHECK(value("2.5E-3") == 0.0025);
  CHECK(value("0,5", ',') == 0.5);
  CHECK(value("1,5e2", ',') == 150.0);
  CHECK(value("0.000000000000000000000001") == 1e-24);
  CHECK(value("9007199254740993") == 9007199254740992.0);
  CHECK(value("0.1234567890123456789") == 0.1234567890123456789);
  CHECK(value("123456789012345678e-5") == 123456789012345678e-5);
  CHECK(value("5e-324") == 5e-324);
  CHECK(value("0e999") == 0.0);
  for (const auto* text : {"",    "-",     "+",     ".",      "-.",    "e5",       "1e",  "1e+",
                           "1,5", "1.5.2", "--1",   "1 ",     " 1",    "1 000",    "inf", "nan",
                           "NaN", "0x10",  "1e999", "1e-999", "1_000", "\xD9\xA1", "1f",  "infinity"}) {
    CAPTURE(text);
    CHECK_FALSE(value(text).has_value());
  }
  CHECK_FALSE(value("1.5", ',').has_value());
}

TEST_CASE("reading numbers of 17 digits takes about the memory of their text") {
  std::string text = "x,y\n";
  constexpr std::size_t kRows = 400'000;
  char row[64];
  for (std::size_t i = 0; i < kRows; ++i) {
    const double x = std::sqrt(static_cast<double>(i + 2));
    text.append(row, static_cast<std::size_t>(std::snprintf(row, sizeof row, "%.17g,%.17g\n", x, -x / 1e3)));
  }
  const test::PeakMemory peak;
  const auto before = peak.megabytes();
  const auto table = read_csv(text);
  CHECK(table->rows() == kRows);
  if (!before) return;
  // 16 MB of text; when every spelling is a string of its own, 60 and more.
  CHECK(*peak.megabytes() - *before < 34);
}

TEST_CASE("numbers of a column that ends in a text are texts as they were written") {
  const std::vector<std::string> cells{"1.50", "+2",   "",   "007", "1e3", "-0.10000000000000001",
                                       "2",    "1E-7", ".5", "x"};
  for (const char decimal : {'.', ','}) {
    std::string text = "a;b\n";
    std::vector<std::string> written;
    for (auto cell : cells) {
      std::replace(cell.begin(), cell.end(), '.', decimal);
      text += cell + ";1\n";
      if (!cell.empty()) written.push_back(cell);
    }
    CsvOptions options;
    options.delimiter = ';';
    options.decimal = decimal;
    const auto table = read_csv(text, options);
    CHECK((*table->column("a"))->labels == written);
  }
}
