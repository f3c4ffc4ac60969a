#pragma once

#include <cstdlib>
#include <optional>
#include <string>

#include "myolung/catalogue.hpp"

namespace myolung {

/// What a page has opened: the data it fetched, and what they say.
struct Opened {
  DataPack pack;
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

/// Reads the data the page fetched, build/wasm/data.json or evidence.json, with load_catalogue or
/// read_catalogue. Answers with a JSON array of what is wrong with them, empty when they are in use.
inline std::string open_with(decltype(&load_catalogue) load, const std::string& text) {
  auto pack = read_pack(text);
  if (!pack) return problems_json(pack.error());
  auto catalogue = load(pack->files(), pack->version);
  if (!catalogue) return problems_json(catalogue.error());
  opened_slot().emplace(Opened{std::move(*pack), std::move(*catalogue)});
  return "[]";
}

}  // namespace myolung
