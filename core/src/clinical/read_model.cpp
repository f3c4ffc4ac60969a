#include "clinical/read_model.hpp"

#include <algorithm>

#include "clinical/assessment_json.hpp"
#include "clinical/read_item.hpp"
#include "clinical/read_variables.hpp"

namespace myolung {
namespace {

class ModelReader {
 public:
  ModelReader(const Json& json, ProblemList& problems, const Catalogue& catalogue,
              const std::set<std::string>& sources)
      : reader_(json, "", problems), context_{catalogue, {}}, sources_(sources) {}

  Model read() {
    model_.id = reader_.text("id");
    model_.title = reader_.text("title");
    model_.version = read_version(reader_);
    model_.json = members({{"id", model_.id}, {"title", model_.title}, {"version", model_.version}});
    reader_.text("summary");
    model_.other_disease = reader_.flag_or("other_disease", false);
    reader_.choice("form", {"points"});
    read_source_keys();
    read_verification();
    read_population();
    read_outcome();
    read_items();
    read_bands();
    if (reader_.has("observed")) read_observed();
    if (reader_.has("performance")) read_performance();
    for (auto& rule : reader_.objects("applicability", false)) read_applicability(rule);
    for (auto& caution : reader_.objects("cautions", false)) read_caution(caution);
    for (auto& limitation : reader_.objects("limitations")) {
      limitation.text("text");
      read_place(limitation);
      limitation.finish();
    }
    reader_.finish();
    return std::move(model_);
  }

 private:
  void read_source_keys() {
    const auto keys = reader_.texts("sources");
    context_.cited.insert(keys.begin(), keys.end());
    for (const auto& key : keys) {
      if (sources_.count(key) == 0) reader_.problem("sources", key + " is not in sources.json");
    }
  }

  Place read_place(ObjectReader& owner) { return myolung::read_place(owner, context_); }

  void read_verification() {
    auto verification = reader_.object("verification");
    verification.choice("level", {"full_text", "abstract"});
    verification.text("text");
    verification.finish();
  }

  void read_population() {
    auto population = reader_.object("population");
    population.text("short");
    population.text("summary");
    read_counts(population);
    population.texts("included");
    population.texts("excluded");
    for (auto& difference : population.objects("differs", false)) read_difference(difference);
    read_place(population);
    population.finish();
  }

  /// Gathers the differences of one input where the first of them stands.
  void read_difference(ObjectReader& reader) {
    const std::size_t variable = read_input(reader, context_.catalogue);
    auto condition = read_condition_of(reader, variable);
    std::string message = reader.text("message");
    read_place(reader);
    reader.finish();
    if (!condition) return;
    auto& aspects = model_.population;
    auto aspect = std::find_if(aspects.begin(), aspects.end(),
                               [variable](const PopulationAspect& a) { return a.variable == variable; });
    if (aspect == aspects.end()) aspect = aspects.insert(aspect, {variable, {}});
    aspect->differences.push_back({std::move(*condition), std::move(message)});
  }

  /// Reads `when`.
  std::optional<Condition> read_condition_of(ObjectReader& owner, std::size_t variable) {
    auto when = owner.object("when");
    auto condition = read_condition(when, context_.catalogue.variables[variable]);
    when.finish();
    return condition;
  }

  /// The patients, and those with the outcome, where the source prints them.
  void read_counts(ObjectReader& population) {
    const bool with_events = population.has("events");
    if (!with_events && !population.has("total")) return;
    const std::int64_t total = population.count("total");
    if (!with_events) return;
    model_.cohort = {population.count("events"), total};
    if (model_.cohort->events <= 0 || model_.cohort->events >= total) {
      population.problem("events", "must be above 0 and below total: it is the default pre-test odds");
    }
  }

  void read_outcome() {
    auto outcome = reader_.object("outcome");
    for (const auto* key : {"id", "label", "definition", "window"}) outcome.text(key);
    read_place(outcome);
    outcome.finish();
  }

  void read_items() {
    for (auto& entry : reader_.objects("items")) {
      Item item = read_item(entry, context_);
      for (const auto& other : model_.items) {
        if (other.variable == item.variable) entry.problem("input", "stands twice");
        if (item.decided_by && other.decided_by == item.decided_by) {
          entry.problem("cases", "depend on an input that decides another item's cases as well");
        }
      }
      model_.items.push_back(std::move(item));
      if (model_.score_range().second > PointSet::kMost) {
        entry.problem("", "takes the score above " + std::to_string(PointSet::kMost));
        model_.items.pop_back();
      }
    }
    refuse_item_that_decides();
  }

  /// The scores are the sums of what each item can give by itself: one input must not count in two.
  void refuse_item_that_decides() {
    for (std::size_t i = 0; i < model_.items.size(); ++i) {
      const auto& decided_by = model_.items[i].decided_by;
      const bool scored =
          std::any_of(model_.items.begin(), model_.items.end(),
                      [&decided_by](const Item& item) { return decided_by == item.variable; });
      if (scored)
        reader_.problem("items/" + std::to_string(i) + "/cases", "depend on an input that is an item");
    }
  }

