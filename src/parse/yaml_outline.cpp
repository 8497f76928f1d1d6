#include "yaml_outline.hpp"

#include <algorithm>

#include "scalar_trace.hpp"
#include "text_check.hpp"

namespace rung {
namespace {

constexpr std::size_t hundreds_of_brackets = 500;

bool is_content(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first != std::string_view::npos && line[first] != '#';
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || is_blank(text[at]) || text[at] == '\n' || text[at] == '\r';
}

class Outliner {
 public:
  Outliner(std::string_view text, std::size_t until) : text_(text), until_(std::min(until, text.size())) {}

  YamlOutline run(std::size_t most_brackets) {
    while (at_ < until_ && outline_.open_brackets.size() <= most_brackets) step();
    return std::move(outline_);
  }

 private:
  bool in_brackets() const { return !outline_.open_brackets.empty(); }

  // `fresh_` says that a scalar may start here: only there does a quote, a bracket or a `|` mean anything.
  void step() {
    const char c = text_[at_];
    const bool after_blank = at_ == 0 || ends_word(text_, at_ - 1);
    if (c == '\n') {
      fresh_ = fresh_ || !in_brackets();
      ++at_;
      line_ = at_;
    } else if (is_blank(c) || c == '\r') {
      ++at_;
    } else if (c == '#' && after_blank) {
      at_ = std::min(text_.find('\n', at_), until_);
    } else if (fresh_ && (c == '"' || c == '\'')) {
      skip_quotation();
    } else if (fresh_ && !in_brackets() && (c == '|' || c == '>')) {
      skip_block();
    } else {
      step_over(c);
    }
  }

  void step_over(char c) {
    const bool opens = (c == '[' || c == '{') && (fresh_ || in_brackets());
    const bool closes = (c == ']' || c == '}') && in_brackets();
    const bool separates =
        (c == ',' && in_brackets()) || ((c == ':' || (c == '-' && fresh_)) && ends_word(text_, at_ + 1));
    if (opens) outline_.open_brackets.push_back(at_);
    if (closes) outline_.open_brackets.pop_back();
    fresh_ = opens || separates;
    ++at_;
  }

  void skip_quotation() {
    const std::size_t closing = closing_quote(text_, at_);
    const std::size_t end = std::min(closing + 1, text_.size());
    outline_.last_quotation = YamlOutline::Quotation{at_, end, closing < text_.size()};
    at_ = end;
    fresh_ = false;
  }

  // The lines of a `|` or `>` are those indented deeper than the line that it stands on.
  void skip_block() {
    const auto indent = [this](std::size_t line) {
      const std::size_t content = std::min(text_.find_first_not_of(" \r", line), text_.size());
      return content == text_.size() || text_[content] == '\n' ? std::string_view::npos : content - line;
    };
    const std::size_t own = indent(line_);
    do {
      at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    } while (at_ < until_ && indent(at_) > own);
    line_ = at_;
    fresh_ = true;
  }

  std::string_view text_;
  std::size_t until_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  bool fresh_ = true;
  YamlOutline outline_;
};

}  // namespace

YamlOutline outline_yaml(std::string_view text, std::size_t until, std::size_t most_brackets) {
  return Outliner(text, until).run(most_brackets);
}

Faults check_brackets(const Source& source) {
  const YamlOutline outline = outline_yaml(source.text(), source.text().size(), hundreds_of_brackets);
  if (outline.open_brackets.size() <= hundreds_of_brackets) return {};
  return {fault_at(source, "Y05", "more than " + std::to_string(hundreds_of_brackets) + " brackets are open here",
                   outline.open_brackets.back())};
}

bool is_key_at(std::string_view text, std::size_t at) {
  at = std::min(text.find_first_not_of(" \t", at), text.size());
  if (at == text.size() || text[at] != ':') return false;
  return at + 1 == text.size() || std::string_view(" \t\r\n,]}").find(text[at + 1]) != std::string_view::npos;
}

bool holds_key(std::string_view line) {
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
    if (is_key_at(line, colon)) return true;
  }
  return false;
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

std::size_t content_above(const Source& source, std::size_t number) {
  while (number > 1 && !is_content(source.line(number - 1))) --number;
  return number - 1;
}

std::vector<std::size_t> open_columns(const Source& source, std::size_t number) {
  std::vector<std::size_t> columns;
  std::size_t least = std::string_view::npos;
  for (number = content_above(source, number); number > 0 && least > 0; number = content_above(source, number)) {
    const std::string_view line = source.line(number);
    const std::size_t indent = indent_of(line);
    const std::size_t inside = std::min(line.find_first_not_of("- ", indent), line.size());
    for (const std::size_t column : {inside, indent}) {
      if (column < least) columns.push_back(least = column);
    }
  }
  return columns;
}

}  // namespace rung
