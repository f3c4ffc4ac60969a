#include "clinical/assessment_json.hpp"

#include <cmath>

#include "myolung/assessment.hpp"
#include "myolung/text.hpp"

namespace myolung {

namespace {

constexpr int kRatioDigits = 2;

}  // namespace

double settled(double x) {
  constexpr int kBits = 40;
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);
  return std::ldexp(std::round(std::ldexp(mantissa, kBits)), exponent - kBits);
}

void write_percents(JsonWriter& w, double proportion, const stats::Interval& ci) {
  const auto percent = [](double p) {
    return p <= 0.0 || p >= 1.0 ? std::optional<std::string>() : percent_text(p);
  };
  w.object([&] {
    w.member("percent", percent(proportion));
    w.member("ci_low", percent(ci.low));
    w.member("ci_high", percent(ci.high));
  });
}

std::string label_of(const Variable& variable, std::string_view code) {
  for (const auto& category : variable.categories) {
    if (category.code == code) return category.label;
  }
  return std::string(code);
}

void write_version(JsonWriter& w, std::string_view data_version) {
  w.object([&] {
    w.member("program", program_version());
    w.member("data", data_version);
  });
}

void write_counted(JsonWriter& w, const stats::Proportion& count, const stats::Interval& ci) {
  const double proportion = static_cast<double>(count.events) / static_cast<double>(count.total);
  w.member("events", count.events);
  w.member("total", count.total);
  w.member("proportion", proportion);
  w.member("ci_low", ci.low);
  w.member("ci_high", ci.high);
  w.member("text", [&] { write_percents(w, proportion, ci); });
}

void write_counted(JsonWriter& w, const stats::Proportion& count) {
  const auto ci = stats::clopper_pearson(count.events, count.total);
  write_counted(w, count, {settled(ci->low), settled(ci->high)});
}

std::string members(std::initializer_list<std::pair<std::string_view, std::string_view>> texts) {
  JsonWriter w;
  for (const auto& text : texts) w.member(text.first, text.second);
  return w.take();
}

void write_printed_risk(JsonWriter& w, const PrintedRisk& risk) {
  w.object([&] {
    w.raw(members({{"cohort", risk.cohort},
                   {"outcome", risk.outcome},
                   {"window", risk.window},
                   {"percent", risk.percent}}));
    w.member("source", [&] {
      w.object([&] { w.raw(members({{"key", risk.source}, {"place", risk.place}})); });
    });
  });
}

void render(ObservedRow& row) {
  JsonWriter w;
  w.object([&] {
    w.member("score", row.score);
    write_counted(w, row.count, row.ci);
  });
  row.json = w.take();
  JsonWriter ratio;
  write_estimate(ratio, row.likelihood_ratio.estimate, row.likelihood_ratio.ci, kRatioDigits);
  row.ratio_json = ratio.take();
}

void write_estimate(JsonWriter& w, double estimate, const stats::Interval& ci, int digits) {
  w.object([&] {
    w.member("estimate", estimate);
    w.member("ci_low", ci.low);
    w.member("ci_high", ci.high);
    w.member("text", [&] {
      w.object([&] {
        w.member("estimate", number_text(estimate, digits));
        w.member("ci_low", number_text(ci.low, digits));
        w.member("ci_high", number_text(ci.high, digits));
      });
    });
  });
}

void write_range(JsonWriter& w, int min, int max) {
  w.object([&] {
    w.member("min", min);
    w.member("max", max);
  });
}

}  // namespace myolung
