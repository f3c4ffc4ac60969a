#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "myolung/methods.hpp"

namespace myolung::cli {

/// `myolung stats METHOD FILE`: a subcommand for each method of the core.
class StatsCommand {
 public:
  explicit StatsCommand(CLI::App& app);
  /// The program's status; nullopt when another command was given.
  [[nodiscard]] std::optional<int> run() const;

 private:
  /// A method's subcommand, with what was typed behind it.
  struct Call {
    const Method* method;
    CLI::App* command;
    std::map<std::string, CLI::Option*> options;
    std::string path;
    bool json = false;
    std::string delimiter;
    std::string decimal;
    std::string missing;
  };

  void add(CLI::App& parent, const Method& method);
  [[nodiscard]] static int run(const Call& call);

  CLI::App* stats_;
  std::deque<Call> calls_;  // CLI11 writes into them: they stay where they are
};

}  // namespace myolung::cli
