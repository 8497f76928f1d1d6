#include "sat_gates.hpp"

#include <algorithm>

namespace rung::smt {

Gates::Gates(std::function<void(const Clause&)> clause) : clause_(std::move(clause)) { clause_({yes}); }

int Gates::any(std::vector<int> bits) {
  std::ranges::sort(bits);
  bits.erase(std::unique(bits.begin(), bits.end()), bits.end());
  std::erase(bits, no);
  if (bits.empty()) return no;
  if (bits.size() == 1) return bits.front();
  for (const int bit : bits)
    if (bit == yes || std::ranges::binary_search(bits, -bit)) return yes;
  const auto [found, is_new] = known_.emplace(bits, 0);
  if (!is_new) return found->second;
  const int gate = found->second = bit();
  for (const int one : bits) clause({gate, -one});
  bits.push_back(-gate);
  clause(bits);
  return gate;
}

int Gates::all(std::vector<int> bits) {
  for (int& bit : bits) bit = -bit;
  return -any(std::move(bits));
}

/// One run of sum_at_least(): a decision diagram over the terms, in which all that is still needed between which the
/// terms left cannot tell is one node. Source: as of sum_at_least() in rung/diagram/sums.hpp.
class Gates::Summing {
 public:
  Summing(Gates& gates, std::span<const Bits> terms)
      : gates_(gates), terms_(terms), least_(terms.size() + 1), most_(terms.size() + 1), known_(terms.size()) {
    for (std::size_t i = terms.size(); i-- > 0;) {
      least_[i] = least_[i + 1] + terms[i].begin()->first;
      most_[i] = most_[i + 1] + terms[i].rbegin()->first;
    }
  }

  int run(Int128 needed) { return from(0, needed).bit; }

 private:
  // Whether the terms left come to what is needed, for all that is needed from `low` to `high`.
  struct Built {
    int bit;
    Int128 low, high;
  };
  static constexpr Int128 far = static_cast<Int128>(1) << 120;  // beyond every sum of Decimals
  static constexpr std::size_t most_ways = 200'000;

  Built from(std::size_t term, Int128 needed) {
    if (needed <= least_[term]) return {yes, -far, least_[term]};
    if (needed > most_[term]) return {no, most_[term] + 1, far};
    const auto after = known_[term].upper_bound(needed);
    if (after != known_[term].begin())
      if (const Built& one = std::prev(after)->second; needed <= one.high) return one;
    Built made{no, -far, far};
    std::vector<int> ways;
    for (const auto& [value, is_it] : terms_[term]) {
      if (++ways_ > most_ways) return gates_.is_whole_ = false, made;
      const Built rest = from(term + 1, needed - value);
      ways.push_back(gates_.all({is_it, rest.bit}));
      made.low = std::max(made.low, rest.low + value);
      made.high = std::min(made.high, rest.high + value);
    }
    made.bit = gates_.any(std::move(ways));
    known_[term].emplace(made.low, made);
    return made;
  }

  Gates& gates_;
  std::span<const Bits> terms_;
  std::vector<Int128> least_, most_;            // of the terms from each on
  std::vector<std::map<Int128, Built>> known_;  // of each term, by `low`
  std::size_t ways_ = 0;
};

int Gates::sum_at_least(std::span<const Bits> terms, Int128 threshold) { return Summing(*this, terms).run(threshold); }

}  // namespace rung::smt
