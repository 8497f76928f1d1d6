#pragma once

#include <optional>

#include "block_reader.hpp"
#include "commands.hpp"

namespace rung::cli {

class BatchOutput;

/// The options that commands over many cases share: --map, --csv, --jobs, --max-line, --by, --summary.
void add_case_options(options::options_description& described);

/// What they say beside the plan.
struct BatchRun {
  BatchPlan plan;
  unsigned jobs = 1;
};

/// Reads them; nothing, with a message, where one is misused.
std::optional<BatchRun> batch_run(const options::variables_map& arguments);

/// The table that the input is, by its name or the options: reads its header and its mapping, and checks both before
/// the first row. @return false, with the faults on standard error
bool plan_table(const options::variables_map& arguments, BatchInput& input, BlockReader& reader, BatchPlan& plan);

/// How large a block is for records of that detail: what is written of it must stay small too.
std::size_t block_bytes(Detail detail);

/// What came of a batch: how many lines, how many at fault, and whether all of it was read and written.
struct BatchEnd {
  std::uint64_t lines = 0, faulty = 0;
  Summary summary = {};
  Moves moves = {};
  Status status = done;
};

/// Runs it. Progress and messages go to standard error; `output` is not finished.
BatchEnd run_batch(const BatchRun& run, BatchInput& input, BlockReader& reader, BatchOutput& output,
                   std::unique_ptr<BlockDecider> (*decider)(const BatchPlan&));

}  // namespace rung::cli
