#include "sifting.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "rung/diagram/row_set.hpp"

namespace rung {

Sifting::Sifting(const std::vector<std::uint32_t>& widths) : asking_(widths.size()), order_(widths.size()) {
  for (std::size_t i = 0; i < widths.size(); ++i) asking_[i].width = widths[i];
  std::iota(order_.begin(), order_.end(), 0u);
  place_ = order_;
  free_.resize(1 + (widths.empty() ? 0 : *std::ranges::max_element(widths)));
}

void Sifting::add(const Chart& chart) {
  std::vector<Node> made(chart.size()), row;
  const auto ours = [&](Node node) { return Chart::is_terminal(node) ? node : made[node]; };
  for (auto node = static_cast<Node>(chart.size()); node-- > 0;) {
    row.clear();
    for (const Node child : chart.children(node)) row.push_back(ours(child));
    made[node] = make(chart.variable(node), row);
  }
  roots_.push_back(ours(chart.root()));
  use(roots_.back());
}

// Where a row is, or would be: it is then `nothing`.
Sifting::Node& Sifting::entry(Asking& all, std::span<const Node> row) {
  Node* at = &all.by_hash[RowSet::hash(row) & (all.by_hash.size() - 1)];
  while (*at != nothing && !std::ranges::equal(children(*at), row)) at = &heads_[*at].next;
  return *at;
}

Sifting::Node Sifting::make(std::uint32_t variable, std::span<const Node> row) {
  if (std::ranges::all_of(row, [&](Node one) { return one == row.front(); })) return row.front();
  if (const Node found = entry(asking_[variable], row); found != nothing) return found;
  if (unused_.empty()) {
    unused_.push_back(static_cast<Node>(heads_.size()));
    heads_.emplace_back();
  }
  const Node node = unused_.back();
  unused_.pop_back();
  heads_[node].uses = 0;
  keep(node, variable, row);
  ++size_;
  return node;
}

// A row that is not there yet, under the name of a node.
void Sifting::keep(Node node, std::uint32_t variable, std::span<const Node> row) {
  std::vector<std::uint32_t>& free = free_[row.size()];
  if (free.empty()) {
    free.push_back(static_cast<std::uint32_t>(pool_.size()));
    pool_.resize(pool_.size() + row.size());
  }
  heads_[node].variable = variable;
  heads_[node].first = free.back();
  heads_[node].next = nothing;
  free.pop_back();
  std::ranges::copy(row, pool_.begin() + heads_[node].first);
  for (const Node child : row) use(child);
  Asking& all = asking_[variable];
  if (++all.size > all.by_hash.size()) {
    std::vector<Node> before(2 * all.by_hash.size(), nothing);
    before.swap(all.by_hash);
    for (const Node first : before)
      for (Node one = first, next = nothing; one != nothing; one = next) {
        next = std::exchange(heads_[one].next, nothing);
        entry(all, children(one)) = one;
      }
  }
  entry(all, children(node)) = node;
}

// Takes a node out of those that ask its variable; its children are still its own.
void Sifting::leave(Node node) {
  Asking& all = asking_[heads_[node].variable];
  entry(all, children(node)) = heads_[node].next;
  --all.size;
}

void Sifting::drop(Node node) {
  if (Chart::is_terminal(node) || --heads_[node].uses > 0) return;
  leave(node);
  const auto below = children(node);
  free_[below.size()].push_back(heads_[node].first);
  for (const Node child : below) drop(child);
  unused_.push_back(node);
  --size_;
}

// Of two neighbours in the order. Each node stays the same function, so nothing above has to know.
void Sifting::exchange(std::size_t place) {
  const std::uint32_t upper = order_[place], lower = order_[place + 1];
  std::swap(order_[place], order_[place + 1]);
  std::swap(place_[upper], place_[lower]);
  const Asking& all = asking_[upper];
  std::vector<Node> moving, was, below, row;
  for (const Node first : all.by_hash)
    for (Node one = first; one != nothing; one = heads_[one].next)
      if (std::ranges::any_of(children(one), [&](Node child) { return asks(child, lower); })) moving.push_back(one);
  for (const Node node : moving) leave(node);
  steps_ += all.size + moving.size() * all.width * asking_[lower].width;
  for (const Node node : moving) {
    was.assign(children(node).begin(), children(node).end());
    free_[was.size()].push_back(heads_[node].first);
    below.clear();
    for (std::uint32_t cell = 0; cell < asking_[lower].width; ++cell) {
      row.clear();
      for (const Node child : was) row.push_back(asks(child, lower) ? children(child)[cell] : child);
      below.push_back(make(upper, row));
    }
    keep(node, lower, below);
    for (const Node child : was) drop(child);
  }
}

// To both ends of the order, the nearer first, as long as the charts do not grow much, and back to where it was best.
void Sifting::move(std::uint32_t variable) {
  std::size_t least = size_, best = place_[variable];
  const auto is_worth_it = [&] { return size_ <= least + least / 5; };
  const auto look = [&] {
    if (size_ < least) least = size_, best = place_[variable];
  };
  const auto down = [&] {
    for (; place_[variable] + 1 < order_.size() && is_worth_it(); look()) exchange(place_[variable]);
  };
  const auto up = [&] {
    for (; place_[variable] > 0 && is_worth_it(); look()) exchange(place_[variable] - 1);
  };
  if (place_[variable] > order_.size() / 2) {
    down();
    while (place_[variable] > best) exchange(place_[variable] - 1);
    up();
  } else {
    up();
    while (place_[variable] < best) exchange(place_[variable]);
    down();
  }
  while (place_[variable] < best) exchange(place_[variable]);
  while (place_[variable] > best) exchange(place_[variable] - 1);
}

void Sifting::run(std::uint64_t steps) {
  std::vector<std::uint32_t> variables = order_;
  std::erase_if(variables, [&](std::uint32_t one) { return asking_[one].size == 0; });
  std::ranges::stable_sort(variables, std::greater<>(), [&](std::uint32_t one) { return asking_[one].size; });
  steps_ = 0;
  for (const std::uint32_t one : variables)
    if (steps_ < steps) move(one);
}

Chart Sifting::chart(std::size_t index) const {
  std::vector<Node> reached, named(heads_.size(), nothing);
  const auto reach = [&](Node node) {
    if (Chart::is_terminal(node) || named[node] != nothing) return;
    named[node] = 0;
    reached.push_back(node);
  };
  reach(roots_[index]);
  for (std::size_t i = 0; i < reached.size(); ++i)
    for (const Node child : children(reached[i])) reach(child);
  std::ranges::sort(reached, {}, [&](Node node) { return std::pair(place_[heads_[node].variable], node); });
  for (std::size_t i = 0; i < reached.size(); ++i) named[reached[i]] = static_cast<Node>(i);
  const auto name = [&](Node node) { return Chart::is_terminal(node) ? node : named[node]; };
  RowSet rows;
  std::vector<Node> row;
  for (const Node node : reached) {
    row.assign(1, place_[heads_[node].variable]);
    for (const Node child : children(node)) row.push_back(name(child));
    rows.place_of(row);
  }
  return Chart(rows, name(roots_[index]));
}

}  // namespace rung
