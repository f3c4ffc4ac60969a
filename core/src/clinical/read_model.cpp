#include "clinical/read_model.hpp"

#include <algorithm>

#include "clinical/read_variables.hpp"

namespace myolung {
namespace {

class ModelReader {
 public:
  ModelReader(const Json& json, ProblemList& problems, const Catalogue& catalogue,
              const std::set<std::string>& sources)
      : reader_(json, "", problems), catalogue_(catalogue), sources_(sources) {}

  Model read() {
    model_.id = reader_.text("id");
    model_.title = reader_.text("title");
    model_.version = read_version(reader_);
    reader_.text("summary");
    reader_.choice("form", {"points"});
    read_source_keys();
    read_verification();
    read_population();
    read_outcome();
    for (auto& item : reader_.objects("items")) read_item(item);
    read_bands();
    if (reader_.has("observed")) read_observed();
    if (reader_.has("performance")) read_performance();
    for (auto& rule : reader_.objects("applicability", false)) read_applicability(rule);
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
    cited_.insert(keys.begin(), keys.end());
    for (const auto& key : keys) {
      if (sources_.count(key) == 0) reader_.problem("sources", key + " is not in sources.json");
    }
  }

  void read_place(ObjectReader& owner) {
    auto place = owner.object("source");
    const std::string key = place.text("key");
    if (!key.empty() && cited_.count(key) == 0) place.problem("key", "is not among this file's sources");
    place.text("place");
    place.finish();
  }

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
    model_.cohort = {population.count("events"), population.count("total")};
    if (model_.cohort.events <= 0 || model_.cohort.events >= model_.cohort.total) {
      population.problem("events", "must be above 0 and below total: it is the default pre-test odds");
    }
    population.texts("included");
    population.texts("excluded");
    read_place(population);
    population.finish();
  }

  void read_outcome() {
    auto outcome = reader_.object("outcome");
    for (const auto* key : {"id", "label", "definition", "window"}) outcome.text(key);
    read_place(outcome);
    outcome.finish();
  }

  std::size_t read_input(ObjectReader& reader) {
    const std::string id = reader.text("input");
    const auto index = catalogue_.find(id);
    if (!index && !id.empty()) reader.problem("input", id + " is not a variable");
    return index.value_or(0);
  }

  void read_item(ObjectReader& reader) {
    Item item;
    item.variable = read_input(reader);
    if (model_.asks_for(item.variable)) reader.problem("input", "stands twice");
    const Variable& variable = catalogue_.variables[item.variable];
    item.label = reader.text("label");
    for (auto& rule : reader.objects("rules")) read_rule(rule, variable, item);
    item.otherwise = reader.count("otherwise");
    refuse_shadowed(reader, item);
    for (auto& state : reader.objects("states", false)) {
      state.choice("state", {"could_not_perform"});
      item.could_not_perform = state.text("message");
      state.finish();
    }
    if (item.could_not_perform.empty() == variable.could_not_perform) {
      reader.problem("states", "must say what each state of " + variable.id + " means, and no other");
    }
    if (reader.has("near_cutoff")) {
      auto near = reader.object("near_cutoff");
      item.near_cutoff = Item::Near{near.number("from"), near.number("to"), near.text("message")};
      const auto& zone = *item.near_cutoff;
      const bool around = std::any_of(item.rules.begin(), item.rules.end(), [&](const Rule& rule) {
        const auto* comparison = std::get_if<Comparison>(&rule.condition);
        return comparison != nullptr && zone.from <= comparison->threshold &&
               comparison->threshold <= zone.to;
      });
      if (!around) near.problem("from", "has no cut-off between it and `to`");
      near.finish();
    }
    read_place(reader);
    reader.finish();
    model_.items.push_back(std::move(item));
  }

  void read_rule(ObjectReader& reader, const Variable& variable, Item& item) {
    const int points = reader.count("points");
    item.rules.push_back({read_condition(reader, variable), points});
    reader.finish();
  }

  Condition read_condition(ObjectReader& reader, const Variable& variable) {
    if (variable.kind != VariableKind::number) return Equality{read_equal(reader, variable)};
    const Op op = read_operator(reader, "op").value_or(Op::less);
    const double value = reader.number("value");
    const std::string printed = reader.text("printed");
    const Json digits = Json::parse(printed, nullptr, false);
    if (!digits.is_number() || digits.get<double>() != value) {
      reader.problem("printed", "must be the digits of value");
    }
    const std::string code = reader.text("unit");
    const Unit* unit = find_unit(variable, code);
    if (unit == nullptr) {
      reader.problem("unit", code + " is not a unit of " + variable.id);
      return Equality{false};
    }
    return Comparison{op, value * unit->multiply_by / unit->divide_by,
                      std::string(symbol(op)) + " " + printed + (code == "1" ? "" : " " + code)};
  }

