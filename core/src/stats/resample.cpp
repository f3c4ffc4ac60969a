#include "stats/resample.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <numeric>
#include <utility>

#include "myolung/tail_probability.hpp"
#include "stats/quantile.hpp"

namespace myolung::stats {
namespace {

std::uint64_t rotated(std::uint64_t x, unsigned by) { return (x << by) | (x >> (64U - by)); }

}  // namespace

Generator::Generator(std::uint64_t seed) : state_{} {
  for (auto& word : state_) {
    seed += 0x9E3779B97F4A7C15U;
    std::uint64_t z = seed;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    word = z ^ (z >> 31U);
  }
}

std::uint64_t Generator::bits() {
  const std::uint64_t out = rotated(state_[1] * 5U, 7) * 9U;
  const std::uint64_t shifted = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = rotated(state_[3], 45);
  return out;
}

std::uint32_t Generator::below(std::uint32_t n) {
  assert(n > 0);
  const std::uint32_t surplus = (0U - n) % n;  // 2^32 mod n: so many products must be thrown away
  while (true) {
    const std::uint64_t product = (bits() >> 32U) * n;
    if (static_cast<std::uint32_t>(product) >= surplus) return static_cast<std::uint32_t>(product >> 32U);
  }
}

double Generator::uniform() { return static_cast<double>(bits() >> 11U) * 0x1p-53; }

void shuffle(Generator& generator, std::span<std::uint32_t> values) {
  for (std::size_t left = values.size(); left > 1; --left) {
    std::swap(values[left - 1], values[generator.below(static_cast<std::uint32_t>(left))]);
  }
}

Bootstrap::Bootstrap(std::uint32_t n) : rows_(n), group_end_{n}, drawn_(n) {
  assert(n > 0);
  std::iota(rows_.begin(), rows_.end(), 0U);
}

Bootstrap::Bootstrap(std::span<const std::int32_t> groups) : drawn_(groups.size()) {
  std::map<std::int32_t, std::vector<std::uint32_t>> members;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    members[groups[i]].push_back(static_cast<std::uint32_t>(i));
  }
  for (const auto& [code, rows] : members) {
    rows_.insert(rows_.end(), rows.begin(), rows.end());
    group_end_.push_back(rows_.size());
  }
}

std::span<const std::uint32_t> Bootstrap::draw(Generator& generator) {
  std::size_t begin = 0;
  for (const std::size_t end : group_end_) {
    const auto size = static_cast<std::uint32_t>(end - begin);
    for (std::size_t i = begin; i < end; ++i) drawn_[i] = rows_[begin + generator.below(size)];
    begin = end;
  }
  return drawn_;
}

Interval percentile_interval(std::vector<double> statistics, double level) {
  assert(!statistics.empty() && check_level(level));
  std::sort(statistics.begin(), statistics.end());
  const double tail = 0.5 * (1.0 - level);
  return {quantile_of_sorted(statistics, tail), quantile_of_sorted(statistics, 1.0 - tail)};
}

}  // namespace myolung::stats
