#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

#include "myolung/contingency_table.hpp"
#include "stats/sum.hpp"
#include "stats/table_margins.hpp"

namespace myolung::stats {
namespace {

constexpr std::int64_t kMostPatients = 100'000;
constexpr std::size_t kMostLines = 50;
// Products of factorials that are equal differ by rounding, which is less; others by more.
constexpr double kSameLogWeight = 1e-11;

using Rest = std::vector<std::int64_t>;  // what is still to fill of each row, ascending

struct RestHash {
  std::size_t operator()(const Rest& rest) const {
    std::uint64_t hash = 14695981039346656037U;
    for (const auto count : rest) hash = (hash ^ static_cast<std::uint64_t>(count)) * 1099511628211U;
    return static_cast<std::size_t>(hash ^ (hash >> 32));
  }
};

/// A way to fill one column: where it leads, log of the product of 1/x! over its cells, how many ways.
struct Arc {
  std::uint32_t to;
  double log_weight;
  double ways;
};

/// Ways from the whole table to a node that are equally probable.
struct Past {
  double log_weight;
  double ways;
};

struct Node {
  Rest rest;
  std::vector<Arc> arcs;
  double most_probable = 0.0;   // log weight of the best way to fill the columns from here on
  double least_probable = 0.0;  // and of the worst
  double log_total = 0.0;       // of the sum over all ways
  std::vector<Past> pasts;
};

/// Adds those of one log weight together.
template <class T, class Same>
void merge(std::vector<T>& ways, Same same) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (kept > 0 && same(ways[kept - 1], ways[i])) {
      ways[kept - 1].ways += ways[i].ways;
    } else {
      ways[kept++] = ways[i];
    }
  }
  ways.resize(kept);
}

class Network {
 public:
  Network(Rest rows, std::vector<std::int64_t> columns) : columns_(std::move(columns)) {
    // Small columns first: fewer ways to fill them, and fewer nodes behind.
    std::sort(columns_.begin(), columns_.end());
    std::sort(rows.begin(), rows.end());
    const auto largest = std::max(rows.back(), columns_.back());
    Sum log_factorial;
    log_factorials_.push_back(0.0);
    for (std::int64_t k = 1; k <= largest; ++k) {
      log_factorial.add(std::log(static_cast<double>(k)));
      log_factorials_.push_back(log_factorial.value());
    }
    layers_.resize(columns_.size() + 1);
    layers_.front().push_back(Node{std::move(rows), {}, 0.0, 0.0, 0.0, {}});
  }

  [[nodiscard]] double log_factorial(std::int64_t k) const {
    return log_factorials_[static_cast<std::size_t>(k)];
  }

  /// False when there are too many ways.
  [[nodiscard]] bool build() {
    for (std::size_t layer = 0; layer < columns_.size(); ++layer) {
      std::unordered_map<Rest, std::uint32_t, RestHash> places;
      for (auto& node : layers_[layer]) {
        Rest rest = node.rest;
        if (!fill(layer, 0, columns_[layer], 0.0, rest, node, places)) return false;
        std::sort(node.arcs.begin(), node.arcs.end(), [](const Arc& a, const Arc& b) {
          return a.to != b.to ? a.to < b.to : a.log_weight < b.log_weight;
        });
        merge(node.arcs, [](const Arc& a, const Arc& b) {
          return a.to == b.to && b.log_weight - a.log_weight < kSameLogWeight;
        });
      }
    }
    for (std::size_t layer = columns_.size(); layer-- > 0;) {
      for (auto& node : layers_[layer]) bound(layer, node);
    }
    return true;
  }

