#include "myolung/model.hpp"

#include <algorithm>
#include <cassert>

namespace myolung {

std::vector<int> Item::attainable_points() const {
  std::vector<int> points{otherwise};
  for (const auto& rule : rules) points.push_back(rule.points);
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
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

bool Model::asks_for(std::size_t variable) const {
  return std::any_of(items.begin(), items.end(),
                     [variable](const Item& item) { return item.variable == variable; }) ||
         std::any_of(applicability.begin(), applicability.end(),
                     [variable](const ApplicabilityRule& r) { return r.variable == variable; });
}

stats::TwoByTwo Model::at_cutoff() const {
  assert(cutoff && !observed.empty());
  stats::TwoByTwo table{0, 0, 0, 0};
  for (const auto& row : observed) {
    const auto without = row.count.total - row.count.events;
    if (row.score >= *cutoff) {
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