  /// A rule that no value can reach, because an earlier one of the same direction takes them all,
  /// would widen the range of an unknown input by points nobody can get.
  static void refuse_shadowed(ObjectReader& reader, const Item& item) {
    const auto below = [](Op op) { return op == Op::less || op == Op::less_equal; };
    for (std::size_t later = 1; later < item.rules.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        const auto* a = std::get_if<Comparison>(&item.rules[earlier].condition);
        const auto* b = std::get_if<Comparison>(&item.rules[later].condition);
        if (a == nullptr || b == nullptr || below(a->op) != below(b->op)) continue;
        if (below(b->op) ? b->threshold <= a->threshold : b->threshold >= a->threshold) {
          reader.problem("rules/" + std::to_string(later), "is never reached: an earlier rule is met first");
        }
      }
    }
  }

  static std::variant<bool, std::string> read_equal(ObjectReader& reader, const Variable& variable) {
    const Json& value = reader.any("equals");
    if (variable.kind == VariableKind::finding && value.is_boolean()) return value.get<bool>();
    if (variable.kind == VariableKind::category && value.is_string()) {
      const auto known =
          std::any_of(variable.categories.begin(), variable.categories.end(),
                      [&value](const Category& c) { return c.code == value.get_ref<const std::string&>(); });
      if (known) return value.get<std::string>();
    }
    reader.problem("equals", "is not a value of " + variable.id);
    return false;
  }

  /// Ends included, ascending, each beginning one above the one before, from the lowest to the
  /// highest score.
  void read_bands() {
    const auto [lowest, highest] = model_.score_range();
    int next = lowest;
    for (auto& band : reader_.objects("bands")) {
      Band read{band.text("id"), band.text("label"), band.count("min"), band.count("max")};
      for (const auto& other : model_.bands) {
        if (other.id == read.id) band.problem("id", "stands twice");
      }
      if (read.min != next || read.max < read.min) {
        band.problem("min", "must be " + std::to_string(next) + ": bands have no gap or overlap");
      }
      next = read.max + 1;
      band.finish();
      model_.bands.push_back(std::move(read));
    }
    if (next != highest + 1) {
      reader_.problem("bands", "must end at the highest score, " + std::to_string(highest));
    }
  }

  void read_observed() {
    auto observed = reader_.object("observed");
    auto rows = observed.objects("rows");
    const auto levels = static_cast<int>(rows.size());
    const auto with = model_.cohort.events;
    const auto without = model_.cohort.total - with;
    for (auto& row : rows) {
      const int score = row.count("score");
      const stats::Proportion count{row.count("events"), row.count("total")};
      row.finish();
      const auto ci = stats::clopper_pearson(count.events, count.total);
      const auto ratio =
          stats::likelihood_ratio_jeffreys(count.events, with, count.total - count.events, without, levels);
      if (!ci || !ratio) {
        row.problem("events", "must lie between 0 and total, and within the population");
        continue;
      }
      if (!model_.observed.empty() && score <= model_.observed.back().score) {
        row.problem("score", "must rise from row to row");
      }
      model_.observed.push_back(
          {score,
           count,
           {settled(ci->low), settled(ci->high)},
           {settled(ratio->estimate), {settled(ratio->ci.low), settled(ratio->ci.high)}}});
    }
    std::int64_t events = 0;
    std::int64_t total = 0;
    for (const auto& row : model_.observed) {
      events += row.count.events;
      total += row.count.total;
    }
    if (events != with || total != model_.cohort.total) {
      observed.problem("rows", "add up to " + std::to_string(events) + " of " + std::to_string(total) +
                                   ", the population has " + std::to_string(with) + " of " +
                                   std::to_string(model_.cohort.total));
    }
    if (static_cast<std::size_t>(levels) != attainable_scores().size()) {
      observed.problem("rows", "must have one row for each attainable score");
    }
    read_place(observed);
    observed.finish();
  }

  [[nodiscard]] std::set<int> attainable_scores() const {
    std::set<int> scores{0};
    for (const auto& item : model_.items) {
      std::set<int> next;
      for (const int score : scores) {
        for (const int points : item.attainable_points()) next.insert(score + points);
      }
      scores = std::move(next);
    }
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
    for (auto& printed : performance.objects("printed")) {
      printed.text("metric");
      printed.text("value");
      printed.finish();
    }
    read_place(performance);
    performance.finish();
  }

  void read_applicability(ObjectReader& reader) {
    ApplicabilityRule rule;
    rule.variable = read_input(reader);
    auto when = reader.object("when");
    rule.condition = read_condition(when, catalogue_.variables[rule.variable]);
    when.finish();
    rule.effect = reader.choice("effect", {"not_applicable", "caution"}) == "caution"
                      ? ApplicabilityRule::Effect::caution
                      : ApplicabilityRule::Effect::not_applicable;
    rule.code = reader.text("code");
    rule.message = reader.text("message");
    read_place(reader);
    reader.finish();
    model_.applicability.push_back(std::move(rule));
  }

  ObjectReader reader_;
  const Catalogue& catalogue_;
  const std::set<std::string>& sources_;
  std::set<std::string> cited_;
  Model model_;
};

}  // namespace

Model read_model(const Json& json, ProblemList& problems, const Catalogue& catalogue,
                 const std::set<std::string>& sources) {
  return ModelReader(json, problems, catalogue, sources).read();
}

}  // namespace myolung
