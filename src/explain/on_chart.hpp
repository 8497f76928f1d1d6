#pragma once

#include <map>

#include "rung/diagram/level_chart.hpp"
#include "rung/diagram/ways.hpp"
#include "rung/explain/insight.hpp"

namespace rung {

/// One person on the chart of a rule set: the cell of each variable, and what of it may be varied.
class OnChart {
 public:
  OnChart(const LevelChart& chart, const Explanation& explanation);

  const LevelChart& chart() const { return chart_; }
  const Program& program() const { return chart_.program(); }
  const Explanation& explanation() const { return explanation_; }
  const Facts& facts() const { return *explanation_.facts; }
  std::size_t levels() const { return program().rules().ladder.levels.size(); }
  std::size_t level() const { return level_; }

  std::uint32_t cell(std::size_t position) const { return cells_[position]; }
  const std::vector<std::uint32_t>& cells() const { return cells_; }
  bool is_known(std::size_t position) const { return cells_[position] != 0; }
  const Variable& variable(std::size_t position) const { return chart_.variable(position); }
  /// The slot that a variable is said by: its first; one of where the person is where it has none.
  std::size_t slot(std::size_t position) const { return variable(position).slots.front(); }
  bool is_of_history(std::size_t position) const;
  /// Missing for good: optional, so its absence is a fact, and no rule that is unknown waits for it.
  bool stays_missing(std::size_t position) const;
  /// The positions of answers, items and scores that are known and that count, by themselves or by their change.
  const std::vector<std::size_t>& varied() const { return varied_; }

  /// What can really be together, of those parts that the person is in.
  const std::vector<const Chart*>& real() const { return real_; }
  /// The changed value of a score, as `change()` of it would say; `nowhere` when nothing follows it.
  std::size_t follower(std::size_t position) const { return follower_[position]; }
  /// The cell of `change(x)` when x has a value.
  std::uint32_t followed(std::size_t follower, const Value& of) const;
  /// A score and its change: what the one is, the other is.
  struct Tie {
    std::vector<std::uint32_t> changes;  ///< cells of the change that the score can make
    Chart chart;                         ///< to yes where they go together
  };
  /// By the position of the score that is followed.
  const std::map<std::size_t, Tie>& ties() const { return ties_; }

 private:
  std::uint32_t find_cell(std::size_t position) const;
  void find_waited();
  void tie(std::size_t of, std::size_t follower);

  const LevelChart& chart_;
  const Explanation& explanation_;
  std::size_t level_;
  std::vector<std::uint32_t> cells_;
  std::vector<const Chart*> real_;
  std::vector<std::size_t> follower_, varied_;
  std::map<std::size_t, Tie> ties_;
  std::vector<bool> waited_;  // of each slot: an unknown rule that matters waits for it
};

/// Whether a value is one that can be compared by size.
bool is_number(const Value& value);

/// What is known at a position, in words.
Evidence evidence_at(const OnChart& person, std::size_t position);

// Parts of an insight.
void add_forced(const OnChart& person, std::uint64_t budget, Insight& insight);
void add_shifts(const OnChart& person, std::uint64_t budget, Insight& insight);
void add_flips(const OnChart& person, Insight& insight);
void add_near(const OnChart& person, std::uint64_t budget, Insight& insight);
void add_open(const OnChart& person, const Population* population, const InsightBudget& budget, Insight& insight);

}  // namespace rung
