#include "myolung/kaplan_meier.hpp"

#include "cohort/adjusted.hpp"
#include "cohort/groups.hpp"
#include "cohort/survival_columns.hpp"

namespace myolung::cohort {
namespace {

struct Asked {
  stats::SurvivalScale scale;
  double level;
  std::vector<double> at;
  std::vector<double> shares;
  bool steps;
};

Result<Asked> asked(const Options& options) {
  const auto scale = options.choice("interval", {"log", "log-log"});
  if (!scale) return tl::unexpected<Error>(scale.error());
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  const auto shares = options.numbers("shares");
  if (!shares) return tl::unexpected<Error>(shares.error());
  std::vector<double> at;
  if (options.has("at")) {
    auto times = options.numbers("at");
    if (!times) return tl::unexpected<Error>(times.error());
    at = std::move(*times);
  }
  return Asked{*scale == "log" ? stats::SurvivalScale::log : stats::SurvivalScale::log_log, *level,
               std::move(at), *shares, options.has("steps")};
}

void add_survival(OrderedJson& row, const std::optional<double>& estimate, const std::optional<double>& se,
                  const std::optional<stats::Interval>& ci) {
  row["estimate"] = number_or_null(estimate);
  row["se"] = number_or_null(se);
  row["ci_low"] = number_or_null(ci ? std::optional(ci->low) : std::nullopt);
  row["ci_high"] = number_or_null(ci ? std::optional(ci->high) : std::nullopt);
}

OrderedJson time_json(const stats::SurvivalTime& time) {
  return {{"share", time.share},
          {"estimate", number_or_null(time.estimate)},
          {"ci_low", number_or_null(time.ci_low)},
          {"ci_high", number_or_null(time.ci_high)}};
}

Result<void> add_curve(OrderedJson& row, const std::vector<double>& times,
                       const std::vector<std::uint8_t>& events, const Asked& what) {
  const auto curve = stats::kaplan_meier(times, events, what.scale, what.level);
  if (!curve) return tl::unexpected<Error>(curve.error());
  row["n"] = curve->n;
  row["events"] = curve->events;
  row["times"] = OrderedJson::array();
  for (const double share : what.shares) {
    const auto time = stats::survival_time(*curve, share);
    if (!time) return tl::unexpected<Error>(time.error());
    row["times"].push_back(time_json(*time));
  }
  if (!what.at.empty()) row["at"] = OrderedJson::array();
  for (const double time : what.at) {
    const auto at = stats::survival_at(*curve, time);
    if (!at) return tl::unexpected<Error>(at.error());
    OrderedJson entry{{"time", at->time},
                      {"at_risk", at->at_risk},
                      {"events_by_then", at->events_by_then},
                      {"censored_by_then", at->censored_by_then}};
    add_survival(entry, at->estimate, at->se, at->ci);
    row["at"].push_back(std::move(entry));
  }
  if (!what.steps) return {};
  row["steps"] = OrderedJson::array();
  for (const auto& step : curve->steps) {
    OrderedJson entry{
        {"time", step.time}, {"at_risk", step.at_risk}, {"events", step.events}, {"censored", step.censored}};
    add_survival(entry, step.estimate, step.se, step.ci);
    row["steps"].push_back(std::move(entry));
  }
  return {};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto what = asked(options);
  if (!what) return tl::unexpected<Error>(what.error());
  const auto group = options.maybe_text("group");
  auto columns = survival_columns(table, options, group ? std::vector{*group} : std::vector<std::string>{});
  if (!columns) return tl::unexpected<Error>(columns.error());

  MethodAnswer answer;
  answer.result["n"] = columns->times.size();
  answer.result["curves"] = OrderedJson::array();
  if (!group) {
    OrderedJson row = OrderedJson::object();
    if (auto ok = add_curve(row, columns->times, columns->events, *what); !ok) {
      return tl::unexpected<Error>(ok.error());
    }
    answer.result["curves"].push_back(std::move(row));
  } else {
    auto found = table.categories(*group, columns->cases);
    if (!found) return tl::unexpected<Error>(found.error());
    const auto groups = ascending(std::move(*found));
    const std::size_t k = groups.labels.size();
    std::vector<std::vector<double>> times(k);
    std::vector<std::vector<std::uint8_t>> events(k);
    for (std::size_t i = 0; i < groups.codes.size(); ++i) {
      const auto code = static_cast<std::size_t>(groups.codes[i]);
      times[code].push_back(columns->times[i]);
      events[code].push_back(columns->events[i]);
    }
    for (std::size_t g = 0; g < k; ++g) {
      OrderedJson row{{"group", groups.labels[g]}};
      if (auto ok = add_curve(row, times[g], events[g], *what); !ok) {
        return tl::unexpected<Error>(ok.error());
      }
      answer.result["curves"].push_back(std::move(row));
    }
  }
  answer.notes.emplace_back(
      "Patients are counted from time 0; whoever is censored at the time of an event was still at risk of "
      "it.");
  if (!what->at.empty()) {
    answer.notes.emplace_back(
        "At a time asked for, whoever leaves at that very time counts as at risk and as an event or censored "
        "by then: the three may sum to more than there are patients.");
  }
  answer.notes.emplace_back(
      "Survival that is still 1, or is 0, has no standard error and no interval; a time that is empty was "
      "not "
      "reached.");
  answer.cases = std::move(columns->cases);
  return answer;
}

}  // namespace

Method kaplan_meier_method() {
  return {"kaplan-meier",
          "stats",
          "Survival curves: median and other times, survival at given times, numbers at risk",
          {kTime,
           kEvent,
           kEventPositive,
           {"group", "COLUMN", "Column of groups, a curve for each"},
           {"at", "TIMES", "Times at which to read the curves, as 30,90,180"},
           {"steps", "", "List every time at which someone leaves"},
           {"shares", "SHARES", "Shares of patients with the event whose times are given", false,
            "0.25,0.5,0.75"},
           {"interval", "SCALE", "Scale of the interval: log or log-log", false, "log"},
           kLevel},
          run};
}

}  // namespace myolung::cohort
