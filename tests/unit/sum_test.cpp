#include <catch2/catch.hpp>

#include <vector>

#include "stats/sum.hpp"

using namespace myolung::stats;

TEST_CASE("a sum keeps what large terms that cancel would swallow, in any order") {
  for (const auto& terms :
       {std::vector<double>{1.0, 1e100, 1.0, -1e100}, {1e100, 1.0, -1e100, 1.0}, {-1e100, 1e100, 1.0, 1.0}}) {
    CHECK(sum(terms) == 2.0);
  }
}

TEST_CASE("a tenth ten million times is a million") {
  const std::vector<double> tenths(10'000'000, 0.1);
  CHECK(sum(tenths) == 1e6);
  CHECK(mean(tenths) == 0.1);
}

TEST_CASE("no values add up to 0") {
  CHECK(sum({}) == 0.0);
  CHECK(squared_deviations({}, 0.0) == 0.0);
}

TEST_CASE("squared deviations do not depend on where the values lie") {
  // 4, 7, 13, 16 around 10: 36 + 9 + 9 + 36.
  for (const double shift : {0.0, 1e9, -1e12}) {
    const std::vector<double> values{4.0 + shift, 7.0 + shift, 13.0 + shift, 16.0 + shift};
    CHECK(squared_deviations(values, mean(values)) == 90.0);
  }
}

TEST_CASE("squared deviations allow for a mean that is itself rounded") {
  const std::vector<double> values{1.0, 2.0, 6.0};
  // Around 3 they are 14; a mean off by d would add 3 d^2.
  CHECK(squared_deviations(values, 3.001) == Approx(14.0).epsilon(1e-14));
}
