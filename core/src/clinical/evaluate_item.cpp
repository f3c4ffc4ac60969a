#include "clinical/evaluate_item.hpp"

#include <algorithm>

#include "clinical/sentence.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

/// The operator that says the same with its sides exchanged.
Op mirrored(Op op) {
  switch (op) {
    case Op::less: return Op::greater;
    case Op::less_equal: return Op::greater_equal;
    case Op::greater: return Op::less;
    case Op::greater_equal: return Op::less_equal;
  }
  return op;
}

/// Between which thresholds a value lies, as far as the rules that decided about it say.
class Bounds {
 public:
  /// Notes how `value` stands to the threshold of every rule up to the decisive one.
  void add(const Case& in, const Rule* decisive) {
    for (const auto& rule : in.rules) {
      const auto* comparison = std::get_if<Comparison>(&rule.condition);
      if (comparison == nullptr) continue;
      add({&rule == decisive ? comparison->op : negation(comparison->op), comparison->threshold});
      converted_ = converted_ || comparison->converted;
      if (&rule == decisive) return;
    }
  }

  /// "43 < 50", "52 ≥ 50", "60 < 63 ≤ 65"; with the canonical unit where print has another.
  [[nodiscard]] std::string text(double value, const Unit& unit) const {
    const std::string suffix = converted_ ? unit_suffix(unit) : "";
    if (!low_) return value_text_against(value, high_->threshold) + behind(*high_) + suffix;
    if (!high_) return value_text_against(value, low_->threshold) + behind(*low_) + suffix;
    return value_text(low_->threshold) + " " + written(mirrored(low_->op)) + " " +
           value_text_between(low_->threshold, value, high_->threshold) + behind(*high_) + suffix;
  }

 private:
  struct Bound {
    Op op;
    double threshold;
  };

  static std::string behind(const Bound& bound) {
    return " " + written(bound.op) + " " + value_text(bound.threshold);
  }

  /// Keeps the tighter one.
  void add(Bound bound) {
    const bool lower = bound.op == Op::greater || bound.op == Op::greater_equal;
    auto& kept = lower ? low_ : high_;
    const bool looser =
        kept && (lower ? bound.threshold < kept->threshold : bound.threshold > kept->threshold);
    const bool same = kept && bound.threshold == kept->threshold;
    const bool strict = bound.op == Op::greater || bound.op == Op::less;
    if (!looser && (!same || strict)) kept = bound;
  }

  std::optional<Bound> low_;
  std::optional<Bound> high_;
  bool converted_ = false;
};

/// Calls `use` with each case that can hold: `in`, or all when several may.
template <class Use>
void for_each_open(const Item& item, const Case* in, Use use) {
  for (const auto& one : item.cases) {
    if (in == nullptr || in == &one) use(one);
  }
}

std::string reason_for(const Language& language, const Variable& variable, const Item& item, const Case* in,
                       const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) {
    Bounds bounds;
    for_each_open(item, in, [&](const Case& one) { bounds.add(one, one.rule_for(value)); });
    return bounds.text(*number, variable.units[0]);
  }
  if (const auto* flag = std::get_if<bool>(&value)) return say(language, *flag ? "present" : "absent");
  const auto& code = std::get<std::string>(value);
  const auto category = std::find_if(variable.categories.begin(), variable.categories.end(),
                                     [&code](const Category& c) { return c.code == code; });
  return category->label;
}

/// The case that holds, as far as the deciding variable is known.
const Case* case_in(const Item& item, const Patient& patient) {
  if (!item.decided_by) return &item.cases.front();
  const Value& deciding = patient.values[*item.decided_by];
  for (const auto& one : item.cases) {
    if (met(*one.when, deciding)) return &one;
  }
  return nullptr;
}

/// Nothing was measured: every number of points that some value would give.
ItemResult without_value(const Item& item, const Case* in, ItemState state, std::string reason) {
  ItemResult out{&item, state, in, {}, std::move(reason)};
  for_each_open(item, in, [&](const Case& one) { out.points |= item.attainable_points(one); });
  return out;
}

ItemResult with_value(const Catalogue& catalogue, const Item& item, const Case* in, const Value& value) {
  const Variable& variable = catalogue.variables[item.variable];
  ItemResult out{&item, ItemState::known, in, {}, reason_for(catalogue.language, variable, item, in, value)};
  for_each_open(item, in, [&](const Case& one) {
    const auto points = one.points_for(value);
    if (points.size() > 1) out.value_narrows = true;
    if (!out.points.empty() && points != out.points) out.deciding_narrows = true;
    out.points |= points;
  });
  if (out.points.size() > 1) out.state = ItemState::imprecise;
  if (out.deciding_narrows) {
    out.reason = say(catalogue.language, "{0}; depends on {1}",
                     {out.reason, catalogue.variables[*item.decided_by].label});
  }
  return out;
}

}  // namespace

ItemResult evaluate_item(const Catalogue& catalogue, const Item& item, const Patient& patient) {
  const Case* in = case_in(item, patient);
  const Value& value = patient.values[item.variable];
  if (is_known(value)) return with_value(catalogue, item, in, value);
  if (std::holds_alternative<CouldNotPerform>(value)) {
    auto out = without_value(item, in, ItemState::could_not_perform,
                             say(catalogue.language, "could not be performed"));
    if (item.could_not_perform->points) out.points = {*item.could_not_perform->points};
    return out;
  }
  auto out = without_value(item, in, ItemState::missing, say(catalogue.language, "not known"));
  out.value_narrows = true;
  return out;
}

}  // namespace myolung
