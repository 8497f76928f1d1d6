#include "rung/evaluate/facts.hpp"

#include "rung/advise/advisor.hpp"
#include "rung/parse/parse_case.hpp"

using namespace rung;

namespace {

constexpr const char* sheet =
    "rung_instrument: 1\nid: scale\ntitle: Scale\nsources: {us: {title: Us}}\nsource: us\n"
    "items:\n  - {id: one, range: [0, 3]}\n  - {id: two, range: [0, 3]}\n  - {id: three, range: [0, 3]}\n  - {id: "
    "four, type: boolean}\n"
    "scores:\n  - id: total\n    sum: all\n    reversed: [two]\n    skipped: {at_most: 1, fill: mean}\n"
    "    bands: [{id: low, from: 0}, {id: high, from: 6}]\n  - {id: alarm, value: four or total >= 9}\n";

constexpr const char* rules =
    "rung: 1\nid: t\nversion: 1.0.0\ntitle: T\nstatus: draft\npopulation: adult\nsources: {us: {title: Us}}\n"
    "ladder:\n  - {id: weekly, name: W}\n  - {id: iop, name: I}\nabove_ladder:\n  - {id: hospital, name: H}\n"
    "instruments: [scale]\ninputs:\n  work: {type: integer, range: [0, 4]}\n  weight: {type: decimal, range: [0, "
    "300]}\n"
    "  home: {type: string, one_of: [own, none]}\n  ok: {type: boolean}\n"
    "rules:\n  - {id: r, at_least: iop, source: us, because: b, when: work > 2 or weight > 1.5 or home = 'none' or ok "
    "or scale.band = 1 or scale.alarm}\n"
    "  - id: h\n    alert: review\n    source: us\n    because: b\n    when: current_level = 'iop' or previous_level = "
    "'iop'\n"
    "      or weeks_at_level > 2 or days_since_discharge('iop') < 9 or episodes('iop', 30) > 1 or change(scale.total) "
    "< -2\n"
    "      or baseline(work) > 1 or age_days(work) > 3\n";

const Program& program() {
  static const Advisor advisor = [] {
    auto read = Advisor::read(Source("rules", rules),
                              [](const std::string&, std::uint32_t index) { return Source("scale", sheet, index); });
    REQUIRE_MESSAGE(read.has_value(), describe(read.error()));
    return std::move(read).value();
  }();
  return advisor.program();
}

Result<Facts> facts_of(const std::string& answers, const std::string& history = "[]") {
  const auto parsed = parse_case(
      Source("case", "rung_case: 1\nid: x\npopulation: adult\nhistory: " + history + "\nanswers: {" + answers + "}\n"));
  REQUIRE_MESSAGE(parsed.has_value(), describe(parsed.error()));
  return bind(program(), *parsed);
}

std::string value(const std::string& slot, const std::string& answers, const std::string& history = "[]") {
  const auto facts = facts_of(answers, history);
  REQUIRE_MESSAGE(facts.has_value(), describe(facts.error()));
  return to_text(facts->values()[*program().find_slot(slot)]);
}

std::string refusal(const std::string& answers) {
  const auto facts = facts_of(answers);
  std::string codes;
  for (const Fault& fault : facts.error()) codes += (codes.empty() ? "" : " ") + fault.code;
  return codes;
}

}  // namespace

TEST_CASE("items make the total with reversed items turned round") {
  // by hand: 3 + (0 + 3 - 1) + 2 + 1 = 8
  CHECK(value("scale.total", "scale: {items: [3, 1, 2, true]}") == "8");
  CHECK(value("scale.band", "scale: {items: [3, 1, 2, true]}") == "1");
  CHECK(value("scale.total", "scale: {items: {one: 3, two: 1, three: 2, four: true}}") == "8");
  CHECK(value("scale.alarm", "scale: {items: [3, 1, 2, false]}") == "false");
}

TEST_CASE("a skipped item counts as the mean of the others up to the published limit") {
  // by hand: 3 + 2 + 0 = 5 over three answers, 5 / 3 * 4 = 6.67, to the nearest whole 7
  CHECK(value("scale.total", "scale: {items: [3, 1, null, false]}") == "7");
  CHECK(value("scale.total", "scale: {items: [3, null, null, false]}") == "null");
  const auto facts = facts_of("scale: {items: [3, null, null, false]}");
  CHECK(facts->remark(*program().find_slot("scale.total")) == "2 of 4 items answered; at most 1 may be skipped");
}

TEST_CASE("halves are rounded up when a skipped item is filled in") {
  // by hand: 1 + 2 + 0 = 3 over three answers is 4 exactly; 2 + 2 + 0.. = (2+1)/... 0 + 2 + 0 = 2 over 3 is 2.67 -> 3
  CHECK(value("scale.total", "scale: {items: [1, 1, null, false]}") == "4");
  CHECK(value("scale.total", "scale: {items: [0, 1, null, false]}") == "3");
}

TEST_CASE("a given total stands when the items do not say otherwise") {
  CHECK(value("scale.total", "scale: {total: 7}") == "7");
  CHECK(value("scale.total", "scale.total: 7") == "7");
  CHECK(value("scale.total", "scale: {items: [3, 1, 2, true], total: 8}") == "8");
  CHECK(refusal("scale: {items: [3, 1, 2, true], total: 9}") == "C26");
  CHECK(value("scale.alarm", "scale: {total: 9}") == "true");
  CHECK(value("scale.alarm", "scale: {total: 8}") == "null");
}

