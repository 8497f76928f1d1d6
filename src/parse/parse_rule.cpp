#include "parse_rule.hpp"

#include "rung/parse/parse_expression.hpp"

namespace rung {
namespace {

// Splits `{expression}` out of a sentence. `{{` and `}}` are braces of the text itself.
Sentence read_sentence(const Node& node, Complaints& complaints) {
  Sentence sentence;
  std::string text;
  const auto flush = [&] {
    if (!text.empty()) sentence.pieces.push_back({std::move(text), {}});
    text.clear();
  };
  for (std::size_t i = 0; i < node.text.size(); ++i) {
    const char c = node.text[i];
    if ((c == '{' || c == '}') && i + 1 < node.text.size() && node.text[i + 1] == c) {
      text += c, ++i;
    } else if (c == '}') {
      return complaints.add("03", "this `}` closes nothing", node.place_of(i), "write `}}` for a brace"), sentence;
    } else if (c != '{') {
      text += c;
    } else {
      const std::size_t close = node.text.find('}', i);
      if (close == std::string::npos)
        return complaints.add("03", "this `{` is never closed", node.place_of(i), "write `{{` for a brace"), sentence;
      flush();
      Node inner;
      inner.text = node.text.substr(i + 1, close - i - 1);
      for (std::size_t k = i + 1; k <= close; ++k) inner.places.push_back(node.place_of(k));
      auto value = parse_expression(inner);
      if (!value) return complaints.add(std::move(value).error()), sentence;
      sentence.pieces.push_back({"", std::move(value).value()});
      i = close;
    }
  }
  flush();
  return sentence;
}

// Exactly one of at_least, at_most, rules_out and alert.
void read_effect(Fields& fields, Rule& rule) {
  constexpr std::pair<const char*, Effect> effects[] = {{"at_least", Effect::at_least},
                                                        {"at_most", Effect::at_most},
                                                        {"rules_out", Effect::rules_out},
                                                        {"alert", Effect::alert}};
  int found = 0;
  for (const auto& [key, effect] : effects) {
    const Node* const node = fields.find(key);
    if (!node) continue;
    if (++found > 1) continue;
    rule.effect = effect;
    if (effect == Effect::alert) {
      const auto kind = fields.choice("alert", {"emergency", "urgent", "review"});
      rule.alert = kind == "emergency" ? Alert::emergency : kind == "urgent" ? Alert::urgent : Alert::review;
    } else {
      rule.levels = fields.words(key);
      if (rule.levels.empty()) fields.complaints().add("02", std::string("`") + key + "` names no level", node->place);
      if (effect != Effect::rules_out && node->kind == Node::Kind::sequence)
        fields.complaints().add("03", std::string("`") + key + "` must be one level, not a list", node->place);
    }
  }
  if (found != 1)
    fields.complaints().add(
        "10", fields.what() + (found == 0 ? " says nothing about the level" : " has more than one effect"),
        fields.place(), "a rule has one of `at_least`, `at_most`, `rules_out` and `alert`");
}

}  // namespace

Rule read_rule(const Node& node, Seen& seen, Complaints& complaints, SaysWhen says_when,
               const std::vector<Word>& sources) {
  const Node* const id_node = node.kind == Node::Kind::map ? node.find("id") : nullptr;
  Fields fields(node, id_node ? "the rule `" + id_node->text + "`" : "a rule", complaints);
  Rule rule;
  if (!fields.is_map()) return rule;
  rule.id = fields.need_id("id");
  if (!rule.id.text.empty()) seen.add(rule.id);
  rule.title = fields.text("title");
  if (rule.title.empty()) rule.title = rule.id.text;
  read_effect(fields, rule);
  rule.open_above = fields.flag("open_above");
  if (rule.open_above && rule.effect != Effect::at_least)
    complaints.add("10", "`open_above` goes with `at_least` only", fields.find("open_above")->place);
  if (says_when == SaysWhen::always) fields.need("when");
  if (says_when != SaysWhen::never) rule.when = fields.expression("when");
  if (const Node* const because = fields.need("because"); because && read_text(*because, "`because`", complaints))
    rule.because = read_sentence(*because, complaints);
  if (sources.empty()) fields.need("source");
  rule.sources = fields.find("source") ? fields.words("source") : sources;
  rule.asks = fields.text("asks");
  if (!rule.asks.empty() && rule.effect != Effect::rules_out && rule.effect != Effect::at_most)
    complaints.add("10", "`asks` goes with `rules_out` and `at_most` only", fields.find("asks")->place,
                   "it says what must be so for the level not to be ruled out");
  rule.draft = fields.choice("status", {"draft", "active"}) == "draft";
  return rule;
}

}  // namespace rung
