// A form with gaps in its ranges, its own skip pattern, and a rule for skipped items that has a condition.
#include "rung/evaluate/score.hpp"

#include "rung/advise/advisor.hpp"

using namespace rung;

namespace {

constexpr const char* form =
    "rung_instrument: 1\nid: form\ntitle: Form\nsources: {us: {title: Us}}\nsource: us\n"
    "items:\n"
    "  - {id: often, values: [0, 2, 4]}\n"
    "  - {id: much, range: [0, 4], not_asked: {when: often = 0, counts: 0}}\n"
    "  - {id: harm, type: boolean, not_asked: {when: much = 0, counts: false}}\n"
    "  - {id: work, range: [0, 8]}\n"
    "  - {id: jobless, type: boolean}\n"
    "scores:\n"
    "  - {id: total, sum: [often, much, work], skipped: {at_most: 1, fill: mean, only: [work], when: jobless},\n"
    "     bands: [{id: low, from: 0}, {id: high, from: 6}]}\n"
    "  - {id: doubled, value: total * 2, range: [0, 20]}\n"
    "  - {id: alarm, value: harm or total >= 9}\n";

constexpr const char* rules =
    "rung: 1\nid: t\nversion: 1.0.0\ntitle: T\nstatus: draft\npopulation: adult\nsources: {us: {title: Us}}\n"
    "ladder:\n  - {id: weekly, name: W}\n  - {id: iop, name: I}\ninstruments: [form]\n"
    "rules:\n  - {id: r, at_least: iop, source: us, because: b, when: form.alarm}\n";

const Program& program() {
  static const Advisor advisor = [] {
    auto read = Advisor::read(Source("rules", rules),
                              [](const std::string&, std::uint32_t index) { return Source("form", form, index); });
    REQUIRE_MESSAGE(read.has_value(), describe(read.error()));
    return std::move(read).value();
  }();
  return advisor.program();
}

constexpr std::int32_t skipped = -1;

Value points(std::int32_t answer) { return answer == skipped ? Value{} : Value::of(answer); }
Value yes_no(std::int32_t answer) { return answer == skipped ? Value{} : Value::of(answer == 1); }

ScoredSheet scored(std::int32_t often, std::int32_t much, std::int32_t harm, std::int32_t work, std::int32_t jobless,
                   std::span<const Value> given = {}) {
  const Value items[] = {points(often), points(much), yes_no(harm), points(work), yes_no(jobless)};
  ScoredSheet sheet;
  score(program().rules().instruments[0], program().instruments()[0], items, given, sheet);
  return sheet;
}

std::string why(const ScoredSheet& sheet) {
  return why_missing(program().rules().instruments[0], program().instruments()[0], 0, sheet);
}

}  // namespace

TEST_CASE("items that the form passes over count what it says, one after the other") {
  const ScoredSheet sheet = scored(0, skipped, skipped, 5, 0);
  CHECK(to_text(sheet.items[1]) == "0");      // often is 0
  CHECK(to_text(sheet.items[2]) == "false");  // and so much is 0
  CHECK(to_text(sheet.scores[0]) == "5");
  CHECK(to_text(sheet.bands[0]) == "0");
  CHECK(to_text(sheet.scores[2]) == "false");
}

TEST_CASE("an answer stands over what the form would have passed over") {
  const ScoredSheet sheet = scored(0, 4, 1, 2, 0);
  CHECK(to_text(sheet.scores[0]) == "6");
  CHECK(to_text(sheet.bands[0]) == "1");
  CHECK(to_text(sheet.scores[2]) == "true");
}

TEST_CASE("an item that was merely left empty stays unknown") {
  const ScoredSheet left = scored(2, skipped, skipped, 5, 0);
  CHECK(left.items[1].is_null());
  CHECK(left.items[2].is_null());
  CHECK(left.scores[0].is_null());
  CHECK(left.scores[2].is_null());
  const ScoredSheet unclear = scored(skipped, skipped, skipped, 5, 0);  // whether it was passed over is not known
  CHECK(unclear.items[1].is_null());
  CHECK(unclear.scores[0].is_null());
}

TEST_CASE("a form that nobody has begun has passed over nothing") {
  const ScoredSheet sheet = scored(skipped, skipped, skipped, skipped, skipped);
  for (const Value& item : sheet.items) CHECK(item.is_null());
  CHECK(why(sheet).empty());
}

TEST_CASE("the skip rule fills in only the items that it names, and only when its condition surely holds") {
  // by hand: 2 + 1 over two answers, three asked: 3 / 2 * 3 = 4.5, to the nearest whole, halves up, 5
  const ScoredSheet allowed = scored(2, 1, 0, skipped, 1);
  CHECK(to_text(allowed.scores[0]) == "5");
  CHECK(allowed.filled[0] == 1);
  CHECK(scored(2, 1, 0, skipped, 0).scores[0].is_null());
  CHECK(scored(2, 1, 0, skipped, skipped).scores[0].is_null());
  CHECK(scored(2, skipped, 0, 4, 1).scores[0].is_null());
  CHECK(why(scored(2, 1, 0, skipped, 0)) == "2 of 3 items answered; only `work` may be skipped, and only when jobless");
  CHECK(scored(2, 1, 0, 3, 1).filled[0] == 0);
}

TEST_CASE("a computed score outside the range that its author gave is missing") {
  CHECK(to_text(scored(4, 2, 0, 4, 0).scores[1]) == "20");
  CHECK(scored(4, 2, 0, 5, 0).scores[1].is_null());
}

TEST_CASE("a score that somebody gives stands under the later ones, and what the items make is kept beside it") {
  const Value given[] = {Value::of(9), Value{}, Value{}};
  const ScoredSheet sheet = scored(skipped, skipped, 0, skipped, skipped, given);
  CHECK(to_text(sheet.scores[0]) == "9");
  CHECK(sheet.computed[0].is_null());
  CHECK(to_text(sheet.bands[0]) == "1");
  CHECK(to_text(sheet.scores[1]) == "18");
  CHECK(to_text(sheet.scores[2]) == "true");
}

TEST_CASE("an answer between the values of an item is refused, and what was filled in is said") {
  const auto recommend = [](const std::string& answers) {
    static const Advisor advisor = *Advisor::read(
        Source("rules", rules), [](const std::string&, std::uint32_t index) { return Source("form", form, index); });
    const auto advice = advisor.recommend(
        Source("case", "rung_case: 1\nid: x\npopulation: adult\nanswers: {form: {items: [" + answers + "]}}\n"));
    return advice ? advice->render("json") : describe(advice.error());
  };
  CHECK(recommend("1, 0, true, 0, false").find("`form.often` is `1`; it must be `0`, `2` or `4`") !=
        std::string::npos);
  CHECK(recommend("0, null, null, 3, false").find("no; not asked, as the form says") != std::string::npos);
  CHECK(recommend("2, 1, null, null, true").find("1 skipped item counts as the mean of the others") !=
        std::string::npos);
}
