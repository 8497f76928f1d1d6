#include "sat.hpp"

#ifdef RUNG_CADICAL

#include <algorithm>
#include <cadical.hpp>
#include <vector>

#include "sat_gates.hpp"

namespace rung::smt {

/// The script read once, from its first bracket to its last, into clauses.
class Sat::Encoding {
 public:
  explicit Encoding(std::string_view script)
      : left_(script), gates_([this](const Gates::Clause& bits) {
          for (const int bit : bits) solver_.add(bit);
          solver_.add(0);
        }) {
    solver_.set("quiet", 1);
    while (next("(")) command();
  }

  CaDiCaL::Solver& solver() { return solver_; }
  bool is_whole() const { return gates_.is_whole(); }
  std::map<std::string, std::uint32_t> solution() {
    std::map<std::string, std::uint32_t> found;
    for (const auto& [symbol, number] : ranged_)
      for (const auto& [value, bit] : number)
        if (solver_.val(bit) > 0) found[symbol] = static_cast<std::uint32_t>(value);
    return found;
  }
  // Of a solution, makes missing one after another what need not be there: 0 of each number.
  void drop_answers() {
    std::vector<int> missing, there;
    for (const auto& one : ranged_) (solver_.val(one.second.at(0)) > 0 ? missing : there).push_back(one.second.at(0));
    for (const int bit : there) {
      missing.push_back(bit);
      if (!can_be(missing)) missing.pop_back();
    }
    can_be(missing);
  }
  void exclude() {
    std::vector<int> other;
    for (const auto& one : ranged_)
      for (const auto& [value, bit] : one.second)
        if (solver_.val(bit) > 0) other.push_back(-bit);
    gates_.clause(other);
  }

 private:
  struct Term {
    int truth = 0;               // of a Bool
    Bits number = {};            // of an Int
    std::vector<Bits> sum = {};  // of an Int that is one: what is added
  };

  bool can_be(const std::vector<int>& bits) {
    for (const int bit : bits) solver_.assume(bit);
    return solver_.solve() == 10;
  }

  void command();
  void assertion();
  Term term();
  Term application(std::string_view word);
  Term compared(std::string_view word, const std::vector<Term>& of);
  Term chosen(const std::vector<Term>& of);
  int same(const Term& a, const Term& b);
  int all(std::vector<int> bits) { return gates_.all(std::move(bits)); }
  int any(std::vector<int> bits) { return gates_.any(std::move(bits)); }

  char peek();
  bool next(std::string_view what);
  std::string_view word();
  std::string symbol();

