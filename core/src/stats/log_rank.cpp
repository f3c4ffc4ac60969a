#include "myolung/log_rank.hpp"

#include <algorithm>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/newton.hpp"
#include "stats/rank.hpp"
#include "stats/sum.hpp"
#include "stats/survival_data.hpp"

namespace myolung::stats {

Result<LogRankTest> log_rank(std::span<const double> times, std::span<const std::uint8_t> events,
                             std::span<const std::int32_t> groups) {
  if (auto ok = check_survival(times, events); !ok) return tl::unexpected<Error>(ok.error());
  if (groups.size() != times.size()) {
    return fail(Errc::unequal_lengths, "group",
                "There are " + std::to_string(times.size()) + " times and " + std::to_string(groups.size()) +
                    " groups.",
                "Give a group for each patient.");
  }
  std::vector<std::int32_t> codes(groups.begin(), groups.end());
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  if (codes.size() < 2 || codes.size() > kMostGroups) {
    const bool few = codes.size() < 2;
    return fail(few ? Errc::too_few : Errc::out_of_range, "group",
                "There are " + std::to_string(codes.size()) + " groups; a log-rank test compares 2 to " +
                    std::to_string(kMostGroups) + ".",
                few ? "Give patients of at least 2 groups." : "Take groups together.");
  }

  LogRankTest test{{}, 0.0, 0.0, 1.0, static_cast<std::int64_t>(times.size())};
  for (const auto code : codes) test.groups.push_back({code, 0, 0, 0.0});
  const std::size_t k = codes.size();
  std::vector<std::size_t> group(times.size());
  std::vector<double> at_risk(k, 0.0);
  for (std::size_t i = 0; i < times.size(); ++i) {
    group[i] =
        static_cast<std::size_t>(std::lower_bound(codes.begin(), codes.end(), groups[i]) - codes.begin());
    auto& its = test.groups[group[i]];
    ++its.n;
    its.observed += events[i];
    at_risk[group[i]] += 1.0;
  }

  std::vector<Sum> expected(k);
  std::vector<Sum> covariance(k * k);
  const auto order = sorted_order(times);
  for (std::size_t begin = 0; begin < order.size();) {
    const auto n = static_cast<double>(order.size() - begin);
    std::size_t end = begin;
    double d = 0.0;
    for (; end < order.size() && times[order[end]] == times[order[begin]]; ++end) d += events[order[end]];
    if (d > 0.0) {
      const double factor = n > 1.0 ? d * (n - d) / (n - 1.0) : 0.0;
      for (std::size_t g = 0; g < k; ++g) {
        const double share = at_risk[g] / n;
        expected[g].add(d * share);
        covariance[g * k + g].add(factor * share * ((n - at_risk[g]) / n));
        for (std::size_t h = 0; h < g; ++h) covariance[g * k + h].add(-factor * share * (at_risk[h] / n));
      }
    }
    for (; begin < end; ++begin) at_risk[group[order[begin]]] -= 1.0;
  }

  std::vector<std::size_t> compared;
  for (std::size_t g = 0; g < k; ++g) {
    test.groups[g].expected = expected[g].value();
    if (test.groups[g].expected > 0.0) compared.push_back(g);
  }
  if (compared.size() < 2) {
    return fail(Errc::too_few, "event",
                compared.empty() ? "Nobody has the event."
                                 : "At the time of the first event only one group is still followed.",
                "Give groups that are followed until an event.");
  }
  // The differences add up to 0: one group, the largest, follows from the others.
  const auto largest = std::max_element(compared.begin(), compared.end(), [&](std::size_t a, std::size_t b) {
    return test.groups[a].n < test.groups[b].n;
  });
  compared.erase(largest);
  const auto size = static_cast<Eigen::Index>(compared.size());
  Eigen::VectorXd difference(size);
  Eigen::MatrixXd v(size, size);
  for (Eigen::Index a = 0; a < size; ++a) {
    const auto g = compared[static_cast<std::size_t>(a)];
    difference(a) = static_cast<double>(test.groups[g].observed) - test.groups[g].expected;
    for (Eigen::Index b = 0; b <= a; ++b) {
      v(a, b) = v(b, a) = covariance[g * k + compared[static_cast<std::size_t>(b)]].value();
    }
  }
  const auto inverse = inverse_information(v);
  if (!inverse) {
    return fail(Errc::no_variation, "event",
                "All who are followed to the time of an event have it then: nothing tells the groups apart.",
                "Give finer times, or compare the groups otherwise.");
  }
  test.statistic = std::max(0.0, difference.dot(*inverse * difference));
  test.df = static_cast<double>(size);
  const auto p_value = chi_square_upper_tail(test.statistic, test.df);
  if (!p_value) return tl::unexpected<Error>(p_value.error());
  test.p_value = *p_value;
  return test;
}

}  // namespace myolung::stats
