#include <algorithm>
#include <array>

#include "text_check.hpp"
#include "yaml_fault.hpp"
#include "yaml_outline.hpp"

namespace rung {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::size_t longest_key = 1024;  // bytes; YAML 1.2.2, 7.4.2

// The text around the point where yaml-cpp gave up.
struct YamlScene {
  const Source& source;
  std::string_view text;
  std::size_t at;
  std::size_t line_start;
  std::string_view line;

  YamlOutline outline() const { return outline_yaml(text, at); }
  std::string_view before() const { return text.substr(line_start, at - line_start); }
  std::string_view rest() const { return line.substr(std::min(at - line_start, line.size())); }
  std::size_t line_number(std::size_t offset) const { return source.place(offset).line; }

  Fault fault(std::string message, std::string hint, std::size_t length = 1) const {
    return fault_at(source, "Y01", std::move(message), at, length, std::move(hint));
  }
};

YamlScene yaml_scene_at(const Source& source, std::size_t at) {
  const std::string_view text = source.text();
  at = std::min(at, text.size());
  const std::size_t feed = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t start = feed == std::string_view::npos ? 0 : feed + 1;
  const std::string_view line = text.substr(start, text.find_first_of("\r\n", start) - start);
  return {source, text, at, start, line};
}

// "0, 2 or 4"
std::string listed_indents(const std::vector<std::size_t>& columns) {
  std::string made;
  for (std::size_t i = columns.size(); i > 0; --i) {
    if (!made.empty()) made += i == 1 ? " or " : ", ";
    made += std::to_string(columns[i - 1]);
  }
  return made;
}

Fault explain_stray_item(const YamlScene& scene) {
  const std::string message = "a list item stands where a key is needed";
  for (std::size_t number = scene.line_number(scene.at) - 1; number > 0; --number) {
    const std::string_view line = scene.source.line(number);
    const std::size_t indent = indent_of(line);
    if (!line.substr(indent).starts_with("- ")) continue;
    return scene.fault(message, "indent it by " + std::to_string(indent) + " like the list item on line " +
                                    std::to_string(number) + ", or further than the key that it belongs to");
  }
  return scene.fault(message, "indent the list under the key that it belongs to");
}

// A line that is no part of the list or map around it: what is wrong with it?
Fault explain_stray(const YamlScene& scene) {
  const std::string_view rest = scene.rest();
  const std::size_t last = scene.before().find_last_not_of(blanks);
  const char before = last == std::string_view::npos ? '\0' : scene.before()[last];
  if (rest.starts_with(',')) {
    return scene.fault("a comma stands outside brackets",
                       "write one `- ` line for each, put the list in `[ ]`, or the text in quotes");
  }
  if (before == '"' || before == '\'' || before == ']' || before == '}') {
    return explain_text_behind(scene.source, scene.at);
  }
  if (rest.starts_with("- ") || rest.starts_with("-\t") || rest == "-") return explain_stray_item(scene);
  if (rest.starts_with('-')) {
    return scene.fault("no space after `-`", "write " + in_backticks("- " + std::string(rest.substr(1))), rest.size());
  }
  if (lacks_space_behind_colon(rest)) {
    const std::size_t colon = rest.find(':');
    const std::string meant = std::string(rest.substr(0, colon)) + ": " + std::string(rest.substr(colon + 1));
    return scene.fault("no space after `:`", "write " + in_backticks(meant), colon + 1);
  }
  if (!holds_key(rest)) {
    return scene.fault("this line is not `key: value`",
                       "add the `:`, or indent the line if it goes on with the text above it", rest.size());
  }
  const std::vector<std::size_t> columns = open_columns(scene.source, scene.line_number(scene.at));
  const bool fits = std::find(columns.begin(), columns.end(), scene.at - scene.line_start) != columns.end();
  if (!fits && !columns.empty()) {
    return scene.fault("this line is indented by " + std::to_string(scene.at - scene.line_start) +
                           ", the lines above allow " + listed_indents(columns),
                       "give it the indentation of the keys that it belongs to", rest.size());
  }
  return scene.fault("a key stands where a list item is needed",
                     "start the line with `- `, or indent the list above under its key", rest.size());
}

Fault explain_colon(const YamlScene& scene) {
  const std::string_view before = scene.before();
  const std::size_t first = indent_of(before);
  if (before.size() - first > longest_key) {
    return fault_at(scene.source, "Y01",
                    "a key of " + std::to_string(before.size() - first) + " bytes, at most 1024 are allowed",
                    scene.line_start + first, 1, "if it is text, put it in quotes");
  }
  if (holds_key(before)) {
    return scene.fault("a second `:` with a space behind it on one line", "put the text that holds it in quotes");
  }
  if (scene.line.starts_with("---")) return scene.fault("a key behind `---`", "start the keys on the next line");
  const std::size_t above_number = content_above(scene.source, scene.line_number(scene.at));
  const std::string_view above = scene.source.line(above_number);
  if (above_number == 0) return scene.fault("no key may stand here", "text that holds `: ` needs quotes");
  const std::size_t above_indent = indent_of(above);
  const std::size_t above_at = scene.source.offset(above_number, above_indent + 1);
  if (above.substr(above_indent).starts_with("? ")) return explain_question_mark(scene.source, above_at);
  if (first > above_indent) {
    const std::string_view key = before.substr(first);
    return fault_at(
        scene.source, "Y01",
        in_backticks(key) + " is indented by " + std::to_string(first) + ", under a line that has its value already",
        scene.line_start + first, key.size(),
        "indent it by " + std::to_string(above_indent) + " like the line above, or take the value there away");
  }
  // The line above was taken for the start of this key.
  if (!holds_key(above)) return explain_stray(yaml_scene_at(scene.source, above_at));
  return scene.fault("no key may stand here", "text that holds `: ` needs quotes");
}

Fault explain_bracket(const YamlScene& scene) {
  const YamlOutline outline = scene.outline();
  if (outline.open_brackets.empty()) return scene.fault("the brackets do not match", "");
  const std::size_t open = outline.open_brackets.back();
  const char opening = scene.text[open];
  const std::string closing = opening == '[' ? "`]`" : "`}`";
  const std::string name = "`" + std::string(1, opening) + "`";
  if (scene.text.find_first_not_of(" \t\r\n", scene.at) == std::string_view::npos) {
    return fault_at(scene.source, "Y01", "the " + name + " that opens here is never closed", open, 1,
                    "add " + closing + " where it ends");
  }
  const std::string opened = scene.line_number(open) == scene.line_number(scene.at)
                                 ? name
                                 : name + " of line " + std::to_string(scene.line_number(open));
  if (scene.rest().starts_with(']') || scene.rest().starts_with('}')) {
    return scene.fault(in_backticks(scene.rest().substr(0, 1)) + " where the " + opened + " needs " + closing, "");
  }
  return scene.fault("inside the " + opened + " a comma or " + closing + " is missing before this",
                     "text that holds `,`, `: ` or brackets needs quotes");
}

Fault explain_closing(const YamlScene& scene) {
  if (!scene.outline().open_brackets.empty()) return explain_bracket(scene);
  return scene.fault(in_backticks(scene.rest().substr(0, 1)) + " closes nothing",
                     "take it away, or put the text in quotes");
}

Fault explain_dash(const YamlScene& scene) {
  if (!scene.outline().open_brackets.empty()) {
    return scene.fault("a `- ` inside brackets", "separate the items with commas, or put the text in quotes");
  }
  return scene.fault("a list item behind its key",
                     "start the list on a line of its own; where it is text, put it in quotes");
}

Fault explain_first_character(const YamlScene& scene) {
  const std::string_view first = scene.rest().substr(0, 1);
  const std::string character = first == "`" ? "a backtick" : in_backticks(first);
  if (scene.at == scene.text.size()) return explain_bracket(scene);
  return scene.fault("text may not start with " + character, "put the text in quotes");
}

Fault explain_escape(const YamlScene& scene) {
  const std::size_t backslash = scene.at == 0 ? 0 : scene.text.rfind('\\', scene.at - 1);
  const std::size_t from = backslash == std::string_view::npos ? scene.at : backslash;
  return explain_bad_escape(scene.source, from);
}

Fault explain_quotation(const YamlScene& scene) {
  const auto quotation = scene.outline().last_quotation;
  return explain_unclosed_quote(scene.source, quotation ? quotation->start : scene.at);
}

Fault explain_block_header(const YamlScene& scene) {
  return scene.fault("text on the line of a `|` or `>`",
                     "start the text on the next line; where the sign is part of it, use quotes", scene.rest().size());
}

Fault explain_zero_indent(const YamlScene& scene) {
  return scene.fault("`0` is no indentation for a block of text", "take it away");
}

Fault explain_tab(const YamlScene& scene) { return scene.fault("a tab indents this line", "indent with spaces only"); }

Fault explain_depth(const YamlScene& scene) {
  return fault_at(scene.source, "Y05", "maps and lists are nested too deeply", scene.at);
}

Fault explain_property(const YamlScene& scene) {
  const std::size_t sign = scene.text.find_last_of("&*!", scene.at);
  return explain_reference(scene.source, sign == std::string_view::npos || sign < scene.line_start ? scene.at : sign);
}

// yaml-cpp's messages by how they start (0.7; <yaml-cpp/exceptions.h>), and who puts them in our words.
struct Wording {
  std::string_view message;
  Fault (*explain)(const YamlScene&);
};
constexpr std::array<Wording, 27> wordings{{
    {"illegal map value", explain_colon},
    {"illegal map key", explain_colon},
    {"end of map not found", explain_stray},
    {"end of sequence not found", explain_stray},
    {"end of map flow not found", explain_bracket},
    {"end of sequence flow not found", explain_bracket},
    {"illegal flow end", explain_closing},
    {"illegal block entry", explain_dash},
    {"unknown token", explain_first_character},
    {"illegal tab when looking for indentation", explain_tab},
    {"unexpected character in block scalar", explain_block_header},
    {"cannot set zero indentation", explain_zero_indent},
    {"illegal EOF in scalar", explain_quotation},
    {"illegal document indicator in scalar", explain_quotation},
    {"unknown escape character", explain_escape},
    {"bad character found while scanning hex number", explain_escape},
    {"invalid unicode", explain_escape},
    {"bad file", explain_depth},
    {"alias not found", explain_property},
    {"anchor not found", explain_property},
    {"illegal character found while scanning", explain_property},
    {"cannot assign", explain_property},
    {"aliases can't have any content", explain_property},
    {"the referenced anchor is not defined", explain_property},
    {"tag handle with no suffix", explain_property},
    {"end of verbatim tag not found", explain_property},
    {"invalid tag", explain_property},
}};

}  // namespace

