#include <algorithm>
#include <tuple>

#include "myolung/assessment.hpp"

namespace myolung {
namespace {

/// Shares are counted in parts of a range: divisible by every range up to 15, so that equal shares are equal.
constexpr std::int64_t kParts = 360360;

struct Ranked {
  NextValue value;
  int always = 0;
  int sometimes = 0;
  std::int64_t taken = 0;
  bool called_for = false;  // by a score that is partly known
};

bool counts(const ModelAssessment& m) {
  return !m.model->other_disease && m.status != Status::not_applicable;
}

void add(Ranked& ranked, const ModelAssessment& m, const NextInput& next) {
  const ScoreRange score{m.scores.front(), m.scores.back()};
  const int width = score.max - score.min;
  ranked.value.models.push_back({m.model, next.settles, score});
  ranked.always += next.settles == Settles::always ? 1 : 0;
  ranked.sometimes += next.settles == Settles::sometimes ? 1 : 0;
  if (width > 0) ranked.taken += kParts * (width - next.widest) / width;
  ranked.called_for = ranked.called_for || m.status == Status::partial;
}

bool decides_more(const Catalogue& catalogue, const Ranked& a, const Ranked& b) {
  const auto rank = [&catalogue](const Ranked& r) {
    const std::size_t variable = r.value.variable;
    return std::tuple(-r.always, -r.sometimes, -r.taken, catalogue.variables[variable].effort, variable);
  };
  return rank(a) < rank(b);
}

}  // namespace

std::vector<NextValue> next_values(const Catalogue& catalogue, std::span<const ModelAssessment> models) {
  std::vector<Ranked> found;
  bool begun = false;
  for (const auto& m : models) {
    if (!counts(m)) continue;
    begun = begun || m.status != Status::no_input;
    for (const auto& next : m.next) {
      auto ranked = std::find_if(found.begin(), found.end(),
                                 [&next](const Ranked& r) { return r.value.variable == next.variable; });
      if (ranked == found.end()) ranked = found.insert(ranked, Ranked{{next.variable, {}}});
      add(*ranked, m, next);
    }
  }
  std::vector<NextValue> out;
  while (!found.empty()) {
    const auto first = std::min_element(
        found.begin(), found.end(),
        [&catalogue](const Ranked& a, const Ranked& b) { return decides_more(catalogue, a, b); });
    if (first->called_for || !begun) out.push_back(std::move(first->value));
    found.erase(first);
  }
  return out;
}

}  // namespace myolung
