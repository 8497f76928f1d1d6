#include "rung/compile/compile.hpp"

#include <algorithm>

#include "expand.hpp"
#include "names.hpp"
#include "rung/text/nearest.hpp"

namespace rung {

/// One run of compile(): the rule set on its way to a Program.
class Compiler {
 public:
  Compiler(RuleSet rules, Faults faults) : parts_(std::make_shared<Program::Parts>()), faults_(std::move(faults)) {
    parts_->rules = std::move(rules);
    parts_->written_rules = parts_->rules.rules.size();
    parts_->written_defines = parts_->rules.defines.size();
    parts_->trees = expand(parts_->rules, faults_);
    parts_->model = expand_model(parts_->rules, faults_);
  }

  Result<Program> run();

 private:
  const RuleSet& rules() const { return parts_->rules; }
  void emit_define(std::size_t index, Names& names);
  std::vector<std::size_t> defines_of(const Expression& expression, const Names& names) const;
  void emit_rule(const Rule& rule, Names& names);
  Target target(const Word& level);
  void add_target(const Rule& rule, CompiledRule& made);
  void emit_guarantee(const Guarantee& guarantee, Names& names);
  void check_term(std::size_t define);
  void check_condition(const Expression& when, const Emitter::Emitted& emitted);
  Compiled laid_out(const Expression& expression, const Emitter::Emitted& emitted, const Names& names) const;
  void lay_out(const Names& names);

  std::shared_ptr<Program::Parts> parts_;
  Faults faults_;
  Emitter emitter_{parts_->code, faults_};

