#pragma once

#include "rung/diagram/program_diagram.hpp"

namespace rung {

struct RealTable;

/// Which combinations of cells a case can really have: a history that hangs together, scores that follow from items.
/// What it excludes no case has; some that it lets through none may have.
class RealCases {
 public:
  /// Of all that the diagram asks. Borrows it.
  explicit RealCases(ProgramDiagram& diagram);
  /// Only as far as some positions of the forest go: what they leave open of the others is not asked. @param of  rising
  RealCases(ProgramDiagram& diagram, std::span<const std::size_t> of);

  /// `found` without the combinations that cannot be.
  Diagram among(Diagram found);
  /// What has to be yes besides for a case that these diagrams ask about.
  std::vector<Diagram> needed_by(std::span<const Forest::Wanted> wanted) const;
  /// All that has to be yes; no two of them ask the same.
  std::vector<Diagram> constraints() const;

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
