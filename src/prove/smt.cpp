#include "rung/prove/smt.hpp"

#include <algorithm>
#include <numeric>

#include "smt_asking.hpp"
#include "witness.hpp"

namespace rung::smt {
namespace {

const std::string undefined = "|not written: ";

std::vector<Register> of_guarantees(const Program& program) {
  std::vector<Register> found;
  for (const CompiledGuarantee& one : program.compiled_guarantees()) found.push_back(one.when);
  return found;
}

CaseSpace space_of(const Program& program) {
  const std::vector<Register> also = of_guarantees(program);
  const Asked asked[] = {{&program, also}};
  return std::move(case_spaces(asked).front());
}

}  // namespace

SmtAsking::SmtAsking(const Program& program, const ProofReport& report)
    : program_(program), report_(report), space_(space_of(program)), levels_(program.rules().ladder.levels.size()) {
  if (!space_.inexact().empty()) return;
  declare();
  write_program();
}

std::string SmtAsking::name_of(std::size_t v) const {
  const Variable& variable = space_.variables[v];
  if (!variable.slots.empty()) return program_.slots()[variable.slots.front()].name;
  return variable.kind == Variable::Kind::current ? "current_level" : "previous_level";
}

std::size_t SmtAsking::variable_named(const std::string& name) const {
  for (std::size_t v = 0; v < variables_.size(); ++v)
    if (name_of(v) == name) return v;
  return CaseSpace::unused;
}

// The cells of each answer; then what cells real cases have together.
void SmtAsking::declare() {
  for (std::size_t v = 0; v < space_.variables.size(); ++v) {
    const Variable& variable = space_.variables[v];
    std::vector<std::string> notes = {variable_in_words(program_, variable)};
    for (std::uint32_t cell = 0; cell < variable.cells; ++cell)
      notes.push_back("  " + std::to_string(cell) + ": " + cells_in_words(program_, variable, {&cell, 1}));
    variables_.push_back(script_.variable(name_of(v), variable.cells, std::move(notes)));
  }
  for (const RealTable& table : real_tables(program_, space_)) {
    std::string note = "what a case can have together:";
    for (const std::size_t v : table.variables) note += (v == table.variables.front() ? " " : ", ") + name_of(v);
    script_.fact(std::move(note), rows(table, {table.rows.begin(), table.rows.end()}, 0));
  }
}

Term SmtAsking::rows(const RealTable& table, const std::vector<std::vector<std::uint32_t>>& of,
                     std::size_t depth) const {
  if (depth == table.variables.size()) return "true";
  std::map<std::uint32_t, std::vector<std::vector<std::uint32_t>>> by_cell;
  for (const auto& row : of) by_cell[row[depth]].push_back(row);
  std::map<Term, std::vector<bool>> cells_by_rest;
  std::vector<Term> ways;
  const std::size_t v = table.variables[depth];
  for (const auto& [cell, those] : by_cell) {
    const Term rest = rows(table, those, depth + 1);
    if (cell == RealTable::anything) {
      ways.push_back(rest);
      continue;
    }
    std::vector<bool>& cells = cells_by_rest[rest];
    cells.resize(space_.variables[v].cells);
    cells[cell] = true;
  }
  for (const auto& [rest, cells] : cells_by_rest) ways.push_back(all_of({within(variables_[v], cells), rest}));
  return any_of(std::move(ways));
}

// A rule that cannot be written has names that nothing defines; no question rests on them.
void SmtAsking::write_program() {
  Registers registers(program_, space_, script_, variables_);
  std::vector<Shape> truths;
  for (std::size_t rule = 0; rule < program_.compiled_rules().size(); ++rule) {
    const Shape* const shape = registers.at(program_.compiled_rules()[rule].when);
    if (shape) {
      truths.push_back(*shape);
      continue;
    }
    const std::string& id = program_.rules().rules[rule].id.text;
    without_.emplace_back(id, registers.too_large());
    truths.push_back({{0, 1, 2}, true, undefined + id + ", yes|", undefined + id + ", no|", {}});
  }
  for (const Register one : of_guarantees(program_)) {
    const Shape* const shape = registers.at(one);
    guarantees_.push_back(shape ? std::optional(*shape) : std::nullopt);
    if (!shape) too_large_ = registers.too_large();
  }
  Weighings::Place places[2];
  for (std::size_t v = 0; v < variables_.size(); ++v)
    for (const auto kind : {Variable::Kind::current, Variable::Kind::previous})
      if (space_.variables[v].kind == kind)
        places[kind == Variable::Kind::previous] = {&space_.variables[v], variables_[v]};
  outcomes_ = Weighings(program_, script_, places[0], places[1]).weigh(truths);
  resting_.resize(without_.size());
}

SmtQuestions SmtAsking::run() {
  if (const std::string why = space_.inexact(); !why.empty()) {
    made_.left_out.push_back("every question: " + why);
    return std::move(made_);
  }
  for (const Finding& finding : report_.findings)
    if (finding.property <= Property::guarantee && finding.verdict != Verdict::exempt) ask(finding);
  for (std::size_t i = 0; i < without_.size(); ++i)
    if (resting_[i] > 0)
      made_.left_out.push_back(std::to_string(resting_[i]) + (resting_[i] == 1 ? " question" : " questions") +
                               " that the rule `" + without_[i].first + "` has a part in: " + without_[i].second);
  return std::move(made_);
}

std::optional<SmtAsking::Question> SmtAsking::question(const Finding& finding) {
  Script script = script_;
  Stated stated = state(finding, script);
  if (stated.terms.empty()) return std::nullopt;
  std::string text = script.asserting(stated.terms) + "(check-sat)\n";
  if (text.find(undefined) != std::string::npos) return leave_out(text), std::nullopt;
  return Question{std::move(text), std::move(stated)};
}

// What rests on several rules that are not written counts for the first.
void SmtAsking::leave_out(const std::string& text) {
  for (std::size_t i = 0; i < without_.size(); ++i)
    if (text.find(undefined + without_[i].first + ",") != std::string::npos) {
      ++resting_[i];
      return;
    }
}

std::vector<std::uint32_t> SmtAsking::cells(const std::map<std::string, std::uint32_t>& solution, bool after) const {
  std::vector<std::uint32_t> found;
  for (const Term& variable : variables_) {
    const std::string symbol = variable.substr(1, variable.size() - 2);
    const auto changed = solution.find(symbol + std::string(then)), at = solution.find(symbol);
    found.push_back(after && changed != solution.end() ? changed->second : at != solution.end() ? at->second : 0);
  }
  return found;
}

void SmtAsking::ask(const Finding& finding) {
  const std::size_t before = std::accumulate(resting_.begin(), resting_.end(), std::size_t{0});
  const auto asked = question(finding);
  if (!asked) {
    if (std::accumulate(resting_.begin(), resting_.end(), std::size_t{0}) == before)
      made_.left_out.push_back(file_name(finding) + ": " + too_large_);
    return;
  }
  // An answer may be called `history` too.
  const std::string name = file_name(finding) + (is_of_second_history(finding) ? ".2" : "") + ".smt2";
  made_.questions.push_back(
      {name, opening(program_, finding, asked->stated) + asked->text, expected(finding, asked->stated)});
}

}  // namespace rung::smt

rung::SmtQuestions rung::smt_questions(const Program& program, const ProofReport& report) {
  return smt::SmtAsking(program, report).run();
}
