// JSON in, JSON out. No C++ object crosses the boundary.

#include <string>

#include <emscripten/bind.h>

#include "myolung/assessment.hpp"
#include "myolung/catalogue.hpp"

namespace {

/// Read once, at the first call. The embedded data were loaded by the tests of the same build.
const myolung::Catalogue& catalogue() {
  static const auto loaded =
      myolung::load_catalogue(myolung::embedded_data(), myolung::embedded_data_version());
  return *loaded;
}

std::string assess(const std::string& request) { return myolung::assess_json(catalogue(), request); }

std::string catalogue_text() { return catalogue().json; }

std::string version() {
  return R"({"program":")" + std::string(myolung::program_version()) + R"(","data":")" +
         std::string(myolung::embedded_data_version()) + R"("})";
}

}  // namespace

EMSCRIPTEN_BINDINGS(myolung) {
  emscripten::function("assess", &assess);
  emscripten::function("catalogue", &catalogue_text);
  emscripten::function("version", &version);
}
