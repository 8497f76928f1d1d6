#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <optional>
#include <utility>

#include "json_fault.hpp"
#include "rung/parse/document.hpp"
#include "scalar_trace.hpp"
#include "text_check.hpp"
#include "tree_builder.hpp"

namespace rung {
namespace {

namespace json = boost::json;

// Takes the events of Boost's parser. They come without places, so a cursor goes along the text: at each event it skips
// white space, `,` and `:`, and then stands at the token that the event is about.
class JsonHandler {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  JsonHandler(const Source& source, TreeBuilder& tree) : source_(source), text_(source.text()), tree_(tree) {}

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_object_begin(json::error_code& stop) { return open(Node::Kind::map, stop); }
  bool on_object_end(std::size_t, json::error_code&) { return close(); }
  bool on_array_begin(json::error_code& stop) { return open(Node::Kind::sequence, stop); }
  bool on_array_end(std::size_t, json::error_code&) { return close(); }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) { return collect(part); }
  bool on_string_part(json::string_view part, std::size_t, json::error_code&) { return collect(part); }
  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

  bool on_key(json::string_view rest, std::size_t, json::error_code& stop) {
    Node node;
    if (!read_string(rest, node, stop)) return false;
    tree_.key({std::move(node.text), node.place});
    return true;
  }
  bool on_string(json::string_view rest, std::size_t, json::error_code& stop) {
    Node node;
    node.quoted = true;
    return read_string(rest, node, stop) && put(std::move(node), stop);
  }
  bool on_int64(std::int64_t, json::string_view, json::error_code& stop) { return word(stop); }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code& stop) { return word(stop); }
  bool on_double(double, json::string_view, json::error_code& stop) { return word(stop); }
  bool on_bool(bool, json::error_code& stop) { return word(stop); }
  bool on_null(json::error_code& stop) { return word(stop); }

 private:
  std::size_t next_token() {
    at_ = std::min(text_.find_first_not_of(" \t\r\n,:", at_), text_.size());
    return at_;
  }

  // Boost wants an error of its own to leave; ours is recorded in the tree.
  static bool stop_with(json::error_code& stop) {
    stop = json::error::exception;
    return false;
  }

  bool collect(json::string_view part) {
    collected_.append(part.data(), part.size());
    return true;
  }

  bool open(Node::Kind kind, json::error_code& stop) {
    if (!tree_.open(kind, source_.place(next_token()))) return stop_with(stop);
    ++at_;
    return true;
  }

  bool close() {
    next_token();
    ++at_;
    tree_.close();
    return true;
  }

  bool put(Node node, json::error_code& stop) { return tree_.scalar(std::move(node)) || stop_with(stop); }

  bool read_string(json::string_view rest, Node& node, json::error_code& stop) {
    collect(rest);
    const ScalarTrace trace = trace_scalar(text_, next_token(), Spelling::json_string, collected_);
    if (trace.outcome != ScalarTrace::Outcome::matches) {
      tree_.report(fault_at(source_, "Y01", "this string can be read in two ways", at_));
      return stop_with(stop);
    }
    place_scalar(node, source_, trace, std::exchange(collected_, {}));
    at_ = trace.end;
    return true;
  }

  // A number, `true`, `false` or `null`: as it is written. What it is worth is for its reader to say.
  bool word(json::error_code& stop) {
    const std::size_t start = next_token();
    at_ = std::min(text_.find_first_of(" \t\r\n,]}", start), text_.size());
    Node node;
    place_scalar(node, source_, {.offsets = {start}, .as_written = true},
                 std::string(text_.substr(start, at_ - start)));
    node.is_null = node.text == "null";
    return put(std::move(node), stop);
  }

  const Source& source_;
  std::string_view text_;
  TreeBuilder& tree_;
  std::size_t at_ = 0;
  std::string collected_;  // of a string that comes in parts
};

}  // namespace

Result<Node> parse_json(const Source& source, const DocumentLimits& limits) {
  Faults faults = check_text(source, limits);
  if (!faults.empty()) {
    locate(faults, std::span(&source, 1));
    return faults;
  }
  TreeBuilder tree(source, limits);
  json::parse_options options;
  options.max_depth = limits.depth + 1;  // so that the builder, which knows the place, is the one to refuse
  json::basic_parser<JsonHandler> parser(options, source, tree);
  json::error_code error;
  const std::size_t read = parser.write_some(false, source.text().data(), source.text().size(), error);
  if (!error && read < source.text().size()) error = json::error::extra_data;
  if (error && error != json::error::exception) tree.report(explain_json_error(source, read));
  return tree.finish();
}

}  // namespace rung
