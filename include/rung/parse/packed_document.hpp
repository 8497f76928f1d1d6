#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rung/parse/document.hpp"

namespace rung {

/// A tree as bytes, to be read back many times faster than its text: the library carries its own rule files so.
/// Only for trees that the same version of rung packed; it is no format for exchange, and nothing in it is checked.
///
///     node      flags, place, then by kind
///                 scalar    text, and where flags say so the places of its bytes: count of runs, runs
///                 sequence  count, nodes
///                 map       count, that many times: text and place of the key, node
///     flags     number: the kind, + 4 quoted, + 8 is_null, + 16 places follow
///     text      count of bytes, bytes
///     place     line, column, length
///     run       place, count: so many places, each one column after the one before
///     number, count, line ...   LEB128: seven bits a byte, the low ones first, all but the last byte + 128
///
/// Place::file is not kept.
std::string pack(const Node& tree);

/// @param file  what Place::file is to say
/// @pre `packed` is what pack() gave
Node unpack(std::string_view packed, std::uint32_t file = 0);

}  // namespace rung
