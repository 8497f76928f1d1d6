#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "rung/parse/document.hpp"
#include "scalar_trace.hpp"
#include "text_check.hpp"
#include "tree_builder.hpp"
#include "yaml_fault.hpp"
#include "yaml_outline.hpp"

namespace rung {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 30;  // yaml-cpp counts them in an int

// Leaves yaml-cpp from inside an event, when the reason is recorded.
struct Stop {};

// Turns yaml-cpp's events into our tree, and refuses what YAML would do behind the author's back.
class YamlHandler final : public YAML::EventHandler {
 public:
  YamlHandler(const Source& source, TreeBuilder& tree) : source_(source), text_(source.text()), tree_(tree) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    tree_.report(explain_second_document(source_, offset(mark)));
    throw Stop();
  }
  void OnDocumentEnd() override {}

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    tree_.report(explain_reference(source_, offset(mark)));
    nothing(offset(mark));
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(Node::Kind::sequence, mark, anchor != YAML::NullAnchor || tag != "?", style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(Node::Kind::map, mark, anchor != YAML::NullAnchor || tag != "?", style);
  }
  void OnMapEnd() override { close(); }

  bool read_nothing() const { return read_nothing_; }

 private:
  struct Level {
    bool is_flow;        // written with brackets
    std::size_t column;  // bytes before it on its line; without brackets, what it holds stands further right
    std::size_t at;      // its first byte
  };

  std::size_t offset(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }
  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool in_flow() const { return !levels_.empty() && levels_.back().is_flow; }

  void count_event();
  void open(Node::Kind kind, const YAML::Mark& mark, bool has_property, YAML::EmitterStyle::value style);
  void close();
  void put_scalar(Node node, std::size_t at, Spelling spelling);
  void check_colon(std::size_t at);
  void nothing(std::size_t at);
  std::size_t place_of_nothing(std::size_t at);
  void check_trace(const ScalarTrace& trace, std::size_t at, Spelling spelling, const std::string& value);
  void check_indentation(const ScalarTrace& trace, std::size_t at, Spelling spelling);

  const Source& source_;
  std::string_view text_;
  TreeBuilder& tree_;
  std::vector<Level> levels_;
  std::size_t behind_ = 0;  // first byte that the events so far have not read
  std::size_t events_ = 0;
  int documents_ = 0;
  bool read_nothing_ = true;  // no event so far but that of an empty document
};

// A text of n bytes has at most n tokens, and a token gives at most three events. yaml-cpp has looped before.
void YamlHandler::count_event() {
  read_nothing_ = false;
  if (++events_ <= 4 * text_.size() + 16) return;
  tree_.report(whole_text(source_, "Y01", "the text is not YAML that can be read to its end"));
  throw Stop();
}

void YamlHandler::open(Node::Kind kind, const YAML::Mark& mark, bool has_property, YAML::EmitterStyle::value style) {
  count_event();
  const std::size_t at = offset(mark);
  if (has_property) tree_.report(explain_reference(source_, at));
  const bool is_flow = style == YAML::EmitterStyle::Flow;
  if (!tree_.open(kind, source_.place(at))) throw Stop();
  levels_.push_back({is_flow, static_cast<std::size_t>(std::max(mark.column, 0)), at});
  behind_ = std::max(behind_, is_flow ? at + 1 : at);
}

void YamlHandler::close() {
  count_event();
  const bool is_key = tree_.close();
  if (is_key) tree_.report(explain_key_with_brackets(source_, levels_.back().at));
  levels_.pop_back();
}

void YamlHandler::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  count_event();
  const std::size_t at = offset(mark);
  const char first = byte(at);
  const bool has_property = anchor != YAML::NullAnchor || (tag != "?" && tag != "!") || (tag == "!" && first == '!');
  if (has_property) {
    tree_.report(explain_reference(source_, at));
    return nothing(at);  // the tree is refused; where its text starts does not matter any more
  }
  const Spelling spelling = tag == "?"      ? Spelling::plain
                            : first == '\'' ? Spelling::single_quoted
                            : first == '"'  ? Spelling::double_quoted
                            : first == '|'  ? Spelling::literal
                                            : Spelling::folded;
  std::string text = value;
  std::replace(text.begin(), text.end(), question_mark_stand_in, '?');
  const ScalarTrace trace = trace_scalar(text_, at, spelling, text);
  check_trace(trace, at, spelling, text);
  Node node;
  node.quoted = spelling != Spelling::plain;
  node.text = text;
  node.place = source_.place(at);
  behind_ = std::max(behind_, at + 1);
  if (trace.outcome == ScalarTrace::Outcome::matches) {
    const bool is_empty_block = text.empty() && (spelling == Spelling::literal || spelling == Spelling::folded);
    if (!is_empty_block) place_scalar(node, source_, trace, std::move(text));
    behind_ = std::max(behind_, trace.end);
    if (tree_.expects_key()) check_colon(at);
  }
  put_scalar(std::move(node), at, spelling);
}

