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
  /// What `made.truths` come to.
  void weigh(const Places& current, const Places& previous, BlockDecision& made);
  bool by_case() const { return by_case_; }  ///< some rule makes it so
  bool asks_places() const { return asks_places_; }

 private:
  void add_rules(const BlockDecision& made);
  void add_tree(const CompiledTree& tree, const BlockDecision& made);
  void conclude(BlockDecision& made) const;
  void weigh_person(std::size_t person, const Places& current, const Places& previous, BlockDecision& made);

  const Program& program_;
  bool by_case_ = false, asks_places_ = false;
  std::vector<Planes> floors_;     // of each level: something demands it, something could
  std::vector<Plane> open_above_;  // of each level: something that demands it says "or above"
  Decision decision_;              // of one person
};

}  // namespace rung
