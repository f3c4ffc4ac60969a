// What recomputing the papers shows, figure by figure: each that does not reproduce by name, all others by
// number.

#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "support/audit.hpp"
#include "support/transcription.hpp"

using namespace myolung;
using test::audit_row;
using test::audit_rows;
using test::audit_rows_of;
using test::count_verdict;

namespace {

using Counts = std::map<Verdict, std::ptrdiff_t>;

Counts counts_of(const std::vector<AuditRow>& rows) {
  Counts counts;
  for (const auto& row : rows) ++counts[row.verdict];
  return counts;
}

void check_all_reproduce(std::string_view check, std::ptrdiff_t expected) {
  CAPTURE(check);
  const auto rows = audit_rows_of(check);
  CHECK(std::ssize(rows) == expected);
  for (const auto& row : rows) {
    CAPTURE(row.id, row.printed, row.recomputed);
    CHECK(row.verdict == Verdict::reproduces);
  }
}

}  // namespace

TEST_CASE("the audit's verdicts, counted", "[published][audit]") {
  std::map<std::string, Counts> by_evidence;
  for (const auto& row : audit_rows()) ++by_evidence[row.evidence][row.verdict];
  CHECK(by_evidence["lee2022"] == Counts{{Verdict::reproduces, 4}});
  CHECK(by_evidence["liang2021"] == Counts{{Verdict::reproduces, 232},
                                           {Verdict::differs, 3},
                                           {Verdict::impossible, 2},
                                           {Verdict::cannot_be_checked, 25}});
  CHECK(by_evidence["mda5-2026"] == Counts{{Verdict::reproduces, 7}});
  CHECK(by_evidence["yuan2025"] == Counts{{Verdict::reproduces, 869},
                                          {Verdict::differs, 26},
                                          {Verdict::impossible, 6},
                                          {Verdict::cannot_be_checked, 19}});
  CHECK(by_evidence["zhang2025"] ==
        Counts{{Verdict::reproduces, 10}, {Verdict::impossible, 1}, {Verdict::cannot_be_checked, 2}});
  CHECK(by_evidence.size() == 5);
}

TEST_CASE("every figure that does not reproduce, or has a finding, by name, with what it means",
          "[published][audit]") {
  // id, verdict, finding
  const std::vector<std::array<std::string, 3>> expected{
      {"liang2021/sensitivity/dlco", "impossible", "dlco-exchanged"},
      {"liang2021/specificity/dlco", "impossible", "dlco-exchanged"},
      {"liang2021/dlco-missing-rp-ild", "differs", "dlco-exchanged"},
      {"liang2021/dlco-missing-non-rp-ild", "differs", "dlco-exchanged"},
      {"liang2021/rounding/suv", "differs", "suv-rounding"},
      {"yuan2025/label/cadm.lt3months", "impossible", "cadm-label"},
      {"yuan2025/label/anti_ars.lt1month", "differs", "ars-label"},
      {"yuan2025/heterogeneity/crp.all", "differs", "crp-heterogeneity"},
      {"yuan2025/model/anti_ro52.lt1month", "differs", "ro52-model"},
      {"yuan2025/windows-patients/dyspnea", "differs", "dyspnea-sums"},
      {"yuan2025/windows-rp-ild/dyspnea", "differs", "dyspnea-sums"},
      {"yuan2025/repooled/crp", "differs", "crp-pooling"},
      {"yuan2025/studies/dyspnea.lt3months", "differs", "dyspnea-sums"},
      {"yuan2025/smallest-se/dysphagia.all", "impossible", "dysphagia-interval"},
      {"yuan2025/smallest-se/dysphagia.lt3months", "impossible", "dysphagia-interval"},
      {"yuan2025/smallest-se/v_sign.lt1month", "impossible", "v-sign-interval"},
      {"yuan2025/smallest-se/pulmonary_infection.all", "impossible", "infection-interval"},
      {"yuan2025/smallest-se/pulmonary_infection.lt1month", "impossible", "infection-interval"},
      {"yuan2025/cutoff-spread/crp", "differs", "crp-cutoff"},
      {"yuan2025/restated/abstract.cadm.all", "differs", "cadm-third-digit"},
      {"yuan2025/alt-cutoff", "differs", "alt-cutoff"},
      {"yuan2025/egger-p/pulmonary_infection.all", "differs", "infection-studies"},
      {"yuan2025/egger/age.all", "differs", "egger"},
      {"yuan2025/egger/gottron_papules.all", "differs", "egger"},
      {"yuan2025/egger/anti_jo1.all", "differs", "egger"},
      {"yuan2025/age-windows/age.lt1month", "differs", "age-windows"},
      {"yuan2025/age-windows/age.lt3months", "differs", "age-windows"},
      {"yuan2025/dysphagia-risk/dysphagia.all", "differs", "dysphagia-both"},
      {"yuan2025/homogeneous/age.lt3months", "differs", "homogeneity-claim"},
      {"yuan2025/homogeneous/skin_ulceration.lt3months", "differs", "homogeneity-claim"},
      {"yuan2025/homogeneous/periungual_erythema.lt3months", "differs", "homogeneity-claim"},
      {"yuan2025/homogeneous/mechanics_hands.lt3months", "differs", "homogeneity-claim"},
      {"yuan2025/homogeneous/ferritin.lt1month", "differs", "homogeneity-claim"},
      {"yuan2025/heterogeneous/crp.lt1month", "differs", "homogeneity-claim"},
      {"yuan2025/heterogeneous/crp.lt3months", "differs", "homogeneity-claim"},
      {"yuan2025/heterogeneous/disease_duration.lt1month", "differs", "homogeneity-claim"},
      {"yuan2025/double-counting", "cannot_be_checked", "double-counting"},
      {"yuan2025/row19-years", "differs", "row19-years"},
      {"zhang2025/idiopathic/90-days", "impossible", "deaths-90-days"},
  };
  std::set<std::array<std::string, 3>> found;
  for (const auto& row : audit_rows()) {
    CAPTURE(row.id);
    if (row.verdict == Verdict::reproduces) CHECK(row.finding.empty());
    if (row.finding.empty()) {
      CHECK((row.verdict == Verdict::reproduces || row.verdict == Verdict::cannot_be_checked));
      continue;
    }
    found.insert({row.id, std::string(verdict_name(row.verdict)), row.finding});
  }
  CHECK(found == std::set<std::array<std::string, 3>>(expected.begin(), expected.end()));
}

