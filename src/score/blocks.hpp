#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace rung {

/// Rows that are summed together. A constant: another would be another order of sums, and other last bits.
inline constexpr std::size_t block_rows = 4096;

/// Calls work(first, last, part) for each block of rows, whichever thread comes first, and adds the parts up in the
/// order of the blocks.
template <class Part, class Work>
Part over_blocks(std::size_t rows, unsigned threads, const Part& zero, const Work& work) {
  const std::size_t blocks = (rows + block_rows - 1) / block_rows;
  std::vector<Part> parts(blocks, zero);
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t block = next++; block < blocks; block = next++)
      work(block * block_rows, std::min(rows, (block + 1) * block_rows), parts[block]);
  };
  std::vector<std::jthread> others;
  for (std::size_t t = 1; t < std::min<std::size_t>(threads, blocks); ++t) others.emplace_back(take);
  take();
  others.clear();  // waits for them
  Part sum = zero;
  for (const Part& part : parts) sum += part;
  return sum;
}

}  // namespace rung
