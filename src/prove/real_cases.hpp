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
  /// What has to be yes besides for a case that these diagrams ask about.
  std::vector<Diagram> needed_by(std::span<const Forest::Wanted> wanted) const;

 private:
  /// Whether two points of two variables go together.
  using Together = std::function<bool(std::size_t, std::size_t)>;

  void join();
  void add_stays();
  void add_stays_of(std::size_t a, std::size_t b);
  void add_readings();
  void add_sheets(std::size_t instrument);
  void add(std::size_t a, std::size_t b, const Together& together);
  const Slot& slot(std::size_t variable) const;
  const Variable& variable(std::size_t index) const { return diagram_.space().variables[index]; }
  /// By this program; of those drawn together, one may ask what another does not.
  bool is_asked(std::size_t index) const { return !variable(index).slots.empty(); }
  bool asks(std::size_t variable, HistoryQuestion question) const;
  std::int64_t number(std::size_t variable, std::size_t point) const;

  ProgramDiagram& diagram_;
  struct Constraint {
    std::vector<std::size_t> positions;  // rising
    Diagram holds;
  };
  std::vector<Constraint> constraints_;
};

}  // namespace rung
