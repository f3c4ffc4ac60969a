#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "myolung/catalogue.hpp"
#include "myolung/error.hpp"

namespace myolung {

struct Unknown {};
struct CouldNotPerform {};

/// What is known of one variable: nothing, that it could not be measured, a canonical number, a
/// finding, or a category's code.
using Value = std::variant<Unknown, CouldNotPerform, double, bool, std::string>;

/// One patient, in canonical units. Unknown is never zero.
struct Patient {
  std::vector<Value> values;        // by index of Catalogue::variables
  std::vector<bool> converted;      // typed in another unit
  std::vector<bool> refused;        // typed, but not accepted: see the errors
  std::optional<double> pretest;    // strictly between 0 and 1
};

/// A question or a caution; `input` is empty when none is meant.
struct Warning {
  std::string input;
  std::string code;
  std::string message;
};

struct ScoreRange {
  int min;
  int max;
};

enum class ItemState : std::uint8_t { known, missing, could_not_perform };

/// One criterion for one patient.
struct ItemResult {
  const Item* item;
  ItemState state;
  std::vector<int> points;  // those still possible, ascending; one when known
  bool met = false;         // a rule gave the points; only when known
  std::string reason;       // "43 < 50"
};

/// What follows for one reachable score.
struct Posttest {
  int score;
  double probability;
  stats::Interval ci;
  stats::Ratio likelihood_ratio;
};

/// What one missing input could make of the score.
struct NextInput {
  const ItemResult* item;
  struct Outcome {
    int points;
    ScoreRange score;
    const Band* band;  // nullptr when the scores lie in several
  };
  std::vector<Outcome> outcomes;
};

enum class Status : std::uint8_t { complete, partial, not_applicable, no_input };

struct ModelAssessment {
  const Model* model;
  Status status;
  std::vector<ItemResult> items;
  std::vector<int> scores;  // reachable, ascending; empty when not applicable
  const Band* band = nullptr;
  double pretest = 0.0;
  bool pretest_from_cohort = true;
  std::vector<Posttest> posttest;  // per reachable score; empty without observed counts
  std::vector<NextInput> next;
  std::vector<Warning> warnings;
  std::vector<const ApplicabilityRule*> reasons;
};

/// One published score for one patient. The patient's refused values must not be ones the model
/// asks for (asserted).
[[nodiscard]] ModelAssessment assess(const Catalogue& catalogue, const Model& model,
                                     const Patient& patient);

/// Answers a request in JSON (patient.schema.json) with an assessment in JSON
/// (assessment.schema.json), or an array of requests with an array of assessments. Never fails:
/// what is refused stands in `errors`. Same text on every platform.
[[nodiscard]] std::string assess_json(const Catalogue& catalogue, std::string_view request);

}  // namespace myolung
