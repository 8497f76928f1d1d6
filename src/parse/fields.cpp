#include "fields.hpp"

#include <algorithm>

#include "rung/parse/parse_expression.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung {
namespace {

std::string ticked(std::string_view text) {
  constexpr std::size_t most = 60;
  const bool is_long = text.size() > most;
  std::size_t end = std::min(text.size(), most);
  while (is_long && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a character
  return "`" + printable(text.substr(0, end)) + (is_long ? "..." : "") + "`";
}

std::string found(const Node& node) {
  if (node.kind == Node::Kind::map) return "a map";
  if (node.kind == Node::Kind::sequence) return "a list";
  if (node.is_null) return "nothing";
  return ticked(node.text);
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_word_character(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

void Complaints::add(std::string_view number, std::string message, const Place& place, std::string hint) {
  faults_.push_back({letter_ + std::string(number), std::move(message), place, std::move(hint)});
}

void Complaints::add(Faults faults) {
  for (Fault& fault : faults) faults_.push_back(std::move(fault));
}

std::optional<std::string> read_text(const Node& node, const std::string& what, Complaints& complaints) {
  if (node.kind == Node::Kind::scalar && !node.is_null) return node.text;
  complaints.add("03", what + " must be text, found " + found(node), node.place);
  return std::nullopt;
}

std::optional<bool> read_flag(const Node& node, const std::string& what, Complaints& complaints) {
  if (node.kind == Node::Kind::scalar && !node.quoted && (node.text == "true" || node.text == "false"))
    return node.text == "true";
  complaints.add("03", what + " must be true or false, found " + found(node), node.place,
                 node.quoted ? "without quotes" : "yes, no, on and off are words here, not true and false");
  return std::nullopt;
}

std::optional<Decimal> read_number(const Node& node, const std::string& what, Complaints& complaints) {
  const bool padded = node.text.size() > 1 && node.text[0] == '0' && node.text[1] >= '0' && node.text[1] <= '9';
  if (node.kind == Node::Kind::scalar && !node.quoted && !padded)
    if (const auto number = Decimal::parse(node.text)) return number;
  complaints.add("03", what + " must be a number, found " + found(node), node.place,
                 node.quoted ? "without quotes"
                 : padded    ? "without zeros in front"
                             : "in digits, such as `12`");
  return std::nullopt;
}

std::optional<std::int32_t> read_integer(const Node& node, const std::string& what, std::int32_t low, std::int32_t high,
                                         Complaints& complaints) {
  const auto number = read_number(node, what, complaints);
  if (!number) return std::nullopt;
  if (number->is_whole() && *number >= Decimal(low) && *number <= Decimal(high))
    return static_cast<std::int32_t>(*number->to_int64());
  complaints.add("09",
                 what + " must be a whole number from " + std::to_string(low) + " to " + std::to_string(high) +
                     ", found " + found(node),
                 node.place);
  return std::nullopt;
}

std::optional<std::string> read_choice(const Node& node, const std::string& what, std::span<const std::string> allowed,
                                       Complaints& complaints) {
  auto text = read_text(node, what, complaints);
  if (!text) return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), *text) != allowed.end()) return text;
  complaints.add("04", what + " must be " + listed(allowed) + ", found " + found(node), node.place,
                 did_you_mean(*text, allowed));
  return std::nullopt;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_word_character(c) || c == '-'; });
}

bool check_name(const Word& name, const std::string& what, Complaints& complaints) {
  const std::string_view text = name.text;
  std::size_t begin = 0;
  for (bool more = true; more;) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    const std::string_view segment = text.substr(begin, end - begin);
    if (is_cql_keyword(segment)) {
      complaints.add(
          "07", what + " cannot be called " + ticked(text) + ": `" + std::string(segment) + "` is a keyword of CQL",
          name.place, "call it `" + std::string(segment) + "_value` or another word");
      return false;
    }
    const bool good = !segment.empty() && is_letter(segment.front()) &&
                      std::all_of(segment.begin(), segment.end(), is_word_character);
    if (!good || text.size() > 80) {
      complaints.add("05", what + " cannot be called " + ticked(text), name.place,
                     "names are small letters, digits and `_`, in parts joined by points, at most 80 characters: "
                     "`functioning.work`");
      return false;
    }
    more = end < text.size();
    begin = end + 1;
  }
  return true;
}

Fields::Fields(const Node& node, std::string what, Complaints& complaints)
    : place_(node.place), what_(std::move(what)), complaints_(complaints) {
  if (node.kind == Node::Kind::map) {
    node_ = &node;
  } else {
    complaints_.add("03", what_ + " must be a map of keys and values, found " + found(node), node.place);
  }
}

const Node* Fields::find(const std::string& key) {
  asked_.push_back(key);
  const Node* const value = node_ ? node_->find(key) : nullptr;
  return value && !(value->kind == Node::Kind::scalar && value->is_null) ? value : nullptr;
}

const Node* Fields::need(const std::string& key) {
  const Node* const value = find(key);
  if (!value && node_) {
    const Node* const empty = node_->find(key);
    complaints_.add("02", empty ? "`" + key + "` of " + what_ + " has no value" : what_ + " needs `" + key + "`",
                    empty ? empty->place : place_);
  }
  return value;
}

std::string Fields::text(const std::string& key) {
  const Node* const node = find(key);
  return node ? read_text(*node, "`" + key + "`", complaints_).value_or("") : "";
}

std::string Fields::need_text(const std::string& key) { return need(key) ? text(key) : ""; }

