#pragma once

#include <string_view>

namespace rung {

/// This library's version, such as `0.1.0`.
std::string_view version();

}  // namespace rung
