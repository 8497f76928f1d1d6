// What cases can be, held to cases: none that there is may be left out.

#include "rung/diagram/real_tables.hpp"

#include <map>

#include "cells.hpp"
#include "prove/rich_rules.hpp"
#include "prove/small_rules.hpp"
#include "reference/agreement.hpp"
#include "rung/advise/advisor.hpp"

using namespace rung;
using reference::Random;

namespace {

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
        for (const std::size_t v : table.variables) cells.push_back(test::cell_among_points(space.variables[v], facts));
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

namespace {

// A rule for each condition, so that what the tests below speak of lies in cells of its own.
std::string rules_that_ask() {
  const char* const conditions[] = {"current_level = 'l1'",
                                    "current_level = 'ward'",
                                    "current_level = 'none'",
                                    "previous_level = 'l1'",
                                    "previous_level = 'none'",
                                    "weeks_at_level >= 6",
                                    "episodes('l1', 30) >= 2",
                                    "episodes('l1', 30) >= 1",
                                    "episodes('l1', 90) >= 2",
                                    "episodes('l1', 90) >= 1",
                                    "days_since_discharge('l1') <= 30",
                                    "change(mood) >= 3",
                                    "change(mood) <= -3",
                                    "mood >= 4",
                                    "mood <= 1",
                                    "age_days(mood) > 30",
                                    "auditc.total >= 5",
                                    "auditc.total = 0",
                                    "auditc.how_often = 0",
                                    "auditc.how_often = 4",
                                    "auditc.typical_amount = 4",
                                    "auditc.typical_amount = 0",
                                    "auditc.six_or_more = 4",
                                    "auditc.six_or_more = 0"};
  std::string text =
      "rung: 1\nid: asks\nversion: 1.0.0\ntitle: What can be together\nstatus: draft\npopulation: any\n"
      "sources: {us: {title: Us}}\ninstruments: [auditc]\nladder:\n  - {id: l0, name: L0}\n  - {id: l1, name: L1}\n"
      "  - {id: l2, name: L2}\nabove_ladder: [{id: ward, name: Ward}]\ninputs:\n"
      "  mood: {type: integer, range: [0, 5], ask: Mood?}\nrules:\n";
  for (std::size_t i = 0; i < std::size(conditions); ++i)
    text += "  - {id: r" + std::to_string(i) + ", title: t, at_least: " + (i % 2 ? "l1" : "l2") +
            ", because: b, source: us, when: \"" + conditions[i] + "\"}\n";
  return text;
}

/// The variables of a rule set by what names them, and what of them can be together.
class Together {
 public:
  explicit Together(const std::string& rules) {
    auto advisor = Advisor::read(Source("rules.yaml", rules));
    REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
    program_.emplace(advisor->program());
    const Asked asked[] = {{&*program_}};
    space_ = std::move(case_spaces(asked).front());
    tables_ = real_tables(*program_, space_);
  }

  /// Whether some table speaks against these: names with a value each, `?` where it is missing.
  bool can_be(const std::map<std::string, std::string>& values) const {
    std::map<std::size_t, std::uint32_t> cells;
    for (const auto& [name, value] : values) {
      const std::size_t v = variable(name);
      cells[v] = value == "?" ? 0 : cell_of(space_.variables[v], value_of(v, value));
    }
    return std::ranges::all_of(tables_, [&](const RealTable& table) { return allows(table, cells); });
  }

 private:
  std::string name_of(const Variable& variable) const {
    if (variable.kind == Variable::Kind::current) return "current_level";
    if (variable.kind == Variable::Kind::previous) return "previous_level";
    return variable.slots.empty() ? "" : program_->slots()[variable.slots.front()].name;
  }
  std::size_t variable(const std::string& name) const {
    for (std::size_t v = 0; v < space_.variables.size(); ++v)
      if (name_of(space_.variables[v]) == name) return v;
    FAIL("no rule asks for " << name);
    return 0;
  }
  Value value_of(std::size_t v, const std::string& text) const {
    if (!space_.variables[v].places.empty()) return Value::of(std::string_view(text));
    return Value::of(std::stoi(text));
  }
  // What is not spoken of may be anything.
  static bool allows(const RealTable& table, const std::map<std::size_t, std::uint32_t>& cells) {
    return std::ranges::any_of(table.rows, [&](const std::vector<std::uint32_t>& row) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const auto said = cells.find(table.variables[i]);
        if (said != cells.end() && row[i] != RealTable::anything && row[i] != said->second) return false;
      }
      return true;
    });
  }

  std::optional<Program> program_;
  CaseSpace space_;
  std::vector<RealTable> tables_;
};

}  // namespace

