#include "parse_guarantee.hpp"

namespace rung {
namespace {

// Exactly one of at_least and at_most.
void read_bound(Fields& fields, Guarantee& guarantee) {
  int found = 0;
  for (const char* const key : {"at_least", "at_most"}) {
    const Node* const node = fields.find(key);
    if (!node || ++found > 1) continue;
    guarantee.at_most = key == std::string_view("at_most");
    guarantee.level = fields.word(key);
    if (node->kind == Node::Kind::scalar && guarantee.level.text.empty())
      fields.complaints().add("02", std::string("`") + key + "` names no level", node->place);
  }
  if (found != 1)
    fields.complaints().add("10",
                            fields.what() + (found == 0 ? " says nothing about the level" : " has more than one bound"),
                            fields.place(), "a guarantee has one of `at_least` and `at_most`");
}

Guarantee read_guarantee(const Node& node, Seen& seen, Complaints& complaints) {
  const Node* const id = node.kind == Node::Kind::map ? node.find("id") : nullptr;
  Fields fields(node, id ? "the guarantee `" + id->text + "`" : "a guarantee", complaints);
  Guarantee guarantee;
  if (!fields.is_map()) return guarantee;
  guarantee.id = fields.need_id("id");
  if (!guarantee.id.text.empty()) seen.add(guarantee.id);
  fields.need("when");
  guarantee.when = fields.expression("when");
  read_bound(fields, guarantee);
  guarantee.because = fields.text("because");
  guarantee.sources = fields.words("source");
  return guarantee;
}

Word read_property(Fields& fields) {
  const Node* const node = fields.need("from");
  std::vector<std::string> known;
  for (const ExemptibleProperty& property : exemptible_properties) known.emplace_back(property.id);
  const auto property = node ? read_choice(*node, "`from`", known, fields.complaints()) : std::nullopt;
  return property ? Word{*property, node->place} : Word{"", fields.place()};
}

// A reason for each: the same one given twice would leave open which of the two counts.
void note(const Exemption& exemption, Seen& seen) {
  if (exemption.from.text.empty()) return;
  if (exemption.of.empty()) seen.add(exemption.from);
  for (const Word& name : exemption.of) seen.add({exemption.from.text + " of " + name.text, name.place});
}

Exemption read_exemption(const Node& node, Seen& seen, Complaints& complaints) {
  Fields fields(node, "an exemption", complaints);
  Exemption exemption;
  if (!fields.is_map()) return exemption;
  exemption.from = read_property(fields);
  const Node* const of = fields.find("of");
  exemption.of = fields.words("of");
  if (of && of->kind == Node::Kind::sequence && of->items.empty())
    complaints.add("02", "`of` names nothing", of->place, "without `of`, the exemption is from the whole property");
  if (!of || !exemption.of.empty()) note(exemption, seen);
  exemption.because = fields.need_text("because");
  if (const Node* const because = fields.find("because"); because && because->text.empty() && !because->is_null)
    complaints.add("02", "`because` of an exemption says nothing", because->place);
  return exemption;
}

}  // namespace

std::vector<Guarantee> read_guarantees(Fields& rule_set) {
  std::vector<Guarantee> guarantees;
  Seen seen("the guarantee", rule_set.complaints());
  for (const Node& node : rule_set.list("require"))
    guarantees.push_back(read_guarantee(node, seen, rule_set.complaints()));
  return guarantees;
}

std::vector<Exemption> read_exemptions(Fields& rule_set) {
  std::vector<Exemption> exemptions;
  Seen seen("the exemption", rule_set.complaints());
  for (const Node& node : rule_set.list("exempt"))
    exemptions.push_back(read_exemption(node, seen, rule_set.complaints()));
  return exemptions;
}

}  // namespace rung
