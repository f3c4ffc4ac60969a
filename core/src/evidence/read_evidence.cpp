#include "evidence/read_evidence.hpp"

#include <algorithm>

#include "clinical/assessment_json.hpp"
#include "clinical/read_variables.hpp"
#include "evidence/check.hpp"

namespace myolung {
namespace {

template <class T>
bool has_id(const std::vector<T>& all, std::string_view id) {
  return std::any_of(all.begin(), all.end(), [id](const T& one) { return one.id == id; });
}

class EvidenceReader {
 public:
  EvidenceReader(const Json& json, ProblemList& problems, const Catalogue& catalogue,
                 const std::set<std::string>& sources)
      : reader_(json, "", problems), context_{catalogue, {}}, sources_(sources) {}

  Evidence read() {
    evidence_.id = reader_.text("id");
    for (const auto* key : {"title", "summary"}) reader_.text(key);
    read_version(reader_);
    read_sources();
    read_card();
    for (auto& table : reader_.objects("tables", false)) {
      evidence_.tables.push_back(read_table(table, context_));
    }
    for (auto& finding : reader_.objects("findings", false)) read_finding(finding);
    if (reader_.has("factors")) read_factors();
    for (auto& outcome : reader_.objects("outcomes", false)) read_outcome(outcome);
    for (auto& limitation : reader_.objects("limitations")) {
      limitation.text("text");
      read_place(limitation, context_);
      limitation.finish();
    }
    reader_.finish();
    refuse_findings_of_nothing();
    return std::move(evidence_);
  }

 private:
  void read_sources() {
    evidence_.sources = reader_.texts("sources");
    if (evidence_.sources.empty()) reader_.problem("sources", "must name a source");
    for (const auto& key : evidence_.sources) {
      if (sources_.count(key) == 0) reader_.problem("sources", key + " is not in sources.json");
    }
    context_.cited.insert(evidence_.sources.begin(), evidence_.sources.end());
  }

  void read_card() {
    auto verification = reader_.object("verification");
    verification.choice("level", {"full_text", "abstract"});
    verification.text("text");
    verification.finish();
    auto card = reader_.object("card");
    for (const auto* key : {"predicts", "in_whom", "when", "how_good", "checked"}) card.text(key);
    card.finish();
  }

  void read_finding(ObjectReader& reader) {
    Finding finding;
    finding.id = reader.text("id");
    if (has_id(evidence_.findings, finding.id)) reader.problem("id", "stands twice");
    finding.title = reader.text("title");
    finding.meaning = reader.text("meaning");
    finding.factors = reader.optional_texts("factors");
    finding.models = reader.optional_texts("models");
    finding.outcomes = reader.optional_texts("outcomes");
    for (const auto& id : finding.models) {
      if (!has_id(context_.catalogue.models, id)) reader.problem("models", id + " is not a score");
    }
    reader.finish();
    evidence_.findings.push_back(std::move(finding));
  }

  void refuse_findings_of_nothing() {
    for (std::size_t i = 0; i < evidence_.findings.size(); ++i) {
      const auto& finding = evidence_.findings[i];
      for (const auto& id : finding.factors) {
        if (!has_id(evidence_.factors, id)) at_finding(i, "factors", id + " is not a factor");
      }
      for (const auto& id : finding.outcomes) {
        if (!has_id(evidence_.outcomes, id)) at_finding(i, "outcomes", id + " is not an outcome");
      }
    }
  }

  void at_finding(std::size_t i, std::string_view key, const std::string& message) {
    reader_.problem("findings/" + std::to_string(i) + "/" + std::string(key), message);
  }

  const PrintedTable* table(ObjectReader& owner, std::string_view key) {
    const std::string id = owner.text(key);
    const auto* found = evidence_.find_table(id);
    if (found == nullptr) owner.problem(key, id + " is not a table of this file");
    return found;
  }

  // --- pooled factors

