#pragma once

#include "clinical/json_writer.hpp"
#include "myolung/catalogue.hpp"

namespace myolung {

/// All that is known of a factor of `evidence`: a factor of catalogue.schema.json.
void write_factor_detail(JsonWriter& w, const Catalogue& catalogue, const Evidence& evidence,
                         const Factor& factor);

}  // namespace myolung
