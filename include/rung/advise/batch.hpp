#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rung/compile/compile_case_map.hpp"
#include "rung/explain/tally.hpp"
#include "rung/render/record.hpp"

namespace rung {

/// Some whole lines of NDJSON, or whole rows of a table without its header, in the order of the input. A batch is read
/// in blocks, the blocks are decided by any number of threads, and what comes of them is written in their order.
struct Block {
  std::uint64_t number = 0;  ///< of the block, from 0
  std::string text = {};     ///< each line with its end; the last of the input may lack it. Of a line longer than
                             ///< BatchPlan::max_line, its first `max_line + 1` bytes
};

/// What comes of a block.
struct Answered {
  std::string records = {};  ///< a line of JSON for each line that is not blank, in the same order
  std::uint64_t lines = 0;   ///< how many
  std::uint64_t faulty = 0;  ///< of them, at fault
  Summary summary = {};      ///< empty unless the plan asks for it
  Moves moves = {};          ///< of make_comparer()
};

/// A way of deciding a block. One for each thread, used again and again; nothing of one line is left for the next.
class BlockDecider {
 public:
  virtual ~BlockDecider() = default;
  /// Answers every line that is not blank, behind what `answered` holds.
  virtual void decide(const Block& block, Answered& answered) = 0;
};

/// Which part of a batch is answered: the cases of which the id comes to `index`, of `count` parts.
struct Shard {
  std::uint32_t index = 0;  ///< from 0
  std::uint32_t count = 1;  ///< 1 or more
  /// True for what this part answers: FNV-1a of 64 bits over the id, modulo `count`. Source: Fowler, Noll, Vo,
  /// draft-eastlake-fnv (offset basis 14695981039346656037, prime 1099511628211).
  bool holds(std::string_view id) const;
};

/// All that is the same for every line of a batch.
struct BatchPlan {
  std::vector<Program> rules;     ///< one; or several, see below; of a comparison two
  bool by_population = false;     ///< each case takes the rule set of its population
  Detail detail = Detail::level;  ///< of records
  bool writes_records = true;     ///< false: only the summary is wanted
  bool summarizes = false;        ///< fills Answered::summary
  std::string by = {};            ///< groups the summary: a column, or an answer of a case; empty: no groups
  std::optional<CompiledCaseMap> table = {};  ///< rows of a table; empty: NDJSON
  Shard shard = {};                           ///< all of it, unless said
  std::size_t max_line = 4u << 20;            ///< bytes; a longer line is at fault
};

/// Decides lines or rows: lines of NDJSON by columns where that says the same, all else by make_plain_decider().
/// @param plan  must outlive it
std::unique_ptr<BlockDecider> make_decider(const BatchPlan& plan);

/// The plain way of deciding: each line is read as a case, bound, and decided by itself.
/// @param plan  must outlive it
std::unique_ptr<BlockDecider> make_plain_decider(const BatchPlan& plan);

/// What two rule sets say of each case: a record for each that moves, `{"case_id", "from", "to", "because": [rules of
/// the new one that hold and demand it], "no_longer": [rules of the old one that demanded it]}`, or is at fault for one
/// of them. `from` and `to` are what is recommended.
/// @param plan   its `rules` are the old one and the new one, with the same ladder
std::unique_ptr<BlockDecider> make_comparer(const BatchPlan& plan);

}  // namespace rung
