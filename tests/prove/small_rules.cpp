#include "small_rules.hpp"

namespace rung::small {
namespace {

/// Writes one made rule set.
class Writer {
 public:
  Writer(SmallRules& rules, Random& random) : rules_(rules), random_(random) {
    for (const Question& question : rules.questions) of_kind_[kind(question)].push_back(question.name);
  }

  std::string condition(std::size_t depth) {
    if (depth == 0 || random_.chance(25)) return atom();
    const std::string a = condition(depth - 1), b = condition(depth - 1);
    switch (random_.below(9)) {
      case 0:
        return "not (" + a + ")";
      case 1:
        return "Coalesce(" + a + ", " + b + ")";
      case 2:
        return "(if Coalesce(" + a + ", false) then " + b + " else " + condition(depth - 1) + ")";
      case 3:
        return "(" + a + ") is true";
      case 4:
      case 5:
      case 6:
        return "(" + a + ") and (" + b + ")";
      default:
        return "(" + a + ") or (" + b + ")";
    }
  }

  std::string rule(const std::string& id) {
    return "  - {id: " + id + ", title: Rule " + id + ", " + effect() + ", source: us, because: So.,\n     when: \"" +
           condition(random_.below(3)) + "\"}\n";
  }

  std::string table() {
    std::string text = "tables:\n  - id: first\n    title: First\n    source: us\n    rows:\n";
    for (std::size_t i = 0, count = 1 + random_.below(2); i < count; ++i)
      text += "      - {id: row" + std::to_string(i) + ", at_least: " + level() + ", because: So., when: \"" +
              condition(1) + "\"}\n";
    return text + "      - {id: other, at_least: " + level() + ", because: So.}\n";
  }

  std::string level() { return random_.pick(rules_.levels); }

  // A term for each answer that has few values, and one of two answers.
  std::string model() {
    std::string text = "model:\n  kind: cumulative-logit\n  terms:\n", both;
    for (const Question& question : rules_.questions) {
      const char which = kind(question);
      if (which != 'b' && which != 'i' && which != 's') continue;
      const std::string of = question.name + (which == 's' ? " = 'a'" : "");
      text += "    - {id: " + question.name + ", of: \"" + of + "\", coefficient: " + coefficient() + "}\n";
      if (which == 'i') both += (both.empty() ? "" : " * ") + question.name;
    }
    if (random_.chance(40)) text += "    - {id: both, of: " + both + ", coefficient: " + coefficient() + "}\n";
    int cut = static_cast<int>(random_.below(2));
    text += "  cuts: {";
    for (std::size_t i = 1; i < rules_.levels.size(); ++i)
      text += (i == 1 ? "" : ", ") + rules_.levels[i] + ": " + std::to_string(cut += 1) + ".5";
    return text + "}\n  climb_when: " + (random_.chance(50) ? "0.5" : "0.2") + "\n  fitted_to: expert\n  source: us\n";
  }

 private:
  std::string coefficient() {
    const auto number = [&] { return (random_.chance(20) ? "-" : "") + std::to_string(random_.below(2)) + ".75"; };
    if (random_.chance(75)) return number();
    std::string text = "{";
    for (std::size_t i = 1; i < rules_.levels.size(); ++i)
      text += (i == 1 ? "" : ", ") + rules_.levels[i] + ": " + number();
    return text + "}";
  }
  static char kind(const Question& question) { return question.name.front(); }
  const std::string* any(char of) {
    const auto& names = of_kind_[of];
    return names.empty() ? nullptr : &random_.pick(names);
  }

  std::string atom() {
    for (;;) {
      const std::string kinds = "bbbiiiiisdwc";
      const char which = kinds[random_.below(kinds.size())];
      const std::string* const name = any(which);
      if (!name) continue;
      if (random_.chance(8) && which != 'c') return *name + (random_.chance(50) ? " is null" : " is not null");
      switch (which) {
        case 'b':
          return *name;
        case 'i':
          return number_atom(*name);
        case 's':
          return *name + (random_.chance(60) ? " = 'a'" : " in {'a', 'c'}");
        case 'd':
          return *name + comparison() + "0.5";
        case 'w':
          return *name + (random_.chance(70)
                              ? comparison() + random_.pick(std::vector<std::string>{"500", "500", "250 * 2"})
                              : " in Interval[500, 500]");
        default:
          return "current_level = '" + level() + "'";
      }
    }
  }

