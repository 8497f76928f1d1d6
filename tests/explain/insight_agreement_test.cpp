// look_into() held to every case of rule sets made by chance: what forces the level, what moves it, what is still
// possible, how likely, and in which order to ask. Nothing here knows a diagram.

#include "rung/explain/insight.hpp"

#include "explain/everyone.hpp"

using namespace rung;
using small::Answers;
using small::EveryCase;
using small::Everyone;
using small::Mask;
using small::Names;
using small::Random;
using small::SmallRules;

namespace {

constexpr std::size_t most_cases = 1500;

/// One case held to everyone.
class Held {
 public:
  Held(const Everyone& all, const Answers& answers, const Insight& insight)
      : all_(all), answers_(answers), insight_(insight), level_(all.level(answers)) {
    for (std::size_t q = 0; q < answers.size(); ++q) open_.push_back(answers[q] == 0 && !all.stays(q, answers));
  }

  std::string differences() {
    const Mask lower = (1u << level_) - 1, here = 1u << level_;
    forced("not lower", insight_.not_lower, ~lower);
    forced("not higher", insight_.not_higher, lower | here);
    forced("settled", insight_.settled, here);
    shifts("lower", insight_.lower, lower);
    shifts("higher", insight_.higher, ~(lower | here));
    flips();
    open();
    return found_;
  }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds) found_ += what + "\n";
  }

  void forced(const std::string& what, const Forced& said, Mask mask) {
    const std::size_t count = answers_.size();
    std::optional<std::size_t> fewest;
    for (Mask set = 0; set < 1u << count; ++set) {
      std::vector<bool> held;
      bool known = true;
      std::size_t size = 0;
      for (std::size_t q = 0; q < count; ++q) {
        held.push_back(set >> q & 1);
        known = known && (!held[q] || answers_[q] != 0);
        size += held[q];
      }
      if (known && (!fewest || size < *fewest) && all_.forces(answers_, held, mask)) fewest = size;
    }
    const auto kind = !fewest        ? Forced::Kind::not_forced
                      : *fewest == 0 ? Forced::Kind::always
                                     : Forced::Kind::by_answers;
    expect(said.kind == kind, what + ": another kind");
    if (said.kind != Forced::Kind::by_answers || !fewest) return;
    expect(said.answers.size() == *fewest, what + ": not the fewest answers");
    std::vector<bool> held(count);
    for (const Evidence& one : said.answers)
      for (std::size_t q = 0; q < count; ++q) held[q] = held[q] || all_.name(q) == one.name;
    expect(all_.forces(answers_, held, mask), what + ": does not force it");
  }

  void shifts(const std::string& what, const Shifts& said, Mask mask) {
    const std::size_t count = answers_.size();
    std::map<Names, std::uint32_t> nearest;
    std::size_t fewest = SIZE_MAX;
    std::vector<bool> may_vary;
    for (std::size_t q = 0; q < count; ++q) may_vary.push_back(answers_[q] != 0 && !all_.is_history(q));
    all_.vary(answers_, may_vary, std::vector<std::size_t>(count, 1), [&](const Answers& other) {
      if (!(mask >> all_.level(other) & 1)) return;
      Names changed;
      std::uint32_t distance = 0;
      for (std::size_t q = 0; q < count; ++q)
        if (other[q] != answers_[q]) changed.insert(all_.name(q)), distance += all_.distance(q, answers_[q], other[q]);
      if (changed.size() > fewest) return;
      if (changed.size() < fewest) nearest.clear(), fewest = changed.size();
      const auto [at, is_new] = nearest.emplace(changed, distance);
      at->second = std::min(at->second, distance);
    });
    std::map<Names, std::uint32_t> got;
    for (const Shift& one : said.shifts) {
      Names names;
      for (const Altered& answer : one.answers) names.insert(answer.words.substr(0, answer.words.find(':')));
      got[names] = one.distance;
      expect(mask >> one.level & 1, what + ": leads elsewhere");
    }
    expect(got == nearest, what + ": other changes");
    expect(said.kind == (nearest.empty() ? Shifts::Kind::none : Shifts::Kind::found),
           what + ": another kind of changes");
  }

  void flips() {
    std::set<std::pair<std::string, std::size_t>> expected, got;
    for (std::size_t q = 0; q < answers_.size(); ++q) {
      const char kind = all_.name(q).front();
      if (answers_[q] == 0 || (kind != 'b' && kind != 'i')) continue;
      for (const std::size_t to : {answers_[q] - 1, answers_[q] + 1}) {
        if (to == 0 || to > all_.cases().values(q)) continue;
        Answers other = answers_;
        other[q] = to;
        if (all_.level(other) != level_) expected.emplace(all_.name(q), all_.level(other));
      }
    }
    for (const Flip& one : insight_.flips)
      if (const std::string name = one.answer.words.substr(0, one.answer.words.find(':'));
          name[0] == 'b' || name[0] == 'i')
        got.emplace(name, one.level);
    expect(got == expected, "other single steps");
  }

  void open() {
    const OpenLevels& said = insight_.open;
    expect(said.is_exact && said.possible == all_.possible(answers_, open_), "other levels possible");
    Names relevant, got;
    for (std::size_t q = 0; q < answers_.size(); ++q) {
      if (!open_[q]) continue;
      std::vector<bool> others = open_;
      others[q] = false;
      const auto first = all_.completions();
      all_.vary(answers_, others, first, [&](Answers one) {
        one[q] = first[q];
        const std::size_t level = all_.level(one);
        while (++one[q] <= all_.cases().values(q))
          if (all_.level(one) != level) relevant.insert(all_.is_history(q) ? "history" : all_.name(q));
      });
    }
    for (const NextQuestion& one : said.questions) got.insert(one.question.name);
    expect(got == relevant, "other questions");
    if (!said.questions.empty() && said.is_best_order && said.questions[0].then_mean == 0)
      expect(said.questions[0].then_most + 1 == all_.most_questions(answers_, open_), "not the best question first");
    for (std::size_t level = 0; level < said.likelihood.size(); ++level)
      expect(said.likelihood[level] == doctest::Approx(all_.likelihood(answers_, open_, level)), "another likelihood");
  }

  const Everyone& all_;
  const Answers& answers_;
  const Insight& insight_;
  std::size_t level_;
  std::vector<bool> open_;
  std::string found_;
};

