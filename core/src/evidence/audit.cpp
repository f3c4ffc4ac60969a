#include "myolung/audit.hpp"

#include <algorithm>

#include "clinical/assessment_json.hpp"
#include "clinical/json_writer.hpp"
#include "clinical/read_variables.hpp"
#include "clinical/request.hpp"
#include "evidence/check.hpp"
#include "evidence/read_evidence.hpp"

namespace myolung {
namespace {

const CheckKind* find_kind(std::string_view name) {
  for (const auto kinds :
       {interval_checks(), count_checks(), test_checks(), pooling_checks(), agreement_checks()}) {
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [name](const CheckKind& kind) { return kind.name == name; });
    if (found != kinds.end()) return &*found;
  }
  return nullptr;
}

/// Runs one audit file.
class AuditFile {
 public:
  AuditFile(const Json& json, ProblemList& problems, const Catalogue& catalogue)
      : reader_(json, "", problems), catalogue_(catalogue) {}

  void run(std::vector<AuditRow>& out) {
    const std::string id = reader_.text("evidence");
    reader_.text("id");
    read_version(reader_);
    const auto evidence = std::find_if(catalogue_.evidence.begin(), catalogue_.evidence.end(),
                                       [&id](const Evidence& e) { return e.id == id; });
    if (evidence == catalogue_.evidence.end()) {
      reader_.problem("evidence", id + " is not an evidence file");
      return;
    }
    const ModelContext context{catalogue_, {evidence->sources.begin(), evidence->sources.end()}};
    for (auto& table : reader_.objects("tables", false)) tables_.push_back(read_table(table, context));
    if (reader_.any_problem()) return;
    const auto first = out.size();
    for (auto& check : reader_.objects("checks")) run_check(check, *evidence, out);
    explain(*evidence, std::span(out).subspan(first));
    reader_.finish();
  }

 private:
  void run_check(ObjectReader& reader, const Evidence& evidence, std::vector<AuditRow>& out) {
    const auto* kind = find_kind(reader.text("kind"));
    if (kind == nullptr) return reader.problem("kind", "is not a kind of check");
    const auto before = out.size();
    Check check(reader, kind->formula, evidence, tables_, catalogue_, out);
    kind->run(check);
    if (out.size() == before) reader.problem("kind", "checked nothing");
    reader.finish();
  }

  /// Ties each row to the finding that says what it means.
  void explain(const Evidence& evidence, std::span<AuditRow> rows) {
    auto explained = reader_.object("explained_by");
    for (const auto& key : explained.keys()) {
      const std::string finding = explained.text(key);
      const auto row = std::find_if(rows.begin(), rows.end(),
                                    [&](const AuditRow& r) { return r.id == evidence.id + "/" + key; });
      const bool known = std::any_of(evidence.findings.begin(), evidence.findings.end(),
                                     [&](const Finding& f) { return f.id == finding; });
      if (row == rows.end()) explained.problem(key, "is not a row of a check");
      if (!known) explained.problem(key, finding + " is not a finding of " + evidence.id);
      if (row != rows.end() && known) row->finding = finding;
    }
    explained.finish();
  }

  ObjectReader reader_;
  const Catalogue& catalogue_;
  std::vector<PrintedTable> tables_;
};

void write_row(JsonWriter& w, const AuditRow& row) {
  w.object([&] {
    w.member("id", row.id);
    w.member("evidence", row.evidence);
    w.member("check", row.check);
    w.member("title", row.title);
    w.member("label", row.label);
    w.member("verdict", verdict_name(row.verdict));
    w.member("printed", row.printed);
    w.member("recomputed", row.recomputed.empty() ? std::optional<std::string>() : row.recomputed);
    w.member("formula", row.formula);
    w.member("source", [&] {
      w.object([&] {
        w.member("key", row.place.key);
        w.member("place", row.place.place);
      });
    });
    w.member("finding", row.finding.empty() ? std::optional<std::string>() : row.finding);
  });
}

struct FindingOf {
  const Evidence* evidence;
  const Finding* finding;
};

void write_findings(JsonWriter& w, const Catalogue& catalogue) {
  std::vector<FindingOf> all;
  for (const auto& evidence : catalogue.evidence) {
    for (const auto& finding : evidence.findings) all.push_back({&evidence, &finding});
  }
  const auto texts = [&w](std::string_view name, const std::vector<std::string>& list) {
    w.member_array(name, list, [&w](const auto& text) { w.value(text); });
  };
  w.array(all, [&](const FindingOf& one) {
    w.object([&] {
      w.member("evidence", one.evidence->id);
      w.member("id", one.finding->id);
      w.member("title", one.finding->title);
      w.member("meaning", one.finding->meaning);
      texts("factors", one.finding->factors);
      texts("models", one.finding->models);
      texts("outcomes", one.finding->outcomes);
    });
  });
}

constexpr Verdict kVerdicts[] = {Verdict::reproduces, Verdict::differs, Verdict::impossible,
                                 Verdict::cannot_be_checked};

}  // namespace

std::string_view verdict_name(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::reproduces: return "reproduces";
    case Verdict::differs: return "differs";
    case Verdict::impossible: return "impossible";
    case Verdict::cannot_be_checked: return "cannot_be_checked";
  }
  return "";
}

tl::expected<std::vector<AuditRow>, std::vector<DataProblem>> audit(std::span<const DataFile> files,
                                                                    const Catalogue& catalogue) {
  std::vector<AuditRow> rows;
  std::vector<DataProblem> found;
  for (const auto& file : files) {
    if (!file.path.starts_with("audit/")) continue;
    ProblemList problems{std::string(file.path), found};
    const auto json = parse_json(file.text);
    if (!json) {
      problems.add("", json.error().message);
      continue;
    }
    AuditFile(*json, problems, catalogue).run(rows);
  }
  if (!found.empty()) return tl::unexpected(std::move(found));
  return rows;
}

std::string audit_json(std::span<const AuditRow> rows, const Catalogue& catalogue) {
  JsonWriter w;
  w.object([&] {
    w.member("version", [&] { write_version(w, catalogue.data_version); });
    w.member("counts", [&] {
      w.object([&] {
        for (const auto verdict : kVerdicts) {
          w.member(
              verdict_name(verdict),
              static_cast<std::int64_t>(std::count_if(
                  rows.begin(), rows.end(), [verdict](const AuditRow& r) { return r.verdict == verdict; })));
        }
      });
    });
    w.member("findings", [&] { write_findings(w, catalogue); });
    w.member_array("rows", rows, [&](const AuditRow& row) { write_row(w, row); });
  });
  return w.take();
}

}  // namespace myolung
