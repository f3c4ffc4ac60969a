#include "myolung/catalogue.hpp"

#include <algorithm>
#include <set>

#include "clinical/assessment_json.hpp"
#include "clinical/read_model.hpp"
#include "clinical/read_variables.hpp"
#include "clinical/request.hpp"

namespace myolung {
namespace {

class CatalogueLoader {
 public:
  CatalogueLoader(std::span<const DataFile> files, std::string_view data_version) : files_(files) {
    catalogue_.data_version = data_version;
  }

  tl::expected<Catalogue, std::vector<DataProblem>> load() {
    const Json variables = parse("variables.json");
    const Json sources = parse("sources.json");
    if (!problems_.empty()) return tl::unexpected(problems_);

    ProblemList in_variables{"variables.json", problems_};
    read_variables(variables, in_variables, catalogue_);
    read_sources(sources);
    if (!problems_.empty()) return tl::unexpected(problems_);

    for (const auto& file : files_) {
      if (file.path.starts_with("models/")) read_model_file(file);
    }
    if (!problems_.empty()) return tl::unexpected(problems_);
    write_json(variables, sources);
    return std::move(catalogue_);
  }

 private:
  Json parse(std::string_view path) {
    const auto file =
        std::find_if(files_.begin(), files_.end(), [path](const DataFile& f) { return f.path == path; });
    if (file != files_.end()) return parse(*file);
    problems_.push_back({std::string(path), "", "is missing"});
    return {};
  }

  Json parse(const DataFile& file) {
    auto json = parse_json(file.text);
    if (json) return std::move(*json);
    problems_.push_back({std::string(file.path), "", json.error().message});
    return {};
  }

  void read_sources(const Json& json) {
    ProblemList problems{"sources.json", problems_};
    ObjectReader file(json, "", problems);
    const Json& sources = file.any("sources");
    file.finish();
    if (!sources.is_object()) return problems.add("/sources", "must be an object");
    for (const auto& entry : sources.items()) {
      ObjectReader source(entry.value(), "/sources/" + entry.key(), problems);
      for (const auto* key : {"authors", "title", "container"}) source.text(key);
      source.integer("year");
      source.optional_text("doi");
      source.optional_text("url");
      if (!source.has("doi") && !source.has("url")) source.problem("", "needs a doi or a url");
      source.choice("read", {"full_text", "abstract", "secondary"});
      source.finish();
      sources_.insert(entry.key());
    }
  }

  void read_model_file(const DataFile& file) {
    const std::size_t before = problems_.size();
    const Json json = parse(file);
    if (problems_.size() != before) return;
    ProblemList problems{std::string(file.path), problems_};
    Model model = read_model(json, problems, catalogue_, sources_);
    if ("models/" + model.id + ".json" != file.path) {
      problems.add("/id", "must be the file's name, " + std::string(file.path));
    }
    catalogue_.models.push_back(std::move(model));
    model_texts_.push_back(file.text);
  }

  void write_json(const Json& variables, const Json& sources) {
    JsonWriter w;
    w.object([&] {
      w.member("version", [&] { write_version(w, catalogue_.data_version); });
      for (const auto* key : {"variables", "pretest", "notices"}) {
        w.member(key, [&] { w.raw(to_text(variables[key])); });
      }
      w.member("models", [&] {
        std::size_t i = 0;
        w.array(catalogue_.models, [&](const Model& model) {
          w.object([&] {
            w.member("file", [&] { w.raw(model_texts_[i++]); });
            w.member("derived", [&] { write_derived(w, model); });
          });
        });
      });
      w.member("evidence", [&] { w.raw("[]"); });
      w.member("sources", [&] { w.raw(to_text(sources["sources"])); });
    });
    catalogue_.json = w.take();
  }

  std::span<const DataFile> files_;
  std::vector<DataProblem> problems_;
  std::set<std::string> sources_;
  std::vector<std::string_view> model_texts_;
  Catalogue catalogue_;
};

}  // namespace

std::optional<std::size_t> Catalogue::find(std::string_view id) const {
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (variables[i].id == id) return i;
  }
  return std::nullopt;
}

tl::expected<Catalogue, std::vector<DataProblem>> load_catalogue(std::span<const DataFile> files,
                                                                 std::string_view data_version) {
  return CatalogueLoader(files, data_version).load();
}

}  // namespace myolung
