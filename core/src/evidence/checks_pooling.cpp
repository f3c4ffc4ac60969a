// Pooled estimates against their parts and against the studies they are made of.

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "evidence/check.hpp"
#include "myolung/meta_analysis.hpp"
#include "myolung/odds_ratio.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

struct Pooled {
  std::optional<Range> estimate;
  std::optional<Range> low;
  std::optional<Range> high;
};

/// One window's printed odds ratio and interval, as an estimate on the log scale.
stats::StudyEstimate log_estimate(double estimate, double low, double high) {
  return {std::log(estimate), (std::log(high) - std::log(low)) / (2.0 * kZ95)};
}

/// Inverse-variance pooling of two windows, over all values they can have been rounded from.
Pooled pool(const std::array<Range, 6>& parts) {
  const auto of = [&parts](auto end) {
    return range_over<6>(parts, [&end](const auto& x) {
      const stats::StudyEstimate studies[] = {log_estimate(x[0], x[1], x[2]), log_estimate(x[3], x[4], x[5])};
      const auto pooled = stats::pool_fixed_effect(studies);
      return pooled ? std::exp(end(*pooled)) : std::numeric_limits<double>::quiet_NaN();
    });
  };
  return {of([](const auto& p) { return p.estimate; }), of([](const auto& p) { return p.ci.low; }),
          of([](const auto& p) { return p.ci.high; })};
}

void pooled_parts(Check& check) {
  const auto estimate = check.figure("estimate");
  const auto low = check.figure("low");
  const auto high = check.figure("high");
  const auto model = check.column("model");
  const auto fixed = check.in.texts("fixed");
  const auto is_fixed = [&](const PrintedTable::Row& row) {
    return model && std::find(fixed.begin(), fixed.end(), row.cells[*model]) != fixed.end();
  };
  for (const auto& [whole, parts] : check.wholes()) {
    const auto e = estimate.in(whole.row);
    const auto l = low.in(whole.row);
    const auto h = high.in(whole.row);
    if (!e || !l || !h) continue;
    const std::string printed = interval_text(check.catalogue.language, e->text, l->text, h->text);
    std::vector<const PrintedTable::Row*> known;
    for (const auto* part : parts) {
      if (estimate.in(part) && low.in(part) && high.in(part)) known.push_back(part);
    }
    const bool all_fixed =
        is_fixed(*whole.row) &&
        std::all_of(known.begin(), known.end(), [&](const auto* part) { return is_fixed(*part); });
    if (!all_fixed || known.empty()) {
      check.leave(
          whole, printed,
          check.say("Random effects in the whole or in a window: the windows alone do not give the whole."));
      continue;
    }
    // One window that holds all studies is the whole: pooled with nothing else.
    const auto part_range = [&](const Figure& figure, std::size_t part) {
      return figure.in(known[part])->range();
    };
    const Pooled pooled = known.size() == 1
                              ? Pooled{part_range(estimate, 0), part_range(low, 0), part_range(high, 0)}
                              : pool({part_range(estimate, 0), part_range(low, 0), part_range(high, 0),
                                      part_range(estimate, 1), part_range(low, 1), part_range(high, 1)});
    if (!pooled.estimate || !pooled.low || !pooled.high) {
      check.leave(whole, printed, check.say("What is printed gives no finite number."));
      continue;
    }
    const bool fits = overlap(*pooled.estimate, e->range()) && overlap(*pooled.low, l->range()) &&
                      overlap(*pooled.high, h->range());
    const auto middle = [](const Range& range, int places) {
      return decimal_text((range.low + range.high) / 2.0, places);
    };
    check.add(whole, fits, printed,
              interval_text(check.catalogue.language, middle(*pooled.estimate, e->places),
                            middle(*pooled.low, l->places), middle(*pooled.high, h->places)));
  }
}

/// A row "ferritin.lt1month" as its factor and the studies that report it in that window.
struct Reported {
  const Factor* factor = nullptr;
  std::vector<stats::StudySize> studies;
};