TEST_CASE("stays that no history can have are left out and those beside them are not") {
  const Together together(rules_that_ask());
  const std::string month = "episodes('l1', 30)", quarter = "episodes('l1', 90)", since = "days_since_discharge('l1')";
  struct Line {
    std::map<std::string, std::string> values;
    bool can_be;
  };
  const Line lines[] = {
      {{{"current_level", "l1"}, {"previous_level", "none"}}, true},
      {{{"current_level", "?"}, {"previous_level", "none"}}, false},  // the history is known or it is not
      {{{"current_level", "l1"}, {"previous_level", "?"}}, false},
      {{{"current_level", "?"}, {"previous_level", "?"}}, true},
      {{{"current_level", "?"}, {month, "2"}}, false},
      {{{"previous_level", "l1"}, {month, "?"}}, false},
      {{{month, "?"}, {quarter, "0"}}, false},
      {{{"current_level", "?"}, {"weeks_at_level", "7"}}, false},
      {{{"current_level", "none"}, {"weeks_at_level", "7"}}, false},  // nowhere for seven weeks
      {{{"current_level", "none"}, {"weeks_at_level", "?"}}, true},
      {{{"current_level", "l1"}, {"weeks_at_level", "7"}}, true},
      {{{"current_level", "ward"}, {"weeks_at_level", "?"}}, false},
      {{{"current_level", "l1"}, {month, "0"}}, false},  // the stay that goes on counts
      {{{"current_level", "ward"}, {month, "0"}}, true},
      {{{"previous_level", "l1"}, {since, "?"}}, false},  // it has ended
      {{{"previous_level", "l1"}, {since, "12"}}, true},
      {{{"previous_level", "none"}, {since, "12"}}, false},
      {{{"previous_level", "none"}, {quarter, "2"}}, false},  // only the stay that goes on can be
      {{{"previous_level", "none"}, {quarter, "1"}}, true},
      {{{month, "2"}, {quarter, "1"}}, false},  // what is of the month is of the quarter
      {{{month, "1"}, {quarter, "2"}}, true},
      {{{month, "2"}, {quarter, "2"}}, true},
      {{{month, "0"}, {since, "12"}}, false},  // it ended within the month
      {{{month, "0"}, {since, "31"}}, true},
      {{{month, "2"}, {since, "31"}}, false},  // of two one has ended within it
      {{{month, "2"}, {since, "?"}}, false},
      {{{month, "1"}, {since, "31"}}, true},
  };
  for (const Line& line : lines) {
    std::string said;
    for (const auto& [name, value] : line.values) said += name + " " + value + "; ";
    CAPTURE(said);
    CHECK(together.can_be(line.values) == line.can_be);
  }
}

TEST_CASE("readings that no course can have are left out and those beside them are not") {
  const Together together(rules_that_ask());
  CHECK(together.can_be({{"mood", "5"}, {"change(mood)", "3"}}));         // it began at 2
  CHECK_FALSE(together.can_be({{"mood", "1"}, {"change(mood)", "3"}}));   // it would have begun at -2
  CHECK_FALSE(together.can_be({{"mood", "4"}, {"change(mood)", "-3"}}));  // or at 7
  CHECK(together.can_be({{"mood", "1"}, {"change(mood)", "-3"}}));
  CHECK_FALSE(together.can_be({{"mood", "?"}, {"change(mood)", "-3"}}));
  CHECK_FALSE(together.can_be({{"mood", "?"}, {"age_days(mood)", "31"}}));
  CHECK(together.can_be({{"mood", "1"}, {"age_days(mood)", "31"}}));
  CHECK(together.can_be({{"mood", "?"}, {"age_days(mood)", "?"}}));
  CHECK_FALSE(together.can_be({{"current_level", "?"}, {"change(mood)", "3"}}));  // it is since a stay began
  CHECK_FALSE(together.can_be({{"previous_level", "?"}, {"change(mood)", "3"}}));
  CHECK_FALSE(together.can_be({{"episodes('l1', 30)", "?"}, {"change(mood)", "3"}}));
  CHECK(together.can_be({{"current_level", "l1"}, {"change(mood)", "3"}}));
}

TEST_CASE("sheets that nobody can fill in are left out and those beside them are not") {
  const Together together(rules_that_ask());
  const auto filled_in = [&](const std::string& first, const std::string& second, const std::string& third,
                             const std::string& total) {
    return together.can_be({{"auditc.how_often", first},
                            {"auditc.typical_amount", second},
                            {"auditc.six_or_more", third},
                            {"auditc.total", total}});
  };
  CHECK(filled_in("0", "4", "4", "8"));
  CHECK(filled_in("0", "0", "0", "0"));
  CHECK(filled_in("4", "4", "4", "12"));
  CHECK_FALSE(filled_in("4", "0", "0", "0"));
  CHECK_FALSE(filled_in("0", "0", "0", "12"));
  CHECK_FALSE(filled_in("0", "0", "0", "?"));
  CHECK_FALSE(filled_in("4", "4", "4", "2"));
  CHECK(filled_in("?", "?", "?", "0"));  // a total alone was given
  CHECK(filled_in("0", "?", "4", "?"));
}
