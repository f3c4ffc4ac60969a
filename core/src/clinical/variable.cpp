#include "myolung/variable.hpp"

#include <cmath>

#include "clinical/json.hpp"
#include "clinical/sentence.hpp"
#include "myolung/text.hpp"

namespace myolung {
namespace {

/// Lower case, without blanks, every micro sign as "u".
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    if (rest.starts_with("\u00B5") || rest.starts_with("\u03BC")) {
      out += 'u';
      ++i;
    } else if (text[i] >= 'A' && text[i] <= 'Z') {
      out += static_cast<char>(text[i] - 'A' + 'a');
    } else if (text[i] != ' ') {
      out += text[i];
    }
  }
  return out;
}

struct Spelling {
  std::string_view written;
  char meant;
};

/// What an East Asian keyboard or a copied table puts for the ASCII characters of a number.
constexpr Spelling kSpellings[] = {
    {"\u3000", ' '}, {"\u00A0", ' '}, {"\u202F", ' '}, {"\u2009", ' '}, {"\uFF0E", '.'}, {"\uFF0C", ','},
    {"\u2212", '-'}, {"\uFF0D", '-'}, {"\uFF10", '0'}, {"\uFF11", '1'}, {"\uFF12", '2'}, {"\uFF13", '3'},
    {"\uFF14", '4'}, {"\uFF15", '5'}, {"\uFF16", '6'}, {"\uFF17", '7'}, {"\uFF18", '8'}, {"\uFF19", '9'},
};

std::string to_ascii(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t used = 1;
    char c = text.front();
    for (const auto& spelling : kSpellings) {
      if (text.starts_with(spelling.written)) {
        c = spelling.meant;
        used = spelling.written.size();
        break;
      }
    }
    out += c;
    text.remove_prefix(used);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  const auto last = text.find_last_not_of(" \t\r\n");
  return text.substr(first, last - first + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_digits(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  return n;
}

/// One number split at its decimal mark and exponent, or not a number.
struct NumberParts {
  std::string_view sign;
  std::string_view whole;
  char mark = 0;
  std::string_view fraction;
  std::string_view exponent;  // with its 'e'
};

std::optional<NumberParts> split_number(std::string_view text) {
  NumberParts parts;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    parts.sign = text.substr(0, 1);
    text.remove_prefix(1);
  }
  const auto take = [&text](std::size_t n) {
    const auto taken = text.substr(0, n);
    text.remove_prefix(n);
    return taken;
  };
  parts.whole = take(count_digits(text));
  if (!text.empty() && (text[0] == '.' || text[0] == ',')) {
    parts.mark = text[0];
    text.remove_prefix(1);
    parts.fraction = take(count_digits(text));
  }
  if (parts.whole.empty() && parts.fraction.empty()) return std::nullopt;
  if (!text.empty() && (text[0] == 'e' || text[0] == 'E')) {
    const std::size_t sign = text.size() > 1 && (text[1] == '-' || text[1] == '+') ? 1 : 0;
    const auto digits = count_digits(text.substr(1 + sign));
    if (digits == 0) return std::nullopt;
    parts.exponent = take(1 + sign + digits);
  }
  if (!text.empty()) return std::nullopt;
  return parts;
}

/// Whether the mark could group thousands: "1,800" is 1800 to one reader and 1.8 to another; "0,450"
/// and "1234,567" are not.
bool groups_by_thousand(const NumberParts& parts) {
  return parts.fraction.size() == 3 && !parts.whole.empty() && parts.whole.size() <= 3 &&
         parts.whole[0] != '0';
}

std::string as_json_number(const NumberParts& parts) {
  std::string out = parts.sign == "-" ? "-" : "";
  const auto first = parts.whole.find_first_not_of('0');
  out += first == std::string_view::npos ? "0" : std::string(parts.whole.substr(first));
  if (!parts.fraction.empty()) out += "." + std::string(parts.fraction);
  return out + std::string(parts.exponent);
}

tl::unexpected<Error> too_large(const Variable& variable, const Language& language) {
  return fail(Errc::not_finite, variable.id, say(language, "{0}: the number is too large.", {variable.label}),
              say(language, "Check the value and its exponent."));
}

double canonical_of(double value, const Unit& unit) {
  return value * unit.multiply_by / unit.divide_by + 0.0;  // no negative zero
}

/// Domain: the canonical value is finite.
bool within_limits(const Variable& variable, double value, const Unit& unit) {
  if (!variable.hard_exclusive) return value >= unit.low && value <= unit.high;
  const double canonical = canonical_of(value, unit);
  return canonical > variable.hard_min && canonical < variable.hard_max;
}

}  // namespace

bool holds(double value, Op op, double limit) noexcept {
  switch (op) {
    case Op::less: return value < limit;
    case Op::less_equal: return value <= limit;
    case Op::greater: return value > limit;
    case Op::greater_equal: return value >= limit;
  }
  return false;
}

std::string_view symbol(Op op) noexcept {
  switch (op) {
    case Op::less: return "<";
    case Op::less_equal: return "<=";
    case Op::greater: return ">";
    case Op::greater_equal: return ">=";
  }
  return "";
}

