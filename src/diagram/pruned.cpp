#include "rung/diagram/pruned.hpp"

#include <algorithm>

namespace rung {

namespace {

constexpr Pruned::Node unknown = UINT32_MAX;

}  // namespace

// Only what can still be reached, from the root; made from the ends, all nodes of a variable at once.
Pruned::Pruned(const Chart& chart, const std::vector<std::vector<std::uint32_t>>& cells)
    : cells_(cells), place_of_(cells.size()) {
  root_ = chart.root();
  if (Chart::is_terminal(root_)) return;
  std::vector<bool> is_reached(chart.size());
  is_reached[root_] = true;
  std::vector<Node> nodes;  // from the root
  for (Node node = root_; node < chart.size(); ++node) {
    if (!is_reached[node]) continue;
    nodes.push_back(node);
    const auto children = chart.children(node);
    for (const std::uint32_t cell : cells[chart.variable(node)])
      if (!Chart::is_terminal(children[cell])) is_reached[children[cell]] = true;
  }
  std::vector<Node> made(chart.size());
  for (std::size_t end = nodes.size(), begin = end; end > 0; end = begin) {
    while (begin > 0 && chart.variable(nodes[begin - 1]) == chart.variable(nodes[end - 1])) --begin;
    make_all(chart, std::span(nodes).subspan(begin, end - begin), made);
  }
  root_ = made[root_];
}

// Nodes of one variable. Cells that lead to the same from each of them are one.
void Pruned::make_all(const Chart& chart, std::span<const Node> nodes, std::vector<Node>& made) {
  const std::uint32_t variable = chart.variable(nodes.front());
  const std::size_t width = cells_[variable].size();
  std::vector<Node> below;  // node by node, cell by cell
  for (const Node node : nodes)
    for (const std::uint32_t cell : cells_[variable]) {
      const Node child = chart.children(node)[cell];
      below.push_back(Chart::is_terminal(child) ? child : made[child]);
    }
  const auto is_one = [&](std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < below.size(); i += width)
      if (below[i + a] != below[i + b]) return false;
    return true;
  };
  std::vector<std::size_t> kept;
  for (std::size_t at = 0; at < width; ++at) {
    const auto like = std::ranges::find_if(kept, [&](std::size_t one) { return is_one(one, at); });
    place_of_[variable].push_back(static_cast<std::uint32_t>(like - kept.begin()));
    if (like == kept.end()) kept.push_back(at);
  }
  std::vector<Node> row;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    row.assign(1, variable);
    for (const std::size_t at : kept) row.push_back(below[i * width + at]);
    made[nodes[i]] = make(row);
  }
}

Pruned::Node Pruned::make(RowSet::Row row) {
  const auto below = row.subspan(1);
  if (std::ranges::all_of(below, [&](Node one) { return one == below.front(); })) return below.front();
  return rows_.place_of(row);
}

// From the root down: a node comes after those below it.
std::vector<Pruned::Node> Pruned::reached(Node node) const {
  std::vector<Node> found;
  if (Chart::is_terminal(node)) return found;
  std::vector<bool> is_found(rows_.size());
  found.push_back(node);
  is_found[node] = true;
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const Node child : below(found[i]))
      if (!Chart::is_terminal(child) && !is_found[child]) is_found[child] = true, found.push_back(child);
  std::ranges::sort(found, std::greater<>());
  return found;
}

std::uint32_t Pruned::place(std::uint32_t variable, std::uint32_t cell) const {
  const auto at = std::ranges::find(cells_[variable], cell) - cells_[variable].begin();
  return place_of_[variable][static_cast<std::size_t>(at)];
}

Pruned::Node Pruned::hold(Node node, std::uint32_t variable, std::uint32_t cell) {
  if (Chart::is_terminal(node) || place_of_[variable].empty()) return node;
  const std::uint32_t place = this->place(variable, cell);
  const std::uint32_t key[] = {node, variable, place};
  if (const auto found = holds_.find(key)) return made_[*found];
  held_.assign(rows_.size(), unknown);
  made_.push_back(held(node, variable, place));
  holds_.place_of(key);
  return made_.back();
}

