// Any method with any options on any table: an answer in JSON without a number that is none, or a refusal
// with words. The bytes choose the method, the kinds of the columns, their values, and the options.

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <span>
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

/// The input from its front; zeros once it is used up.
class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> left) : left_(left) {}

  std::uint8_t next() {
    if (left_.empty()) return 0;
    const auto byte = left_.front();
    left_ = left_.subspan(1);
    return byte;
  }
  std::size_t below(std::size_t n) { return next() % n; }
  double any_double() {
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits = (bits << 8U) | next();
    return std::bit_cast<double>(bits);
  }

 private:
  std::span<const std::uint8_t> left_;
};

/// Names under which the methods look for their columns without being told, and plain ones.
constexpr std::array kNames = {"study", "estimate", "se",  "or",      "ci_low", "ci_high", "a",
                               "b",     "c",        "d",   "events",  "total",  "mean1",   "sd1",
                               "n1",    "mean2",    "sd2", "n2",      "x",      "y",       "group",
                               "time",  "event",    "p",   "outcome", "score"};

Column column(std::string name, std::size_t rows, Bytes& bytes) {
  Column out;
  out.name = std::move(name);
  const auto kind = bytes.below(8);
  out.is_number = kind != 0;
  if (kind == 0) {
    const auto labels = 1 + bytes.below(5);
    for (std::size_t i = 0; i < labels; ++i) out.labels.push_back("label " + std::to_string(i));
  }
  for (std::size_t row = 0; row < rows; ++row) {
    const auto byte = bytes.next();
    const bool missing = byte == 255;
    if (kind == 0) {
      out.codes.push_back(missing ? -1 : static_cast<std::int32_t>(byte % out.labels.size()));
      continue;
    }
    double x = 0;
    switch (kind) {
      case 1: x = byte % 2; break;
      case 2: x = byte % 4; break;
      case 3: x = byte / 256.0; break;
      case 4: x = static_cast<double>(row); break;
      case 5: x = 1; break;
      case 6: x = (byte - 128) * 1e-3; break;
      default: x = bytes.any_double(); break;
    }
    out.numbers.push_back(missing || !std::isfinite(x) ? std::numeric_limits<double>::quiet_NaN() : x);
  }
  return out;
}

/// A value of the kind that the option's placeholder names, or some other word.
std::string value(const Option& option, const Table& table, Bytes& bytes) {
  constexpr std::array kWords = {"0.95", "0.5", "0",   "1",   "2",      "20",    "-1",  "1e308",   "nan",
                                 "",     "10",  "yes", "0.1", "100000", "lower", "log", "0.2,0.5", "label 1"};
  const bool wants_column = option.placeholder.find("COL") != std::string_view::npos;
  if (!wants_column || bytes.below(16) == 0) {
    const auto at = bytes.below(kWords.size() + 1);
    return at == kWords.size() ? std::string(option.preset) : kWords[at];
  }
  std::string names;
  const auto many =
      option.placeholder.find_first_of(",S.") != std::string_view::npos ? 1 + bytes.below(4) : 1;
  for (std::size_t i = 0; i < many; ++i) {
    names += (i == 0 ? "" : ",") + table.columns()[bytes.below(table.columns().size())].name;
  }
  return names;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Bytes bytes({data, size});
  const auto& method = methods()[bytes.below(methods().size())];
  const std::size_t rows = bytes.below(48);
  std::vector<Column> columns;
  const auto first = bytes.below(kNames.size());
  const auto count = 1 + bytes.below(8);
  for (std::size_t i = 0; i < count; ++i) {
    columns.push_back(column(kNames[(first + i) % kNames.size()], rows, bytes));
  }
  const Table table(std::move(columns), rows, ',', {}, {});
  OptionValues options;
  for (const auto& option : method.options) {
    if (!option.required && bytes.below(3) != 0) continue;
    // A bootstrap of many draws is slow, not wrong.
    const bool draws = option.name == "bootstrap";
    options.emplace_back(option.name, option.placeholder.empty() ? "true"
                                      : draws                    ? std::to_string(bytes.below(30))
                                                                 : value(option, table, bytes));
  }
  const auto answer = run_method(method.name, table, options);
  if (!answer) {
    require(!answer.error().message.empty() && !answer.error().remedy.empty());
    return 0;
  }
  require(!nlohmann::json::parse(*answer, nullptr, false).is_discarded());
  return 0;
}