  void read_factors() {
    const auto* pooled = table(reader_, "factor_table");
    const auto* studies = table(reader_, "study_table");
    evidence_.no_combined_number = reader_.text("no_combined_number");
    for (auto& window : reader_.objects("windows")) {
      evidence_.windows.push_back({window.text("id"), window.text("label")});
      window.finish();
    }
    auto groups = reader_.object("groups");
    for (const auto& key : groups.keys()) groups.text(key);
    groups.finish();
    for (auto& factor : reader_.objects("factors")) {
      if (pooled != nullptr && studies != nullptr && !evidence_.windows.empty()) {
        read_factor(factor, *pooled, *studies, groups);
      }
    }
    if (pooled != nullptr) evidence_.factor_table = pooled->id;
    if (studies != nullptr) evidence_.study_table = studies->id;
  }

  void read_factor(ObjectReader& reader, const PrintedTable& pooled, const PrintedTable& studies,
                   ObjectReader& groups) {
    Factor factor{};
    factor.id = reader.text("id");
    if (has_id(evidence_.factors, factor.id)) reader.problem("id", "stands twice");
    factor.label = reader.text("label");
    factor.group = reader.text("group");
    if (!groups.has(factor.group)) reader.problem("group", factor.group + " is not among the groups");
    factor.printed = reader.text("printed");
    factor.variable = read_input(reader, context_.catalogue);
    const Variable& variable = context_.catalogue.variables[factor.variable];
    factor.note = reader.optional_text("text");
    read_kind(reader, variable, studies, factor);
    factor.studies = reader.texts("studies");
    for (const auto* key : {"studies", "excluded_studies"}) {
      for (const auto& id :
           key == std::string_view("studies") ? factor.studies : reader.optional_texts(key)) {
        if (studies.find_row(id) == nullptr) reader.problem(key, id + " is not a study");
      }
    }
    for (auto& other : reader.objects("elsewhere", false)) read_elsewhere(other, factor);
    reader.finish();

    for (const auto& window : evidence_.windows) {
      const std::string row = factor.id + "." + window.id;
      if (pooled.find_row(row) == nullptr) reader_.problem("windows", row + " is not a row of " + pooled.id);
    }
    const auto whole = odds_ratio_at(pooled, pooled.find_row(factor.id + "." + evidence_.windows.front().id));
    if (!whole) {
      reader.problem("id", "has no odds ratio in " + pooled.id);
      return;
    }
    factor.odds_ratio = whole->estimate.value;
    factor.ci = {whole->low.value, whole->high.value};
    JsonWriter w;
    w.raw(members({{"id", factor.id}, {"label", factor.label}, {"input", variable.id}}));
    w.member("odds_ratio", factor.odds_ratio);
    w.member("ci_low", factor.ci.low);
    w.member("ci_high", factor.ci.high);
    factor.json = w.take();
    evidence_.factors.push_back(std::move(factor));
  }

  void read_elsewhere(ObjectReader& reader, Factor& factor) {
    Factor::Elsewhere other{reader.text("evidence"), reader.text("label"), reader.text("population"),
                            reader.text("table"), reader.text("row")};
    reader.finish();
    if (!odds_ratio_of(context_.catalogue, other)) {
      reader.problem("row", other.row + " is no odds ratio of " + other.evidence + "/" + other.table);
    }
    factor.elsewhere.push_back(std::move(other));
  }

  void read_kind(ObjectReader& reader, const Variable& variable, const PrintedTable& studies,
                 Factor& factor) {
    const std::string kind = reader.choice("kind", {"finding", "cutoff", "per_unit"});
    const bool number = variable.kind == VariableKind::number;
    if (number != (kind != "finding")) reader.problem("kind", "does not fit the input " + variable.id);
    if (kind == "per_unit") {
      factor.kind = FactorKind::per_unit;
    } else if (kind == "cutoff" && number) {
      factor.kind = FactorKind::cutoff;
      auto named = reader.object("named_cutoff");
      factor.named_cutoff = read_comparison(named, variable);
      named.finish();
      for (auto& cutoff : reader.objects("cutoffs"))
        factor.cutoffs.push_back(read_cutoff(cutoff, variable, studies));
      if (std::none_of(factor.cutoffs.begin(), factor.cutoffs.end(),
                       [](const Cutoff& cutoff) { return cutoff.rule && cutoff.doubtful.empty(); })) {
        reader.problem("cutoffs", "has none that a patient can be compared with");
      }
    } else {
      factor.kind = FactorKind::finding;
      auto when = reader.object("when");
      factor.when = read_condition(when, variable);
      when.finish();
    }
  }

