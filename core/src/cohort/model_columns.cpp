#include "cohort/model_columns.hpp"

#include <algorithm>

#include "clinical/sentence.hpp"
#include "cohort/groups.hpp"

namespace myolung::cohort {
namespace {

bool among(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Result<std::vector<Reference>> chosen_references(const Options& options) {
  std::vector<Reference> out;
  for (const auto& text : options.list("reference")) {
    const auto sign = text.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == text.size()) {
      return fail(Errc::wrong_category, "reference", in_quotes(text) + " names no column and its category.",
                  "Write --reference COLUMN=VALUE, as sex=male.");
    }
    out.push_back({text.substr(0, sign), text.substr(sign + 1)});
  }
  return out;
}

Result<void> ModelColumns::add_categories(const std::string& name, Categories categories,
                                          const std::string* reference) {
  categories = ascending(std::move(categories));
  const auto& labels = categories.labels;
  if (labels.size() < 2) {
    return fail(Errc::no_variation, name,
                labels.empty() ? "No row has a value in every column of the model."
                               : "Column " + in_quotes(name) + " is " + in_quotes(labels.front()) +
                                     " for every patient with values in all columns.",
                "Leave it out.");
  }
  if (labels.size() > kMostCategories) {
    return fail(Errc::too_large, name,
                "Column " + in_quotes(name) + " has " + std::to_string(labels.size()) + " categories.",
                "Join categories until there are at most " + std::to_string(kMostCategories) + ".");
  }
  std::size_t left_out = 0;
  if (reference != nullptr) {
    left_out = static_cast<std::size_t>(std::find(labels.begin(), labels.end(), *reference) - labels.begin());
    if (left_out == labels.size()) {
      std::vector<std::string> quoted;
      for (const auto& label : labels) quoted.push_back(in_quotes(label));
      return fail(Errc::wrong_category, "reference",
                  "Column " + in_quotes(name) + " has no category " + in_quotes(*reference) + ".",
                  "Its categories are " + listed(quoted) + ".");
    }
  }
  references_.push_back({name, labels[left_out]});
  for (std::size_t k = 0; k < labels.size(); ++k) {
    if (k == left_out) continue;
    Column column{name, name + "=" + labels[k], {}};
    column.values.reserve(categories.codes.size());
    for (const auto code : categories.codes) {
      column.values.push_back(static_cast<std::size_t>(code) == k ? 1.0 : 0.0);
    }
    columns_.push_back(std::move(column));
  }
  return {};
}

Result<ModelColumns> ModelColumns::of(const Table& table, const Options& options,
                                      const CompleteCases& cases) {
  const auto names = options.list("terms");
  const auto categories = options.list("categories");
  const auto references = chosen_references(options);
  if (!references) return tl::unexpected<Error>(references.error());
  const auto in_no_model = [&](const std::string& option, const std::string& name) {
    return fail(Errc::unknown_column, option, "Column " + in_quotes(name) + " is none of the model's.",
                "Name it with --terms too.");
  };
  for (const auto& name : categories) {
    if (!among(names, name)) return in_no_model("categories", name);
  }
  for (const auto& reference : *references) {
    if (!among(names, reference.column)) return in_no_model("reference", reference.column);
  }

  ModelColumns out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& name = names[i];
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), name) !=
        names.begin() + static_cast<std::ptrdiff_t>(i)) {
      return fail(Errc::unknown_option, "terms", "Column " + in_quotes(name) + " stands twice in the model.",
                  "Name it once.");
    }
    const auto column = table.column(name);
    if (!column) return tl::unexpected<Error>(column.error());
    const auto reference = std::find_if(references->begin(), references->end(),
                                        [&](const Reference& r) { return r.column == name; });
    const bool chosen = reference != references->end();
    if ((*column)->is_number && !chosen && !among(categories, name)) {
      auto numbers = table.numbers(name, cases);
      if (!numbers) return tl::unexpected<Error>(numbers.error());
      out.columns_.push_back({name, name, std::move(*numbers)});
      continue;
    }
    if (!chosen && !among(categories, name)) {
      if (auto ok = table.settled(name, "--categories"); !ok) return tl::unexpected<Error>(ok.error());
    }
    auto found = table.categories(name, cases);
    if (!found) return tl::unexpected<Error>(found.error());
    if (auto ok = out.add_categories(name, std::move(*found), chosen ? &reference->value : nullptr); !ok) {
      return tl::unexpected<Error>(ok.error());
    }
  }
  return out;
}

std::vector<stats::ModelTerm> ModelColumns::terms() const {
  std::vector<stats::ModelTerm> out;
  for (const auto& column : columns_) {
    if (out.empty() || out.back().name != column.term) out.push_back({column.term, {}});
    out.back().columns.push_back({column.name, column.values});
  }
  return out;
}

OrderedJson test_json(const stats::ModelTest& test) {
  return {{"statistic", test.statistic}, {"df", test.df}, {"p_value", test.p_value}};
}

OrderedJson terms_json(const std::vector<stats::TermTest>& terms) {
  auto out = OrderedJson::array();
  for (const auto& term : terms) {
    OrderedJson row{{"term", term.name}};
    row.update(test_json(term.likelihood_ratio));
    out.push_back(std::move(row));
  }
  return out;
}

void add_references(OrderedJson& result, const ModelColumns& columns) {
  if (!columns.references().empty()) result["references"] = OrderedJson::array();
  for (const auto& reference : columns.references()) {
    result["references"].push_back({{"column", reference.column}, {"reference", reference.value}});
  }
}

void note_references(const ModelColumns& columns, std::vector<std::string>& notes) {
  for (const auto& reference : columns.references()) {
    notes.push_back("Categories of " + in_quotes(reference.column) + " are compared with " +
                    in_quotes(reference.value) + ".");
  }
}

}  // namespace myolung::cohort
