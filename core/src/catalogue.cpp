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

}  // namespace

class CatalogueReader::Loader {
 public:
  void add(const DataFile& file) {
    auto json = parse_json(file.text);
    if (json) {
      files_.push_back({std::string(file.path), std::move(*json)});
    } else {
      problems_.push_back({std::string(file.path), "", std::move(json.error().message)});
    }
  }

  bool read_next() {
    if (next_ == 0) {
      if (problems_.empty()) read_common();
      if (!problems_.empty()) return false;
    } else if (next_ <= order_.size()) {
      const ParsedFile& file = *order_[next_ - 1];
      if (is_model(file)) {
        read_model_file(file);
      } else {
        read_evidence_file(file);
      }
    } else if (next_ == order_.size() + 1) {
      const Json& registered = find("register.json");
      if (problems_.empty()) read_register(registered);
    } else {
      return false;
    }
    ++next_;
    return true;
  }

  tl::expected<Catalogue, std::vector<DataProblem>> take(std::string_view data_version) {
    while (read_next()) {
    }
    if (!problems_.empty()) return tl::unexpected(std::move(problems_));
    catalogue_.data_version = data_version;
    return std::move(catalogue_);
  }

 private:
  static bool is_model(const ParsedFile& file) { return file.path.starts_with("models/"); }

  /// What the other files refer to. Where it is broken, nothing can be told of them.
  void read_common() {
    const Json& variables = find("variables.json");
    const Json& sources = find("sources.json");
    read_language();
    if (problems_.empty()) {
      ProblemList in_variables{"variables.json", problems_};
      read_variables(variables, in_variables, catalogue_);
      read_sources(sources);
    }
    for (const auto& file : files_) {
      if (is_model(file)) order_.push_back(&file);
    }
    for (const auto& file : files_) {
      if (file.path.starts_with("evidence/")) order_.push_back(&file);
    }
  }

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
  std::vector<const ParsedFile*> order_;  // models, then evidence: into files_
  std::size_t next_ = 0;                  // step: common files, those of order_, the register
  std::vector<DataProblem> problems_;
  std::set<std::string> sources_;
  Catalogue catalogue_;
};

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

CatalogueReader::CatalogueReader() : loader_(std::make_unique<Loader>()) {}
CatalogueReader::CatalogueReader(CatalogueReader&&) noexcept = default;
CatalogueReader& CatalogueReader::operator=(CatalogueReader&&) noexcept = default;
CatalogueReader::~CatalogueReader() = default;

void CatalogueReader::add(const DataFile& file) { loader_->add(file); }

bool CatalogueReader::read_next() { return loader_->read_next(); }

tl::expected<Catalogue, std::vector<DataProblem>> read_catalogue(CatalogueReader reader,
                                                                 std::string_view data_version) {
  return reader.loader_->take(data_version);
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