  Cutoff read_cutoff(ObjectReader& reader, const Variable& variable, const PrintedTable& studies) {
    Cutoff cutoff;
    cutoff.study = reader.text("study");
    if (studies.find_row(cutoff.study) == nullptr) reader.problem("study", cutoff.study + " is not a study");
    cutoff.as_printed = reader.text("as_printed");
    cutoff.doubtful = reader.optional_text("doubtful");
    if (reader.has("value")) cutoff.rule = read_comparison(reader, variable);
    reader.finish();
    return cutoff;
  }

  static std::optional<Comparison> read_comparison(ObjectReader& reader, const Variable& variable) {
    const auto condition = read_condition(reader, variable);
    const auto* comparison = condition ? std::get_if<Comparison>(&*condition) : nullptr;
    return comparison == nullptr ? std::nullopt : std::optional(*comparison);
  }

  // --- outcomes

  void read_outcome(ObjectReader& reader) {
    OutcomeTable outcome;
    outcome.id = reader.text("id");
    outcome.title = reader.text("title");
    outcome.variable = read_input(reader, context_.catalogue);
    outcome.none = reader.text("none");
    outcome.same_groups = reader.flag_or("same_groups", true);
    const auto* from = table(reader, "table");
    const std::string patients = reader.text("patients");
    const auto rows = reader.texts("rows");
    for (auto& group : reader.objects("groups")) {
      if (from != nullptr) read_group(group, *from, patients, rows, outcome);
    }
    for (auto& note : reader.objects("notes", false)) {
      outcome.notes.push_back(note.text("text"));
      read_place(note, context_);
      note.finish();
    }
    if (reader.has("discrimination")) read_discrimination(reader, outcome);
    for (const auto& finding : evidence_.findings) {
      const auto& ids = finding.outcomes;
      if (std::find(ids.begin(), ids.end(), outcome.id) != ids.end()) outcome.findings.push_back(finding.id);
    }
    reader.finish();
    evidence_.outcomes.push_back(std::move(outcome));
  }

  void read_group(ObjectReader& reader, const PrintedTable& from, const std::string& patients,
                  const std::vector<std::string>& rows, OutcomeTable& outcome) {
    OutcomeTable::Group group{};
    group.category = reader.text("category");
    const auto& variable = context_.catalogue.variables[outcome.variable];
    if (std::none_of(variable.categories.begin(), variable.categories.end(),
                     [&](const Category& c) { return c.code == group.category; })) {
      reader.problem("category", group.category + " is not a value of " + variable.id);
    }
    const std::string column = reader.text("column");
    const auto* total_row = from.find_row(patients);
    const auto total = total_row == nullptr ? std::nullopt : number_at(from, *total_row, column);
    if (!total || total->value < 1.0) {
      reader.problem("column", column + " has no number of patients");
      return;
    }
    group.patients = count_of(*total);
    group.label = from.headings[*from.find_column(column)];
    for (const auto& id : rows) {
      const auto* row = from.find_row(id);
      const auto percent = row == nullptr ? std::nullopt : number_at(from, *row, column);
      if (!percent) {
        reader.problem("column", id + "/" + column + " has no percentage");
        continue;
      }
      group.rows.push_back({row->id, row->label, percent->text, single_count(*percent, group.patients)});
    }
    reader.finish();
    outcome.groups.push_back(std::move(group));
  }

  void read_discrimination(ObjectReader& owner, OutcomeTable& outcome) {
    auto reader = owner.object("discrimination");
    OutcomeTable::Discrimination test{};
    test.positive = reader.text("positive");
    test.label = reader.text("label");
    test.text = reader.text("text");
    const auto* from = table(reader, "table");
    const std::string column = reader.text("column");
    std::int64_t with = 0;
    std::int64_t without = 0;
    for (const auto& group : outcome.groups)
      (group.category == test.positive ? with : without) += group.patients;
    if (with == 0 || without == 0)
      reader.problem("positive", test.positive + " is not one of several groups");
    const auto counted = [&](std::string_view key, std::int64_t total) {
      const std::string id = reader.text(key);
      const auto* row = from == nullptr ? nullptr : from->find_row(id);
      const auto percent = row == nullptr ? std::nullopt : number_at(*from, *row, column);
      const auto counts = percent ? counts_for(*percent, total) : std::vector<std::int64_t>();
      if (counts.size() != 1) reader.problem(key, "is not the percentage of one count");
      return stats::Proportion{counts.size() == 1 ? counts.front() : 0, total};
    };
    test.sensitivity = counted("sensitivity", with);
    test.specificity = counted("specificity", without);
    read_place(reader, context_);
    reader.finish();
    const auto ratios = stats::likelihood_ratios({test.sensitivity.events, without - test.specificity.events,
                                                  with - test.sensitivity.events, test.specificity.events});
    if (!ratios) return reader.problem("sensitivity", "gives no likelihood ratio");
    test.positive_likelihood_ratio = settled_ratio(ratios->positive);
    test.negative_likelihood_ratio = settled_ratio(ratios->negative);
    outcome.discrimination = std::move(test);
  }

