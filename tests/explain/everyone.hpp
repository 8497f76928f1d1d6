#pragma once

#include <set>
#include <string>

#include "prove/small_rules.hpp"
#include "rung/explain/explain.hpp"

namespace rung::small {

using Names = std::set<std::string>;
using Mask = std::uint32_t;  ///< one bit for each level

/// What is recommended for every case of a made rule set.
class Everyone {
 public:
  explicit Everyone(const Program& program, const SmallRules& rules)
      : program_(program), questions_(rules.questions), cases_(rules.questions) {
    for (std::size_t i = 0; i < cases_.size(); ++i)
      levels_.push_back(decided(program, case_of(questions_, cases_[i])).recommended);
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
  void wait_for(const std::vector<rung::Question>& questions) {
    waited_.clear();
    for (const rung::Question& one : questions) waited_.insert(one.name);
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

}  // namespace rung::small
