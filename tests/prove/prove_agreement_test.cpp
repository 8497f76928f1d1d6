// prove() held to every case of rule sets made by chance: each verdict, each number and each witness.

#include <regex>

#include "brute_force.hpp"
#include "prove/sat.hpp"

using namespace rung;
using small::BruteForce;
using small::Random;
using small::SmallRules;

namespace {

std::string name_of(Property property, const std::string& about) {
  return std::string(to_text(property)) + " " + about;
}

/// Where a report is not what looking at every case gives, in words.
std::string differences(const ProofReport& report, const BruteForce& brute) {
  std::string found;
  auto expected = brute.refuted();
  for (const Finding& finding : report.findings) {
    if (finding.verdict == Verdict::undecided) found += "undecided: " + name_of(finding.property, finding.about) + "\n";
    if (finding.property > Property::guarantee) continue;
    const bool is_refuted = finding.verdict == Verdict::refuted;
    if (is_refuted != (expected.erase({finding.property, finding.about}) == 1))
      found +=
          (is_refuted ? "wrongly refuted: " : "wrongly proved: ") + name_of(finding.property, finding.about) + "\n";
  }
  for (const auto& [property, about] : expected) found += "not reported: " + name_of(property, about) + "\n";
  const auto moves = brute.moves();
  for (const Finding& finding : report.findings)
    if (finding.property == Property::stability && finding.because != std::to_string(moves.at(finding.about)))
      found += "stability of " + finding.about + ": " + finding.because + "\n";
  const auto [held, pairs] = brute.together();
  const std::string start = std::to_string(held) + " of " + std::to_string(pairs) + " pairs";
  for (const Finding& finding : report.findings)
    if (finding.property == Property::fire_together && !finding.because.starts_with(start))
      found += "together: " + finding.because + ", not " + start + "\n";
  return found;
}

std::string conflicts_that_differ(const ProofReport& report, const BruteForce& brute) {
  std::set<std::pair<std::string, std::string>> noted;
  for (const Finding& finding : report.findings)
    if (finding.property == Property::conflict) noted.emplace(finding.about, finding.words);
  return noted == brute.conflicts() ? "" : "other conflicts\n";
}

std::size_t rule_at(const Program& program, const std::string& id) {
  const auto& rules = program.rules().rules;
  return static_cast<std::size_t>(std::ranges::find(rules, id, [](const Rule& rule) { return rule.id.text; }) -
                                  rules.begin());
}

// Written again from what the report promises: the level, what it can still be, a conflict.
std::string in_words(const Program& program, const Decision& decision) {
  const auto& levels = program.rules().ladder.levels;
  return levels[decision.level].name +
         (decision.up_to > decision.level ? " (up to " + levels[decision.up_to].name + ")" : "") +
         (decision.conflict ? ", against a limit" : "");
}

/// The position of an answer among the values of its question, or where it would stand.
double place_of(const Case& person, const std::string& name) {
  for (const Answer& answer : person.answers)
    if (answer.name.text == name) {
      const std::string& text = answer.readings[0].value->text;
      return text == "true" ? 1 : text == "false" ? 0 : std::stod(text);
    }
  return -1;
}

/// Whether no question that a rule asks is open.
bool is_whole(const Program& program, const Case& person) {
  const auto is_answered = [&](const Slot& slot) {
    if (slot.kind == Slot::Kind::history) return person.history.has_value();
    return std::ranges::any_of(person.answers, [&](const Answer& answer) { return answer.name.text == slot.name; });
  };
  return std::ranges::all_of(program.slots(), [&](const Slot& slot) { return !slot.used || is_answered(slot); });
}

bool first_is_told(const Witness& witness) { return witness.cases[0].history.has_value(); }

bool shows(const Program& program, const Finding& finding, const Witness& witness, const Decision& a,
           const Decision& b) {
  const bool lower = a.level > b.level || a.up_to > b.up_to;
  switch (finding.property) {
    case Property::level_or_gap:
      return a.level < a.up_to && is_whole(program, witness.cases[0]);
    case Property::worse_never_less: {
      const auto& inputs = program.rules().inputs;
      const auto asked = std::ranges::find(inputs, finding.about, [](const Input& one) { return one.name.text; });
      const double from = place_of(witness.cases[0], finding.about), to = place_of(witness.cases[1], finding.about);
      return lower && from >= 0 && to >= 0 && (asked->worse == Worse::higher ? from < to : from > to);
    }
    case Property::protected_never_matters:
      return a.truths != b.truths;
    case Property::answer_stays_in_span: {
      const bool without = finding.about != "history" || !first_is_told(witness);
      return witness.cases.size() == 2 && without && (a.level > b.level || a.up_to < b.up_to);
    }
    case Property::guarantee: {
      const auto& all = program.rules().guarantees;
      const auto one = std::ranges::find(all, finding.about, [](const Guarantee& of) { return of.id.text; });
      const std::size_t level = *program.rules().ladder.find(one->level.text);
      return a.truths[rule_at(program, "g" + finding.about.substr(1))] == Truth::yes &&
             (one->at_most ? a.up_to > level : a.level < level);
    }
    case Property::conflict:
      return a.conflict && a.truths[rule_at(program, finding.about)] == Truth::yes &&
             a.truths[rule_at(program, finding.words)] == Truth::yes;
    case Property::stability:
      return b.level - a.up_to == std::stoul(finding.because) && b.level > a.up_to;
    default:
      return false;
  }
}

/// What is wrong with a witness, in words.
std::string fault_of(const Program& program, const Finding& finding, const Witness& witness) {
  const Case& first = witness.cases.front();
  const Case& last = witness.cases.back();
  if (witness.cases.size() > 2) return "too many cases";
  const Decision a = small::decided(program, first), b = small::decided(program, last);
  std::string then = in_words(program, a);
  if (witness.cases.size() == 2) then += ", then " + in_words(program, b);
  if (then != witness.then) return "it says " + witness.then + " and is " + then;
  if (!shows(program, finding, witness, a, b)) return "it does not show it";
  if (witness.answers.size() != last.answers.size() + (last.history ? 1 : 0)) return "it tells other answers";
  for (const Answer& answer : last.answers)
    if (std::ranges::none_of(witness.answers,
                             [&](const auto& line) { return line.starts_with(answer.name.text + ": "); }))
      return "it does not tell " + answer.name.text;
  return "";
}

bool needs_witness(const Finding& finding) {
  switch (finding.property) {
    case Property::rule_can_hold:
    case Property::rule_matters:
    case Property::level_can_be_reached:
      return false;
    case Property::conflict:
      return true;
    case Property::stability:
      return finding.because != "0";
    default:
      return finding.verdict == Verdict::refuted;
  }
}

}  // namespace

