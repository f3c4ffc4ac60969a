#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "stats/root.hpp"

using namespace myolung::stats;

TEST_CASE("a root between two points is found to the last digits") {
  const auto root = root_between([](double x) { return x * x - 2.0; }, 0.0, 10.0);
  CHECK(*root == Approx(std::sqrt(2.0)).epsilon(1e-15));
  CHECK(*root_between([](double x) { return std::exp(-x) - 1e-200; }, 0.0, 700.0) ==
        Approx(200.0 * std::log(10.0)).epsilon(1e-14));
  CHECK(*root_between([](double x) { return std::atan(x); }, -1.0, 3.0, {0.0, 1e-12}) ==
        Approx(0.0).margin(1e-12));
}

TEST_CASE("a root at an end is that end") {
  const auto f = [](double x) { return x - 1.0; };
  CHECK(*root_between(f, 1.0, 2.0) == 1.0);
  CHECK(*root_between(f, 0.0, 1.0) == 1.0);
}

TEST_CASE("where nothing is crossed there is no root") {
  CHECK_FALSE(root_between([](double x) { return x * x + 1.0; }, -1.0, 1.0).has_value());
  CHECK_FALSE(root_between([](double x) { return 1.0 / x; }, 0.0, 1.0).has_value());
  CHECK_FALSE(root_between([](double) { return std::nan(""); }, 0.0, 1.0).has_value());
}

TEST_CASE("a root is sought outwards, on either side, as far as the limit") {
  const auto f = [](double x) { return 3.84 - x * x; };
  CHECK(*root_outwards(f, 0.0, 0.1, 100.0) == Approx(std::sqrt(3.84)).epsilon(1e-14));
  CHECK(*root_outwards(f, 0.0, -0.1, -100.0) == Approx(-std::sqrt(3.84)).epsilon(1e-14));
  CHECK(*root_outwards(f, 0.0, 50.0, 100.0) == Approx(std::sqrt(3.84)).epsilon(1e-14));
  CHECK_FALSE(root_outwards(f, 0.0, 0.1, 1.9).has_value());
  CHECK(*root_outwards(f, 0.0, 0.1, 1.96) == Approx(std::sqrt(3.84)).epsilon(1e-14));
  const auto infinite = [](double x) { return x < 1.0 ? 1.0 : INFINITY; };
  CHECK_FALSE(root_outwards(infinite, 0.0, 0.5, 8.0).has_value());
}

TEST_CASE("a root that is not narrowed to the tolerance is none") {
  // No double lies between the two around 0, and none of them is near the other in their own size.
  const auto step = [](double x) { return x > 0.0 ? 1.0 : -1.0; };
  CHECK_FALSE(root_between(step, -1.0, 1.0).has_value());
  CHECK(std::abs(*root_between(step, -1.0, 1.0, {0.0, 1e-300})) <= 1e-300);
  const auto tiny = root_between([](double x) { return x - 1e-307; }, 1e-308, 1e308);
  REQUIRE(tiny.has_value());
  CHECK(*tiny == Approx(1e-307).epsilon(1e-15));
}
