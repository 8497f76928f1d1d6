// look_into() held to every case of rule sets made by chance: what forces the level, what moves it, what is still
// possible, how likely, and in which order to ask. Nothing here knows a diagram.

#include "rung/explain/insight.hpp"

#include <set>

#include "prove/small_rules.hpp"
#include "rung/explain/explain.hpp"

using namespace rung;
using small::Answers;
using small::EveryCase;
using small::Random;
using small::SmallRules;

namespace {

constexpr std::size_t most_cases = 1500;
using Names = std::set<std::string>;
using Mask = std::uint32_t;

/// What is recommended for every case of a made rule set.
class Everyone {
 public:
  explicit Everyone(const Program& program, const SmallRules& rules)
      : program_(program), questions_(rules.questions), cases_(rules.questions) {
    for (std::size_t i = 0; i < cases_.size(); ++i)
      levels_.push_back(small::decided(program, small::case_of(questions_, cases_[i])).recommended);
  }
  std::size_t level(const Answers& answers) const { return levels_[cases_.at(answers)]; }
  const EveryCase& cases() const { return cases_; }
  const std::string& name(std::size_t question) const { return questions_[question].name; }
  bool is_history(std::size_t question) const { return name(question) == "current_level"; }
  const Input* input(std::size_t question) const {
    for (const Input& one : program_.rules().inputs)
      if (one.name.text == name(question)) return &one;
    return nullptr;
  }

  /// Calls `each` with every case that has the answers to the questions not `free`, and to those any from `first` on.
  template <class Each>
  void vary(Answers answers, const std::vector<bool>& free, const std::vector<std::size_t>& first, Each&& each,
            std::size_t question = 0) const {
    if (question == answers.size()) return each(answers);
    if (!free[question]) return vary(answers, free, first, each, question + 1);
    for (std::size_t answer = first[question]; answer <= cases_.values(question); ++answer) {
      answers[question] = answer;
      vary(answers, free, first, each, question + 1);
    }
  }

  /// A missing answer may be given; one that is optional may also stay missing.
  std::vector<std::size_t> completions() const {
    std::vector<std::size_t> first;
    for (std::size_t i = 0; i < questions_.size(); ++i) first.push_back(input(i) && input(i)->optional ? 0 : 1);
    return first;
  }
  /// What is optional and missing, and what no rule waits for, stays so.
  bool stays(std::size_t question, const Answers& answers) const {
    return answers[question] == 0 && input(question) && input(question)->optional && !waited_.contains(name(question));
  }
  void wait_for(const std::vector<Question>& questions) {
    waited_.clear();
    for (const Question& one : questions) waited_.insert(one.name);
  }

  Mask possible(const Answers& answers, const std::vector<bool>& open) const {
    Mask found = 0;
    vary(answers, open, completions(), [&](const Answers& one) { found |= 1u << level(one); });
    return found;
  }

  /// Whether the answers to `held` keep the level among those of `mask`, whatever the others are or are not.
  bool forces(const Answers& answers, const std::vector<bool>& held, Mask mask) const {
    std::vector<bool> free(held.size());
    for (std::size_t i = 0; i < held.size(); ++i) free[i] = !held[i] && !stays(i, answers);
    bool all = true;
    vary(answers, free, std::vector<std::size_t>(held.size(), 0),
         [&](const Answers& one) { all = all && (mask >> level(one) & 1); });
    return all;
  }

  /// How many questions it takes at most until the level is settled, each chosen best.
  std::size_t most_questions(const Answers& answers, std::vector<bool> open) const {
    const Mask left = possible(answers, open);
    if ((left & (left - 1)) == 0) return 0;
    std::size_t best = SIZE_MAX;
    const auto first = completions();
    for (std::size_t q = 0; q < open.size(); ++q) {
      if (!open[q]) continue;
      open[q] = false;
      std::size_t most = 0;
      for (std::size_t answer = first[q]; answer <= cases_.values(q); ++answer) {
        Answers then = answers;
        then[q] = answer;
        most = std::max(most, most_questions(then, open));
      }
      open[q] = true;
      best = std::min(best, 1 + most);
    }
    return best;
  }

  double likelihood(const Answers& answers, const std::vector<bool>& open, std::size_t of) const {
    double found = 0;
    vary(answers, open, completions(), [&](const Answers& one) {
      if (level(one) != of) return;
      double share = 1;
      for (std::size_t q = 0; q < one.size(); ++q)
        if (open[q]) share *= weight(q, one[q]);
      found += share;
    });
    return found;
  }
  // Missing weighs 2 where it may be, and the value number n weighs n.
  double weight(std::size_t question, std::size_t answer) const {
    const std::size_t values = cases_.values(question);
    const double missing = completions()[question] == 0 ? 2 : 0;
    return (answer == 0 ? missing : static_cast<double>(answer)) /
           (missing + static_cast<double>(values * (values + 1)) / 2);
  }
  Population population() const {
    Population made;
    for (std::size_t q = 0; q < questions_.size(); ++q) {
      Population::Marginal one{.name = {name(q), {}}, .missing = 2};
      for (std::size_t v = 0; v < questions_[q].values.size(); ++v)
        one.weights.emplace_back(Written{.text = questions_[q].values[v]}, Decimal(static_cast<std::int64_t>(v + 1)));
      made.marginals.push_back(std::move(one));
    }
    return made;
  }

  /// Thousandths of the scale, rounded up.
  std::uint32_t distance(std::size_t question, std::size_t from, std::size_t to) const {
    const Input& asked = *input(question);
    if (!asked.range) return 1000;
    const auto number = [&](std::size_t answer) { return *Decimal::parse(questions_[question].values[answer - 1]); };
    const auto width = asked.range->high.units() - asked.range->low.units();
    const auto apart = subtract(number(to), number(from))->absolute().units();
    return static_cast<std::uint32_t>((apart * 1000 + width - 1) / width);
  }

 private:
  const Program& program_;
  const std::vector<small::Question>& questions_;
  EveryCase cases_;
  std::vector<std::size_t> levels_;
  Names waited_;
};

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