  /// The share of tables whose log weight is at most `log_limit`; below 0 when there are too many ways.
  [[nodiscard]] double share_up_to(double log_limit) {
    const double log_all = layers_.front().front().log_total;
    Sum share;
    layers_.front().front().pasts.push_back({0.0, 1.0});
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
      for (auto& node : layers_[layer]) {
        auto pasts = std::move(node.pasts);
        std::sort(pasts.begin(), pasts.end(),
                  [](const Past& a, const Past& b) { return a.log_weight < b.log_weight; });
        merge(pasts,
              [](const Past& a, const Past& b) { return b.log_weight - a.log_weight < kSameLogWeight; });
        for (const auto& past : pasts) {
          if (past.log_weight + node.least_probable > log_limit) continue;
          if (past.log_weight + node.most_probable <= log_limit) {
            share.add(past.ways * std::exp(past.log_weight + node.log_total - log_all));
            continue;
          }
          paths_ += static_cast<std::int64_t>(node.arcs.size());
          if (paths_ > kMostTablePaths) return -1.0;
          for (const auto& arc : node.arcs) {
            layers_[layer + 1][arc.to].pasts.push_back(
                {past.log_weight + arc.log_weight, past.ways * arc.ways});
          }
        }
      }
    }
    return std::min(1.0, share.value());
  }

 private:
  using Places = std::unordered_map<Rest, std::uint32_t, RestHash>;

  /// Every way to fill the rows from `row` on with `left` patients of the layer's column.
  bool fill(std::size_t layer, std::size_t row, std::int64_t left, double log_weight, Rest& rest, Node& from,
            Places& places) {
    if (row == rest.size()) {
      if (++paths_ > kMostTablePaths) return false;
      Rest next = rest;
      std::sort(next.begin(), next.end());
      auto& nodes = layers_[layer + 1];
      const auto [place, is_new] = places.try_emplace(next, static_cast<std::uint32_t>(nodes.size()));
      if (is_new) nodes.push_back(Node{std::move(next), {}, 0.0, 0.0, 0.0, {}});
      from.arcs.push_back({place->second, log_weight, 1.0});
      return true;
    }
    std::int64_t behind = 0;
    for (std::size_t i = row + 1; i < rest.size(); ++i) behind += rest[i];
    const std::int64_t whole = rest[row];
    for (std::int64_t x = std::max<std::int64_t>(0, left - behind); x <= std::min(whole, left); ++x) {
      rest[row] = whole - x;
      if (!fill(layer, row + 1, left - x, log_weight - log_factorial(x), rest, from, places)) return false;
    }
    rest[row] = whole;
    return true;
  }

  void bound(std::size_t layer, Node& node) {
    node.most_probable = -std::numeric_limits<double>::infinity();
    node.least_probable = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    for (const auto& arc : node.arcs) {
      const Node& next = layers_[layer + 1][arc.to];
      node.most_probable = std::max(node.most_probable, arc.log_weight + next.most_probable);
      node.least_probable = std::min(node.least_probable, arc.log_weight + next.least_probable);
      most = std::max(most, arc.log_weight + next.log_total);
    }
    Sum total;
    for (const auto& arc : node.arcs) {
      total.add(arc.ways * std::exp(arc.log_weight + layers_[layer + 1][arc.to].log_total - most));
    }
    node.log_total = most + std::log(total.value());
  }

  std::vector<std::int64_t> columns_;
  std::vector<double> log_factorials_;
  std::vector<std::vector<Node>> layers_;  // before the first column, behind it, ..., behind the last
  std::int64_t paths_ = 0;
};

tl::unexpected<Error> too_large() {
  return fail(Errc::too_large, "table",
              "There are too many tables with these margins for Fisher's exact test.",
              "Use the chi-square test, or join rare categories.");
}

}  // namespace

Result<ExactTest> fisher_exact(const ContingencyTable& table) {
  auto m = table_margins(table);
  if (!m) return tl::unexpected<Error>(m.error());
  if (m->total > kMostPatients || std::min(table.rows, table.columns) > kMostLines) return too_large();
  // The shorter side is what a node keeps.
  if (m->rows.size() > m->columns.size()) std::swap(m->rows, m->columns);
  Network network(std::move(m->rows), std::move(m->columns));
  if (!network.build()) return too_large();
  Sum observed;
  for (const auto count : table.counts) observed.add(-network.log_factorial(count));
  const double share = network.share_up_to(observed.value() + 1e-7);
  if (share < 0.0) return too_large();
  return ExactTest{share, m->total};
}

}  // namespace myolung::stats
