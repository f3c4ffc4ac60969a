#include "cohort/column_builder.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "cohort/number.hpp"
#include "myolung/text.hpp"

namespace myolung::cohort {
namespace {

constexpr std::size_t kMostTexts = 100'000;
constexpr std::size_t kMostBytes = std::size_t{16} << 20U;
constexpr std::size_t kFirst = 3;

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
      add_code(-1);
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

void ColumnBuilder::add_code(std::int32_t code) {
  if (!column_.many_texts) column_.codes.push_back(code);
  ++rows_;
}

void ColumnBuilder::add_text(std::string_view cell) {
  if (column_.many_texts) return add_to_many(cell);
  auto known = codes_.find(cell);
  if (known == codes_.end()) {
    if (codes_.size() == kMostTexts || bytes_ + cell.size() > kMostBytes) {
      become_many();
      return add_to_many(cell);
    }
    bytes_ += cell.size();
    known = codes_.emplace(std::string(cell), static_cast<std::int32_t>(codes_.size())).first;
  }
  add_code(known->second);
}

/// Counts what the cell is; neither its text nor its code is kept.
void ColumnBuilder::add_to_many(std::string_view cell) {
  ManyTexts& many = *column_.many_texts;
  const bool is_number = written_number(cell, decimal_).has_value();
  ++(is_number ? many.numbers : written_number(cell, ',') ? many.decimal_commas : many.texts);
  if (!is_number && many.first.size() < kFirst) {
    many.first.emplace_back(static_cast<std::uint32_t>(rows_), cell);
  }
  ++rows_;
}

void ColumnBuilder::become_many() {
  std::vector<std::string_view> texts(codes_.size());
  for (const auto& [text, code] : codes_) texts[static_cast<std::size_t>(code)] = text;
  column_.many_texts.emplace();
  rows_ = 0;
  for (const auto code : std::exchange(column_.codes, {})) {
    if (code < 0) {
      add_code(code);
    } else {
      add_to_many(texts[static_cast<std::size_t>(code)]);
    }
  }
  codes_ = {};
}

void ColumnBuilder::become_text() {
  column_.is_number = false;
  column_.codes.reserve(column_.numbers.capacity());
  for (std::size_t row = 0; row < column_.numbers.size(); ++row) {
    if (std::isnan(column_.numbers[row])) {
      add_code(-1);
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
