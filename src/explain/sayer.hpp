#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "senses.hpp"

namespace rung {

/// True of a phrase with words that could be taken for what joins two phrases.
bool can_be_misread(std::string_view phrase);

/// Says one expression: `block` as a list where it has parts, `line` on one line with brackets.
class Sayer {
 public:
  Sayer(const Senses& senses, const Expression& expression, const Compiled& compiled);

  Saying whole() const;
  Saying block(std::uint32_t term) const;
  /// @param is_statement  a bare answer is said as a statement, "a safe home: yes", not as a thing, "a safe home"
  std::string line(std::uint32_t term, bool is_statement) const;

 private:
  using Terms = std::vector<std::uint32_t>;

  const Term& at(std::uint32_t term) const { return expression_.terms[term]; }
  bool is_too_deep(std::uint32_t term) const;
  bool is_applied(std::uint32_t term, std::string_view spelling) const;
  bool is_literal(std::uint32_t term) const { return at(term).form == Term::Form::literal; }
  bool is_name(std::uint32_t term) const;
  Sort sort_of(std::uint32_t term) const { return senses_.sort_of(expression_, compiled_, term); }
  std::optional<Sense> sense_of(std::uint32_t term) const;

  Terms chain(std::uint32_t term) const;
  Terms candidates(const Term& coalesce) const;
  bool is_fallback(const Terms& candidates, std::uint32_t term) const;
  Saying junction(std::uint32_t term) const;
  Saying negation(std::uint32_t argument) const;
  Saying listed(std::string text, const Terms& terms) const;
  Saying first_known(const Term& term) const;
  Saying choices(const Term& term) const;
  std::optional<Saying> certainty(const Term& term) const;

  std::string joined(const Terms& terms, std::string_view between) const;
  std::string coalesced(const Term& term) const;
  std::string name_line(std::uint32_t term, bool is_statement) const;
  std::string literal_line(const Term& term, bool is_statement) const;
  std::string literal_of(const Term& term, const Sense* other) const;
  std::string list_line(const Term& list, const Sense* other) const;
  std::string interval_line(const Term& interval, const Sense* other) const;
  std::string value_line(std::uint32_t term, const Sense* other) const;
  std::string compared(const Term& term) const;
  std::string member(const Term& term) const;
  std::string operand(std::uint32_t term) const;
  std::string applied(const Term& term) const;

  const Senses& senses_;
  const Expression& expression_;
  const Compiled& compiled_;
  std::vector<std::uint32_t> depths_;  // of each term: how far phrases would nest
};

}  // namespace rung
