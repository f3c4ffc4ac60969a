#pragma once

#include <string>
#include <utility>
#include <vector>

namespace myolung {

/// A language the core answers in. Its own sentences are written in English; empty, they stay so. What the
/// data files say is in that language already.
struct Language {
  std::vector<std::pair<std::string, std::string>>
      sentences;  // English, translation; in order of the English
};

}  // namespace myolung
