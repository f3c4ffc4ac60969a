#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "clinical/sentence.hpp"
#include "cohort/groups.hpp"
#include "cohort/meta_studies.hpp"
#include "cohort/method_answer.hpp"
#include "myolung/small_study_effects.hpp"
#include "myolung/text.hpp"

namespace myolung::cohort {
namespace {

using stats::MetaAnalysis;
using stats::PooledInterval;
using stats::Pooling;
using stats::PoolingModel;

constexpr double kRuleP = 0.05;
constexpr double kRuleI2 = 0.5;
constexpr std::int64_t kFewForEgger = 10;
constexpr double kSmaller = 1.0 - 1e-6;  // of two standard errors: less is rounding

/// How the studies are to be pooled: by inverse variance, or in one of the two ways for counts.
struct Plan {
  enum class Way : std::uint8_t { inverse_variance, mantel_haenszel, peto, by_test };
  Way way = Way::inverse_variance;
  Pooling pooling;
};

const char* words(PoolingModel model) {
  switch (model) {
    case PoolingModel::fixed_effect: return "fixed effect, inverse variance";
    case PoolingModel::dersimonian_laird: return "random effects, DerSimonian-Laird";
    case PoolingModel::restricted_maximum: return "random effects, REML";
    case PoolingModel::paule_mandel: return "random effects, Paule-Mandel";
  }
  return "";
}

const char* words(PooledInterval interval) {
  switch (interval) {
    case PooledInterval::wald: return "Wald";
    case PooledInterval::hartung_knapp: return "Hartung-Knapp";
    case PooledInterval::hartung_knapp_at_least_wald: return "Hartung-Knapp, at least as wide as Wald";
  }
  return "";
}

Result<Plan> plan_of(const Options& options, const MetaStudies& studies) {
  const auto level = options.level();
  if (!level) return tl::unexpected<Error>(level.error());
  const auto prediction = options.choice("prediction", {"pooled", "higgins"});
  if (!prediction) return tl::unexpected<Error>(prediction.error());
  Plan plan;
  plan.pooling.level = *level;
  plan.pooling.prediction = *prediction == "higgins" ? stats::PredictionInterval::higgins_2009
                                                     : stats::PredictionInterval::as_pooled;
  if (options.has("rule")) {
    const auto rule = options.choice("rule", {"yuan2025"});
    if (!rule) return tl::unexpected<Error>(rule.error());
    for (const auto* other : {"model", "ci"}) {
      if (!options.has(other)) continue;
      return fail(
          Errc::wrong_category, other,
          "The rule decides the model and its interval, and --" + std::string(other) + " is given beside it.",
          "Leave out --rule or --" + std::string(other) + ".");
    }
    plan.way = Plan::Way::by_test;
    return plan;
  }
  auto model = Result<std::string>("reml");
  if (options.has("model")) model = options.choice("model", {"fixed", "dl", "reml", "pm", "mh", "peto"});
  if (!model) return tl::unexpected<Error>(model.error());
  if (*model == "fixed") plan.pooling.model = PoolingModel::fixed_effect;
  if (*model == "dl") plan.pooling.model = PoolingModel::dersimonian_laird;
  if (*model == "pm") plan.pooling.model = PoolingModel::paule_mandel;
  if (*model == "mh") plan.way = Plan::Way::mantel_haenszel;
  if (*model == "peto") plan.way = Plan::Way::peto;
  const bool counted = plan.way != Plan::Way::inverse_variance;
  const bool common = counted || plan.pooling.model == PoolingModel::fixed_effect;
  auto interval = Result<std::string>(common ? "wald" : "hk");
  if (options.has("ci")) interval = options.choice("ci", {"wald", "hk", "hk_bounded"});
  if (!interval) return tl::unexpected<Error>(interval.error());
  if (common && *interval != "wald") {
    return fail(Errc::wrong_category, "ci",
                "Hartung and Knapp's interval is one of the random-effects model.",
                "Leave out --ci, or choose the model dl, reml or pm.");
  }
  plan.pooling.interval = *interval == "wald" ? PooledInterval::wald
                          : *interval == "hk" ? PooledInterval::hartung_knapp
                                              : PooledInterval::hartung_knapp_at_least_wald;
  if (counted && studies.tables.empty()) {
    return fail(Errc::wrong_category, "model",
                "The model " + *model + " pools counts, in columns a, b, c and d.",
                "Choose fixed, dl, reml or pm, or give the counts.");
  }
  if (plan.way == Plan::Way::peto && studies.compared != stats::EffectMeasure::log_odds_ratio) {
    return fail(Errc::wrong_category, "model", "Peto's method pools odds ratios.", "Choose --measure or.");
  }
  return plan;
}

double reported(EffectScale scale, double x) {
  switch (scale) {
    case EffectScale::as_given: return x;
    case EffectScale::log: return std::exp(x);
    case EffectScale::logit: return stats::proportion_of_logit(x);
  }
  return x;
}

stats::Interval reported(EffectScale scale, const stats::Interval& ci) {
  return {reported(scale, ci.low), reported(scale, ci.high)};
}

/// An estimate with its standard error on the scale it is pooled on.
void add_estimate(OrderedJson& row, EffectScale scale, double estimate, double se,
                  const stats::Interval& ci) {
  row["estimate"] = reported(scale, estimate);
  if (scale == EffectScale::as_given) row["se"] = se;
  add_interval(row, reported(scale, ci));
  if (scale == EffectScale::log) row["log_estimate"] = estimate, row["log_se"] = se;
  if (scale == EffectScale::logit) row["logit_estimate"] = estimate, row["logit_se"] = se;
}

void add_limits(OrderedJson& row, const std::string& name, const std::optional<stats::Interval>& limits) {
  row[name + "_low"] = limits ? OrderedJson(limits->low) : OrderedJson();
  row[name + "_high"] = limits ? OrderedJson(limits->high) : OrderedJson();
}

void add_test(OrderedJson& row, EffectScale scale, double statistic, const std::optional<double>& df,
              double p_value) {
  // That a proportion is 50 % is nobody's hypothesis.
  if (scale == EffectScale::logit) return;
  row["statistic"] = statistic;
  row["df"] = number_or_null(df);
  row["p_value"] = p_value;
}

/// In short, for a row of many.
OrderedJson summary(OrderedJson row, EffectScale scale, const MetaAnalysis& pooled) {
  row["n"] = pooled.n;
  add_estimate(row, scale, pooled.estimate, pooled.se, pooled.ci);
  if (scale != EffectScale::logit) row["p_value"] = pooled.p_value;
  row["tau2"] = number_or_null(pooled.heterogeneity.tau2);
  row["i2"] = pooled.heterogeneity.i2;
  row["q"] = pooled.heterogeneity.q;
  row["q_p_value"] = pooled.heterogeneity.q_p_value;
  if (pooled.without_width) {
    for (const auto* name : {"se", "log_se", "logit_se", "ci_low", "ci_high", "p_value"}) {
      if (row.contains(name)) row[name] = nullptr;
    }
    row["refused"] =
        "These estimates are all the same, so that Hartung and Knapp's interval has no width; --ci wald or "
        "--ci hk_bounded gives one.";
  }
  return row;
}

void add_meta_analysis(OrderedJson& result, EffectScale scale, const MetaAnalysis& pooled) {
  add_estimate(result, scale, pooled.estimate, pooled.se, pooled.ci);
  add_test(result, scale, pooled.statistic, pooled.df, pooled.p_value);
  add_limits(result, "pi", pooled.pi ? std::optional(reported(scale, *pooled.pi)) : std::nullopt);
  const auto& spread = pooled.heterogeneity;
  result["tau2"] = number_or_null(spread.tau2);
  add_limits(result, "tau2_ci", spread.tau2_ci);
  result["q"] = spread.q;
  result["q_df"] = spread.q_df;
  result["q_p_value"] = spread.q_p_value;
  result["i2"] = spread.i2;
  result["h2"] = number_or_null(spread.h2);
  result["i2_tau2"] = number_or_null(spread.i2_tau2);
  result["h2_tau2"] = number_or_null(spread.h2_tau2);
}

/// What a reader of the pooled figures must know.
void explain(const MetaStudies& studies, const Pooling& pooling, const MetaAnalysis& pooled,
             std::vector<std::string>& notes) {
  notes.push_back("i2 is from Q (Higgins), i2_tau2 from tau2 (as metafor prints it)" +
                  std::string(pooled.heterogeneity.tau2_ci ? "; the interval of tau2 is a Q profile." : "."));
  if (pooled.pi) {
    const bool higgins = pooling.prediction == stats::PredictionInterval::higgins_2009;
    const std::string quantile =
        higgins     ? "t with " + std::to_string(pooled.n - 2) + " degrees of freedom (Higgins 2009)"
        : pooled.df ? "t with " + std::to_string(pooled.n - 1) +
                          " degrees of freedom (as metafor beside Hartung-Knapp)"
                    : "the normal quantile (as metafor beside Wald)";
    notes.push_back("The prediction interval, for the true effect of a new study, takes " + quantile + ".");
  } else if (pooled.heterogeneity.tau2) {
    notes.push_back("From fewer than 3 studies a prediction interval cannot be estimated.");
  }
  if (pooling.interval == PooledInterval::hartung_knapp && pooled.df) {
    const Pooling wald{pooling.model, PooledInterval::wald, pooling.prediction, pooling.level};
    const auto other = stats::pool(studies.effects, wald);
    if (other && pooled.se < kSmaller * other->se) {
      const auto& spread = pooled.heterogeneity;
      notes.push_back("Hartung-Knapp's standard error is smaller than Wald's here, since the studies " +
                      std::string(spread.q < spread.q_df
                                      ? "agree better than their standard errors foresee"
                                      : "spread less about the pooled estimate than their standard errors "
                                        "and this tau2 together foresee") +
                      "; --ci hk_bounded never lets it be.");
    }
  }
  if (pooled.n == 1) notes.push_back("There is one study: nothing is pooled.");
}

OrderedJson study_rows(const MetaStudies& studies, double level, const std::vector<double>* weights) {
  OrderedJson rows = OrderedJson::array();
  for (std::size_t i = 0; i < studies.effects.size(); ++i) {
    const auto& effect = studies.effects[i];
    OrderedJson row{{"study", studies.labels[i]}};
    const auto own = stats::pool_fixed_effect({&effect, 1}, level);
    add_estimate(row, studies.scale, effect.estimate, effect.se, own ? own->ci : stats::Interval{});
    if (weights != nullptr) row["weight"] = (*weights)[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Mantel-Haenszel's or Peto's.
Result<void> pool_counts(const MetaStudies& studies, const Plan& plan, MethodAnswer& answer) {
  const bool peto = plan.way == Plan::Way::peto;
  const double level = plan.pooling.level;
  const auto pooled = peto ? stats::peto_odds_ratio(studies.tables, level)
                           : stats::mantel_haenszel(studies.tables, studies.compared, level);
  if (!pooled) return tl::unexpected<Error>(pooled.error());
  auto& result = answer.result;
  result["model"] = peto ? "common effect, Peto" : "common effect, Mantel-Haenszel";
  result["interval"] = "Wald";
  add_estimate(result, studies.scale, pooled->estimate, pooled->se, pooled->ci);
  add_test(result, studies.scale, pooled->statistic, std::nullopt, pooled->p_value);
  result["q"] = pooled->q;
  result["q_df"] = pooled->q_df;
  result["q_p_value"] = pooled->q_p_value;
  result["i2"] = pooled->i2;
  answer.notes.emplace_back(
      peto ? "Peto's odds ratio is for rare outcomes, groups of like size and effects that are not large."
           : "To the counts themselves nothing is added in this model.");
  result["studies"] = study_rows(studies, level, nullptr);
  return {};
}

Result<MetaAnalysis> pool_by_inverse_variance(const MetaStudies& studies, Plan& plan, MethodAnswer& answer) {
  if (plan.way != Plan::Way::by_test) return stats::pool(studies.effects, plan.pooling);
  auto pooled = stats::pool_by_test(studies.effects, kRuleP, kRuleI2, plan.pooling.level);
  if (!pooled) return pooled;
  const auto& spread = pooled->heterogeneity;
  plan.pooling.model = spread.tau2 ? PoolingModel::dersimonian_laird : PoolingModel::fixed_effect;
  plan.pooling.interval = PooledInterval::wald;
  answer.notes.push_back(
      "Rule of yuan2025: random effects (DerSimonian-Laird) where Q has p < 0.05 and I2 is 50 % or more, "
      "else a "
      "fixed effect; here p = " +
      number_text(spread.q_p_value, 3) + " and I2 = " + number_text(100.0 * spread.i2, 3) +
      " %. A model chosen by a test makes intervals too narrow: without --rule it is REML with "
      "Hartung-Knapp's "
      "interval and a prediction interval.");
  return pooled;
}

Result<void> add_subgroups(const Table& table, const Options& options, const MetaStudies& studies,
                           const Pooling& pooling, MethodAnswer& answer) {
  if (!options.has("subgroup")) return {};
  auto named = table.categories(options.text("subgroup"), studies.cases);
  if (!named) return tl::unexpected<Error>(named.error());
  const auto groups = ascending(std::move(*named));
  const auto found = stats::pool_subgroups(studies.effects, groups.codes, pooling);
  if (!found) return tl::unexpected<Error>(found.error());
  OrderedJson rows = OrderedJson::array();
  for (std::size_t g = 0; g < found->groups.size(); ++g) {
    rows.push_back(summary({{"subgroup", groups.labels[g]}}, studies.scale, found->groups[g]));
  }
  answer.result["subgroups"] = std::move(rows);
  answer.result["difference_of_subgroups"] = {
      {"q", found->q}, {"q_df", found->q_df}, {"q_p_value", found->q_p_value}};
  answer.notes.emplace_back(
      "Each subgroup is pooled by itself, with its own tau2; a subgroup of one study is that study. Their "
      "difference is tested with Wald's standard errors, whichever interval is chosen.");
  return {};
}

Result<void> add_left_out(const Options& options, const MetaStudies& studies, const Pooling& pooling,
                          MethodAnswer& answer) {
  if (!options.has("leave-one-out")) return {};
  const auto found = stats::leave_one_out(studies.effects, pooling);
  if (!found) return tl::unexpected<Error>(found.error());
  OrderedJson rows = OrderedJson::array();
  for (std::size_t i = 0; i < found->size(); ++i) {
    rows.push_back(summary({{"left_out", studies.labels[i]}}, studies.scale, (*found)[i]));
  }
  answer.result["leave_one_out"] = std::move(rows);
  return {};
}

Result<void> add_cumulative(const Table& table, const Options& options, const MetaStudies& studies,
                            const Pooling& pooling, MethodAnswer& answer) {
  if (!options.has("cumulative")) return {};
  const std::string& column = options.text("cumulative");
  const auto by = table.numbers(column, studies.cases);
  if (!by) return tl::unexpected<Error>(by.error());
  std::vector<std::size_t> order(by->size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // The order of the rows decides nothing, nor a label that is the number of a line.
  const auto key = [&](std::size_t i) {
    return std::tuple((*by)[i], studies.named ? std::string_view(studies.labels[i]) : std::string_view(),
                      studies.effects[i].estimate, studies.effects[i].se);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::vector<stats::StudyEstimate> ordered;
  for (const auto i : order) ordered.push_back(studies.effects[i]);
  const auto found = stats::cumulative(ordered, pooling);
  if (!found) return tl::unexpected<Error>(found.error());
  OrderedJson rows = OrderedJson::array();
  for (std::size_t i = 0; i < found->size(); ++i) {
    rows.push_back(
        summary({{"added", studies.labels[order[i]]}, {column == "added" ? "by" : column, (*by)[order[i]]}},
                studies.scale, (*found)[i]));
  }
  answer.result["cumulative"] = std::move(rows);
  answer.notes.push_back("Cumulative in ascending order of " + in_quotes(column) + ", equal ones by " +
                         (studies.named ? "the study's name" : "their estimate") + ".");
  return {};
}

Result<void> add_egger(const Options& options, const MetaStudies& studies, const Pooling& pooling,
                       MethodAnswer& answer) {
  if (!options.has("egger")) return {};
  const auto found = stats::egger_test(studies.effects, pooling.level);
  if (!found) return tl::unexpected<Error>(found.error());
  OrderedJson egger{{"estimate", found->bias}, {"se", found->se}};
  add_interval(egger, found->ci);
  egger["statistic"] = found->statistic;
  egger["df"] = found->df;
  egger["p_value"] = found->p_value;
  egger["limit"] = reported(studies.scale, found->limit);
  add_limits(egger, "limit_ci", reported(studies.scale, found->limit_ci));
  answer.result["egger"] = std::move(egger);
  answer.notes.emplace_back(
      "Egger's regression in its classical form: estimates on their standard errors, weighted by "
      "1/se^2, t with k - 2 degrees of freedom (metafor regtest, model = \"lm\"); limit is the "
      "estimate foreseen without sampling error.");
  if (found->n < kFewForEgger) {
    answer.notes.emplace_back(
        "With fewer than 10 studies Egger's regression seldom finds a bias that is there.");
  }
  return {};
}

Result<void> add_trim_and_fill(const Options& options, const MetaStudies& studies, const Pooling& pooling,
                               MethodAnswer& answer) {
  if (!options.has("trim-and-fill")) return {};
  OrderedJson rows = OrderedJson::array();
  for (const auto& [name, estimator] :
       {std::pair{"L0", stats::MissingStudies::l0}, {"R0", stats::MissingStudies::r0}}) {
    const auto found = stats::trim_and_fill(studies.effects, pooling, estimator);
    if (!found) return tl::unexpected<Error>(found.error());
    OrderedJson row{{"estimator", name},
                    {"missing", found->missing},
                    {"side", found->side == stats::FunnelSide::left ? "left" : "right"}};
    rows.push_back(summary(std::move(row), studies.scale, found->pooled));
  }
  answer.result["trim_and_fill"] = std::move(rows);
  answer.notes.emplace_back(
      "Trim and fill shows how much missing studies could change; it is not a correction.");
  return {};
}

Result<MethodAnswer> run(const Table& table, const Options& options) {
  std::vector<std::string> also;
  for (const auto* name : {"subgroup", "cumulative"}) {
    if (const auto column = options.maybe_text(name)) also.push_back(*column);
  }
  const auto studies = read_studies(table, options, also);
  if (!studies) return tl::unexpected<Error>(studies.error());
  auto plan = plan_of(options, *studies);
  if (!plan) return tl::unexpected<Error>(plan.error());

  MethodAnswer answer;
  answer.cases = studies->cases;
  answer.notes = studies->notes;
  for (const auto& column : also) {
    const auto dropped = std::find_if(studies->cases.columns.begin(), studies->cases.columns.end(),
                                      [&](const DroppedRows& one) { return one.column == column; });
    if (dropped == studies->cases.columns.end() || dropped->rows == 0) continue;
    answer.notes.push_back("Left out of all that is pooled, also of the estimate of all studies: " +
                           std::to_string(dropped->rows) + (dropped->rows == 1 ? " study" : " studies") +
                           " without a value in " + in_quotes(column) + ".");
  }
  answer.result["form"] = studies->form;
  answer.result["measure"] = studies->measure;
  answer.result["n"] = studies->effects.size();
  if (plan->way == Plan::Way::mantel_haenszel || plan->way == Plan::Way::peto) {
    for (const auto* further : {"subgroup", "leave-one-out", "cumulative", "egger", "trim-and-fill"}) {
      if (!options.has(further)) continue;
      return fail(Errc::wrong_category, further,
                  "--" + std::string(further) + " goes with the models that pool by inverse variance.",
                  "Choose --model fixed, dl, reml or pm.");
    }
    if (auto ok = pool_counts(*studies, *plan, answer); !ok) return tl::unexpected<Error>(ok.error());
    return answer;
  }
  const auto pooled = pool_by_inverse_variance(*studies, *plan, answer);
  if (!pooled) return tl::unexpected<Error>(pooled.error());
  const auto& pooling = plan->pooling;
  answer.result["model"] = words(pooling.model);
  answer.result["interval"] = words(pooling.interval);
  add_meta_analysis(answer.result, studies->scale, *pooled);
  explain(*studies, pooling, *pooled, answer.notes);
  answer.result["studies"] = study_rows(*studies, pooling.level, &pooled->weights);
  for (const auto& ok : {add_subgroups(table, options, *studies, pooling, answer),
                         add_left_out(options, *studies, pooling, answer),
                         add_cumulative(table, options, *studies, pooling, answer),
                         add_egger(options, *studies, pooling, answer),
                         add_trim_and_fill(options, *studies, pooling, answer)}) {
    if (!ok) return tl::unexpected<Error>(ok.error());
  }
  return answer;
}

}  // namespace

Method meta_method() {
  return {"meta",
          "meta",
          "Studies pooled: columns study and estimate, se; or (rr, hr), ci_low, ci_high; a, b, c, d; or "
          "events, total",
          {{"form", "NAME",
            "Which columns are meant, where a table has several: estimate, ratio, counts, proportion"},
           {"measure", "NAME",
            "What is pooled: or, rr, hr, ratio, difference; or, rr, rd from counts [or]; proportion"},
           {"model", "NAME",
            "fixed, dl (DerSimonian-Laird), reml, pm (Paule-Mandel); mh (Mantel-Haenszel), peto from counts "
            "[reml]"},
           {"ci", "NAME",
            "Interval: wald, hk (Hartung-Knapp), hk_bounded (never narrower than Wald) [hk, or wald]"},
           {"prediction", "NAME",
            "Prediction interval: pooled (quantile of the interval), higgins (t, k - 2)", false, "pooled"},
           {"rule", "NAME", "yuan2025: a fixed effect unless Q has p < 0.05 and I2 is 50 % or more, then dl"},
           kLevel,
           {"se", "NAME",
            "What the column se holds: error or variance; asked where its interval says the latter"},
           {"printed-level", "LEVEL", "Confidence level of the intervals in the table", false, "0.95"},
           {"add", "NUMBER", "Added to each cell of a study with a count of 0", false, "0.5"},
           {"double-zero", "NAME",
            "Studies in which nobody, or everybody, of both groups has the outcome: drop or keep [drop; keep "
            "for rd]"},
           {"study", "COLUMN", "Column with the names of the studies [study]"},
           {"subgroup", "COLUMN", "Pools within this column's values, and tests their difference (Wald)"},
           {"leave-one-out", "", "Pools again without each study in turn"},
           {"cumulative", "COLUMN", "Pools again as studies are added in ascending order of this column"},
           {"egger", "", "Egger's regression: do small studies say something else?"},
           {"trim-and-fill", "", "Studies that a lopsided funnel lacks, added (L0 and R0)"}},
          run,
          true,
          false};
}

}  // namespace myolung::cohort
