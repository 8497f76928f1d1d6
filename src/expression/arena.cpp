#include "rung/expression/arena.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace rung {

void* Arena::take(std::size_t bytes) {
  constexpr std::size_t alignment = alignof(std::max_align_t);
  bytes = (bytes + alignment - 1) / alignment * alignment;
  while (block_ < blocks_.size() && used_ + bytes > blocks_[block_].size) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    const std::size_t size = std::max<std::size_t>(bytes, 4096);
    blocks_.push_back({std::make_unique<std::byte[]>(size), size});
  }
  void* const taken = blocks_[block_].bytes.get() + used_;
  used_ += bytes;
  return taken;
}

std::span<Value> Arena::values(std::size_t count) {
  Value* const first = static_cast<Value*>(take(count * sizeof(Value)));
  std::uninitialized_default_construct_n(first, count);
  return {first, count};
}

const Interval& Arena::keep(const Interval& interval) { return *new (take(sizeof interval)) Interval(interval); }

std::string_view Arena::keep(std::string_view text) {
  char* const kept = static_cast<char*>(take(text.size()));
  std::copy(text.begin(), text.end(), kept);
  return {kept, text.size()};
}

void Arena::clear() {
  block_ = 0;
  used_ = 0;
}

}  // namespace rung
