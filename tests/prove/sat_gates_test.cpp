#include "prove/sat_gates.hpp"

#include "reference/random.hpp"
#include "rung/expression/truth.hpp"

using namespace rung;
using smt::Bits;
using smt::Gates;

namespace {

/// What follows of some bits by going round the clauses until nothing more does: all that a solver does without a
/// guess.
class Followed {
 public:
  explicit Followed(const std::vector<Gates::Clause>& clauses, const std::vector<int>& given) {
    for (const int bit : given) settle(bit);
    for (bool more = true; more;) {
      more = false;
      for (const Gates::Clause& clause : clauses) {
        std::vector<int> open;
        bool holds = false;
        for (const int bit : clause) {
          holds = holds || is(bit) == Truth::yes;
          if (is(bit) == Truth::unknown) open.push_back(bit);
        }
        if (holds || open.size() != 1) continue;
        settle(open.front());
        more = true;
      }
    }
  }
  Truth is(int bit) const {
    const auto found = known_.find(bit < 0 ? -bit : bit);
    return found == known_.end() ? Truth::unknown : found->second == (bit > 0) ? Truth::yes : Truth::no;
  }

 private:
  void settle(int bit) { known_[bit < 0 ? -bit : bit] = bit > 0; }
  std::map<int, bool> known_;
};

}  // namespace

TEST_CASE("gates say of every sum whether it reaches a number") {
  reference::Random random(5);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    std::vector<Gates::Clause> clauses;
    Gates gates([&](const Gates::Clause& clause) { clauses.push_back(clause); });
    std::vector<Bits> terms(1 + random.below(4));
    for (Bits& term : terms)
      for (std::size_t value = 0; value < 1 + random.below(4); ++value)
        term.emplace(static_cast<Int128>(random.below(9)) - 4, 0);
    for (Bits& term : terms)
      for (auto& [value, bit] : term) bit = gates.bit();
    const Int128 threshold = static_cast<Int128>(random.below(17)) - 8;
    const int reached = gates.sum_at_least(terms, threshold);
    CHECK(gates.is_whole());
    std::vector<Bits::const_iterator> at;
    for (const Bits& term : terms) at.push_back(term.begin());
    for (bool more = true; more;) {
      std::vector<int> given;
      Int128 sum = 0;
      for (std::size_t i = 0; i < terms.size(); ++i)
        for (const auto& [value, bit] : terms[i]) {
          given.push_back(value == at[i]->first ? bit : -bit);
          if (value == at[i]->first) sum += value;
        }
      CHECK(Followed(clauses, given).is(reached) == (sum >= threshold ? Truth::yes : Truth::no));
      more = false;
      for (std::size_t i = 0; i < terms.size() && !more; ++i) {
        more = ++at[i] != terms[i].end();
        if (!more) at[i] = terms[i].begin();
      }
    }
  }
}

namespace {

/// Whether the question is whole, and how many clauses it takes, whether numbers come to half of what they can.
std::pair<bool, std::size_t> half_of(const std::vector<std::int64_t>& numbers) {
  std::size_t count = 0;
  Gates gates([&](const Gates::Clause& /*clause*/) { ++count; });
  std::vector<Bits> terms;
  Int128 most = 0;
  for (const std::int64_t number : numbers) {
    terms.push_back({{0, gates.bit()}, {number, gates.bit()}});
    most += number;
  }
  gates.sum_at_least(terms, most / 2);
  return {gates.is_whole(), count};
}

}  // namespace

TEST_CASE("a sum of many small numbers takes few gates and one of numbers with nothing in common is given up") {
  const auto [is_whole, clauses] = half_of(std::vector<std::int64_t>(40, 1));
  CHECK(is_whole);
  CHECK(clauses < 40 * 40 * 9);  // at most 40 sums before each of 40 terms, three gates of three clauses each
  reference::Random random(1);
  std::vector<std::int64_t> numbers;
  for (int i = 0; i < 60; ++i) numbers.push_back(random.between(1, std::int64_t{1} << 40));
  CHECK_FALSE(half_of(numbers).first);
}
