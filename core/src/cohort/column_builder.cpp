#include "cohort/column_builder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "cohort/number.hpp"
#include "myolung/text.hpp"

namespace myolung::cohort {

ColumnBuilder::ColumnBuilder(std::string name, char decimal, const std::vector<std::string>& missing)
    : decimal_(decimal) {
  column_.name = std::move(name);
  for (const auto& code : missing) column_.missing.push_back({code, 0});
}

void ColumnBuilder::add(std::string_view cell) {
  for (auto& missing : column_.missing) {
    if (cell != missing.code) continue;
    ++missing.count;
    if (column_.is_number) {
      column_.numbers.push_back(std::numeric_limits<double>::quiet_NaN());
    } else {
      column_.codes.push_back(-1);
    }
    return;
  }
  if (column_.is_number) {
    if (const auto number = written_number(cell, decimal_)) {
      if (!number->plain) spellings_.emplace_back(column_.numbers.size(), cell);
      column_.numbers.push_back(number->value);
      return;
    }
    become_text();
  }
  add_text(cell);
}

void ColumnBuilder::add_text(std::string_view cell) {
  auto known = codes_.find(cell);
  if (known == codes_.end()) {
    known = codes_.emplace(std::string(cell), static_cast<std::int32_t>(codes_.size())).first;
  }
  column_.codes.push_back(known->second);
}

void ColumnBuilder::become_text() {
  column_.is_number = false;
  column_.codes.reserve(column_.numbers.capacity());
  auto spelling = spellings_.begin();
  for (std::size_t row = 0; row < column_.numbers.size(); ++row) {
    if (std::isnan(column_.numbers[row])) {
      column_.codes.push_back(-1);
    } else if (spelling != spellings_.end() && spelling->first == row) {
      add_text((spelling++)->second);
    } else {
      std::string text = value_text_in_full(column_.numbers[row]);
      std::replace(text.begin(), text.end(), '.', decimal_);
      add_text(text);
    }
  }
  column_.numbers = {};
  spellings_ = {};
}

Column ColumnBuilder::finish() {
  std::erase_if(column_.missing, [](const MissingCode& code) { return code.count == 0; });
  column_.labels.resize(codes_.size());
  while (!codes_.empty()) {
    auto node = codes_.extract(codes_.begin());
    column_.labels[static_cast<std::size_t>(node.mapped())] = std::move(node.key());
  }
  return std::move(column_);
}

}  // namespace myolung::cohort
