// What cases can be, held to cases: none that there is may be left out.

#include "rung/diagram/real_tables.hpp"

#include "prove/rich_rules.hpp"
#include "prove/small_rules.hpp"
#include "reference/agreement.hpp"

using namespace rung;
using reference::Random;

namespace {

/// The cell that a case lies in.
std::uint32_t cell_in(const Variable& variable, const Facts& facts) {
  if (variable.places.empty()) return cell_of(variable, facts.values()[variable.slots.front()]);
  const Whereabouts is = variable.kind == Variable::Kind::current ? facts.current() : facts.previous();
  for (std::size_t p = 0; p < variable.places.size(); ++p)
    if (variable.places[p].kind == is.kind &&
        (is.kind == Whereabouts::Kind::none || variable.places[p].index == is.index))
      return variable.cell_of[p];
  return 0;
}

bool has_row(const RealTable& table, const std::vector<std::uint32_t>& cells) {
  return std::ranges::any_of(table.rows, [&](const std::vector<std::uint32_t>& row) {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (row[i] != RealTable::anything && row[i] != cells[i]) return false;
    return true;
  });
}

}  // namespace

TEST_CASE("no case with instruments and a rich history is left out of what cases can be") {
  std::size_t held = 0;
  for (int round = 0; round < small::shortened(150); ++round) {
    CAPTURE(round);
    Random random(static_cast<std::uint64_t>(9000 + round));
    const auto program = small::compiled(small::rich_rules(random));
    if (!program) continue;
    const Asked asked[] = {{&*program}};
    const CaseSpace space = std::move(case_spaces(asked).front());
    const std::vector<RealTable> tables = real_tables(*program, space);
    for (int i = 0; i < 60; ++i) {
      const std::string text = reference::generate_case(program->rules(), random);
      const Facts facts = reference::bound(*program, reference::read_case(text));
      for (const RealTable& table : tables) {
        std::vector<std::uint32_t> cells;
        for (const std::size_t v : table.variables) cells.push_back(cell_in(space.variables[v], facts));
        std::string of;
        for (std::size_t k = 0; k < cells.size(); ++k) {
          const Variable& v = space.variables[table.variables[k]];
          of += (v.slots.empty() ? v.kind == Variable::Kind::current ? std::string("current_level") : "previous_level"
                                 : program->slots()[v.slots.front()].name) +
                " in cell " + std::to_string(cells[k]) + "; ";
        }
        INFO(of);
        INFO(text);
        CHECK(has_row(table, cells));
        ++held;
      }
    }
  }
  CHECK(held > static_cast<std::size_t>(small::shortened(5000)));
}
