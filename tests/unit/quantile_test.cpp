#include <catch2/catch.hpp>

#include <vector>

#include "stats/quantile.hpp"

using namespace myolung::stats;

TEST_CASE("quantiles lie where R's definition 7 puts them") {
  const std::vector<double> four{1.0, 2.0, 4.0, 8.0};
  // h = 3 p: 0.75 gives 2.25, a quarter of the way from 4 to 8.
  CHECK(quantile_of_sorted(four, 0.0) == 1.0);
  CHECK(quantile_of_sorted(four, 0.25) == 1.75);
  CHECK(quantile_of_sorted(four, 0.5) == 3.0);
  CHECK(quantile_of_sorted(four, 0.75) == 5.0);
  CHECK(quantile_of_sorted(four, 1.0) == 8.0);
}

TEST_CASE("every quantile of one number, and between equal ones, is that number") {
  // Not so by the formula for all of them: (1 - r) x + r x is rounded thrice.
  for (int percent = 0; percent <= 100; ++percent) {
    const double p = percent / 100.0;
    CHECK(quantile_of_sorted(std::vector<double>{0.1}, p) == 0.1);
    CHECK(quantile_of_sorted(std::vector<double>{0.1, 0.1, 0.1}, p) == 0.1);
  }
}
