#include "json_parts.hpp"
#include "terms.hpp"

namespace rung {
namespace {

void write_ids(JsonWriter& json, std::string_view key, const RuleSet& rules, const std::vector<std::size_t>& chosen) {
  json.key(key).open('[');
  for (const std::size_t rule : chosen) json.text(rules.rules[rule].id.text);
  json.close(']');
}

std::string_view level_id(const RuleSet& rules, std::size_t level) { return rules.ladder.levels[level].id.text; }

void write_milestone(JsonWriter& json, const Milestone& milestone) {
  json.open('{');
  json.key("name").text(milestone.change->words);
  json.key("amount").value(Value::of(milestone.change->amount));
  json.key("percent").flag(milestone.change->percent);
  json.key("reached").flag(milestone.reached);
  json.key("sources").open('[');
  for (const Word& source : milestone.change->sources) json.text(source.text);
  json.close(']');
  json.close('}');
}

void write_movement(JsonWriter& json, const RuleSet& rules, const Movement& movement) {
  constexpr std::string_view courses[] = {"better", "worse", "other"};
  json.open('{');
  write_answer(json.key("before"), movement.before);
  write_answer(json.key("now"), movement.now);
  json.key("course").text(courses[static_cast<std::size_t>(movement.course)]);
  json.key("changes_that_matter").open('[');
  for (const Milestone& one : movement.milestones) write_milestone(json, one);
  json.close(']');
  json.key("level_without");
  movement.level_without ? json.text(level_id(rules, *movement.level_without)) : json.null();
  json.close('}');
}

}  // namespace

void write_notices(JsonWriter& json, const std::vector<Notice>& notices) {
  json.key("notices").open('[');
  for (const Notice& notice : notices) {
    json.open('{');
    json.key("kind").text(notice_id(notice.kind));
    json.key("sentence").text(notice.sentence);
    json.key("names").open('[');
    for (const std::string& name : notice.names) json.text(name);
    json.close(']');
    json.close('}');
  }
  json.close(']');
}

void write_holds(JsonWriter& json, const RuleSet& rules, const std::optional<Holds>& holds) {
  json.key("holds");
  if (!holds) return json.null();
  json.open('{');
  json.key("level").text(level_id(rules, holds->level));
  json.key("without").text(level_id(rules, holds->without));
  json.key("rules").open('[');
  for (const Hold& hold : holds->rules) {
    json.open('{');
    json.key("rule").text(rules.rules[hold.rule].id.text);
    json.key("holds").text(to_text(hold.truth));
    json.key("condition").text(hold.condition);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void write_since(JsonWriter& json, const RuleSet& rules, const std::optional<Since>& since) {
  json.key("since");
  if (!since) return json.null();
  json.open('{');
  json.key("case");
  since->earlier ? json.text(*since->earlier) : json.null();
  json.key("recommended").text(level_id(rules, since->recommended));
  json.key("level").text(level_id(rules, since->level));
  json.key("up_to").text(level_id(rules, since->up_to));
  json.key("movements").open('[');
  for (const Movement& one : since->movements) write_movement(json, rules, one);
  json.close(']');
  write_ids(json, "begun", rules, since->begun);
  write_ids(json, "ended", rules, since->ended);
  write_ids(json, "opened", rules, since->opened);
  json.close('}');
}

void write_stays(JsonWriter& json, const Explanation& explanation) {
  const Facts& facts = *explanation.facts;
  json.key("stays");
  if (!facts.history_known()) {
    json.null();
  } else {
    json.open('[');
    for (const Stay& stay : facts.stays()) {
      json.open('{');
      json.key("level").text(place_id(explanation.program->rules().ladder, stay.place));
      json.key("from_days_ago").number(stay.from_days_ago);
      json.key("to_days_ago");
      stay.to_days_ago ? json.number(*stay.to_days_ago) : json.null();
      json.close('}');
    }
    json.close(']');
  }
  json.key("earlier_readings").open('[');
  for (const EarlierReading& reading : facts.earlier()) {
    json.open('{');
    json.key("name").text(explanation.program->slots()[reading.slot].name);
    json.key("days_ago");
    reading.days_ago ? json.number(*reading.days_ago) : json.null();
    json.key("value").value(reading.value);
    json.close('}');
  }
  json.close(']');
}

}  // namespace rung