/// Reads where studies stand and which window each has, once for a check.
class StudyFinder {
 public:
  explicit StudyFinder(Check& check)
      : check_(check),
        studies_(check.table("studies_table")),
        total_(column("study_total")),
        events_(column("study_events")),
        window_(column("study_window")) {
    auto windows = check.in.object("windows");
    for (const auto& key : windows.keys()) windows_.emplace_back(key, windows.text(key));
    windows.finish();
  }

  [[nodiscard]] Reported find(const CheckedRow& row) const {
    const auto dot = row.id.rfind('.');
    const auto& factors = check_.evidence.factors;
    const auto factor = std::find_if(factors.begin(), factors.end(),
                                     [&](const Factor& f) { return f.id == row.id.substr(0, dot); });
    if (factor == factors.end() || studies_ == nullptr) {
      check_.in.problem("over", row.id + " is the row of no factor");
      return {};
    }
    const std::string name = row.id.substr(dot + 1);
    const auto window =
        std::find_if(windows_.begin(), windows_.end(), [&name](const auto& w) { return w.first == name; });
    if (window == windows_.end() && name != "all") check_.in.problem("windows", name + " is not among them");
    Reported reported{&*factor, {}};
    for (const auto& id : factor->studies) {
      const auto* study = studies_->find_row(id);
      if (study == nullptr || (window != windows_.end() && study->cells[window_] != window->second)) continue;
      const auto n = numbers_in(study->cells[total_]);
      const auto k = numbers_in(study->cells[events_]);
      if (n.size() != 1 || k.size() != 1) {
        check_.in.problem("study_total", "study " + id + " has no numbers of patients");
        continue;
      }
      reported.studies.push_back({count_of(k[0]), count_of(n[0]) - count_of(k[0])});
    }
    return reported;
  }

 private:
  std::size_t column(std::string_view key) {
    const std::string name = check_.in.text(key);
    const auto found = studies_ == nullptr ? std::nullopt : studies_->find_column(name);
    if (!found) check_.in.problem(key, name + " is not a column of the studies");
    return found.value_or(0);
  }

  Check& check_;
  const PrintedTable* studies_;
  std::size_t total_;
  std::size_t events_;
  std::size_t window_;
  std::vector<std::pair<std::string, std::string>> windows_;  // of the row, of the study
};

std::string totals_text(const Check& check, std::int64_t studies, std::int64_t total, std::int64_t events) {
  return check.say(studies == 1 ? "{0} study, {1} patients, {2} with the outcome"
                                : "{0} studies, {1} patients, {2} with the outcome",
                   {std::to_string(studies), std::to_string(total), std::to_string(events)});
}

void study_totals(Check& check) {
  const auto studies = check.figure("studies");
  const auto total = check.figure("total");
  const auto events = check.figure("events");
  const StudyFinder finder(check);
  const auto printed = [](const Figure& figure, const CheckedRow& row) {
    const auto number = figure.in(row.row);
    return number ? count_of(*number) : 0;  // no study: print leaves the other two empty
  };
  for (const auto& row : check.rows()) {
    const auto reported = finder.find(row);
    if (reported.factor == nullptr) continue;
    std::int64_t n = 0;
    std::int64_t k = 0;
    for (const auto& study : reported.studies) {
      n += study.with + study.without;
      k += study.with;
    }
    const auto found = static_cast<std::int64_t>(reported.studies.size());
    check.add(row, found == printed(studies, row) && n == printed(total, row) && k == printed(events, row),
              totals_text(check, printed(studies, row), printed(total, row), printed(events, row)),
              totals_text(check, found, n, k));
  }
}

