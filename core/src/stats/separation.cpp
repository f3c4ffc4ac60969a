#include "stats/separation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <Eigen/QR>

#include "stats/term_columns.hpp"

namespace myolung::stats {
namespace {

constexpr double kBorder = 1e-6;
constexpr double kRounding = 1e-13;  // of a column's size: differences below are none
constexpr double kTakesPart = 1e-3;  // of the largest share in a direction

enum class Apart { no, but_for_the_border, wholly };

/// Whether the patients with the outcome have the larger values.
Apart apart(const Eigen::VectorXd& values, const Eigen::VectorXd& outcome) {
  double lowest_with = std::numeric_limits<double>::infinity();
  double highest_without = -lowest_with;
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    if (outcome(i) > 0.5) {
      lowest_with = std::min(lowest_with, values(i));
    } else {
      highest_without = std::max(highest_without, values(i));
    }
  }
  if (lowest_with > highest_without) return Apart::wholly;
  return lowest_with == highest_without ? Apart::but_for_the_border : Apart::no;
}

Apart apart_either_way(const Eigen::VectorXd& values, const Eigen::VectorXd& outcome) {
  const Apart up = apart(values, outcome);
  return up == Apart::no ? apart(-values, outcome) : up;
}

/// Whether a direction near this one is 0 for all on the border and leaves the others on their side. Beside a
/// value far out the others only look as if they were on one border.
bool border_is_one(const LogisticDesign& design, const Eigen::VectorXd& direction,
                   const Eigen::VectorXd& side) {
  const auto columns = design.columns.cols();
  const auto rows = static_cast<Eigen::Index>((side.array() == 0.0).count());
  Eigen::MatrixXd border(rows, columns + 1);
  for (Eigen::Index i = 0, at = 0; i < side.size(); ++i) {
    if (side(i) == 0.0) border.row(at++) << 1.0, design.columns.row(i);
  }
  const Eigen::VectorXd missed = border * direction;
  // In units of the spread on the border.
  Eigen::VectorXd center = Eigen::VectorXd::Zero(columns);
  Eigen::VectorXd scale = Eigen::VectorXd::Ones(columns);
  for (Eigen::Index j = 0; j < columns; ++j) {
    auto column = border.col(j + 1);
    center(j) = column(0);
    column.array() -= center(j);
    const double spread = column.cwiseAbs().maxCoeff();
    if (spread > kRounding * std::abs(center(j))) scale(j) = spread;
    column /= scale(j);
  }
  Eigen::CompleteOrthogonalDecomposition<Eigen::MatrixXd> solver(rows, columns + 1);
  solver.setThreshold(kBorder);
  solver.compute(border);
  Eigen::VectorXd correction = solver.solve(missed);
  correction.tail(columns).array() /= scale.array();
  correction(0) -= correction.tail(columns).dot(center);
  const Eigen::VectorXd nearby = direction - correction;
  Eigen::VectorXd there = design.columns * nearby.tail(columns);
  there.array() += nearby(0);
  return (side.array() == 0.0 || there.array() / side.array() > 0.5).all();
}

}  // namespace

std::optional<Error> separation(const LogisticDesign& design, const Eigen::VectorXd& direction) {
  const auto columns = design.columns.cols();
  Eigen::VectorXd side = design.columns * direction.tail(columns);
  side.array() += direction(0);
  const double farthest = side.cwiseAbs().maxCoeff();
  if (!(farthest > 0.0)) return std::nullopt;
  side = (side.array().abs() <= kBorder * farthest).select(0.0, side);
  // The border is 0: patients with the outcome at or above, without at or below.
  const Eigen::VectorXd right = (2.0 * design.outcome.array() - 1.0) * side.array();
  if (right.minCoeff() < 0.0) return std::nullopt;
  const bool wholly = right.minCoeff() > 0.0;
  if (!wholly && !border_is_one(design, direction, side)) return std::nullopt;

  std::vector<std::string> alone;
  std::vector<std::string> together;
  const double largest = direction.tail(columns).cwiseAbs().maxCoeff();
  for (Eigen::Index j = 0; j < columns; ++j) {
    const auto& name = design.names[static_cast<std::size_t>(j)];
    if (apart_either_way(design.columns.col(j), design.outcome) != Apart::no) alone.push_back(name);
    if (std::abs(direction(j + 1)) > kTakesPart * largest) together.push_back(name);
  }
  const auto& named = alone.empty() ? together : alone;
  std::string input;
  for (const auto& name : named) input += (input.empty() ? "" : ", ") + name;
  const std::string by = quoted_list(named) + (alone.size() > 1 ? ", each alone" : "");
  return Error{Errc::separation, std::move(input),
               wholly
                   ? "Patients with and without the outcome are told apart completely by " + by +
                         ": the coefficients have no finite most likely value."
                   : "Patients with and without the outcome are told apart by " + by +
                         ", but for those on the border (an empty cell, as a rule): the coefficients have no "
                         "finite most likely value.",
               "Use Firth's penalized likelihood, merge categories, or leave the column out."};
}

}  // namespace myolung::stats