Word Fields::word(const std::string& key) {
  const Node* const node = find(key);
  return node ? Word{read_text(*node, "`" + key + "`", complaints_).value_or(""), node->place} : Word{"", place_};
}

Word Fields::need_id(const std::string& key) {
  if (!need(key)) return {"", place_};
  Word id = word(key);
  if (!id.text.empty() && !is_id(id.text))
    complaints_.add("05", ticked(id.text) + " is not an id", id.place,
                    "ids are small letters, digits, `-` and `_`, a letter first, at most 64");
  return id;
}

bool Fields::flag(const std::string& key) {
  const Node* const node = find(key);
  return node && read_flag(*node, "`" + key + "`", complaints_).value_or(false);
}

std::optional<std::int32_t> Fields::integer(const std::string& key, std::int32_t low, std::int32_t high) {
  const Node* const node = find(key);
  return node ? read_integer(*node, "`" + key + "`", low, high, complaints_) : std::nullopt;
}

std::optional<std::string> Fields::choice(const std::string& key, std::initializer_list<std::string> allowed) {
  const Node* const node = find(key);
  return node ? read_choice(*node, "`" + key + "`", {allowed.begin(), allowed.size()}, complaints_) : std::nullopt;
}

std::vector<Word> Fields::words(const std::string& key) {
  const Node* const node = find(key);
  std::vector<Word> words;
  if (!node) return words;
  const std::span<const Node> nodes =
      node->kind == Node::Kind::sequence ? std::span<const Node>(node->items) : std::span<const Node>(node, 1);
  for (const Node& item : nodes)
    if (const auto text = read_text(item, "`" + key + "`", complaints_)) words.push_back({*text, item.place});
  return words;
}

std::vector<std::string> Fields::texts(const std::string& key) {
  std::vector<std::string> texts;
  for (Word& word : words(key)) texts.push_back(std::move(word.text));
  return texts;
}

std::map<std::string, std::string> Fields::text_map(const std::string& key) {
  std::map<std::string, std::string> texts;
  for (const auto& [name, value] : map(key))
    if (const auto text = read_text(value, "`" + name.text + "`", complaints_)) texts[name.text] = *text;
  return texts;
}

Expression Fields::expression(const std::string& key) {
  const Node* const node = find(key);
  if (!node || !read_text(*node, "`" + key + "`", complaints_)) return {};
  auto parsed = parse_expression(*node);
  if (parsed) return std::move(parsed).value();
  complaints_.add(std::move(parsed).error());
  return {};
}

const std::vector<Node>& Fields::list(const std::string& key) {
  static const std::vector<Node> none;
  const Node* const node = find(key);
  if (!node) return none;
  if (node->kind != Node::Kind::sequence)
    complaints_.add("03", "`" + key + "` must be a list, found " + found(*node), node->place);
  return node->items;
}

const std::vector<Node::Entry>& Fields::map(const std::string& key) {
  static const std::vector<Node::Entry> none;
  const Node* const node = find(key);
  if (!node) return none;
  if (node->kind != Node::Kind::map)
    complaints_.add("03", "`" + key + "` must be a map of names and values, found " + found(*node), node->place);
  return node->entries;
}

void Fields::finish() {
  if (!node_) return;
  const auto ask = [this](const std::string& key) { return std::find(asked_.begin(), asked_.end(), key); };
  for (auto key = asked_.begin(); key != asked_.end();) key = ask(*key) == key ? key + 1 : asked_.erase(key);
  for (const auto& [key, value] : node_->entries)
    if (ask(key.text) == asked_.end()) {
      const std::string hint = did_you_mean(key.text, asked_);
      complaints_.add("01", what_ + " has no key " + ticked(key.text), key.place,
                      hint.empty() ? "its keys are " + listed(asked_, 30) : hint);
    }
}

bool is_other_kind(const Node& document, std::string_view key, Complaints& complaints) {
  static constexpr std::pair<std::string_view, const char*> kinds[] = {{"rung", "a rule set"},
                                                                       {"rung_case", "a case"},
                                                                       {"rung_instrument", "an instrument"},
                                                                       {"rung_cases", "a case table"},
                                                                       {"rung_map", "a mapping"}};
  if (document.kind != Node::Kind::map || document.find(key) != nullptr) return false;
  const auto words = [](std::string_view of) {
    return std::find_if(std::begin(kinds), std::end(kinds), [of](const auto& kind) { return kind.first == of; });
  };
  for (const auto& [name, value] : document.entries) {
    const auto kind = words(name.text);
    if (kind == std::end(kinds)) continue;
    complaints.add("08", std::string("this is ") + kind->second + ", where " + words(key)->second + " is needed",
                   name.place);
    return true;
  }
  return false;
}

bool check_format(Fields& fields, const std::string& key, int version) {
  const Node* const node = fields.need(key);
  if (!node) return false;
  if (!node->quoted && node->text == std::to_string(version)) return true;
  fields.complaints().add("08",
                          "this library reads `" + key + ": " + std::to_string(version) + "`, found " + found(*node),
                          node->place, node->quoted ? "without quotes" : "");
  return false;
}

bool Seen::add(const Word& word) {
  const auto [at, is_new] = first_.emplace(word.text, word.place);
  if (!is_new)
    complaints_.add("06", what_ + " " + ticked(word.text) + " stands twice", word.place,
                    "first on line " + std::to_string(at->second.line));
  return is_new;
}

}  // namespace rung
