#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "stats/resample.hpp"

using namespace myolung::stats;

TEST_CASE("a seed gives the bits of the published generators") {
  // From a transcription of the authors' C code into another language: SplitMix64 of 42, then xoshiro256**.
  Generator generator(42);
  CHECK(generator.bits() == 0x15780b2e0c2ec716U);
  CHECK(generator.bits() == 0x6104d9866d113a7eU);
  CHECK(generator.bits() == 0xae17533239e499a1U);
  CHECK(generator.bits() == 0xecb8ad4703b360a1U);
}

TEST_CASE("whole numbers below a limit are drawn evenly") {
  Generator generator(1);
  for (const std::uint32_t n : {1U, 3U, 10U, 3'000'000'000U}) {
    std::array<double, 3> thirds{};
    constexpr int kDraws = 30000;
    for (int i = 0; i < kDraws; ++i) {
      const auto drawn = generator.below(n);
      REQUIRE(drawn < n);
      ++thirds.at(static_cast<std::size_t>(std::uint64_t{drawn} * 3 / n));
    }
    // Of a number of 10 the thirds hold 4, 3 and 3. Five standard deviations are 410.
    const std::array<double, 3> expected = n == 1    ? std::array{1.0, 0.0, 0.0}
                                           : n == 10 ? std::array{0.4, 0.3, 0.3}
                                                     : std::array{1 / 3., 1 / 3., 1 / 3.};
    for (std::size_t i = 0; i < 3; ++i) CHECK(std::abs(thirds.at(i) - kDraws * expected.at(i)) < 430.0);
  }
}

TEST_CASE("no whole number comes more often because 2^32 is no multiple of the limit") {
  // Without throwing surplus draws away, multiples of 3 would come twice as often as others.
  Generator generator(2);
  int multiples = 0;
  for (int i = 0; i < 30000; ++i) multiples += generator.below(3U << 30U) % 3 == 0 ? 1 : 0;
  CHECK(std::abs(multiples - 10000) < 430);
}

TEST_CASE("uniform numbers fill [0, 1)") {
  Generator generator(7);
  double sum = 0.0;
  for (int i = 0; i < 10000; ++i) {
    const double u = generator.uniform();
    REQUIRE((u >= 0.0 && u < 1.0));
    sum += u;
  }
  CHECK(std::abs(sum / 10000.0 - 0.5) < 5.0 * std::sqrt(1.0 / 12.0 / 10000.0));
}

TEST_CASE("a shuffle keeps the values and leaves no place out") {
  Generator generator(3);
  std::array<int, 4> first{};
  for (int i = 0; i < 4000; ++i) {
    std::vector<std::uint32_t> values{0, 1, 2, 3};
    shuffle(generator, values);
    ++first.at(values[0]);
    std::sort(values.begin(), values.end());
    REQUIRE(values == std::vector<std::uint32_t>{0, 1, 2, 3});
  }
  for (const int count : first) CHECK(std::abs(count - 1000) < 140);
}

TEST_CASE("a plain bootstrap draws n of n rows, a row about once") {
  Generator generator(11);
  Bootstrap bootstrap(5);
  std::array<int, 5> counts{};
  for (int i = 0; i < 2000; ++i) {
    const auto rows = bootstrap.draw(generator);
    REQUIRE(rows.size() == 5);
    for (const auto row : rows) ++counts.at(row);
  }
  for (const int count : counts) CHECK(std::abs(count - 2000) < 5 * 45);
}

TEST_CASE("a stratified bootstrap keeps the size of every group") {
  const std::vector<std::int32_t> groups{7, -1, 7, 7, -1, 0};
  Generator generator(5);
  Bootstrap bootstrap{groups};
  bool repeated = false;
  for (int i = 0; i < 50; ++i) {
    const auto rows = bootstrap.draw(generator);
    std::vector<std::int32_t> drawn;
    for (const auto row : rows) drawn.push_back(groups.at(row));
    std::sort(drawn.begin(), drawn.end());
    REQUIRE(drawn == std::vector<std::int32_t>{-1, -1, 0, 7, 7, 7});
    repeated |= rows[0] == rows[1];
  }
  CHECK(repeated);
}

TEST_CASE("the same seed draws the same rows") {
  Generator one(9);
  Generator other(9);
  Bootstrap a(100);
  Bootstrap b(100);
  for (int i = 0; i < 3; ++i) {
    const auto first = a.draw(one);
    const auto second = b.draw(other);
    CHECK(std::equal(first.begin(), first.end(), second.begin(), second.end()));
  }
}

TEST_CASE("a percentile interval leaves the same share on both sides") {
  std::vector<double> statistics(101);
  std::iota(statistics.rbegin(), statistics.rend(), 0.0);  // 100 down to 0
  const auto ci = percentile_interval(statistics, 0.9);
  CHECK(ci.low == Approx(5.0));
  CHECK(ci.high == Approx(95.0));
}
