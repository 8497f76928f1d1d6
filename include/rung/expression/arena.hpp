#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "rung/expression/value.hpp"

namespace rung {

/// Room for the lists, intervals and texts that expressions make while they run. clear() keeps the memory, so that a
/// warmed-up evaluation allocates nothing. Not for sharing between threads.
class Arena {
 public:
  std::span<Value> values(std::size_t count);      ///< room for `count` values, all null; valid until clear()
  const Interval& keep(const Interval& interval);  ///< a copy, valid until clear()
  std::string_view keep(std::string_view text);    ///< a copy, valid until clear()
  void clear();                                    ///< forgets everything and keeps the memory

 private:
  void* take(std::size_t bytes);

  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0;  // the one being filled
  std::size_t used_ = 0;   // bytes of it
};

}  // namespace rung
