#include "rung/parse/parse_case.hpp"

#include <algorithm>

#include "case_parts.hpp"

namespace rung {
namespace {

constexpr std::int32_t most_days = 36525;  // a hundred years

Written written(const Node& node) { return {node.text, node.quoted, node.is_null, node.place}; }

// A scalar that may be missing; anything but a scalar is a fault.
std::optional<Written> scalar(const Node& node, const std::string& what, Complaints& complaints) {
  if (node.kind == Node::Kind::scalar) return written(node);
  complaints.add("03", what + " must be a single value", node.place);
  return std::nullopt;
}

void read_items(const Node& node, Reading& reading, Complaints& complaints) {
  if (node.kind == Node::Kind::map) {
    for (const auto& [id, value] : node.entries)
      if (const auto item = scalar(value, "`" + id.text + "`", complaints)) reading.named.emplace_back(id, *item);
    return;
  }
  if (node.kind != Node::Kind::sequence)
    return complaints.add("03", "`items` must be a list of answers, or a map from item to answer", node.place);
  reading.has_items = true;
  for (const Node& item : node.items)
    if (const auto value = scalar(item, "an item", complaints)) reading.items.push_back(*value);
}

// `3`, or `{value: 3, days_ago: 2}`, or `{items: [...], total: 18, days_ago: 2}`.
Reading read_reading(const Node& node, const std::string& what, Complaints& complaints) {
  Reading reading;
  reading.place = node.place;
  if (node.kind == Node::Kind::scalar) {
    reading.value = written(node);
  } else if (node.kind == Node::Kind::sequence) {
    complaints.add("03", "a reading of " + what + " cannot be a list in a list", node.place);
  } else {
    for (const auto& [key, value] : node.entries) {
      if (key.text == "days_ago") {
        reading.days_ago = read_integer(value, "`days_ago`", 0, most_days, complaints);
      } else if (key.text == "items") {
        read_items(value, reading, complaints);
      } else if (key.text == "value") {
        reading.value = scalar(value, "`value`", complaints);
      } else if (const auto score = scalar(value, "`" + key.text + "`", complaints)) {
        reading.named.emplace_back(key, *score);
      }
    }
  }
  return reading;
}

// Several readings must be told apart by their age.
void check_ages(const Answer& answer, Complaints& complaints) {
  if (answer.readings.size() < 2) return;
  std::vector<std::int32_t> ages;
  for (const Reading& reading : answer.readings) {
    if (!reading.days_ago) {
      complaints.add("11", "one of several readings of `" + answer.name.text + "` does not say when", reading.place,
                     "give each its `days_ago`");
    } else if (std::find(ages.begin(), ages.end(), *reading.days_ago) != ages.end()) {
      complaints.add(
          "11", "`" + answer.name.text + "` has two readings from " + std::to_string(*reading.days_ago) + " days ago",
          reading.place);
    } else {
      ages.push_back(*reading.days_ago);
    }
  }
}

Episode read_episode(const Node& node, Complaints& complaints) {
  Fields fields(node, "a stay in `history`", complaints);
  Episode episode;
  episode.place = node.place;
  if (!fields.is_map()) return episode;
  fields.need("level");
  episode.level = fields.word("level");
  fields.need("from_days_ago");
  episode.from_days_ago = fields.integer("from_days_ago", 0, most_days).value_or(0);
  episode.to_days_ago = fields.integer("to_days_ago", 0, most_days);
  episode.ended = fields.choice("ended", {"completed", "left_early", "transferred", "other"}).value_or("");
  if (episode.to_days_ago && *episode.to_days_ago > episode.from_days_ago)
    complaints.add("11",
                   "the stay ends " + std::to_string(*episode.to_days_ago) + " days ago, before it begins " +
                       std::to_string(episode.from_days_ago) + " days ago",
                   node.place);
  if (!episode.to_days_ago && !episode.ended.empty())
    complaints.add("11", "the stay has `ended` but no `to_days_ago`", node.place,
                   "a stay without `to_days_ago` is still open");
  return episode;
}

void check_stays(const std::vector<Episode>& stays, Complaints& complaints) {
  const Episode* open = nullptr;
  for (const Episode& stay : stays) {
    if (stay.to_days_ago) continue;
    if (open)
      complaints.add("11", "two stays are open at once: `" + open->level.text + "` and `" + stay.level.text + "`",
                     stay.place, "give the one that is over its `to_days_ago`");
    open = &stay;
  }
}

std::optional<Placement> read_placement(const Node& node, Complaints& complaints) {
  Fields fields(node, "`placed`", complaints);
  fields.need("level");
  return Placement{fields.word("level"), fields.text("reason")};
}

}  // namespace

Answer read_answer(const Word& name, const Node& node, Complaints& complaints) {
  Answer answer{name, {}};
  const std::string what = "`" + name.text + "`";
  if (node.kind == Node::Kind::sequence) {
    if (node.items.empty())
      complaints.add("03", what + " is an empty list; leave it out when it is not known", node.place);
    for (const Node& item : node.items) answer.readings.push_back(read_reading(item, what, complaints));
  } else {
    answer.readings.push_back(read_reading(node, what, complaints));
  }
  check_ages(answer, complaints);
  return answer;
}

std::optional<std::vector<Episode>> read_history(Fields& fields, Complaints& complaints) {
  if (!fields.find("history")) return std::nullopt;
  std::vector<Episode> stays;
  for (const Node& stay : fields.list("history")) stays.push_back(read_episode(stay, complaints));
  check_stays(stays, complaints);
  return stays;
}

Result<Case> parse_case(const Source& source) {
  const auto document = parse_document(source);
  if (!document) return document.error();
  Faults faults = document.error();
  Complaints complaints('C', faults);
  Case made;
  if (!is_other_kind(*document, "rung_case", complaints)) {
    Fields fields(*document, "a case", complaints);
    check_format(fields, "rung_case", case_format);
    made.id = fields.need_id("id");
    made.population = fields.need_id("population");
    made.shows = fields.text("shows");
    for (const auto& [name, value] : fields.map("answers"))
      made.answers.push_back(read_answer(name, value, complaints));
    made.history = read_history(fields, complaints);
    if (const Node* const placed = fields.find("placed")) made.placed = read_placement(*placed, complaints);
  }
  if (has_error(faults)) return faults;
  return {std::move(made), std::move(faults)};
}

}  // namespace rung
