// The first screen: short enough for a note, and nothing grave left out of it.

#include <algorithm>

#include "people.hpp"
#include "rung/text/utf8.hpp"

using namespace rung;
using test::everybody;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  const auto both_spaces = [](char a, char b) { return a == ' ' && b == ' '; };
  text.erase(std::unique(text.begin(), text.end(), both_spaces), text.end());
  return text;
}

bool holds(const std::string& text, const std::string& part) {
  return on_one_line(text).find(on_one_line(part)) != std::string::npos;
}

}  // namespace

TEST_CASE("the first screen of everybody in the tables and examples has at most 25 lines of 100 columns") {
  REQUIRE(everybody().size() > 150);
  for (const test::Person& person : everybody()) {
    CAPTURE(person.name);
    const auto lines = lines_of(person.advice.render("text", {.width = 100}));
    CHECK(lines.size() <= 25);
    for (const std::string& line : lines) CHECK_MESSAGE(count_characters(line) <= 100, line);
  }
}

TEST_CASE("the first screen names the level and every emergency and whether one is not cleared") {
  for (const test::Person& person : everybody()) {
    CAPTURE(person.name);
    const std::string text = person.advice.render("text", {.width = 100});
    CHECK(holds(text, "RECOMMENDED: " + person.advice.level().name));
    bool open = false;
    for (const Reason& alert : person.advice.explanation().alerts)
      if (alert.said->alert == Alert::emergency)
        CHECK_MESSAGE((holds(text, alert.sentence) || holds(text, alert.said->title)), alert.said->id.text);
    for (const Reason& alert : person.advice.explanation().possible_alerts)
      open = open || alert.said->alert == Alert::emergency;
    CHECK(holds(text, "NOT CLEARED") == open);
    CHECK(holds(text, "CONFLICT:") == person.advice.decision().conflict);
    CHECK(holds(text, person.advice.explanation().program->rules().sha256));
    if (person.advice.explanation().review) CHECK(holds(text, "Review: due "));
    if (person.advice.explanation().placing) CHECK(holds(text, "Placed: "));
  }
}

TEST_CASE("the first screen says how many reasons it leaves out") {
  for (const test::Person& person : everybody()) {
    CAPTURE(person.name);
    const std::string text = person.advice.render("text", {.width = 100});
    std::size_t told = 0, held = 0;
    for (const Reason& reason : person.advice.explanation().reasons) {
      if (reason.truth != Truth::yes) continue;
      ++held;
      told += holds(text, ": " + reason.sentence);
    }
    CHECK(told >= std::min<std::size_t>(held, 1));
    if (told < held) CHECK(holds(text, "and " + std::to_string(held - told) + " more."));
  }
}
