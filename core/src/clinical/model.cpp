#include "myolung/model.hpp"

#include <algorithm>
#include <cassert>

namespace myolung {

namespace {

bool equals(const Equality& wanted, const Value& value) {
  if (const auto* flag = std::get_if<bool>(&wanted.value)) {
    const auto* found = std::get_if<bool>(&value);
    return found != nullptr && *found == *flag;
  }
  const auto& codes = std::get<std::vector<std::string>>(wanted.value);
  const auto* code = std::get_if<std::string>(&value);
  return code != nullptr && std::find(codes.begin(), codes.end(), *code) != codes.end();
}

}  // namespace

bool met(const Condition& condition, const Value& value) {
  if (const auto* equality = std::get_if<Equality>(&condition)) return equals(*equality, value);
  const auto& comparison = std::get<Comparison>(condition);
  const auto* number = std::get_if<double>(&value);
  return number != nullptr && holds(*number, comparison.op, comparison.threshold);
}

const Rule* Case::rule_for(const Value& value) const {
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&value](const Rule& r) { return met(r.condition, value); });
  return rule == rules.end() ? nullptr : &*rule;
}

PointSet Case::points_for(const Value& value) const {
  const Rule* rule = rule_for(value);
  return rule == nullptr ? PointSet{otherwise} : rule->points;
}

PointSet Item::attainable_points(const Case& in) const {
  PointSet points{in.otherwise};
  for (const auto& rule : in.rules) points |= rule.points;
  if (could_not_perform && could_not_perform->points) points.add(*could_not_perform->points);
  return points;
}

PointSet Item::attainable_points() const {
  PointSet points;
  for (const auto& one : cases) points |= attainable_points(one);
  return points;
}

std::pair<int, int> Model::score_range() const {
  std::pair<int, int> range{0, 0};
  for (const auto& item : items) {
    const auto points = item.attainable_points();
    range.first += points.front();
    range.second += points.back();
  }
  return range;
}

const Band& Model::band_of(int score) const {
  const auto band = std::find_if(bands.begin(), bands.end(),
                                 [score](const Band& b) { return b.min <= score && score <= b.max; });
  assert(band != bands.end());
  return *band;
}

const ObservedRow* Model::observed_at(int score) const {
  const auto row = std::find_if(observed.begin(), observed.end(),
                                [score](const ObservedRow& r) { return r.score == score; });
  return row == observed.end() ? nullptr : &*row;
}

bool Model::depends_on(std::size_t variable) const {
  return std::any_of(items.begin(), items.end(),
                     [variable](const Item& item) {
                       return item.variable == variable || item.decided_by == variable;
                     }) ||
         std::any_of(applicability.begin(), applicability.end(),
                     [variable](const ApplicabilityRule& r) { return r.variable == variable; });
}

bool Model::asks_for(std::size_t variable) const {
  return depends_on(variable) ||
         std::any_of(population.begin(), population.end(),
                     [variable](const PopulationAspect& aspect) { return aspect.variable == variable; });
}

stats::TwoByTwo Model::at_cutoff(int positive_from) const {
  assert(!observed.empty());
  stats::TwoByTwo table{0, 0, 0, 0};
  for (const auto& row : observed) {
    const auto without = row.count.total - row.count.events;
    if (row.score >= positive_from) {
      table.true_positive += row.count.events;
      table.false_positive += without;
    } else {
      table.false_negative += row.count.events;
      table.true_negative += without;
    }
  }
  return table;
}

}  // namespace myolung
