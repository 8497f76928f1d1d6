#include "rung/diagram/detours.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace rung {

Detours::Detours(const Joined& joined, std::uint32_t ends, std::vector<std::uint32_t> cells, std::vector<May> may)
    : joined_(joined),
      ends_(ends),
      cells_(std::move(cells)),
      may_(std::move(may)),
      let_before_(static_cast<std::uint32_t>(cells_.size())) {
  for (std::size_t part = 0; part < joined.parts(); ++part) needed_.emplace_back(joined.part(part).size());
}

void Detours::let(std::uint32_t variable, May may) {
  if (std::exchange(may_[variable], may) != may) let_before_ = std::max(let_before_, variable + 1);
}

std::uint8_t Detours::needed(std::size_t part, Node node) const {
  if (!Chart::is_terminal(node)) return needed_[part][node];
  return (part == 0 ? is_end(node) : node == Chart::yes) ? 0 : never;
}

std::uint8_t Detours::needed(Node node) const {
  if (Chart::is_terminal(node)) return is_end(node) ? 0 : never;
  std::uint8_t most = learned_[node];
  const auto stands = joined_.stands(node);
  for (std::size_t part = 0; part < stands.size(); ++part) most = std::max(most, needed(part, stands[part]));
  return most;
}

// Of each part by itself, from the ends to the root. What comes after all that was let do something else needs what it
// needed before.
void Detours::reckon() {
  for (std::size_t part = 0; part < joined_.parts(); ++part) {
    const Chart& chart = joined_.part(part);
    for (auto node = static_cast<Node>(chart.size()); node-- > 0;) {
      const std::uint32_t variable = chart.variable(node);
      if (variable >= let_before_) continue;
      std::uint8_t fewest = needed(part, chart.children(node)[cells_[variable]]);
      if (may_[variable] != May::stay && fewest > 0) {
        std::uint8_t other = never;
        for (const Node child : joined_.outcomes(part, node)) other = std::min(other, needed(part, child));
        if (may_[variable] == May::change && other < never) ++other;
        fewest = std::min(fewest, other);
      }
      needed_[part][node] = fewest;
    }
  }
  let_before_ = 0;
  learned_.assign(joined_.whole().size(), 0);
  leads_.assign(joined_.whole().size(), false);
  been_ = {};
}

Detours::Outcome Detours::find(std::size_t most, std::uint64_t few, std::uint64_t& steps) {
  reckon();
  found_.clear();
  changed_.clear();
  most_ = most;
  few_ = few;
  steps_ = steps;
  const Outcome outcome = search();
  steps = steps_;
  return outcome;
}

// With one change more each time. When there is no way with as few as each part needs, it is seen to first that there
// is one at all, since to find that out change by change takes long.
Detours::Outcome Detours::search() {
  const Node root = joined_.whole().root();
  if (needed(root) == never) return Outcome::none;
  std::optional<Changed> any;
  for (std::size_t bound = needed(root);; ++bound) {
    const unsigned outcome = go(root, bound);
    if (!found_.empty()) return Outcome::fewest;
    if (!(outcome & (cut_off | stopped))) return Outcome::none;
    if (!any) {
      if (!walk(root)) return steps_ == 0 ? Outcome::unknown : Outcome::none;
      any = std::exchange(changed_, {});
    }
    if (!(outcome & stopped)) continue;
    found_.push_back(*any);
    return Outcome::some;
  }
}

// To some end, if there is a way to one: what changes along it is in changed_ then. What costs nothing comes first.
bool Detours::walk(Node node) {
  if (needed(node) == never) return false;
  if (Chart::is_terminal(node)) return true;
  if (steps_ == 0) return false;
  --steps_;
  const std::uint32_t variable = joined_.whole().variable(node);
  const Node own = joined_.whole().children(node)[cells_[variable]];
  if (walk(own)) return true;
  const auto outcomes = may_[variable] == May::stay ? std::span<const Node>() : joined_.outcomes(node);
  if (may_[variable] == May::change) changed_.push_back(variable);
  for (const Node child : outcomes)
    if (child != own && walk(child)) return true;
  if (may_[variable] == May::change) changed_.pop_back();
  learned_[node] = never;
  return false;
}

unsigned Detours::go(Node node, std::size_t left) {
  const std::uint8_t least = needed(node);
  if (least == never) return nothing;
  if (least > left) return cut_off;
  if (Chart::is_terminal(node)) return arrive();
  if (steps_ == 0 || few_ == 0) return stopped;
  if (leads_[node] && has_been(node)) return there;
  --steps_, --few_;
  const unsigned outcome = branch(node, left);
  if (outcome & there) {
    leads_[node] = true;
    has_been(node);
  } else if (!(outcome & stopped)) {
    learned_[node] = outcome == nothing ? never : static_cast<std::uint8_t>(std::min<std::size_t>(left + 1, never - 1));
  }
  return outcome;
}

unsigned Detours::branch(Node node, std::size_t left) {
  const std::uint32_t variable = joined_.whole().variable(node);
  const Node own = joined_.whole().children(node)[cells_[variable]];
  unsigned outcome = go(own, left);
  if (may_[variable] == May::stay) return outcome;
  const bool counts = may_[variable] == May::change;
  if (counts) changed_.push_back(variable);
  for (const Node child : joined_.outcomes(node)) {
    if (outcome & stopped) break;
    if (child == own) continue;
    if (counts && left == 0)
      outcome |= needed(child) == never ? nothing : cut_off;
    else
      outcome |= go(child, counts ? left - 1 : left);
  }
  if (counts) changed_.pop_back();
  return outcome;
}

unsigned Detours::arrive() {
  if (std::ranges::find(found_, changed_) == found_.end()) found_.push_back(changed_);
  return found_.size() < most_ ? there : there | stopped;
}

// With the same changes before. Remembers it from now on.
bool Detours::has_been(Node node) {
  changed_.push_back(node);
  const std::size_t before = been_.size();
  const bool is_new = been_.place_of(changed_) == before;
  changed_.pop_back();
  return !is_new;
}

}  // namespace rung
