// What must hold for all groups, correlations and tables.
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "myolung/contingency_table.hpp"
#include "myolung/correlation.hpp"
#include "myolung/diagnostic_accuracy.hpp"
#include "myolung/group_comparison.hpp"
#include "myolung/mann_whitney.hpp"

using namespace myolung::stats;

namespace {

using Values = std::vector<double>;

bool near(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

/// Numbers in steps of 1/8: a few of them equal, or hardly any.
Values any_values(int least, int most) {
  Values values(
      *rc::gen::inRange<std::size_t>(static_cast<std::size_t>(least), static_cast<std::size_t>(most)));
  const int range = *rc::gen::element(3, 40, 100000);
  for (auto& x : values) x = *rc::gen::inRange(-range, range) / 8.0;
  return values;
}

Values shuffled(Values values) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  return values;
}

bool varies(const Values& values) {
  return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end();
}

struct Table {
  std::size_t rows;
  std::size_t columns;
  std::vector<std::int64_t> counts;

  [[nodiscard]] ContingencyTable view() const { return {rows, columns, counts}; }
};

/// Small enough for Fisher, no empty row or column.
Table any_table(std::size_t rows, std::size_t columns) {
  Table table{rows, columns, std::vector<std::int64_t>(rows * columns)};
  for (auto& count : table.counts) count = *rc::gen::inRange<std::int64_t>(0, 7);
  for (std::size_t i = 0; i < std::max(rows, columns); ++i) {
    ++table.counts[(i % rows) * columns + i % columns];
  }
  return table;
}

Table transposed(const Table& table) {
  Table out{table.columns, table.rows, std::vector<std::int64_t>(table.counts.size())};
  for (std::size_t i = 0; i < table.rows; ++i) {
    for (std::size_t j = 0; j < table.columns; ++j) {
      out.counts[j * table.rows + i] = table.counts[i * table.columns + j];
    }
  }
  return out;
}

}  // namespace

TEST_CASE("exchanging the groups of a Mann-Whitney test turns it over") {
  rc::prop("U symmetric", [] {
    const auto x = any_values(1, 30);
    const auto y = any_values(1, 30);
    const auto one = mann_whitney(x, y);
    const auto other = mann_whitney(y, x);
    RC_PRE(one.has_value());
    RC_ASSERT(one->statistic + other->statistic == static_cast<double>(x.size() * y.size()));
    RC_ASSERT(near(one->p_value, other->p_value));
    RC_ASSERT(one->estimate == -other->estimate);
    RC_ASSERT(one->ci.low == -other->ci.high);
    RC_ASSERT(one->ci.high == -other->ci.low);
    RC_ASSERT(one->p_value > 0.0 && one->p_value <= 1.0);
    RC_ASSERT(one->ci.low <= one->estimate && one->estimate <= one->ci.high);
  });
}

TEST_CASE("U counts the pairs, and the shift's estimate is the median of the differences") {
  rc::prop("U by pairs", [] {
    const auto x = any_values(1, 20);
    const auto y = any_values(1, 20);
    const auto test = mann_whitney(x, y);
    RC_PRE(test.has_value());
    Values differences;
    double above = 0.0;
    for (const double a : x) {
      for (const double b : y) {
        above += a > b ? 1.0 : a == b ? 0.5 : 0.0;
        differences.push_back(a - b);
      }
    }
    std::sort(differences.begin(), differences.end());
    const auto middle = differences.size() / 2;
    RC_ASSERT(test->statistic == above);
    RC_ASSERT(test->estimate == (differences.size() % 2 == 1
                                     ? differences[middle]
                                     : 0.5 * (differences[middle - 1] + differences[middle])));
    RC_ASSERT(std::binary_search(differences.begin(), differences.end(), test->ci.low));
    RC_ASSERT(std::binary_search(differences.begin(), differences.end(), test->ci.high));
  });
}

