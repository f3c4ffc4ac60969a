#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

namespace myolung::test {

/// The most memory the process held since this was made, in MB; empty where Linux does not tell.
class PeakMemory {
 public:
  PeakMemory() {
    std::ofstream reset("/proc/self/clear_refs");
    reset << "5" << std::flush;
    known_ = reset.good();
  }

  [[nodiscard]] std::optional<std::int64_t> megabytes() const {
    if (!known_) return std::nullopt;
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
      if (line.rfind("VmHWM:", 0) != 0) continue;
      std::int64_t kilobytes = 0;
      std::istringstream(line.substr(6)) >> kilobytes;
      return kilobytes / 1024;
    }
    return std::nullopt;
  }

 private:
  bool known_ = false;
};

}  // namespace myolung::test
