// JSON in, JSON out. No C++ object crosses the boundary.

#include "opened.hpp"

#include <emscripten/bind.h>

#include "myolung/audit.hpp"

namespace {

std::string open(const std::string& version) {
  return myolung::open_with(
      [](auto reader, const auto& data_version) {
        return myolung::read_catalogue(std::move(reader), data_version);
      },
      version);
}

/// An Audit; or, where a check does not fit the data, the array of what is wrong, as `open` gives it.
std::string audit() {
  const auto& [pack, catalogue] = myolung::opened();
  const auto rows = myolung::audit(pack.files(), catalogue);
  return rows ? myolung::audit_json(*rows, catalogue) : myolung::problems_json(rows.error());
}

}  // namespace

EMSCRIPTEN_BINDINGS(myolung_evidence) {
  emscripten::function("add", &myolung::add);
  emscripten::function("readNext", &myolung::read_next);
  emscripten::function("open", &open);
  emscripten::function("audit", &audit);
}
