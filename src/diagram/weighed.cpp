#include "rung/diagram/program_diagram.hpp"

namespace rung {

// The engine's weighing in diagrams. Where `floor` is the highest floor, `level` can be the outcome when limits leave
// it open and can rule out all between; and `floor` itself when limits can rule out everything from there up.
class ProgramDiagram::Weighed {
 public:
  Weighed(Forest& forest, const std::vector<Diagram>& floors, const std::vector<Limit>& limits)
      : forest_(forest), floors_(floors), limits_(limits), levels_(floors.size()) {
    for (std::size_t level = 0; level < levels_; ++level) {
      Diagram sure = Forest::no, maybe = Forest::no;
      for (const Limit& limit : limits)
        if (limit.levels >> level & 1)
          sure = forest_.either(sure, forest_.certain(limit.truth)),
          maybe = forest_.either(maybe, forest_.possible(limit.truth));
      ruled_out_.push_back(sure);
      maybe_ruled_out_.push_back(maybe);
    }
  }

  Spans run() {
    Spans made;
    for (std::size_t bound = 0; bound < levels_; ++bound) {
      Diagram below = Forest::no, reaches = Forest::no;
      for (std::size_t floor = 0; floor < levels_; ++floor) {
        for (std::size_t level = floor; level < levels_; ++level) {
          if (level < bound)
            below = forest_.either(below, forest_.both(sure_floor(floor), can_end(floor, level)));
          else
            reaches = forest_.either(reaches, forest_.both(top_floor(floor), can_end(floor, level)));
        }
      }
      made.at_least.push_back(forest_.opposite(below));
      made.up_to_at_least.push_back(reaches);
    }
    made.conflict = Forest::no;
    for (std::size_t floor = 0; floor < levels_; ++floor)
      made.conflict = forest_.either(made.conflict, forest_.both(sure_floor(floor), all_from(floor, ruled_out_)));
    return made;
  }

 private:
  // Where `floor` is the highest floor that is known to hold, and the highest that can.
  Diagram sure_floor(std::size_t floor) {
    const Diagram from = floor == 0 ? Forest::yes : forest_.certain(floors_[floor]);
    return floor + 1 == levels_ ? from : forest_.without(from, forest_.certain(floors_[floor + 1]));
  }
  Diagram top_floor(std::size_t floor) {
    const Diagram from = floor == 0 ? Forest::yes : forest_.possible(floors_[floor]);
    return floor + 1 == levels_ ? from : forest_.without(from, forest_.possible(floors_[floor + 1]));
  }
  Diagram all_from(std::size_t floor, const std::vector<Diagram>& limits) {
    Diagram all = Forest::yes;
    for (std::size_t level = floor; level < levels_; ++level) all = forest_.both(all, limits[level]);
    return all;
  }
  Diagram can_end(std::size_t floor, std::size_t level) {
    Diagram can = forest_.opposite(ruled_out_[level]);
    for (std::size_t skipped = floor; skipped < level; ++skipped) {
      Diagram skip = ruled_out_[skipped];
      for (const Limit& limit : limits_)
        if ((limit.levels >> skipped & 1) && !(limit.levels >> level & 1))
          skip = forest_.either(skip, forest_.possible(limit.truth));
      can = forest_.both(can, skip);
    }
    return level == floor ? forest_.either(can, all_from(floor, maybe_ruled_out_)) : can;
  }

  Forest& forest_;
  const std::vector<Diagram>& floors_;
  const std::vector<Limit>& limits_;
  std::size_t levels_;
  std::vector<Diagram> ruled_out_, maybe_ruled_out_;
};

ProgramDiagram::Spans ProgramDiagram::weigh(const std::vector<Diagram>& floors, const std::vector<Limit>& limits) {
  return Weighed(*forest_, floors, limits).run();
}

}  // namespace rung
