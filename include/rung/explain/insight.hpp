#pragma once

#include "rung/diagram/level_chart.hpp"
#include "rung/explain/explanation.hpp"
#include "rung/model/population.hpp"

namespace rung {

/// A smallest set of what is known of a person that by itself forces something, whatever the rest comes to, also where
/// the rest is missing; only what is optional and stays missing does so. No smaller set does, so none of it can be
/// dropped.
struct Forced {
  /// What was found.
  enum class Kind : std::uint8_t {
    by_answers,  ///< `answers` force it
    always,      ///< it holds of everyone, so it takes no answer
    not_forced,  ///< missing answers could still undo it
    not_found,   ///< the budget ran out
  };
  Kind kind = Kind::always;            ///< what was found
  std::vector<Evidence> answers = {};  ///< by slot
};

/// One answer, as it is and as it would have to be.
struct Altered {
  std::size_t slot = 0;  ///< position in Program::slots()
  Value from = {};       ///< as it is
  Value to = {};         ///< as it would have to be; of several that would do, the nearest
  std::string words;     ///< "home: severe (3 of 4) instead of moderate (2 of 4)"
};

/// Answers that together move the level.
struct Shift {
  std::vector<Altered> answers;  ///< by slot
  std::size_t level = 0;         ///< where it moves to
  std::uint32_t distance = 0;    ///< thousandths of their scales, all together
};

/// The smallest changes that move the level one way: of no other change is there less.
struct Shifts {
  /// What was found.
  enum class Kind : std::uint8_t {
    found,     ///< `shifts` are all there are with so few answers
    some,      ///< and there are more of them
    none,      ///< no change of what was answered does
    not_found  ///< the budget ran out
  };
  Kind kind = Kind::none;          ///< what was found
  std::vector<Shift> shifts = {};  ///< for each set of answers the nearest change; nearest first
};

/// A rating that moves the level by itself, one step from where it is.
struct Flip {
  Altered answer;         ///< to the step beside it
  std::size_t level = 0;  ///< where the level moves to
};

/// A rule that demands a higher level and does not hold, with what it lacks.
struct NearRule {
  std::size_t rule = 0;  ///< position in the rule set
  /// The fewest answers that would make it hold, changed or given for the first time: for each set of answers the
  /// nearest, where an answer that is missing counts as at its mildest; nearest first; never empty.
  std::vector<Shift> ways = {};
};

/// Something to ask that can still change the level.
struct NextQuestion {
  Question question;                    ///< its name and words, and the rules that wait for it
  std::vector<std::size_t> slots = {};  ///< of the program, that count: scores, items, an input; none for the history
  bool can_settle = false;              ///< some answer to it leaves only one level
  std::size_t then_most = 0;            ///< at most so many questions are left after it, each chosen best
  double then_mean = 0;                 ///< so many on average; only where there is a likelihood
};

/// What missing answers can still do.
struct OpenLevels {
  std::uint32_t possible = 0;  ///< exactly the levels that some way of answering what is missing gives: one bit each
  bool is_exact = true;        ///< false when a budget ran out: then some of them may not be possible
  /// How likely each level is, lowest first, when every missing answer is drawn for itself; empty where the marginals
  /// do not say enough.
  std::vector<double> likelihood = {};
  std::vector<std::string> not_stated = {};  ///< the answers that are missing from the marginals, where any were given
  std::vector<NextQuestion> questions = {};  ///< those that can change the level, best first
  bool is_best_order = true;                 ///< false when the budget allowed to look one question ahead only
};

/// What the whole rule set says about one case, exactly: which answers force its level, which would move it, and what
/// missing answers can still do. The level spoken of is the one recommended.
struct Insight {
  std::string unavailable = {};  ///< why there is none of it; empty when there is

  Forced not_lower;                     ///< that the level is no lower
  Forced not_higher;                    ///< that it is no higher
  Forced settled;                       ///< both at once
  std::vector<std::size_t> alone = {};  ///< rules that hold and each demand the level or more by themselves

  Shifts lower;                  ///< what would make the level lower
  Shifts higher;                 ///< what would make it higher
  std::vector<Flip> flips = {};  ///< by slot
  std::size_t ratings = 0;       ///< how many ratings were tried, one step either way

  /// The rules for the next level up that some rule demands which can hold: five where there are so many, and those
  /// that lack as few answers as the fifth; those that lack least first. Without such as no answer makes hold, and such
  /// as differ from others by answers that never change a level.
  std::vector<NearRule> near = {};
  std::size_t near_level = 0;  ///< the level that they demand. @pre `near` is not empty
  std::size_t near_more = 0;   ///< rules for that level that lack more, or cannot come to hold
  bool near_is_whole = true;   ///< false when a budget ran out: then some of them may be missing

  OpenLevels open;  ///< what missing answers can still do
};

/// What may be spent on one case, counted in nodes looked at, so that the same case always ends the same way.
struct InsightBudget {
  std::uint64_t forced = 100'000;  ///< for each of the three
  std::uint64_t shifts = 100'000;  ///< for each of the two
  std::uint64_t near = 10'000;     ///< for each rule of the next level up
  std::uint64_t open = 100'000;    ///< for the levels still possible
  std::uint64_t order = 1'000;     ///< for the best order of questions
};

/// Looks at a case with the whole rule set at hand. Total, and deterministic.
///
/// What may be varied: answers, items and scores that were given, to any value that the rule set allows them; a change
/// since the start follows its score. Never: the history, the age of an answer, and what is missing.
/// Of missing answers: each may be given any value. What is `optional` may stay missing, and does where no unknown rule
/// waits for it, for then its absence is a fact; an earlier reading may.
/// @param population  how often answers are given; null when nobody says
/// @pre `explanation` is of a case of the chart's program
Insight look_into(const LevelChart& chart, const Explanation& explanation, const Population* population = nullptr,
                  const InsightBudget& budget = {});

/// The lowest and the highest level that an explanation leaves possible: exactly where there is an insight, else as far
/// as unknown rules could go by themselves.
std::pair<std::size_t, std::size_t> span_of(const Explanation& explanation);

}  // namespace rung
