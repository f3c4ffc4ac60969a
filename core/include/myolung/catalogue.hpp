#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "myolung/evidence.hpp"
#include "myolung/language.hpp"
#include "myolung/model.hpp"
#include "myolung/variable.hpp"

namespace myolung {

/// A file of core/data: its path below that folder and its text.
struct DataFile {
  std::string_view path;
  std::string_view text;
};

/// The data files built into this program, ordered by path.
[[nodiscard]] std::span<const DataFile> embedded_data();

/// First 12 hex digits of the SHA-256 over paths and texts of the embedded files.
[[nodiscard]] std::string_view embedded_data_version();

/// The program's version, "0.1.0".
[[nodiscard]] std::string_view program_version();

/// Why a data file is refused: the file, the JSON path in it, and a sentence.
struct DataProblem {
  std::string file;
  std::string path;
  std::string message;
};

/// A JSON array of objects with file, path and message.
[[nodiscard]] std::string problems_json(std::span<const DataProblem> problems);

/// Values that do not go together: all are used, and a question is asked at each.
struct Contradiction {
  std::vector<When> when;
  std::string message;
};

/// Everything the program knows. Read once, then only read.
struct Catalogue {
  std::vector<Variable> variables;
  std::vector<Contradiction> contradictions;
  Variable pretest;                // the pre-test probability's units and limits
  Variable infection_probability;  // likewise, of an infection as trigger of an exacerbation
  std::vector<Model> models;
  std::vector<Evidence> evidence;
  std::string data_version;
  Language language;

  /// Index of the variable with this id.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
};

/// Data files on their way into a catalogue, in steps: a page can draw in between.
class CatalogueReader {
 public:
  CatalogueReader();
  CatalogueReader(CatalogueReader&&) noexcept;
  CatalogueReader& operator=(CatalogueReader&&) noexcept;
  ~CatalogueReader();

  /// Parses one file. Keeps no view of the texts.
  void add(const DataFile& file);

  /// Reads one more of the files, once all are added; false when none is left, or nothing more can be told
  /// of them. load_catalogue and read_catalogue read what is left.
  bool read_next();

 private:
  friend tl::expected<Catalogue, std::vector<DataProblem>> read_catalogue(CatalogueReader reader,
                                                                          std::string_view data_version);
  class Loader;
  std::unique_ptr<Loader> loader_;
};

/// Reads and checks data files: variables.json, sources.json and models/*.json. Refused are unknown
/// keys, missing places and unresolved source keys, rules on unknown inputs or in units the variable
/// does not accept, rules that no value reaches, and cases or bands with gaps or overlaps; all problems
/// are reported together, once every file is JSON.
[[nodiscard]] tl::expected<Catalogue, std::vector<DataProblem>> load_catalogue(CatalogueReader reader,
                                                                               std::string_view data_version);

/// As load_catalogue, but without what `assess` and the catalogue's JSON need in addition: intervals,
/// likelihood ratios and ready JSON. The audit recomputes what it compares.
[[nodiscard]] tl::expected<Catalogue, std::vector<DataProblem>> read_catalogue(CatalogueReader reader,
                                                                               std::string_view data_version);

/// Both for files that are all there, ordered by path.
[[nodiscard]] tl::expected<Catalogue, std::vector<DataProblem>> load_catalogue(
    std::span<const DataFile> files, std::string_view data_version);
[[nodiscard]] tl::expected<Catalogue, std::vector<DataProblem>> read_catalogue(
    std::span<const DataFile> files, std::string_view data_version);

/// The answer of `myolung catalogue --json`, catalogue.schema.json. `files` are those the catalogue was
/// loaded from.
[[nodiscard]] std::string catalogue_json(const Catalogue& catalogue, std::span<const DataFile> files);

/// Of that answer what stands beside a file: the `derived` of models/ID.json, the `factors` of
/// evidence/ID.json. Domain (asserted): the path of such a file of this catalogue.
[[nodiscard]] std::string beside_file_json(const Catalogue& catalogue, std::string_view path);

}  // namespace myolung
