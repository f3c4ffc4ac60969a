#include "cohort/column_builder.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "cohort/number.hpp"
#include "myolung/text.hpp"

namespace myolung::cohort {

namespace {

constexpr std::string_view kSigns = "0123456789-+eE.";  // the point is the decimal mark
constexpr std::uint8_t kEnd = 15;
static_assert(kSigns.size() == kEnd);

}  // namespace

void Spellings::put(std::uint8_t sign) {
  if (half_put_) {
    pairs_.back() = static_cast<std::uint8_t>(pairs_.back() | sign << 4U);
  } else {
    pairs_.push_back(sign);
  }
  half_put_ = !half_put_;
}

void Spellings::add(std::string_view text) {
  for (const char c : text) {
    const auto sign = kSigns.find(c == decimal_ ? '.' : c);
    assert(sign != std::string_view::npos);
    put(static_cast<std::uint8_t>(sign));
  }
  put(kEnd);
}

std::string Spellings::take() {
  std::string text;
  for (;;) {
    assert(!pairs_.empty());
    const unsigned sign = half_taken_ ? pairs_.front() >> 4U : pairs_.front() & 15U;
    if (half_taken_) pairs_.pop_front();
    half_taken_ = !half_taken_;
    if (sign == kEnd) return text;
    text += kSigns[sign] == '.' ? decimal_ : kSigns[sign];
  }
}

ColumnBuilder::ColumnBuilder(std::string name, char decimal, const std::vector<std::string>& missing)
    : decimal_(decimal), spellings_(decimal) {
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
      if (!number->plain) {
        is_spelled_.resize(column_.numbers.size());
        is_spelled_.push_back(true);
        spellings_.add(cell);
      }
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
  for (std::size_t row = 0; row < column_.numbers.size(); ++row) {
    if (std::isnan(column_.numbers[row])) {
      column_.codes.push_back(-1);
    } else if (row < is_spelled_.size() && is_spelled_[row]) {
      add_text(spellings_.take());
    } else {
      std::string text = value_text_in_full(column_.numbers[row]);
      std::replace(text.begin(), text.end(), '.', decimal_);
      add_text(text);
    }
  }
  column_.numbers = {};
  forget_spellings();
}

void ColumnBuilder::forget_spellings() {
  is_spelled_ = {};
  spellings_ = Spellings(decimal_);
}

Column ColumnBuilder::finish() {
  forget_spellings();
  std::erase_if(column_.missing, [](const MissingCode& code) { return code.count == 0; });
  column_.labels.resize(codes_.size());
  while (!codes_.empty()) {
    auto node = codes_.extract(codes_.begin());
    column_.labels[static_cast<std::size_t>(node.mapped())] = std::move(node.key());
  }
  return std::move(column_);
}

}  // namespace myolung::cohort
