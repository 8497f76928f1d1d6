#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include "rung/expression/value.hpp"

namespace rung {

/// Writes JSON straight into one string; commas look after themselves.
class JsonWriter {
 public:
  JsonWriter() { out_.reserve(80 << 10); }  // a whole recommendation, in one allocation

  void open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    first_ = false;
  }
  JsonWriter& key(std::string_view name) {  // names are ours and need no escapes
    comma();
    out_ += '"';
    out_ += name;
    out_.append("\":", 2);  // the length given, for it is written thousands of times
    first_ = true;
    return *this;
  }

  void text(std::string_view value) { comma(), append_json(out_, value); }
  void value(const Value& value) { comma(), append_json(out_, value); }
  void flag(bool value) { comma(), out_ += value ? "true" : "false"; }
  void null() { comma(), out_ += "null"; }
  void number(std::int64_t value) {
    comma();
    if (value >= 0 && value < 10) {
      out_ += static_cast<char>('0' + value);
      return;
    }
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }

  std::string take() { return std::move(out_); }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }

  std::string out_;
  bool first_ = true;
};

}  // namespace rung
