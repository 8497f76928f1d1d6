#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace rung::smt {

/// A term of SMT-LIB. Every symbol in it stands in bars: `(and |a| (not |b|))`.
using Term = std::string;

Term all_of(std::vector<Term> terms);
Term any_of(std::vector<Term> terms);
Term opposite(const Term& term);
Term choose(const Term& condition, const Term& then, const Term& otherwise);
Term equal(const Term& number, std::uint32_t to);
/// Whether an Int is one of the places of `in` that are true. @pre the Int is from 0 to in.size() - 1
Term within(const Term& number, const std::vector<bool>& in);

/// What symbols become in another copy of the case.
using Copy = std::map<Term, Term>;
Term in(const Copy& copy, const Term& term);

/// Variables and definitions, of which a question prints those that it needs.
class Script {
 public:
  /// An Int from 0 to cells - 1. @return its symbol
  Term variable(const std::string& name, std::size_t cells, std::vector<std::string> notes);
  /// A name for a term of that sort. @return its symbol; or the term, when that is no longer and not `keep`
  Term define(const std::string& name, const std::string& sort, const Term& body, bool keep = false);
  /// Says something of variables that is so in every case.
  void fact(std::string note, Term term) { facts_.push_back({std::move(note), std::move(term)}); }

  /// A second copy of all that depends on these symbols. @param facts  whether the facts hold of the copy too
  Copy copied(Copy changed, const std::string& mark, bool facts);
  std::size_t cells(const Term& variable) const { return variables_.at(variable).cells; }

  /// Declarations, definitions and facts that the terms need, and the terms asserted.
  std::string asserting(std::span<const Term> terms) const;

 private:
  struct Declared {
    std::size_t cells;
    std::vector<std::string> notes;
  };
  struct Definition {
    Term symbol, sort, body;
  };
  struct Fact {
    std::string note;
    Term term;
  };
  std::set<Term> needed_by(std::span<const Term> terms) const;

  std::map<Term, Declared> variables_;
  std::vector<Term> order_;  // of the variables
  std::vector<Definition> definitions_;
  std::map<Term, std::size_t> position_;  // of definitions
  std::vector<Fact> facts_;
};

}  // namespace rung::smt
