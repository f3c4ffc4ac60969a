#include "myolung/error.hpp"

namespace myolung {

std::string_view code_name(Errc code) noexcept {
  switch (code) {
    case Errc::malformed_json: return "malformed_json";
    case Errc::duplicate_key: return "duplicate_key";
    case Errc::too_deep: return "too_deep";
    case Errc::too_large: return "too_large";
    case Errc::wrong_shape: return "wrong_shape";
    case Errc::unknown_key: return "unknown_key";
    case Errc::unknown_input: return "unknown_input";
    case Errc::unknown_model: return "unknown_model";
    case Errc::unknown_unit: return "unknown_unit";
    case Errc::missing_unit: return "missing_unit";
    case Errc::unexpected_unit: return "unexpected_unit";
    case Errc::not_a_number: return "not_a_number";
    case Errc::ambiguous_number: return "ambiguous_number";
    case Errc::not_finite: return "not_finite";
    case Errc::out_of_range: return "out_of_range";
    case Errc::wrong_category: return "wrong_category";
    case Errc::state_not_allowed: return "state_not_allowed";
    case Errc::too_few: return "too_few";
    case Errc::no_variation: return "no_variation";
    case Errc::separation: return "separation";
    case Errc::not_converged: return "not_converged";
    case Errc::unequal_lengths: return "unequal_lengths";
    case Errc::not_utf8: return "not_utf8";
    case Errc::ambiguous_delimiter: return "ambiguous_delimiter";
    case Errc::ragged_row: return "ragged_row";
    case Errc::unknown_column: return "unknown_column";
    case Errc::unknown_method: return "unknown_method";
    case Errc::unknown_option: return "unknown_option";
    case Errc::missing_option: return "missing_option";
  }
  return "";
}

}  // namespace myolung
