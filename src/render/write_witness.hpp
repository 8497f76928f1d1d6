#pragma once

#include "rung/prove/prove.hpp"
#include "write_case.hpp"

namespace rung {

/// A witness in words and as cases.
void write_witness(JsonWriter& json, const Witness& witness);

}  // namespace rung
