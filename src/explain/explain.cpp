#include "rung/explain/explain.hpp"

#include "parts.hpp"

namespace rung {

std::optional<Review> review_of(const Program& program, const Facts& facts, std::size_t level) {
  const auto& clock = program.rules().ladder.levels[level].review;
  if (!clock) return std::nullopt;
  const Whereabouts current = facts.current();
  const bool stays = current.kind == Whereabouts::Kind::on_ladder && current.index == level;
  const std::int32_t past = (stays ? facts.days_at_level() : 0) - clock->first_day;
  const std::int32_t due = past <= 0 ? -past : (clock->then_every - past % clock->then_every) % clock->then_every;
  return Review{level, due, clock->then_every};
}

void add_course(Explanation& explanation) {
  const Decision& decision = *explanation.decision;
  const Facts& facts = *explanation.facts;
  explanation.review = review_of(*explanation.program, facts, decision.recommended);
  if (const auto placed = facts.placed())
    explanation.placing = *placed < decision.recommended   ? Placing::below
                          : *placed > decision.recommended ? Placing::above
                                                           : Placing::as_recommended;
}

namespace {

Explanation bare(const Program& program, const Facts* facts, const Decision& decision) {
  Explanation explanation;
  explanation.program = &program;
  explanation.facts = facts;
  explanation.decision = &decision;
  return explanation;
}

}  // namespace

std::vector<Question> questions(const Program& program, const Facts& facts, const Decision& decision) {
  Explanation explanation = bare(program, &facts, decision);
  add_questions(explanation);
  return std::move(explanation.questions);
}

std::vector<std::size_t> open_rules(const Program& program, const Decision& decision) {
  const Explanation explanation = bare(program, nullptr, decision);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < decision.truths.size(); ++i)
    if (decision.truths[i] == Truth::unknown && matters(explanation, i)) open.push_back(i);
  return open;
}

Explanation explain(const Program& program, const Facts& facts, const Decision& decision) {
  Explanation explanation = bare(program, &facts, decision);
  add_answers(explanation);
  add_reasons(explanation);
  add_standings(explanation);
  add_questions(explanation);
  explanation.prediction = predict(program, decision);
  add_trace(explanation);
  add_course(explanation);
  add_notices(explanation);
  add_holds(explanation);
  return explanation;
}

}  // namespace rung
