#pragma once

#include "rung/diagram/real_tables.hpp"
#include "witness.hpp"

namespace rung {

/// A case that is looked for, whoever looks: one that passes the check; or two that differ in one answer.
struct Sought {
  Witnessing::Check check;
  std::optional<std::size_t> variable = {};  ///< whose answer is changed
  std::vector<Adjacent> steps = {};          ///< how
  bool in_span = true;                       ///< the two differ in their level or how far it can reach
};

/// Why a claim stays undecided although something against it was found.
inline constexpr std::string_view none_written =
    "combinations of answers that show it could not be written down as a case";

/// Looks at each combination of answers that the rules tell apart, one by one, as the engine decides it. No diagram.
class Enumeration {
 public:
  /// Borrows both. @pre the space of the diagram is exact; the diagram itself need not be whole
  Enumeration(const ProgramDiagram& diagram, Witnessing& witnessing);
  /// What became of each; proved: there is no such case.
  std::vector<Witnessing::Found> look(std::span<const Sought> sought);

 private:
  using Found = Witnessing::Found;
  using Tuple = std::vector<std::uint32_t>;  // a cell for each variable

  std::size_t first_point(std::size_t variable, std::uint32_t cell) const { return points_[variable][cell]; }
  bool advance();
  void place(const Tuple& tuple, Decision& decision) const;
  bool is_real(const Tuple& tuple) const;
  struct Search {
    const Sought& sought;
    Found found = {};
    std::size_t tries = 0;  // combinations that pass and could not be written down as a case
    bool is_open() const;
  };
  void decide_all(std::vector<Search>& searches);
  void look_at_change(Search& search);
  void take(Search& search, std::optional<Changed> change);
  Whereabouts where(Variable::Kind kind, const Tuple& tuple) const;

  const Program& program_;
  const CaseSpace& space_;
  Witnessing& witnessing_;
  std::vector<RealTable> tables_;
  std::vector<std::vector<std::size_t>> points_;  // the first of each cell, by variable
  Tuple at_;
  std::vector<std::uint16_t> spans_;  // of each combination: level and up_to
};

}  // namespace rung
