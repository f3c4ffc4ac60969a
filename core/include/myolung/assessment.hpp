#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "myolung/catalogue.hpp"
#include "myolung/error.hpp"

namespace myolung {

/// One patient, in canonical units. Unknown is never zero.
struct Patient {
  /// Nothing known of any of the variables.
  explicit Patient(std::size_t variables)
      : values(variables, Unknown{}), converted(variables, false), refused(variables, false) {}

  std::vector<Value> values;        // by index of Catalogue::variables, of the variable's kind
  std::vector<bool> converted;      // typed in another unit
  std::vector<bool> refused;        // typed, but not accepted: see the errors
  std::optional<double> pretest;    // strictly between 0 and 1
  bool pretest_refused = false;     // typed, but not accepted
  std::optional<double> infection;  // probability of an infection as trigger, strictly between 0 and 1
  bool infection_refused = false;
};

/// A question or a caution; `input` is empty when none is meant, `suggestion` another unit of its variable or
/// nullptr.
struct Warning {
  std::string input;
  std::string code;
  std::string message;
  const Unit* suggestion = nullptr;
};

struct ScoreRange {
  int min;
  int max;
};

/// Imprecise: entered, but it leaves several numbers of points possible, because its grade or what
/// decides which rules hold is not known.
enum class ItemState : std::uint8_t { known, missing, could_not_perform, imprecise };

/// One criterion for one patient.
struct ItemResult {
  const Item* item;
  ItemState state;
  const Case* in;                 // the case that holds; nullptr when several may
  PointSet points;                // those still possible
  std::string reason;             // "43 < 50"
  bool value_narrows = false;     // a (finer) value of the item's variable would leave fewer points
  bool deciding_narrows = false;  // a value of Item::decided_by would

  /// The points are certain.
  [[nodiscard]] bool settled() const { return state != ItemState::missing && points.size() == 1; }
  /// It gave points; only when settled.
  [[nodiscard]] bool met() const { return points.front() > 0; }
};

/// What follows for one reachable score.
struct Posttest {
  int score;
  double probability;
  stats::Interval ci;
  stats::Ratio likelihood_ratio;
};

/// Whether one value more would leave the band certain: whatever the value, with some values, or with none;
/// or it is certain already. A state ("could not be performed") is no value.
enum class Settles : std::uint8_t { always, sometimes, never, decided };

/// What one input whose value would narrow the score could make of it.
struct NextInput {
  std::size_t variable;
  std::size_t item;  // whose points it decides: index into ModelAssessment::items
  struct Outcome {
    int points;
    ScoreRange score;
    const Band* band;  // nullptr when the scores lie in several
  };
  std::vector<Outcome> outcomes;
  Settles settles;
  int widest;  // from the lowest to the highest score that the least telling value leaves
};

/// How the patient stands to those the score was made in, in one respect.
struct PopulationMatch {
  enum class State : std::uint8_t { same, differs, unknown };
  const PopulationAspect* aspect;
  State state;
  std::string message;  // what differs; empty unless something does
};

enum class Status : std::uint8_t { complete, partial, not_applicable, no_input };

struct ModelAssessment {
  const Model* model;
  Status status;
  std::vector<ItemResult> items;
  PointSet scores;  // reachable; empty when not applicable
  const Band* band = nullptr;
  std::optional<double> pretest;  // none when it was refused, or the source prints no counts
  bool pretest_from_cohort = true;
  std::vector<Posttest> posttest;  // per reachable score; empty without observed counts or pre-test
  std::vector<NextInput> next;
  std::vector<PopulationMatch> population;
  std::vector<Warning> near_cutoff;  // values that a repetition could carry over a cut-off
  std::vector<Warning> warnings;
  std::vector<const ApplicabilityRule*> reasons;
};

/// Whether a value was refused on which the model's answer depends: it then gives none. One in which its
/// patients are merely compared is as good as unknown.
[[nodiscard]] bool is_withheld(const Model& model, const Patient& patient);

/// One published score for one patient. Domain (asserted): one value per variable of the catalogue,
/// each of its variable's kind, and not withheld.
[[nodiscard]] ModelAssessment assess(const Catalogue& catalogue, const Model& model, const Patient& patient);

/// One input whose value would tell more, over all scores.
struct NextValue {
  struct ForModel {
    const Model* model;
    Settles settles;
    ScoreRange score;  // possible without it
  };
  std::size_t variable;
  std::vector<ForModel> models;  // in the order of `models`
};

/// The inputs to find out next, that which would decide most first: by the number of scores whose band every
/// value would settle, then by the number where some value would, then by the share of their ranges that the
/// least telling value takes away, added up over the scores, then by effort, then in the order of the
/// catalogue. A score made in another disease or not applicable does not count. One not begun counts, but
/// calls for nothing by itself as long as another is begun: its inputs stand here only when a score that is
/// partly known asks for them too.
[[nodiscard]] std::vector<NextValue> next_values(const Catalogue& catalogue,
                                                 std::span<const ModelAssessment> models);

/// Answers a request in JSON (patient.schema.json) with an assessment in JSON
/// (assessment.schema.json), or an array of up to 10 000 requests with an array of assessments.
/// Never fails: what is refused stands in `errors`; a text that cannot be read as a whole gets one
/// assessment. Same text on every platform.
[[nodiscard]] std::string assess_json(const Catalogue& catalogue, std::string_view request);

}  // namespace myolung
