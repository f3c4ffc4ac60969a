// Abstract against text against table, one paper against another, and what cannot be checked.

#include "evidence/check.hpp"

namespace myolung {
namespace {

/// Whether one figure was printed twice: the same digits, or the shorter a rounding of the longer.
bool same_figure(const Printed& a, const Printed& b) {
  if (a.below != b.below) return false;
  if (a.places == b.places) return a.value == b.value;
  const auto& finer = a.places > b.places ? a : b;
  const auto& coarser = a.places > b.places ? b : a;
  return overlap({finer.value, finer.value}, coarser.range());
}

void agreement(Check& check) {
  const auto* other = check.table("with");
  const auto columns = check.in.texts("values");
  if (other == nullptr || check.over() == nullptr) return;
  for (const auto& row : check.rows()) {
    // "abstract.age.all" repeats the row "age.all".
    const auto* original = other->find_row(row.id.substr(row.id.find('.') + 1));
    if (original == nullptr) {
      check.in.problem("over", row.id + " repeats no row of " + other->id);
      continue;
    }
    bool same = true;
    std::string here;
    std::string there;
    for (const auto& name : columns) {
      const auto column = check.over()->find_column(name);
      const auto original_column = other->find_column(name);
      if (!column || !original_column) {
        check.in.problem("values", name + " is not a column of both tables");
        continue;
      }
      const auto a = numbers_in(row.row->cells[*column]);
      const auto b = numbers_in(original->cells[*original_column]);
      if (a.empty()) continue;
      same = same && a.size() == b.size() && same_figure(a.front(), b.front());
      here += (here.empty() ? "" : "; ") + a.front().text;
      there += (there.empty() ? "" : "; ") + (b.empty() ? check.say("none") : b.front().text);
    }
    if (here.empty()) {
      check.in.problem("over", row.id + " holds no figure to compare");
      continue;
    }
    check.add(row, same, here, there);
  }
}

void same_figures(Check& check) {
  std::vector<std::string> texts;
  std::string places;
  for (auto& reader : check.in.objects("printed")) {
    if (reader.has("cell")) {
      texts.push_back(check.text_at(reader, "cell"));
    } else {
      texts.push_back(reader.text("value"));
      places += (places.empty() ? "" : "; ") +
                (reader.has("key") ? reader.text("key") + ": " : std::string()) + reader.text("place");
    }
    reader.finish();
  }
  if (texts.size() < 2) return check.in.problem("printed", "needs two places");
  for (const auto& row : check.rows()) {
    bool same = true;
    std::string others;
    for (std::size_t i = 1; i < texts.size(); ++i) {
      const auto a = numbers_in(texts.front());
      const auto b = numbers_in(texts[i]);
      same = same && (texts.front() == texts[i] ||
                      (a.size() == 1 && b.size() == 1 && same_figure(a.front(), b.front())));
      others += (others.empty() ? "" : "; ") + texts[i];
    }
    check.add(row, same, texts.front(), others + " (" + places + ")");
  }
}

void claim(Check& check) {
  const auto value = check.figure("value");
  const std::string op = check.in.choice("op", {"<", ">"});
  const auto limit = check.number("limit");
  for (const auto& row : check.rows()) {
    const auto printed = value.in(row.row);
    if (!printed) continue;
    const bool holds = op == "<" ? printed->range().low < limit.value : printed->range().high > limit.value;
    check.add(row, holds, check.say("said to be {0} {1}", {op, limit.text}), printed->text);
  }
}

void not_checkable(Check& check) {
  const std::string reason = check.in.text("reason");
  if (check.over() == nullptr) {
    const std::string printed = check.in.text("printed");
    for (const auto& row : check.rows()) check.leave(row, printed, reason);
    return;
  }
  const auto column = check.column("printed");
  for (const auto& row : check.rows()) check.leave(row, Check::cell(row, column), reason);
}

constexpr CheckKind kKinds[] = {
    {"agreement", sentence("The figure as printed elsewhere in the paper."), agreement},
    {"same_figure", sentence("The figure as printed elsewhere."), same_figures},
    {"claim", sentence("The table, against what the text says of it."), claim},
    {"not_checkable", "", not_checkable},
};

}  // namespace

std::span<const CheckKind> agreement_checks() { return kKinds; }

}  // namespace myolung