std::string_view effort_name(Effort effort) noexcept {
  switch (effort) {
    case Effort::history: return "history";
    case Effort::examination: return "examination";
    case Effort::blood_test: return "blood_test";
    case Effort::antibody_test: return "antibody_test";
    case Effort::lung_function: return "lung_function";
    case Effort::hrct: return "hrct";
    case Effort::pet_ct: return "pet_ct";
  }
  return "";
}

Op negation(Op op) noexcept {
  switch (op) {
    case Op::less: return Op::greater_equal;
    case Op::less_equal: return Op::greater;
    case Op::greater: return Op::less_equal;
    case Op::greater_equal: return Op::less;
  }
  return op;
}

bool is_known(const Value& value) noexcept {
  return !std::holds_alternative<Unknown>(value) && !std::holds_alternative<CouldNotPerform>(value);
}

const Unit* find_unit(const Variable& variable, std::string_view text) {
  const std::string wanted = folded(text);
  for (const auto& unit : variable.units) {
    if (folded(unit.code) == wanted || folded(unit.label) == wanted) return &unit;
    for (const auto& alias : unit.aliases) {
      if (folded(alias) == wanted) return &unit;
    }
  }
  return nullptr;
}

Result<std::optional<double>> parse_typed_number(const Variable& variable, std::string_view text,
                                                 const Language& language) {
  const std::string ascii = to_ascii(text);
  const auto typed = trimmed(ascii);
  if (typed.empty()) return std::nullopt;

  const auto parts = split_number(typed);
  if (!parts) {
    return fail(Errc::not_a_number, variable.id,
                say(language, "{0}: {1} is not a number.", {variable.label, in_quotes(text)}),
                say(language, "Type one number without spaces or signs such as < or >, for example 43.5."));
  }
  if (parts->mark == ',' && groups_by_thousand(*parts)) {
    const std::string whole(parts->whole);
    const std::string fraction(parts->fraction);
    const std::string thousands = whole + fraction;
    const std::string decimal = whole + "." + fraction;
    return fail(Errc::ambiguous_number, variable.id,
                say(language, "{0}: {1} can be read as {2} or as {3}.",
                    {variable.label, in_quotes(text), thousands, decimal}),
                say(language, "Type {0}, or {1} with a decimal point.", {thousands, decimal}));
  }
  const auto number = number_in(as_json_number(*parts));
  if (!number) {
    return too_large(variable, language);
  }
  return number;
}

std::optional<double> read_as_thousands(std::string_view text) {
  const std::string ascii = to_ascii(text);
  const auto parts = split_number(trimmed(ascii));
  if (!parts || parts->mark != '.' || !parts->exponent.empty() || !groups_by_thousand(*parts)) {
    return std::nullopt;
  }
  return number_in(std::string(parts->whole) + std::string(parts->fraction));
}

Result<double> to_canonical(const Variable& variable, double value, const Unit& unit,
                            const Language& language) {
  const double canonical = canonical_of(value, unit);
  if (!std::isfinite(canonical)) {
    return too_large(variable, language);
  }
  // In the unit that was typed, and as it is shown: nobody should have to convert to understand a
  // refusal, or read that 9524 is above the limit of 9524.
  const double low = unit.low;
  const double high = unit.high;
  const auto shown = [&unit](double x) { return value_text(x) + unit_suffix(unit); };
  if (within_limits(variable, value, unit)) return canonical;
  if (variable.hard_exclusive) {
    return fail(Errc::out_of_range, variable.id,
                say(language, "{0}: {1} is not possible here.",
                    {variable.label, value_text_in_full(value) + unit_suffix(unit)}),
                say(language, "Enter more than {0} and less than {1}.", {shown(low), shown(high)}));
  }
  const double limit = value < low ? low : high;
  return fail(
      Errc::out_of_range, variable.id,
      say(language,
          value < low ? "{0}: {1} is below the limit of {2}." : "{0}: {1} is above the limit of {2}.",
          {variable.label, value_text_against(value, limit) + unit_suffix(unit), shown(limit)}),
      say(language, "Check the value and its unit; accepted is {0} to {1}.", {value_text(low), shown(high)}));
}

const Unit* other_unit(const Variable& variable, double number, const Unit& unit, bool may_ask) noexcept {
  const Unit* possible = nullptr;
  for (const auto& other : variable.units) {
    const double canonical = canonical_of(number, other);
    // Equal in meaning, or zero: nothing would be another.
    if (canonical == canonical_of(number, unit) || !within_limits(variable, number, other)) continue;
    if (question_for(variable, canonical, &other != &variable.units[0]) == nullptr) return &other;
    if (possible == nullptr && may_ask) possible = &other;
  }
  return possible;
}

const SoftLimit* question_for(const Variable& variable, double value, bool converted) noexcept {
  for (const auto& limit : variable.soft) {
    if (converted && limit.code == "check_unit") continue;
    if (holds(value, limit.op, limit.value)) return &limit;
  }
  return nullptr;
}

}  // namespace myolung
