// The Medicare rules laid over `adult`: what is asked stands apart, and the clinical answers decide nothing of it.

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"

using namespace rung;

namespace {

std::string example() {
  return read_file(std::string(RUNG_SOURCE_DIR) + "/examples/other-rule-sets/what-medicare-asks.yaml")->text();
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Result<Recommendation> recommend(const std::string& text) {
  static const Advisor adult = *Advisor::built_in("adult"), medicare = *Advisor::built_in("medicare-us");
  return adult.recommend(Source("case.yaml", text), std::span(&medicare, 1));
}

const Overlay& only(const Recommendation& advice) {
  REQUIRE(advice.explanation().also.size() == 1);
  return advice.explanation().also.front();
}

std::string rules_that_are(const Overlay& overlay, Truth met) {
  std::string ids;
  for (const Requirement& one : overlay.requirements)
    if (one.met == met) ids += (ids.empty() ? "" : " ") + one.reason.said->id.text;
  return ids;
}

}  // namespace

TEST_CASE("a payer's requirements for the level recommended are met, not met, or open, each with its reason") {
  const auto advice = recommend(example());
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  CHECK(advice->level().id.text == "iop");
  const Overlay& medicare = only(*advice);
  CHECK(medicare.met == Truth::no);
  CHECK(rules_that_are(medicare, Truth::no) == "iop-hours");
  CHECK(rules_that_are(medicare, Truth::unknown) == "physician-care");
  CHECK(rules_that_are(medicare, Truth::yes) ==
        "needs-coordinated-program no-24-hour-care adequate-support mental-health-diagnosis not-dangerous "
        "able-to-take-part written-plan certified iop-setting");
  REQUIRE(medicare.explanation->alerts.size() == 1);
  CHECK(medicare.explanation->alerts[0].said->id.text == "iop-recertification-overdue");
  REQUIRE(medicare.review.has_value());
  CHECK(medicare.review->due_in == 56);  // day 64 of a stay that is reviewed on days 60, 120, ...
}

TEST_CASE("when all is answered as the payer asks, every requirement is met") {
  std::string text = with(example(), "coverage.hours_planned: 7.5", "coverage.hours_planned: 9");
  text = with(text, "coverage.plan_written: true", "coverage.plan_written: true\n  coverage.physician_care: true");
  const auto advice = recommend(text);
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  CHECK(only(*advice).met == Truth::yes);
  CHECK(advice->render("text", {false, 200}).find("every requirement is met") != std::string::npos);
}

TEST_CASE("the recommendation is the same with a payer's rules beside it and without them") {
  const auto laid = recommend(example());
  REQUIRE(laid.has_value());
  std::string bare;
  const std::string whole = example();
  for (std::size_t at = 0, end; at < whole.size(); at = end + 1) {
    end = whole.find('\n', at);
    if (whole.compare(at, 11, "  coverage.") != 0) bare += whole.substr(at, end + 1 - at);
  }
  const auto alone = Advisor::built_in("adult")->recommend(Source("case.yaml", bare));
  REQUIRE_MESSAGE(alone.has_value(), describe(alone.error()));
  CHECK(laid->render().starts_with(alone->render()));
}

TEST_CASE("an answer that no rule set asks for is refused, and one that two ask for is refused once") {
  const auto unknown = recommend(with(example(), "coverage.certified: true", "coverage.certifed: true"));
  CHECK(unknown.error().size() == 2);  // each rule set says so, with its own names at hand
  const auto wrong =
      recommend(with(example(), "engagement.able_to_take_part: true", "engagement.able_to_take_part: 3"));
  REQUIRE(wrong.error().size() == 1);
  CHECK(wrong.error()[0].code == "C22");
}

TEST_CASE("a rule set of requirements recommends nothing by itself and asks for no level") {
  const auto alone = Advisor::built_in("medicare-us")->recommend(Source("case.yaml", example()));
  REQUIRE(alone.error().size() == 1);
  CHECK(alone.error()[0].code == "R13");
  const auto floor = Advisor::read(
      Source("rules",
             "rung: 1\nid: t\nversion: 1.0.0\ntitle: T\nstatus: draft\nrole: requirements\npopulation: any\n"
             "sources: {us: {title: Us}}\nladder:\n  - {id: weekly, name: W}\n  - {id: iop, name: I}\n"
             "inputs:\n  ok: {type: boolean}\n"
             "rules:\n  - {id: r, at_least: iop, source: us, because: b, when: ok}\n"));
  REQUIRE(floor.error().size() == 1);
  CHECK(floor.error()[0].code == "R31");
}
