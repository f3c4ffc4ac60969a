#include "evidence/check.hpp"

#include <algorithm>
#include <cmath>

namespace myolung {

std::optional<Printed> Figure::in(const PrintedTable::Row* row) const {
  if (constant_) return constant_;
  const auto* from = fixed_ != nullptr ? fixed_ : row;
  if (from == nullptr || !column_) return std::nullopt;
  const auto numbers = numbers_in(from->cells[*column_]);
  return number_ < numbers.size() ? std::optional(numbers[number_]) : std::nullopt;
}

Check::Check(ObjectReader& reader, std::string_view formula, const Evidence& from,
             const std::vector<PrintedTable>& tables, const Catalogue& all, std::vector<AuditRow>& out)
    : in(reader),
      evidence(from),
      catalogue(all),
      id_(reader.text("id")),
      title_(reader.text("title")),
      formula_(myolung::say(all.language, formula)),
      tables_(tables),
      out_(out) {
  read_rows();
  if (in.has("place")) place_ = Place{evidence.sources.front(), in.text("place")};
}

const PrintedTable* Check::find_table(std::string_view id) const {
  if (const auto* found = evidence.find_table(id)) return found;
  const auto found =
      std::find_if(tables_.begin(), tables_.end(), [id](const PrintedTable& t) { return t.id == id; });
  return found == tables_.end() ? nullptr : &*found;
}

const PrintedTable* Check::table(std::string_view key) {
  const std::string id = in.text(key);
  const auto* found = find_table(id);
  if (found == nullptr && !id.empty()) in.problem(key, id + " is not a table of this evidence");
  return found;
}

void Check::read_rows() {
  if (!in.has("over")) {
    if (in.has("row_label")) rows_.push_back({"", in.text("row_label"), nullptr});
    return;
  }
  over_ = table("over");
  if (over_ == nullptr) return;
  std::vector<const PrintedTable::Row*> chosen;
  for (const auto& row : over_->rows) chosen.push_back(&row);
  if (in.has("rows")) {
    chosen.clear();
    for (const auto& id : in.texts("rows")) {
      const auto* row = over_->find_row(id);
      if (row == nullptr) in.problem("rows", id + " is not a row of " + over_->id);
      if (row != nullptr) chosen.push_back(row);
    }
  }
  if (in.has("where")) {
    auto where = in.object("where");
    for (const auto& name : where.keys()) {
      const auto allowed = where.texts(name);
      const auto column = over_->find_column(name);
      if (!column) {
        where.problem(name, "is not a column of " + over_->id);
        continue;
      }
      chosen.erase(std::remove_if(chosen.begin(), chosen.end(),
                                  [&](const auto* row) {
                                    return std::find(allowed.begin(), allowed.end(), row->cells[*column]) ==
                                           allowed.end();
                                  }),
                   chosen.end());
    }
    where.finish();
  }
  if (chosen.empty()) in.problem("over", "leaves no row to check");
  for (const auto* row : chosen) rows_.push_back({row->id, row->label, row});
}

Figure Check::parse(ObjectReader& owner, std::string_view key, const std::string& text) {
  Figure figure;
  if (text.starts_with("=")) {
    const auto numbers = numbers_in(text);
    if (numbers.size() != 1) owner.problem(key, "must be one number behind =");
    if (numbers.size() == 1) figure.constant_ = numbers.front();
    return figure;
  }
  std::string name = text;
  if (const auto hash = name.find('#'); hash != std::string::npos) {
    const auto number = numbers_in(name.substr(hash));
    const bool counts = number.size() == 1 && number.front().value >= 0.0 && number.front().places == 0;
    if (!counts) owner.problem(key, "must have one number behind #");
    if (counts) figure.number_ = static_cast<std::size_t>(number.front().value);
    name.resize(hash);
  }
  const PrintedTable* table = over_;
  if (const auto first = name.find('/'); first != std::string::npos) {
    const auto second = name.find('/', first + 1);
    table = find_table(name.substr(0, first));
    figure.fixed_ = table == nullptr || second == std::string::npos
                        ? nullptr
                        : table->find_row(name.substr(first + 1, second - first - 1));
    if (figure.fixed_ == nullptr) {
      owner.problem(key, text + " is not table/row/column");
      return figure;
    }
    name = name.substr(second + 1);
  }
  figure.column_ = table == nullptr ? std::nullopt : table->find_column(name);
  if (!figure.column_) owner.problem(key, name + " is not a column");
  return figure;
}

Figure Check::figure_of(ObjectReader& owner, std::string_view key) {
  return parse(owner, key, owner.text(key));
}

Figure Check::figure(std::string_view key) { return figure_of(in, key); }

Figure Check::figure_if(std::string_view key) { return in.has(key) ? figure(key) : Figure(); }

Printed Check::number(std::string_view key) {
  const auto numbers = numbers_in(in.text(key));
  if (numbers.size() == 1) return numbers.front();
  in.problem(key, "must be one printed number");
  return {"0", 0.0, false, 0};
}

std::optional<std::size_t> Check::column(std::string_view key) {
  const std::string name = in.text(key);
  const auto found = over_ == nullptr ? std::nullopt : over_->find_column(name);
  if (!found) in.problem(key, name + " is not a column");
  return found;
}

const std::string& Check::cell(const CheckedRow& row, std::optional<std::size_t> column) {
  static const std::string kNone;
  return row.row == nullptr || !column ? kNone : row.row->cells[*column];
}

std::string Check::text_at(ObjectReader& owner, std::string_view key) {
  const auto figure = figure_of(owner, key);
  if (figure.fixed_ == nullptr) owner.problem(key, "must be table/row/column");
  return figure.fixed_ == nullptr || !figure.column_ ? std::string() : figure.fixed_->cells[*figure.column_];
}

const Model* Check::model(std::string_view key) {
  const std::string id = in.text(key);
  for (const auto& candidate : catalogue.models) {
    if (candidate.id == id && candidate.cutoff && !candidate.observed.empty()) return &candidate;
  }
  in.problem(key, id + " is not a score with observed counts and a cut-off");
  return nullptr;
}

std::vector<Printed> Check::figures(std::string_view key, const std::string& text) {
  std::vector<Printed> out;
  const auto star = text.find("/*/");
  if (star == std::string::npos) {
    const auto printed = parse(in, key, text).in(nullptr);
    if (printed) out.push_back(*printed);
    if (!printed) in.problem(key, text + " holds no number");
    return out;
  }
  const auto* whole = find_table(text.substr(0, star));
  if (whole == nullptr) in.problem(key, text + " is not a table of this evidence");
  if (whole == nullptr) return out;
  for (const auto& row : whole->rows) {
    const auto printed = parse(in, key, whole->id + "/" + row.id + "/" + text.substr(star + 3)).in(nullptr);
    if (printed) out.push_back(*printed);
    if (!printed) in.problem(key, row.id + " holds no number");
  }
  return out;
}

std::vector<Whole> Check::wholes() {
  if (over_ == nullptr) return {};
  const std::string ending = in.text("suffix_whole");
  const auto part_endings = in.texts("suffix_parts");
  std::vector<Whole> out;
  for (const auto& row : rows_) {
    if (!row.id.ends_with(ending)) continue;
    const std::string stem = row.id.substr(0, row.id.size() - ending.size());
    Whole whole{{stem, row.label, row.row}, {}};
    for (const auto& factor : evidence.factors) {
      if (factor.id == stem) whole.whole.label = factor.label;
    }
    for (const auto& part : part_endings) {
      const auto* found = over_->find_row(stem + part);
      if (found != nullptr) whole.parts.push_back(found);
      if (found == nullptr) in.problem("suffix_parts", stem + part + " is not a row");
    }
    out.push_back(std::move(whole));
  }
  if (out.empty()) in.problem("suffix_whole", "is the end of no row's id");
  if (part_endings.size() != 2) in.problem("suffix_parts", "must be two");
  return out;
}

void Check::add(const CheckedRow& row, Verdict verdict, std::string printed, std::string recomputed) {
  AuditRow result;
  result.id = evidence.id + "/" + id_ + (row.id.empty() ? "" : "/" + row.id);
  result.evidence = evidence.id;
  result.check = id_;
  result.title = title_;
  result.label = row.label;
  result.verdict = verdict;
  result.printed = std::move(printed);
  result.recomputed = std::move(recomputed);
  result.formula = formula_;
  if (place_) {
    result.place = *place_;
  } else if (over_ != nullptr) {
    result.place = over_->source;
  } else {
    in.problem("place", "is missing");
  }
  out_.push_back(std::move(result));
}

void Check::compare(const CheckedRow& row, const std::optional<Range>& recomputed, const Printed& printed,
                    std::string text, const std::string& lead) {
  if (!recomputed) return leave(row, std::move(text), say("What is printed gives no finite number."));
  add(row, overlap(*recomputed, printed.range()), std::move(text),
      lead + range_text(catalogue.language, *recomputed, printed.places));
}

void Check::leave(const CheckedRow& row, std::string printed, std::string reason) {
  add(row, Verdict::cannot_be_checked, std::move(printed), "");
  out_.back().formula = std::move(reason);
}

std::string interval_text(const Language& language, const std::string& estimate, const std::string& low,
                          const std::string& high) {
  return say(language, "{0} ({1} to {2})", {estimate, low, high});
}

std::string range_text(const Language& language, const Range& range, int places) {
  const std::string low = decimal_text(range.low, places + 1);
  const std::string high = decimal_text(range.high, places + 1);
  return low == high ? low : say(language, "{0} to {1}", {low, high});
}

std::optional<std::int64_t> single_count(const Printed& percent, std::int64_t total) {
  const auto counts = counts_for(percent, total);
  return counts.size() == 1 ? std::optional(counts.front()) : std::nullopt;
}

std::int64_t count_of(const Printed& printed) { return std::llround(printed.value); }

std::vector<std::int64_t> counts_for(const Printed& percent, std::int64_t total) {
  constexpr std::int64_t kMostPatients = 1'000'000;
  std::vector<std::int64_t> out;
  if (total < 1 || total > kMostPatients) return out;
  for (std::int64_t k = 0; k <= total; ++k) {
    const double exact = 100.0 * static_cast<double>(k) / static_cast<double>(total);
    if (overlap({exact, exact}, percent.range())) out.push_back(k);
  }
  return out;
}

}  // namespace myolung
