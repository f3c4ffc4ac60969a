#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cohort/options.hpp"
#include "myolung/multiple_testing.hpp"

namespace myolung::cohort {

inline constexpr Option kAdjust{
    "adjust", "NAME",
    "p values adjusted for their number: none, bh (false discovery rate), holm or "
    "bonferroni",
    false, "none"};

/// The p values adjusted as --adjust says, each in its place; none where there is no p value or no
/// adjustment.
[[nodiscard]] inline Result<std::vector<std::optional<double>>> adjusted(
    const std::vector<std::optional<double>>& p_values, const Options& options) {
  const auto how = options.choice("adjust", {"none", "bh", "holm", "bonferroni"});
  if (!how) return tl::unexpected<Error>(how.error());
  std::vector<std::optional<double>> out(p_values.size());
  if (*how == "none") return out;
  std::vector<double> given;
  for (const auto& p : p_values) {
    if (p) given.push_back(*p);
  }
  const auto found = *how == "bh"     ? stats::benjamini_hochberg(given)
                     : *how == "holm" ? stats::holm(given)
                                      : stats::bonferroni(given);
  if (!found) return tl::unexpected<Error>(found.error());
  auto next = found->begin();
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (p_values[i]) out[i] = *next++;
  }
  return out;
}

}  // namespace myolung::cohort
