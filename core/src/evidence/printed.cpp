#include "evidence/printed.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace myolung {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether the comma at `i` groups thousands: three digits and no fourth behind it.
bool groups_thousands(std::string_view cell, std::size_t i) {
  const auto digit = [cell](std::size_t at) { return at < cell.size() && is_digit(cell[at]); };
  return digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// Whether the digit at `i` belongs to a name: "MDA5", "anti-Ro-52".
bool in_name(std::string_view cell, std::size_t i) {
  if (i == 0) return false;
  return is_letter(cell[i - 1]) || (cell[i - 1] == '-' && i > 1 && is_letter(cell[i - 2]));
}

/// The text before position `i`, without blanks at its end.
std::string_view before(std::string_view cell, std::size_t i) {
  return cell.substr(0, cell.substr(0, i).find_last_not_of(' ') + 1);
}

/// A minus sign, U+2212 or a hyphen, right before position `i` and not between two numbers.
bool has_minus(std::string_view cell, std::size_t i) {
  const std::string_view before = cell.substr(0, i);
  for (const std::string_view sign : {"-", "\u2212"}) {
    if (!before.ends_with(sign)) continue;
    const auto at = before.size() - sign.size();
    return at == 0 || !is_digit(before[at - 1]);
  }
  return false;
}

/// 10 to the power of a few printed places.
double ten_to(int places) {
  double power = 1.0;
  for (int i = 0; i < places; ++i) power *= 10.0;
  return power;
}

}  // namespace

bool overlap(const Range& a, const Range& b) {
  const double slack =
      1e-9 * std::max({std::abs(a.low), std::abs(a.high), std::abs(b.low), std::abs(b.high)});
  return a.low <= b.high + slack && b.low <= a.high + slack;
}

Range Printed::range() const {
  if (below) return {0.0, value};
  const double half = 0.5 / ten_to(places);
  return {value - half, value + half};
}

std::vector<Printed> numbers_in(std::string_view cell) {
  std::vector<Printed> out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (!is_digit(cell[i])) continue;
    const bool named = in_name(cell, i);
    const bool negative = has_minus(cell, i);
    const auto sign = before(cell, i);
    const bool below = sign.ends_with('<');
    // "> 0.05" bounds a figure from below: nothing to compare with.
    const bool bound = sign.ends_with('>') || sign.ends_with("\u2265") || sign.ends_with("\u2264");
    std::string digits;
    int places = 0;
    bool point = false;
    for (; i < cell.size(); ++i) {
      if (is_digit(cell[i])) {
        digits += cell[i];
        places += point ? 1 : 0;
      } else if (cell[i] == '.' && !point && i + 1 < cell.size() && is_digit(cell[i + 1])) {
        digits += '.';
        point = true;
      } else if (cell[i] != ',' || point || !groups_thousands(cell, i)) {
        break;
      }
    }
    constexpr std::size_t kMostDigits = 15;  // more are no printed figure
    if (named || bound || digits.size() > kMostDigits) continue;
    const double size = std::strtod(digits.c_str(), nullptr);
    out.push_back({std::string(below      ? "<"
                               : negative ? "-"
                                          : "") +
                       digits,
                   negative ? -size : size, below, places});
  }
  return out;
}

std::string decimal_text(double value, int places) {
  constexpr double kTooLarge = 1e12;
  if (!(std::abs(value) < kTooLarge)) return "not a number";
  // Whole units of the last digit, so that no locale or library decides how it is rounded.
  const double scale = ten_to(places);
  const auto units = static_cast<long long>(std::floor(std::abs(value) * scale + 0.5 + 1e-9));
  std::string digits = std::to_string(units);
  if (static_cast<int>(digits.size()) <= places) {
    digits.insert(0, static_cast<std::size_t>(places + 1) - digits.size(), '0');
  }
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  return value < 0.0 && units > 0 ? "-" + digits : digits;
}

}  // namespace myolung
