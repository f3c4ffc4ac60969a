#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "myolung/methods.hpp"
#include "myolung/proportion.hpp"

namespace myolung {

/// What a method found, and in which rows.
struct MethodAnswer {
  CompleteCases cases;
  /// Members in the order in which they are read.
  nlohmann::ordered_json result = nlohmann::ordered_json::object();
  std::vector<std::string> notes;  ///< sentences on what a reader must know of this answer
};

namespace cohort {

using OrderedJson = nlohmann::ordered_json;

/// Adds `ci_low` and `ci_high`.
inline void add_interval(OrderedJson& object, const stats::Interval& ci) {
  object["ci_low"] = ci.low;
  object["ci_high"] = ci.high;
}

template <class T>
[[nodiscard]] OrderedJson number_or_null(const std::optional<T>& value) {
  return value ? OrderedJson(*value) : OrderedJson();
}

// --- the methods, each in a file of the folder methods ---

[[nodiscard]] Method calibration_method();
[[nodiscard]] Method chi_square_method();
[[nodiscard]] Method correlation_method();
[[nodiscard]] Method cox_method();
[[nodiscard]] Method decision_curve_method();
[[nodiscard]] Method diagnostic_method();
[[nodiscard]] Method fisher_method();
[[nodiscard]] Method kaplan_meier_method();
[[nodiscard]] Method log_rank_method();
[[nodiscard]] Method logistic_method();
[[nodiscard]] Method mann_whitney_method();
[[nodiscard]] Method meta_method();
[[nodiscard]] Method points_score_method();
[[nodiscard]] Method proportion_method();
[[nodiscard]] Method roc_compare_method();
[[nodiscard]] Method roc_method();
[[nodiscard]] Method t_test_method();
[[nodiscard]] Method table1_method();
[[nodiscard]] Method table1_printed_method();
[[nodiscard]] Method validation_size_method();

}  // namespace cohort
}  // namespace myolung
