#pragma once

#include <string>

namespace myolung {

/// Numbers as a person reads them. Rounding happens here and nowhere else: half up, on the shortest
/// decimal that stands for the double, so 0.125 to two places reads 0.13. No locale: the decimal
/// mark is a point.

/// An estimate with `digits` significant digits: "1.0" and "0.059" for two. Whole digits are never
/// rounded away: 569 stays "569". Below 1e-6 in size in scientific notation, "1e-320"; zero is "0".
/// Domain (asserted): x finite, digits >= 1.
[[nodiscard]] std::string number_text(double x, int digits);

/// A measured value: in full when it has at most 6 significant digits, else with 4, whole digits
/// kept; no trailing zeros.
[[nodiscard]] std::string value_text(double x);

/// A value with every digit it has: the shortest decimal that reads back as `x`.
[[nodiscard]] std::string value_text_in_full(double x);

/// `value` with as many digits as keep it on its side of `threshold`: 49.9999996 against 50 reads
/// "49.9999996", never "50".
[[nodiscard]] std::string value_text_against(double value, double threshold);

/// As value_text_against, on its side of both `low` and `high`.
[[nodiscard]] std::string value_text_between(double low, double value, double high);

/// A probability strictly between 0 and 1 as whole per cent: "56", "<1", ">99".
/// Never "0" or "100".
[[nodiscard]] std::string percent_text(double probability);

/// As percent_text with at most one decimal: "34.4", "20", "<0.1", ">99.9".
[[nodiscard]] std::string percent_text_fine(double probability);

}  // namespace myolung
