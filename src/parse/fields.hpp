#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rung/expression/expression.hpp"
#include "rung/parse/document.hpp"
#include "rung/text/decimal.hpp"

namespace rung {

/// Collects the faults of one file. Its letter starts their codes: R a rule set, I an instrument, C a case, K a case
/// table.
/// 01 unknown key | 02 key missing | 03 wrong shape | 04 not one of the words allowed | 05 malformed id or name | 06
/// repeated | 07 keyword of CQL | 08 version of the format | 09 number out of range | 10 keys that do not go together
class Complaints {
 public:
  Complaints(char letter, Faults& faults) : letter_(letter), faults_(faults) {}
  void add(std::string_view number, std::string message, const Place& place, std::string hint = {});
  void add(Faults faults);

 private:
  char letter_;
  Faults& faults_;
};

// Scalars, each a fault when it is something else. `what` names it in messages: "`range`".
std::optional<std::string> read_text(const Node& node, const std::string& what, Complaints& complaints);
std::optional<bool> read_flag(const Node& node, const std::string& what, Complaints& complaints);
std::optional<Decimal> read_number(const Node& node, const std::string& what, Complaints& complaints);
std::optional<std::int32_t> read_integer(const Node& node, const std::string& what, std::int32_t low, std::int32_t high,
                                         Complaints& complaints);
std::optional<std::string> read_choice(const Node& node, const std::string& what, std::span<const std::string> allowed,
                                       Complaints& complaints);

/// An id: small letters, digits, `-` and `_`, a letter first.
bool is_id(std::string_view text);
/// A name for expressions: dotted segments of small letters, digits and `_`, a letter first, none a keyword of CQL.
/// Says what is wrong with one that is not.
bool check_name(const Word& name, const std::string& what, Complaints& complaints);

/// The entries of one map, asked for by key; what was never asked for is a fault at the end.
class Fields {
 public:
  /// @param what  names the map in messages: "the rule `plan-and-means`"
  Fields(const Node& node, std::string what, Complaints& complaints);
  ~Fields() { finish(); }
  Fields(const Fields&) = delete;

  const Node* find(const std::string& key);  ///< null when missing or written without a value
  const Node* need(const std::string& key);  ///< the same, and missing is a fault

  std::string text(const std::string& key);       ///< empty when missing
  std::string need_text(const std::string& key);  ///< missing is a fault
  Word word(const std::string& key);
  Word need_id(const std::string& key);
  bool flag(const std::string& key);  ///< false when missing
  std::optional<std::int32_t> integer(const std::string& key, std::int32_t low, std::int32_t high);
  std::optional<std::string> choice(const std::string& key, std::initializer_list<std::string> allowed);
  std::vector<Word> words(const std::string& key);  ///< a scalar, or a list of scalars
  std::vector<std::string> texts(const std::string& key);
  std::map<std::string, std::string> text_map(const std::string& key);
  Expression expression(const std::string& key);          ///< empty when missing
  const std::vector<Node>& list(const std::string& key);  ///< empty when missing; a fault when it is no list
  const std::vector<Node::Entry>& map(const std::string& key);

  bool is_map() const { return node_ != nullptr; }
  const Place& place() const { return place_; }
  const std::string& what() const { return what_; }
  Complaints& complaints() { return complaints_; }

 private:
  void finish();

  const Node* node_ = nullptr;
  Place place_;
  std::string what_;
  Complaints& complaints_;
  std::vector<std::string> asked_;
};

/// True, with a fault, when a document lacks the key that its kind of file starts with and has that of another kind.
bool is_other_kind(const Node& document, std::string_view key, Complaints& complaints);

/// Checks the number that a file starts with: `rung: 1`. False, with a fault, when this library does not read that
/// version.
bool check_format(Fields& fields, const std::string& key, int version);

/// Ids that were seen, to find repeated ones: a fault naming the first.
class Seen {
 public:
  Seen(std::string what, Complaints& complaints) : what_(std::move(what)), complaints_(complaints) {}
  bool add(const Word& word);

 private:
  std::string what_;
  Complaints& complaints_;
  std::map<std::string, Place, std::less<>> first_;
};

}  // namespace rung
