#include "myolung/group_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/margins.hpp"

namespace myolung::stats {
namespace {

constexpr std::int64_t kLargestGroup = 1'000'000'000;

Result<void> check(const GroupSummary& group, const std::string& name) {
  if (!std::isfinite(group.mean)) {
    return fail(Errc::out_of_range, name + ".mean", "A mean is a finite number.", "Give the group's mean.");
  }
  if (!(group.sd >= 0.0 && std::isfinite(group.sd))) {
    return fail(Errc::out_of_range, name + ".sd", "A standard deviation is 0 or more, and finite.",
                "Give the group's standard deviation, not its variance or standard error.");
  }
  if (group.n < 2 || group.n > kLargestGroup) {
    return fail(Errc::out_of_range, name + ".n",
                "A group of " + std::to_string(group.n) + " patients has no standard deviation to compare.",
                "Give a number of patients of at least 2 and at most " + std::to_string(kLargestGroup) + ".");
  }
  return {};
}

Result<void> check(const GroupSummary& first, const GroupSummary& second) {
  if (auto ok = check(first, "first"); !ok) return ok;
  if (auto ok = check(second, "second"); !ok) return ok;
  if (first.sd == 0.0 && second.sd == 0.0) {
    return fail(Errc::out_of_range, "sd", "Neither group varies: t would be a division by 0.",
                "Give standard deviations of which at least one is above 0.");
  }
  return {};
}

Result<MeanDifference> t_test(const GroupSummary& first, const GroupSummary& second, double se, double df,
                              double level) {
  const double difference = first.mean - second.mean;
  const double t = difference / se;
  const auto p_value = two_sided_p_from_t(t, df);
  if (!p_value) return tl::unexpected<Error>(p_value.error());
  const auto critical = two_sided_critical_t(level, df);
  if (!critical) return tl::unexpected<Error>(critical.error());
  const double half = *critical * se;
  return MeanDifference{difference,        se, t, df, *p_value, {difference - half, difference + half},
                        first.n + second.n};
}

/// Calls `visit(k, weight)` for the tables with these margins and k exposed patients with the outcome:
/// first the most probable, with weight 1, then outwards until the weight is 0.
/// The weights are proportional to the hypergeometric probabilities, by the ratio of neighbours:
/// relative errors grow by one rounding a step, where differences of log factorials lose digits.
template <class Visit>
void for_each_table(const Margins& m, Visit visit) {
  const std::int64_t rest = m.total - m.exposed - m.with;  // k + rest unexposed patients without the outcome
  const std::int64_t low = std::max<std::int64_t>(0, -rest);
  const std::int64_t high = std::min(m.exposed, m.with);
  const std::int64_t mode = std::clamp((m.exposed + 1) * (m.with + 1) / (m.total + 2), low, high);
  const auto next_over_this = [&](std::int64_t k) {
    return static_cast<double>(m.exposed - k) * static_cast<double>(m.with - k) /
           (static_cast<double>(k + 1) * static_cast<double>(rest + k + 1));
  };
  visit(mode, 1.0);
  double weight = 1.0;
  for (std::int64_t k = mode; k < high && weight > 0.0; ++k) {
    weight *= next_over_this(k);
    visit(k + 1, weight);
  }
  weight = 1.0;
  for (std::int64_t k = mode; k > low && weight > 0.0; --k) {
    weight /= next_over_this(k - 1);
    visit(k - 1, weight);
  }
}

}  // namespace

Result<MeanDifference> student_t_from_summaries(const GroupSummary& first, const GroupSummary& second,
                                                double level) {
  if (auto ok = check(first, second); !ok) return tl::unexpected<Error>(ok.error());
  const auto n1 = static_cast<double>(first.n);
  const auto n2 = static_cast<double>(second.n);
  const double df = n1 + n2 - 2.0;
  // In units of the larger deviation no square overflows or vanishes.
  const double unit = std::max(first.sd, second.sd);
  const double s1 = first.sd / unit;
  const double s2 = second.sd / unit;
  const double variance = ((n1 - 1.0) * s1 * s1 + (n2 - 1.0) * s2 * s2) / df;
  return t_test(first, second, unit * std::sqrt(variance * (1.0 / n1 + 1.0 / n2)), df, level);
}

Result<MeanDifference> welch_t_from_summaries(const GroupSummary& first, const GroupSummary& second,
                                              double level) {
  if (auto ok = check(first, second); !ok) return tl::unexpected<Error>(ok.error());
  const auto n1 = static_cast<double>(first.n);
  const auto n2 = static_cast<double>(second.n);
  const double unit = std::max(first.sd, second.sd);
  const double s1 = first.sd / unit;
  const double s2 = second.sd / unit;
  const double e1 = s1 * s1 / n1;
  const double e2 = s2 * s2 / n2;
  const double share1 = e1 / (e1 + e2);
  const double share2 = e2 / (e1 + e2);
  const double df = 1.0 / (share1 * share1 / (n1 - 1.0) + share2 * share2 / (n2 - 1.0));
  return t_test(first, second, unit * std::sqrt(e1 + e2), df, level);
}

Result<ExpectedCounts> expected_counts(const ExposureTable& table) {
  const auto m = margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  const auto expected = [&](std::int64_t row, std::int64_t column) {
    return static_cast<double>(row) * static_cast<double>(column) / static_cast<double>(m->total);
  };
  return ExpectedCounts{expected(m->exposed, m->with), expected(m->exposed, m->without),
                        expected(m->unexposed, m->with), expected(m->unexposed, m->without)};
}

Result<double> smallest_expected_count(const ExposureTable& table) {
  const auto expected = expected_counts(table);
  if (!expected) return tl::unexpected<Error>(expected.error());
  return std::min({expected->exposed_with, expected->exposed_without, expected->unexposed_with,
                   expected->unexposed_without});
}

Result<ChiSquareTest> pearson_chi_square(const ExposureTable& table, Continuity continuity) {
  const auto m = margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  const auto total = static_cast<double>(m->total);
  // In whole numbers, so that a table near independence loses no digits.
  const std::int64_t difference =
      table.exposed_with * table.unexposed_without - table.exposed_without * table.unexposed_with;
  double distance = std::abs(static_cast<double>(difference));
  switch (continuity) {
    case Continuity::none: break;
    case Continuity::yates: distance = std::max(0.0, distance - 0.5 * total); break;
  }
  // distance^2 total / (r1 r2 c1 c2), in an order of factors near 1.
  const double by_rows = distance / (static_cast<double>(m->exposed) * static_cast<double>(m->unexposed));
  const double by_columns = distance / (static_cast<double>(m->with) * static_cast<double>(m->without));
  const double statistic = total * by_rows * by_columns;
  return ChiSquareTest{statistic, 1.0, *chi_square_upper_tail(statistic, 1.0), m->total};
}

Result<ExactTest> fisher_exact(const ExposureTable& table) {
  const auto m = margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  double observed = 0.0;
  for_each_table(*m, [&](std::int64_t k, double weight) {
    if (k == table.exposed_with) observed = weight;
  });
  const double as_probable = observed * (1.0 + 1e-7);
  double all = 0.0;
  double at_most_as_probable = 0.0;
  for_each_table(*m, [&](std::int64_t, double weight) {
    all += weight;
    if (weight <= as_probable) at_most_as_probable += weight;
  });
  return ExactTest{at_most_as_probable / all, m->total};
}

}  // namespace myolung::stats