  std::string comparison() { return random_.pick(std::vector<std::string>{" >= ", " < ", " > ", " <= ", " = "}); }

  std::string number_atom(const std::string& name) {
    const std::string other = *any('i'), number = std::to_string(random_.between(1, 3));
    switch (random_.below(8)) {
      case 0:
        return name + " + " + other + comparison() + number;
      case 1:
        return name + comparison() + other;
      case 2:
        return "Coalesce(" + name + ", " + other + ", 1)" + comparison() + number;
      case 3:
        return "(6 div " + name + ")" + comparison() + number;  // nothing where it is 0
      default:
        return name + comparison() + std::to_string(random_.between(1, 2));
    }
  }

  std::string effect() {
    switch (random_.below(10)) {
      case 0:
        return "alert: " + random_.pick(std::vector<std::string>{"emergency", "urgent", "review"});
      case 1:
        return "at_most: " + (rules_.has_history && random_.chance(40) ? relative() : level());
      case 2:
        return "rules_out: [" + level() + "]";
      case 3:
        return "rules_out: [" + rules_.levels.front() + ", " + rules_.levels.back() + "]";
      default:
        return "at_least: " + (rules_.has_history && random_.chance(30) ? relative() : level());
    }
  }
  std::string relative() {
    return random_.pick(std::vector<std::string>{"current", "one below current", "one above current"});
  }

