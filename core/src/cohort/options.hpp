#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "myolung/methods.hpp"

namespace myolung {

/// The options of one call, checked against those of the method and filled with its presets. A refusal names
/// the option.
class Options {
 public:
  /// Refuses an option that the method does not have, one given twice, and one required that is absent.
  [[nodiscard]] static Result<Options> of(const Method& method, const OptionValues& given);

  [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
  /// Domain (asserted): an option that is required, has a preset, or `has`.
  [[nodiscard]] const std::string& text(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> maybe_text(std::string_view name) const;
  /// What stands between the commas of the text; none when the option is absent.
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;

  // Of an option as `text`; refused when its text is no number of this kind.
  [[nodiscard]] Result<double> number(std::string_view name) const;
  [[nodiscard]] Result<std::vector<double>> numbers(std::string_view name) const;
  [[nodiscard]] Result<std::int64_t> whole(std::string_view name, std::int64_t low, std::int64_t high) const;
  /// One of `choices`.
  [[nodiscard]] Result<std::string> choice(std::string_view name,
                                           const std::vector<std::string>& choices) const;
  /// The confidence level, of `kLevel`: above 0 and below 1.
  [[nodiscard]] Result<double> level() const;
  /// Of `kSeed`.
  [[nodiscard]] Result<std::uint64_t> seed() const;

  /// All of them with their values, in the method's order.
  [[nodiscard]] const OptionValues& values() const { return values_; }

 private:
  [[nodiscard]] const std::string* find(std::string_view name) const;

  OptionValues values_;
};

namespace cohort {

/// The parts of a list as it is given; of an empty text, one that is empty.
[[nodiscard]] std::vector<std::string> between_commas(std::string_view text);

// Options that mean the same in every method.
inline constexpr Option kOutcome{"outcome", "COLUMN", "Column with the outcome, yes or no", true};
inline constexpr Option kPositive{
    "positive", "VALUE",
    "Value of the outcome that means yes, unless the column says 0/1, yes/no, true/false"};
inline constexpr Option kLevel{"level", "LEVEL", "Confidence level of the intervals", false, "0.95"};
inline constexpr Option kSeed{"seed", "N", "Seed of the random draws: the same seed gives the same answer",
                              false, "1"};

}  // namespace cohort
}  // namespace myolung
