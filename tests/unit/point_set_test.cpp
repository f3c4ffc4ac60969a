#include <catch2/catch.hpp>

#include <set>

#include "myolung/point_set.hpp"

using namespace myolung;

namespace {

PointSet set_of(const std::set<int>& elements) {
  PointSet out;
  for (const int e : elements) out.add(e);
  return out;
}

std::set<int> elements_of(PointSet set) {
  std::set<int> out;
  for (const int e : set) out.insert(e);
  return out;
}

}  // namespace

TEST_CASE("a set of points holds what was added, in ascending order") {
  CHECK(PointSet().empty());
  CHECK(PointSet().size() == 0);
  const PointSet set{63, 0, 4, 4};
  CHECK(elements_of(set) == std::set<int>{0, 4, 63});
  CHECK(set.size() == 3);
  CHECK(set.front() == 0);
  CHECK(set.back() == 63);
  CHECK(set.contains(63));
  CHECK_FALSE(set.contains(62));
  CHECK_FALSE(set.contains(-1));
  CHECK_FALSE(set.contains(64));
}

TEST_CASE("sums and unions of sets are those of their elements") {
  const std::set<int> examples[] = {{0}, {0, 1}, {2, 3, 4}, {0, 2, 7}, {31}, {5, 31}, {}};
  for (const auto& a : examples) {
    for (const auto& b : examples) {
      std::set<int> expected_sums;
      for (const int x : a) {
        for (const int y : b) expected_sums.insert(x + y);
      }
      CHECK(elements_of(sums(set_of(a), set_of(b))) == expected_sums);
      std::set<int> both = a;
      both.insert(b.begin(), b.end());
      PointSet united = set_of(a);
      united |= set_of(b);
      CHECK(elements_of(united) == both);
    }
  }
}
