#include "yaml_outline.hpp"

#include <algorithm>

namespace rung {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || is_blank(text[at]) || text[at] == '\n' || text[at] == '\r';
}

class Outliner {
 public:
  Outliner(std::string_view text, std::size_t until) : text_(text), until_(std::min(until, text.size())) {}

  YamlOutline run() {
    while (at_ < until_) step();
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
      skip_quotation(c);
    } else if (fresh_ && !in_brackets() && (c == '|' || c == '>')) {
      skip_block();
    } else {
      step_over(c);
    }
  }

  void step_over(char c) {
    const bool opens = (c == '[' || c == '{') && (fresh_ || in_brackets());
    const bool closes = (c == ']' || c == '}') && in_brackets();
    const bool separates = (c == ',' && in_brackets()) || ((c == ':' || (c == '-' && fresh_)) && ends_word(text_, at_ + 1));
    if (opens) outline_.open_brackets.push_back(at_);
    if (closes) outline_.open_brackets.pop_back();
    fresh_ = opens || separates;
    ++at_;
  }

  void skip_quotation(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size()) {
      const bool escapes = (quote == '"' && text_[end] == '\\') || (quote == '\'' && text_.substr(end).starts_with("''"));
      if (!escapes && text_[end] == quote) break;
      end += escapes ? 2 : 1;
    }
    const bool is_closed = end < text_.size();
    end = std::min(is_closed ? end + 1 : end, text_.size());
    outline_.last_quotation = YamlOutline::Quotation{at_, end, is_closed};
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

YamlOutline outline_yaml(std::string_view text, std::size_t until) { return Outliner(text, until).run(); }

}  // namespace rung