namespace {

/// Who settles the questions, and how many rule sets are made for them.
struct Run {
  ProofOptions::Tiers tiers;
  std::set<Tier> expected;  ///< who may have settled something
  int rounds;
};

void check_verdicts(const Run& run, std::uint64_t seed) {
  Random random(seed);
  std::map<std::string, std::size_t> counts;
  std::set<Tier> seen;
  const bool is_whole = run.tiers.diagram;
  for (int round = 0; round < small::shortened(run.rounds); ++round) {
    const auto [made, program] = small::make_compiled(random);
    const BruteForce brute(program, made.questions);
    ProofOptions options;
    options.tiers = run.tiers;
    const ProofReport report = prove(program, options);
    std::string wrong = differences(report, brute);
    if (!made.has_history && is_whole) wrong += conflicts_that_differ(report, brute);
    for (const Finding& finding : report.findings) {
      seen.insert(finding.tier);
      ++counts[std::string(to_text(finding.property)) + " " + std::string(to_text(finding.verdict))];
      if (finding.witnesses.empty() == needs_witness(finding))
        wrong += "witness of " + name_of(finding.property, finding.about) + "\n";
      for (const Witness& witness : finding.witnesses) {
        const std::string fault = fault_of(program, finding, witness);
        if (!fault.empty()) wrong += name_of(finding.property, finding.about) + ": " + fault + "\n";
      }
    }
    CHECK_MESSAGE(wrong.empty(), "round " << round << "\n" << made.text() << wrong);
  }
  // Fewer rule sets need not show every tier.
  if (small::is_short)
    CHECK(std::ranges::includes(run.expected, seen));
  else
    CHECK(seen == run.expected);
  const std::size_t enough = small::is_short ? 0 : run.rounds >= 1000 ? 20 : 1;
  for (const Property property : {Property::level_or_gap, Property::rule_can_hold, Property::level_can_be_reached,
                                  Property::rule_matters, Property::worse_never_less, Property::protected_never_matters,
                                  Property::answer_stays_in_span, Property::guarantee})
    for (const Verdict verdict : {Verdict::proved, Verdict::refuted}) {
      const std::string name = std::string(to_text(property)) + " " + std::string(to_text(verdict));
      CHECK_MESSAGE(counts[name] >= enough, name << ": " << counts[name]);
    }
}

}  // namespace

TEST_CASE("every verdict about a small rule set is what looking at every case gives") {
  check_verdicts({{}, {Tier::polarity, Tier::diagram}, 1200}, 20'261'124);
}

TEST_CASE("every verdict of the diagram alone is what looking at every case gives") {
  // What no rule asks for is no question for a diagram.
  check_verdicts({{.polarity = false, .enumeration = false, .solver = false}, {Tier::polarity, Tier::diagram}, 300}, 5);
}

TEST_CASE("every verdict of looking at each combination is what looking at every case gives") {
  check_verdicts({{.polarity = false, .diagram = false, .solver = false}, {Tier::polarity, Tier::enumeration}, 300}, 6);
}

TEST_CASE("every verdict of the solver is what looking at every case gives") {
  if (!smt::Sat::is_there()) {
    MESSAGE("skipped: rung was built without CaDiCaL");
    return;
  }
  check_verdicts({{.polarity = false, .diagram = false, .enumeration = false}, {Tier::polarity, Tier::solver}, 500}, 7);
}
