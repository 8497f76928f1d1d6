#include "rung/parse/parse_rule_set.hpp"
#include "shared_parts.hpp"

namespace rung {
namespace {

Item read_item(const Node& node, Complaints& complaints) {
  Fields fields(node, "an item", complaints);
  Item item;
  if (!fields.is_map()) return item;
  fields.need("id");
  item.id = fields.word("id");
  check_name(item.id, "an item", complaints);
  item.range = read_range(fields, "range");
  const auto type = fields.choice("type", {"integer", "boolean"});
  item.type = type == "boolean" ? boolean_type : integer_type;
  if (item.type == integer_type && !fields.find("range"))
    complaints.add("02", "the item `" + item.id.text + "` needs a `range`, or `type: boolean`", fields.place());
  if (item.type == boolean_type && item.range)
    complaints.add("10", "the item `" + item.id.text + "` is yes or no and cannot have a `range`", fields.place());
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
  rule.sources = fields.words("source");
  return rule;
}

void read_change(Fields& score, Score& made) {
  const Node* const node = score.find("change_that_matters");
  if (!node) return;
  Fields fields(*node, "`change_that_matters`", score.complaints());
  if (const Node* const points = fields.need("points"))
    made.change_that_matters = read_number(*points, "`points`", score.complaints());
  made.change_sources = fields.words("source");
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
  if ((fields.find("sum") != nullptr) == (fields.find("value") != nullptr))
    complaints.add("10",
                   "the score `" + score.id.text + "` has " + (fields.find("sum") ? "both" : "neither") + " `sum` " +
                       (fields.find("sum") ? "and" : "nor") + " `value`, one is needed",
                   fields.place());
  if (fields.find("value") && (score.skipped || !score.reversed.empty()))
    complaints.add("10", "`skipped` and `reversed` go with `sum`, not with `value`", fields.place());
  score.bands = read_bands(fields);
  read_change(fields, score);
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
  check_format(fields, "rung_instrument", 1);
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
