#include "myolung/catalogue.hpp"

#include <algorithm>
#include <set>

#include "clinical/assessment_json.hpp"
#include "clinical/read_model.hpp"
#include "clinical/read_variables.hpp"
#include "clinical/request.hpp"
#include "evidence/profile_json.hpp"
#include "evidence/read_evidence.hpp"

namespace myolung {
namespace {

struct ParsedFile {
  std::string path;
  Json json;
};

class CatalogueLoader {
 public:
  CatalogueLoader(std::vector<ParsedFile> files, std::string_view data_version) : files_(std::move(files)) {
    catalogue_.data_version = data_version;
  }

  tl::expected<Catalogue, std::vector<DataProblem>> load() {
    const Json& variables = find("variables.json");
    const Json& sources = find("sources.json");
    read_language();
    if (!problems_.empty()) return tl::unexpected(problems_);

    ProblemList in_variables{"variables.json", problems_};
    read_variables(variables, in_variables, catalogue_);
    read_sources(sources);
    if (!problems_.empty()) return tl::unexpected(problems_);

    for (const auto& file : files_) {
      if (file.path.starts_with("models/")) read_model_file(file);
    }
    for (const auto& file : files_) {
      if (file.path.starts_with("evidence/")) read_evidence_file(file);
    }
    const Json& registered = find("register.json");
    if (problems_.empty()) read_register(registered);
    if (!problems_.empty()) return tl::unexpected(problems_);
    return std::move(catalogue_);
  }

 private:
  const Json& find(std::string_view path) {
    static const Json kNothing;
    const auto file =
        std::find_if(files_.begin(), files_.end(), [path](const ParsedFile& f) { return f.path == path; });
    if (file != files_.end()) return file->json;
    problems_.push_back({std::string(path), "", "is missing"});
    return kNothing;
  }

  /// The core's own sentences, in packs of another language.
  void read_language() {
    for (const auto& file : files_) {
      if (file.path != "language.json") continue;
      ProblemList problems{file.path, problems_};
      ObjectReader sentences(file.json, "", problems);
      for (const auto& english : sentences.keys()) {
        catalogue_.language.sentences.emplace_back(english, sentences.text(english));
      }
    }
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

  void read_model_file(const ParsedFile& file) {
    ProblemList problems{file.path, problems_};
    Model model = read_model(file.json, problems, catalogue_, sources_);
    if ("models/" + model.id + ".json" != file.path) {
      problems.add("/id", "must be the file's name, " + file.path);
    }
    catalogue_.models.push_back(std::move(model));
  }

  void read_evidence_file(const ParsedFile& file) {
    ProblemList problems{file.path, problems_};
    Evidence evidence = read_evidence(file.json, problems, catalogue_, sources_);
    if ("evidence/" + evidence.id + ".json" != file.path) {
      problems.add("/id", "must be the file's name, " + file.path);
    }
    catalogue_.evidence.push_back(std::move(evidence));
  }

  /// Scores that are not computed, and guidelines.
  void read_register(const Json& json) {
    ProblemList problems{"register.json", problems_};
    ObjectReader file(json, "", problems);
    read_version(file);
    for (auto& score : file.objects("not_computed")) {
      for (const auto* key : {"id", "name", "reference", "reason"}) score.text(key);
      score.optional_text("doi");
      score.finish();
    }
    for (auto& guideline : file.objects("guidelines")) {
      const std::string key = guideline.text("source");
      if (sources_.count(key) == 0) guideline.problem("source", key + " is not in sources.json");
      guideline.text("text");
      guideline.finish();
    }
    file.finish();
  }

  std::vector<ParsedFile> files_;
  std::vector<DataProblem> problems_;
  std::set<std::string> sources_;
  Catalogue catalogue_;
};

}  // namespace

std::string problems_json(std::span<const DataProblem> problems) {
  JsonWriter w;
  w.array(problems, [&w](const DataProblem& problem) {
    w.object([&] {
      w.member("file", problem.file);
      w.member("path", problem.path);
      w.member("message", problem.message);
    });
  });
  return w.take();
}

std::optional<std::size_t> Catalogue::find(std::string_view id) const {
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (variables[i].id == id) return i;
  }
  return std::nullopt;
}

struct CatalogueReader::Parsed {
  std::vector<ParsedFile> files;
  std::vector<DataProblem> problems;
};

CatalogueReader::CatalogueReader() : parsed_(std::make_unique<Parsed>()) {}
CatalogueReader::CatalogueReader(CatalogueReader&&) noexcept = default;
CatalogueReader& CatalogueReader::operator=(CatalogueReader&&) noexcept = default;
CatalogueReader::~CatalogueReader() = default;

void CatalogueReader::add(const DataFile& file) {
  auto json = parse_json(file.text);
  if (json) {
    parsed_->files.push_back({std::string(file.path), std::move(*json)});
  } else {
    parsed_->problems.push_back({std::string(file.path), "", std::move(json.error().message)});
  }
}

tl::expected<Catalogue, std::vector<DataProblem>> read_catalogue(CatalogueReader reader,
                                                                 std::string_view data_version) {
  auto& [files, problems] = *reader.parsed_;
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return CatalogueLoader(std::move(files), data_version).load();
}

tl::expected<Catalogue, std::vector<DataProblem>> load_catalogue(CatalogueReader reader,
                                                                 std::string_view data_version) {
  auto catalogue = read_catalogue(std::move(reader), data_version);
  if (!catalogue) return catalogue;
  for (auto& model : catalogue->models) derive(model);
  for (auto& evidence : catalogue->evidence) {
    for (auto& outcome : evidence.outcomes) render(outcome, catalogue->variables[outcome.variable]);
  }
  return catalogue;
}

namespace {

CatalogueReader reader_of(std::span<const DataFile> files) {
  CatalogueReader reader;
  for (const auto& file : files) reader.add(file);
  return reader;
}

}  // namespace

tl::expected<Catalogue, std::vector<DataProblem>> load_catalogue(std::span<const DataFile> files,
                                                                 std::string_view data_version) {
  return load_catalogue(reader_of(files), data_version);
}

tl::expected<Catalogue, std::vector<DataProblem>> read_catalogue(std::span<const DataFile> files,
                                                                 std::string_view data_version) {
  return read_catalogue(reader_of(files), data_version);
}

}  // namespace myolung
