#include "myolung/text.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>

#include "clinical/json.hpp"

namespace myolung {
namespace {

constexpr std::size_t kFullDigits = 6;  // of a measured value that is shown as it is

/// A decimal number 0.d1d2d3... * 10^exponent.
struct Decimal {
  bool negative = false;
  std::string digits;  // no leading and no trailing zeros; empty for zero
  int exponent = 0;

  void trim() {
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    const auto first = std::min(digits.find_first_not_of('0'), digits.size());
    digits.erase(0, first);
    exponent = digits.empty() ? 0 : exponent - static_cast<int>(first);
  }

  /// Rounds half up in size to `places` digits after the point.
  void round_to(int places) {
    const int keep = exponent + places;  // digits kept
    if (keep >= static_cast<int>(digits.size())) return;
    const bool up = keep >= 0 && digits[static_cast<std::size_t>(keep)] >= '5';
    digits.resize(static_cast<std::size_t>(std::max(keep, 0)));
    if (up) {
      auto i = digits.size();
      while (i > 0 && digits[i - 1] == '9') digits[--i] = '0';
      if (i > 0) {
        ++digits[i - 1];
      } else {
        digits.insert(digits.begin(), '1');
        ++exponent;
      }
    }
    trim();
  }

  [[nodiscard]] std::string plain() const {
    if (digits.empty()) return "0";
    std::string out = negative ? "-" : "";
    const auto n = static_cast<int>(digits.size());
    if (exponent <= 0) {
      out += "0." + std::string(static_cast<std::size_t>(-exponent), '0') + digits;
    } else if (exponent >= n) {
      out += digits + std::string(static_cast<std::size_t>(exponent - n), '0');
    } else {
      out += digits.substr(0, static_cast<std::size_t>(exponent)) + "." +
             digits.substr(static_cast<std::size_t>(exponent));
    }
    return out;
  }

  [[nodiscard]] std::string scientific() const {
    std::string out = negative ? "-" : "";
    out += digits[0];
    if (digits.size() > 1) out += "." + digits.substr(1);
    return out + "e" + std::to_string(exponent - 1);
  }
};

/// The shortest decimal that reads back as `x`, as the JSON library prints it: -12.5, 1e-07.
Decimal shortest_decimal(double x) {
  assert(std::isfinite(x));
  const std::string text = to_text(x);
  Decimal d;
  std::size_t i = 0;
  if (text[i] == '-') {
    d.negative = true;
    ++i;
  }
  bool point = false;
  for (; i < text.size() && text[i] != 'e'; ++i) {
    if (text[i] == '.') {
      point = true;
    } else {
      d.digits += text[i];
      if (!point) ++d.exponent;
    }
  }
  if (i < text.size()) d.exponent += std::atoi(text.c_str() + i + 1);
  d.trim();
  return d;
}

std::string in_full(const Decimal& d) { return d.exponent < -5 ? d.scientific() : d.plain(); }

Decimal with_significant(Decimal d, int digits) {
  d.round_to(std::max(0, digits - d.exponent));
  return d;
}

/// `text` of `d` with zeros behind the point until it shows `digits` significant digits.
std::string zero_padded(std::string text, const Decimal& d, int digits) {
  const int places = digits - d.exponent;
  const int shown = std::max(0, static_cast<int>(d.digits.size()) - d.exponent);
  if (places <= shown) return text;
  if (shown == 0) text += '.';
  return text + std::string(static_cast<std::size_t>(places - shown), '0');
}

std::string percent(double probability, int places, const char* below, const char* above) {
  assert(probability > 0.0 && probability < 1.0);
  Decimal d = shortest_decimal(probability);
  d.exponent += 2;
  d.round_to(places);
  if (d.digits.empty()) return below;
  if (d.exponent >= 3) return above;
  return d.plain();
}

}  // namespace

std::string number_text(double x, int digits) {
  assert(digits >= 1);
  const Decimal d = with_significant(shortest_decimal(x), digits);
  return d.exponent < -5 || d.digits.empty() ? in_full(d) : zero_padded(in_full(d), d, digits);
}

std::string value_text(double x) {
  const Decimal d = shortest_decimal(x);
  return d.digits.size() <= kFullDigits ? in_full(d) : in_full(with_significant(d, 4));
}

std::string value_text_in_full(double x) { return in_full(shortest_decimal(x)); }

std::string value_text_against(double value, double threshold) {
  return value_text_between(threshold, value, threshold);
}

std::string value_text_between(double low, double value, double high) {
  const Decimal exact = shortest_decimal(value);
  if (exact.digits.size() <= kFullDigits) return in_full(exact);
  const auto side = [](double x, double threshold) { return x < threshold ? -1 : x > threshold ? 1 : 0; };
  const auto misplaced = [&](const std::string& text) {
    const double shown = number_in(text).value_or(value);
    return side(shown, low) != side(value, low) || side(shown, high) != side(value, high);
  };
  std::string text = value_text(value);
  for (int digits = 5; misplaced(text); ++digits) text = in_full(with_significant(exact, digits));
  return text;
}

std::string percent_text(double probability) { return percent(probability, 0, "<1", ">99"); }

std::string percent_text_fine(double probability) { return percent(probability, 1, "<0.1", ">99.9"); }

}  // namespace myolung
