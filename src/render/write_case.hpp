#pragma once

#include "json_writer.hpp"
#include "rung/model/case.hpp"

namespace rung {

/// A case as an object of the case format.
void write_case(JsonWriter& json, const Case& written);

}  // namespace rung
