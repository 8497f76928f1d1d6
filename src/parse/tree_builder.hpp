#pragma once

#include <vector>

#include "rung/parse/document.hpp"

namespace rung {

/// Puts a tree together from events in reading order, and collects what is wrong with it: Y02 repeated key, Y05 nested
/// too deeply, F02 too many values. The reader of each format says where things stand.
class TreeBuilder {
 public:
  TreeBuilder(const Source& source, const DocumentLimits& limits) : source_(source), limits_(limits) {}

  /// True when the next thing is a key: inside a map, after a whole `key: value` or at its start.
  bool expects_key() const;

  /// The map or sequence that is open, or null at the top.
  const Node* innermost() const { return open_.empty() ? nullptr : &open_.back().node; }
  std::size_t depth() const { return open_.size(); }

  /// True when innermost() stands where a key should be.
  bool is_inside_key() const { return !open_.empty() && open_.back().is_key; }

  /// The key that waits for its value. @pre innermost() is a map and !expects_key()
  const Word& waiting_key() const { return open_.back().key; }

  /// False when the tree may not grow further; the fault is then recorded. What is opened where a key is expected
  /// becomes a key without a name (the reader has reported it).
  bool open(Node::Kind kind, const Place& place);
  bool scalar(Node node);
  void key(Word word);
  bool close();  ///< true when what closed was such a key

  /// The first 100; one that says the same of the same place as another is left out.
  void report(Fault fault);
  bool has_faults() const { return !faults_.empty(); }

  /// The tree, or the faults, also those of maps that were never closed.
  Result<Node> finish();

 private:
  struct Open {
    Node node;
    Word key = {};
    bool has_key = false;  // `key` waits for its value
    bool is_key = false;   // stands where a key should be
  };

  bool grow(const Place& place);
  void put(Node node);
  void check_keys(const Node& map);

  const Source& source_;
  const DocumentLimits& limits_;
  std::vector<Open> open_;
  Node root_;
  std::size_t values_ = 0;
  Faults faults_;
};

}  // namespace rung
