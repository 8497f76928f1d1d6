#include "rung/expression/value.hpp"

#include <algorithm>
#include <charconv>

namespace rung {
namespace {

using Kind = Value::Kind;

void append_integer(std::string& out, std::int64_t number) {
  char digits[21];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view named = "'\\\n\r\t\f", letters = "'\\nrtf";
  constexpr char digits[] = "0123456789abcdef";
  if (const auto found = named.find(c); found != std::string_view::npos) {
    out += '\\';
    out += letters[found];
  } else if (static_cast<unsigned char>(c) < 0x20) {
    out += "\\u00";
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  } else {
    out += c;
  }
}

void append_quoted(std::string& out, std::string_view text) {
  out += '\'';
  for (const char c : text) append_escaped(out, c);
  out += '\'';
}

void append_text(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      out += "null";
      break;
    case Kind::boolean:
      out += value.boolean() ? "true" : "false";
      break;
    case Kind::integer:
      append_integer(out, value.integer());
      break;
    case Kind::long_integer:
      append_integer(out, value.long_integer());
      out += 'L';
      break;
    case Kind::decimal:
      out += value.decimal().to_string();
      break;
    case Kind::string:
      append_quoted(out, value.string());
      break;
    case Kind::list:
      out += '{';
      for (std::size_t i = 0; i < value.list().size(); ++i) {
        if (i > 0) out += ", ";
        append_text(out, value.list()[i]);
      }
      out += '}';
      break;
    case Kind::interval:
      out += value.interval().low_closed ? "Interval[" : "Interval(";
      append_text(out, value.interval().low);
      out += ", ";
      append_text(out, value.interval().high);
      out += value.interval().high_closed ? ']' : ')';
      break;
  }
}

// What must not stand in a JSON string as it is (RFC 8259, section 7).
bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_json_escape(std::string& out, char c) {
  constexpr char digits[] = "0123456789abcdef";
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else {
    out += "\\u00";
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
}

void append_json(std::string& out, const Interval& interval) {
  out += "{\"low\":";
  append_json(out, interval.low);
  out += ",\"high\":";
  append_json(out, interval.high);
  out += interval.low_closed ? ",\"lowClosed\":true" : ",\"lowClosed\":false";
  out += interval.high_closed ? ",\"highClosed\":true}" : ",\"highClosed\":false}";
}

}  // namespace

bool same(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return a.boolean() == b.boolean();
    case Kind::integer:
      return a.integer() == b.integer();
    case Kind::long_integer:
      return a.long_integer() == b.long_integer();
    case Kind::decimal:
      return a.decimal() == b.decimal();
    case Kind::string:
      return a.string() == b.string();
    case Kind::list:
      return std::equal(a.list().begin(), a.list().end(), b.list().begin(), b.list().end(), same);
    case Kind::interval:
      return same(a.interval().low, b.interval().low) && same(a.interval().high, b.interval().high) &&
             a.interval().low_closed == b.interval().low_closed && a.interval().high_closed == b.interval().high_closed;
  }
  return false;
}

std::string to_text(const Value& value) {
  std::string out;
  append_text(out, value);
  return out;
}

void append_json(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    std::size_t plain = 0;
    while (plain < text.size() && !needs_escape(text[plain])) ++plain;
    out += text.substr(0, plain);
    if (plain == text.size()) break;
    append_json_escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

void append_json(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::string:
      append_json(out, value.string());
      break;
    case Kind::interval:
      append_json(out, value.interval());
      break;
    case Kind::long_integer:
      append_integer(out, value.long_integer());
      break;
    case Kind::list:
      out += '[';
      for (std::size_t i = 0; i < value.list().size(); ++i) {
        if (i > 0) out += ',';
        append_json(out, value.list()[i]);
      }
      out += ']';
      break;
    default:
      append_text(out, value);
  }
}

}  // namespace rung
