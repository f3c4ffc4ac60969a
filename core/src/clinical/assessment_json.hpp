#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "clinical/json_writer.hpp"
#include "myolung/model.hpp"

namespace myolung {

// Pieces of the answer that the catalogue's JSON shares with the assessment's.

/// `x` with 40 bits of mantissa (relative change below 1e-12). What comes out of exp, log or a
/// quantile can differ in the last bit between platforms; settled, it is the same everywhere.
[[nodiscard]] double settled(double x);

/// What a category is called; its code where it has no name.
[[nodiscard]] std::string label_of(const Variable& variable, std::string_view code);

void write_version(JsonWriter& w, std::string_view data_version);

/// Members events, total, proportion, ci_low, ci_high and text of the object being written.
void write_counted(JsonWriter& w, const stats::Proportion& count, const stats::Interval& ci);

/// Likewise, with the Clopper-Pearson interval. Domain: as clopper_pearson.
void write_counted(JsonWriter& w, const stats::Proportion& count);

/// Members of an object, each a text.
[[nodiscard]] std::string members(std::initializer_list<std::pair<std::string_view, std::string_view>> texts);

void write_printed_risk(JsonWriter& w, const PrintedRisk& risk);

/// Writes the row's JSON into it, once for all answers.
void render(ObservedRow& row);

/// Ready percentages; null where the number would have to be 0 or 100.
void write_percents(JsonWriter& w, double proportion, const stats::Interval& ci);

/// An object of estimate, ci_low, ci_high and their text to `digits` significant digits.
void write_estimate(JsonWriter& w, double estimate, const stats::Interval& ci, int digits);

void write_range(JsonWriter& w, int min, int max);

}  // namespace myolung
