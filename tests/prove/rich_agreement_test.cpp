// prove() held to cases of rule sets with instruments and rich histories. There are too many cases to look at all; but
// none that is looked at may speak against a verdict.

#include "brute_force.hpp"
#include "reference/agreement.hpp"
#include "rich_rules.hpp"
#include "rung/evaluate/decision.hpp"

using namespace rung;
using reference::Random;

namespace {

/// One rule set, what was found about it, and what cases say of that.
class Held {
 public:
  explicit Held(const Program& program) : program_(program) {
    ProofOptions options;
    options.budget = {.nodes = 300'000, .steps = 5'000'000};
    options.is_quick = true;
    options.cells = 5'000;
    options.conflicts = 2'000;
    report_ = prove(program, options);
  }

  /// Whether a verdict is such that a case can speak against it: proved of all cases, or refuted for want of one.
  bool is(Property property, const std::string& about, Verdict verdict) {
    for (const Finding& finding : report_.findings)
      if (finding.property == property && finding.about == about && finding.verdict == verdict)
        return ++asked[property] > 0;
    return false;
  }

  /// What a case speaks against, in words.
  std::string against(const Case& person) {
    std::string wrong;
    const Decision decision = small::decided(program_, person);
    if (decision.level > decision.up_to) wrong += "span\n";
    const auto& levels = program_.rules().ladder.levels;
    if (decision.level == decision.up_to &&
        is(Property::level_can_be_reached, levels[decision.level].id.text, Verdict::refuted))
      wrong += "reached: " + levels[decision.level].id.text + "\n";
    for (std::size_t rule = 0; rule < decision.truths.size(); ++rule) {
      const std::string& id = program_.rules().rules[rule].id.text;
      if (decision.truths[rule] == Truth::yes && is(Property::rule_can_hold, id, Verdict::refuted))
        wrong += "holds: " + id + "\n";
      if (matters(decision, rule) && is(Property::rule_matters, id, Verdict::refuted)) wrong += "matters: " + id + "\n";
    }
    for (const Input& input : program_.rules().inputs) wrong += against_answers(person, input);
    return wrong + against_history(person, decision);
  }

  std::map<Property, std::size_t> asked;  ///< how often a case could have spoken against a verdict
  const ProofReport& report() const { return report_; }

 private:
  bool matters(const Decision& decision, std::size_t rule) const {
    Decision other;
    other.truths = decision.truths;
    other.bearings = decision.bearings;
    other.truths[rule] = Truth::no;
    const Outcome without = weigh(program_, other);
    return without.level != decision.level || without.up_to != decision.up_to || without.conflict != decision.conflict;
  }

  Decision with(Case person, const std::string& name, const char* value) const {
    std::erase_if(person.answers, [&](const Answer& answer) { return answer.name.text == name; });
    if (value) person.answers.push_back({{name, {}}, {Reading{.value = Written{.text = value}}}});
    return small::decided(program_, person);
  }

  // Each yes or no: missing, no, yes; without a date, so that nothing else is known by it.
  std::string against_answers(const Case& person, const Input& input) {
    if (input.type != boolean_type) return {};
    const std::string& name = input.name.text;
    const Decision none = with(person, name, nullptr), no = with(person, name, "false"),
                   yes = with(person, name, "true");
    std::string wrong;
    const bool is_claimed = is(Property::worse_never_less, name, Verdict::proved);
    if (is_claimed && (yes.level < no.level || yes.up_to < no.up_to)) wrong += "worse: " + name + "\n";
    for (const Decision* one : {&no, &yes})
      if ((one->level < none.level || one->up_to > none.up_to) &&
          is(Property::answer_stays_in_span, name, Verdict::proved))
        wrong += "stays: " + name + "\n";
    return wrong;
  }

  // What compares with the start of the stay is unknown without one, and is no part of the claim.
  std::string against_history(const Case& person, const Decision& decision) {
    const auto compares = [](const Slot& slot) {
      return slot.used && slot.kind == Slot::Kind::history && slot.question >= HistoryQuestion::baseline;
    };
    if (!person.history || std::ranges::any_of(program_.slots(), compares)) return {};
    Case before = person;
    before.history = {};
    const Decision unknown = small::decided(program_, before);
    const bool leaves = decision.level < unknown.level || decision.up_to > unknown.up_to;
    const bool is_claimed = is(Property::answer_stays_in_span, "history", Verdict::proved);
    return leaves && is_claimed ? "history\n" : "";
  }

  const Program& program_;
  ProofReport report_;
};

}  // namespace

TEST_CASE("no case with instruments and a rich history speaks against a verdict") {
  std::map<Verdict, std::size_t> verdicts;
  std::map<Property, std::size_t> asked;
  for (int round = 0; round < small::shortened(120); ++round) {
    CAPTURE(round);
    Random random(static_cast<std::uint64_t>(4000 + round));
    const auto compiled = small::compiled(small::rich_rules(random));
    if (!compiled) continue;  // the same condition twice, or one that is constant
    const Program& program = *compiled;
    CAPTURE(program.rules().rules.size());
    Held held(program);
    for (const Finding& finding : held.report().findings) {
      ++verdicts[finding.verdict];
      for (const Witness& witness : finding.witnesses)
        for (const Case& person : witness.cases) CHECK(bind(program, person).has_value());
    }
    for (int i = 0; i < 40; ++i) {
      const Case person = reference::read_case(reference::generate_case(program.rules(), random));
      CHECK(held.against(person) == "");
    }
    for (const auto& [property, count] : held.asked) asked[property] += count;
  }
  MESSAGE("proved " << verdicts[Verdict::proved] << ", refuted " << verdicts[Verdict::refuted] << ", undecided "
                    << verdicts[Verdict::undecided]);
  CHECK(verdicts[Verdict::proved] > static_cast<std::size_t>(small::shortened(1500)));
  CHECK(verdicts[Verdict::refuted] > static_cast<std::size_t>(small::shortened(150)));
  CHECK(verdicts[Verdict::undecided] * 20 < verdicts[Verdict::proved]);
  CHECK(asked[Property::worse_never_less] > static_cast<std::size_t>(small::shortened(1500)));
}
