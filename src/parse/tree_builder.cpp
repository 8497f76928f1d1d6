#include "tree_builder.hpp"

#include <algorithm>
#include <utility>

#include "text_check.hpp"

namespace rung {
namespace {

constexpr std::size_t most_faults = 100;        // nobody reads more, and a text made on purpose could hold a million
constexpr std::size_t most_values = 1'000'000;  // some 150 bytes of memory each

}  // namespace

bool TreeBuilder::expects_key() const {
  return !open_.empty() && open_.back().node.kind == Node::Kind::map && !open_.back().has_key;
}

bool TreeBuilder::grow(const Place& place) {
  if (++values_ <= most_values) return true;
  report(
      {.code = "F02", .message = "the text has more than " + std::to_string(most_values) + " values", .place = place});
  return false;
}

bool TreeBuilder::open(Node::Kind kind, const Place& place) {
  if (!grow(place)) return false;
  if (open_.size() >= limits_.depth) {
    report({.code = "Y05",
            .message = "maps and lists are nested more than " + std::to_string(limits_.depth) + " deep",
            .place = place});
    return false;
  }
  const bool is_key = expects_key();
  Node node;
  node.kind = kind;
  node.place = place;
  open_.push_back({.node = std::move(node), .is_key = is_key});
  return true;
}

bool TreeBuilder::scalar(Node node) {
  if (!grow(node.place)) return false;
  put(std::move(node));
  return true;
}

void TreeBuilder::key(Word word) {
  open_.back().key = std::move(word);
  open_.back().has_key = true;
}

bool TreeBuilder::close() {
  Open closed = std::move(open_.back());
  open_.pop_back();
  if (closed.node.kind == Node::Kind::map) check_keys(closed.node);
  if (closed.is_key) {
    key({.text = {}, .place = closed.node.place});
  } else {
    put(std::move(closed.node));
  }
  return closed.is_key;
}

void TreeBuilder::put(Node node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  if (parent.node.kind == Node::Kind::sequence) {
    parent.node.items.push_back(std::move(node));
    return;
  }
  parent.node.entries.push_back({.key = std::move(parent.key), .value = std::move(node)});
  parent.has_key = false;
}

void TreeBuilder::check_keys(const Node& map) {
  std::vector<const Word*> keys;
  keys.reserve(map.entries.size());
  for (const Node::Entry& entry : map.entries) keys.push_back(&entry.key);
  std::stable_sort(keys.begin(), keys.end(), [](const Word* a, const Word* b) { return a->text < b->text; });
  const Word* first = nullptr;  // of the run of equal keys
  for (const Word* key : keys) {
    if (faults_.size() == most_faults) return;
    if (first == nullptr || first->text != key->text) {
      first = key;
      continue;
    }
    report({.code = "Y02",
            .message = "key " + in_backticks(key->text) + " stands twice in one map, first at " +
                       std::to_string(first->place.line) + ":" + std::to_string(first->place.column),
            .place = key->place,
            .hint = "keep one of them"});
  }
}

void TreeBuilder::report(Fault fault) {
  const bool repeats = std::any_of(faults_.begin(), faults_.end(), [&](const Fault& known) {
    return known.code == fault.code && known.place.line == fault.place.line && known.place.column == fault.place.column;
  });
  if (!repeats && faults_.size() < most_faults) faults_.push_back(std::move(fault));
}

Result<Node> TreeBuilder::finish() {
  for (const Open& left : open_) {
    if (left.node.kind == Node::Kind::map) check_keys(left.node);
  }
  if (faults_.empty()) return std::move(root_);
  locate(faults_, std::span(&source_, 1));
  return std::move(faults_);
}

}  // namespace rung