TEST_CASE("an answer that does not fit is a fault and never clipped") {
  CHECK(refusal("work: 5") == "C23");
  CHECK(refusal("work: -1") == "C23");
  CHECK(refusal("work: 2.5") == "C22");
  CHECK(refusal("work: '2'") == "C22");
  CHECK(refusal("work: 02") == "C22");
  CHECK(refusal("work: true") == "C22");
  CHECK(refusal("work: .nan") == "C22");
  CHECK(refusal("work: 1e999") == "C22");
  CHECK(refusal("ok: yes") == "C22");
  CHECK(refusal("ok: 1") == "C22");
  CHECK(refusal("home: owned") == "C24");
  CHECK(refusal("weight: heavy") == "C22");
  CHECK(refusal("wrok: 2") == "C21");
  CHECK(refusal("scale: 7") == "C22");
  CHECK(refusal("scale: {items: [1, 2]}") == "C25");
  CHECK(refusal("scale: {totl: 4}") == "C21");
  CHECK(refusal("scale.band: 1") == "C21");
  CHECK(refusal("scale: {total: 4}, scale.total: 4") == "C28");
  CHECK(refusal("work: 9, ok: yes, home: x") == "C23 C22 C24");
}

TEST_CASE("whole numbers may be written with a point and missing ones as null") {
  CHECK(value("work", "work: 3.0") == "3");
  CHECK(value("work", "work: null") == "null");
  CHECK(value("work", "") == "null");
  CHECK(value("weight", "weight: 70.5") == "70.5");
}

TEST_CASE("the latest reading counts and the change is from the start of the stay") {
  const std::string readings = "scale: [{total: 3, days_ago: 2}, {total: 9, days_ago: 40}, {total: 7, days_ago: 60}]";
  CHECK(value("scale.total", readings) == "3");
  CHECK(value("change(scale.total)", readings) == "-4");  // from the earliest
  CHECK(value("change(scale.total)", readings, "[{level: iop, from_days_ago: 30}]") ==
        "-6");  // from the last before the stay
  CHECK(value("change(scale.total)", readings, "[{level: iop, from_days_ago: 90}]") ==
        "-4");  // none before it: the earliest
  CHECK(value("change(scale.total)", readings, "null") == "null");
  CHECK(value("change(scale.total)", "scale: {total: 3}") == "null");
  CHECK(value("baseline(work)", "work: [{value: 3, days_ago: 9}, {value: 1, days_ago: 0}]") == "3");
  CHECK(value("age_days(work)", "work: {value: 3, days_ago: 9}") == "9");
  CHECK(value("age_days(work)", "work: 3") == "null");
}

TEST_CASE("an earlier reading is kept with its age and without what it leaves out") {
  const auto facts = facts_of("scale: [{total: 3, days_ago: 2}, {total: 9, days_ago: 40}]");
  REQUIRE(facts.has_value());
  std::string kept;
  for (const EarlierReading& one : facts->earlier())
    kept += program().slots()[one.slot].name + " " + to_text(one.value) + ", " + std::to_string(*one.days_ago) + "; ";
  CHECK(kept.find("scale.total 9, 40; ") != std::string::npos);
  CHECK(kept.find("null") == std::string::npos);  // its items were not given
}

TEST_CASE("history is told apart as unknown and none and given") {
  CHECK(value("current_level", "", "null") == "null");
  CHECK(value("current_level", "", "[]") == "'none'");
  CHECK(value("current_level", "", "[{level: iop, from_days_ago: 20}]") == "'iop'");
  CHECK(value("weeks_at_level", "", "[{level: iop, from_days_ago: 20}]") == "2");  // whole weeks of 20 days
  CHECK(value("weeks_at_level", "", "[]") == "null");
  const std::string stays =
      "[{level: iop, from_days_ago: 90, to_days_ago: 31}, {level: hospital, from_days_ago: 30, to_days_ago: 12}, "
      "{level: weekly, from_days_ago: 12}]";
  CHECK(value("previous_level", "", stays) == "'hospital'");
  CHECK(value("days_since_discharge('iop')", "", stays) == "31");
  CHECK(value("episodes('iop', 30)", "", stays) == "0");
  CHECK(value("episodes('iop', 30)", "", "[{level: iop, from_days_ago: 90, to_days_ago: 30}]") == "1");
  CHECK(value("days_since_discharge('iop')", "", "[]") == "null");
}

TEST_CASE("a case of another population or with an unknown level is refused") {
  const auto other = parse_case(Source("case", "rung_case: 1\nid: x\npopulation: child\nanswers: {}\n"));
  CHECK(bind(program(), *other).error().front().code == "C20");
  const auto level = parse_case(Source(
      "case",
      "rung_case: 1\nid: x\npopulation: adult\nhistory: [{level: ipo, from_days_ago: 3}]\nplaced: {level: phpp}\n"));
  const auto facts = bind(program(), *level);
  REQUIRE(facts.error().size() == 2);
  CHECK(facts.error()[0].code == "C27");
  CHECK(facts.error()[0].hint == "did you mean `iop`?");
}
