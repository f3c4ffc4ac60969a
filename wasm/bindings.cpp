// JSON in, JSON out. No C++ object crosses the boundary.

#include "opened.hpp"

#include <emscripten/bind.h>

#include "myolung/assessment.hpp"

namespace {

std::string open(const std::string& text) { return myolung::open_with(&myolung::load_catalogue, text); }

std::string assess(const std::string& request) {
  return myolung::assess_json(myolung::opened().catalogue, request);
}

std::string catalogue_text() {
  const auto& [pack, catalogue] = myolung::opened();
  return myolung::catalogue_json(catalogue, pack.files());
}

std::string version() {
  return R"({"program":")" + std::string(myolung::program_version()) + R"(","data":")" +
         myolung::opened().catalogue.data_version + R"("})";
}

}  // namespace

EMSCRIPTEN_BINDINGS(myolung) {
  emscripten::function("open", &open);
  emscripten::function("assess", &assess);
  emscripten::function("catalogue", &catalogue_text);
  emscripten::function("version", &version);
}