  static stats::Ratio settled_ratio(const stats::Ratio& ratio) {
    return {settled(ratio.estimate), {settled(ratio.ci.low), settled(ratio.ci.high)}};
  }

  ObjectReader reader_;
  ModelContext context_;
  const std::set<std::string>& sources_;
  Evidence evidence_;
};

}  // namespace

const PrintedTable::Row* PrintedTable::find_row(std::string_view row) const {
  const auto found = std::find_if(rows.begin(), rows.end(), [row](const Row& r) { return r.id == row; });
  return found == rows.end() ? nullptr : &*found;
}

const PrintedTable* Evidence::find_table(std::string_view table) const {
  const auto found =
      std::find_if(tables.begin(), tables.end(), [table](const PrintedTable& t) { return t.id == table; });
  return found == tables.end() ? nullptr : &*found;
}

std::optional<Printed> number_at(const PrintedTable& table, const PrintedTable::Row& row,
                                 std::string_view column) {
  const auto found = table.find_column(column);
  const auto numbers = found ? numbers_in(row.cells[*found]) : std::vector<Printed>();
  return numbers.empty() ? std::nullopt : std::optional(numbers.front());
}

std::optional<PrintedOddsRatio> odds_ratio_at(const PrintedTable& table, const PrintedTable::Row* row) {
  if (row == nullptr) return std::nullopt;
  const auto estimate = number_at(table, *row, "odds_ratio");
  const auto low = number_at(table, *row, "ci_low");
  const auto high = number_at(table, *row, "ci_high");
  return estimate && low && high ? std::optional(PrintedOddsRatio{*estimate, *low, *high}) : std::nullopt;
}

std::optional<PrintedOddsRatio> odds_ratio_of(const Catalogue& catalogue,
                                              const Factor::Elsewhere& elsewhere) {
  for (const auto& evidence : catalogue.evidence) {
    const auto* table = evidence.id == elsewhere.evidence ? evidence.find_table(elsewhere.table) : nullptr;
    if (table != nullptr) return odds_ratio_at(*table, table->find_row(elsewhere.row));
  }
  return std::nullopt;
}

std::optional<std::size_t> PrintedTable::find_column(std::string_view column) const {
  const auto found = std::find(columns.begin(), columns.end(), column);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::int64_t OutcomeTable::patients() const {
  std::int64_t total = 0;
  for (const auto& group : groups) total += group.patients;
  return total;
}

PrintedTable read_table(ObjectReader& reader, const ModelContext& context) {
  PrintedTable table;
  table.id = reader.text("id");
  table.title = reader.text("title");
  table.source = read_place(reader, context);
  for (auto& column : reader.objects("columns")) {
    table.columns.push_back(column.text("id"));
    table.headings.push_back(column.text("label"));
    column.finish();
  }
  for (auto& entry : reader.objects("rows")) {
    PrintedTable::Row row{entry.text("id"), entry.text("label"), entry.texts("cells")};
    if (table.find_row(row.id) != nullptr) entry.problem("id", "stands twice");
    if (row.cells.size() != table.columns.size()) {
      entry.problem("cells", "must be " + std::to_string(table.columns.size()) + ", one for each column");
      row.cells.resize(table.columns.size());
    }
    entry.finish();
    table.rows.push_back(std::move(row));
  }
  reader.finish();
  return table;
}

Evidence read_evidence(const Json& json, ProblemList& problems, const Catalogue& catalogue,
                       const std::set<std::string>& sources) {
  return EvidenceReader(json, problems, catalogue, sources).read();
}

}  // namespace myolung