  std::string_view left_;
  CaDiCaL::Solver solver_;
  Gates gates_;
  std::map<std::string, Term> symbols_;
  std::map<std::string, Bits> ranged_;  // those declared by their range
};

// Space and comments mean nothing.
char Sat::Encoding::peek() {
  for (;;) {
    left_.remove_prefix(std::min(left_.find_first_not_of(" \n"), left_.size()));
    if (left_.empty()) return 0;
    if (left_.front() != ';') return left_.front();
    left_.remove_prefix(std::min(left_.find('\n'), left_.size()));
  }
}

bool Sat::Encoding::next(std::string_view what) {
  if (peek() == 0 || !left_.starts_with(what)) return false;
  left_.remove_prefix(what.size());
  return true;
}

std::string_view Sat::Encoding::word() {
  peek();
  const std::string_view found = left_.substr(0, left_.find_first_of(" \n()"));
  left_.remove_prefix(found.size());
  return found;
}

std::string Sat::Encoding::symbol() {
  next("|");
  const std::string found(left_.substr(0, left_.find('|')));
  left_.remove_prefix(found.size() + 1);
  return found;
}

void Sat::Encoding::command() {
  const std::string_view what = word();
  if (what == "assert") {
    assertion();
    next(")");
    return;
  }
  for (int open = 1; open > 0 && peek() != 0;) {  // what is declared is known by what is asserted of it
    if (next("("))
      ++open;
    else if (next(")"))
      --open;
    else if (peek() == '|')
      symbol();
    else
      word();
  }
}

// The first that is said of a symbol is its range, or what it stands for; what is said of a known one must be so.
void Sat::Encoding::assertion() {
  const std::string_view before = left_;
  if (next("(= ") && peek() == '|') {
    const std::string name = symbol();
    if (!symbols_.contains(name)) {
      symbols_[name] = term();
      next(")");
      return;
    }
  }
  left_ = before;
  if (next("(<= 0 ") && peek() == '|') {
    const std::string name = symbol();
    if (!symbols_.contains(name)) {
      Bits number;
      std::vector<int> some;
      const auto highest = static_cast<std::uint32_t>(std::stoul(std::string(word())));
      for (std::uint32_t value = 0; value <= highest; ++value) some.push_back(number[value] = gates_.bit());
      gates_.clause(some);
      for (std::size_t i = 0; i < some.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) gates_.clause({-some[i], -some[j]});
      solver_.phase(some.front());  // rather missing
      ranged_[name] = symbols_[name].number = std::move(number);
      next(")");
      return;
    }
  }
  left_ = before;
  gates_.clause({term().truth});
}

Sat::Encoding::Term Sat::Encoding::term() {
  if (next("(")) {
    const Term made = application(word());
    next(")");
    return made;
  }
  if (peek() == '|') return symbols_.at(symbol());
  const std::string_view found = word();
  if (found == "true" || found == "false") return {found == "true" ? Gates::yes : Gates::no};
  Int128 number = 0;
  for (const char digit : found) number = number * 10 + (digit - '0');
  return {.number = {{number, Gates::yes}}};
}

Sat::Encoding::Term Sat::Encoding::application(std::string_view what) {
  std::vector<Term> of;
  while (peek() != ')') of.push_back(term());
  std::vector<int> bits;
  for (const Term& one : of) bits.push_back(one.truth);
  if (what == "and") return {all(bits)};
  if (what == "or") return {any(bits)};
  if (what == "not") return {-bits.front()};
  if (what == "-") return {.number = {{-of[0].number.begin()->first, Gates::yes}}};  // a number below 0
  if (what == "+") {
    Term made;
    for (Term& one : of) made.sum.push_back(std::move(one.number));
    return made;
  }
  return what == "ite" ? chosen(of) : compared(what, of);
}

int Sat::Encoding::same(const Term& a, const Term& b) {
  std::vector<int> ways;
  if (a.number.empty()) {
    ways = {all({a.truth, b.truth}), all({-a.truth, -b.truth})};
  } else {
    for (const auto& [value, bit] : a.number)
      if (const auto other = b.number.find(value); other != b.number.end()) ways.push_back(all({bit, other->second}));
  }
  return any(ways);
}

Sat::Encoding::Term Sat::Encoding::compared(std::string_view what, const std::vector<Term>& of) {
  if (what == "=") return {same(of[0], of[1])};
  if (what == "distinct") return {-same(of[0], of[1])};
  if (!of[0].sum.empty()) return {gates_.sum_at_least(of[0].sum, of[1].number.begin()->first)};  // only `(>= sum 12)`
  std::vector<int> steps;                                                                        // of `(<= 3 x 7)`
  for (std::size_t i = 0; i + 1 < of.size(); ++i) {
    std::vector<int> ways;
    for (const auto& [a, a_bit] : of[i].number)
      for (const auto& [b, b_bit] : of[i + 1].number)
        if (what == "<=" ? a <= b : a >= b) ways.push_back(all({a_bit, b_bit}));
    steps.push_back(any(ways));
  }
  return {all(steps)};
}

Sat::Encoding::Term Sat::Encoding::chosen(const std::vector<Term>& of) {
  const int condition = of[0].truth;
  if (of[1].number.empty()) return {any({all({condition, of[1].truth}), all({-condition, of[2].truth})})};
  Term made;
  const auto add = [&](const Bits& number, int when) {
    for (const auto& [value, bit] : number) {
      int& known = made.number.emplace(value, Gates::no).first->second;
      known = any({known, all({when, bit})});
    }
  };
  add(of[1].number, condition);
  add(of[2].number, -condition);
  return made;
}

Sat::Sat(std::string_view script) : encoding_(std::make_unique<Encoding>(script)) {}
Sat::~Sat() = default;
bool Sat::is_there() { return true; }

std::optional<bool> Sat::solve(std::uint32_t conflicts) {
  if (!encoding_->is_whole()) return std::nullopt;
  encoding_->solver().limit("conflicts", static_cast<int>(conflicts));
  const int status = encoding_->solver().solve();
  if (status == 0) return std::nullopt;
  if (status != 10) return false;
  encoding_->drop_answers();
  return true;
}

std::map<std::string, std::uint32_t> Sat::solution() const { return encoding_->solution(); }
void Sat::exclude() { encoding_->exclude(); }
bool Sat::is_whole() const { return encoding_->is_whole(); }

}  // namespace rung::smt

#else

namespace rung::smt {

class Sat::Encoding {};
Sat::Sat(std::string_view) {}
Sat::~Sat() = default;
bool Sat::is_there() { return false; }
std::optional<bool> Sat::solve(std::uint32_t) { return {}; }
std::map<std::string, std::uint32_t> Sat::solution() const { return {}; }
void Sat::exclude() {}
bool Sat::is_whole() const { return false; }

}  // namespace rung::smt

#endif
