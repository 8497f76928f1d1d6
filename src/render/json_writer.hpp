#pragma once

#include <charconv>
#include <cstring>
#include <string>
#include <string_view>

#include "rung/expression/value.hpp"

namespace rung {

/// Writes JSON straight into one string; commas look after themselves. A recommendation has thousands of small pieces,
/// so there is one look at the room left for each piece, and its parts are then copied with nothing in between.
class JsonWriter {
 public:
  JsonWriter() : out_(std::size_t{80} << 10, '\0'), at_(out_.data()), end_(at_ + out_.size()) {}  // one allocation
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  void open(char bracket) {
    room(2);
    comma();
    *at_++ = bracket;
    first_ = true;
  }
  void close(char bracket) {
    room(1);
    *at_++ = bracket;
    first_ = false;
  }

  /// Names are ours and need no escapes. Where one is spelled out, its length is known while compiling.
  template <std::size_t size>
  JsonWriter& key(const char (&name)[size]) {
    return key_of(name, size - 1);
  }
  JsonWriter& key(std::string_view name) { return key_of(name.data(), name.size()); }

  void text(std::string_view value) {
    room(value.size() + 3);
    comma();
    *at_++ = '"';
    if (is_copied_plain(value)) {
      at_ += value.size();
      *at_++ = '"';
    } else {
      --at_;
      std::string escaped;
      append_json(escaped, value);
      raw(escaped);
    }
  }
  void value(const Value& value) {
    switch (value.kind()) {
      case Value::Kind::null:
        return null();
      case Value::Kind::boolean:
        return flag(value.boolean());
      case Value::Kind::integer:
        return number(value.integer());
      case Value::Kind::string:
        return text(value.string());
      default:
        break;
    }
    std::string written;
    append_json(written, value);
    room(1);
    comma();
    raw(written);
  }
  void flag(bool value) { value ? word("true") : word("false"); }
  void null() { word("null"); }
  void number(std::int64_t value) {
    constexpr std::size_t longest = 20;
    room(longest + 1);
    comma();
    if (value >= 0 && value < 10)
      *at_++ = static_cast<char>('0' + value);
    else
      at_ = std::to_chars(at_, end_, value).ptr;
  }

  std::string take() {
    out_.resize(static_cast<std::size_t>(at_ - out_.data()));
    return std::move(out_);
  }

 private:
  void room(std::size_t needed) {
    if (static_cast<std::size_t>(end_ - at_) < needed) grow(needed);
  }
  [[gnu::noinline]] void grow(std::size_t needed) {
    const auto used = static_cast<std::size_t>(at_ - out_.data());
    out_.resize(2 * out_.size() + needed);
    at_ = out_.data() + used;
    end_ = out_.data() + out_.size();
  }
  void comma() {
    if (!first_) *at_++ = ',';
    first_ = false;
  }
  JsonWriter& key_of(const char* name, std::size_t size) {
    room(size + 4);
    comma();
    *at_++ = '"';
    std::memcpy(at_, name, size);
    at_ += size;
    *at_++ = '"';
    *at_++ = ':';
    first_ = true;
    return *this;
  }
  template <std::size_t size>
  void word(const char (&letters)[size]) {
    room(size);
    comma();
    std::memcpy(at_, letters, size - 1);
    at_ += size - 1;
  }
  void raw(std::string_view written) {
    room(written.size());
    std::memcpy(at_, written.data(), written.size());
    at_ += written.size();
  }

  // Copies a text to where the writer is, eight bytes at a time, and the last eight once more where they overlap.
  // False, with what is there then of no meaning, where a byte needs an escape.
  bool is_copied_plain(std::string_view text) const {
    if (text.size() < sizeof(std::uint64_t)) {
      std::uint64_t letters = ones * ' ';
      for (std::size_t i = 0; i < text.size(); ++i) {
        at_[i] = text[i];
        letters = letters << 8 | static_cast<unsigned char>(text[i]);
      }
      return !any_needs_escape(letters);
    }
    const std::size_t last = text.size() - sizeof(std::uint64_t);
    for (std::size_t i = 0; i < last; i += sizeof(std::uint64_t))
      if (!is_eight_copied(text.data() + i, at_ + i)) return false;
    return is_eight_copied(text.data() + last, at_ + last);
  }
  static bool is_eight_copied(const char* from, char* to) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, from, sizeof eight);
    std::memcpy(to, &eight, sizeof eight);
    return !any_needs_escape(eight);
  }

  // Whether any of eight bytes does, as append_json() has it, without a branch. Source: Anderson S. E. Bit Twiddling
  // Hacks, "Determine if a word has a zero byte" and "has a byte less than n".
  static bool any_needs_escape(std::uint64_t eight) {
    constexpr std::uint64_t tops = ones * 0x80;
    const auto below = [&](std::uint64_t bytes, std::uint64_t limit) { return (bytes - ones * limit) & ~bytes & tops; };
    return (below(eight, 0x20) | below(eight ^ ones * '"', 1) | below(eight ^ ones * '\\', 1)) != 0;
  }
  static constexpr std::uint64_t ones = 0x0101010101010101;

  std::string out_;  // as long as there is room for
  char* at_;         // the end of what is written
  char* end_;        // the end of the room
  bool first_ = true;
};

}  // namespace rung
