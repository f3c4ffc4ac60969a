#include "myolung/concordance.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "myolung/tail_probability.hpp"
#include "stats/finite.hpp"
#include "stats/rank.hpp"
#include "stats/sum.hpp"
#include "stats/survival_data.hpp"

namespace myolung::stats {
namespace {

/// How many of the places entered so far lie below one (Fenwick 1994, Softw Pract Exp 24:327).
class PlaceCounts {
 public:
  explicit PlaceCounts(std::size_t places) : counts_(places + 1, 0) {}
  void enter(std::size_t place) {
    ++entered_;
    for (++place; place < counts_.size(); place += place & (~place + 1)) ++counts_[place];
  }
  [[nodiscard]] std::int64_t below(std::size_t place) const {
    std::int64_t count = 0;
    for (; place > 0; place -= place & (~place + 1)) count += counts_[place];
    return count;
  }
  [[nodiscard]] std::int64_t above(std::size_t place) const { return entered_ - below(place + 1); }
  [[nodiscard]] std::int64_t entered() const { return entered_; }

 private:
  std::vector<std::int64_t> counts_;
  std::int64_t entered_ = 0;
};

/// A patient's pairs.
struct Pairs {
  std::int64_t concordant = 0;
  std::int64_t discordant = 0;
  std::int64_t tied = 0;
  void add(std::int64_t agreeing, std::int64_t opposing, std::int64_t all) {
    concordant += agreeing;
    discordant += opposing;
    tied += all - agreeing - opposing;
  }
};

}  // namespace

Result<Concordance> concordance(std::span<const double> times, std::span<const std::uint8_t> events,
                                std::span<const double> marker, double level) {
  if (auto ok = check_survival(times, events); !ok) return tl::unexpected<Error>(ok.error());
  if (marker.size() != times.size()) {
    return fail(Errc::unequal_lengths, "marker",
                "There are " + std::to_string(times.size()) + " times and " + std::to_string(marker.size()) +
                    " values of the marker.",
                "Give a value for each patient.");
  }
  if (auto ok = all_finite(marker, "marker"); !ok) return tl::unexpected<Error>(ok.error());
  const auto z = two_sided_critical_z(level);
  if (!z) return tl::unexpected<Error>(z.error());

  // Equal values share a place.
  std::vector<std::size_t> place(marker.size());
  std::size_t places = 0;
  const auto by_marker = sorted_order(marker);
  for (std::size_t i = 0; i < by_marker.size(); ++i) {
    if (i > 0 && marker[by_marker[i]] != marker[by_marker[i - 1]]) ++places;
    place[by_marker[i]] = places;
  }
  ++places;

  const auto order = sorted_order(times);
  const auto run_end = [&](std::size_t begin) {
    std::size_t end = begin;
    while (end < order.size() && times[order[end]] == times[order[begin]]) ++end;
    return end;
  };
  std::vector<Pairs> pairs(times.size());
  // Forwards in time: the later one of each pair.
  PlaceCounts earlier(places);
  std::int64_t tied_time = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    const std::size_t end = run_end(begin);
    const auto compare = [&](std::size_t i) {
      pairs[i].add(earlier.above(place[i]), earlier.below(place[i]), earlier.entered());
    };
    std::int64_t d = 0;
    for (std::size_t at = begin; at < end; ++at) {
      if (events[order[at]] == 1) compare(order[at]);
    }
    for (std::size_t at = begin; at < end; ++at) {
      if (events[order[at]] == 0) continue;
      earlier.enter(place[order[at]]);
      ++d;
    }
    for (std::size_t at = begin; at < end; ++at) {
      if (events[order[at]] == 0) compare(order[at]);
    }
    tied_time += d * (d - 1) / 2;
    begin = end;
  }
  // Backwards: the earlier one. The pairs of the whole are counted here, each once.
  PlaceCounts later(places);
  Pairs all;
  for (std::size_t end = order.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && times[order[begin - 1]] == times[order[end - 1]]) --begin;
    for (std::size_t at = begin; at < end; ++at) {
      if (events[order[at]] == 0) later.enter(place[order[at]]);
    }
    for (std::size_t at = begin; at < end; ++at) {
      const std::size_t i = order[at];
      if (events[i] == 0) continue;
      pairs[i].add(later.below(place[i]), later.above(place[i]), later.entered());
      all.add(later.below(place[i]), later.above(place[i]), later.entered());
    }
    for (std::size_t at = begin; at < end; ++at) {
      if (events[order[at]] == 1) later.enter(place[order[at]]);
    }
    end = begin;
  }

  const auto compared = static_cast<double>(all.concordant + all.discordant + all.tied);
  if (compared == 0.0) {
    return fail(Errc::too_few, "event",
                "No two patients can be compared: nobody is followed beyond an event.",
                "Give patients of whom one has the event while another is still followed.");
  }
  // Of C - 1/2, doubled (Somers' D): exact where every pair agrees.
  const double d = static_cast<double>(all.concordant - all.discordant) / compared;
  Sum squares;
  for (const auto& its : pairs) {
    const auto signed_pairs = static_cast<double>(its.concordant - its.discordant);
    const auto its_pairs = static_cast<double>(its.concordant + its.discordant + its.tied);
    const double influence = (signed_pairs - d * its_pairs) / compared;
    squares.add(influence * influence);
  }
  Concordance out{
      0.5 * (1.0 + d), 0.5 * std::sqrt(squares.value()),       {}, all.concordant, all.discordant, all.tied,
      tied_time,       static_cast<std::int64_t>(times.size())};
  if (out.se > 0.0) {
    out.ci = Interval{std::max(0.0, out.estimate - *z * out.se), std::min(1.0, out.estimate + *z * out.se)};
  }
  return out;
}

}  // namespace myolung::stats
