#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace myolung {

/// The values a printed or recomputed figure may have had before it was rounded, ends included.
struct Range {
  double low;
  double high;
};

/// Whether they share a value; ends that differ by rounding errors of the computer (1e-9 of their size) count
/// as equal.
[[nodiscard]] bool overlap(const Range& a, const Range& b);

/// A number as printed. "0.773" stands for 0.7725 to 0.7735, "<0.001" for 0 to 0.001.
struct Printed {
  std::string text;
  double value;
  bool below;  // printed with "<"
  int places;  // digits after the point

  [[nodiscard]] Range range() const;
};

/// The numbers in a cell, left to right, "7 (33.3%)" giving 7 and 33.3; names ("MDA5", "anti-Ro-52"), bounds
/// ("> 0.05"), "NA" and signs between numbers are passed over. A comma between three digits groups thousands:
/// "1,000".
[[nodiscard]] std::vector<Printed> numbers_in(std::string_view cell);

/// `value` with `places` digits after the point, trailing zeros kept.
[[nodiscard]] std::string decimal_text(double value, int places);

/// Range of `f` over a box of ranges; none where a corner gives no finite number. Domain: `f` is monotone in
/// each argument while the others are held, so that its extremes lie in corners.
template <std::size_t N, class F>
[[nodiscard]] std::optional<Range> range_over(const std::array<Range, N>& box, F f) {
  std::optional<Range> out;
  for (std::size_t corner = 0; corner < (std::size_t{1} << N); ++corner) {
    std::array<double, N> at{};
    for (std::size_t i = 0; i < N; ++i) at[i] = ((corner >> i) & 1U) != 0 ? box[i].high : box[i].low;
    const double value = f(at);
    if (!std::isfinite(value)) return std::nullopt;
    if (!out) out = Range{value, value};
    if (value < out->low) out->low = value;
    if (value > out->high) out->high = value;
  }
  return out;
}

}  // namespace myolung
