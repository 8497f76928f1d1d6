#include "rung/parse/parse_rule_set.hpp"
#include "shared_parts.hpp"

namespace rung {
namespace {

// `values: [0, 2, 4]`, for an item whose range has gaps.
std::vector<std::int32_t> read_values(Fields& fields) {
  std::vector<std::int32_t> values;
  for (const Node& node : fields.list("values")) {
    const auto value = read_integer(node, "a value of the item", -1'000'000, 1'000'000, fields.complaints());
    if (!value) continue;
    if (!values.empty() && *value <= values.back())
      fields.complaints().add("09", "the value " + node.text + " stands after " + std::to_string(values.back()),
                              node.place, "the values of an item rise");
    values.push_back(*value);
  }
  return values;
}

std::optional<NotAsked> read_not_asked(Fields& item) {
  const Node* const node = item.find("not_asked");
  if (!node) return std::nullopt;
  Fields fields(*node, "`not_asked`", item.complaints());
  NotAsked rule;
  fields.need("when");
  rule.when = fields.expression("when");
  if (const Node* const counts = fields.need("counts")) {
    const bool yes_no = !counts->quoted && (counts->text == "true" || counts->text == "false");
    if (yes_no) rule.counts = Value::of(counts->text == "true");
    const auto points =
        yes_no ? std::nullopt : read_integer(*counts, "`counts`", -1'000'000, 1'000'000, item.complaints());
    if (points) rule.counts = Value::of(*points);
  }
  rule.sources = fields.words("source");
  return rule;
}

Item read_item(const Node& node, Complaints& complaints) {
  Fields fields(node, "an item", complaints);
  Item item;
  if (!fields.is_map()) return item;
  fields.need("id");
  item.id = fields.word("id");
  check_name(item.id, "an item", complaints);
  item.range = read_range(fields, "range");
  item.values = read_values(fields);
  const auto type = fields.choice("type", {"integer", "boolean"});
  item.type = type == "boolean" ? boolean_type : integer_type;
  const int said = (fields.find("range") != nullptr) + (fields.find("values") != nullptr);
  if (item.type == integer_type && said == 0)
    complaints.add("02", "the item `" + item.id.text + "` needs a `range`, or `type: boolean`", fields.place());
  if (item.type == boolean_type && said > 0)
    complaints.add("10", "the item `" + item.id.text + "` is yes or no and cannot have a `range` or `values`", fields.place());
  if (said > 1)
    complaints.add("10", "the item `" + item.id.text + "` has both `range` and `values`", fields.place(),
                   "`values` are all that may be answered");
  if (!item.values.empty()) item.range = Range{item.values.front(), item.values.back()};
  item.not_asked = read_not_asked(fields);
  item.question = fields.text("ask");
  item.codes = fields.text_map("codes");
  return item;
}

std::vector<Band> read_bands(Fields& score) {
  std::vector<Band> bands;
  Seen seen("the band", score.complaints());
  for (const Node& node : score.list("bands")) {
    Fields fields(node, "a band", score.complaints());
    Band band;
    band.id = fields.need_id("id");
    if (!band.id.text.empty()) seen.add(band.id);
    band.words = fields.text("name");
    if (band.words.empty()) band.words = band.id.text;
    if (const Node* const from = fields.need("from"))
      if (const auto number = read_number(*from, "`from`", score.complaints())) band.from = *number;
    if (!bands.empty() && band.from <= bands.back().from)
      score.complaints().add("09", "the band `" + band.id.text + "` starts at or below the one before it",
                             fields.place(), "bands rise");
    bands.push_back(std::move(band));
  }
  return bands;
}

std::optional<SkipRule> read_skip_rule(Fields& score) {
  const Node* const node = score.find("skipped");
  if (!node) return std::nullopt;
  Fields fields(*node, "`skipped`", score.complaints());
  SkipRule rule;
  fields.need("at_most");
  rule.at_most = fields.integer("at_most", 1, 1000).value_or(0);
  fields.need("fill");
  fields.choice("fill", {"mean"});
  rule.only = fields.words("only");
  rule.when = fields.expression("when");
  rule.sources = fields.words("source");
  return rule;
}

ImportantChange read_change(const Node& node, Complaints& complaints) {
  Fields fields(node, "`change_that_matters`", complaints);
  ImportantChange change;
  if (!fields.is_map()) return change;
  const Node *const points = fields.find("points"), *const percent = fields.find("percent");
  change.percent = percent != nullptr;
  if ((points != nullptr) == change.percent)
    complaints.add("10", "`change_that_matters` is said in `points` or in `percent`", fields.place(),
                   "such as {points: 5}");
  if (const Node* const amount = points ? points : percent) {
    change.amount = read_number(*amount, points ? "`points`" : "`percent`", complaints).value_or(Decimal(1));
    if (change.amount <= Decimal(0))
      complaints.add("09", "a change that matters is above 0, found " + amount->text, amount->place,
                     "the size of the change, whichever its direction");
  }
  change.words = fields.text("name");
  change.sources = fields.words("source");
  return change;
}

// One, or a list of them.
std::vector<ImportantChange> read_changes(Fields& score) {
  std::vector<ImportantChange> changes;
  const Node* const node = score.find("change_that_matters");
  if (node && node->kind != Node::Kind::sequence) changes.push_back(read_change(*node, score.complaints()));
  if (node && node->kind == Node::Kind::sequence)
    for (const Node& one : score.list("change_that_matters")) changes.push_back(read_change(one, score.complaints()));
  return changes;
}

// What goes with a `sum` and what with a `value`.
void check_score_keys(Fields& fields, const Score& score) {
  const bool summed = fields.find("sum") != nullptr, computed = fields.find("value") != nullptr;
  Complaints& complaints = fields.complaints();
  if (summed == computed)
    complaints.add("10",
                   "the score `" + score.id.text + "` has " + (summed ? "both" : "neither") + " `sum` " +
                       (summed ? "and" : "nor") + " `value`, one is needed",
                   fields.place());
  if (computed && (score.skipped || !score.reversed.empty()))
    complaints.add("10", "`skipped` and `reversed` go with `sum`, not with `value`", fields.place());
  if (summed && score.range)
    complaints.add("10", "`range` goes with `value`; that of a `sum` follows from its items", fields.place());
}

Score read_score(const Node& node, const std::vector<Item>& items, Complaints& complaints) {
  Fields fields(node, "a score", complaints);
  Score score;
  if (!fields.is_map()) return score;
  fields.need("id");
  score.id = fields.word("id");
  check_name(score.id, "a score", complaints);
  score.words = fields.text("name");
  score.items = fields.words("sum");
  if (score.items.size() == 1 && score.items[0].text == "all") {
    const Place place = score.items[0].place;
    score.items.clear();
    for (const Item& item : items) score.items.push_back({item.id.text, place});
  }
  score.reversed = fields.words("reversed");
  score.skipped = read_skip_rule(fields);
  score.value = fields.expression("value");
  score.range = read_range(fields, "range");
  check_score_keys(fields, score);
  score.bands = read_bands(fields);
  score.changes_that_matter = read_changes(fields);
  score.worse = fields.find("worse") ? read_worse(fields) : Worse::higher;
  score.codes = fields.text_map("codes");
  score.sources = fields.words("source");
  return score;
}

// Items and scores share one set of names: `phq9.total`, `phq9.band`, `phq9.mood`.
void check_names(const Instrument& instrument, Complaints& complaints) {
  Seen seen("the name", complaints);
  for (const Item& item : instrument.items) seen.add(item.id);
  for (const Score& score : instrument.scores) {
    seen.add(score.id);
    if (!score.bands.empty()) seen.add({score.id.text == "total" ? "band" : score.id.text + "_band", score.id.place});
  }
}

}  // namespace

Instrument parse_instrument(const Node& document, Faults& faults) {
  Complaints complaints('I', faults);
  Instrument made;
  if (is_other_kind(document, "rung_instrument", complaints)) return made;
  Fields fields(document, "an instrument", complaints);
  check_format(fields, "rung_instrument", instrument_format);
  fields.need("id");
  made.id = fields.word("id");
  if (!made.id.text.empty()) check_name(made.id, "an instrument", complaints);
  made.title = fields.need_text("title");
  made.short_name = fields.text("short");
  if (made.short_name.empty()) made.short_name = made.title;
  made.measures = fields.text("measures");
  made.rights = fields.text("rights");
  made.recall_days = fields.integer("recall_days", 1, 36525);
  made.codes = fields.text_map("codes");
  made.citations = read_citations(fields);
  made.sources = fields.words("source");
  if (fields.need("items"))
    for (const Node& item : fields.list("items")) made.items.push_back(read_item(item, complaints));
  for (const Node& score : fields.list("scores")) made.scores.push_back(read_score(score, made.items, complaints));
  check_names(made, complaints);
  return made;
}

}  // namespace rung
