#include "enumeration.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr std::size_t enough_tries = 32;

std::uint16_t packed(const Outcome& outcome) { return static_cast<std::uint16_t>(outcome.level << 8 | outcome.up_to); }

}  // namespace

Enumeration::Enumeration(const ProgramDiagram& diagram, Witnessing& witnessing)
    : program_(diagram.program()),
      space_(diagram.space()),
      witnessing_(witnessing),
      tables_(real_tables(program_, space_)),
      at_(space_.variables.size()) {
  for (const Variable& variable : space_.variables) {
    points_.emplace_back(variable.cells);
    for (std::size_t p = variable.points.size(); p-- > 0;) points_.back()[variable.cell_of[p]] = p;
  }
}

bool Enumeration::Search::is_open() const { return found.verdict != Verdict::refuted && tries < enough_tries; }

std::vector<Witnessing::Found> Enumeration::look(std::span<const Sought> sought) {
  std::vector<Search> searches;
  for (const Sought& one : sought) searches.push_back({one});
  decide_all(searches);
  std::vector<Found> found;
  for (Search& search : searches) {
    if (search.sought.variable) look_at_change(search);
    found.push_back(std::move(search.found));
  }
  return found;
}

// The first variable is the fastest; all answers missing comes first, and is the end of a round.
bool Enumeration::advance() {
  for (std::size_t v = 0; v < at_.size(); ++v) {
    if (++at_[v] < space_.variables[v].cells) return true;
    at_[v] = 0;
  }
  return false;
}

Whereabouts Enumeration::where(Variable::Kind kind, const Tuple& tuple) const {
  for (std::size_t v = 0; v < tuple.size(); ++v)
    if (space_.variables[v].kind == kind) return space_.variables[v].places[first_point(v, tuple[v])];
  return {};
}

// As decide() does, with guarantees too.
void Enumeration::place(const Tuple& tuple, Decision& decision) const {
  const Code& code = program_.code();
  decision.values.resize(code.registers());
  for (std::size_t v = 0; v < tuple.size(); ++v) {
    const Variable& variable = space_.variables[v];
    const std::vector<Value>& point = variable.points[first_point(v, tuple[v])];
    for (std::size_t i = 0; i < variable.slots.size(); ++i) decision.values[variable.slots[i]] = point[i];
  }
  decision.arena.clear();
  run(code, decision.values, decision.arena);
  const auto& rules = program_.compiled_rules();
  const std::size_t levels = program_.rules().ladder.levels.size();
  const Whereabouts current = where(Variable::Kind::current, tuple), previous = where(Variable::Kind::previous, tuple);
  decision.truths.resize(rules.size());
  decision.bearings.resize(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    decision.truths[i] = decision.values[rules[i].when].truth();
    const bool bears = rules[i].effect == Effect::at_least || rules[i].effect == Effect::at_most;
    const bool was = rules[i].target.relative == Relative::previous;
    decision.bearings[i] = bears ? bearing_of(rules[i].target, was ? previous : current, levels) : Bearing{};
  }
  static_cast<Outcome&>(decision) = weigh(program_, decision);
}

bool Enumeration::is_real(const Tuple& tuple) const {
  return std::ranges::all_of(tables_, [&](const RealTable& table) {
    Tuple row;
    for (const std::size_t v : table.variables) row.push_back(tuple[v]);
    if (table.rows.contains(row)) return true;
    return std::ranges::any_of(table.rows, [&](const Tuple& one) {
      for (std::size_t i = 0; i < row.size(); ++i)
        if (one[i] != RealTable::anything && one[i] != row[i]) return false;
      return true;
    });
  });
}

// A combination passed. What cannot be written down as a case leaves the claim open, unless another one can.
void Enumeration::take(Search& search, std::optional<Changed> change) {
  if (!is_real(at_)) return;
  if (change) {
    Tuple after = at_;
    after[change->variable] = space_.variables[change->variable].cell_of[change->to];
    if (!is_real(after)) return;
  }
  search.found = witnessing_.at(at_, search.sought.check, change);
  if (search.found.verdict == Verdict::refuted) return;
  ++search.tries;
  search.found = {Verdict::undecided, std::string(none_written), {}};
}

void Enumeration::decide_all(std::vector<Search>& searches) {
  Decision decision;
  decision.values.resize(program_.code().registers());
  do {
    place(at_, decision);
    spans_.push_back(packed(decision));
    for (Search& search : searches)
      if (!search.sought.variable && search.is_open() && search.sought.check(decision, decision)) take(search, {});
  } while (advance());
}

void Enumeration::look_at_change(Search& search) {
  const std::size_t v = *search.sought.variable;
  std::size_t stride = 1, index = 0;
  for (std::size_t before = 0; before < v; ++before) stride *= space_.variables[before].cells;
  Decision first, second;
  do {
    for (const Adjacent& step : search.sought.steps) {
      if (at_[v] != step.better || !search.is_open()) continue;
      const std::size_t other = index + stride * step.worse - stride * step.better;
      if (search.sought.in_span && spans_[index] == spans_[other]) continue;
      Tuple after = at_;
      after[v] = step.worse;
      place(at_, first);
      place(after, second);
      if (search.sought.check(first, second)) take(search, Changed{v, step.from, step.to});
    }
    ++index;
  } while (advance() && search.is_open());
  std::ranges::fill(at_, 0u);
}

}  // namespace rung
