#include <algorithm>

#include "people.hpp"
#include "rung/text/utf8.hpp"

using namespace rung;
using test::everybody;

namespace {

std::size_t widest(const std::string& text) {
  std::size_t most = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    most = std::max(most, count_characters(text.substr(at, end - at)));
    at = end + 1;
  }
  return most;
}

const Recommendation& example(const std::string& start) {
  const auto found =
      std::ranges::find_if(everybody(), [&](const test::Person& person) { return person.name.starts_with(start); });
  REQUIRE(found != everybody().end());
  return found->advice;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a picture is no wider than the terminal and every emergency stands above it") {
  for (const test::Person& person : everybody()) {
    CAPTURE(person.name);
    for (const std::size_t width : {60u, 80u, 120u}) {
      const std::string picture = person.advice.render("picture", {.width = width});
      CHECK(widest(picture) <= width);
      for (const Reason& alert : person.advice.explanation().alerts)
        if (alert.said->alert == Alert::emergency) CHECK(holds(picture, "EMERGENCY: "));
      CHECK(holds(picture, "Review: due") == person.advice.explanation().review.has_value());
      CHECK(holds(picture, "Placed: ") == person.advice.explanation().placing.has_value());
    }
  }
}

TEST_CASE("a picture in ASCII has only ASCII and no picture has colours that nobody asked for") {
  for (const test::Person& person : everybody()) {
    CAPTURE(person.name);
    const std::string picture = person.advice.render("picture", {.ascii = true});
    CHECK(std::ranges::all_of(picture, [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
    CHECK(!holds(person.advice.render("picture"), "\x1b"));
  }
  CHECK(holds(example("02-").render("picture", {.colour = true}), "\x1b[1m"));
}

// By hand: three PHQ-9 of 16, 13 and 10 on 27 columns of 0 to 27 are bars of 16, 13 and 10; the person is where the
// recommendation is.
TEST_CASE("a picture draws the ladder and the readings and the stays to scale") {
  const std::string picture = example("18-").render("picture", {.width = 100, .ascii = true});
  CHECK(holds(picture, " |=o=#===|  Weekly therapy\n"));
  CHECK(holds(picture, " |-------|  Residential treatment\n"));
  CHECK(holds(picture, "\n    70 days ago  ################...........  16\n"));
  CHECK(holds(picture, "\n    35 days ago  #############..............  13\n"));
  CHECK(holds(picture, "\n     2 days ago  ##########.................  10\n"));
  CHECK(holds(picture, "  ###########################  weekly, 69 days ago to now\n"));
}
