#include "json_fault.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "rung/text/utf8.hpp"
#include "scalar_trace.hpp"
#include "text_check.hpp"

namespace rung {
namespace {

constexpr std::string_view json_white = " \t\r\n";

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '+' || c == '-';
}

// The text up to the point where Boost gave up.
struct JsonScene {
  const Source& source;
  std::string_view text;
  std::size_t at;
  std::vector<std::size_t> open = {};           // brackets, the outermost first
  std::optional<std::size_t> open_quote = {};   // of the string that the point lies in
  std::size_t before = std::string_view::npos;  // the last byte before the point's word that is not white space
  bool behind_key = false;                      // that byte closes a key

  char byte(std::size_t offset) const { return offset < text.size() ? text[offset] : '\0'; }
  Fault fault(std::string message, std::string hint, std::size_t length = 1) const {
    return fault_at(source, "Y01", std::move(message), at, length, std::move(hint));
  }
};

JsonScene json_scene_at(const Source& source, std::size_t at) {
  JsonScene scene{source, source.text(), std::min(at, source.text().size())};
  std::size_t string = 0;  // where the last one starts
  for (std::size_t i = 0; i < scene.at; ++i) {
    const char c = scene.text[i];
    if (scene.open_quote) {
      if (c == '\\') ++i;
      if (c == '"') scene.open_quote.reset();
    } else if (c == '"') {
      scene.open_quote = string = i;
    } else if (c == '{' || c == '[') {
      scene.open.push_back(i);
    } else if ((c == '}' || c == ']') && !scene.open.empty()) {
      scene.open.pop_back();
    }
  }
  if (scene.open_quote) return scene;
  while (scene.at > 0 && is_word_byte(scene.byte(scene.at)) && is_word_byte(scene.text[scene.at - 1])) --scene.at;
  if (scene.at > 0) scene.before = scene.text.find_last_not_of(json_white, scene.at - 1);
  const std::size_t before_string =
      string == 0 ? std::string_view::npos : scene.text.find_last_not_of(json_white, string - 1);
  const bool in_map = !scene.open.empty() && scene.text[scene.open.back()] == '{';
  const bool starts_entry = scene.byte(before_string) == '{' || scene.byte(before_string) == ',';
  scene.behind_key = scene.byte(scene.before) == '"' && in_map && starts_entry;
  return scene;
}

Fault explain_in_string(const JsonScene& scene) {
  const char c = scene.byte(scene.at);
  const std::size_t quote = *scene.open_quote;
  if (c == '\n' || c == '\r' || scene.at >= scene.text.size()) {
    const std::size_t line = scene.text.substr(quote).find_first_of("\r\n");
    return fault_at(scene.source, "Y01", "the quote that opens here is not closed on its line", quote, line,
                    "add the closing `\"`; a line break inside a text is written `\\n`");
  }
  if (static_cast<unsigned char>(c) < 0x20) {
    return scene.fault("a control character inside a string",
                       c == '\t' ? "write it `\\t`" : "delete it, or write it as an escape");
  }
  const std::size_t backslash = std::max(scene.text.substr(0, scene.at + 1).rfind('\\'), quote);
  if (scene.byte(backslash + 1) == 'u') {
    return fault_at(scene.source, "Y01", in_backticks(scene.text.substr(backslash, 6)) + " is no whole character",
                    backslash, 6,
                    "`\\u` takes four hexadecimal digits; a character above U+FFFF is two of them, or simply itself");
  }
  return fault_at(scene.source, "Y01", in_backticks(scene.text.substr(backslash, 2)) + " begins no escape", backslash,
                  2, "a backslash is written `\\\\`, a quote `\\\"`");
}

Fault explain_end(const JsonScene& scene) {
  if (scene.open.empty()) return scene.fault("the text ends where a value is needed", "");
  const std::size_t open = scene.open.back();
  const bool list = scene.text[open] == '[';
  return fault_at(scene.source, "Y01",
                  list ? "the `[` that opens here is never closed" : "the `{` that opens here is never closed", open, 1,
                  list ? "add `]` where it ends" : "add `}` where it ends");
}

Fault explain_number(const JsonScene& scene, std::string_view word);

Fault explain_closing(const JsonScene& scene) {
  const std::string closing = in_backticks(scene.text.substr(scene.at, 1));
  if (scene.byte(scene.before) == ',') {
    return fault_at(scene.source, "Y01", "a comma stands before the closing " + closing, scene.before, 1,
                    "take the comma away");
  }
  if (scene.open.empty()) return scene.fault(closing + " closes nothing", "take it away");
  const bool list = scene.text[scene.open.back()] == '[';
  const bool fits = list == (scene.byte(scene.at) == ']');
  const std::size_t word = scene.at == 0 ? 0 : scene.text.find_last_not_of("+-.0123456789eE", scene.at - 1) + 1;
  if (fits && word < scene.at && scene.at > 0 && is_word_byte(scene.text[scene.at - 1])) {
    return explain_number({scene.source, scene.text, word}, scene.text.substr(word, scene.at - word));
  }
  if (fits) return scene.fault("a value is missing before " + closing, "");
  const std::string opened = std::to_string(scene.source.place(scene.open.back()).line);
  return scene.fault(closing + (list ? " where the `[` of line " + opened + " needs `]`"
                                     : " where the `{` of line " + opened + " needs `}`"),
                     "");
}

Fault explain_number(const JsonScene& scene, std::string_view word) {
  const std::string message = in_backticks(word) + " is no JSON number";
  const std::string_view digits = word.substr(word.front() == '-' || word.front() == '+' ? 1 : 0);
  std::string hint = "write it like `12`, `-0.5` or `1e3`";
  if (word.front() == '+') hint = "take the `+` away";
  if (digits.starts_with('0') && digits.size() > 1 && digits[1] >= '0' && digits[1] <= '9')
    hint = "take the zeros before it away; if it is a code, put it in double quotes";
  if (digits.starts_with('.')) hint = "write a digit before the point";
  if (digits.ends_with('.')) hint = "write a digit behind the point, or take it away";
  return scene.fault(message, hint, word.size());
}

Fault explain_missing_sign(const JsonScene& scene, const std::string& what, std::size_t length) {
  if (scene.behind_key) return scene.fault("a `:` is missing before " + what, "write `\"key\": value`", length);
  const bool behind_string = scene.byte(scene.before) == '"';
  return scene.fault("a comma is missing before " + what,
                     behind_string ? "a quote inside a text is written `\\\"`" : "", length);
}

Fault explain_word(const JsonScene& scene) {
  using Row = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Row, 8> rows{{{"NaN", "a number that is missing is `null`"},
                                            {"nan", "a number that is missing is `null`"},
                                            {"Infinity", "a number that is missing is `null`"},
                                            {"None", "write `null`"},
                                            {"undefined", "write `null`"},
                                            {"True", "write `true`"},
                                            {"False", "write `false`"},
                                            {"-Infinity", "a number that is missing is `null`"}}};
  std::size_t end = scene.at;
  while (is_word_byte(scene.byte(end))) ++end;
  const std::string_view word = scene.text.substr(scene.at, end - scene.at);
  const auto row = std::find_if(rows.begin(), rows.end(), [word](const Row& r) { return r.first == word; });
  if (row != rows.end())
    return scene.fault(in_backticks(word) + " is no JSON value", std::string(row->second), word.size());
  const char before = scene.byte(scene.before);
  const bool is_key = !scene.open.empty() && scene.text[scene.open.back()] == '{' && before != ':';
  const bool is_first =
      before == '{' || before == '[' || before == ',' || before == ':' || scene.before == std::string_view::npos;
  if (!is_first) return explain_missing_sign(scene, in_backticks(word), word.size());
  const std::string_view known =
      word.substr(word.find_first_not_of("+-.") == std::string_view::npos ? 0 : word.find_first_not_of("+-."));
  if (!is_key && !known.empty() && known.front() >= '0' && known.front() <= '9') return explain_number(scene, word);
  return scene.fault((is_key ? "the key " : "the text ") + in_backticks(word) + " stands without quotes",
                     "put it in double quotes", word.size());
}

Fault explain_sign(const JsonScene& scene) {
  const std::string_view rest = scene.text.substr(scene.at);
  const char before = scene.byte(scene.before);
  if (rest.front() == '/' || rest.front() == '#') return scene.fault("JSON has no comments", "take the comment away");
  if (rest.front() == '\'') return scene.fault("a single quote", "JSON texts stand in double quotes");
  if (rest.starts_with("“") || rest.starts_with("”") || rest.starts_with("„")) {
    return scene.fault("a typographic quote", "JSON texts stand in straight double quotes", 3);
  }
  if (rest.front() == ',') return scene.fault("nothing stands before this comma", "take one comma away");
  if (rest.front() == '=') return scene.fault("`=` where `:` is needed", "write `\"key\": value`");
  const bool opens = rest.front() == '"' || rest.front() == '{' || rest.front() == '[';
  const bool follows_value = before != '{' && before != '[' && before != ',' && before != ':';
  if (opens && follows_value) return explain_missing_sign(scene, "this", 1);
  if (opens) return scene.fault("a key in double quotes is needed here", "write `\"key\": value`");
  if (rest.front() == ':' && before == '"')
    return scene.fault("`:` inside a list", "a `\"key\": value` stands in `{ }`");
  return scene.fault(in_backticks(rest.substr(0, code_point_at(rest, 0).bytes)) + " may not stand here", "");
}

}  // namespace

Fault explain_json_error(const Source& source, std::size_t at) {
  const JsonScene scene = json_scene_at(source, at);
  if (scene.open_quote) return explain_in_string(scene);
  if (scene.at >= scene.text.size()) return explain_end(scene);
  const bool is_whole = scene.open.empty() && scene.before != std::string_view::npos;
  if (is_whole) {
    return scene.fault("text stands behind the end of the JSON value",
                       "a text holds one value; several stand in `[ ]`");
  }
  const char c = scene.text[scene.at];
  if (c == '}' || c == ']') return explain_closing(scene);
  return is_word_byte(c) ? explain_word(scene) : explain_sign(scene);
}

}  // namespace rung
