// Odds ratios and other estimates with their intervals and p values.

#include <algorithm>
#include <cmath>

#include "evidence/check.hpp"
#include "myolung/meta_analysis.hpp"
#include "myolung/tail_probability.hpp"

namespace myolung {
namespace {

Result<double> p_of_z(double z) { return stats::two_sided_p_from_z(z); }

struct Estimate {
  Printed estimate;
  Printed low;
  Printed high;

  [[nodiscard]] std::string text(const Check& check) const {
    return interval_text(check.catalogue.language, estimate.text, low.text, high.text);
  }
};

/// The estimate of each row that has one, with the row.
template <class Each>
void for_each_estimate(Check& check, Each each) {
  const auto estimate = check.figure("estimate");
  const auto low = check.figure("low");
  const auto high = check.figure("high");
  for (const auto& row : check.rows()) {
    const auto e = estimate.in(row.row);
    const auto l = low.in(row.row);
    const auto h = high.in(row.row);
    if (e && l && h) each(row, Estimate{*e, *l, *h});
  }
}

void interval_symmetry(Check& check) {
  const bool log_scale = check.in.choice("scale", {"log", "linear"}) == "log";
  for_each_estimate(check, [&](const CheckedRow& row, const Estimate& e) {
    const auto middle = range_over<2>({e.low.range(), e.high.range()}, [log_scale](const auto& x) {
      return log_scale ? std::sqrt(x[0] * x[1]) : (x[0] + x[1]) / 2.0;
    });
    check.compare(row, middle, e.estimate, e.text(check));
  });
}

void p_from_interval(Check& check) {
  const auto p = check.figure("p");
  for_each_estimate(check, [&](const CheckedRow& row, const Estimate& e) {
    const auto printed = p.in(row.row);
    if (!printed) return;
    const auto z = range_over<3>({e.estimate.range(), e.low.range(), e.high.range()}, [](const auto& x) {
      return std::log(x[0]) / ((std::log(x[2]) - std::log(x[1])) / (2.0 * kZ95));
    });
    check.compare(row, two_sided_range(z, p_of_z), *printed, e.text(check) + ", p " + printed->text, "p ");
  });
}

void label_from_interval(Check& check) {
  const auto low = check.figure("low");
  const auto high = check.figure("high");
  const auto label = check.column("label");
  const std::string above = check.in.text("above");
  const std::string below = check.in.text("below");
  const std::string none = check.in.text("none");
  const std::string empty = check.in.text("empty");
  for (const auto& row : check.rows()) {
    const auto l = low.in(row.row);
    const auto h = high.in(row.row);
    const std::string& printed = Check::cell(row, label);
    if (l.has_value() != h.has_value()) {
      check.in.problem("low", row.id + " has one end of an interval");
      continue;
    }
    if (!l) {
      check.add(row, printed == empty ? Verdict::reproduces : Verdict::impossible,
                check.say("{0}, no interval", {printed}), empty);
      continue;
    }
    const bool fits = (printed == above && l->range().high > 1.0) ||
                      (printed == below && h->range().low < 1.0) ||
                      (printed == none && l->range().low <= 1.0 && h->range().high >= 1.0);
    const std::string& expected = l->value > 1.0 ? above : h->value < 1.0 ? below : none;
    check.add(row, fits, check.say("{0}, interval {1} to {2}", {printed, l->text, h->text}), expected);
  }
}

void heterogeneity_p(Check& check) {
  const auto studies = check.figure("studies");
  const auto i2 = check.figure("i2");
  const auto p = check.figure("p");
  for (const auto& row : check.rows()) {
    const auto k = studies.in(row.row);
    const auto share = i2.in(row.row);
    const auto printed = p.in(row.row);
    if (!k || !share || !printed || count_of(*k) < 2) continue;
    const auto tail = [&k](double percent) {
      return or_nan(stats::heterogeneity_p_from_i2(percent / 100.0, count_of(*k)));
    };
    const auto range = share->range();
    if (!(range.high < 100.0)) {
      check.in.problem("i2", row.id + " is no I² below 100 %");
      continue;
    }
    // I² prints as 0 for every Q up to its degrees of freedom, so p is then only bounded from below.
    const Range possible{tail(range.high), range.low <= 0.0 ? 1.0 : tail(range.low)};
    check.add(row, overlap(possible, printed->range()),
              check.say("I² {0} % of {1} studies, p {2}", {share->text, k->text, printed->text}),
              range.low <= 0.0 ? check.say("p at least {0}", {decimal_text(possible.low, printed->places)})
                               : "p " + range_text(check.catalogue.language, possible, printed->places));
  }
}

void model_rule(Check& check) {
  const auto model = check.column("model");
  const auto i2 = check.figure("i2");
  const auto p = check.figure("p");
  const std::string random = check.in.text("random");
  const std::string fixed = check.in.text("fixed");
  const Printed p_below = check.number("p_below");
  const Printed i2_at_least = check.number("i2_at_least");
  for (const auto& row : check.rows()) {
    const auto share = i2.in(row.row);
    const auto printed = p.in(row.row);
    const std::string& used = Check::cell(row, model);
    if (!share || !printed || (used != random && used != fixed)) continue;
    const bool may = printed->range().low < p_below.value && share->range().high >= i2_at_least.value;
    const bool must = printed->range().high <= p_below.value && share->range().low >= i2_at_least.value;
    check.add(row, used == random ? may : !must, used + ", I² " + share->text + " %, p " + printed->text,
              must  ? random
              : may ? check.say("{0} or {1}", {random, fixed})
                    : fixed);
  }
}

void correlation_p(Check& check) {
  const auto r = check.figure("r");
  const auto p = check.figure("p");
  const double df = check.number("n").value - 2.0;
  for (const auto& row : check.rows()) {
    const auto coefficient = r.in(row.row);
    const auto printed = p.in(row.row);
    if (!coefficient || !printed) continue;
    const auto t = range_over<1>({coefficient->range()},
                                 [df](const auto& x) { return x[0] * std::sqrt(df / (1.0 - x[0] * x[0])); });
    const auto range =
        two_sided_range(t, [df](double score) { return stats::two_sided_p_from_t(score, df); });
    check.compare(row, range, *printed, "r = " + coefficient->text + ", p " + printed->text, "p ");
  }
}

void egger_p(Check& check) {
  const auto t = check.figure("t");
  const auto p = check.figure("p");
  const auto studies = check.figure("studies");
  for (const auto& row : check.rows()) {
    const auto score = t.in(row.row);
    const auto printed = p.in(row.row);
    const auto k = studies.in(row.row);
    if (!score || !printed || !k) continue;
    const double df = k->value - 2.0;
    const auto range = two_sided_range(std::optional(score->range()),
                                       [df](double x) { return stats::two_sided_p_from_t(x, df); });
    check.compare(row, range, *printed,
                  check.say("t {0} of {1} studies, p {2}", {score->text, k->text, printed->text}), "p ");
  }
}

constexpr CheckKind kKinds[] = {
    {"interval_symmetry",
     sentence(
         "An interval of estimate ± 1.96 SE has the estimate in its middle: √(low × high) on the log scale, "
         "(low + high) / 2 on the linear one."),
     interval_symmetry},
    {"p_from_interval",
     sentence("z = ln(estimate) / ((ln high − ln low) / 3.92), two-sided p of a standard normal."),
     p_from_interval},
    {"label_from_interval",
     sentence("Both ends above 1: risk; both below 1: protective; otherwise not significant."),
     label_from_interval},
    {"heterogeneity_p",
     sentence("Q = (k − 1) / (1 − I²), upper tail of chi-square with k − 1 degrees of freedom."),
     heterogeneity_p},
    {"model_rule",
     sentence("Random effects if both p and I² pass the stated limits, otherwise fixed effect."), model_rule},
    {"correlation_p",
     sentence("t = r √((n − 2) / (1 − r²)), two-sided p of Student’s t with n − 2 degrees of freedom."),
     correlation_p},
    {"egger_p", sentence("Two-sided p of Student’s t with as many degrees of freedom as studies less two."),
     egger_p},
};

}  // namespace

std::span<const CheckKind> interval_checks() { return kKinds; }

}  // namespace myolung
