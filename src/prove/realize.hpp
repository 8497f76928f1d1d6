#pragma once

#include <optional>

#include "rung/diagram/program_diagram.hpp"
#include "rung/model/case.hpp"

namespace rung {

/// For each variable of a space the point that a case has, 0 where it says nothing; and the cells that would do as
/// well.
struct Points {
  std::vector<std::size_t> at;
  std::vector<std::vector<std::uint32_t>> cells;

  std::size_t operator[](std::size_t variable) const { return at[variable]; }
  std::size_t size() const { return at.size(); }
  void set(std::size_t variable, std::size_t point, std::vector<std::uint32_t> allowed) {
    at[variable] = point;
    cells[variable] = std::move(allowed);
  }
};

/// Writes cases that have what a diagram found.
class Realizer {
 public:
  /// @param diagrams  drawn together, one or more; they must outlive it
  explicit Realizer(std::span<const ProgramDiagram> diagrams)
      : diagrams_(diagrams),
        variables_(diagrams.front().space().variables),
        ladder_(diagrams.front().program().rules().ladder) {}

  /// A case whose facts lie in the cells of `points`, and what binding it to each program gave. Empty when none was
  /// found.
  struct Real {
    Case written;
    std::vector<Facts> facts;
  };
  std::optional<Real> real(const Points& points) const;

  /// Points in the cells of a way through the diagram, in each cell the lowest or the highest.
  Points points(const std::vector<Forest::Step>& steps, bool highest) const;

 private:
  /// A program that asks for a variable. @pre it is no place
  const Program& asker(std::size_t variable) const;
  const Slot& slot(std::size_t variable) const;

  void answer(const Points& points, Case& made) const;
  void answer_readings(std::size_t variable, Reading latest, const Points& points, Answer& answer) const;
  void tell_history(const Points& points, Case& made) const;
  std::optional<std::int32_t> asked(HistoryQuestion question, std::size_t of, const Points& points) const;
  std::int32_t days_at_level(const Points& points) const;
  bool lies_in(const Facts& facts, const Points& points, const ProgramDiagram& diagram) const;

  std::span<const ProgramDiagram> diagrams_;
  const std::vector<Variable>& variables_;
  const Ladder& ladder_;
};

}  // namespace rung