  enum class Visit : std::uint8_t { not_yet, under_way, done };
  std::vector<Visit> visited_;
  std::vector<std::size_t> path_;  // of defines, the way to the one being emitted
  std::vector<Emitter::Emitted> defines_;
  struct EmittedRule {
    Emitter::Emitted condition;
    std::vector<std::optional<Emitter::Emitted>> pieces;
  };
  std::vector<EmittedRule> emitted_rules_;
  std::vector<Emitter::Emitted> emitted_guarantees_;
};

Result<Program> Compiler::run() {
  for (const Instrument& instrument : rules().instruments)
    parts_->instruments.push_back(compile_instrument(instrument, faults_));
  Names names(rules(), parts_->instruments, faults_);
  for (std::size_t i = 0; i < parts_->instruments.size(); ++i) parts_->instruments[i].first_slot = names.first_slots[i];
  for (const Define& define : rules().defines) names.add_history(define.is);
  for (const Rule& rule : rules().rules) {
    names.add_history(rule.when);
    for (const auto& piece : rule.because.pieces) names.add_history(piece.value);
  }
  for (const Guarantee& guarantee : rules().guarantees) names.add_history(guarantee.when);
  visited_.resize(rules().defines.size());
  defines_.resize(rules().defines.size());
  for (std::size_t i = 0; i < rules().defines.size(); ++i) emit_define(i, names);
  for (const Rule& rule : rules().rules) emit_rule(rule, names);
  parts_->deciding_instructions = parts_->code.instructions.size();
  for (const Guarantee& guarantee : rules().guarantees) emit_guarantee(guarantee, names);
  parts_->slots = names.take_slots();
  for (std::size_t i = 0; i < parts_->slots.size(); ++i) parts_->slots_by_name.push_back(i);
  std::ranges::sort(parts_->slots_by_name, {}, [&](std::size_t i) { return std::string_view(parts_->slots[i].name); });
  check_guarantees(rules(), parts_->slots, names, faults_);
  check_references(rules(), parts_->slots, names, parts_->model ? parts_->model->first_define : rules().defines.size(),
                   faults_);
  if (!emitter_.finish(parts_->slots.size()))
    faults_.push_back({"R28", "the rule set is too large: more than 65535 values", rules().id.place});
  if (has_error(faults_)) return std::move(faults_);
  lay_out(names);
  return {Program(parts_), std::move(faults_)};
}

std::vector<std::size_t> Compiler::defines_of(const Expression& expression, const Names& names) const {
  std::vector<std::size_t> found;
  for (const Term& term : expression.terms)
    if (term.form == Term::Form::name)
      if (const auto define = names.define(term.text)) found.push_back(*define);
  return found;
}

// Defines that others use come first, whatever their order in the file. Recursion is as deep as defines refer to each
// other; the limit on a file's size bounds it, and a chain of thousands is refused.
void Compiler::emit_define(std::size_t index, Names& names) {
  if (visited_[index] == Visit::done) return;
  const Define& define = rules().defines[index];
  if (path_.size() > 200) {
    faults_.push_back({"R28", "defines refer to each other more than 200 deep", define.name.place});
    return;
  }
  if (visited_[index] == Visit::under_way) {
    std::string circle;
    for (auto at = std::find(path_.begin(), path_.end(), index); at != path_.end(); ++at)
      circle += "`" + rules().defines[*at].name.text + "` uses ";
    faults_.push_back({"R24", "defines go in a circle: " + circle + "`" + define.name.text + "`", define.name.place});
    return;
  }
  visited_[index] = Visit::under_way;
  path_.push_back(index);
  for (const std::size_t used : defines_of(define.is, names)) emit_define(used, names);
  path_.pop_back();
  visited_[index] = Visit::done;
  if (define.is.empty()) return;
  defines_[index] = emitter_.emit(define.is, names);
  check_term(index);
  names.set_define(index, defines_[index]);
}

// What is no number and no condition cannot be weighed; nothing more is said of what rests on it.
void Compiler::check_term(std::size_t define) {
  Emitter::Emitted& emitted = defines_[define];
  const auto& model = parts_->model;
  if (!model || emitted.bad ||
      std::ranges::none_of(model->terms, [&](const auto& term) { return term.value == define; }))
    return;
  const Expression& of = rules().defines[define].is;
  emitted.bad = emitted.type != boolean_type && emitted.type != integer_type && emitted.type != decimal_type;
  if (emitted.bad)
    faults_.push_back({"R34",
                       "a term of the model must be an Integer, a Decimal or a Boolean, and `" + of.text + "` is " +
                           to_text(emitted.type),
                       of.whole().place, "compare it with something: `sex = 'male'` counts 1 where it holds"});
}

void Compiler::check_condition(const Expression& when, const Emitter::Emitted& emitted) {
  if (emitted.bad) return;
  if (emitted.type != boolean_type)
    faults_.push_back({"T04", "`when` must be a condition, a Boolean, and is " + to_text(emitted.type),
                       when.whole().place, "compare it with something, such as `>= 2`"});
  if (emitted.constant)
    faults_.push_back(
        {"T09", "this condition is always the same, whatever the answers", when.whole().place, "", Severity::warning});
}

void Compiler::emit_rule(const Rule& rule, Names& names) {
  CompiledRule made;
  made.effect = rule.effect;
  add_target(rule, made);
  EmittedRule emitted;
  if (!rule.when.empty()) {
    emitted.condition = emitter_.emit(rule.when, names);
    check_condition(rule.when, emitted.condition);
  }
  for (const auto& piece : rule.because.pieces)
    emitted.pieces.push_back(piece.value.empty() ? std::nullopt : std::optional(emitter_.emit(piece.value, names)));
  emitted_rules_.push_back(std::move(emitted));
  parts_->compiled_rules.push_back(std::move(made));
}

void Compiler::emit_guarantee(const Guarantee& guarantee, Names& names) {
  CompiledGuarantee made;
  if (const auto level = rules().ladder.find(guarantee.level.text)) made.level = static_cast<std::uint8_t>(*level);
  Emitter::Emitted condition;
  if (!guarantee.when.empty()) {
    condition = emitter_.emit(guarantee.when, names);
    check_condition(guarantee.when, condition);
  }
  emitted_guarantees_.push_back(std::move(condition));
  parts_->compiled_guarantees.push_back(std::move(made));
}

Target Compiler::target(const Word& level) {
  constexpr std::pair<std::string_view, Relative> relatives[] = {{"current", Relative::current},
                                                                 {"one below current", Relative::one_below_current},
                                                                 {"one above current", Relative::one_above_current},
                                                                 {"previous", Relative::previous}};
  for (const auto& [text, relative] : relatives)
    if (level.text == text) return {relative, 0};
  if (const auto found = rules().ladder.find(level.text)) return {Relative::none, static_cast<std::uint8_t>(*found)};
  std::vector<std::string> known;
  for (const Level& rung : rules().ladder.levels)
    if (!rung.id.text.empty() && std::ranges::find(known, rung.id.text) == known.end()) known.push_back(rung.id.text);
  for (const auto& [text, relative] : relatives) known.emplace_back(text);
  const std::string guess = did_you_mean(level.text, known);
  faults_.push_back({"R20", "`" + level.text + "` is not a level of the ladder", level.place,
                     guess.empty() ? "the levels are " + listed(known) : guess});
  return {};
}

void Compiler::add_target(const Rule& rule, CompiledRule& made) {
  if (rule.effect == Effect::at_least && rules().role == Role::requirements)
    faults_.push_back({"R31",
                       "the rule `" + rule.id.text + "` asks for a level, and this rule set has `role: requirements`",
                       rule.id.place, "requirements rule levels out; a rule set that recommends has no `role`"});
  for (const Word& level : rule.levels) {
    made.target = target(level);
    made.rules_out |= 1u << made.target.level;
    if (rule.effect == Effect::rules_out && made.target.relative != Relative::none)
      faults_.push_back({"R20", "`rules_out` names levels of the ladder, not `" + level.text + "`", level.place});
  }
}

Compiled Compiler::laid_out(const Expression& expression, const Emitter::Emitted& emitted, const Names& names) const {
  Compiled made = emitter_.real(emitted);
  for (const Term& term : expression.terms) {
    const auto define = term.form == Term::Form::name ? names.define(term.text) : std::nullopt;
    made.defines.push_back(define ? static_cast<std::uint16_t>(*define) : Compiled::no_define);
  }
  return made;
}

void Compiler::lay_out(const Names& names) {
  for (std::size_t i = 0; i < defines_.size(); ++i)
    parts_->compiled_defines.push_back(laid_out(rules().defines[i].is, defines_[i], names));
  for (std::size_t i = 0; i < emitted_rules_.size(); ++i) {
    const Rule& rule = rules().rules[i];
    CompiledRule& made = parts_->compiled_rules[i];
    made.condition = laid_out(rule.when, emitted_rules_[i].condition, names);
    made.when = made.condition.result();
    for (std::size_t k = 0; k < rule.because.pieces.size(); ++k) {
      const auto& piece = emitted_rules_[i].pieces[k];
      made.pieces.push_back(piece ? laid_out(rule.because.pieces[k].value, *piece, names) : Compiled{});
    }
  }
  for (std::size_t i = 0; i < emitted_guarantees_.size(); ++i) {
    CompiledGuarantee& made = parts_->compiled_guarantees[i];
    made.condition = laid_out(rules().guarantees[i].when, emitted_guarantees_[i], names);
    made.when = made.condition.result();
  }
}

Result<Program> compile(RuleSet rules, Faults faults) { return Compiler(std::move(rules), std::move(faults)).run(); }

std::optional<std::size_t> Program::find_slot(std::string_view name) const {
  const auto name_of = [&](std::size_t slot) { return std::string_view(slots()[slot].name); };
  const auto found = std::ranges::lower_bound(slots_by_name(), name, {}, name_of);
  return found == slots_by_name().end() || name_of(*found) != name ? std::nullopt : std::optional(*found);
}

std::optional<std::size_t> Program::find_define(std::string_view name) const {
  const auto& defines = rules().defines;
  const auto found =
      std::find_if(defines.begin(), defines.end(), [&](const Define& define) { return define.name.text == name; });
  return found == defines.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - defines.begin()));
}

