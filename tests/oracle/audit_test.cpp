// What the audit says it recomputed, against R's own functions on the typed tables (audit.R).

#include "support/audit.hpp"
#include "evidence/printed.hpp"
#include "oracle.hpp"

using namespace myolung;

TEST_CASE("the audit's recomputed figures are those of R") {
  const auto rows = test::oracle("audit.csv");
  REQUIRE(rows.size() > 150);
  for (const auto& row : rows) {
    const auto& audited = test::audit_row(row.text("id"));
    CAPTURE(audited.id, audited.recomputed, row.text("value"));
    const auto numbers = numbers_in(audited.recomputed);
    const auto at = static_cast<std::size_t>(row.count("number"));
    REQUIRE(at < numbers.size());
    CHECK(std::abs(numbers[at].value - row.number("value")) <= row.number("tolerance"));
  }
}
