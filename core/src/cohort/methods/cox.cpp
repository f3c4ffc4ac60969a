#include "myolung/cox.hpp"

#include "cohort/model_columns.hpp"
#include "cohort/survival_columns.hpp"

namespace myolung::cohort {
namespace {

constexpr double kFewEvents = 10.0;

OrderedJson coefficient_json(const stats::CoxCoefficient& c) {
  OrderedJson row{{"column", c.name}, {"measure", "hazard ratio"}, {"estimate", c.estimate}};
  add_interval(row, c.ci);
  add_log_scale(row, c);
  return row;
}

OrderedJson concordance_json(const stats::Concordance& c) {
  OrderedJson row{{"estimate", c.estimate}, {"se", c.se}, {"ci_low", nullptr}, {"ci_high", nullptr}};
  if (c.ci) add_interval(row, *c.ci);
  row["concordant"] = c.concordant;
  row["discordant"] = c.discordant;
  row["tied"] = c.tied_marker;
  return row;
}

stats::TimeScale time_scale(const std::string& name) {
  if (name == "identity") return stats::TimeScale::identity;
  if (name == "rank") return stats::TimeScale::rank;
  return name == "log" ? stats::TimeScale::log : stats::TimeScale::km;
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  const auto ties = options.choice("ties", {"efron", "breslow"});
  if (!ties) return tl::unexpected<Error>(ties.error());
  const auto transform = options.choice("transform", {"km", "identity", "rank", "log"});
  if (!transform) return tl::unexpected<Error>(transform.error());
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  auto survival = survival_columns(table, options, options.list("terms"));
  if (!survival) return tl::unexpected<Error>(survival.error());
  const auto columns = ModelColumns::of(table, options, survival->cases);
  if (!columns) return tl::unexpected<Error>(columns.error());
  const auto terms = columns->terms();
  const auto fit = stats::cox(survival->times, survival->events, terms,
                              {*ties == "efron" ? stats::Ties::efron : stats::Ties::breslow, *level});
  if (!fit) return tl::unexpected<Error>(fit.error());

  MethodAnswer answer;
  auto& result = answer.result;
  const double events_per_variable =
      static_cast<double>(fit->events) / static_cast<double>(fit->coefficients.size());
  result["n"] = fit->n;
  result["events"] = fit->events;
  result["events_per_variable"] = events_per_variable;
  result["coefficients"] = OrderedJson::array();
  for (const auto& c : fit->coefficients) result["coefficients"].push_back(coefficient_json(c));
  result["terms"] = terms_json(fit->terms);
  add_references(result, *columns);
  result["likelihood_ratio"] = test_json(fit->likelihood_ratio);
  result["wald"] = test_json(fit->wald);
  result["score_test"] = test_json(fit->score);
  result["log_likelihood_null"] = fit->log_likelihood_null;
  result["log_likelihood"] = fit->log_likelihood;
  result["concordance"] = fit->concordance ? concordance_json(*fit->concordance) : OrderedJson();
  note_references(*columns, answer.notes);
  if (options.has("zph")) {
    const auto drift =
        stats::proportional_hazards(survival->times, survival->events, terms, *fit, time_scale(*transform));
    if (!drift) return tl::unexpected<Error>(drift.error());
    auto rows = OrderedJson::array();
    for (const auto& term : drift->terms) {
      rows.push_back({{"term", term.name}});
      rows.back().update(test_json(term.test));
    }
    result["proportional_hazards"] = {{"terms", std::move(rows)}, {"global", test_json(drift->global)}};
    answer.notes.emplace_back(
        "Proportional hazards: a small p value says that the hazard ratio changes over time; a large one "
        "does "
        "not say that it stays the same.");
  }
  if (events_per_variable < kFewEvents) {
    answer.notes.emplace_back(
        "Fewer than 10 events for each column: coefficients may be exaggerated and intervals too narrow "
        "(Peduzzi 1995).");
  }
  answer.cases = std::move(survival->cases);
  return answer;
}

}  // namespace

Method cox_method() {
  return {"cox",
          "stats",
          "Cox's proportional hazards: hazard ratios, tests, Harrell's C, test of proportional hazards",
          {kTime,
           kEvent,
           kTerms,
           kEventPositive,
           kCategories,
           kReference,
           {"ties", "NAME", "Events at one time: efron or breslow", false, "efron"},
           {"zph", "", "Test whether the hazard ratios stay the same over time"},
           {"transform", "SCALE", "Scale of time of that test: km, identity, rank or log", false, "km"},
           kLevel},
          run};
}

}  // namespace myolung::cohort