TEST_CASE("no finding without a figure, no figure checked twice under one id", "[published][audit]") {
  std::set<std::string> explained;
  std::set<std::string> ids;
  for (const auto& row : audit_rows()) {
    CAPTURE(row.id);
    CHECK(ids.insert(row.id).second);
    CHECK_FALSE(row.printed.empty());
    CHECK_FALSE(row.formula.empty());
    CHECK_FALSE(row.place.place.empty());
    CHECK(row.recomputed.empty() == (row.verdict == Verdict::cannot_be_checked));
    if (!row.finding.empty()) explained.insert(row.evidence + "/" + row.finding);
  }
  for (const auto& evidence : test::catalogue().evidence) {
    for (const auto& finding : evidence.findings) {
      CAPTURE(evidence.id, finding.id);
      CHECK(explained.count(evidence.id + "/" + finding.id) == 1);
    }
  }
}

TEST_CASE("the papers' tables were typed twice, with the same figures", "[published]") {
  for (const auto& file : embedded_data()) {
    const auto json = test::Json::parse(file.text);
    for (const auto& failure : test::transcription_failures(std::string(file.path), json)) {
      FAIL_CHECK(std::string(file.path) << " " << failure);
    }
  }
}

TEST_CASE("Liang 2021, Table 1: t tests, count tests, adjusted p values", "[published][audit]") {
  check_all_reproduce("liang2021/t-test", 14);
  check_all_reproduce("liang2021/sex-test", 1);
  check_all_reproduce("liang2021/adjusted", 68);
  const auto counts = counts_of(audit_rows_of("liang2021/count-test"));
  // Nobody had tuberculosis or anti-PM-Scl100: print says NA.
  CHECK(counts == Counts{{Verdict::reproduces, 33}, {Verdict::cannot_be_checked, 2}});
  check_all_reproduce("liang2021/percent-rp-ild", 35);
  check_all_reproduce("liang2021/percent-non-rp-ild", 35);
  // The two p values printed as < 0.001: 0.00036 and 0.00027 from the rounded summaries.
  CHECK(audit_row("liang2021/t-test/dlco").verdict == Verdict::reproduces);
  CHECK(audit_row("liang2021/t-test/bilateral-lung-suvmean").verdict == Verdict::reproduces);
}

TEST_CASE("Liang 2021, Table 2 and the score's performance", "[published][audit]") {
  check_all_reproduce("liang2021/performance", 6);
  check_all_reproduce("liang2021/table2-rp-ild", 4);
  check_all_reproduce("liang2021/table2-non-rp-ild", 4);
  check_all_reproduce("liang2021/table2-rows", 4);
}

