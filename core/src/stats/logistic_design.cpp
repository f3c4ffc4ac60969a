#include "stats/logistic_design.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/QR>

#include "stats/outcome.hpp"
#include "stats/sum.hpp"
#include "stats/term_columns.hpp"

namespace myolung::stats {
namespace {

constexpr double kSmallestSpread = 1e-100;
constexpr double kRounding = 1e-12;   // of a column's size: a spread below is none
constexpr double kDependence = 1e-8;  // of a column's spread: what the columns before leave of it

Result<void> add_column(LogisticDesign& design, Eigen::Index place, const ModelColumn& column) {
  const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
  const double center = mean(column.values);
  const double scale =
      std::sqrt(squared_deviations(column.values, center) / static_cast<double>(column.values.size()));
  if (*low == *high || scale <= kRounding * std::abs(center)) {
    return fail(Errc::no_variation, column.name,
                "Column " + quoted(column.name) + " is the same for every patient.", "Leave it out.");
  }
  if (scale < kSmallestSpread) {
    return fail(Errc::out_of_range, column.name,
                "Column " + quoted(column.name) + " varies by less than 1e-100.",
                "Give the column in another unit.");
  }
  design.names.push_back(column.name);
  design.center(place) = center;
  design.scale(place) = scale;
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    design.columns(static_cast<Eigen::Index>(i), place) = (column.values[i] - center) / scale;
  }
  return {};
}

/// Refuses the first column that those before it give.
Result<void> check_rank(const LogisticDesign& design) {
  const auto [q, r] = orthogonal(design.columns);
  for (Eigen::Index j = 1; j < r.cols(); ++j) {
    if (r(j, j) > kDependence) continue;
    const Eigen::VectorXd by =
        r.topLeftCorner(j, j).triangularView<Eigen::Upper>().solve(r.col(j).head(j).eval());
    std::vector<std::string> others;
    for (Eigen::Index k = 0; k < j; ++k) {
      if (std::abs(by(k)) >= 1e-6) others.push_back(design.names[static_cast<std::size_t>(k)]);
    }
    return follows_from(design.names[static_cast<std::size_t>(j)], others);
  }
  return {};
}

}  // namespace

Result<LogisticDesign> logistic_design(std::span<const ModelTerm> terms,
                                       std::span<const std::uint8_t> outcome) {
  const std::size_t n = outcome.size();
  const auto columns = columns_of(terms, n);
  if (!columns) return tl::unexpected<Error>(columns.error());
  if (n <= columns->size() + 1) {
    return fail(Errc::too_few, "outcome",
                std::to_string(n) + " patients cannot bear a model of " +
                    std::to_string(columns->size() + 1) + " coefficients.",
                "Add patients, or leave terms out.");
  }
  const auto counts = count_outcome(outcome, n, 1);
  if (!counts) return tl::unexpected<Error>(counts.error());

  LogisticDesign design;
  const auto size = static_cast<Eigen::Index>(columns->size());
  const auto rows = static_cast<Eigen::Index>(n);
  design.center.resize(size);
  design.scale.resize(size);
  design.columns.resize(rows, size);
  Eigen::Index place = 0;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    for (const auto& column : terms[term].columns) {
      if (auto ok = add_column(design, place, column); !ok) return tl::unexpected<Error>(ok.error());
      design.term_of.push_back(static_cast<Eigen::Index>(term));
      ++place;
    }
  }
  if (auto ok = check_rank(design); !ok) return tl::unexpected<Error>(ok.error());
  design.outcome.resize(rows);
  for (Eigen::Index i = 0; i < rows; ++i) design.outcome(i) = outcome[static_cast<std::size_t>(i)];
  design.events = static_cast<double>(counts->with);
  return design;
}

Orthogonal orthogonal(const Eigen::MatrixXd& columns) {
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(columns);
  const auto size = columns.cols();
  const double unit = std::sqrt(static_cast<double>(columns.rows()));
  Orthogonal out{qr.householderQ() * Eigen::MatrixXd::Identity(columns.rows(), size),
                 qr.matrixQR().topRows(size).triangularView<Eigen::Upper>()};
  for (Eigen::Index j = 0; j < size; ++j) {
    const double sign = out.r(j, j) < 0.0 ? -1.0 : 1.0;
    out.q.col(j) *= sign * unit;
    out.r.row(j) *= sign / unit;
  }
  return out;
}

}  // namespace myolung::stats
