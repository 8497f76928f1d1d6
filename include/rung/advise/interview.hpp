#pragma once

#include <set>

#include "rung/advise/advisor.hpp"

namespace rung {

/// Asks for the answers of one case that can still change its level, one at a time, until it is settled. What cannot
/// change the level is never asked for, unless alerts are to be cleared too. Answers count as given today.
///
///     Interview interview(advisor, answers);
///     while (const auto prompt = interview.next()) {
///       ...                                        // show prompt->text, read a line
///       if (const auto wrong = interview.answer(line)) ...  // show it, and the same is asked again
///     }
class Interview {
 public:
  /// @param population  how often answers are given, which makes for a better order; null when nobody says
  Interview(Advisor advisor, Case answers, std::optional<Population> population = {});

  /// What is wrong with the case; empty when there can be an interview. Until then there is nothing to ask.
  const Faults& faults() const { return faults_; }
  /// Why the rule set is not one to be asked along, such as its size; empty when it is.
  std::string unavailable() const;

  /// One thing to be answered on one line.
  struct Prompt {
    std::string text;     ///< what is asked
    std::string allowed;  ///< what may be answered
    std::string why;      ///< why it is asked
  };
  /// What to ask now; empty when the level is settled, or when all that is left was skipped.
  std::optional<Prompt> next();

  /// From now on next() asks, once nothing is left that can change the level, for what keeps alerts open, the gravest
  /// first.
  void ask_for_alerts() { with_alerts_ = true; }

  /// Takes the answer to what next() asked; blank skips it.
  /// @return what is wrong with it, when nothing was taken
  std::optional<std::string> answer(std::string_view line);

  /// The case with what was answered, and what is recommended for it. @pre there are no faults
  const Case& answers() const { return case_; }
  const Recommendation& recommendation() const { return *made_; }  ///< @copydoc answers()
  /// Whether no missing answer can change the level any more.
  bool is_settled() const;

 private:
  /// What one line is to be the answer to.
  struct Wanted {
    enum class Kind : std::uint8_t { slot, history, earlier, age } kind;
    std::size_t slot;
    std::string key;  ///< what is not asked again once it was skipped
  };
  bool decide();
  std::optional<Prompt> next_for_alerts();
  std::optional<Wanted> wanted(const NextQuestion& next) const;
  Prompt prompt(const NextQuestion& next) const;
  std::optional<std::string> take_value(std::string_view line);
  std::optional<std::string> take_history(std::string_view line);
  std::optional<std::string> take_reading(std::string_view line);
  std::optional<std::string> keep(Case changed);
  Reading& latest(Case& changed, const std::string& name) const;

  Advisor advisor_;
  Case case_;
  std::optional<Population> population_;
  Faults faults_;
  std::optional<Recommendation> made_;
  std::optional<Wanted> wanted_;
  std::set<std::string> skipped_;
  bool with_alerts_ = false;
};

}  // namespace rung
