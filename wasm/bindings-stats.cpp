// A table as text in, JSON out. The table stays in the module; no C++ object crosses the boundary.

#include <emscripten/bind.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "myolung/methods.hpp"
#include "myolung/table.hpp"

namespace {

std::optional<myolung::CsvReader>& reader() {
  static std::optional<myolung::CsvReader> reader;
  return reader;
}

std::optional<myolung::Table>& table() {
  static std::optional<myolung::Table> table;
  return table;
}

std::string begin(const std::string& delimiter, const std::string& decimal, const std::string& missing) {
  reader().reset();
  auto options = myolung::csv_options(delimiter, decimal, missing);
  if (!options) return myolung::refusal_json(options.error());
  reader().emplace(std::move(*options));
  return "{}";
}

bool feed(const std::string& piece) { return reader() && reader()->feed(piece); }

std::string finish() {
  if (!reader()) std::abort();
  auto read = reader()->finish();
  reader().reset();
  if (!read) return myolung::refusal_json(read.error());
  table().emplace(std::move(*read));
  return myolung::table_json(*table());
}

std::string run(const std::string& method, const std::string& options) {
  static const myolung::Table nothing({}, 0, {}, {}, {});
  return myolung::run_method_json(method, table() ? *table() : nothing, options);
}

void clear() {
  reader().reset();
  table().reset();
}

}  // namespace

EMSCRIPTEN_BINDINGS(myolung_stats) {
  emscripten::function("methods", &myolung::methods_json);
  emscripten::function("begin", &begin);
  emscripten::function("feed", &feed);
  emscripten::function("finish", &finish);
  emscripten::function("run", &run);
  emscripten::function("clear", &clear);
}
