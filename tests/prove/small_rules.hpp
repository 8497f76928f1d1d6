#pragma once

#include <cstdlib>

#include "reference/random.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/evaluate/decision.hpp"

/// Rule sets that are small enough to look at every case, and every case of them.
namespace rung::small {

using reference::Random;

/// Sanitizers look for broken memory, for which a tenth of the rule sets made by chance does as well; they take ten
/// times as long over each.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif
/// Whether a tenth will do: there, and where somebody asks for it, as tests/mutation/run.py does.
inline const bool is_short = is_sanitized || std::getenv("RUNG_FEW") != nullptr;
inline int shortened(int rounds) { return is_short ? (rounds + 9) / 10 : rounds; }

/// Something that a case of a made rule set can answer.
struct Question {
  std::string name;                 ///< `current_level` stands for the history
  std::vector<std::string> values;  ///< as a case writes them, rising; without missing
  std::string declared;             ///< as the rule set writes it
};

/// A made rule set in parts, so that one of them can be changed.
struct SmallRules {
  std::vector<std::string> levels;
  std::vector<Question> questions;
  std::vector<std::string> rules;  ///< each as it stands in the text
  std::string tables, require, model;
  bool when_unsure_highest = false;
  bool has_history = false;

  std::string text() const;
  /// Whether some questions are asked; for the history the whole of it.
  std::size_t combinations() const;
};

/// 2 to 4 levels; 3 to 5 questions: yes or no, scales, choices, decimals, a count with many values, some of them
/// optional, protected or with a worse end; perhaps where the person is now. Conditions of `and`, `or`, `not`, `is
/// null`, `Coalesce`, `if`, comparisons and sums; every effect; perhaps a table that always settles; perhaps a
/// scoring model, some of whose cuts cross; some requirements,
/// each with the condition of the alert of the same number.
SmallRules make(Random& random);
/// One rule as it may stand in such a rule set.
std::string rule_text(const SmallRules& rules, const std::string& id, Random& random);

/// Compiles; empty when the text has a fault, such as a condition that is constant.
std::optional<Program> compiled(const std::string& text);
/// The next made rule set that compiles and has no more than 1500 cases.
std::pair<SmallRules, Program> make_compiled(Random& random);
/// Fails the test when it does not compile.
Program program_of(const std::string& text);

/// One case with its answers: for each question 0 for missing, else one more than the position of its value.
using Answers = std::vector<std::size_t>;
Case case_of(const std::vector<Question>& questions, const Answers& answers);
/// Binds it, which must succeed, and decides.
Decision decided(const Program& program, const Case& person);

/// Every combination of answers, missing among them; the first question is the fastest to change.
class EveryCase {
 public:
  explicit EveryCase(const std::vector<Question>& questions);
  std::size_t size() const { return size_; }
  Answers operator[](std::size_t index) const;
  std::size_t at(const Answers& answers) const;
  /// The same case with another answer to one question.
  std::size_t changed(std::size_t index, std::size_t question, std::size_t answer) const;
  std::size_t answer(std::size_t index, std::size_t question) const;
  std::size_t values(std::size_t question) const { return widths_[question] - 1; }

 private:
  std::vector<std::size_t> widths_;
  std::size_t size_ = 1;
};

}  // namespace rung::small
