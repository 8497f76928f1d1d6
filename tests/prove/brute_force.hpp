#pragma once

#include <set>

#include "rung/prove/prove.hpp"
#include "small_rules.hpp"

/// The properties of prove(), restated over a list of every case and what the engine decides of each. No diagram.
namespace rung::small {

class BruteForce {
 public:
  BruteForce(const Program& program, const std::vector<Question>& questions);

  /// What must be refuted, by property and what it is about; `span` never is.
  std::set<std::pair<Property, std::string>> refuted() const;
  /// How far one step on an answer moves the level, by question.
  std::map<std::string, std::size_t> moves() const;
  /// Pairs of fixed floors at different levels: those that hold together somewhere, and all.
  std::pair<std::size_t, std::size_t> together() const;
  /// Limits and floors that are in conflict somewhere, by their ids. @pre no level is relative
  std::set<std::pair<std::string, std::string>> conflicts() const;

  struct Seen {
    std::size_t level, up_to;
    bool conflict;
    std::vector<Truth> truths;
    std::vector<Bearing> bearings;
    std::vector<bool> differs_without;  ///< of each rule: another level, span or conflict when it is taken as no
  };
  const EveryCase& cases() const { return cases_; }
  const std::vector<Seen>& seen() const { return seen_; }

 private:
  using Refuted = std::set<std::pair<Property, std::string>>;
  void add_rules_and_levels(Refuted& found) const;
  void add_answers(Refuted& found) const;
  bool is_settled_but_open() const;
  bool falls(std::size_t question, const Input& input) const;
  bool changes_a_rule(std::size_t question) const;
  bool leaves_span(std::size_t question) const;
  const Input* input(std::size_t question) const;
  std::string id(std::size_t rule) const { return program_.rules().rules[rule].id.text; }
  template <class Check>
  bool any(const Check& check) const {
    return std::any_of(seen_.begin(), seen_.end(), check);
  }
  /// Whether it holds of some case and the same with another answer to a question. Answers from `first` on.
  template <class Check>
  bool any_pair(std::size_t question, std::size_t first, const Check& check) const;

  const Program& program_;
  const std::vector<Question>& questions_;
  EveryCase cases_;
  std::vector<Seen> seen_;
};

}  // namespace rung::small
