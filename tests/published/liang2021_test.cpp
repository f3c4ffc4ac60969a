// Liang et al. 2021, "The lungs were on fire", Arthritis Res Ther, doi:10.1186/s13075-021-02578-9.
// Expected figures are typed from the paper, at the place each test names.

#include <catch2/catch.hpp>

#include <algorithm>

#include "myolung/roc.hpp"
#include "support/catalogue.hpp"
#include "support/printed.hpp"

using namespace myolung;
using test::near_printed;

namespace {

double value_of(const stats::Proportion& p) {
  return static_cast<double>(p.events) / static_cast<double>(p.total);
}

const Model& dlm() { return test::model("dlm-2021"); }

}  // namespace

TEST_CASE("Liang 2021, Table 2: patients and RP-ILD at each score", "[published]") {
  struct Row {
    int score;
    int total;
    int rp_ild;
    const char* rp_ild_percent;
    int non_rp_ild;
    const char* non_rp_ild_percent;
  };
  const Row rows[] = {{0, 15, 0, "0.0%", 15, "100.0%"},
                      {1, 21, 3, "14.3%", 18, "85.7%"},
                      {2, 16, 9, "56.3%", 7, "43.7%"},
                      {3, 9, 9, "100.0%", 0, "0.0%"}};
  REQUIRE(dlm().observed.size() == std::size(rows));
  std::int64_t events = 0;
  std::int64_t total = 0;
  for (const auto& row : rows) {
    CAPTURE(row.score);
    const auto* observed = dlm().observed_at(row.score);
    REQUIRE(observed != nullptr);
    CHECK(observed->count.total == row.total);
    CHECK(observed->count.events == row.rp_ild);
    CHECK(observed->count.total - observed->count.events == row.non_rp_ild);
    CHECK(near_printed(value_of(observed->count), row.rp_ild_percent));
    CHECK(near_printed(1.0 - value_of(observed->count), row.non_rp_ild_percent));
    events += observed->count.events;
    total += observed->count.total;
  }
  CHECK(total == 61);
  CHECK(events == 21);
  REQUIRE(dlm().cohort.has_value());
  CHECK(dlm().cohort->total == 61);
  CHECK(dlm().cohort->events == 21);
}

TEST_CASE("Liang 2021, Results: 21 of 61 patients (34.4%) developed RP-ILD", "[published]") {
  REQUIRE(dlm().cohort.has_value());
  CHECK(near_printed(value_of(*dlm().cohort), "34.4%"));
}

TEST_CASE("Liang 2021, Results: the DLM score at >= 2 has the printed performance", "[published]") {
  REQUIRE(dlm().cutoff == 2);
  const auto table = dlm().at_cutoff(*dlm().cutoff);
  CHECK(table.true_positive == 18);
  CHECK(table.false_negative == 3);
  CHECK(table.true_negative == 33);
  CHECK(table.false_positive == 7);
  CHECK(near_printed(value_of(table.sensitivity()), "85.7%"));
  CHECK(near_printed(value_of(table.specificity()), "82.5%"));
  CHECK(near_printed(value_of(table.positive_predictive_value()), "72.0%"));
  CHECK(near_printed(value_of(table.negative_predictive_value()), "91.7%"));
  CHECK(near_printed(value_of(table.accuracy()), "83.6%"));
}

TEST_CASE("Liang 2021, Results: the DLM score separates with AUC 0.905", "[published]") {
  std::vector<stats::ScoreLevel> levels;
  for (const auto& row : dlm().observed) {
    levels.push_back({row.count.events, row.count.total - row.count.events});
  }
  const auto auc = stats::auc_from_counts(levels);
  REQUIRE(auc.has_value());
  CHECK(near_printed(auc->estimate, "0.905"));
  // By hand from Table 2: pairs won plus half the ties, of 21 x 40.
  CHECK(auc->estimate == Approx(760.5 / 840.0).epsilon(1e-15));
}

TEST_CASE("Liang 2021, Methods and Results: thresholds are strict, on the value as it is", "[published]") {
  const auto points = [](const char* dlco, const char* suv, const char* node) {
    const auto m = test::assess_model("dlm-2021", test::dlm_request(dlco, suv, node));
    REQUIRE(m["status"] == "complete");
    return m["score"]["min"].get<int>();
  };
  // "< 50.0%": 50 gives no point, anything below does.
  CHECK(points("50", "0.3", "no") == 0);
  CHECK(points("49.999", "0.3", "no") == 1);
  CHECK(points("49.99999999999999", "0.3", "no") == 1);
  CHECK(points("50.00000000000001", "0.3", "no") == 0);
  // "> 0.450"
  CHECK(points("60", "0.450", "no") == 0);
  CHECK(points("60", "0.4501", "no") == 1);
  CHECK(points("60", "0.45000000000000001", "no") == 0);  // the same double as 0.45
  CHECK(points("60", "0.4500000000000001", "no") == 1);
  // "abnormal mediastinal lymph nodes was also allotted one point"
  CHECK(points("60", "0.3", "yes") == 1);
  // "maximum score of three, minimum score of zero"
  CHECK(points("40", "0.6", "yes") == 3);
  CHECK(points("60", "0.3", "no") == 0);
}

TEST_CASE("Clopper-Pearson intervals of Table 2 to one decimal", "[published]") {
  // From R: binom.test(x, n)$conf.int * 100; the script is tests/oracle/proportion.R.
  struct Row {
    int score;
    double low;
    double high;
  };
  for (const auto& row : {Row{0, 0.0, 21.8}, Row{1, 3.0, 36.3}, Row{2, 29.9, 80.2}, Row{3, 66.4, 100.0}}) {
    const auto& ci = dlm().observed_at(row.score)->ci;
    CHECK(100.0 * ci.low == Approx(row.low).margin(0.05));
    CHECK(100.0 * ci.high == Approx(row.high).margin(0.05));
  }
}