void YamlHandler::check_trace(const ScalarTrace& trace, std::size_t at, Spelling spelling, const std::string& value) {
  using Outcome = ScalarTrace::Outcome;
  if (trace.outcome == Outcome::unclosed) return tree_.report(explain_unclosed_quote(source_, at));
  if (trace.outcome == Outcome::refused) return tree_.report(explain_refused_escape(source_, trace.stopped_at));
  const bool at_escape = spelling == Spelling::double_quoted && byte(trace.stopped_at) == '\\';
  if (trace.outcome == Outcome::differs) {
    return tree_.report(at_escape ? explain_bad_escape(source_, trace.stopped_at)
                                  : explain_ambiguous_scalar(source_, at, trace.stopped_at));
  }
  if (trace.dash) return tree_.report(explain_dash_in_text(source_, *trace.dash));
  const bool is_complex_key = spelling == Spelling::plain && value.front() == '?' &&
                              (value.size() == 1 || value[1] == ' ' || value[1] == '\t' || value[1] == '\n');
  if (is_complex_key) return tree_.report(explain_question_mark(source_, at));
  const bool is_quoted = spelling == Spelling::single_quoted || spelling == Spelling::double_quoted;
  if (is_quoted && byte(trace.end) == '#') return tree_.report(explain_text_behind(source_, trace.end));
  if (spelling != Spelling::literal && spelling != Spelling::folded) check_indentation(trace, at, spelling);
}

// YAML wants every line of a value further right than its key; yaml-cpp does not mind. A line that stands too far left
// is nearly always a quote that was never closed, or a value that lost its place.
void YamlHandler::check_indentation(const ScalarTrace& trace, std::size_t at, Spelling spelling) {
  if (levels_.empty() || in_flow()) return;
  const std::size_t least = levels_.back().column + 1;
  const bool is_value = !tree_.expects_key() && tree_.innermost()->kind == Node::Kind::map;
  const bool on_later_line = is_value && source_.place(at).line > tree_.waiting_key().place.line;
  const bool too_far_left = on_later_line && source_.place(at).column <= least;
  if (too_far_left) return tree_.report(explain_value_too_far_left(source_, at, least));
  if (spelling == Spelling::plain) return;  // yaml-cpp ends a plain text there itself
  for (std::size_t feed = text_.find('\n', at); feed < trace.end; feed = text_.find('\n', feed + 1)) {
    const std::size_t content = text_.find_first_not_of(" \t\r\n", feed);
    const std::size_t line = text_.rfind('\n', content) + 1;
    if (content - line < least) return tree_.report(explain_quote_over_lines(source_, at, content));
  }
}

// yaml-cpp takes a last line without a `:`, and words inside `{ }`, for keys without a value.
void YamlHandler::check_colon(std::size_t at) {
  // In brackets the `:` may stand on the next line, and behind a quote it needs no space: `{"a":1}`.
  const bool has_colon =
      in_flow() ? byte(text_.find_first_not_of(" \t\r\n", behind_)) == ':' : is_key_at(text_, behind_);
  // A bracket that is open at the end makes a key of its last word; that is reported for itself.
  const bool is_cut_off = in_flow() && text_.find_first_not_of(" \t\r\n", behind_) == std::string_view::npos;
  if (has_colon || is_cut_off || tree_.is_inside_key()) return;
  tree_.report(in_flow() ? explain_lone_key_in_brackets(source_, at) : explain_lone_key(source_, at));
}

