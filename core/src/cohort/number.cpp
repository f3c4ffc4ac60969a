#include "cohort/number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace myolung::cohort {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A text that was checked to be a number, with a decimal point and no plus sign.
double nearest_double(const std::string& text) {
#ifdef __cpp_lib_to_chars
  double value = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
#else
  return std::strtod(text.c_str(), nullptr);  // of musl: no locale, correctly rounded
#endif
}

}  // namespace

std::optional<WrittenNumber> written_number(std::string_view text, char decimal) {
  constexpr double kTens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr int kExactDigits = 15;  // always below 2^53

  std::size_t i = 0;
  const bool negative = !text.empty() && text[0] == '-';
  const bool sign = negative || (!text.empty() && text[0] == '+');
  if (sign) ++i;
  const std::size_t first = i;
  std::uint64_t mantissa = 0;
  int digits = 0;  // significant ones
  std::size_t whole = 0;
  std::size_t behind = 0;
  const auto take = [&](char c) {
    if (digits > 0 || c != '0') ++digits;
    if (digits <= kExactDigits) mantissa = mantissa * 10 + static_cast<std::uint64_t>(c - '0');
  };
  for (; i < text.size() && is_digit(text[i]); ++i, ++whole) take(text[i]);
  if (i < text.size() && text[i] == decimal) {
    for (++i; i < text.size() && is_digit(text[i]); ++i, ++behind) take(text[i]);
    if (behind == 0 && whole == 0) return std::nullopt;
  }
  if (whole + behind == 0) return std::nullopt;
  const std::size_t end = i;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    if (i == text.size()) return std::nullopt;
    while (i < text.size() && is_digit(text[i])) ++i;
  }
  if (i < text.size()) return std::nullopt;
  const bool exponent = end < text.size();

  double value = 0.0;
  if (!exponent && digits <= kExactDigits && behind < std::size(kTens)) {
    // Both are exact, so the quotient is rounded once.
    value = static_cast<double>(mantissa) / kTens[behind];
    if (negative) value = -value;
  } else {
    std::string pointed(text.substr(negative ? 0 : first));
    std::replace(pointed.begin(), pointed.end(), decimal, '.');
    value = nearest_double(pointed);
    if (!std::isfinite(value) || (value == 0.0 && digits > 0)) return std::nullopt;
  }
  const bool padded = whole == 0 || (whole > 1 && text[first] == '0') ||
                      (behind == 0 && end > first + whole) || (behind > 0 && text[end - 1] == '0');
  // Below 1e-5 the shortest decimal may be written with an exponent.
  const bool plain = !exponent && !padded && digits <= kExactDigits && (!sign || (negative && digits > 0)) &&
                     (digits == 0 || std::abs(value) >= 1e-5);
  return WrittenNumber{value, plain};
}

}  // namespace myolung::cohort
