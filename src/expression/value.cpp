#include "rung/expression/value.hpp"

#include <algorithm>
#include <charconv>

namespace rung {
namespace {

using Kind = Value::Kind;

void append_integer(std::string& out, std::int32_t number) {
  char digits[12];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_quoted(std::string& out, std::string_view text) {
  out += '\'';
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  out += '\'';
}

void append_text(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::null: out += "null"; break;
    case Kind::boolean: out += value.boolean() ? "true" : "false"; break;
    case Kind::integer: append_integer(out, value.integer()); break;
    case Kind::decimal: out += value.decimal().to_string(); break;
    case Kind::string: append_quoted(out, value.string()); break;
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
    case Kind::null: return true;
    case Kind::boolean: return a.boolean() == b.boolean();
    case Kind::integer: return a.integer() == b.integer();
    case Kind::decimal: return a.decimal() == b.decimal();
    case Kind::string: return a.string() == b.string();
    case Kind::list: return std::equal(a.list().begin(), a.list().end(), b.list().begin(), b.list().end(), same);
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
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, copied, i - copied);
    copied = i + 1;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else {
      constexpr char digits[] = "0123456789abcdef";
      out += "\\u00";
      out += digits[c >> 4];
      out += digits[c & 15];
    }
  }
  out.append(text, copied, text.size() - copied);
  out += '"';
}

void append_json(std::string& out, const Value& value) {
  switch (value.kind()) {
    case Kind::string: append_json(out, value.string()); break;
    case Kind::interval: append_json(out, value.interval()); break;
    case Kind::list:
      out += '[';
      for (std::size_t i = 0; i < value.list().size(); ++i) {
        if (i > 0) out += ',';
        append_json(out, value.list()[i]);
      }
      out += ']';
      break;
    default: append_text(out, value);
  }
}

}  // namespace rung
