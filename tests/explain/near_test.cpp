// What the rules for the next level up lack, held to every case of rule sets made by chance. Nothing here knows a
// diagram.

#include <set>

#include "prove/small_rules.hpp"
#include "rung/explain/explain.hpp"
#include "rung/explain/insight.hpp"

using namespace rung;
using small::Answers;
using small::EveryCase;
using small::Random;
using small::SmallRules;

namespace {

using Names = std::set<std::string>;
/// Of one rule: each smallest set of answers, with its distance.
using Ways = std::map<Names, std::uint32_t>;

/// What every case of a made rule set comes to.
class Everyone {
 public:
  Everyone(const Program& program, const SmallRules& rules)
      : program_(program), questions_(rules.questions), cases_(rules.questions) {
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      const Decision decision = small::decided(program, small::case_of(questions_, cases_[i]));
      levels_.push_back(decision.recommended);
      std::vector<bool> holds;
      for (const Truth truth : decision.truths) holds.push_back(truth == Truth::yes);
      holds_.push_back(std::move(holds));
    }
    for (std::size_t q = 0; q < questions_.size(); ++q)
      counts_.push_back(differs(q, [&](std::size_t one, std::size_t other) { return levels_[one] != levels_[other]; }));
  }

  /// Whether a rule asks for nothing that never changes a level.
  bool is_told(std::size_t rule) const {
    for (std::size_t q = 0; q < questions_.size(); ++q)
      if (!counts_[q] && differs(q, [&](std::size_t a, std::size_t b) { return holds_[a][rule] != holds_[b][rule]; }))
        return false;
    return true;
  }

  /// The ways in which a rule comes to hold with the fewest answers; empty when none does.
  Ways lacks(const Answers& answers, std::size_t rule) const {
    std::size_t fewest = SIZE_MAX;
    Ways found;
    for (std::size_t i = 0; i < cases_.size(); ++i) {
      if (!holds_[i][rule]) continue;
      Names changed;
      std::uint32_t far = 0;
      bool may_be = true;
      for (std::size_t q = 0; q < questions_.size(); ++q) {
        const std::size_t to = cases_.answer(i, q);
        if (to == answers[q]) continue;
        may_be = may_be && to != 0 && name(q) != "current_level";
        changed.insert(name(q));
        if (may_be) far += distance(q, answers[q], to);
      }
      if (!may_be || changed.size() > fewest) continue;
      if (changed.size() < fewest) found.clear(), fewest = changed.size();
      const auto [at, is_new] = found.emplace(changed, far);
      at->second = std::min(at->second, far);
    }
    return found;
  }

  const EveryCase& cases() const { return cases_; }

 private:
  template <class Differ>
  bool differs(std::size_t question, const Differ& differ) const {
    for (std::size_t i = 0; i < cases_.size(); ++i)
      for (std::size_t answer = 0; answer <= cases_.values(question); ++answer)
        if (differ(i, cases_.changed(i, question, answer))) return true;
    return false;
  }

  const std::string& name(std::size_t question) const { return questions_[question].name; }

  /// Thousandths of the scale, rounded up; what is missing counts as at its mild end, and what has no
  /// order as a whole scale away.
  std::uint32_t distance(std::size_t question, std::size_t from, std::size_t to) const {
    for (const Input& asked : program_.rules().inputs) {
      if (asked.name.text != name(question)) continue;
      if (!asked.range) return 1000;
      if (from == 0) from = asked.worse == Worse::lower ? cases_.values(question) : 1;
      const auto number = [&](std::size_t answer) { return *Decimal::parse(questions_[question].values[answer - 1]); };
      const auto width = asked.range->high.units() - asked.range->low.units();
      const auto apart = subtract(number(to), number(from))->absolute().units();
      return static_cast<std::uint32_t>((apart * 1000 + width - 1) / width);
    }
    return 1000;
  }

  const Program& program_;
  const std::vector<small::Question>& questions_;
  EveryCase cases_;
  std::vector<std::size_t> levels_;
  std::vector<std::vector<bool>> holds_;
  std::vector<bool> counts_;  // of each question: some answer to it changes a level
};

std::map<std::size_t, Ways> expected(const Everyone& all, const Program& program, const Decision& decision,
                                     const Answers& answers, std::optional<std::size_t>& next) {
  const auto demands = [&](std::size_t rule) -> std::optional<std::size_t> {
    const Bearing& bearing = decision.bearings[rule];
    if (program.compiled_rules()[rule].effect != Effect::at_least || bearing.kind != Bearing::Kind::level ||
        bearing.level <= decision.recommended || !all.is_told(rule))
      return std::nullopt;
    return bearing.level;
  };
  std::map<std::size_t, Ways> found;
  for (std::size_t rule = 0; rule < program.compiled_rules().size(); ++rule) {
    const auto level = demands(rule);
    if (!level || decision.truths[rule] == Truth::yes) continue;
    Ways ways = all.lacks(answers, rule);
    if (ways.empty() || (next && *level > *next)) continue;
    if (!next || *level < *next) found.clear();
    next = level;
    found[rule] = std::move(ways);
  }
  std::vector<std::size_t> sizes;
  for (const auto& [rule, ways] : found) sizes.push_back(ways.begin()->first.size());
  std::ranges::sort(sizes);
  if (sizes.size() > 5)  // and those that lack as few as the fifth
    std::erase_if(found, [&](const auto& entry) { return entry.second.begin()->first.size() > sizes[4]; });
  return found;
}

std::map<std::size_t, Ways> said(const Program& program, const Insight& insight) {
  std::map<std::size_t, Ways> found;
  for (const NearRule& near : insight.near)
    for (const Shift& way : near.ways) {
      Names names;
      for (const Altered& one : way.answers) names.insert(program.slots()[one.slot].name);
      found[near.rule][names] = way.distance;
    }
  return found;
}

}  // namespace

TEST_CASE("what the rules for the next level up lack is what looking at every case gives") {
  Random random(20'261'128);
  std::size_t with_some = 0, with_missing = 0;
  const int rounds = small::shortened(60);
  for (int made = 0; made < rounds;) {
    const SmallRules rules = small::make(random);
    const auto program = rules.combinations() > 1500 ? std::nullopt : small::compiled(rules.text());
    if (!program) continue;
    ++made;
    const Everyone all(*program, rules);
    const LevelChart chart(*program);
    REQUIRE(chart.fault().empty());
    for (int turn = 0; turn < 8; ++turn) {
      const Answers answers = all.cases()[random.below(all.cases().size())];
      const auto facts = bind(*program, small::case_of(rules.questions, answers));
      Decision decision;
      decide(*program, *facts, decision);
      const Insight insight = look_into(chart, explain(*program, *facts, decision));
      REQUIRE(insight.unavailable.empty());
      std::optional<std::size_t> next;
      const auto lacks = expected(all, *program, decision, answers, next);
      INFO(rules.text());
      CHECK(insight.near_is_whole);
      CHECK(said(*program, insight) == lacks);
      if (!lacks.empty()) CHECK(insight.near_level == *next);
      for (std::size_t i = 1; i < insight.near.size(); ++i)
        CHECK(insight.near[i - 1].ways[0].answers.size() <= insight.near[i].ways[0].answers.size());
      with_some += !lacks.empty();
      with_missing += std::ranges::count(answers, 0u) > 0 && !lacks.empty();
    }
  }
  CHECK(with_some > static_cast<std::size_t>(small::shortened(100)));
  CHECK(with_missing > static_cast<std::size_t>(small::shortened(50)));
}
