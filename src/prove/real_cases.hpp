#pragma once

#include "rung/diagram/program_diagram.hpp"

namespace rung {

struct RealTable;

/// Which combinations of cells a case can really have: a history that hangs together, scores that follow from items.
/// What it excludes no case has; some that it lets through none may have.
class RealCases {
 public:
  explicit RealCases(ProgramDiagram& diagram);

  /// `found` without the combinations that cannot be.
  Diagram among(Diagram found);
  /// What has to be yes besides for a case that these diagrams ask about.
  std::vector<Diagram> needed_by(std::span<const Forest::Wanted> wanted) const;

 private:
  void join();
  void add(const RealTable& table);

  ProgramDiagram& diagram_;
  struct Constraint {
    std::vector<std::size_t> positions;  // rising
    Diagram holds;
  };
  std::vector<Constraint> constraints_;
};

}  // namespace rung
