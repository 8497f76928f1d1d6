#pragma once

#include <functional>
#include <memory>

#include "rung/advise/batch.hpp"

namespace rung::cli {

/// What a batch is made of. `read` and `write` are each called by one thread at a time.
struct Pipeline {
  std::function<bool(Block&)> read;                        ///< fills a block, new or used; false at the end
  std::function<std::unique_ptr<BlockDecider>()> decider;  ///< one for each job
  std::function<bool(Answered&)> write;  ///< in the order of the blocks; false: nothing more is wanted
};

/// Reads blocks, decides them on `jobs` threads, and writes what comes of them in their order. At most a few blocks a
/// job are under way at once, whatever the input's size; each is written as soon as those before it are.
void run_pipeline(const Pipeline& pipeline, unsigned jobs);

}  // namespace rung::cli
