#include "json_parts.hpp"
#include "terms.hpp"

namespace rung {
namespace {

void write_requirement(JsonWriter& json, const RuleSet& rules, const Requirement& requirement) {
  json.open('{');
  json.key("asks").text(requirement.reason.said->asks);
  json.key("met").text(to_text(requirement.met));
  json.key("reason");
  write_reason(json, rules, requirement.reason);
  json.close('}');
}

}  // namespace

void write_overlay(JsonWriter& json, const Overlay& overlay) {
  const RuleSet& rules = overlay.explanation->program->rules();
  json.open('{');
  write_rule_set(json, rules);
  json.key("level");
  overlay.level ? json.text(rules.ladder.levels[*overlay.level].id.text) : json.null();
  json.key("met").text(to_text(overlay.met));
  json.key("requirements").open('[');
  for (const Requirement& one : overlay.requirements) write_requirement(json, rules, one);
  json.close(']');
  write_reasons(json, rules, "alerts", overlay.explanation->alerts);
  write_reasons(json, rules, "possible_alerts", overlay.explanation->possible_alerts);
  write_review(json, rules.ladder, overlay.review);
  write_sources(json, overlay.sources);
  json.close('}');
}

}  // namespace rung
