#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "clinical/json.hpp"
#include "myolung/catalogue.hpp"

namespace myolung {

/// Where problems of one data file are gathered.
struct ProblemList {
  std::string file;
  std::vector<DataProblem>& problems;

  void add(std::string path, std::string message) {
    problems.push_back({file, std::move(path), std::move(message)});
  }
};

/// Reads the members of one JSON object of a data file by name and type, and reports what is
/// missing, of the wrong type, or never asked for (`finish`). Reading goes on after a problem with
/// an empty value, so that one run reports them all.
class ObjectReader {
 public:
  ObjectReader(const Json& json, std::string path, ProblemList& problems);

  [[nodiscard]] bool has(std::string_view key);
  /// Names of all members, for an object whose keys are data.
  [[nodiscard]] std::vector<std::string> keys() const;

  std::string text(std::string_view key);
  std::string optional_text(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::vector<std::string> optional_texts(std::string_view key);
  double number(std::string_view key);
  double number_or(std::string_view key, double fallback);
  std::int64_t integer(std::string_view key);
  /// A whole number from 0 to 1 000 000.
  int count(std::string_view key);
  [[nodiscard]] bool has_list(std::string_view key);
  /// A list of such numbers.
  std::vector<int> counts(std::string_view key);
  bool flag_or(std::string_view key, bool fallback);
  /// The text, which must be one of `allowed`.
  std::string choice(std::string_view key, const std::vector<std::string_view>& allowed);

  /// A member of any type; null JSON when missing.
  const Json& any(std::string_view key);
  ObjectReader object(std::string_view key);
  /// One reader per element of an array of objects; empty when the key is missing and optional.
  std::vector<ObjectReader> objects(std::string_view key, bool required = true);

  void problem(std::string_view key, std::string message);
  /// Whether anything was found wrong with the file so far, here or elsewhere in it.
  [[nodiscard]] bool any_problem() const;
  /// Reports every member nobody asked for. Call once, when all is read.
  void finish();

 private:
  const Json* take(std::string_view key, bool required);
  int as_count(std::string_view key, std::int64_t value);
  [[nodiscard]] std::string path_of(std::string_view key) const;

  const Json* json_;
  std::string path_;
  ProblemList* problems_;
  std::set<std::string, std::less<>> seen_;
};

}  // namespace myolung
