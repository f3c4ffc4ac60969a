#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "myolung/proportion.hpp"

namespace myolung::stats {

/// Random bits that are the same on every platform for the same seed; the distributions of the standard
/// library are not.
/// Source: xoshiro256** (Blackman & Vigna 2021, ACM Trans Math Softw 47:36), seeded by SplitMix64.
class Generator {
 public:
  explicit Generator(std::uint64_t seed);
  [[nodiscard]] std::uint64_t bits();
  /// A whole number in [0, n), each equally probable. Domain (asserted): n > 0.
  /// Source: Lemire 2019, ACM Trans Model Comput Simul 29:3.
  [[nodiscard]] std::uint32_t below(std::uint32_t n);
  /// A multiple of 2^-53 in [0, 1).
  [[nodiscard]] double uniform();

 private:
  std::array<std::uint64_t, 4> state_;
};

/// The values in any order, each order equally probable (Fisher-Yates).
void shuffle(Generator& generator, std::span<std::uint32_t> values);

/// Draws with replacement of the rows 0 to n - 1, among all of them or within each group.
class Bootstrap {
 public:
  /// Domain (asserted): n > 0.
  explicit Bootstrap(std::uint32_t n);
  /// Stratified: from each group as many as it has. `groups` holds each row's code, any integers.
  explicit Bootstrap(std::span<const std::int32_t> groups);
  /// The rows of the next draw, group after group; valid until the one after.
  [[nodiscard]] std::span<const std::uint32_t> draw(Generator& generator);

 private:
  std::vector<std::uint32_t> rows_;     // group after group
  std::vector<std::size_t> group_end_;  // of each group, in rows_
  std::vector<std::uint32_t> drawn_;
};

/// The interval that leaves (1 - level) / 2 of the statistics on either side (quantile definition 7).
/// Domain (asserted): at least one statistic, all finite, kLowestLevel <= level < 1.
/// Source: Efron 1981, Can J Stat 9:139.
[[nodiscard]] Interval percentile_interval(std::vector<double> statistics, double level);

}  // namespace myolung::stats