TEST_CASE("a Mann-Whitney test asks for the order of values alone, and its shift follows a shift") {
  rc::prop("monotone and shifted", [] {
    const auto x = any_values(1, 30);
    const auto y = any_values(1, 30);
    const auto test = mann_whitney(x, y);
    RC_PRE(test.has_value());
    auto cubes = x;
    auto other_cubes = y;
    for (auto* values : {&cubes, &other_cubes}) {
      for (double& v : *values) v = v * v * v;
    }
    RC_ASSERT(mann_whitney(cubes, other_cubes)->p_value == test->p_value);
    const auto moved = mann_whitney(shuffled(x), shuffled(y));
    RC_ASSERT(moved->p_value == test->p_value);
    RC_ASSERT(moved->ci.low == test->ci.low);
  });
}

TEST_CASE("a t test does not change when all values move, or stand in another order") {
  rc::prop("t shifted", [] {
    const auto x = any_values(2, 30);
    const auto y = any_values(2, 30);
    RC_PRE(varies(x) || varies(y));
    const double shift = *rc::gen::inRange(-1000000, 1000000);
    auto moved_x = shuffled(x);
    auto moved_y = shuffled(y);
    for (auto* values : {&moved_x, &moved_y}) {
      for (double& v : *values) v += shift;
    }
    for (const auto test : {student_t, welch_t}) {
      const auto here = test(x, y, 0.95);
      const auto there = test(moved_x, moved_y, 0.95);
      // The mean of the moved values has their rounding.
      const double rounding = 1e-15 * std::abs(shift) / here->se + 1e-12;
      RC_ASSERT(near(here->se, there->se));
      RC_ASSERT(near(here->df, there->df));
      RC_ASSERT(std::abs(here->statistic - there->statistic) <= rounding * (1.0 + std::abs(here->statistic)));
    }
  });
}

TEST_CASE("a correlation is that of the pairs in any order, both ways round, in any unit") {
  rc::prop("correlation", [] {
    const auto x = any_values(3, 30);
    Values y(x.size());
    for (auto& v : y) v = *rc::gen::inRange(-20, 20);
    RC_PRE(varies(x) && varies(y));
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = order.size(); i > 1; --i) {
      std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    Values moved_x;
    Values moved_y;
    for (const auto place : order) {
      moved_x.push_back(3.0 - 4.0 * x[place]);
      moved_y.push_back(y[place]);
    }
    for (const auto correlation : {pearson_correlation, spearman_correlation}) {
      const auto one = correlation(x, y, 0.95);
      const auto other = correlation(moved_y, moved_x, 0.95);
      RC_ASSERT(std::abs(one->estimate + other->estimate) <= 1e-12);
      RC_ASSERT(std::abs(one->p_value - other->p_value) <= 1e-11);
      RC_ASSERT(one->ci.has_value() == other->ci.has_value());
      if (one->ci) {
        RC_ASSERT(std::abs(one->ci->low + other->ci->high) <= 1e-11);
        RC_ASSERT(one->ci->low <= one->estimate && one->estimate <= one->ci->high);
      }
    }
  });
}

TEST_CASE("Fisher's test of a table of any size is that of 2 by 2 where both apply") {
  rc::prop("two routes to Fisher", [] {
    const auto table = any_table(2, 2);
    const auto& c = table.counts;
    const double general = fisher_exact(table.view())->p_value;
    const double two_by_two = fisher_exact(ExposureTable{c[0], c[1], c[2], c[3]})->p_value;
    RC_ASSERT(std::abs(general - two_by_two) <= 1e-11 * two_by_two);
  });
}

