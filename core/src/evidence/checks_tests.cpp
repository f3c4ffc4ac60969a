// Significance tests, from printed summaries.

#include <algorithm>
#include <cmath>

#include "evidence/check.hpp"
#include "myolung/group_comparison.hpp"
#include "myolung/multiple_testing.hpp"
#include "myolung/tail_probability.hpp"

namespace myolung {
namespace {

/// A mean and SD as printed in one cell, "54.86 ± 11.72".
struct MeanSd {
  Printed mean;
  Printed sd;
};

std::optional<MeanSd> mean_sd(const std::string& cell) {
  const auto numbers = numbers_in(cell);
  if (numbers.size() != 2) return std::nullopt;
  return MeanSd{numbers[0], numbers[1]};
}

void t_test(Check& check) {
  const auto first = check.column("first");
  const auto second = check.column("second");
  const auto p = check.figure("p");
  const auto n1 = count_of(check.number("n_first"));
  const auto n2 = count_of(check.number("n_second"));
  const auto df = static_cast<double>(n1 + n2 - 2);
  for (const auto& row : check.rows()) {
    const auto a = mean_sd(Check::cell(row, first));
    const auto b = mean_sd(Check::cell(row, second));
    const auto printed = p.in(row.row);
    if (!a || !b || !printed) {
      check.in.problem("where", row.id + " has no mean and SD in both groups, or no p");
      continue;
    }
    const auto t =
        range_over<4>({a->mean.range(), a->sd.range(), b->mean.range(), b->sd.range()}, [&](const auto& x) {
          const auto test = stats::student_t_from_summaries({x[0], x[1], n1}, {x[2], x[3], n2});
          return test ? test->statistic : or_nan(tl::unexpected(test.error()));
        });
    const auto range =
        two_sided_range(t, [df](double score) { return stats::two_sided_p_from_t(score, df); });
    check.compare(
        row, range, *printed,
        check.say("{0} and {1}, p {2}", {Check::cell(row, first), Check::cell(row, second), printed->text}),
        "p ");
  }
}

/// Patients with the feature in one of the two groups: printed, or found from a percentage.
std::optional<std::int64_t> group_count(const Figure& count, const Figure& percent,
                                        const PrintedTable::Row* row, std::int64_t n) {
  if (const auto printed = count.in(row)) return count_of(*printed);
  const auto share = percent.in(row);
  return share ? single_count(*share, n) : std::nullopt;
}

struct NamedP {
  double p;
  std::string_view name;  // of the test, in English
};

std::optional<NamedP> count_p(const stats::ExposureTable& table, bool yates) {
  if (yates) {
    const auto test = stats::pearson_chi_square(table, stats::Continuity::yates);
    return test ? std::optional(NamedP{test->p_value, sentence("chi-square with Yates’ correction")})
                : std::nullopt;
  }
  const auto expected = stats::smallest_expected_count(table);
  if (!expected) return std::nullopt;
  if (*expected < 5.0) {
    const auto test = stats::fisher_exact(table);
    return test ? std::optional(NamedP{test->p_value, sentence("Fisher’s exact test")}) : std::nullopt;
  }
  const auto test = stats::pearson_chi_square(table);
  return test ? std::optional(NamedP{test->p_value, sentence("chi-square")}) : std::nullopt;
}

void count_test(Check& check) {
  const auto first = check.figure_if("first");
  const auto second = check.figure_if("second");
  const auto first_percent = check.figure_if("first_percent");
  const auto second_percent = check.figure_if("second_percent");
  const auto p = check.figure("p");
  const auto n1 = count_of(check.number("n_first"));
  const auto n2 = count_of(check.number("n_second"));
  const bool yates = check.in.choice("test", {"fisher_or_pearson", "yates"}) == "yates";
  for (const auto& row : check.rows()) {
    const auto a = group_count(first, first_percent, row.row, n1);
    const auto b = group_count(second, second_percent, row.row, n2);
    const auto printed = p.in(row.row);
    if (!a || !b) {
      check.in.problem("first", row.id + " has no count in both groups");
      continue;
    }
    const std::string counts = check.say("{0} of {1} and {2} of {3}, p {4}",
                                         {std::to_string(*a), std::to_string(n1), std::to_string(*b),
                                          std::to_string(n2), printed ? printed->text : "NA"});
    const auto test = count_p({*a, *b, n1 - *a, n2 - *b}, yates);
    if (!printed || !test) {
      check.leave(row, counts, check.say("Nobody, or everybody, in both groups: there is nothing to test."));
      continue;
    }
    check.add(row, overlap({test->p, test->p}, printed->range()), counts,
              check.say("p {0} ({1})", {decimal_text(test->p, printed->places + 1), check.say(test->name)}));
  }
}

void benjamini_hochberg(Check& check) {
  const auto p = check.figure("p");
  const auto adjusted = check.figure("adjusted");
  std::vector<const CheckedRow*> rows;
  std::vector<double> low;
  std::vector<double> high;
  for (const auto& row : check.rows()) {
    const auto raw = p.in(row.row);
    if (!raw) continue;
    rows.push_back(&row);
    low.push_back(std::max(0.0, raw->range().low));
    high.push_back(std::min(1.0, raw->range().high));
  }
  // Adjusted values never fall when a raw one rises, so the ends of all ranges together bound each.
  const auto from = stats::benjamini_hochberg(low);
  const auto to = stats::benjamini_hochberg(high);
  if (!from || !to) return check.in.problem("p", "holds no p value, or one above 1");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto printed = adjusted.in(rows[i]->row);
    const auto raw = p.in(rows[i]->row);
    const Range range{(*from)[i], (*to)[i]};
    if (!printed) {
      check.in.problem("adjusted", rows[i]->id + " has a p but no adjusted one");
      continue;
    }
    check.add(*rows[i], overlap(range, printed->range()),
              check.say("p {0}, adjusted {1}", {raw->text, printed->text}),
              range_text(check.catalogue.language, range, printed->places));
  }
}

void combined_mean_sd(Check& check) {
  // A figure is one number of a cell; here the cell's two numbers are wanted.
  const auto cell = [&check](std::string_view key) {
    const std::string place = check.in.text(key);
    const auto numbers = check.figures(key, place + "#0");
    const auto spreads = check.figures(key, place + "#1");
    return numbers.empty() || spreads.empty() ? std::nullopt
                                              : std::optional(MeanSd{numbers.front(), spreads.front()});
  };
  const auto a = cell("first");
  const auto b = cell("second");
  const auto n1 = check.number("n_first").value;
  const auto n2 = check.number("n_second").value;
  const auto mean = check.number("mean");
  const auto sd = check.number("sd");
  if (!a || !b) return;
  const auto means = range_over<2>({a->mean.range(), b->mean.range()},
                                   [&](const auto& x) { return (n1 * x[0] + n2 * x[1]) / (n1 + n2); });
  const auto sds =
      range_over<4>({a->mean.range(), a->sd.range(), b->mean.range(), b->sd.range()}, [&](const auto& x) {
        const double between = n1 * n2 / (n1 + n2) * (x[0] - x[2]) * (x[0] - x[2]);
        return std::sqrt(((n1 - 1.0) * x[1] * x[1] + (n2 - 1.0) * x[3] * x[3] + between) / (n1 + n2 - 1.0));
      });
  // Means that may be equal would make the variance between the groups lowest inside the box, not in a
  // corner.
  const bool computable = means && sds && !overlap(a->mean.range(), b->mean.range());
  for (const auto& row : check.rows()) {
    const std::string printed = mean.text + " ± " + sd.text;
    if (!computable) {
      check.leave(row, printed, check.say("The groups' means may be equal, or give no finite number."));
      continue;
    }
    check.add(row, overlap(*means, mean.range()) && overlap(*sds, sd.range()), printed,
              range_text(check.catalogue.language, *means, mean.places) + " ± " +
                  range_text(check.catalogue.language, *sds, sd.places));
  }
}

constexpr CheckKind kKinds[] = {
    {"t_test",
     sentence("Student’s t test with one variance, from means and SDs; every value they can have been "
              "rounded from."),
     t_test},
    {"count_test",
     sentence(
         "Two groups, counts with and without: Fisher’s exact test where an expected count is below 5, "
         "otherwise "
         "Pearson’s chi-square without correction; or, where stated, chi-square with Yates’ correction."),
     count_test},
    {"benjamini_hochberg",
     sentence("The i-th smallest of m p values: the least of m p(j) / j over j ≥ i, at most 1."),
     benjamini_hochberg},
    {"combined_mean_sd",
     sentence("Mean: weighted by patients. Variance: sums of squares within the groups and between them, "
              "over n − 1."),
     combined_mean_sd},
};

}  // namespace

std::span<const CheckKind> test_checks() { return kKinds; }

}  // namespace myolung
