#include "json_writer.hpp"
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
    json_.key("rung_recommendation").number(1);
    json_.key("engine").text("rung " + std::string(version()));
    json_.key("case").text(explanation_.facts->case_id());
    rule_set();
    reasons("alerts", explanation_.alerts);
    reasons("possible_alerts", explanation_.possible_alerts);
    outcome();
    reasons("reasons", explanation_.reasons);
    levels();
    missing();
    course();
    sources();
    trace();
    json_.close('}');
    return json_.take() + "\n";
  }

 private:
  std::string_view level_id(std::size_t level) const { return rules_.ladder.levels[level].id.text; }

  void rule_set() {
    json_.key("rule_set").open('{');
    json_.key("id").text(rules_.id.text);
    json_.key("version").text(rules_.version);
    json_.key("title").text(rules_.title);
    json_.key("status").text(status_id(rules_.status));
    json_.key("population").text(rules_.population.text);
    json_.key("sha256").text(rules_.sha256);
    json_.close('}');
  }

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

  void effect(std::size_t index, Bearing bearing) {
    const Rule& rule = rules_.rules[index];
    json_.key("effect").text(rule.effect == Effect::alert ? alert_id(rule.alert) : effect_id(rule.effect));
    json_.key("levels").open('[');
    if (bearing.kind == Bearing::Kind::level) {
      json_.text(level_id(bearing.level));
    } else {
      for (const Word& level : rule.levels) json_.text(level.text);
    }
    json_.close(']');
  }

  void answer(const Evidence& evidence) {
    json_.open('{');
    json_.key("name").text(evidence.name);
    json_.key("value").value(evidence.value);
    json_.key("days_ago");
    evidence.days_ago ? json_.number(*evidence.days_ago) : json_.null();
    json_.key("words").text(evidence.words);
    json_.close('}');
  }

  void reason(const Reason& reason) {
    json_.open('{');
    json_.key("rule").text(reason.said->id.text);
    json_.key("title").text(reason.said->title);
    effect(reason.rule, reason.bearing);
    json_.key("holds").text(to_text(reason.truth));
    json_.key("because").text(reason.sentence);
    json_.key("sources").open('[');
    for (const Citation* source : reason.sources) json_.text(source->id.text);
    json_.close(']');
    json_.key("draft").flag(reason.said->draft);
    json_.key("rests_on").open('[');
    for (const Evidence& evidence : reason.rests_on) answer(evidence);
    json_.close(']');
    json_.key("lacks").open('[');
    for (const std::string_view name : reason.lacks) json_.text(name);
    json_.close(']');
    json_.close('}');
  }

  void reasons(std::string_view key, const std::vector<Reason>& list) {
    json_.key(key).open('[');
    for (const Reason& one : list) reason(one);
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
      question.could_alert ? json_.text(alert_id(*question.could_alert)) : json_.null();
      ids("rules", question.rules);
      json_.close('}');
    }
    json_.close(']');
  }

  void course() {
    json_.key("review");
    if (const auto& review = explanation_.review) {
      json_.open('{');
      json_.key("level").text(level_id(review->level));
      json_.key("due_in_days").number(review->due_in);
      json_.key("then_every_days").number(review->then_every);
      json_.close('}');
    } else {
      json_.null();
    }
    json_.key("placed");
    if (!explanation_.placing) return json_.null();
    json_.open('{');
    json_.key("level").text(level_id(*explanation_.facts->placed()));
    json_.key("reason").text(explanation_.facts->placed_reason());
    json_.key("compared").text(placing_id(*explanation_.placing));
    json_.close('}');
  }

  void sources() {
    json_.key("sources").open('[');
    for (const Citation* source : explanation_.sources) {
      json_.open('{');
      json_.key("id").text(source->id.text);
      json_.key("title").text(source->title);
      json_.key("date").text(source->date);
      json_.key("section").text(source->section);
      json_.key("url").text(source->url);
      json_.key("note").text(source->note);
      json_.key("verify").flag(source->verify);
      json_.close('}');
    }
    json_.close(']');
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
      effect(i, decision_.bearings[i]);
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
    for (const Evidence& evidence : explanation_.answers) answer(evidence);
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