/// Looks at some cases of a made rule set.
void look_at_some(std::uint64_t seed, bool with_population) {
  Random random(seed);
  for (std::size_t made = 0, sought = 0; made < 60; ++sought) {
    const SmallRules rules = small::make(random);
    if (rules.combinations() > most_cases) continue;
    const auto program = small::compiled(rules.text());
    if (!program) continue;
    ++made;
    Everyone all(*program, rules);
    const Population population = all.population();
    const LevelChart chart(*program);
    REQUIRE(chart.fault().empty());
    for (int turn = 0; turn < 8; ++turn) {
      const Answers answers = all.cases()[random.below(all.cases().size())];
      const auto facts = bind(*program, small::case_of(rules.questions, answers));
      Decision decision;
      decide(*program, *facts, decision);
      const Explanation explanation = explain(*program, *facts, decision);
      const Insight insight = look_into(chart, explanation, with_population ? &population : nullptr);
      REQUIRE(insight.unavailable.empty());
      all.wait_for(explanation.questions);
      const std::string differences = Held(all, answers, insight).differences();
      std::string said;
      for (std::size_t q = 0; q < answers.size(); ++q)
        said += rules.questions[q].name + " = " + (answers[q] ? rules.questions[q].values[answers[q] - 1] : "-") + "\n";
      INFO(rules.text());
      INFO(said);
      CHECK(differences == "");
      if (!differences.empty()) return;
    }
  }
}

}  // namespace

TEST_CASE("what forces a level and what moves it is what looking at every case gives") { look_at_some(1, false); }

TEST_CASE("the levels still possible and their likelihood are what every way of answering gives") {
  look_at_some(2, true);
}