Fault explain_lone_key(const Source& source, std::size_t at) { return explain_stray(yaml_scene_at(source, at)); }

Fault explain_yaml_error(const Source& source, std::size_t at, std::string_view message) {
  const YamlScene scene = yaml_scene_at(source, at);
  // A quotation that spans lines up to here was probably meant to end on its first.
  const auto quotation = scene.outline().last_quotation;
  if (quotation && !quotation->is_closed) return explain_unclosed_quote(source, quotation->start);
  if (quotation && quotation->end > scene.line_start && quotation->start < scene.line_start) {
    Fault fault = explain_unclosed_quote(source, quotation->start);
    fault.message =
        "the quote that opens here is closed only on line " + std::to_string(scene.line_number(quotation->end));
    return fault;
  }
  const bool tab_leads = scene.before().find('\t') < scene.before().find_first_not_of(" -:\t");
  if (tab_leads) return explain_tab(scene);
  const auto row = std::find_if(wordings.begin(), wordings.end(),
                                [message](const Wording& r) { return message.starts_with(r.message); });
  if (row != wordings.end()) return row->explain(scene);
  return scene.fault("this is not YAML: " + std::string(message), "");
}

Fault explain_second_document(const Source& source, std::size_t at) {
  const YamlScene scene = yaml_scene_at(source, at);
  const std::string hint = "keep one document in a file; where it is text, put it in quotes";
  if (scene.line.starts_with("---"))
    return fault_at(source, "Y04", "a second document starts here, a file holds one", at, 3, hint);
  if (scene.line.starts_with("...") ||
      scene.source.line(content_above(scene.source, scene.line_number(scene.at))).starts_with("...")) {
    return fault_at(source, "Y04", "text stands behind the end of the document, `...`", at, scene.rest().size(),
                    "take the `...` away, or what follows it");
  }
  if (scene.at == scene.line_start + indent_of(scene.line))
    return explain_yaml_error(source, at, "end of sequence not found");
  return explain_yaml_error(source, at, "end of map not found");
}

}  // namespace rung
