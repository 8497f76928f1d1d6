#pragma once

#include "column_run.hpp"

namespace rung {

/// Where the people of a block are in care, for rules that name a level by that.
using Places = std::array<Whereabouts, block_size>;

/// weigh() for a block. Floors at fixed levels are weighed as planes; limits, and levels by where a person is, person
/// by person.
class ColumnWeighing {
 public:
  explicit ColumnWeighing(const Program& program);
  /// What `made.truths` come to. @param complete  none of them is unknown
  void weigh(const Places& current, const Places& previous, bool complete, BlockDecision& made);
  bool by_case() const { return by_case_; }  ///< some rule makes it so
  bool asks_places() const { return asks_places_; }

 private:
  void demand(const BlockDecision& made);
  void imply(const CompiledTree& tree, const BlockDecision& made);
  void weigh_person(std::size_t person, const Places& current, const Places& previous, BlockDecision& made);

  const Program& program_;
  bool by_case_ = false, asks_places_ = false;
  std::vector<const Planes*> demanding_;             // truths of the rules that are floors, those of a level in a row
  std::vector<Demands> demands_;                     // of each level
  std::vector<Plane> implied_, implied_open_above_;  // of each level: what follows from trees
  const BlockKernels& kernels_ = block_kernels();
  Decision decision_;  // of one person
};

}  // namespace rung
