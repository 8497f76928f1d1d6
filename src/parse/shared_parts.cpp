#include "shared_parts.hpp"

namespace rung {

std::vector<Citation> read_citations(Fields& fields) {
  std::vector<Citation> citations;
  for (const auto& [id, node] : fields.map("sources")) {
    if (!is_id(id.text))
      fields.complaints().add("05", "`" + id.text + "` is not an id for a source", id.place,
                              "ids are small letters, digits, `-` and `_`");
    Fields entry(node, "the source `" + id.text + "`", fields.complaints());
    Citation made;
    made.id = id;
    made.title = entry.need_text("title");
    made.date = entry.text("date");
    made.section = entry.text("section");
    made.url = entry.text("url");
    made.note = entry.text("note");
    made.verify = entry.flag("verify");
    citations.push_back(std::move(made));
  }
  return citations;
}

std::optional<Range> read_range(Fields& fields, const std::string& key) {
  const Node* const node = fields.find(key);
  if (!node) return std::nullopt;
  if (node->kind != Node::Kind::sequence || node->items.size() != 2) {
    fields.complaints().add("03", "`" + key + "` must be two numbers, least and most, such as [0, 4]", node->place);
    return std::nullopt;
  }
  const auto low = read_number(node->items[0], "the low end of `" + key + "`", fields.complaints());
  const auto high = read_number(node->items[1], "the high end of `" + key + "`", fields.complaints());
  if (!low || !high) return std::nullopt;
  if (*low <= *high) return Range{*low, *high};
  fields.complaints().add("09", "`" + key + "` runs from " + node->items[0].text + " down to " + node->items[1].text,
                          node->place, "least first");
  return std::nullopt;
}

Worse read_worse(Fields& fields) {
  const auto word = fields.choice("worse", {"higher", "lower"});
  return !word ? Worse::unsaid : *word == "higher" ? Worse::higher : Worse::lower;
}

}  // namespace rung
