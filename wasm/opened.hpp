#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "myolung/catalogue.hpp"

namespace myolung {

/// The data files a page has fetched, path and text.
struct Pack {
  std::vector<std::pair<std::string, std::string>> texts;

  /// Views into `texts`.
  [[nodiscard]] std::vector<DataFile> files() const {
    std::vector<DataFile> out;
    for (const auto& [path, text] : texts) out.push_back({path, text});
    return out;
  }
};

/// Files on their way in: one by one, as a browser runs this code slowly when it is new.
struct Arriving {
  Pack pack;
  CatalogueReader reader;
};

inline Arriving& arriving() {
  static Arriving files;
  return files;
}

/// What a page has opened, and what its files say.
struct Opened {
  Pack pack;
  Catalogue catalogue;
};

inline std::optional<Opened>& opened_slot() {
  static std::optional<Opened> slot;
  return slot;
}

/// A page that asks before a successful `open` is broken: stops, instead of reading what is not there.
inline const Opened& opened() {
  if (!opened_slot()) std::abort();
  return *opened_slot();
}

/// Takes one file of build/wasm/data.json or evidence.json; `open` puts all in use that came before it.
inline void add(const std::string& path, const std::string& text) {
  arriving().reader.add({path, text});
  arriving().pack.texts.emplace_back(path, text);
}

/// Reads one more of the files that have arrived; false when `open` has nothing left to read.
inline bool read_next() { return arriving().reader.read_next(); }

/// Reads the files that have arrived, with load_catalogue or read_catalogue. Answers with a JSON array of
/// what is wrong with them, empty when they are in use.
template <class Load>
std::string open_with(Load load, const std::string& version) {
  auto [pack, reader] = std::exchange(arriving(), {});
  auto catalogue = load(std::move(reader), version);
  if (!catalogue) return problems_json(catalogue.error());
  opened_slot().emplace(Opened{std::move(pack), std::move(*catalogue)});
  return "[]";
}

}  // namespace myolung
