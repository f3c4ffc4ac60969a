#include "evidence/factor_json.hpp"

#include <algorithm>

#include "evidence/check.hpp"
#include "evidence/read_evidence.hpp"

namespace myolung {
namespace {

std::optional<std::string_view> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

std::optional<std::string> text_of(const std::optional<Printed>& printed) {
  return printed ? std::optional(printed->text) : std::nullopt;
}

std::string text_of(const Catalogue& catalogue, const PrintedOddsRatio& printed) {
  return interval_text(catalogue.language, printed.estimate.text, printed.low.text, printed.high.text);
}

/// Members of the object being written.
void write_row(JsonWriter& w, const Catalogue& catalogue, const PrintedTable& table,
               const PrintedTable::Row& row) {
  const auto count = [&](const char* column) {
    const auto found = number_at(table, row, column);
    w.member(column, found ? count_of(*found) : 0);
  };
  const auto cell = [&](const char* column) {
    const auto found = table.find_column(column);
    return found ? row.cells[*found] : std::string();
  };
  count("studies");
  for (const auto* column : {"odds_ratio", "ci_low", "ci_high", "i2"}) {
    const auto found = number_at(table, row, column);
    w.member(column, found ? std::optional(found->value) : std::nullopt);
  }
  w.member("label_printed", cell("label"));
  count("patients");
  count("rp_ild");
  const std::string model = cell("model");
  w.member("model", unless_empty(model));
  for (const auto* column : {"p", "heterogeneity_p"})
    w.member(column, text_of(number_at(table, row, column)));
  const auto printed = odds_ratio_at(table, &row);
  w.member("text", printed ? std::optional(text_of(catalogue, *printed)) : std::nullopt);
}

void write_elsewhere(JsonWriter& w, const Catalogue& catalogue, const Factor::Elsewhere& elsewhere) {
  const auto printed = odds_ratio_of(catalogue, elsewhere);
  if (!printed) return;  // the loader saw that there is one
  w.object([&] {
    w.member("evidence", elsewhere.evidence);
    w.member("label", elsewhere.label);
    w.member("population", elsewhere.population);
    w.member("odds_ratio", printed->estimate.value);
    w.member("ci_low", printed->low.value);
    w.member("ci_high", printed->high.value);
    w.member("text", text_of(catalogue, *printed));
  });
}

}  // namespace

void write_factor_detail(JsonWriter& w, const Catalogue& catalogue, const Evidence& evidence,
                         const Factor& factor) {
  const auto* pooled = evidence.find_table(evidence.factor_table);
  const auto* studies = evidence.find_table(evidence.study_table);
  w.object([&] {
    w.member("id", factor.id);
    w.member("label", factor.label);
    w.member("group", factor.group);
    w.member("printed", factor.printed);
    w.member("input", catalogue.variables[factor.variable].id);
    w.member("note", unless_empty(factor.note));
    w.member("odds_ratio", factor.odds_ratio);
    w.member("ci_low", factor.ci.low);
    w.member("ci_high", factor.ci.high);
    w.member_array("windows", evidence.windows, [&](const Evidence::Window& window) {
      w.object([&] {
        w.member("id", window.id);
        w.member("label", window.label);
        const auto* row = pooled->find_row(factor.id + "." + window.id);
        if (row != nullptr) write_row(w, catalogue, *pooled, *row);
      });
    });
    w.member_array("cutoffs", factor.cutoffs, [&](const Cutoff& cutoff) {
      const auto* study = studies->find_row(cutoff.study);
      w.object([&] {
        w.member("study", study == nullptr ? cutoff.study : study->label);
        w.member("printed", cutoff.as_printed);
        w.member("doubtful", unless_empty(cutoff.doubtful));
      });
    });
    w.member_array("elsewhere", factor.elsewhere,
                   [&](const auto& elsewhere) { write_elsewhere(w, catalogue, elsewhere); });
    std::vector<std::string_view> findings;
    for (const auto& finding : evidence.findings) {
      const auto& touched = finding.factors;
      if (std::find(touched.begin(), touched.end(), factor.id) != touched.end())
        findings.push_back(finding.id);
    }
    w.member_array("findings", findings, [&](auto id) { w.value(id); });
  });
}

}  // namespace myolung
