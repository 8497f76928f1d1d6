#include "reference/agreement.hpp"
#include "reference/sheet.hpp"

using namespace rung;

namespace {

Written written(const std::string& text) { return {text, false, text == "null"}; }

Case with_sheet(const std::string& instrument, std::vector<Written> items) {
  Case person;
  person.id.text = "x";
  person.population.text = "adult";
  Reading sheet;
  sheet.items = std::move(items);
  sheet.has_items = true;
  person.answers.push_back({{instrument, {}}, {sheet}});
  return person;
}

/// The parts of one instrument that differ between the fast engine and the plain one; empty where they agree.
std::string difference(const Program& program, const Instrument& instrument, const Case& person) {
  const auto facts = bind(program, person);
  if (!facts) return describe(facts.error());
  const reference::Sheet plain = reference::sheets(instrument, person).front();
  std::string text;
  for (const auto& [part, value] : plain.parts) {
    const auto slot = program.find_slot(instrument.id.text + "." + part);
    const std::string fast = slot ? to_text(facts->values()[*slot]) : "no slot";
    if (fast != reference::to_text(value))
      text += part + ": fast " + fast + ", plain " + reference::to_text(value) + "\n";
  }
  return text;
}

const Instrument& find(const Program& program, const std::string& id) {
  for (const Instrument& each : program.rules().instruments) {
    if (each.id.text == id) return each;
  }
  FAIL("no such instrument: " << id);
  return program.rules().instruments.front();
}

/// Combination number `number` of the answers that each item can have.
std::vector<Written> combination(const Instrument& instrument, const std::vector<std::string>& answers,
                                 std::size_t number) {
  std::vector<Written> items;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    items.push_back(written(answers[number % answers.size()]));
    number /= answers.size();
  }
  return items;
}

std::size_t count_differences(const std::string& id, const std::vector<std::string>& answers, std::size_t step) {
  const Program program = reference::program_of("adult");
  const Instrument& instrument = find(program, id);
  std::size_t all = 1, wrong = 0;
  for (std::size_t i = 0; i < instrument.items.size(); ++i) all *= answers.size();
  for (std::size_t number = 0; number < all; number += step) {
    const std::string found = difference(program, instrument, with_sheet(id, combination(instrument, answers, number)));
    if (found.empty()) continue;
    CAPTURE(number);
    CHECK(found == "");
    if (++wrong == 5) break;
  }
  return wrong;
}

}  // namespace

TEST_CASE("every C-SSRS with yes and no and unanswered questions is read as the form says") {
  CHECK(count_differences("cssrs", {"true", "false", "null"}, 1) == 0);  // 3^7 = 2187
}

TEST_CASE("every DAST-10 is scored as the reference does") {
  CHECK(count_differences("dast10", {"true", "false"}, 1) == 0);  // 2^10 = 1024
}

TEST_CASE("every AUDIT-C with answered and unanswered items is scored as the reference does") {
  CHECK(count_differences("auditc", {"0", "1", "2", "3", "4", "null"}, 1) == 0);  // 6^3 = 216
}

TEST_CASE("PHQ-9 sheets of every total and every pattern of skipped items are scored as the reference does") {
  CHECK(count_differences("phq9", {"0", "1", "2", "3"}, 37) == 0);           // each 37th of 4^9 = 262144
  CHECK(count_differences("phq9", {"0", "1", "2", "3", "null"}, 311) == 0);  // each 311th of 5^9 = 1953125
}
