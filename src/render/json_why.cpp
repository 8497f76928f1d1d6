#include "json_parts.hpp"
#include "rung/explain/insight.hpp"

namespace rung {
namespace {

class InsightWriter {
 public:
  InsightWriter(JsonWriter& json, const Explanation& explanation)
      : json_(json),
        rules_(explanation.program->rules()),
        program_(*explanation.program),
        insight_(*explanation.insight) {}

  void run() {
    json_.open('{');
    json_.key("unavailable");
    insight_.unavailable.empty() ? json_.null() : json_.text(insight_.unavailable);
    if (insight_.unavailable.empty()) parts();
    json_.close('}');
  }

 private:
  void parts() {
    forced("not_lower", insight_.not_lower);
    forced("not_higher", insight_.not_higher);
    forced("settled", insight_.settled);
    json_.key("alone").open('[');
    for (const std::size_t rule : insight_.alone) json_.text(rules_.rules[rule].id.text);
    json_.close(']');
    near();
    shifts("lower", insight_.lower);
    shifts("higher", insight_.higher);
    json_.key("ratings").number(static_cast<std::int64_t>(insight_.ratings));
    json_.key("flips").open('[');
    for (const Flip& flip : insight_.flips) {
      json_.open('{');
      json_.key("level").text(id(flip.level));
      json_.key("answer");
      altered(flip.answer);
      json_.close('}');
    }
    json_.close(']');
    open();
  }

  const std::string& id(std::size_t level) const { return rules_.ladder.levels[level].id.text; }

  void forced(std::string_view key, const Forced& forced) {
    constexpr std::string_view kinds[] = {"by_answers", "always", "not_forced", "not_found"};
    json_.key(key).open('{');
    json_.key("kind").text(kinds[static_cast<std::size_t>(forced.kind)]);
    json_.key("answers").open('[');
    for (const Evidence& one : forced.answers) write_answer(json_, one);
    json_.close(']');
    json_.close('}');
  }

  void altered(const Altered& answer) {
    json_.open('{');
    json_.key("name").text(program_.slots()[answer.slot].name);
    json_.key("from").value(answer.from);
    json_.key("to").value(answer.to);
    json_.key("words").text(answer.words);
    json_.close('}');
  }

  void near() {
    json_.key("near").open('[');
    for (const NearRule& near : insight_.near) {
      json_.open('{');
      json_.key("rule").text(rules_.rules[near.rule].id.text);
      json_.key("ways");
      changes(near.ways);
      json_.close('}');
    }
    json_.close(']');
    json_.key("near_level");
    insight_.near.empty() ? json_.null() : json_.text(id(insight_.near_level));
    json_.key("near_more").number(static_cast<std::int64_t>(insight_.near_more));
    json_.key("near_is_whole").flag(insight_.near_is_whole);
  }

  void shifts(std::string_view key, const Shifts& shifts) {
    constexpr std::string_view kinds[] = {"found", "some", "none", "not_found"};
    json_.key(key).open('{');
    json_.key("kind").text(kinds[static_cast<std::size_t>(shifts.kind)]);
    json_.key("changes");
    changes(shifts.shifts);
    json_.close('}');
  }

  void changes(const std::vector<Shift>& shifts) {
    json_.open('[');
    for (const Shift& shift : shifts) {
      json_.open('{');
      json_.key("level").text(id(shift.level));
      json_.key("distance").number(shift.distance);
      json_.key("answers").open('[');
      for (const Altered& one : shift.answers) altered(one);
      json_.close(']');
      json_.close('}');
    }
    json_.close(']');
  }

  // Shares in whole millionths, so that they are the same bytes everywhere.
  void likelihood() {
    const OpenLevels& open = insight_.open;
    json_.key("likelihood");
    if (open.likelihood.empty()) return json_.null();
    json_.open('{');
    for (std::size_t level = 0; level < open.likelihood.size(); ++level)
      json_.key(id(level)).value(
          Value::of(*Decimal::from_units(100 * static_cast<std::int64_t>(open.likelihood[level] * 1e6 + 0.5))));
    json_.close('}');
  }

  void open() {
    const OpenLevels& open = insight_.open;
    json_.key("possible").open('[');
    for (std::size_t level = 0; level < rules_.ladder.levels.size(); ++level)
      if (open.possible >> level & 1) json_.text(id(level));
    json_.close(']');
    json_.key("possible_is_exact").flag(open.is_exact);
    likelihood();
    json_.key("not_stated").open('[');
    for (const std::string& one : open.not_stated) json_.text(one);
    json_.close(']');
    json_.key("ask").open('[');
    for (const NextQuestion& next : open.questions) {
      json_.open('{');
      json_.key("name").text(next.question.name);
      json_.key("words").text(next.question.words);
      json_.key("can_settle").flag(next.can_settle);
      json_.key("then_most").number(static_cast<std::int64_t>(next.then_most));
      json_.close('}');
    }
    json_.close(']');
    json_.key("ask_is_best_order").flag(open.is_best_order);
  }

  JsonWriter& json_;
  const RuleSet& rules_;
  const Program& program_;
  const Insight& insight_;
};

}  // namespace

void write_insight(JsonWriter& json, const Explanation& explanation) { InsightWriter(json, explanation).run(); }

}  // namespace rung
