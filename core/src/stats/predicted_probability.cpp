#include "stats/predicted_probability.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "myolung/calibration.hpp"

namespace myolung::stats {
namespace {

constexpr std::size_t kNamed = 10;

Result<void> check_range(std::span<const double> probability) {
  const auto outside =
      std::find_if_not(probability.begin(), probability.end(), [](double p) { return p >= 0.0 && p <= 1.0; });
  if (outside == probability.end()) return {};
  return fail(Errc::out_of_range, "probability",
              "Probability " + std::to_string(outside - probability.begin() + 1) + " is not between 0 and 1.",
              "Give probabilities as shares of 1, not as percentages or scores.");
}

}  // namespace

Result<OutcomeCounts> check_predictions(std::span<const double> probability,
                                        std::span<const std::uint8_t> outcome) {
  if (auto ok = check_range(probability); !ok) return tl::unexpected<Error>(ok.error());
  return count_outcome(outcome, probability.size(), 1);
}

std::vector<std::size_t> certain_probabilities(std::span<const double> probability) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < probability.size(); ++i) {
    if (probability[i] == 0.0 || probability[i] == 1.0) places.push_back(i);
  }
  return places;
}

Result<std::vector<double>> logits(std::span<const double> probability) {
  if (auto ok = check_range(probability); !ok) return tl::unexpected<Error>(ok.error());
  const auto certain = certain_probabilities(probability);
  if (!certain.empty()) {
    std::string places;
    for (std::size_t i = 0; i < std::min(certain.size(), kNamed); ++i) {
      places += (i == 0 ? "" : ", ") + std::to_string(certain[i] + 1);
    }
    if (certain.size() > kNamed) places += " and " + std::to_string(certain.size() - kNamed) + " more";
    return fail(Errc::out_of_range, "probability",
                "A probability of exactly 0 or 1 has no log odds: number " + places + ".",
                "Give these probabilities with more digits, or leave these patients out.");
  }
  std::vector<double> out;
  out.reserve(probability.size());
  for (const double p : probability) out.push_back(std::log(p) - std::log1p(-p));
  return out;
}

}  // namespace myolung::stats
