#include "sat.hpp"

#ifdef RUNG_CADICAL

#include <algorithm>
#include <cadical.hpp>
#include <vector>

namespace rung::smt {

/// The script read once, from its first bracket to its last, into clauses.
class Sat::Encoding {
 public:
  explicit Encoding(std::string_view script) : left_(script) {
    solver_.set("quiet", 1);
    clause({yes});
    while (next("(")) command();
  }

  CaDiCaL::Solver& solver() { return solver_; }
  std::map<std::string, std::uint32_t> solution() {
    std::map<std::string, std::uint32_t> found;
    for (const auto& [symbol, number] : ranged_)
      for (const auto& [value, bit] : number)
        if (solver_.val(bit) > 0) found[symbol] = value;
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
    clause(other);
  }

 private:
  using Number = std::map<std::uint32_t, int>;  // for each value, whether it is that
  struct Term {
    int truth = 0;  // of a Bool
    Number number = {};
  };
  static constexpr int yes = 1, no = -1;

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
  int any(std::vector<int> bits);
  int all(std::vector<int> bits);
  void clause(const std::vector<int>& bits);

  char peek();
  bool next(std::string_view what);
  std::string_view word();
  std::string symbol();

  std::string_view left_;
  CaDiCaL::Solver solver_;
  int last_ = yes;  // the highest bit taken
  std::map<std::string, Term> symbols_;
  std::map<std::string, Number> ranged_;  // those declared by their range
  std::map<std::vector<int>, int> gates_;
};

void Sat::Encoding::clause(const std::vector<int>& bits) {
  for (const int bit : bits) solver_.add(bit);
  solver_.add(0);
}

int Sat::Encoding::any(std::vector<int> bits) {
  std::ranges::sort(bits);
  bits.erase(std::unique(bits.begin(), bits.end()), bits.end());
  std::erase(bits, no);
  if (bits.empty()) return no;
  if (bits.size() == 1) return bits.front();
  for (const int bit : bits)
    if (bit == yes || std::ranges::binary_search(bits, -bit)) return yes;
  const auto [found, is_new] = gates_.emplace(bits, 0);
  if (!is_new) return found->second;
  const int gate = found->second = ++last_;
  for (const int bit : bits) clause({gate, -bit});
  bits.push_back(-gate);
  clause(bits);
  return gate;
}

int Sat::Encoding::all(std::vector<int> bits) {
  for (int& bit : bits) bit = -bit;
  return -any(std::move(bits));
}

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
      Number number;
      std::vector<int> some;
      const auto highest = static_cast<std::uint32_t>(std::stoul(std::string(word())));
      for (std::uint32_t value = 0; value <= highest; ++value) some.push_back(number[value] = ++last_);
      clause(some);
      for (std::size_t i = 0; i < some.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) clause({-some[i], -some[j]});
      solver_.phase(some.front());  // rather missing
      ranged_[name] = symbols_[name].number = std::move(number);
      next(")");
      return;
    }
  }
  left_ = before;
  clause({term().truth});
}

Sat::Encoding::Term Sat::Encoding::term() {
  if (next("(")) {
    const Term made = application(word());
    next(")");
    return made;
  }
  if (peek() == '|') return symbols_.at(symbol());
  const std::string_view found = word();
  if (found == "true" || found == "false") return {found == "true" ? yes : no};
  return {0, {{static_cast<std::uint32_t>(std::stoul(std::string(found))), yes}}};
}

Sat::Encoding::Term Sat::Encoding::application(std::string_view what) {
  std::vector<Term> of;
  while (peek() != ')') of.push_back(term());
  std::vector<int> bits;
  for (const Term& one : of) bits.push_back(one.truth);
  if (what == "and") return {all(bits)};
  if (what == "or") return {any(bits)};
  if (what == "not") return {-bits.front()};
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
  std::vector<int> steps;  // of `(<= 3 x 7)`
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
  const auto add = [&](const Number& number, int when) {
    for (const auto& [value, bit] : number) {
      int& known = made.number.emplace(value, no).first->second;
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
  encoding_->solver().limit("conflicts", static_cast<int>(conflicts));
  const int status = encoding_->solver().solve();
  if (status == 0) return std::nullopt;
  if (status != 10) return false;
  encoding_->drop_answers();
  return true;
}

std::map<std::string, std::uint32_t> Sat::solution() const { return encoding_->solution(); }
void Sat::exclude() { encoding_->exclude(); }

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

}  // namespace rung::smt

#endif
