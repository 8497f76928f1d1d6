#include "smt_script.hpp"

#include <algorithm>

namespace rung::smt {
namespace {

/// The symbols of a term, each with its bars, one after another.
template <class Each>
void each_symbol(const Term& term, Each&& each) {
  for (std::size_t at = term.find('|'); at != Term::npos;) {
    const std::size_t end = term.find('|', at + 1) + 1;
    each(at, end);
    at = term.find('|', end);
  }
}

// `none` alone settles the answer, `unit` changes nothing.
Term joined(std::vector<Term> terms, const char* word, const Term& unit, const Term& none) {
  std::vector<Term> kept;
  for (Term& term : terms) {
    if (term == none) return none;
    if (term != unit && std::ranges::find(kept, term) == kept.end()) kept.push_back(std::move(term));
  }
  if (kept.empty()) return unit;
  if (kept.size() == 1) return kept.front();
  Term made = std::string("(") + word;
  for (const Term& term : kept) made += " " + term;
  return made + ")";
}

std::size_t runs_in(const std::vector<bool>& in) {
  std::size_t runs = 0;
  for (std::size_t i = 0; i < in.size(); ++i) runs += in[i] && (i == 0 || !in[i - 1]);
  return runs;
}

// A bar or a backslash cannot stand in a symbol.
Term symbol_of(std::string name) {
  std::ranges::replace(name, '|', '/');
  std::ranges::replace(name, '\\', '/');
  return "|" + name + "|";
}

}  // namespace

Term all_of(std::vector<Term> terms) { return joined(std::move(terms), "and", "true", "false"); }
Term any_of(std::vector<Term> terms) { return joined(std::move(terms), "or", "false", "true"); }

Term opposite(const Term& term) {
  if (term == "true") return "false";
  return term == "false" ? "true" : "(not " + term + ")";
}

Term choose(const Term& condition, const Term& then, const Term& otherwise) {
  if (condition == "true" || then == otherwise) return then;
  return condition == "false" ? otherwise : "(ite " + condition + " " + then + " " + otherwise + ")";
}

Term equal(const Term& number, std::uint32_t to) { return "(= " + number + " " + std::to_string(to) + ")"; }

Term within(const Term& number, const std::vector<bool>& in) {
  const std::size_t last = in.size() - 1;
  std::vector<bool> other = in;
  other.flip();
  if (runs_in(other) == 0) return "true";
  if (runs_in(other) < runs_in(in)) return opposite(within(number, other));
  std::vector<Term> runs;
  for (std::size_t from = 0; from < in.size(); ++from) {
    if (!in[from]) continue;
    std::size_t to = from;
    while (to < last && in[to + 1]) ++to;
    const std::string low = std::to_string(from), high = std::to_string(to);
    runs.push_back(from == to   ? "(= " + number + " " + low + ")"
                   : from == 0  ? "(<= " + number + " " + high + ")"
                   : to == last ? "(>= " + number + " " + low + ")"
                                : "(<= " + low + " " + number + " " + high + ")");
    from = to;
  }
  return any_of(std::move(runs));
}

Term in(const Copy& copy, const Term& term) {
  Term made;
  std::size_t done = 0;
  each_symbol(term, [&](std::size_t from, std::size_t to) {
    const auto found = copy.find(term.substr(from, to - from));
    made += term.substr(done, from - done) + (found == copy.end() ? term.substr(from, to - from) : found->second);
    done = to;
  });
  return made + term.substr(done);
}

Term Script::variable(const std::string& name, std::size_t cells, std::vector<std::string> notes) {
  const Term symbol = symbol_of(name);
  if (variables_.emplace(symbol, Declared{cells, std::move(notes)}).second) order_.push_back(symbol);
  return symbol;
}

Term Script::define(const std::string& name, const std::string& sort, const Term& body, bool keep) {
  if (!keep && body.find(' ') == Term::npos) return body;
  if (!keep && body.front() == '|' && body.find('|', 1) == body.size() - 1) return body;
  const Term symbol = symbol_of(name);
  position_.emplace(symbol, definitions_.size());
  definitions_.push_back({symbol, sort, body});
  return symbol;
}

Copy Script::copied(Copy changed, const std::string& mark, bool facts) {
  const std::size_t before = definitions_.size();
  for (std::size_t i = 0; i < before; ++i) {
    const Definition one = definitions_[i];
    if (changed.contains(one.symbol)) continue;
    const Term body = in(changed, one.body);
    if (body == one.body) continue;
    changed[one.symbol] = define(one.symbol.substr(1, one.symbol.size() - 2) + mark, one.sort, body, true);
  }
  const std::size_t facts_before = facts_.size();
  for (std::size_t i = 0; facts && i < facts_before; ++i)
    if (Term term = in(changed, facts_[i].term); term != facts_[i].term) fact(facts_[i].note, std::move(term));
  return changed;
}

// Facts lead from one variable to another, so that all are needed that hang together.
std::set<Term> Script::needed_by(std::span<const Term> terms) const {
  std::set<Term> needed;
  std::vector<Term> open(terms.begin(), terms.end());
  std::vector<bool> taken(facts_.size());
  while (!open.empty()) {
    while (!open.empty()) {
      const Term term = std::move(open.back());
      open.pop_back();
      each_symbol(term, [&](std::size_t from, std::size_t to) {
        Term symbol = term.substr(from, to - from);
        if (!needed.insert(symbol).second) return;
        if (const auto found = position_.find(symbol); found != position_.end())
          open.push_back(definitions_[found->second].body);
      });
    }
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      bool meets = false;
      each_symbol(facts_[i].term, [&](std::size_t from, std::size_t to) {
        meets = meets || needed.contains(facts_[i].term.substr(from, to - from));
      });
      if (!meets || taken[i]) continue;
      taken[i] = true;
      open.push_back(facts_[i].term);
    }
  }
  return needed;
}

std::string Script::asserting(std::span<const Term> terms) const {
  const std::set<Term> needed = needed_by(terms);
  std::string text;
  for (const Term& symbol : order_) {
    if (!needed.contains(symbol)) continue;
    const Declared& one = variables_.at(symbol);
    for (const std::string& note : one.notes) text += "; " + note + "\n";
    text +=
        "(declare-const " + symbol + " Int)\n(assert (<= 0 " + symbol + " " + std::to_string(one.cells - 1) + "))\n";
  }
  for (const Fact& fact : facts_) {
    bool is_needed = false;
    each_symbol(fact.term, [&](std::size_t from, std::size_t to) {
      is_needed = is_needed || needed.contains(fact.term.substr(from, to - from));
    });
    if (is_needed) text += "; " + fact.note + "\n(assert " + fact.term + ")\n";
  }
  text += "\n";
  // As equations: z3 would write out a define-fun anew at each use.
  for (const Definition& one : definitions_)
    if (needed.contains(one.symbol))
      text +=
          "(declare-const " + one.symbol + " " + one.sort + ")\n(assert (= " + one.symbol + "\n  " + one.body + "))\n";
  text += "\n";
  for (const Term& term : terms) text += "(assert " + term + ")\n";
  return text;
}

}  // namespace rung::smt
