#include <algorithm>

#include "clinical/request.hpp"
#include "clinical/sentence.hpp"

namespace myolung {
namespace {

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxBytes = std::size_t{64} << 20U;
constexpr int kNumberOverflow = 406;  // the library's id for a number beyond double

/// "line 2, column 7" of the byte at `position` (1-based, as the parser counts), in characters.
std::string place_of(std::string_view text, std::size_t position) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (const char c : text.substr(0, position > 0 ? std::min(position - 1, text.size()) : 0)) {
    if (c == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column;
    }
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// Builds the value while the text is read, and stops at the first refusal. The library's own
/// builder takes a key twice (the last wins) and any depth.
class Builder : public nlohmann::json_sax<Json> {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  [[nodiscard]] Json& result() { return root_; }
  [[nodiscard]] Error& refusal() { return *refusal_; }

  bool null() override { return add(Json()); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return true; }

  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    path_.back() = name;
    auto& object = *open_.back();
    if (object.contains(name)) {
      return refuse(Errc::duplicate_key, in_quotes(name) + " stands twice in one object.",
                    "Keep one of the two.");
    }
    slot_ = &object[name];
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& problem) override {
    if (problem.id == kNumberOverflow) {
      return refuse(Errc::not_finite, "The number " + in_quotes(token) + " is too large.",
                    "Check the value and its exponent.");
    }
    path_.clear();  // where the text is broken, no input can be blamed
    const std::string near =
        position > text_.size() ? ", where it ends." : ", near " + in_quotes(token) + ".";
    return refuse(Errc::malformed_json, "The text is not valid JSON at " + place_of(text_, position) + near,
                  "Look there for a missing quote, comma, colon or bracket.");
  }

 private:
  bool refuse(Errc code, std::string message, std::string remedy) {
    // In an array, all patients before this one have been read.
    if (root_.is_array()) message = "Patient " + std::to_string(root_.size()) + ": " + message;
    refusal_ = Error{code, input(), std::move(message), std::move(remedy)};
    return false;
  }

  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (open_.back()->is_array()) {
      open_.back()->push_back(std::move(value));
      return &open_.back()->back();
    }
    *slot_ = std::move(value);
    return slot_;
  }

  bool add(Json value) {
    place(std::move(value));
    return true;
  }

  bool open(Json value) {
    if (open_.size() == kMaxDepth) {
      return refuse(Errc::too_deep,
                    "The JSON is nested deeper than " + std::to_string(kMaxDepth) + " levels.",
                    "A patient needs three; `myolung assess --help` shows one.");
    }
    open_.push_back(place(std::move(value)));
    path_.emplace_back();
    return true;
  }

  bool close() {
    open_.pop_back();
    path_.pop_back();
    return true;
  }

  /// The variable whose entry is being read, if one is.
  [[nodiscard]] std::string input() const {
    const auto values = std::find(path_.begin(), path_.end(), "values");
    if (values != path_.end() && values + 1 != path_.end()) return *(values + 1);
    const auto pretest = std::find(path_.begin(), path_.end(), "pretest_probability");
    return pretest != path_.end() ? *pretest : std::string();
  }

  std::string_view text_;
  Json root_;
  std::vector<Json*> open_;        // enclosing objects and arrays, outermost first
  std::vector<std::string> path_;  // the key being read in each of them
  Json* slot_ = nullptr;           // where the value of the key just read goes
  std::optional<Error> refusal_;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (text.size() > kMaxBytes) {
    return fail(Errc::too_large, "", "The request is larger than 64 MiB.", "Send fewer patients at a time.");
  }
  Builder builder(text);
  if (!Json::sax_parse(text, &builder)) return tl::unexpected<Error>(std::move(builder.refusal()));
  return std::move(builder.result());
}

std::optional<double> number_in(std::string_view text) {
  const auto json = parse_json(text);
  return json && json->is_number() ? std::optional(json->get<double>()) : std::nullopt;
}

}  // namespace myolung