  /// Ends included, ascending, each beginning one above the one before, from the lowest to the
  /// highest score.
  void read_bands() {
    const auto [lowest, highest] = model_.score_range();
    int next = lowest;
    for (auto& band : reader_.objects("bands")) {
      Band read{band.text("id"), band.text("label"), band.count("min"), band.count("max"), {}, ""};
      for (const auto& other : model_.bands) {
        if (other.id == read.id) band.problem("id", "stands twice");
      }
      if (read.min != next || read.max < read.min) {
        band.problem("min", "must be " + std::to_string(next) + ": bands have no gap or overlap");
      }
      next = read.max + 1;
      for (auto& risk : band.objects("printed_risks", false)) read.printed_risks.push_back(read_risk(risk));
      JsonWriter risks;
      risks.array(read.printed_risks, [&risks](const PrintedRisk& risk) { write_printed_risk(risks, risk); });
      read.printed_risks_json = risks.take();
      band.finish();
      model_.bands.push_back(std::move(read));
    }
    if (next != highest + 1) {
      reader_.problem("bands", "must end at the highest score, " + std::to_string(highest));
    }
  }

  PrintedRisk read_risk(ObjectReader& reader) {
    PrintedRisk risk{
        reader.text("cohort"), reader.text("outcome"), reader.text("window"), reader.text("percent"), "", ""};
    const double percent = number_in(risk.percent).value_or(0.0);
    if (percent <= 0.0 || percent >= 100.0) {
      reader.problem("percent", "must be the digits of a number between 0 and 100");
    }
    auto place = read_place(reader);
    risk.source = std::move(place.key);
    risk.place = std::move(place.place);
    reader.finish();
    return risk;
  }

  void read_observed() {
    auto observed = reader_.object("observed");
    if (!model_.cohort) {
      reader_.problem("observed", "needs the population's total and events");
      return;
    }
    const auto& cohort = *model_.cohort;
    auto rows = observed.objects("rows");
    const auto levels = static_cast<int>(rows.size());
    const auto with = cohort.events;
    const auto without = cohort.total - with;
    for (auto& row : rows) {
      const int score = row.count("score");
      const stats::Proportion count{row.count("events"), row.count("total")};
      row.finish();
      const auto others = count.total - count.events;
      if (count.total < 1 || others < 0 || count.events > with || others > without) {
        row.problem("events", "must lie between 0 and total, and within the population");
        continue;
      }
      if (!model_.observed.empty() && score <= model_.observed.back().score) {
        row.problem("score", "must rise from row to row");
      }
      model_.observed.push_back({score, count, {}, {}, "", ""});
    }
    std::int64_t events = 0;
    std::int64_t total = 0;
    for (const auto& row : model_.observed) {
      events += row.count.events;
      total += row.count.total;
    }
    if (events != with || total != cohort.total) {
      observed.problem("rows", "add up to " + std::to_string(events) + " of " + std::to_string(total) +
                                   ", the population has " + std::to_string(with) + " of " +
                                   std::to_string(cohort.total));
    }
    if (levels != attainable_scores().size()) {
      observed.problem("rows", "must have one row for each attainable score");
    }
    read_place(observed);
    observed.finish();
  }

  [[nodiscard]] PointSet attainable_scores() const {
    PointSet scores{0};
    for (const auto& item : model_.items) scores = sums(scores, item.attainable_points());
    return scores;
  }

  void read_performance() {
    auto performance = reader_.object("performance");
    performance.choice("kind", {"apparent", "validated"});
    performance.text("text");
    model_.cutoff = performance.count("cutoff");
    const bool begins_band = std::any_of(model_.bands.begin(), model_.bands.end(), [this](const Band& band) {
      return band.min == *model_.cutoff && &band != &model_.bands.front();
    });
    if (!begins_band) performance.problem("cutoff", "must be where a band but the lowest begins");
    read_place(performance);
    performance.finish();
  }

  void read_applicability(ObjectReader& reader) {
    ApplicabilityRule rule;
    rule.variable = read_input(reader, context_.catalogue);
    if (auto condition = read_condition_of(reader, rule.variable)) rule.condition = std::move(*condition);
    rule.effect = reader.choice("effect", {"not_applicable", "caution"}) == "caution"
                      ? ApplicabilityRule::Effect::caution
                      : ApplicabilityRule::Effect::not_applicable;
    rule.code = reader.text("code");
    rule.message = reader.text("message");
    read_place(reader);
    reader.finish();
    model_.applicability.push_back(std::move(rule));
  }

  void read_caution(ObjectReader& reader) {
    model_.cautions.push_back({reader.text("code"), reader.text("message")});
    read_place(reader);
    reader.finish();
  }

  ObjectReader reader_;
  ModelContext context_;
  const std::set<std::string>& sources_;
  Model model_;
};

}  // namespace

Model read_model(const Json& json, ProblemList& problems, const Catalogue& catalogue,
                 const std::set<std::string>& sources) {
  return ModelReader(json, problems, catalogue, sources).read();
}

}  // namespace myolung
