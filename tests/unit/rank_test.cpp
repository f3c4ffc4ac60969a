#include <catch2/catch.hpp>

#include <vector>

#include "stats/rank.hpp"

using namespace myolung::stats;

TEST_CASE("ranks of different values count from 1") {
  const auto ranked = midranks(std::vector<double>{30.0, -1.0, 7.5});
  CHECK(ranked.ranks == std::vector<double>{3.0, 1.0, 2.0});
  CHECK(ranked.ties.empty());
}

TEST_CASE("equal values share the mean of their ranks") {
  // Sorted: 1 1 | 2 | 5 5 5 | 9.
  const auto ranked = midranks(std::vector<double>{5.0, 1.0, 5.0, 9.0, 1.0, 2.0, 5.0});
  CHECK(ranked.ranks == std::vector<double>{5.0, 1.5, 5.0, 7.0, 1.5, 3.0, 5.0});
  CHECK(ranked.ties == std::vector<std::int64_t>{2, 3});
  CHECK(tie_correction(ranked.ties) == 6.0 + 24.0);
}

TEST_CASE("one value, none, and all the same") {
  CHECK(midranks(std::vector<double>{4.0}).ranks == std::vector<double>{1.0});
  CHECK(midranks({}).ranks.empty());
  const auto same = midranks(std::vector<double>(5, 2.0));
  CHECK(same.ranks == std::vector<double>(5, 3.0));
  CHECK(same.ties == std::vector<std::int64_t>{5});
  CHECK(tie_correction({}) == 0.0);
}

TEST_CASE("equal values keep their order; 0 and -0 are equal") {
  CHECK(sorted_order(std::vector<double>{2.0, 1.0, 2.0, 1.0}) == std::vector<std::size_t>{1, 3, 0, 2});
  CHECK(midranks(std::vector<double>{0.0, -0.0}).ranks == std::vector<double>{1.5, 1.5});
}
