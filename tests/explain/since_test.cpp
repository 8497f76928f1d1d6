// What has changed between two cases of one person, worked out by hand.

#include "rung/explain/since.hpp"

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"

using namespace rung;

namespace {

std::string example(const std::string& name) {
  const auto text = read_file(RUNG_SOURCE_DIR "/examples/cases/" + name + ".yaml");
  REQUIRE_MESSAGE(text.has_value(), describe(text.error()));
  return std::string(text->text());
}

std::string with(std::string text, const std::string& what, const std::string& instead) {
  const std::size_t at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, what);
  return text.replace(at, what.size(), instead);
}

Recommendation follow_up(const std::string& now, const std::string* then) {
  static const auto adult = Advisor::built_in("adult");
  const std::optional<Source> earlier = then ? std::optional(Source("then", *then)) : std::nullopt;
  auto advice = adult->follow_up(Source("now", now), earlier ? &*earlier : nullptr);
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  return std::move(advice).value();
}

std::string level_id(const Recommendation& advice, std::size_t level) {
  return advice.explanation().program->rules().ladder.levels[level].id.text;
}

const Movement& movement(const Recommendation& advice, const std::string& name) {
  for (const Movement& one : advice.explanation().since->movements)
    if (one.now.name == name) return one;
  FAIL("nothing has moved that is called " << name);
  return advice.explanation().since->movements.front();
}

std::string reached(const Movement& movement) {
  std::string text;
  for (const Milestone& one : movement.milestones) text += one.reached ? '+' : '-';
  return text;
}

bool holds(const Recommendation& advice, const std::vector<std::size_t>& rules, const std::string& id) {
  for (const std::size_t rule : rules)
    if (advice.explanation().program->rules().rules[rule].id.text == id) return true;
  return false;
}

}  // namespace

// PHQ-9 from 13 to 10: 3 points, less than 5 and than 6; 23 per cent, more than 21. GAD-7 from 11 to 8: less than 4;
// 27.3 per cent, more than 26.8. Work from 3 to 1.
TEST_CASE("earlier readings of one case are compared by the published changes that matter") {
  const Recommendation advice = follow_up(example("18-dated-readings"), nullptr);
  REQUIRE(advice.explanation().since.has_value());
  CHECK(!advice.explanation().since->earlier.has_value());
  CHECK(advice.explanation().since->movements.size() == 3);
  CHECK(reached(movement(advice, "phq9.total")) == "--+");
  CHECK(reached(movement(advice, "gad7.total")) == "-+");
  const Movement& work = movement(advice, "functioning.work");
  CHECK(work.course == Movement::Course::better);
  CHECK(work.before.value.integer() == 3);
  CHECK(work.now.value.integer() == 1);
  CHECK(work.milestones.empty());
}

// With work at 3 again and depression moderate, `roles-affected` holds again and demands IOP.
TEST_CASE("each answer alone is put back to tell what it did to the level") {
  const Recommendation advice = follow_up(example("18-dated-readings"), nullptr);
  CHECK(level_id(advice, advice.explanation().since->recommended) == "iop");
  CHECK(level_id(advice, advice.decision().recommended) == "weekly");
  CHECK(level_id(advice, movement(advice, "functioning.work").level_without.value()) == "iop");
  CHECK(level_id(advice, movement(advice, "gad7.total").level_without.value()) == "weekly");
  CHECK(holds(advice, advice.explanation().since->ended, "roles-affected"));
  CHECK(advice.explanation().since->begun.empty());
}

// The hold asks for two weeks: at one week PHP is held, at two nothing holds it.
TEST_CASE("two cases of one person show that a hold on stepping down has been met") {
  const std::string then = example("09-hold-until-steady");
  const std::string now = with(with(then, "id: demo-09", "id: demo-09-later"), "weeks_steady: 1", "weeks_steady: 2");
  const Recommendation before = follow_up(then, nullptr), advice = follow_up(now, &then);
  REQUIRE(before.explanation().holds.has_value());
  CHECK(level_id(before, before.explanation().holds->level) == "php");
  CHECK(level_id(before, before.explanation().holds->without) == "weekly");
  for (const Hold& hold : before.explanation().holds->rules) {
    const std::string& id = before.explanation().program->rules().rules[hold.rule].id.text;
    CHECK_MESSAGE((hold.truth == Truth::yes) == (id == "hold-until-steady"), id);
    CHECK(hold.condition.empty() == (hold.truth == Truth::no));
  }
  const Since& since = advice.explanation().since.value();
  CHECK(since.earlier == "demo-09");
  CHECK(since.movements.size() == 1);
  CHECK(level_id(advice, movement(advice, "course.weeks_steady").level_without.value()) == "php");
  CHECK(holds(advice, since.ended, "hold-until-steady"));
  for (const Hold& hold : advice.explanation().holds->rules) CHECK(hold.truth == Truth::no);
}

TEST_CASE("the same case twice has not changed and a case without earlier readings has nothing to compare") {
  const std::string text = example("02-weekly-not-building-momentum");
  const Recommendation advice = follow_up(text, &text);
  CHECK(advice.explanation().since->movements.empty());
  CHECK(advice.explanation().since->begun.empty());
  CHECK(advice.render("text", {.detail = true}).find("No answer has changed.") != std::string::npos);
  CHECK(!follow_up(example("23-rating-and-score-disagree"), nullptr).explanation().since.has_value());
}

TEST_CASE("a fault of the earlier case is told in its own file") {
  const std::string now = example("02-weekly-not-building-momentum");
  const Source faulty("then.yaml", with(now, "functioning.work: ", "functioning.work: 1"));
  const auto advice = Advisor::built_in("adult")->follow_up(Source("now.yaml", now), &faulty);
  REQUIRE(!advice.has_value());
  CHECK(describe(advice.error()).starts_with("then.yaml:"));
}

TEST_CASE("a questionnaire older than the days that it asks about is a notice and a younger one is none") {
  const std::string text = example("23-rating-and-score-disagree");
  const auto old_answers = [](const Recommendation& advice) {
    std::string names;
    for (const Notice& notice : advice.explanation().notices)
      if (notice.kind == Notice::Kind::old_answers) names += notice.names.front() + " ";
    return names;
  };
  const std::string day = "phq9: {total: 7, days_ago: ";  // the PHQ-9 asks about two weeks
  CHECK(old_answers(follow_up(with(text, day + "3", day + "14"), nullptr)) == "");
  CHECK(old_answers(follow_up(with(text, day + "3", day + "15"), nullptr)) == "phq9 ");
}