TEST_CASE("Fisher's test of 2 by 3 is the sum over all its tables") {
  rc::prop("Fisher by enumeration", [] {
    const auto table = any_table(2, 3);
    const auto& c = table.counts;
    const std::int64_t columns[] = {c[0] + c[3], c[1] + c[4], c[2] + c[5]};
    const std::int64_t first = c[0] + c[1] + c[2];
    const auto choose = [](std::int64_t n, std::int64_t k) {
      double out = 1.0;
      for (std::int64_t i = 1; i <= k; ++i)
        out = out * static_cast<double>(n - k + i) / static_cast<double>(i);
      return std::round(out);
    };
    const auto weight = [&](std::int64_t a, std::int64_t b) {
      return choose(columns[0], a) * choose(columns[1], b) * choose(columns[2], first - a - b);
    };
    double all = 0.0;
    double extreme = 0.0;
    for (std::int64_t a = 0; a <= columns[0]; ++a) {
      for (std::int64_t b = 0; b <= columns[1]; ++b) {
        if (first - a - b < 0 || first - a - b > columns[2]) continue;
        all += weight(a, b);
        if (weight(a, b) <= weight(c[0], c[1])) extreme += weight(a, b);
      }
    }
    RC_ASSERT(std::abs(fisher_exact(table.view())->p_value - extreme / all) <= 1e-11 * extreme / all);
  });
}

TEST_CASE("the tests of a table do not change when it is transposed or its rows are exchanged") {
  rc::prop("layouts of a table", [] {
    const auto table = any_table(*rc::gen::inRange<std::size_t>(2, 4), *rc::gen::inRange<std::size_t>(2, 5));
    auto exchanged = table;
    std::rotate(exchanged.counts.begin(),
                exchanged.counts.begin() + static_cast<std::ptrdiff_t>(table.columns),
                exchanged.counts.end());
    const auto chi_square = pearson_chi_square(table.view());
    const auto fisher = fisher_exact(table.view());
    for (const auto& other : {transposed(table), exchanged}) {
      RC_ASSERT(std::abs(pearson_chi_square(other.view())->statistic - chi_square->statistic) <=
                1e-12 * (1.0 + chi_square->statistic));
      RC_ASSERT(std::abs(fisher_exact(other.view())->p_value - fisher->p_value) <= 1e-10 * fisher->p_value);
    }
    RC_ASSERT(fisher->p_value > 0.0 && fisher->p_value <= 1.0);
  });
}

TEST_CASE("a conditional odds ratio turns over with its rows, and its interval agrees with its tails") {
  rc::prop("conditional odds ratio", [] {
    const auto table = any_table(2, 2);
    const auto& c = table.counts;
    const auto one = conditional_odds_ratio({c[0], c[1], c[2], c[3]});
    const auto other = conditional_odds_ratio({c[2], c[3], c[0], c[1]});
    if (one->estimate && other->estimate)
      RC_ASSERT(std::abs(*one->estimate * *other->estimate - 1.0) <= 1e-9);
    if (other->ci_high) RC_ASSERT(std::abs(one->ci_low * *other->ci_high - 1.0) <= 1e-9);
    if (one->estimate) {
      RC_ASSERT(one->ci_low <= *one->estimate);
      RC_ASSERT(!one->ci_high || *one->estimate <= *one->ci_high);
    }
  });
}

TEST_CASE("predictive values rise and fall with the prevalence, within their intervals") {
  rc::prop("predictive values", [] {
    const auto table = any_table(2, 2);
    const auto& c = table.counts;
    const auto accuracy = diagnostic_accuracy({c[0] + 1, c[1] + 1, c[2] + 1, c[3] + 1});
    const double low = *rc::gen::inRange(1, 500) / 1000.0;
    const auto rare = predictive_values_at(*accuracy->likelihood_ratios, low);
    const auto frequent = predictive_values_at(*accuracy->likelihood_ratios, low + 0.4);
    RC_ASSERT(rare->positive.estimate < frequent->positive.estimate);
    RC_ASSERT(rare->negative.estimate > frequent->negative.estimate);
    for (const auto& value : {rare->positive, rare->negative}) {
      RC_ASSERT(value.ci.low < value.estimate && value.estimate < value.ci.high);
    }
  });
}
