#pragma once

#include <cassert>
#include <cstdint>
#include <initializer_list>

namespace myolung {

/// A set of whole numbers from 0 to 63: points still possible, or scores. Iterates in ascending order.
class PointSet {
 public:
  static constexpr int kMost = 63;

  PointSet() = default;
  /// Domain (asserted): each from 0 to kMost.
  PointSet(std::initializer_list<int> points) {
    for (const int p : points) add(p);
  }

  void add(int point) {
    assert(point >= 0 && point <= kMost);
    bits_ |= std::uint64_t{1} << static_cast<unsigned>(point);
  }

  [[nodiscard]] bool empty() const { return bits_ == 0; }
  [[nodiscard]] int size() const { return __builtin_popcountll(bits_); }
  [[nodiscard]] bool contains(int point) const {
    return point >= 0 && point <= kMost && ((bits_ >> static_cast<unsigned>(point)) & 1U) != 0;
  }
  /// Lowest and highest. Domain (asserted): not empty.
  [[nodiscard]] int front() const {
    assert(!empty());
    return __builtin_ctzll(bits_);
  }
  [[nodiscard]] int back() const {
    assert(!empty());
    return kMost - __builtin_clzll(bits_);
  }

  class Iterator {
   public:
    explicit Iterator(std::uint64_t bits) : bits_(bits) {}
    int operator*() const { return __builtin_ctzll(bits_); }
    Iterator& operator++() {
      bits_ &= bits_ - 1;
      return *this;
    }
    friend bool operator==(Iterator a, Iterator b) = default;

   private:
    std::uint64_t bits_;
  };
  [[nodiscard]] Iterator begin() const { return Iterator(bits_); }
  [[nodiscard]] Iterator end() const { return Iterator(0); }

  friend bool operator==(PointSet a, PointSet b) = default;

  /// The elements of both.
  PointSet& operator|=(PointSet other) {
    bits_ |= other.bits_;
    return *this;
  }

  /// Every sum of one element of `a` and one of `b`. Domain (asserted): none is above kMost.
  [[nodiscard]] friend PointSet sums(PointSet a, PointSet b) {
    assert(a.empty() || b.empty() || a.back() + b.back() <= kMost);
    PointSet out;
    for (const int point : b) out.bits_ |= a.bits_ << static_cast<unsigned>(point);
    return out;
  }

 private:
  std::uint64_t bits_ = 0;
};

}  // namespace myolung
