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
    for (const auto& key : reader_.texts("sources")) {
      if (sources_.count(key) == 0) reader_.problem("sources", key + " is not in sources.json");
    }
  }

  void read_place(ObjectReader& owner) {
    auto place = owner.object("source");
    const std::string key = place.text("key");
    if (!key.empty() && sources_.count(key) == 0) place.problem("key", "is not in sources.json");
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
    population.text("summary");
    model_.cohort = {population.integer("events"), population.integer("total")};
    if (model_.cohort.events < 0 || model_.cohort.events > model_.cohort.total ||
        model_.cohort.total <= 0) {
      population.problem("events", "must lie between 0 and total");
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

  /// A number in a unit of the variable, as canonical value.
  double read_threshold(ObjectReader& reader, const Variable& variable) {
    const double value = reader.number("value");
    const std::string code = reader.text("unit");
    const Unit* unit = find_unit(variable, code);
    if (unit == nullptr) {
      reader.problem("unit", code + " is not a unit of " + variable.id);
      return value;
    }
    return value * unit->multiply_by / unit->divide_by;
  }

  void read_item(ObjectReader& reader) {
    Item item;
    item.variable = read_input(reader);
    const Variable& variable = catalogue_.variables[item.variable];
    item.label = reader.text("label");
    for (auto& rule : reader.objects("rules")) read_rule(rule, variable, item);
    item.otherwise = static_cast<int>(reader.integer("otherwise"));
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
      near.finish();
    }
    read_place(reader);
    reader.finish();
    model_.items.push_back(std::move(item));
  }

  void read_rule(ObjectReader& reader, const Variable& variable, Item& item) {
    Rule rule{Equality{false}, static_cast<int>(reader.integer("points"))};
    if (variable.kind == VariableKind::number) {
      const auto op = read_operator(reader, "op");
      const std::string printed = reader.text("printed");
      const std::string unit = reader.optional_text("unit");
      const double threshold = read_threshold(reader, variable);
      const Json number = Json::parse(printed, nullptr, false);
      if (!number.is_number() || number != reader.any("value")) {
        reader.problem("printed", "must be the digits of value");
      }
      rule.condition = Comparison{op.value_or(Op::less), threshold,
                                  std::string(symbol(op.value_or(Op::less))) + " " + printed +
                                      (unit == "1" ? "" : " " + unit)};
    } else {
      rule.condition = Equality{read_equal(reader, variable)};
    }
    reader.finish();
    item.rules.push_back(std::move(rule));
  }

  static std::variant<bool, std::string> read_equal(ObjectReader& reader,
                                                    const Variable& variable) {
    const Json& value = reader.any("equals");
    if (variable.kind == VariableKind::finding && value.is_boolean()) return value.get<bool>();
    if (variable.kind == VariableKind::category && value.is_string()) {
      const auto known = std::any_of(
          variable.categories.begin(), variable.categories.end(),
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
      Band read{band.text("id"), band.text("label"), static_cast<int>(band.integer("min")),
                static_cast<int>(band.integer("max"))};
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
      const auto score = static_cast<int>(row.integer("score"));
      const stats::Proportion count{row.integer("events"), row.integer("total")};
      row.finish();
      const auto ci = stats::clopper_pearson(count.events, count.total);
      const auto ratio = stats::likelihood_ratio_jeffreys(
          count.events, with, count.total - count.events, without, levels);
      if (!ci || !ratio) {
        row.problem("events", "must lie between 0 and total, and within the population");
        continue;
      }
      if (model_.observed_at(score) != nullptr) row.problem("score", "stands twice");
      model_.observed.push_back(
          {score, count, {settled(ci->low), settled(ci->high)},
           {settled(ratio->estimate), {settled(ratio->ci.low), settled(ratio->ci.high)}}});
    }
    read_place(observed);
    observed.finish();
  }

  void read_performance() {
    auto performance = reader_.object("performance");
    performance.choice("kind", {"apparent", "validated"});
    performance.text("text");
    model_.cutoff = static_cast<int>(performance.integer("cutoff"));
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
    rule.op = read_operator(reader, "op").value_or(Op::less);
    rule.value = read_threshold(reader, catalogue_.variables[rule.variable]);
    rule.code = reader.text("code");
    rule.message = reader.text("message");
    read_place(reader);
    reader.finish();
    model_.applicability.push_back(std::move(rule));
  }

  ObjectReader reader_;
  const Catalogue& catalogue_;
  const std::set<std::string>& sources_;
  Model model_;
};

}  // namespace

Model read_model(const Json& json, ProblemList& problems, const Catalogue& catalogue,
                 const std::set<std::string>& sources) {
  return ModelReader(json, problems, catalogue, sources).read();
}

}  // namespace myolung
