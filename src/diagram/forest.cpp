#include "rung/diagram/forest.hpp"

#include <algorithm>
#include <unordered_map>

namespace rung {
namespace {

constexpr std::size_t cache_size = std::size_t{1} << 17;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
  hash = (hash ^ more) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

std::uint64_t hash_of(std::size_t variable, std::span<const Diagram> children) {
  std::uint64_t hash = mixed(0x243F6A8885A308D3u, variable);
  for (const Diagram child : children) hash = mixed(hash, child);
  return hash;
}

}  // namespace

std::string ran_out(const Budget& budget) {
  return "the budget ran out: " + std::to_string(budget.nodes) + " nodes, " + std::to_string(budget.steps) + " steps";
}

Forest::Forest(std::vector<std::uint32_t> widths, Budget budget)
    : widths_(std::move(widths)), budget_(budget), table_(1024, none), cache_(cache_size) {}

bool Forest::spend() {
  if (++steps_ > budget_.steps) exhausted_ = true;
  return !exhausted_;
}

void Forest::grow_table() {
  std::vector<Diagram> grown(table_.size() * 2, none);
  for (const Diagram node : table_) {
    if (node == none) continue;
    std::size_t at = hash_of(heads_[node].variable, children(node)) & (grown.size() - 1);
    while (grown[at] != none) at = (at + 1) & (grown.size() - 1);
    grown[at] = node;
  }
  table_ = std::move(grown);
}

Diagram Forest::make(std::size_t variable, std::span<const Diagram> children_given) {
  if (!spend()) return none;
  const Diagram first = children_given.front();
  if (std::ranges::find(children_given, none) != children_given.end()) return none;
  if (std::ranges::all_of(children_given, [&](Diagram child) { return child == first; })) return first;
  std::size_t at = hash_of(variable, children_given) & (table_.size() - 1);
  for (; table_[at] != none; at = (at + 1) & (table_.size() - 1))
    if (heads_[table_[at]].variable == variable && std::ranges::equal(children(table_[at]), children_given))
      return table_[at];
  if (heads_.size() >= budget_.nodes) {
    exhausted_ = true;
    return none;
  }
  const Diagram made = static_cast<Diagram>(heads_.size());
  heads_.push_back({static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(variable)});
  pool_.insert(pool_.end(), children_given.begin(), children_given.end());
  table_[at] = made;
  if (heads_.size() * 2 > table_.size()) grow_table();
  return made;
}

std::size_t Forest::first_variable(std::span<const Diagram> operands) const {
  std::size_t first = widths_.size();
  for (const Diagram node : operands)
    if (!is_terminal(node)) first = std::min<std::size_t>(first, heads_[node].variable);
  return first;
}

// What is known of the result without looking below; none when nothing is.
Diagram Forest::settled(Operation operation, Diagram a, Diagram b) {
  switch (operation) {
    case Operation::both:
      if (a == no || b == no) return no;
      return a == yes || a == b ? b : b == yes ? a : is_terminal(a) && is_terminal(b) ? std::min(a, b) : none;
    case Operation::either:
      if (a == yes || b == yes) return yes;
      return a == no || a == b ? b : b == no ? a : is_terminal(a) && is_terminal(b) ? std::max(a, b) : none;
    case Operation::opposite:
      return is_terminal(a) ? terminal(2 - number(a)) : none;
    case Operation::certain:
      return is_terminal(a) ? (a == yes ? yes : no) : none;
    case Operation::possible:
      return is_terminal(a) ? (a == no ? no : yes) : none;
    case Operation::implies:
      break;  // has a way of its own
    case Operation::differ:
      return a == b ? no : is_terminal(a) && is_terminal(b) ? yes : none;
  }
  return none;
}

Forest::Cached& Forest::cache_slot(Operation operation, Diagram a, Diagram b) {
  return cache_[mixed(mixed(static_cast<std::uint32_t>(operation), a), b) & (cache_size - 1)];
}

Diagram Forest::apply(Operation operation, Diagram a, Diagram b) {
  if (a == none || b == none) return none;
  if (const Diagram known = settled(operation, a, b); known != none) return known;
  if (operation <= Operation::differ && a > b) std::swap(a, b);  // the order of the two does not count
  if (!spend()) return none;
  const auto op = static_cast<std::uint32_t>(operation);
  const Cached& slot = cache_slot(operation, a, b);
  if (slot.a == a && slot.b == b && slot.operation == op && slot.result != none) return slot.result;
  const Diagram operands[] = {a, b};
  const std::size_t variable = first_variable(operands);
  std::vector<Diagram> made(widths_[variable]);
  for (std::uint32_t cell = 0; cell < made.size(); ++cell)
    made[cell] = apply(operation, child(a, variable, cell), child(b, variable, cell));
  const Diagram result = make(variable, made);
  cache_slot(operation, a, b) = {a, b, op, result};
  return result;
}

/// One run of combine(): remembers what each combination of operands came to.
class Forest::Combining {
 public:
  Combining(Forest& forest, const std::function<std::uint32_t(Numbers)>& number_of)
      : forest_(forest), number_of_(number_of) {}

  Diagram run(const std::vector<Diagram>& operands) {
    if (!forest_.spend()) return none;
    const std::size_t variable = forest_.first_variable(operands);
    if (variable == forest_.variables()) {
      numbers_.clear();
      for (const Diagram node : operands) numbers_.push_back(number(node));
      return terminal(number_of_(numbers_));
    }
    if (const auto found = known_.find(operands); found != known_.end()) return found->second;
    std::vector<Diagram> made(forest_.width(variable)), below(operands.size());
    for (std::uint32_t cell = 0; cell < made.size(); ++cell) {
      for (std::size_t i = 0; i < operands.size(); ++i) below[i] = forest_.child(operands[i], variable, cell);
      made[cell] = run(below);
    }
    const Diagram result = forest_.make(variable, made);
    known_.emplace(operands, result);
    return result;
  }

 private:
  struct Hash {
    std::size_t operator()(const std::vector<Diagram>& nodes) const { return hash_of(nodes.size(), nodes); }
  };
  Forest& forest_;
  const std::function<std::uint32_t(Numbers)>& number_of_;
  std::unordered_map<std::vector<Diagram>, Diagram, Hash> known_;
  std::vector<std::uint32_t> numbers_;
};

Diagram Forest::combine(std::span<const Diagram> operands, const std::function<std::uint32_t(Numbers)>& number_of) {
  if (std::ranges::find(operands, none) != operands.end()) return none;
  return Combining(*this, number_of).run({operands.begin(), operands.end()});
}

Diagram Forest::map(Diagram operand, const std::function<std::uint32_t(std::uint32_t)>& number_of) {
  const Diagram operands[] = {operand};
  return combine(operands, [&](Numbers numbers) { return number_of(numbers[0]); });
}

Diagram Forest::choose(Diagram condition, Diagram when_yes, Diagram otherwise) {
  if (condition == yes) return when_yes;
  if (condition != none && is_terminal(condition)) return otherwise;
  const Diagram operands[] = {condition, when_yes, otherwise};
  return combine(operands, [](Numbers numbers) { return numbers[0] == number(yes) ? numbers[1] : numbers[2]; });
}

}  // namespace rung
