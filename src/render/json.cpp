#include "json_parts.hpp"
#include "rung/render/render.hpp"
#include "rung/text/version.hpp"
#include "terms.hpp"

namespace rung {
namespace {

class Writer {
 public:
  explicit Writer(const Explanation& explanation)
      : explanation_(explanation),
        program_(*explanation.program),
        rules_(program_.rules()),
        decision_(*explanation.decision) {}

  std::string run() {
    json_.open('{');
    json_.key("rung_recommendation").number(recommendation_format);
    json_.key("engine").text("rung " + std::string(version()));
    json_.key("case").text(explanation_.facts->case_id());
    write_rule_set(json_, rules_);
    write_reasons(json_, rules_, "alerts", explanation_.alerts);
    write_reasons(json_, rules_, "possible_alerts", explanation_.possible_alerts);
    outcome();
    write_reasons(json_, rules_, "reasons", explanation_.reasons);
    levels();
    write_model(json_, explanation_);
    missing();
    course();
    write_notices(json_, explanation_.notices);
    write_holds(json_, rules_, explanation_.holds);
    write_since(json_, rules_, explanation_.since);
    write_stays(json_, explanation_);
    write_sources(json_, explanation_.sources, explanation_.instrument_sources);
    json_.key("also").open('[');
    for (const Overlay& overlay : explanation_.also) write_overlay(json_, overlay);
    json_.close(']');
    if (explanation_.insight) {
      json_.key("insight");
      write_insight(json_, explanation_);
    }
    trace();
    json_.close('}');
    return json_.take() + "\n";
  }

 private:
  std::string_view level_id(std::size_t level) const { return rules_.ladder.levels[level].id.text; }

  void outcome() {
    json_.key("recommended").text(level_id(decision_.recommended));
    json_.key("level").text(level_id(decision_.level));
    json_.key("up_to").text(level_id(decision_.up_to));
    json_.key("possible").open('[');
    for (std::size_t level = 0; level < rules_.ladder.levels.size(); ++level)
      if (decision_.possible >> level & 1) json_.text(level_id(level));
    json_.close(']');
    implied();
    json_.key("or_above").flag(decision_.open_above);
    json_.key("conflict").flag(decision_.conflict);
    json_.key("conflict_possible").flag(decision_.conflict_possible);
    json_.key("change").text(change_id(decision_.change));
    const auto current = explanation_.facts->current();
    json_.key("current");
    current.kind == Whereabouts::Kind::unknown ? json_.null() : json_.text(place_id(rules_.ladder, current));
  }

  void implied() {
    json_.key("implied").open('[');
    for (const ImpliedFloor& floor : decision_.implied) {
      const CompiledTree& tree = program_.trees()[floor.tree];
      json_.open('{');
      json_.key("tree").text(rules_.trees[floor.tree].id.text);
      json_.key("level").text(level_id(floor.level));
      json_.key("one_of").open('[');
      for (std::size_t i = tree.first_rule; i < tree.first_rule + tree.rules; ++i)
        if (decision_.truths[i] == Truth::unknown) json_.text(rules_.rules[i].id.text);
      json_.close(']');
      json_.close('}');
    }
    json_.close(']');
  }

  void ids(std::string_view key, const std::vector<std::size_t>& rules) {
    json_.key(key).open('[');
    for (const std::size_t rule : rules) json_.text(rules_.rules[rule].id.text);
    json_.close(']');
  }

  void levels() {
    json_.key("levels").open('[');
    for (const Standing& standing : explanation_.standings) {
      const Level& level = rules_.ladder.levels[standing.level];
      json_.open('{');
      json_.key("id").text(level.id.text);
      json_.key("name").text(level.name);
      json_.key("dose").text(level.dose());
      json_.key("standing").text(standing_id(standing.kind));
      ids("for", standing.for_it);
      ids("against", standing.against_it);
      ids("open", standing.open);
      ids("would", standing.would);
      json_.close('}');
    }
    json_.close(']');
  }

  void missing() {
    json_.key("missing").open('[');
    for (const Question& question : explanation_.questions) {
      json_.open('{');
      json_.key("name").text(question.name);
      json_.key("words").text(question.words);
      json_.key("ask").text(question.ask);
      json_.key("state").text(question.state);
      json_.key("could_raise_to").text(level_id(question.could_raise_to));
      json_.key("could_alert");
      question.could_alert ? json_.text(to_text(*question.could_alert)) : json_.null();
      ids("rules", question.rules);
      json_.close('}');
    }
    json_.close(']');
  }

  void course() {
    write_review(json_, rules_.ladder, explanation_.review);
    json_.key("placed");
    if (!explanation_.placing) return json_.null();
    json_.open('{');
    json_.key("level").text(level_id(*explanation_.facts->placed()));
    json_.key("reason").text(explanation_.facts->placed_reason());
    json_.key("compared").text(placing_id(*explanation_.placing));
    json_.close('}');
  }

  void steps(const Account& account) {
    json_.key("steps").open('[');
    for (std::size_t i = account.first_step; i < account.first_step + account.steps; ++i) {
      const Step& step = explanation_.steps[i];
      json_.open('[');
      json_.number(step.depth);
      json_.text(step.text);
      json_.value(*step.value);
      json_.close(']');
    }
    json_.close(']');
  }

  void trace() {
    json_.key("trace").open('{');
    json_.key("rules").open('[');
    for (std::size_t i = 0; i < explanation_.rules.size(); ++i) {
      json_.open('{');
      json_.key("id").text(explanation_.rules[i].name);
      write_effect(json_, rules_, i, decision_.bearings[i]);
      json_.key("truth").text(to_text(decision_.truths[i]));
      json_.key("when").text(rules_.rules[i].when.text);
      steps(explanation_.rules[i]);
      json_.close('}');
    }
    json_.close(']');
    json_.key("defines").open('[');
    for (std::size_t i = 0; i < explanation_.defines.size(); ++i) {
      json_.open('{');
      json_.key("name").text(explanation_.defines[i].name);
      json_.key("value").value(decision_.values[program_.compiled_defines()[i].result()]);
      json_.key("is").text(rules_.defines[i].is.text);
      steps(explanation_.defines[i]);
      json_.close('}');
    }
    json_.close(']');
    json_.key("answers").open('[');
    for (const Evidence& evidence : explanation_.answers) write_answer(json_, evidence);
    json_.close(']');
    json_.close('}');
  }

  const Explanation& explanation_;
  const Program& program_;
  const RuleSet& rules_;
  const Decision& decision_;
  JsonWriter json_;
};

}  // namespace

std::string render_json(const Explanation& explanation, const RenderOptions&) { return Writer(explanation).run(); }

}  // namespace rung