Pruned::Node Pruned::held(Node node, std::uint32_t variable, std::uint32_t place) {
  if (Chart::is_terminal(node) || this->variable(node) > variable) return node;
  if (this->variable(node) == variable) return below(node)[place];
  if (held_[node] != unknown) return held_[node];
  const std::size_t begin = making_.size(), width = rows_[node].size();
  making_.push_back(this->variable(node));
  bool is_other = false;
  for (std::size_t i = 1; i < width; ++i) {  // the rows move when new ones come
    const Node child = rows_[node][i];
    making_.push_back(held(child, variable, place));
    is_other = is_other || making_.back() != child;
  }
  const Node made = is_other ? make(RowSet::Row(making_).subspan(begin)) : node;
  making_.resize(begin);
  return held_[node] = made;
}

std::vector<std::uint32_t> Pruned::support(Node node) const {
  std::vector<bool> is_asked(cells_.size());
  for (const Node one : reached(node)) is_asked[variable(one)] = true;
  std::vector<std::uint32_t> found;
  for (std::uint32_t at = 0; at < is_asked.size(); ++at)
    if (is_asked[at]) found.push_back(at);
  return found;
}

std::vector<std::uint32_t> Pruned::ends() const {
  std::vector<std::uint32_t> found(rows_.size());
  for (Node node = 0; node < found.size(); ++node)
    for (const Node child : below(node))
      found[node] |= Chart::is_terminal(child) ? 1u << Chart::number(child) : found[child];
  return found;
}

double Pruned::share(Node node, std::uint32_t number, const std::vector<std::vector<double>>& weights) const {
  std::vector<double> shares(rows_.size());
  const auto of = [&](Node one) {
    return Chart::is_terminal(one) ? (Chart::number(one) == number ? 1.0 : 0.0) : shares[one];
  };
  const std::vector<Node> all = reached(node);
  for (std::size_t i = all.size(); i-- > 0;) {
    const std::uint32_t asked = variable(all[i]);
    double sum = 0;
    for (std::size_t k = 0; k < cells_[asked].size(); ++k)
      sum += weights[asked][cells_[asked][k]] * of(below(all[i])[place_of_[asked][k]]);
    shares[all[i]] = sum;
  }
  return of(node);
}

namespace {

/// Walks several side by side, each combination of their nodes once, until no other number can be found.
class Together {
 public:
  using Node = Pruned::Node;

  Together(const Pruned& first, std::span<const Pruned> others, std::uint64_t& steps)
      : first_(first), others_(others), steps_(steps), ends_(first.ends()), at_{first.root()} {
    for (const Pruned& one : others) at_.push_back(one.root());
  }

  std::optional<std::uint32_t> run() { return walk() ? std::optional(found_) : std::nullopt; }

 private:
  const Pruned& part(std::size_t i) const { return i == 0 ? first_ : others_[i - 1]; }

  // Whether the steps sufficed.
  bool walk() {
    const std::uint32_t ends = Chart::is_terminal(at_[0]) ? 1u << Chart::number(at_[0]) : ends_[at_[0]];
    const std::span<const Node> others = std::span<const Node>(at_).subspan(1);
    if ((ends & ~found_) == 0 || std::ranges::find(others, Chart::no) != others.end()) return true;
    if (std::ranges::all_of(others, [](Node node) { return node == Chart::yes; })) return found_ |= ends, true;
    if (steps_ == 0) return false;
    --steps_;
    const std::size_t before = seen_.size();
    if (seen_.place_of(at_) < before) return true;
    std::uint32_t variable = UINT32_MAX;
    for (std::size_t i = 0; i < at_.size(); ++i)
      if (!Chart::is_terminal(at_[i])) variable = std::min(variable, part(i).variable(at_[i]));
    const std::vector<Node> here = at_;
    bool is_whole = true;
    for (const std::uint32_t cell : first_.cells(variable)) {
      for (std::size_t i = 0; i < at_.size(); ++i) at_[i] = part(i).child(here[i], variable, cell);
      is_whole = walk();
      if (!is_whole) break;
    }
    at_ = here;
    return is_whole;
  }

  const Pruned& first_;
  std::span<const Pruned> others_;
  std::uint64_t& steps_;
  std::vector<std::uint32_t> ends_;  // of each node of the first
  std::vector<Node> at_;             // where each of them stands
  RowSet seen_;
  std::uint32_t found_ = 0;
};

}  // namespace

std::optional<std::uint32_t> ends_together(const Pruned& first, std::span<const Pruned> others, std::uint64_t& steps) {
  return Together(first, others, steps).run();
}

}  // namespace rung
