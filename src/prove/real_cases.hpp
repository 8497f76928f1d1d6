#pragma once

#include <functional>

#include "rung/diagram/program_diagram.hpp"

namespace rung {

/// Which combinations of cells a case can really have: a history that hangs together, scores that follow from items.
/// What it excludes no case has; some that it lets through none may have.
class RealCases {
 public:
  explicit RealCases(ProgramDiagram& diagram);

  /// `found` without the combinations that cannot be.
  Diagram among(Diagram found);

 private:
  /// Whether two points of two variables go together.
  using Together = std::function<bool(std::size_t, std::size_t)>;

  void add_stays();
  void add_stays_of(std::size_t a, std::size_t b);
  void add_readings();
  void add_sheets(std::size_t instrument);
  void add(std::size_t a, std::size_t b, const Together& together);
  const Slot& slot(std::size_t variable) const;
  const Variable& variable(std::size_t index) const { return diagram_.space().variables[index]; }
  bool asks(std::size_t variable, HistoryQuestion question) const;
  bool is_known(std::size_t variable, std::size_t point) const { return point != 0 && variable < diagram_.space().variables.size(); }
  std::int64_t number(std::size_t variable, std::size_t point) const;

  ProgramDiagram& diagram_;
  struct Constraint {
    std::vector<std::size_t> positions;
    Diagram holds;
  };
  std::vector<Constraint> constraints_;
};

}  // namespace rung
