// Tests, tails, odds ratios and pooling against R. Each tolerance is the one the function's comment
// promises.

#include "oracle.hpp"

#include <algorithm>

#include "myolung/tail_probability.hpp"

using namespace myolung;
using test::oracle;
using test::OracleRow;
using test::relative_error;

TEST_CASE("normal tails agree with R pnorm to 1e-12 relative, down to 1e-300") {
  const auto rows = oracle("normal_tail.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    const double z = row.number("z");
    CAPTURE(z);
    CHECK(relative_error(*stats::normal_cdf(z), row.number("cdf")) <= 1e-12);
    CHECK(relative_error(*stats::two_sided_p_from_z(z), row.number("two_sided")) <= 1e-12);
    CHECK(*stats::two_sided_p_from_z(-z) == *stats::two_sided_p_from_z(z));
  }
}

TEST_CASE("Student tails agree with R pt to 1e-10 relative, down to 1e-300") {
  const auto rows = oracle("student_tail.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    CAPTURE(row.text("t"), row.text("df"));
    const auto p = stats::two_sided_p_from_t(row.number("t"), row.number("df"));
    CHECK(relative_error(*p, row.number("two_sided")) <= 1e-10);
  }
}

TEST_CASE("chi-square tails agree with R pchisq to 1e-10 relative, down to 1e-300") {
  const auto rows = oracle("chi_square_tail.csv");
  REQUIRE(rows.size() >= 300);
  for (const auto& row : rows) {
    CAPTURE(row.text("statistic"), row.text("df"));
    const auto p = stats::chi_square_upper_tail(row.number("statistic"), row.number("df"));
    CHECK(relative_error(*p, row.number("upper")) <= 1e-10);
  }
}

TEST_CASE("critical values agree with R qnorm to 1e-13 and qt to 1e-10 relative") {
  for (const auto& row : oracle("critical_value.csv")) {
    CAPTURE(row.text("level"), row.text("df"));
    const double level = row.number("level");
    CHECK(relative_error(*stats::two_sided_critical_z(level), row.number("z")) <= 1e-13);
    CHECK(relative_error(*stats::two_sided_critical_t(level, row.number("df")), row.number("t")) <= 1e-10);
  }
}

namespace {}  // namespace