  SmallRules& rules_;
  Random& random_;
  std::map<char, std::vector<std::string>> of_kind_;  // by the first letter of the name
};

Question question(char kind, std::size_t number, Random& random) {
  const std::string name = kind + std::to_string(number);
  std::string also = random.chance(25) ? ", optional: true" : "";
  if (kind != 's' && random.chance(50)) also += random.chance(60) ? ", worse: higher" : ", worse: lower";
  if (random.chance(15)) also += ", protected: true";
  switch (kind) {
    case 'b':
      return {name, {"false", "true"}, "type: boolean" + also};
    case 's':
      return {name, {"a", "b", "c"}, "type: string, one_of: [a, b, c]" + also};
    case 'd':
      return {name, {"0", "0.49999999", "0.5", "0.50000001", "1"}, "type: decimal, range: [0, 1]" + also};
    case 'w':
      return {name, {"0", "499", "500", "501", "100000"}, "type: integer, range: [0, 100000]" + also};
    default:
      break;
  }
  const std::size_t highest = 2 + random.below(2);
  std::vector<std::string> values;
  for (std::size_t value = 0; value <= highest; ++value) values.push_back(std::to_string(value));
  return {name, values, "type: integer, range: [0, " + std::to_string(highest) + "]" + also};
}

}  // namespace

std::string SmallRules::text() const {
  std::string made =
      "rung: 1\nid: made\nversion: 1.0.0\ntitle: Made by chance\nstatus: draft\npopulation: adult\n"
      "sources:\n  us: {title: Us}\nladder:\n";
  if (when_unsure_highest) made = "when_unsure: highest\n" + made;
  for (const std::string& level : levels) made += "  - {id: " + level + ", name: Level " + level + "}\n";
  made += "inputs:\n";
  for (const Question& one : questions)
    if (!one.declared.empty()) made += "  " + one.name + ": {" + one.declared + "}\n";
  made += tables + "rules:\n";
  for (const std::string& rule : rules) made += rule;
  return made + require + model;
}

SmallRules make(Random& random) {
  SmallRules made;
  for (std::size_t i = 0, count = 2 + random.below(3); i < count; ++i) made.levels.push_back("l" + std::to_string(i));
  made.when_unsure_highest = random.chance(30);
  made.has_history = random.chance(25);
  std::string kinds = "bi";
  for (std::size_t more = 1 + random.below(2); more > 0; --more) kinds += "bbiisdw"[random.below(7)];
  for (std::size_t i = 0; i < kinds.size(); ++i) made.questions.push_back(question(kinds[i], i, random));
  if (made.has_history) {
    made.questions.push_back({"current_level", {"none"}, ""});
    for (const std::string& level : made.levels) made.questions.back().values.push_back(level);
  }
  Writer writer(made, random);
  for (std::size_t i = 0, count = 2 + random.below(5); i < count; ++i)
    made.rules.push_back(writer.rule("r" + std::to_string(i)));
  if (random.chance(25)) made.tables = writer.table();
  for (std::size_t i = 0, count = random.below(3); i < count; ++i) {
    const std::string condition = writer.condition(1), number = std::to_string(i);
    made.rules.push_back("  - {id: g" + number +
                         ", title: Guard, alert: review, source: us, because: So.,\n     when: \"" + condition +
                         "\"}\n");
    made.require += std::string(i == 0 ? "require:\n" : "") + "  - {id: q" + number + ", when: \"" + condition +
                    "\", " + (random.chance(50) ? "at_least: " : "at_most: ") + writer.level() + "}\n";
  }
  if (random.chance(35)) made.model = writer.model();
  return made;
}

std::string rule_text(const SmallRules& rules, const std::string& id, Random& random) {
  SmallRules copy = rules;
  return Writer(copy, random).rule(id);
}

std::size_t SmallRules::combinations() const { return EveryCase(questions).size(); }

std::optional<Program> compiled(const std::string& text) {
  const auto advisor = Advisor::read(Source("made", text));
  return advisor ? std::optional(advisor->program()) : std::nullopt;
}

std::pair<SmallRules, Program> make_compiled(Random& random) {
  for (;;) {
    SmallRules made = make(random);
    if (made.combinations() > 1500) continue;
    if (auto program = compiled(made.text())) return {std::move(made), std::move(*program)};
  }
}

Program program_of(const std::string& text) {
  const auto advisor = Advisor::read(Source("made", text));
  REQUIRE_MESSAGE(advisor.has_value(), text << describe(advisor.error()));
  return advisor->program();
}

Case case_of(const std::vector<Question>& questions, const Answers& answers) {
  Case made;
  made.id.text = "x";
  made.population.text = "adult";
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (answers[i] == 0) continue;
    const std::string& value = questions[i].values[answers[i] - 1];
    if (questions[i].name == "current_level") {
      made.history.emplace();
      if (value != "none") made.history->push_back({.level = {value, {}}, .from_days_ago = 20});
      continue;
    }
    Reading reading;
    reading.value = Written{.text = value};
    made.answers.push_back({{questions[i].name, {}}, {reading}});
  }
  return made;
}

Decision decided(const Program& program, const Case& person) {
  const auto facts = bind(program, person);
  REQUIRE_MESSAGE(facts.has_value(), describe(facts.error()));
  Decision decision;
  decide(program, *facts, decision);
  return decision;
}

EveryCase::EveryCase(const std::vector<Question>& questions) {
  for (const Question& one : questions) widths_.push_back(one.values.size() + 1), size_ *= widths_.back();
}

Answers EveryCase::operator[](std::size_t index) const {
  Answers answers;
  for (const std::size_t width : widths_) answers.push_back(index % width), index /= width;
  return answers;
}

std::size_t EveryCase::at(const Answers& answers) const {
  std::size_t index = 0;
  for (std::size_t i = widths_.size(); i-- > 0;) index = index * widths_[i] + answers[i];
  return index;
}

std::size_t EveryCase::answer(std::size_t index, std::size_t question) const { return (*this)[index][question]; }

std::size_t EveryCase::changed(std::size_t index, std::size_t question, std::size_t answer) const {
  Answers answers = (*this)[index];
  answers[question] = answer;
  return at(answers);
}

}  // namespace rung::small
