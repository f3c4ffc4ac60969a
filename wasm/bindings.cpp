// JSON in, JSON out. No C++ object crosses the boundary.

#include "opened.hpp"

#include <emscripten/bind.h>

#include "myolung/assessment.hpp"

namespace {

std::string open(const std::string& version) {
  return myolung::open_with(
      [](auto reader, const auto& data_version) {
        return myolung::load_catalogue(std::move(reader), data_version);
      },
      version);
}

std::string assess(const std::string& request) {
  return myolung::assess_json(myolung::opened().catalogue, request);
}

std::string catalogue_text() {
  const auto& [pack, catalogue] = myolung::opened();
  return myolung::catalogue_json(catalogue, pack.files());
}

/// Of the catalogue what the program adds to one of the data files.
std::string beside(const std::string& path) {
  return myolung::beside_file_json(myolung::opened().catalogue, path);
}

std::string version() {
  return R"({"program":")" + std::string(myolung::program_version()) + R"(","data":")" +
         myolung::opened().catalogue.data_version + R"("})";
}

}  // namespace

EMSCRIPTEN_BINDINGS(myolung) {
  emscripten::function("add", &myolung::add);
  emscripten::function("readNext", &myolung::read_next);
  emscripten::function("open", &open);
  emscripten::function("assess", &assess);
  emscripten::function("catalogue", &catalogue_text);
  emscripten::function("beside", &beside);
  emscripten::function("version", &version);
}
