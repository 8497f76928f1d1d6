#include "rung/explain/explain.hpp"

#include "parts.hpp"

namespace rung {

void add_course(Explanation& explanation) {
  const Decision& decision = *explanation.decision;
  const Facts& facts = *explanation.facts;
  const auto& clock = explanation.program->rules().ladder.levels[decision.recommended].review;
  if (clock) {
    const bool stays = decision.change == Change::stay;
    const std::int32_t day = stays ? facts.days_at_level() : 0;  // a new stay begins today
    const std::int32_t past = day - clock->first_day;
    const std::int32_t due = past <= 0 ? -past : (clock->then_every - past % clock->then_every) % clock->then_every;
    explanation.review = Review{decision.recommended, due, clock->then_every};
  }
  if (const auto placed = facts.placed())
    explanation.placing = *placed < decision.recommended   ? Placing::below
                          : *placed > decision.recommended ? Placing::above
                                                           : Placing::as_recommended;
}

Explanation explain(const Program& program, const Facts& facts, const Decision& decision) {
  Explanation explanation;
  explanation.program = &program;
  explanation.facts = &facts;
  explanation.decision = &decision;
  add_answers(explanation);
  add_reasons(explanation);
  add_standings(explanation);
  add_questions(explanation);
  add_trace(explanation);
  add_course(explanation);
  return explanation;
}

}  // namespace rung
