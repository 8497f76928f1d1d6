#include "brute_force.hpp"

namespace rung::small {
namespace {

BruteForce::Seen seen_of(const Program& program, const Case& person) {
  Decision decision = decided(program, person);
  BruteForce::Seen seen{decision.level, decision.up_to, decision.conflict, decision.truths, decision.bearings, {}};
  for (std::size_t rule = 0; rule < seen.truths.size(); ++rule) {
    decision.truths = seen.truths;
    decision.truths[rule] = Truth::no;
    const Outcome other = weigh(program, decision);
    seen.differs_without.push_back(other.level != seen.level || other.up_to != seen.up_to ||
                                   other.conflict != seen.conflict);
  }
  return seen;
}

}  // namespace

BruteForce::BruteForce(const Program& program, const std::vector<Question>& questions)
    : program_(program), questions_(questions), cases_(questions) {
  for (std::size_t i = 0; i < cases_.size(); ++i) seen_.push_back(seen_of(program, case_of(questions, cases_[i])));
}

const Input* BruteForce::input(std::size_t question) const {
  for (const Input& one : program_.rules().inputs)
    if (one.name.text == questions_[question].name) return &one;
  return nullptr;  // the history
}

template <class Check>
bool BruteForce::any_pair(std::size_t question, std::size_t first, const Check& check) const {
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    const std::size_t answer = cases_.answer(i, question);
    if (answer < first) continue;
    for (std::size_t other = first; other <= cases_.values(question); ++other)
      if (other != answer && check(answer, seen_[i], other, seen_[cases_.changed(i, question, other)])) return true;
  }
  return false;
}

bool BruteForce::is_settled_but_open() const {
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    const Answers answers = cases_[i];
    if (std::ranges::find(answers, 0u) == answers.end() && seen_[i].level < seen_[i].up_to) return true;
  }
  return false;
}

void BruteForce::add_rules_and_levels(Refuted& found) const {
  for (std::size_t rule = 0; rule < program_.rules().rules.size(); ++rule) {
    if (!any([&](const Seen& one) { return one.truths[rule] == Truth::yes; }))
      found.emplace(Property::rule_can_hold, id(rule));
    if (program_.rules().rules[rule].effect != Effect::alert &&
        !any([&](const Seen& one) { return one.differs_without[rule]; }))
      found.emplace(Property::rule_matters, id(rule));
  }
  for (std::size_t level = 0; level < program_.rules().ladder.levels.size(); ++level)
    if (!any([&](const Seen& one) { return one.level == level && one.up_to == level; }))
      found.emplace(Property::level_can_be_reached, program_.rules().ladder.levels[level].id.text);
  for (const Guarantee& guarantee : program_.rules().guarantees) {
    const std::size_t level = *program_.rules().ladder.find(guarantee.level.text);
    std::size_t alert = 0;  // the one with the same condition
    while (id(alert) != "g" + guarantee.id.text.substr(1)) ++alert;
    if (any([&](const Seen& one) {
          return one.truths[alert] == Truth::yes && (guarantee.at_most ? one.up_to > level : one.level < level);
        }))
      found.emplace(Property::guarantee, guarantee.id.text);
  }
}

bool BruteForce::falls(std::size_t question, const Input& asked) const {
  return any_pair(question, 1, [&](std::size_t a, const Seen& one, std::size_t b, const Seen& other) {
    const bool is_worse = asked.worse == Worse::higher ? b > a : b < a;
    return is_worse && (other.level < one.level || other.up_to < one.up_to);
  });
}

bool BruteForce::changes_a_rule(std::size_t question) const {
  return any_pair(question, 0, [](std::size_t, const Seen& one, std::size_t, const Seen& other) {
    return one.truths != other.truths;
  });
}

bool BruteForce::leaves_span(std::size_t question) const {
  return any_pair(question, 0, [](std::size_t a, const Seen& one, std::size_t, const Seen& other) {
    return a == 0 && (other.level < one.level || other.up_to > one.up_to);
  });
}

void BruteForce::add_answers(Refuted& found) const {
  for (std::size_t question = 0; question < questions_.size(); ++question) {
    const Input* const asked = input(question);
    const std::string& name = questions_[question].name;
    if (asked && asked->worse != Worse::unsaid && falls(question, *asked))
      found.emplace(Property::worse_never_less, name);
    if (asked && asked->is_protected && changes_a_rule(question))
      found.emplace(Property::protected_never_matters, name);
    if ((!asked || !asked->optional) && leaves_span(question))
      found.emplace(Property::answer_stays_in_span, asked ? name : "history");
  }
}

BruteForce::Refuted BruteForce::refuted() const {
  Refuted found;
  if (is_settled_but_open()) found.emplace(Property::level_or_gap, "");
  add_rules_and_levels(found);
  add_answers(found);
  return found;
}

std::map<std::string, std::size_t> BruteForce::moves() const {
  std::map<std::string, std::size_t> found;
  for (std::size_t question = 0; question < questions_.size(); ++question) {
    const Input* const asked = input(question);
    if (!asked) continue;
    std::size_t longest = 0;
    any_pair(question, 1, [&](std::size_t a, const Seen& one, std::size_t b, const Seen& other) {
      const bool is_step = asked->worse == Worse::higher  ? b == a + 1
                           : asked->worse == Worse::lower ? a == b + 1
                                                          : b == a + 1 || a == b + 1;
      if (is_step && other.level > one.up_to) longest = std::max(longest, other.level - one.up_to);
      return false;
    });
    found[asked->name.text] = longest;
  }
  return found;
}

std::pair<std::size_t, std::size_t> BruteForce::together() const {
  std::size_t pairs = 0, held = 0;
  const auto& rules = program_.rules().rules;
  const auto level = [&](std::size_t rule) { return program_.rules().ladder.find(rules[rule].levels[0].text); };
  for (std::size_t a = 0; a < rules.size(); ++a)
    for (std::size_t b = a + 1; b < rules.size(); ++b) {
      if (rules[a].effect != Effect::at_least || rules[b].effect != Effect::at_least) continue;
      if (!level(a) || !level(b) || level(a) == level(b)) continue;  // relative ones are not on the ladder
      ++pairs;
      held += any([&](const Seen& one) { return one.truths[a] == Truth::yes && one.truths[b] == Truth::yes; });
    }
  return {held, pairs};
}

std::set<std::pair<std::string, std::string>> BruteForce::conflicts() const {
  std::set<std::pair<std::string, std::string>> found;
  const auto& rules = program_.rules().rules;
  const Ladder& ladder = program_.rules().ladder;
  const auto rules_out = [&](const Rule& limit, std::size_t level) {
    if (limit.effect == Effect::at_most) return level > *ladder.find(limit.levels[0].text);
    return limit.effect == Effect::rules_out &&
           std::ranges::any_of(limit.levels, [&](const Word& one) { return *ladder.find(one.text) == level; });
  };
  for (std::size_t limit = 0; limit < rules.size(); ++limit)
    for (std::size_t floor = 0; floor < rules.size(); ++floor)
      if (rules[floor].effect == Effect::at_least && any([&](const Seen& one) {
            return one.conflict && one.truths[limit] == Truth::yes && one.truths[floor] == Truth::yes &&
                   rules_out(rules[limit], *ladder.find(rules[floor].levels[0].text));
          }))
        found.emplace(id(limit), id(floor));
  return found;
}

}  // namespace rung::small
