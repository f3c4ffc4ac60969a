#include "clinical/object_reader.hpp"

#include <algorithm>

namespace myolung {
namespace {

const Json kNothing;

}  // namespace

ObjectReader::ObjectReader(const Json& json, std::string path, ProblemList& problems)
    : json_(&json), path_(std::move(path)), problems_(&problems) {
  if (!json.is_object()) {
    problems_->add(path_, "must be an object");
    json_ = &kNothing;
  }
}

std::string ObjectReader::path_of(std::string_view key) const { return path_ + "/" + std::string(key); }

void ObjectReader::problem(std::string_view key, std::string message) {
  problems_->add(key.empty() ? path_ : path_of(key), std::move(message));
}

const Json* ObjectReader::take(std::string_view key, bool required) {
  seen_.emplace(key);
  if (json_->is_object()) {
    const auto found = json_->find(std::string(key));
    if (found != json_->end()) return &*found;
  }
  if (required) problem(key, "is missing");
  return nullptr;
}

bool ObjectReader::has(std::string_view key) {
  return json_->is_object() && json_->contains(std::string(key));
}

std::vector<std::string> ObjectReader::keys() const {
  std::vector<std::string> out;
  if (!json_->is_object()) return out;
  for (const auto& entry : json_->items()) out.push_back(entry.key());
  return out;
}

std::string ObjectReader::text(std::string_view key) {
  const Json* value = take(key, true);
  if (value == nullptr) return {};
  if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
    problem(key, "must be text");
    return {};
  }
  return value->get<std::string>();
}

std::string ObjectReader::optional_text(std::string_view key) { return has(key) ? text(key) : std::string(); }

std::vector<std::string> ObjectReader::texts(std::string_view key) {
  const Json* value = take(key, true);
  std::vector<std::string> out;
  if (value == nullptr) return out;
  if (!value->is_array() ||
      !std::all_of(value->begin(), value->end(), [](const Json& j) { return j.is_string(); })) {
    problem(key, "must be a list of texts");
    return out;
  }
  for (const auto& text : *value) out.push_back(text.get<std::string>());
  return out;
}

std::vector<std::string> ObjectReader::optional_texts(std::string_view key) {
  return has(key) ? texts(key) : std::vector<std::string>();
}

double ObjectReader::number(std::string_view key) {
  const Json* value = take(key, true);
  if (value == nullptr) return 0.0;
  if (!value->is_number()) {
    problem(key, "must be a number");
    return 0.0;
  }
  return value->get<double>();
}

double ObjectReader::number_or(std::string_view key, double fallback) {
  return has(key) ? number(key) : fallback;
}

std::int64_t ObjectReader::integer(std::string_view key) {
  const Json* value = take(key, true);
  if (value == nullptr) return 0;
  if (!value->is_number_integer()) {
    problem(key, "must be a whole number");
    return 0;
  }
  return value->get<std::int64_t>();
}

int ObjectReader::as_count(std::string_view key, std::int64_t value) {
  constexpr std::int64_t kMost = 1000000;
  if (value >= 0 && value <= kMost) return static_cast<int>(value);
  problem(key, "must be from 0 to " + std::to_string(kMost));
  return 0;
}

int ObjectReader::count(std::string_view key) { return as_count(key, integer(key)); }

bool ObjectReader::has_list(std::string_view key) {
  return json_->is_object() && json_->contains(std::string(key)) && (*json_)[std::string(key)].is_array();
}

std::vector<int> ObjectReader::counts(std::string_view key) {
  const Json* value = take(key, true);
  std::vector<int> out;
  if (value == nullptr) return out;
  if (!value->is_array() ||
      !std::all_of(value->begin(), value->end(), [](const Json& j) { return j.is_number_integer(); })) {
    problem(key, "must be a list of whole numbers");
    return out;
  }
  for (const auto& number : *value) out.push_back(as_count(key, number.get<std::int64_t>()));
  return out;
}

bool ObjectReader::flag_or(std::string_view key, bool fallback) {
  const Json* value = take(key, false);
  if (value == nullptr) return fallback;
  if (!value->is_boolean()) {
    problem(key, "must be true or false");
    return fallback;
  }
  return value->get<bool>();
}

std::string ObjectReader::choice(std::string_view key, const std::vector<std::string_view>& allowed) {
  std::string value = text(key);
  if (value.empty()) return value;
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    std::string list;
    for (const auto word : allowed) list += (list.empty() ? "" : ", ") + std::string(word);
    problem(key, "must be one of: " + list);
  }
  return value;
}

const Json& ObjectReader::any(std::string_view key) {
  const Json* value = take(key, true);
  return value == nullptr ? kNothing : *value;
}

ObjectReader ObjectReader::object(std::string_view key) {
  const Json* value = take(key, true);
  static const Json kEmpty = Json::object();
  return {value == nullptr ? kEmpty : *value, path_of(key), *problems_};
}

std::vector<ObjectReader> ObjectReader::objects(std::string_view key, bool required) {
  const Json* value = take(key, required);
  std::vector<ObjectReader> out;
  if (value == nullptr) return out;
  if (!value->is_array() || (required && value->empty())) {
    problem(key, "must be a list with at least one entry");
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    out.emplace_back((*value)[i], path_of(key) + "/" + std::to_string(i), *problems_);
  }
  return out;
}

bool ObjectReader::any_problem() const {
  const auto& all = problems_->problems;
  return std::any_of(all.begin(), all.end(),
                     [this](const DataProblem& problem) { return problem.file == problems_->file; });
}

void ObjectReader::finish() {
  if (!json_->is_object()) return;
  for (const auto& entry : json_->items()) {
    if (seen_.find(entry.key()) == seen_.end()) problem(entry.key(), "is not a known key");
  }
}

}  // namespace myolung