TEST_CASE("Liang 2021, DLCO alone: exchanged, the labels fit counts and points", "[published][audit]") {
  CHECK(audit_row("liang2021/exchanged-sensitivity/dlco").recomputed == "14 of 21 = 66.7 %");
  CHECK(audit_row("liang2021/exchanged-specificity/dlco").recomputed == "35 of 40 = 87.5 %");
  CHECK(audit_row("liang2021/points-rp-ild").recomputed == "20 + 14 + 14 = 48");
  CHECK(audit_row("liang2021/points-rp-ild").printed == "48");
  CHECK(audit_row("liang2021/points-non-rp-ild").recomputed == "15 + 5 + 10 = 30");
  CHECK(audit_row("liang2021/points-non-rp-ild").printed == "32");
  CHECK(audit_row("liang2021/dlco-missing-rp-ild").recomputed ==
        "at most 16 patients, so at least 5 without");
  CHECK(audit_row("liang2021/dlco-missing-non-rp-ild").recomputed ==
        "at most 21 patients, so at least 19 without");
}

TEST_CASE("Yuan 2025, Table 2: every odds ratio's symmetry and p", "[published][audit]") {
  check_all_reproduce("yuan2025/symmetry", 88);
  check_all_reproduce("yuan2025/p", 88);
}

TEST_CASE("Yuan 2025, Table 2: Egger's t and p", "[published][audit]") {
  CHECK(counts_of(audit_rows_of("yuan2025/egger-p")) ==
        Counts{{Verdict::reproduces, 35}, {Verdict::differs, 1}});
  // 2 * pt(-0.37, 1) = 0.774; with five studies 2 * pt(-0.37, 3) = 0.736.
  CHECK(audit_row("yuan2025/egger-p/pulmonary_infection.all").printed == "t 0.37 of 3 studies, p 0.736");
}

TEST_CASE("Yuan 2025, Table 2: windows pooled by inverse variance", "[published][audit]") {
  // Two windows each, all with a fixed effect or a single study.
  for (const auto* factor :
       {"female", "heliotrope_rash", "shawl_sign", "dysphagia", "v_sign", "muscle_weakness", "arthritis",
        "pulmonary_infection", "dm", "anti_mda5", "anti_jo1", "anti_tif1g", "anti_ku", "esr"}) {
    CAPTURE(factor);
    CHECK(audit_row(std::string("yuan2025/repooled/") + factor).verdict == Verdict::reproduces);
  }
  // One window with all the studies.
  for (const auto* factor : {"fever", "cadm", "ldh", "ast", "alt"}) {
    CAPTURE(factor);
    CHECK(audit_row(std::string("yuan2025/repooled/") + factor).verdict == Verdict::reproduces);
  }
  CHECK(audit_row("yuan2025/repooled/crp").recomputed == "3.684 (2.263 to 5.996)");
  CHECK(audit_row("yuan2025/repooled/crp").printed == "3.366 (2.149 to 5.274)");
  CHECK(counts_of(audit_rows_of("yuan2025/repooled")) ==
        Counts{{Verdict::reproduces, 19}, {Verdict::differs, 1}, {Verdict::cannot_be_checked, 11}});
}

TEST_CASE("Yuan 2025: the smallest standard error of dysphagia and pulmonary infection",
          "[published][audit]") {
  CHECK(audit_row("yuan2025/smallest-se/dysphagia.all").recomputed == "SE at least 0.1863");
  CHECK(audit_row("yuan2025/smallest-se/dysphagia.all").printed == "interval 0.653 to 0.916, so SE 0.0863");
  CHECK(audit_row("yuan2025/smallest-se/pulmonary_infection.all").recomputed == "SE at least 0.2984");
  CHECK(audit_row("yuan2025/smallest-se/pulmonary_infection.all").printed ==
        "interval 1.457 to 4.677, so SE 0.2975");
}

TEST_CASE("Zhang 2025: every percentage is a count of 35 or 34, but one", "[published][audit]") {
  const std::pair<const char*, const char*> rows[] = {{"infection-triggered/30-days", "10 of 35 = 28.6 %"},
                                                      {"infection-triggered/90-days", "12 of 35 = 34.3 %"},
                                                      {"infection-triggered/1-year", "19 of 35 = 54.3 %"},
                                                      {"idiopathic/30-days", "2 of 34 = 5.9 %"},
                                                      {"idiopathic/1-year", "6 of 34 = 17.6 %"},
                                                      {"sensitivity/sensitivity", "25 of 35 = 71.4 %"},
                                                      {"specificity/specificity", "25 of 34 = 73.5 %"},
                                                      {"accuracy", "50 of 69 = 72.5 %"}};
  for (const auto& [id, recomputed] : rows)
    CHECK(audit_row(std::string("zhang2025/") + id).recomputed == recomputed);
  CHECK(audit_row("zhang2025/idiopathic/90-days").recomputed ==
        "no count; 5 of 34 = 14.7 %, 6 of 34 = 17.6 %");
}
