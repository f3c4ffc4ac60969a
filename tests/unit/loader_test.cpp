// Every data file of tests/contract/invalid is refused by the loader, at the place it was spoiled.

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "myolung/audit.hpp"
#include "support/catalogue.hpp"

using namespace myolung;
using test::embedded;
using test::Json;
using test::load_with;

namespace {

std::vector<std::pair<std::string, Json>> invalid_variants() {
  std::vector<std::pair<std::string, Json>> out;
  for (const auto& entry : std::filesystem::directory_iterator(INVALID_FOLDER)) {
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    out.emplace_back(entry.path().filename().string(), Json::parse(text));
  }
  return out;
}

/// What the loader, or else the audit, has against the embedded files with one of them replaced.
std::vector<DataProblem> problems_with(const std::string& path, const std::string& text) {
  const auto files = test::files_with(path, text);
  const auto loaded = load_catalogue(files, "");
  if (!loaded) return loaded.error();
  const auto rows = audit(files, *loaded);
  return rows ? std::vector<DataProblem>() : rows.error();
}

}  // namespace

TEST_CASE("the embedded data load, and a copy of a file loads like the file") {
  const std::string path = "models/dlm-2021.json";
  CHECK(load_with(path, Json::parse(embedded(path)).dump()).has_value());
}

TEST_CASE("each invalid variant is refused, naming the file and what is wrong") {
  const auto variants = invalid_variants();
  REQUIRE(variants.size() >= 117);
  for (const auto& [name, variant] : variants) {
    // What only a schema can see (the shape of an id or a DOI) is the schema's.
    if (!variant.contains("loader")) {
      CAPTURE(name);
      CHECK(variant.contains("schema"));
      continue;
    }
    const auto path = variant["file"].get<std::string>();
    const auto spoiled = Json::parse(embedded(path)).patch(variant["patch"]);
    CAPTURE(name, variant["loader"].dump());
    const auto problems = problems_with(path, spoiled.dump());
    REQUIRE_FALSE(problems.empty());
    std::string all;
    bool found = false;
    for (const auto& problem : problems) {
      all += problem.file + problem.path + " " + problem.message + "\n";
      found |= problem.file == path && problem.path == variant["loader"]["at"].get<std::string>() &&
               problem.message.find(variant["loader"]["says"].get<std::string>()) != std::string::npos;
    }
    INFO(all);
    CHECK(found);
  }
}

TEST_CASE("a missing file and a text that is not JSON are refused") {
  std::vector<DataFile> files;
  for (const auto& file : embedded_data()) {
    if (file.path != "sources.json") files.push_back(file);
  }
  const auto without = load_catalogue(files, "");
  REQUIRE_FALSE(without.has_value());
  CHECK(without.error()[0].file == "sources.json");
  CHECK(load_with("variables.json", "{").error()[0].message.find("not valid JSON") != std::string::npos);
  CHECK(load_with("models/dlm-2021.json", "null").error()[0].message == "must be an object");
}

TEST_CASE("data files that arrive one by one load like all at once, and a broken one is named") {
  CatalogueReader reader;
  for (const auto& file : embedded_data()) reader.add(file);
  const auto loaded = load_catalogue(std::move(reader), "0123456789ab");
  REQUIRE(loaded.has_value());
  CHECK(loaded->data_version == "0123456789ab");
  CHECK(catalogue_json(*loaded, embedded_data()).size() ==
        catalogue_json(test::catalogue(), embedded_data()).size());

  CatalogueReader stepwise;
  for (const auto& file : embedded_data()) stepwise.add(file);
  REQUIRE(stepwise.read_next());
  const auto rest = load_catalogue(std::move(stepwise), "0123456789ab");
  REQUIRE(rest.has_value());
  CHECK(catalogue_json(*rest, embedded_data()) == catalogue_json(*loaded, embedded_data()));

  CatalogueReader broken;
  for (const auto& file : embedded_data())
    broken.add({file.path, file.path == "sources.json" ? "{" : file.text});
  const auto refused = load_catalogue(std::move(broken), "");
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().size() == 1);
  CHECK(refused.error()[0].file == "sources.json");
}
