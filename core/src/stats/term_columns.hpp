#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "myolung/error.hpp"
#include "myolung/model_term.hpp"

namespace myolung::stats {

[[nodiscard]] std::string quoted(const std::string& name);

/// `"a", "b" and "c"`, each in quotes.
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& names);

/// The columns of a model's terms, one after another.
/// Errors: too_few when a term has no column, or none has; unequal_lengths when a column has not one value
/// for each patient; not_finite; out_of_range beyond 1e100, where sums of squares overflow.
[[nodiscard]] Result<std::vector<ModelColumn>> columns_of(std::span<const ModelTerm> terms,
                                                          std::size_t patients);

/// The refusal of a column that is a sum of multiples of others: no_variation, with their names.
[[nodiscard]] tl::unexpected<Error> follows_from(const std::string& name,
                                                 const std::vector<std::string>& others);

}  // namespace myolung::stats
