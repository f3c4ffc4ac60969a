// Any bytes as a request: the answer is JSON, has the members of an assessment, and never claims
// certainty.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <nlohmann/json.hpp>

#include "myolung/assessment.hpp"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const nlohmann::json& answer) {
  for (const auto* key : {"version", "inputs", "models", "factors", "outcomes", "warnings", "errors"}) {
    require(answer.contains(key));
  }
  for (const auto& error : answer["errors"]) {
    require(!error["message"].get_ref<const std::string&>().empty());
    require(!error["remedy"].get_ref<const std::string&>().empty());
  }
  for (const auto& model : answer["models"]) {
    const auto& posttest = model["posttest"];
    if (posttest.is_null()) continue;
    for (const auto& one : posttest.is_array() ? posttest : nlohmann::json::array({posttest})) {
      const auto p = one["probability"].get<double>();
      require(p > 0.0 && p < 1.0);
      for (const auto& text : one["text"]) require(text.is_string() && text != "0" && text != "100");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto catalogue =
      myolung::load_catalogue(myolung::embedded_data(), myolung::embedded_data_version());
  require(catalogue.has_value());
  const std::string_view request(reinterpret_cast<const char*>(data), size);
  const auto answer = nlohmann::json::parse(myolung::assess_json(*catalogue, request), nullptr, false);
  require(!answer.is_discarded());
  if (answer.is_array()) {
    for (const auto& one : answer) check(one);
  } else {
    check(answer);
  }
  return 0;
}
