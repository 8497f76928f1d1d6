#include "json_parts.hpp"

#include "terms.hpp"

namespace rung {

void write_rule_set(JsonWriter& json, const RuleSet& rules) {
  json.key("rule_set").open('{');
  json.key("id").text(rules.id.text);
  json.key("version").text(rules.version);
  json.key("title").text(rules.title);
  json.key("status").text(status_id(rules.status));
  json.key("population").text(rules.population.text);
  json.key("sha256").text(rules.sha256);
  json.close('}');
}

void write_answer(JsonWriter& json, const Evidence& evidence) {
  json.open('{');
  json.key("name").text(evidence.name);
  json.key("value").value(evidence.value);
  json.key("days_ago");
  evidence.days_ago ? json.number(*evidence.days_ago) : json.null();
  json.key("words").text(evidence.words);
  json.key("verify").flag(evidence.verify);
  json.close('}');
}

void write_effect(JsonWriter& json, const RuleSet& rules, std::size_t index, Bearing bearing) {
  const Rule& rule = rules.rules[index];
  json.key("effect").text(rule.effect == Effect::alert ? to_text(rule.alert) : effect_id(rule.effect));
  json.key("levels").open('[');
  if (bearing.kind == Bearing::Kind::level) {
    json.text(rules.ladder.levels[bearing.level].id.text);
  } else {
    for (const Word& level : rule.levels) json.text(level.text);
  }
  json.close(']');
}

void write_reason(JsonWriter& json, const RuleSet& rules, const Reason& reason) {
  json.open('{');
  json.key("rule").text(reason.said->id.text);
  json.key("title").text(reason.said->title);
  write_effect(json, rules, reason.rule, reason.bearing);
  json.key("holds").text(to_text(reason.truth));
  json.key("because").text(reason.sentence);
  json.key("sources").open('[');
  for (const Citation* source : reason.sources) json.text(source->id.text);
  json.close(']');
  json.key("draft").flag(reason.said->draft);
  json.key("rests_on").open('[');
  for (const Evidence& evidence : reason.rests_on) write_answer(json, evidence);
  json.close(']');
  json.key("lacks").open('[');
  for (const std::string_view name : reason.lacks) json.text(name);
  json.close(']');
  json.close('}');
}

void write_reasons(JsonWriter& json, const RuleSet& rules, std::string_view key, const std::vector<Reason>& list) {
  json.key(key).open('[');
  for (const Reason& one : list) write_reason(json, rules, one);
  json.close(']');
}

void write_review(JsonWriter& json, const Ladder& ladder, const std::optional<Review>& review) {
  json.key("review");
  if (!review) return json.null();
  json.open('{');
  json.key("level").text(ladder.levels[review->level].id.text);
  json.key("due_in_days").number(review->due_in);
  json.key("then_every_days").number(review->then_every);
  json.close('}');
}

static void write_source(JsonWriter& json, const Citation& source, const Instrument* instrument) {
  json.open('{');
  json.key("id").text(source.id.text);
  json.key("instrument");
  instrument ? json.text(instrument->id.text) : json.null();
  json.key("title").text(source.title);
  json.key("date").text(source.date);
  json.key("section").text(source.section);
  json.key("url").text(source.url);
  json.key("note").text(source.note);
  json.key("verify").flag(source.verify);
  json.close('}');
}

void write_sources(JsonWriter& json, const std::vector<const Citation*>& sources,
                   const std::vector<InstrumentSource>& of_instruments) {
  json.key("sources").open('[');
  for (const Citation* source : sources) write_source(json, *source, nullptr);
  for (const InstrumentSource& source : of_instruments) write_source(json, *source.citation, source.instrument);
  json.close(']');
}

}  // namespace rung
