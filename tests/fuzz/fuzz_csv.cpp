// Any bytes as a table: read the same in two pieces as in one, every column as long as the table, every
// refusal with words, and what a method answers is JSON without a number that is none.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "myolung/methods.hpp"
#include "myolung/table.hpp"

namespace {

using namespace myolung;

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const Error& error) { require(!error.message.empty() && !error.remedy.empty()); }

void check_column(const Table& table, const Column& column) {
  require(column.numbers.size() == (column.is_number ? table.rows() : 0));
  require(column.codes.size() == (column.is_number ? 0 : table.rows()));
  for (const auto code : column.codes)
    require(code >= -1 && code < static_cast<std::int32_t>(column.labels.size()));
  for (const double x : column.numbers) require(!std::isinf(x));
  const std::vector<std::string> name = {column.name};
  const auto cases = table.complete_cases(name).value();
  require(cases.rows.size() + static_cast<std::size_t>(cases.columns.front().rows) == table.rows());
  const auto numbers = table.numbers(column.name, cases);
  require(numbers.has_value() == column.is_number);
  if (!numbers) check(numbers.error());
  const auto answer = run_method("proportion", table, {{"outcome", column.name}});
  if (!answer) return check(answer.error());
  require(!nlohmann::json::parse(*answer, nullptr, false).is_discarded());
}

void check_equal(const Table& a, const Table& b) {
  require(a.rows() == b.rows() && a.columns().size() == b.columns().size());
  for (std::size_t i = 0; i < a.columns().size(); ++i) {
    const Column& one = a.columns()[i];
    const Column& other = b.columns()[i];
    require(one.name == other.name && one.codes == other.codes && one.labels == other.labels);
    require(one.numbers.size() == other.numbers.size());
    for (std::size_t j = 0; j < one.numbers.size(); ++j) {
      require(one.numbers[j] == other.numbers[j] ||
              (std::isnan(one.numbers[j]) && std::isnan(other.numbers[j])));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte says how it is read and where it is cut.
  CsvOptions options;
  if ((data[0] & 1U) != 0) options.delimiter = ",;\t|"[(data[0] >> 1U) & 3U];
  if ((data[0] & 8U) != 0) options.decimal = (data[0] & 16U) != 0 ? ',' : '.';
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto whole = read_csv(text, options);
  CsvReader reader(options);
  const auto cut = text.size() * (data[0] >> 5U) / 7;
  reader.feed(text.substr(0, cut));
  reader.feed(text.substr(cut));
  const auto pieces = reader.finish();
  require(whole.has_value() == pieces.has_value());
  if (!whole) {
    check(whole.error());
    require(whole.error().message == pieces.error().message);
    return 0;
  }
  check_equal(*whole, *pieces);
  for (std::size_t i = 0; i < std::min<std::size_t>(whole->columns().size(), 8); ++i) {
    check_column(*whole, whole->columns()[i]);
  }
  return 0;
}
