#pragma once

#include "past.hpp"

namespace rung::reference {

/// A case as the expressions of a rule set see it: every name, worked out when it is asked for.
class Chart {
 public:
  /// Borrows both.
  Chart(const RuleSet& rules, const Case& person);
  Chart(const Chart&) = delete;

  /// An input, an instrument's item, score or band, or a define.
  Plain value(const std::string& name) const;
  Plain value(const Expression& expression) const { return walk(expression, names_); }
  /// A history function by its name and arguments. `of`: the answer that it asks about, or a level.
  Plain history(std::string_view question, const std::string& of, std::int64_t days) const;
  const Past& past() const { return past_; }

 private:
  Numbers numbers(const std::string& name) const;
  Plain history_call(const Expression& whole, const Term& call) const;
  /// Every reading of an input or of an instrument's part, the latest first.
  const std::vector<Dated>& readings(const std::string& name) const;
  std::vector<Dated> find_readings(const std::string& name) const;
  std::vector<Dated> readings_of_part(const Instrument& instrument, const std::string& part) const;

  const RuleSet& rules_;
  const Case& case_;
  Past past_;
  Names names_;
  // What was worked out once, so that a test of many cases ends today.
  mutable std::map<std::string, std::vector<Sheet>> sheets_;
  mutable std::map<std::string, std::vector<Dated>> readings_;
  mutable std::map<std::string, Plain> defines_;
};

}  // namespace rung::reference