const Citation* Program::find_citation(std::string_view id) const {
  const auto& citations = rules().citations;
  const auto found = std::find_if(citations.begin(), citations.end(),
                                  [&](const Citation& citation) { return citation.id.text == id; });
  return found == citations.end() ? nullptr : &*found;
}

namespace {

class NoNames : public Scope {
 public:
  const Named* find(const Term& name, Faults& faults) override {
    faults.push_back({"T01", "`" + name.text + "` is not known here", name.place,
                      "an expression on its own has no inputs; text stands in single quotes"});
    return nullptr;
  }
  const Named* history(const Expression&, const Term& call, Faults& faults) override {
    faults.push_back({"T02", "`" + call.text + "` asks about a case's history, and there is no case here", call.place});
    return nullptr;
  }
};

}  // namespace

Result<Formula> compile_formula(const Expression& expression) {
  Formula made;
  Faults faults;
  Emitter emitter(made.code, faults);
  NoNames scope;
  const auto emitted = emitter.emit(expression, scope);
  if (!emitter.finish(0)) faults.push_back({"R28", "the expression is too large", expression.place});
  if (has_error(faults)) return faults;
  made.result = emitter.real(emitted.result());
  made.type = emitted.type;
  return {std::move(made), std::move(faults)};
}

}  // namespace rung