void smallest_standard_error(Check& check) {
  constexpr int kPlaces = 4;
  const auto studies = check.figure("studies");
  const auto low = check.figure("low");
  const auto high = check.figure("high");
  const StudyFinder finder(check);
  for (const auto& row : check.rows()) {
    const auto l = low.in(row.row);
    const auto h = high.in(row.row);
    const auto reported = finder.find(row);
    if (!l || !h || reported.factor == nullptr) continue;
    const auto k = studies.in(row.row);
    const std::string printed = check.say("interval {0} to {1}", {l->text, h->text});
    if (reported.factor->kind == FactorKind::per_unit) {
      check.leave(row, printed,
                  check.say("An odds ratio for each unit of a measurement: no 2x2 table stands behind it."));
      continue;
    }
    if (!k || count_of(*k) != std::ssize(reported.studies)) {
      check.leave(row, printed,
                  check.say("The studies that list the factor are not as many as were pooled."));
      continue;
    }
    const auto floor = stats::smallest_pooled_log_odds_ratio_se(reported.studies);
    if (!floor) {
      check.leave(row, printed, check.say("No study with its numbers of patients is known."));
      continue;
    }
    const auto implied = range_over<2>({l->range(), h->range()}, [](const auto& x) {
      return (std::log(x[1]) - std::log(x[0])) / (2.0 * kZ95);
    });
    if (!implied) {
      check.leave(row, printed, check.say("What is printed gives no finite number."));
      continue;
    }
    const Range widest{implied->high, implied->high};
    const bool reached = implied->high >= *floor || overlap(widest, {*floor, *floor});
    check.add(row, reached ? Verdict::reproduces : Verdict::impossible,
              check.say("interval {0} to {1}, so SE {2}",
                        {l->text, h->text, decimal_text((implied->low + implied->high) / 2.0, kPlaces)}),
              check.say("SE at least {0}", {decimal_text(*floor, kPlaces)}));
  }
}

/// Canonical thresholds of a factor's cut-offs that have a figure, ascending.
std::vector<double> thresholds(const Factor& factor) {
  std::vector<double> out;
  for (const auto& cutoff : factor.cutoffs) {
    if (cutoff.rule) out.push_back(cutoff.rule->threshold);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Each factor with cut-offs of its studies, and its row.
template <class Each>
void for_each_cutoff_factor(const Check& check, Each each) {
  for (const auto& factor : check.evidence.factors) {
    if (factor.kind == FactorKind::cutoff) each(CheckedRow{factor.id, factor.label, nullptr}, factor);
  }
}

void smallest_cutoff(Check& check) {
  for_each_cutoff_factor(check, [&check](const CheckedRow& row, const Factor& factor) {
    const auto values = thresholds(factor);
    if (values.empty() || !factor.named_cutoff) return;
    check.add(row, values.front() == factor.named_cutoff->threshold, factor.named_cutoff->printed,
              check.say("smallest of the studies: {0}", {value_text(values.front())}));
  });
}

void cutoff_spread(Check& check) {
  const double out_of_line = check.number("times").value;
  for_each_cutoff_factor(check, [&check, out_of_line](const CheckedRow& row, const Factor& factor) {
    const auto values = thresholds(factor);
    if (values.size() < 2) return;
    std::string all;
    for (const double value : values) all += (all.empty() ? "" : "; ") + value_text(value);
    const double ratio = values[1] / values[0];
    check.add(row, ratio < out_of_line, all,
              check.say("the second is {0} times the first", {number_text(ratio, 2)}));
  });
}

constexpr CheckKind kKinds[] = {
    {"pooled_parts",
     sentence(
         "Weights 1 / SE² on the log scale, SE = (ln high − ln low) / 3.92; both parts together by inverse "
         "variance."),
     pooled_parts},
    {"study_totals", sentence("The studies that list the factor, those marked as excluded left out, added."),
     study_totals},
    {"smallest_standard_error",
     sentence("Unadjusted odds ratios of studies with n₁ patients with and n₀ without the outcome, pooled: "
              "SE ≥ 1 / √(Σ n₁ n₀ / (4 (n₁ + n₀))), reached when half of each group has the factor."),
     smallest_standard_error},
    {"smallest_cutoff", sentence("The least of the studies’ cut-offs, in one unit."), smallest_cutoff},
    {"cutoff_spread", sentence("The two smallest cut-offs, in one unit; so many times apart is out of line."),
     cutoff_spread},
};

}  // namespace

std::span<const CheckKind> pooling_checks() { return kKinds; }

}  // namespace myolung
