#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <unordered_set>
#include <utility>
#include <vector>

#include "myolung/contingency_table.hpp"
#include "stats/sum.hpp"
#include "stats/table_margins.hpp"

namespace myolung::stats {
namespace {

constexpr std::int64_t kMostPatients = 100'000;
constexpr std::size_t kMostLines = 50;

using Count = std::uint32_t;

/// What is still to fill of each row, ascending: lists of one length, one behind the other, each once.
class Rests {
 public:
  explicit Rests(std::size_t rows) : rows_(rows), places_(16, Hash{this}, Same{this}) {}
  Rests(const Rests&) = delete;
  Rests& operator=(const Rests&) = delete;

  [[nodiscard]] std::size_t size() const { return counts_.size() / rows_; }

  /// Where `rest` is among them.
  std::uint32_t add(const std::vector<Count>& rest) {
    const auto end = static_cast<std::uint32_t>(size());
    counts_.insert(counts_.end(), rest.begin(), rest.end());
    const auto [place, is_new] = places_.insert(end);
    if (!is_new) counts_.resize(counts_.size() - rows_);
    return *place;
  }

  /// All of them; none are left.
  [[nodiscard]] std::vector<Count> take() {
    places_.clear();
    return std::exchange(counts_, {});
  }

 private:
  struct Hash {
    const Rests* rests;
    std::size_t operator()(std::uint32_t place) const {
      std::uint64_t hash = 14695981039346656037U;
      for (const auto *count = rests->at(place), *end = count + rests->rows_; count != end; ++count) {
        hash = (hash ^ *count) * 1099511628211U;
      }
      return static_cast<std::size_t>(hash ^ (hash >> 32));
    }
  };
  struct Same {
    const Rests* rests;
    bool operator()(std::uint32_t a, std::uint32_t b) const {
      return std::equal(rests->at(a), rests->at(a) + rests->rows_, rests->at(b));
    }
  };

  [[nodiscard]] const Count* at(std::uint32_t place) const { return counts_.data() + place * rows_; }

  std::size_t rows_;
  std::vector<Count> counts_;
  std::unordered_set<std::uint32_t, Hash, Same> places_;
};

/// A way to fill one column: where it leads, log of the product of 1/x! over its cells, how many ways.
struct Arc {
  double log_weight;
  std::uint32_t to;
  std::uint32_t ways;
};

/// Ways from the whole table to a node that are equally probable.
struct Past {
  double log_weight;
  double ways;
  std::uint32_t at;
};

struct Node {
  std::size_t arcs_end;         // they begin where those of the node before end
  double most_probable = 0.0;   // log weight of the best way to fill the columns from here on
  double least_probable = 0.0;  // and of the worst
  double log_total = 0.0;       // of the sum over all ways
};

/// Sorts ways from `begin` on by where they lead and by weight, and adds those that are the same in both.
template <class Way>
void merge(std::vector<Way>& ways, std::size_t begin, std::uint32_t Way::*place, double same) {
  const auto first = ways.begin() + static_cast<std::ptrdiff_t>(begin);
  std::sort(first, ways.end(), [place](const Way& a, const Way& b) {
    return a.*place != b.*place ? a.*place < b.*place : a.log_weight < b.log_weight;
  });
  std::size_t kept = begin;
  for (std::size_t i = begin; i < ways.size(); ++i) {
    if (kept > begin && ways[kept - 1].*place == ways[i].*place &&
        ways[i].log_weight - ways[kept - 1].log_weight < same) {
      ways[kept - 1].ways += ways[i].ways;
    } else {
      ways[kept++] = ways[i];
    }
  }
  ways.resize(kept);
}

class Network {
 public:
  Network(const std::vector<std::int64_t>& rows, std::vector<std::int64_t> columns)
      : columns_(std::move(columns)), whole_(rows.begin(), rows.end()), next_rests_(rows.size()) {
    // Small columns first: fewer ways to fill them, and fewer nodes behind.
    std::sort(columns_.begin(), columns_.end());
    std::sort(whole_.begin(), whole_.end());
    const auto total = std::accumulate(columns_.begin(), columns_.end(), std::int64_t{0});
    Sum log_factorial;
    log_factorials_.push_back(0.0);
    for (std::int64_t k = 1; k <= total; ++k) {
      log_factorial.add(std::log(static_cast<double>(k)));
      log_factorials_.push_back(log_factorial.value());
    }
    // Sums of logarithms round in proportion to their size. What this takes together changes the p value
    // by no more than a relative 1e-9 per column.
    same_ = 1e-11 + 8.0 * std::numeric_limits<double>::epsilon() * log_factorials_.back();
  }

  [[nodiscard]] double log_factorial(std::int64_t k) const {
    return log_factorials_[static_cast<std::size_t>(k)];
  }

