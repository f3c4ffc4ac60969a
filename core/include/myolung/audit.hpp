#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "myolung/catalogue.hpp"
#include "myolung/evidence.hpp"

namespace myolung {

/// What recomputing a printed figure shows. Figures are compared through the intervals that printed
/// rounding allows, so rounding alone is never an error.
enum class Verdict : std::uint8_t {
  reproduces,         ///< what is printed elsewhere gives it
  differs,            ///< what is printed elsewhere gives something else
  impossible,         ///< nothing could give it
  cannot_be_checked,  ///< print does not hold what is needed
};

/// "reproduces", "differs", "impossible", "cannot_be_checked".
[[nodiscard]] std::string_view verdict_name(Verdict verdict) noexcept;

/// One printed figure, checked.
struct AuditRow {
  std::string id;        // "yuan2025/repooled/crp": evidence, check, row
  std::string evidence;  // id of the evidence file
  std::string check;     // id of the check
  std::string title;     // the question
  std::string label;     // which figure
  Verdict verdict = Verdict::cannot_be_checked;
  std::string printed;     // as printed
  std::string recomputed;  // what it should be; empty when it cannot be checked
  std::string formula;     // how it was recomputed, or why it cannot be
  Place place;
  std::string finding;  // id of the evidence's finding; empty where there is nothing to say
};

/// Runs every check of audit/*.json on the tables there and in evidence/*.json. A check's parameters are
/// read as it runs: an unknown kind, table, column or row is a problem of the data file.
[[nodiscard]] tl::expected<std::vector<AuditRow>, std::vector<DataProblem>> audit(
    std::span<const DataFile> files, const Catalogue& catalogue);

/// The answer of `myolung audit --json`, audit.schema.json.
[[nodiscard]] std::string audit_json(std::span<const AuditRow> rows, const Catalogue& catalogue);

}  // namespace myolung
