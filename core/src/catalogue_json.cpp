#include <algorithm>
#include <cassert>

#include "clinical/assessment_json.hpp"
#include "clinical/read_model.hpp"
#include "clinical/request.hpp"
#include "evidence/factor_json.hpp"
#include "myolung/catalogue.hpp"

namespace myolung {
namespace {

std::string_view text_of(std::span<const DataFile> files, const std::string& path) {
  const auto file =
      std::find_if(files.begin(), files.end(), [&path](const DataFile& f) { return f.path == path; });
  return file == files.end() ? std::string_view() : file->text;
}

/// The file loaded once already, so it parses.
Json parsed(std::span<const DataFile> files, const std::string& path) {
  return parse_json(text_of(files, path)).value_or(Json());
}

std::string path_of(const Model& model) { return "models/" + model.id + ".json"; }
std::string path_of(const Evidence& evidence) { return "evidence/" + evidence.id + ".json"; }

void write_factors(JsonWriter& w, const Catalogue& catalogue, const Evidence& evidence) {
  w.array(evidence.factors,
          [&](const Factor& factor) { write_factor_detail(w, catalogue, evidence, factor); });
}

}  // namespace

std::string catalogue_json(const Catalogue& catalogue, std::span<const DataFile> files) {
  const Json variables = parsed(files, "variables.json");
  const Json sources = parsed(files, "sources.json");
  JsonWriter w;
  w.object([&] {
    w.member("version", [&] { write_version(w, catalogue.data_version); });
    for (const auto* key : {"variables", "pretest", "infection_probability", "notices"}) {
      w.member(key, [&] { w.json(variables[key]); });
    }
    w.member_array("models", catalogue.models, [&](const Model& model) {
      w.object([&] {
        w.member("file", [&] { w.raw(text_of(files, path_of(model))); });
        w.member("derived", [&] { write_derived(w, model); });
      });
    });
    w.member_array("evidence", catalogue.evidence, [&](const Evidence& evidence) {
      w.object([&] {
        w.member("file", [&] { w.raw(text_of(files, path_of(evidence))); });
        w.member("factors", [&] { write_factors(w, catalogue, evidence); });
      });
    });
    w.member("register", [&] { w.raw(text_of(files, "register.json")); });
    w.member("sources", [&] { w.json(sources["sources"]); });
  });
  return w.take();
}

std::string beside_file_json(const Catalogue& catalogue, std::string_view path) {
  const auto is_there = [path](const auto& one) { return path_of(one) == path; };
  JsonWriter w;
  const auto model = std::find_if(catalogue.models.begin(), catalogue.models.end(), is_there);
  if (model != catalogue.models.end()) {
    write_derived(w, *model);
  } else {
    const auto evidence = std::find_if(catalogue.evidence.begin(), catalogue.evidence.end(), is_there);
    assert(evidence != catalogue.evidence.end());
    write_factors(w, catalogue, *evidence);
  }
  return w.take();
}

}  // namespace myolung
