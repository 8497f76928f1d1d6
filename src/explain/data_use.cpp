#include "rung/explain/data_use.hpp"

#include <functional>

namespace rung {
namespace {

using Slots = std::vector<bool>;  // one for each slot of the program

void mark_all(Slots& to, const Slots& more) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] = to[i] || more[i];
}

/// The slots that expressions ask for, through the defines that they name.
class SlotFinder {
 public:
  explicit SlotFinder(const Program& program) : program_(program), defines_(program.rules().defines.size()) {}

  // `change(phq9.total)` asks the history, and for the answer that it names, which is a term of its own.
  Slots find(const Expression& expression, const Compiled& compiled) {
    Slots found(program_.slots().size());
    for (std::size_t i = 0; i < expression.terms.size(); ++i) {
      const Term& term = expression.terms[i];
      const bool asks_history = term.op != nullptr && term.op->fixity == Fixity::history;
      if (asks_history) found[compiled.registers[i]] = true;
      if (term.form != Term::Form::name) continue;
      if (const auto slot = program_.find_slot(term.text)) found[*slot] = true;
      if (i < compiled.defines.size() && compiled.defines[i] != Compiled::no_define)
        mark_all(found, of_define(compiled.defines[i]));
    }
    return found;
  }

  Slots of_condition(std::size_t rule) {
    return find(program_.rules().rules[rule].when, program_.compiled_rules()[rule].condition);
  }

  Slots of_sentence(std::size_t rule) {
    const Sentence& because = program_.rules().rules[rule].because;
    Slots found(program_.slots().size());
    for (std::size_t i = 0; i < because.pieces.size(); ++i)
      if (!because.pieces[i].value.empty())
        mark_all(found, find(because.pieces[i].value, program_.compiled_rules()[rule].pieces[i]));
    return found;
  }

 private:
  const Slots& of_define(std::size_t define) {  // no define leads back to itself: the compiler has seen to that
    if (defines_[define].empty() && !program_.slots().empty())
      defines_[define] = find(program_.rules().defines[define].is, program_.compiled_defines()[define]);
    return defines_[define];
  }

  const Program& program_;
  std::vector<Slots> defines_;  // empty until asked for
};

/// For each rule the slots that its condition and its sentence ask for.
class RuleNeeds {
 public:
  explicit RuleNeeds(const Program& program) : program_(program) {
    SlotFinder finder(program);
    for (std::size_t i = 0; i < program.rules().rules.size(); ++i) {
      conditions_.push_back(finder.of_condition(i));
      sentences_.push_back(finder.of_sentence(i));
    }
    model_.resize(program.slots().size());
    if (program.model())
      for (const std::size_t index : program.model()->index)
        mark_all(model_, finder.find(program.rules().defines[index].is, program.compiled_defines()[index]));
  }

  /// `use` with the rules that ask for a slot that belongs to it.
  DataUse finish(DataUse use, const std::function<bool(const Slot&)>& belongs) const {
    const auto asks = [&](const Slots& asked) {
      for (std::size_t slot = 0; slot < asked.size(); ++slot)
        if (asked[slot] && belongs(program_.slots()[slot])) return true;
      return false;
    };
    for (std::size_t i = 0; i < conditions_.size(); ++i)
      if (asks(conditions_[i])) {
        use.conditions.push_back(i);
      } else if (asks(sentences_[i])) {
        use.sentences.push_back(i);
      }
    use.in_model = asks(model_);
    return use;
  }

 private:
  const Program& program_;
  std::vector<Slots> conditions_, sentences_;
  Slots model_;
};

}  // namespace

DataUses data_uses(const Program& program) {
  const RuleSet& rules = program.rules();
  const RuleNeeds needs(program);
  DataUses uses;
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) {
    const Input& input = rules.inputs[i];
    const DataUse use = needs.finish({input.name.text, input.words, input.is_protected}, [i](const Slot& slot) {
      return slot.kind == Slot::Kind::input && slot.input == i;
    });
    for (const DataKind kind : input.data) uses.of_kind[static_cast<std::size_t>(kind)].push_back(use);
    if (input.data.empty()) uses.unsaid.push_back(use);
  }
  for (std::size_t i = 0; i < rules.instruments.size(); ++i)
    uses.of_kind[static_cast<std::size_t>(DataKind::health_status)].push_back(
        needs.finish({rules.instruments[i].id.text, rules.instruments[i].title}, [i](const Slot& slot) {
          return slot.kind != Slot::Kind::input && slot.kind != Slot::Kind::history && slot.instrument == i;
        }));
  uses.history = needs.finish({"history", "treatment before and now"},
                              [](const Slot& slot) { return slot.kind == Slot::Kind::history; });
  return uses;
}

}  // namespace rung
