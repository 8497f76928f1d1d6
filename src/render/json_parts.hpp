#pragma once

#include "json_writer.hpp"
#include "rung/explain/explanation.hpp"

namespace rung {

// What several parts of the JSON format share; render.hpp tells their shapes.

void write_rule_set(JsonWriter& json, const RuleSet& rules);
void write_answer(JsonWriter& json, const Evidence& evidence);
/// `effect` and `levels` of a rule: the level that it comes to, where that is known.
void write_effect(JsonWriter& json, const RuleSet& rules, std::size_t rule, Bearing bearing);
void write_reason(JsonWriter& json, const RuleSet& rules, const Reason& reason);
void write_reasons(JsonWriter& json, const RuleSet& rules, std::string_view key, const std::vector<Reason>& list);
/// The key `model` with what the scoring model says; nothing where there is none.
void write_model(JsonWriter& json, const Explanation& explanation);
/// The key `fitted_to` of a model.
void write_fitted_to(JsonWriter& json, const FittedTo& fitted);
void write_review(JsonWriter& json, const Ladder& ladder, const std::optional<Review>& review);
void write_sources(JsonWriter& json, const std::vector<const Citation*>& sources,
                   const std::vector<InstrumentSource>& of_instruments = {});
void write_overlay(JsonWriter& json, const Overlay& overlay);
void write_notices(JsonWriter& json, const std::vector<Notice>& notices);
void write_holds(JsonWriter& json, const RuleSet& rules, const std::optional<Holds>& holds);
void write_since(JsonWriter& json, const RuleSet& rules, const std::optional<Since>& since);
/// `stays` and `earlier_readings`.
void write_stays(JsonWriter& json, const Explanation& explanation);
/// The value of `insight`. @pre explanation.insight is not null
void write_insight(JsonWriter& json, const Explanation& explanation);

}  // namespace rung
