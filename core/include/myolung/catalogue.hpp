#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

/// Data files that travel as one text:
///   {"version": "<12 hex digits>", "files": {"sources.json": "<its text>", ...}}
struct DataPack {
  std::string version;
  std::vector<std::pair<std::string, std::string>> texts;  // path, text; ordered by path

  /// Views into `texts`.
  [[nodiscard]] std::vector<DataFile> files() const;
};

/// Reads a pack's text; what its files say, load_catalogue checks.
[[nodiscard]] tl::expected<DataPack, std::vector<DataProblem>> read_pack(std::string_view text);

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

/// Reads and checks data files: variables.json, sources.json and models/*.json. Refused are unknown
/// keys, missing places and unresolved source keys, rules on unknown inputs or in units the variable
/// does not accept, rules that no value reaches, and cases or bands with gaps or overlaps; all problems
/// are reported together.
[[nodiscard]] tl::expected<Catalogue, std::vector<DataProblem>> load_catalogue(
    std::span<const DataFile> files, std::string_view data_version);

/// As load_catalogue, but without what `assess` and the catalogue's JSON need in addition: intervals,
/// likelihood ratios and ready JSON. The audit recomputes what it compares.
[[nodiscard]] tl::expected<Catalogue, std::vector<DataProblem>> read_catalogue(
    std::span<const DataFile> files, std::string_view data_version);

/// The answer of `myolung catalogue --json`, catalogue.schema.json. `files` are those the catalogue was
/// loaded from.
[[nodiscard]] std::string catalogue_json(const Catalogue& catalogue, std::span<const DataFile> files);

}  // namespace myolung
