#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "myolung/audit.hpp"
#include "support/catalogue.hpp"

namespace myolung::test {

/// The audit of the data built into this program.
inline const std::vector<AuditRow>& audit_rows() {
  static const std::vector<AuditRow> rows = [] {
    auto result = audit(embedded_data(), catalogue());
    if (!result) {
      for (const auto& problem : result.error()) {
        UNSCOPED_INFO(problem.file << problem.path << " " << problem.message);
      }
      FAIL("the audit of the embedded data does not run");
    }
    return std::move(*result);
  }();
  return rows;
}

/// Rows of one check, "yuan2025/p".
inline std::vector<AuditRow> audit_rows_of(std::string_view check) {
  std::vector<AuditRow> out;
  for (const auto& row : audit_rows()) {
    if (row.evidence + "/" + row.check == check) out.push_back(row);
  }
  return out;
}

inline std::ptrdiff_t count_verdict(const std::vector<AuditRow>& rows, Verdict verdict) {
  return std::count_if(rows.begin(), rows.end(),
                       [verdict](const AuditRow& r) { return r.verdict == verdict; });
}

inline const AuditRow& audit_row(std::string_view id) {
  for (const auto& row : audit_rows()) {
    if (row.id == id) return row;
  }
  FAIL("no audit row " << id);
  std::abort();
}

}  // namespace myolung::test
