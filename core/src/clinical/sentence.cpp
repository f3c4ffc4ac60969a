#include "clinical/sentence.hpp"

#include <algorithm>

namespace myolung {
namespace {

constexpr std::size_t kQuoteLength = 40;

std::size_t spelling_distance(std::string_view a, std::string_view b) {
  // Three rows of the optimal string alignment table: two back, one back, current.
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

/// Whether the byte continues a UTF-8 character.
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  std::size_t characters = 0;
  for (const char c : text) {
    if (!continues(c) && characters++ == kQuoteLength) {
      out += "...";
      break;
    }
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return out + "\"";
}

std::string unit_suffix(const Unit& unit) { return unit.code == "1" ? "" : " " + unit.label; }

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() > 100) return {};
  if (word.size() >= 3) {
    const auto part = std::find_if(candidates.begin(), candidates.end(), [word](const auto& id) {
      return id.find(word) != std::string::npos;
    });
    if (part != candidates.end()) return *part;
  }
  std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::string found;
  for (const auto& candidate : candidates) {
    const auto distance = spelling_distance(word, candidate);
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

}  // namespace myolung
