#pragma once

#include <functional>

#include "rung/diagram/real_tables.hpp"
#include "rung/prove/smt.hpp"
#include "smt_program.hpp"
#include "smt_words.hpp"

namespace rung::smt {

/// Marks what belongs to the case after the change.
inline constexpr auto then = ", then";

/// One run of smt_questions().
class SmtAsking {
 public:
  SmtAsking(const Program& program, const ProofReport& report);
  SmtQuestions run();

  /// The script of one finding of the report; empty where it cannot be written, or no variable is known by that name.
  struct Question {
    std::string text;
    Stated stated;
  };
  std::optional<Question> question(const Finding& finding);
  /// The cell of each variable in a solution by symbols; with `then`, of the case after the change.
  std::vector<std::uint32_t> cells(const std::map<std::string, std::uint32_t>& solution, bool then) const;

 private:
  std::string name_of(std::size_t variable) const;
  void declare();
  Term rows(const RealTable& table, const std::vector<std::vector<std::uint32_t>>& of, std::size_t depth) const;
  void write_program();
  void leave_out(const std::string& text);
  void ask(const Finding& finding);
  /// Whether it is about the history and not about an answer of that name; and whether there are both.
  bool is_of_history(const Finding& finding) const;
  bool is_of_second_history(const Finding& finding) const;

  Stated state(const Finding& finding, Script& script) const;
  Stated level_or_gap() const;
  Stated rule_matters(std::size_t rule, Script& script) const;
  Stated worse_never_less(std::size_t variable, Script& script) const;
  Stated protected_never_matters(const std::string& input, Script& script) const;
  Stated stays_in_span(std::size_t variable, Script& script) const;
  Stated history_stays_in_span(Script& script) const;
  Stated guarantee(std::size_t index) const;
  Term any_level(const std::function<Term(std::size_t)>& term) const;
  std::size_t variable_named(const std::string& name) const;
  Term changed(std::size_t variable, Script& script) const;

  const Program& program_;
  const ProofReport& report_;
  CaseSpace space_;
  std::size_t levels_;
  Script script_;
  std::vector<Term> variables_;
  Outcomes outcomes_;
  std::vector<std::optional<Shape>> guarantees_;
  std::string too_large_;
  std::vector<std::pair<std::string, std::string>> without_;  // rules that are not written, and why
  std::vector<std::size_t> resting_;                          // of each: how many questions rest on it
  SmtQuestions made_;
};

}  // namespace rung::smt