  /// False when there are too many ways.
  [[nodiscard]] bool build() {
    const auto rows = whole_.size();
    std::vector<Count> rests = whole_;
    std::vector<Count> rest(rows);
    layers_.push_back(0);
    for (std::size_t layer = 0; layer < columns_.size(); ++layer) {
      const auto size = rests.size() / rows;
      kept_counts_ += static_cast<std::int64_t>(rests.size());
      for (std::size_t place = 0; place < size; ++place) {
        const auto* from = rests.data() + place * rows;
        rest.assign(from, from + rows);
        const auto behind = std::accumulate(rest.begin(), rest.end(), std::int64_t{0});
        const auto arcs = arcs_.size();
        if (!fill(0, behind, columns_[layer], 0.0, rest)) return false;
        merge(arcs_, arcs, &Arc::to, same_);
        nodes_.push_back({arcs_.size()});
      }
      layers_.push_back(nodes_.size());
      rests = next_rests_.take();
    }
    nodes_.push_back({arcs_.size()});  // where all is filled
    for (std::size_t layer = columns_.size(); layer-- > 0;) {
      for (auto node = layers_[layer]; node < layers_[layer + 1]; ++node) bound(node, layers_[layer + 1]);
    }
    return true;
  }

  /// The share of tables whose log weight is at most `log_limit`; below 0 when there are too many ways.
  [[nodiscard]] double share_up_to(double log_limit) {
    const double log_all = nodes_.front().log_total;
    Sum share;
    std::vector<Past> pasts{{0.0, 1.0, 0}};
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
      std::vector<Past> next;
      for (const auto& past : pasts) {
        const auto place = layers_[layer] + past.at;
        const Node& node = nodes_[place];
        if (past.log_weight + node.least_probable > log_limit) continue;
        if (past.log_weight + node.most_probable <= log_limit) {
          share.add(past.ways * std::exp(past.log_weight + node.log_total - log_all));
          continue;
        }
        paths_ += static_cast<std::int64_t>(node.arcs_end - arcs_begin(place));
        if (paths_ > kMostTablePaths) return -1.0;
        for (auto i = arcs_begin(place); i < node.arcs_end; ++i) {
          next.push_back({past.log_weight + arcs_[i].log_weight, past.ways * arcs_[i].ways, arcs_[i].to});
        }
      }
      merge(next, 0, &Past::at, same_);
      pasts = std::move(next);
    }
    return std::min(1.0, share.value());
  }

 private:
  [[nodiscard]] std::size_t arcs_begin(std::size_t node) const {
    return node == 0 ? 0 : nodes_[node - 1].arcs_end;
  }

  /// Every way to fill the rows from `row` on, which have room for `room`, with `left` patients of a column.
  bool fill(std::size_t row, std::int64_t room, std::int64_t left, double log_weight,
            std::vector<Count>& rest) {
    if (left == 0) return arrive(log_weight, rest);
    const Count whole = rest[row];
    const auto behind = room - whole;
    for (auto x = std::max<std::int64_t>(0, left - behind); x <= std::min<std::int64_t>(whole, left); ++x) {
      rest[row] = whole - static_cast<Count>(x);
      if (!fill(row + 1, behind, left - x, log_weight - log_factorial(x), rest)) return false;
    }
    rest[row] = whole;
    return true;
  }

  bool arrive(double log_weight, const std::vector<Count>& rest) {
    if (++paths_ > kMostTablePaths) return false;
    sorted_ = rest;
    std::sort(sorted_.begin(), sorted_.end());
    arcs_.push_back({log_weight, next_rests_.add(sorted_), 1});
    const auto counts = next_rests_.size() * rest.size();
    return kept_counts_ + static_cast<std::int64_t>(counts) <= kMostTableCounts;
  }

  void bound(std::size_t place, std::size_t next_layer) {
    Node& node = nodes_[place];
    node.most_probable = -std::numeric_limits<double>::infinity();
    node.least_probable = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    for (auto i = arcs_begin(place); i < node.arcs_end; ++i) {
      const Node& next = nodes_[next_layer + arcs_[i].to];
      node.most_probable = std::max(node.most_probable, arcs_[i].log_weight + next.most_probable);
      node.least_probable = std::min(node.least_probable, arcs_[i].log_weight + next.least_probable);
      most = std::max(most, arcs_[i].log_weight + next.log_total);
    }
    Sum total;
    for (auto i = arcs_begin(place); i < node.arcs_end; ++i) {
      const Node& next = nodes_[next_layer + arcs_[i].to];
      total.add(arcs_[i].ways * std::exp(arcs_[i].log_weight + next.log_total - most));
    }
    node.log_total = most + std::log(total.value());
  }

  std::vector<std::int64_t> columns_;
  std::vector<Count> whole_;
  std::vector<double> log_factorials_;
  double same_;  // log weights that differ by less are of equal products of factorials
  Rests next_rests_;
  std::vector<Count> sorted_;
  std::vector<Node> nodes_;          // layer after layer
  std::vector<std::size_t> layers_;  // where each begins: before the first column, ..., behind the last
  std::vector<Arc> arcs_;            // node after node
  std::int64_t paths_ = 0;
  std::int64_t kept_counts_ = 0;
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
  // The shorter side is what is kept of each node.
  if (m->rows.size() > m->columns.size()) std::swap(m->rows, m->columns);
  Network network(m->rows, std::move(m->columns));
  if (!network.build()) return too_large();
  Sum observed;
  for (const auto count : table.counts) observed.add(-network.log_factorial(count));
  const double share = network.share_up_to(observed.value() + 1e-7);
  if (share < 0.0) return too_large();
  return ExactTest{share, m->total};
}

}  // namespace myolung::stats
