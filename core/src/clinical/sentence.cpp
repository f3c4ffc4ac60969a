#include "clinical/sentence.hpp"

#include <algorithm>

#include "myolung/text.hpp"

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

/// Control characters (C0, DEL, C1) and marks that change the direction of writing.
bool is_unprintable(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  if (character.size() == 2) return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
  return (character >= "\u200E" && character <= "\u200F") ||
         (character >= "\u2028" && character <= "\u202E") || (character >= "\u2066" && character <= "\u2069");
}

/// Lower case, with "_" for "-" and blanks.
std::string id_spelling(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '-' || c == ' ' ? '_' : c;
  }
  return out;
}

}  // namespace

std::string say(const Language& language, std::string_view english,
                std::initializer_list<std::string_view> parts) {
  const auto& known = language.sentences;
  const auto found =
      std::lower_bound(known.begin(), known.end(), english,
                       [](const auto& entry, std::string_view text) { return entry.first < text; });
  std::string_view rest = found != known.end() && found->first == english ? found->second : english;
  std::string out;
  for (auto brace = rest.find('{'); brace != std::string_view::npos; brace = rest.find('{')) {
    out += rest.substr(0, brace);
    rest.remove_prefix(brace + 1);
    const auto part = rest.empty() ? parts.size() : static_cast<std::size_t>(rest.front() - '0');
    if (part < parts.size()) out += parts.begin()[part];
    rest.remove_prefix(std::min<std::size_t>(2, rest.size()));
  }
  return out += rest;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 1;
    while (i + length < text.size() && continues(text[i + length])) ++length;
    if (characters++ == kQuoteLength) {
      out += "...";
      break;
    }
    const auto character = text.substr(i, length);
    out += is_unprintable(character) ? std::string_view(" ") : character;
    i += length;
  }
  return out + "\"";
}

std::string unit_suffix(const Unit& unit) {
  if (unit.code == "1") return "";
  // Chinese and Japanese begin at U+3000, three bytes from E3 on.
  const bool joined = !unit.label.empty() && static_cast<unsigned char>(unit.label.front()) >= 0xE3;
  return (joined ? "" : " ") + unit.label;
}

std::string written(Op op) {
  switch (op) {
    case Op::less: return "<";
    case Op::less_equal: return "\u2264";
    case Op::greater: return ">";
    case Op::greater_equal: return "\u2265";
  }
  return "";
}

std::string echo_text(double value, bool converted) {
  return converted ? value_text(value) : value_text_in_full(value);
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? last : ", ";
    out += words[i];
  }
  return out;
}

std::string nearest(std::string_view typed, const std::vector<std::string>& candidates) {
  if (typed.size() < 3 || typed.size() > 100) return {};
  const std::string word = id_spelling(typed);
  const auto part = std::find_if(candidates.begin(), candidates.end(), [&word](const auto& id) {
    return id.find(word) != std::string::npos || (id.size() >= 3 && word.find(id) != std::string::npos);
  });
  if (part != candidates.end()) return *part;
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
