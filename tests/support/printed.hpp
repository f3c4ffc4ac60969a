#pragma once

#include <cmath>
#include <string>

namespace myolung::test {

/// Whether `value` rounds to what is printed: within half a unit of the last printed digit. A
/// printed "85.7%" stands for 0.857.
inline bool near_printed(double value, std::string printed) {
  const bool percent = !printed.empty() && printed.back() == '%';
  if (percent) printed.pop_back();
  const auto point = printed.find('.');
  const int places = point == std::string::npos ? 0 : static_cast<int>(printed.size() - point - 1);
  const double shown = std::stod(printed);
  const double scaled = percent ? 100.0 * value : value;
  // The last term forgives the representation of a value that ends exactly at the half unit.
  return std::abs(scaled - shown) <= 0.5 * std::pow(10.0, -places) + 1e-9;
}

}  // namespace myolung::test