void YamlHandler::put_scalar(Node node, std::size_t at, Spelling spelling) {
  if (!tree_.expects_key()) {
    const bool is_whole_document = levels_.empty() && spelling == Spelling::plain;
    if (is_whole_document && lacks_space_behind_colon(node.text)) tree_.report(explain_lone_key(source_, at));
    if (!tree_.scalar(std::move(node))) throw Stop();
    return;
  }
  if (spelling == Spelling::plain && node.text == "<<") tree_.report(explain_merge_key(source_, at));
  const bool is_word = !node.text.empty() && std::none_of(node.text.begin(), node.text.end(),
                                                          [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (!is_word) tree_.report(explain_odd_key(source_, at));
  tree_.key({std::move(node.text), node.place});
}

void YamlHandler::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const bool is_whole_document = documents_ == 1 && levels_.empty();
  if (!is_whole_document) count_event();
  const std::size_t at = offset(mark);
  if (anchor != YAML::NullAnchor) {
    tree_.report(explain_reference(source_, at));
    return nothing(at);
  }
  static constexpr std::array<std::string_view, 4> words{"~", "null", "Null", "NULL"};
  const auto word = std::find_if(words.begin(), words.end(), [&](std::string_view w) {
    const bool ends = std::string_view("\0 \t\r\n:,]}", 9).find(byte(at + w.size())) != std::string_view::npos;
    return ends && text_.substr(at).starts_with(w);
  });
  // When a value is missing the mark is that of what comes next; which may be the word `null`, as the next key.
  const bool is_written =
      word != words.end() && at >= behind_ && (tree_.expects_key() || !is_key_at(text_, at + word->size()));
  if (!is_written) return nothing(at);
  read_nothing_ = false;
  Node node;
  node.is_null = *word == "~" || *word == "null";
  place_scalar(node, source_, {.offsets = {at}, .as_written = true}, std::string(*word));
  behind_ = at + word->size();
  if (tree_.expects_key()) tree_.report(explain_odd_key(source_, at));
  put_scalar(std::move(node), at, Spelling::double_quoted);
}

// Where a value that nobody wrote would stand: behind its `:` or `-`.
std::size_t YamlHandler::place_of_nothing(std::size_t at) {
  std::size_t here = behind_;
  while (here < at) {
    if (text_[here] == '#') {
      here = std::min(text_.find('\n', here), at);
    } else if (std::string_view(" \t\r\n]}").find(text_[here]) != std::string_view::npos) {
      ++here;
    } else {
      break;
    }
  }
  if (here >= at || (text_[here] != ':' && text_[here] != '-')) return at;
  behind_ = here + 1;
  return here;
}

void YamlHandler::nothing(std::size_t at) {
  const bool between_commas =
      in_flow() && byte(at) == ',' && (tree_.expects_key() || tree_.innermost()->kind == Node::Kind::sequence);
  if (between_commas) {
    tree_.report(explain_empty_entry(source_, at));
  } else if (tree_.expects_key()) {
    tree_.report(explain_odd_key(source_, at));
  }
  Node node;
  node.is_null = true;
  node.place = source_.place(in_flow() ? at : place_of_nothing(at));
  if (tree_.expects_key()) return tree_.key({.text = {}, .place = node.place});
  if (!tree_.scalar(std::move(node))) throw Stop();
}

// Reads one document and no more: yaml-cpp can go on for ever on what follows some that are broken. What does follow is
// looked at only as far as its first token.
void read(const Source& source, YamlHandler& handler, TreeBuilder& tree) {
  std::istringstream stream(spelled_for_yaml_cpp(source.text()));
  try {
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(handler)) parser.HandleNextDocument(handler);
  } catch (const YAML::Exception& error) {
    const std::size_t at =
        error.mark.is_null() ? source.text().size() : static_cast<std::size_t>(std::max(error.mark.pos, 0));
    tree.report(explain_yaml_error(source, at, error.msg));
  } catch (const Stop&) {  // the reason is recorded
  }
}

}  // namespace

Result<Node> parse_yaml(const Source& source, const DocumentLimits& limits) {
  Faults faults = check_text(source, {std::min(limits.bytes, most_bytes), limits.depth});
  if (faults.empty()) faults = check_yaml_characters(source);
  if (faults.empty()) faults = check_brackets(source);
  if (!faults.empty()) {
    locate(faults, std::span(&source, 1));
    return faults;
  }
  TreeBuilder tree(source, limits);
  YamlHandler handler(source, tree);
  read(source, handler, tree);
  if (!tree.has_faults() && handler.read_nothing()) {
    tree.report(whole_text(source, "F05", "the text is empty but for comments"));
  }
  return tree.finish();
}

}  // namespace rung
