#include "rung/parse/packed_document.hpp"

#include <cassert>

namespace rung {
namespace {

constexpr std::uint32_t kind_bits = 3, quoted_bit = 4, null_bit = 8, places_bit = 16;

bool follows(const Place& place, const Place& before) {
  return place.line == before.line && place.column == before.column + 1 && place.length == before.length;
}

class Packer {
 public:
  void node(const Node& node) {
    number(static_cast<std::uint32_t>(node.kind) | (node.quoted ? quoted_bit : 0) | (node.is_null ? null_bit : 0) |
           (node.places.empty() ? 0 : places_bit));
    place(node.place);
    if (node.kind == Node::Kind::scalar) {
      text(node.text);
      if (!node.places.empty()) places(node.places);
    } else if (node.kind == Node::Kind::sequence) {
      number(node.items.size());
      for (const Node& item : node.items) this->node(item);
    } else {
      number(node.entries.size());
      for (const Node::Entry& entry : node.entries) {
        text(entry.key.text);
        place(entry.key.place);
        this->node(entry.value);
      }
    }
  }

  std::string take() { return std::move(bytes_); }

 private:
  void number(std::size_t value) {
    for (; value >= 128; value >>= 7) bytes_ += static_cast<char>(value % 128 + 128);
    bytes_ += static_cast<char>(value);
  }

  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }

  void place(const Place& place) {
    number(place.line);
    number(place.column);
    number(place.length);
  }

  void places(const std::vector<Place>& places) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < places.size(); ++i)
      if (i == 0 || !follows(places[i], places[i - 1])) starts.push_back(i);
    number(starts.size());
    starts.push_back(places.size());
    for (std::size_t run = 0; run + 1 < starts.size(); ++run) {
      place(places[starts[run]]);
      number(starts[run + 1] - starts[run]);
    }
  }

  std::string bytes_;
};

class Unpacker {
 public:
  Unpacker(std::string_view bytes, std::uint32_t file) : bytes_(bytes), file_(file) {}

  Node node() {
    const std::uint32_t flags = number();
    Node made;
    made.kind = static_cast<Node::Kind>(flags & kind_bits);
    made.quoted = (flags & quoted_bit) != 0;
    made.is_null = (flags & null_bit) != 0;
    made.place = place();
    if (made.kind == Node::Kind::scalar) {
      made.text = text();
      if ((flags & places_bit) != 0) places(made);
      return made;
    }
    const std::uint32_t count = number();
    if (made.kind == Node::Kind::sequence) {
      made.items.reserve(count);
      for (std::uint32_t i = 0; i < count; ++i) made.items.push_back(node());
    } else {
      made.entries.reserve(count);
      for (std::uint32_t i = 0; i < count; ++i) made.entries.push_back(entry());
    }
    return made;
  }

  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
      assert(at_ < bytes_.size());
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= (byte & 127u) << shift;
      if (byte < 128) return value;
    }
  }

  std::string text() {
    const std::uint32_t size = number();
    const std::string_view text = bytes_.substr(at_, size);
    at_ += size;
    return std::string(text);
  }

  Place place() {
    const std::uint32_t line = number(), column = number();
    return {file_, line, column, number()};
  }

  Node::Entry entry() {
    std::string key = text();
    const Place key_place = place();
    return {{std::move(key), key_place}, node()};
  }

  void places(Node& made) {
    made.places.reserve(made.text.size() + 1);
    for (std::uint32_t runs = number(); runs > 0; --runs) {
      Place next = place();
      for (std::uint32_t count = number(); count > 0; --count, ++next.column) made.places.push_back(next);
    }
  }

  std::string_view bytes_;
  std::uint32_t file_;
  std::size_t at_ = 0;
};

}  // namespace

std::string pack(const Node& tree) {
  Packer packer;
  packer.node(tree);
  return packer.take();
}

Node unpack(std::string_view packed, std::uint32_t file) {
  Unpacker unpacker(packed, file);
  Node tree = unpacker.node();
  assert(unpacker.at_end());
  return tree;
}

}  // namespace rung
