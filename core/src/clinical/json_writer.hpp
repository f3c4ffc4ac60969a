#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "clinical/json.hpp"

namespace myolung {

/// Writes JSON text from left to right, members in the order of the calls, so the same answer is
/// the same text everywhere. Numbers are the shortest decimals that read back as the same double.
/// Objects and arrays are written by a callable:
///   w.object([&] { w.member("score", 2); w.member("rows", [&] { w.array(...); }); });
class JsonWriter {
 public:
  [[nodiscard]] std::string take() { return {out_.get(), size_}; }

  void null();
  void value(bool flag);
  void value(double number);
  void value(std::int64_t number);
  void value(int number) { value(static_cast<std::int64_t>(number)); }
  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  /// Text that may hold bytes that are not UTF-8 (an error message may quote what was typed), which become
  /// the replacement character; `value` takes text that is.
  void foreign(std::string_view text);
  /// What was read, as it was read. The library's own writer is several kB of WebAssembly.
  void json(const Json& read);
  /// What is JSON already: one value or, in an object, members.
  void raw(std::string_view json);

  template <class T>
  void value(const std::optional<T>& maybe) {
    maybe ? value(*maybe) : null();
  }

  template <class Write>
  void object(Write write) {
    open('{');
    write();
    close('}');
  }

  /// An array whose elements `write` writes one by one.
  template <class Write>
  void list(Write write) {
    open('[');
    write();
    close(']');
  }

  /// One element per entry of `range`, each written by `write(entry)`.
  template <class Range, class Write>
  void array(const Range& range, Write write) {
    open('[');
    for (const auto& entry : range) write(entry);
    close(']');
  }

  /// A member with a plain value, or one written by a callable.
  template <class T>
  void member(std::string_view name, const T& what) {
    key(name);
    if constexpr (std::is_invocable_v<T>) {
      what();
    } else {
      value(what);
    }
  }

  template <class Range, class Write>
  void member_array(std::string_view name, const Range& range, Write write) {
    key(name);
    array(range, write);
  }

 private:
  void key(std::string_view name);
  void open(char bracket);
  void close(char bracket);
  /// Room for a comma, where one is due, and `length` characters: at most so many are then written.
  char* room(std::size_t length);
  void wrote(const char* end) { size_ = static_cast<std::size_t>(end - out_.get()); }

  // Not a std::string: its appends, compiled for size, took half of the time of an answer.
  std::unique_ptr<char[]> out_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  bool first_ = true;  // nothing stands before the next element of this object or array
};

}  // namespace myolung
