#include "rung/parse/parse_case_map.hpp"

#include "fields.hpp"
#include "rung/parse/parse_expression.hpp"

namespace rung {
namespace {

constexpr std::pair<std::string_view, Type> column_types[] = {
    {"number", decimal_type}, {"text", string_type}, {"boolean", boolean_type}};

Expression formula(const Node& node, const std::string& what, Complaints& complaints) {
  if (node.kind == Node::Kind::scalar && node.is_null) return {};
  if (!read_text(node, what, complaints)) return {};
  auto parsed = parse_expression(node);
  if (parsed) return std::move(parsed).value();
  complaints.add(std::move(parsed).error());
  return {};
}

// A list, even where one code stands alone; `-9` as a YAML number is the text `-9`.
std::vector<Word> read_codes(Fields& fields) {
  std::vector<Word> codes;
  const Node* const node = fields.find("missing");
  if (!node) return codes;
  const std::span<const Node> nodes =
      node->kind == Node::Kind::sequence ? std::span<const Node>(node->items) : std::span<const Node>(node, 1);
  for (const Node& one : nodes) {
    if (one.kind == Node::Kind::scalar && (one.is_null || one.text.empty())) continue;  // nothing is always missing
    if (const auto text = read_text(one, "a code in `missing`", fields.complaints()))
      codes.push_back({*text, one.place});
  }
  return codes;
}

Type type_named(const std::string& word) {
  for (const auto& [name, type] : column_types)
    if (name == word) return type;
  return decimal_type;
}

MappedColumn read_column(const Word& name, const Node& node, Complaints& complaints) {
  static const std::string words[] = {"number", "text", "boolean"};
  MappedColumn made{.name = name};
  if (node.kind == Node::Kind::scalar) {
    made.type = type_named(read_choice(node, "the type of `" + name.text + "`", words, complaints).value_or("number"));
    return made;
  }
  Fields fields(node, "the column `" + name.text + "`", complaints);
  made.type = type_named(fields.choice("type", {"number", "text", "boolean"}).value_or("number"));
  if (fields.find("missing")) made.missing = read_codes(fields);
  return made;
}

void read_mapped_items(const Node& node, MappedReading& reading, Complaints& complaints) {
  if (node.kind == Node::Kind::map) {
    for (const Node::Entry& entry : node.entries)
      reading.named.emplace_back(entry.key, formula(entry.value, "`" + entry.key.text + "`", complaints));
    return;
  }
  if (node.kind != Node::Kind::sequence)
    return complaints.add("03", "`items` must be a list of columns, or a map from item to column", node.place);
  reading.has_items = true;
  for (const Node& item : node.items) reading.items.push_back(formula(item, "an item", complaints));
}

// An expression; or `{value: X, days_ago: Y}`; or `{items: [..], days_ago: Y}`; or `{total: X}`.
MappedReading read_mapped_reading(const Node& node, const std::string& what, Complaints& complaints) {
  MappedReading reading;
  reading.place = node.place;
  if (node.kind == Node::Kind::scalar && node.is_null) {
    complaints.add("02", what + " has no expression", node.place, "leave it out when no column has it");
  } else if (node.kind == Node::Kind::scalar) {
    reading.value = formula(node, what, complaints);
  } else if (node.kind == Node::Kind::sequence) {
    complaints.add("03", "a reading of " + what + " cannot be a list in a list", node.place);
  } else {
    for (const Node::Entry& entry : node.entries) {
      const std::string& key = entry.key.text;
      if (key == "items") {
        read_mapped_items(entry.value, reading, complaints);
      } else if (key == "days_ago") {
        reading.days_ago = formula(entry.value, "`days_ago`", complaints);
      } else if (key == "value") {
        reading.value = formula(entry.value, "`value`", complaints);
      } else {
        reading.named.emplace_back(entry.key, formula(entry.value, "`" + key + "`", complaints));
      }
    }
  }
  return reading;
}

MappedAnswer read_mapped_answer(const Word& name, const Node& node, Complaints& complaints) {
  MappedAnswer answer{name, {}};
  const std::string what = "`" + name.text + "`";
  const std::span<const Node> nodes =
      node.kind == Node::Kind::sequence ? std::span<const Node>(node.items) : std::span<const Node>(&node, 1);
  if (nodes.empty()) complaints.add("03", what + " is an empty list; leave it out when no column has it", node.place);
  for (const Node& one : nodes) answer.readings.push_back(read_mapped_reading(one, what, complaints));
  return answer;
}

MappedStay read_mapped_stay(const Node& node, Complaints& complaints) {
  Fields fields(node, "a stay in `history`", complaints);
  MappedStay stay;
  stay.place = node.place;
  fields.need("level");
  fields.need("from_days_ago");
  stay.level = fields.expression("level");
  stay.from_days_ago = fields.expression("from_days_ago");
  stay.to_days_ago = fields.expression("to_days_ago");
  stay.ended = fields.expression("ended");
  return stay;
}

void read_mapped_population(Fields& fields, CaseMap& made, Complaints& complaints) {
  const Node* const node = fields.need("population");
  if (!node) return;
  if (node->kind != Node::Kind::map) {
    made.population = fields.need_id("population");
    return;
  }
  Fields from(*node, "`population`", complaints);
  from.need("from");
  made.population_from = from.expression("from");
}

void read_mapped_case(Fields& fields, CaseMap& made, Complaints& complaints) {
  made.title = fields.text("title");
  made.missing = read_codes(fields);
  for (const Node::Entry& entry : fields.map("columns"))
    made.columns.push_back(read_column(entry.key, entry.value, complaints));
  fields.need("id");
  made.id = fields.expression("id");
  read_mapped_population(fields, made, complaints);
  for (const Node::Entry& entry : fields.map("answers"))
    made.answers.push_back(read_mapped_answer(entry.key, entry.value, complaints));
  if (fields.find("history")) {
    made.history.emplace();
    for (const Node& stay : fields.list("history")) made.history->push_back(read_mapped_stay(stay, complaints));
  }
  if (const Node* const placed = fields.find("placed")) {
    Fields inside(*placed, "`placed`", complaints);
    inside.need("level");
    made.placed = inside.expression("level");
    made.placed_reason = inside.expression("reason");
  }
  made.outcome = fields.expression("outcome");
  if (made.answers.empty())
    complaints.add("11", "the mapping says of no answer which column has it", fields.place(),
                   "such as `answers: {phq9.total: PHQ9}`");
}

}  // namespace

Result<CaseMap> parse_case_map(const Source& source) {
  const auto document = parse_document(source);
  if (!document) return document.error();
  Faults faults = document.error();
  Complaints complaints('M', faults);
  CaseMap made;
  if (!is_other_kind(*document, "rung_map", complaints)) {
    Fields fields(*document, "a mapping", complaints);
    check_format(fields, "rung_map", case_map_format);
    read_mapped_case(fields, made, complaints);
  }
  if (has_error(faults)) return faults;
  return {std::move(made), std::move(faults)};
}

}  // namespace rung
