#pragma once

#include "myolung/assessment.hpp"

namespace myolung {

/// One criterion for one patient: the points still possible, why, and what would narrow them.
[[nodiscard]] ItemResult evaluate_item(const Catalogue& catalogue, const Item& item, const Patient& patient);

}  // namespace myolung
