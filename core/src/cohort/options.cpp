#include "cohort/options.hpp"

#include <algorithm>
#include <cassert>

#include "clinical/sentence.hpp"
#include "cohort/number.hpp"
#include "myolung/tail_probability.hpp"

namespace myolung {
namespace {

std::string flag(std::string_view name) { return "--" + std::string(name); }

tl::unexpected<Error> no_number(std::string_view name, const std::string& text, const std::string& wanted,
                                const std::string& how = "") {
  return fail(Errc::not_a_number, std::string(name), in_quotes(text) + " is not " + wanted + ".",
              "Give " + flag(name) + " " + wanted + how + ".");
}

}  // namespace

Result<Options> Options::of(const Method& method, const OptionValues& given) {
  std::vector<std::string> names;
  for (const auto& option : method.options) names.emplace_back(option.name);
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto& name = given[i].first;
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      const std::string near = nearest(name, names);
      std::vector<std::string> flags;
      for (const auto& one : names) flags.push_back(flag(one));
      return fail(
          Errc::unknown_option, name,
          "The method " + std::string(method.name) + " has no option " + in_quotes(flag(name)) + ".",
          near.empty() ? "Its options are " + listed(flags) + "." : "Did you mean " + flag(near) + "?");
    }
    const auto same = [&name](const auto& other) { return other.first == name; };
    if (std::any_of(given.begin(), given.begin() + static_cast<std::ptrdiff_t>(i), same)) {
      return fail(Errc::duplicate_key, name, flag(name) + " is given twice.",
                  "Give it once; names in a list are separated by commas.");
    }
  }
  Options options;
  for (const auto& option : method.options) {
    const auto at =
        std::find_if(given.begin(), given.end(), [&](const auto& one) { return one.first == option.name; });
    if (at != given.end()) {
      options.values_.push_back(*at);
    } else if (!option.preset.empty()) {
      options.values_.emplace_back(option.name, option.preset);
    } else if (option.required) {
      return fail(
          Errc::missing_option, std::string(option.name),
          "The method " + std::string(method.name) + " needs " + flag(option.name) + ".",
          std::string(option.help) + ": " + flag(option.name) + " " + std::string(option.placeholder) + ".");
    }
  }
  return options;
}

const std::string* Options::find(std::string_view name) const {
  const auto at =
      std::find_if(values_.begin(), values_.end(), [name](const auto& one) { return one.first == name; });
  return at == values_.end() ? nullptr : &at->second;
}

const std::string& Options::text(std::string_view name) const {
  const auto* value = find(name);
  assert(value != nullptr);
  return *value;
}

std::optional<std::string> Options::maybe_text(std::string_view name) const {
  const auto* value = find(name);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::vector<std::string> Options::list(std::string_view name) const {
  return has(name) ? cohort::between_commas(text(name)) : std::vector<std::string>();
}

std::vector<std::string> cohort::between_commas(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(',', from), text.size());
    out.emplace_back(text.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

std::optional<std::vector<std::string>> columns_read(const Method& method, const OptionValues& options) {
  if (!method.names_columns) return std::nullopt;
  std::vector<std::string> out;
  for (const auto& option : method.options) {
    if (option.placeholder.substr(0, 6) != "COLUMN") continue;
    for (const auto& [name, value] : options) {
      if (name != option.name) continue;
      out.push_back(value);  // of one column, whose name may hold a comma
      for (const auto& part : cohort::between_commas(value)) out.push_back(part.substr(0, part.find('=')));
    }
  }
  return out;
}

Result<double> Options::number(std::string_view name) const {
  const auto number = cohort::written_number(text(name), '.');
  if (!number) return no_number(name, text(name), "a number", ", with a point as the decimal mark");
  return number->value;
}

Result<std::vector<double>> Options::numbers(std::string_view name) const {
  std::vector<double> out;
  for (const auto& one : list(name)) {
    const auto number = cohort::written_number(one, '.');
    if (!number) return no_number(name, one, "a number", ", with a point as the decimal mark");
    out.push_back(number->value);
  }
  return out;
}

Result<std::int64_t> Options::whole(std::string_view name, std::int64_t low, std::int64_t high) const {
  const auto number = cohort::written_number(text(name), '.');
  const std::string wanted = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
  if (!number || !(number->value >= static_cast<double>(low) && number->value <= static_cast<double>(high)) ||
      number->value != static_cast<double>(static_cast<std::int64_t>(number->value))) {
    return no_number(name, text(name), wanted);
  }
  return static_cast<std::int64_t>(number->value);
}

Result<std::string> Options::choice(std::string_view name, const std::vector<std::string>& choices) const {
  const std::string& value = text(name);
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  return fail(Errc::wrong_category, std::string(name),
              in_quotes(value) + " is no choice for " + flag(name) + ".",
              "Give one of " + listed(choices) + ".");
}

Result<double> Options::level() const {
  const auto level = number("level");
  if (!level) return level;
  if (const auto ok = stats::check_level(*level); !ok) return tl::unexpected<Error>(ok.error());
  return level;
}

Result<std::uint64_t> Options::seed() const {
  constexpr std::int64_t kLargest = std::int64_t{1} << 53U;
  const auto seed = whole("seed", 0, kLargest);
  if (!seed) return tl::unexpected<Error>(seed.error());
  return static_cast<std::uint64_t>(*seed);
}

}  // namespace myolung
