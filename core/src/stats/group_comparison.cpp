#include "myolung/group_comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "myolung/tail_probability.hpp"
#include "stats/finite.hpp"
#include "stats/hypergeometric.hpp"
#include "stats/margins.hpp"
#include "stats/sum.hpp"

namespace myolung::stats {
namespace {

constexpr std::int64_t kLargestGroup = 1'000'000'000;

std::array<std::int64_t, 4> cells_of(const ExposureTable& table) {
  return {table.exposed_with, table.exposed_without, table.unexposed_with, table.unexposed_without};
}

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

/// The test of two samples: their summaries, refused when nothing varies, compared by `from_summaries`.
template <class FromSummaries>
Result<MeanDifference> t_test_of(std::span<const double> first, std::span<const double> second, double level,
                                 FromSummaries from_summaries) {
  const auto one = summarize(first, "first");
  if (!one) return tl::unexpected<Error>(one.error());
  const auto other = summarize(second, "second");
  if (!other) return tl::unexpected<Error>(other.error());
  const auto constant = [] {
    return fail(Errc::no_variation, "values", "The values hardly vary within either group.",
                "Compare values of which some differ within a group.");
  };
  if (one->sd == 0.0 && other->sd == 0.0) return constant();
  auto test = from_summaries(*one, *other, level);
  const double rounding =
      std::numeric_limits<double>::epsilon() * std::max(std::abs(one->mean), std::abs(other->mean));
  if (test && test->se < 10.0 * rounding) return constant();
  return test;
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

Result<GroupSummary> summarize(std::span<const double> values, std::string_view name) {
  if (auto ok = all_finite(values, std::string(name)); !ok) return tl::unexpected<Error>(ok.error());
  if (values.size() < 2) {
    return fail(Errc::too_few, std::string(name),
                "A group of " + std::to_string(values.size()) + " has no standard deviation.",
                "Give at least two values in each group.");
  }
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const auto n = static_cast<std::int64_t>(values.size());
  if (*least == *most) return GroupSummary{*least, 0.0, n};
  const double centre = mean(values);
  const double sd = std::sqrt(squared_deviations(values, centre) / static_cast<double>(n - 1));
  if (!std::isfinite(sd)) {
    return fail(Errc::out_of_range, std::string(name), "The values are too large for their squares.",
                "Give them in a larger unit.");
  }
  return GroupSummary{centre, sd, n};
}

Result<MeanDifference> student_t(std::span<const double> first, std::span<const double> second,
                                 double level) {
  return t_test_of(first, second, level, student_t_from_summaries);
}

Result<MeanDifference> welch_t(std::span<const double> first, std::span<const double> second, double level) {
  return t_test_of(first, second, level, welch_t_from_summaries);
}

Result<double> smallest_expected_count(const ExposureTable& table) {
  const auto m = margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  const auto cells = cells_of(table);
  return smallest_expected_count(ContingencyTable{2, 2, cells});
}

Result<ChiSquareTest> pearson_chi_square(const ExposureTable& table, Continuity continuity) {
  const auto m = margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  const auto cells = cells_of(table);
  return pearson_chi_square(ContingencyTable{2, 2, cells}, continuity);
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
