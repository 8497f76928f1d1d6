#include <algorithm>

#include "asking.hpp"
#include "parts.hpp"
#include "support.hpp"
#include "words.hpp"

namespace rung {
namespace {

// The items that a half-filled sheet still lacks, where the rules wait for just those.
void add_state(const Explanation& explanation, std::size_t index, Question& question) {
  const Slot& slot = explanation.program->slots()[index];
  const std::string& why = explanation.facts->remark(index);
  std::string text = why;
  if (why.empty() && slot.kind == Slot::Kind::item)
    text = "item " + std::to_string(slot.part + 1) + " (" + slot.name.substr(slot.name.find('.') + 1) + ")";
  if (text.empty() || question.state.find(text) != std::string::npos) return;
  question.state += (question.state.empty() ? "" : ", ") + text;
}

std::size_t could_come_to(const Explanation& explanation, std::size_t rule) {
  const Decision& decision = *explanation.decision;
  const Bearing bearing = decision.bearings[rule];
  const Effect effect = explanation.program->compiled_rules()[rule].effect;
  if (effect == Effect::alert) return decision.level;
  if (effect != Effect::at_least || bearing.kind == Bearing::Kind::unknown) return decision.up_to;
  return std::max<std::size_t>(bearing.level, decision.level);
}

}  // namespace

std::optional<Asking> asked_for(const Program& program, const Facts& facts, std::size_t index) {
  const Slot& slot = program.slots()[index];
  if (slot.kind == Slot::Kind::input) return Asking{Asking::Kind::input, slot.input};
  if (slot.kind != Slot::Kind::history) return Asking{Asking::Kind::instrument, slot.instrument};
  const bool about_reading = slot.question == HistoryQuestion::baseline || slot.question == HistoryQuestion::change ||
                             slot.question == HistoryQuestion::age_days;
  if (about_reading && facts.values()[slot.of].is_null()) return asked_for(program, facts, slot.of);
  if (slot.question == HistoryQuestion::age_days) return Asking{Asking::Kind::age, slot.of};
  if (!facts.history_known()) return Asking{Asking::Kind::history, 0};
  if (about_reading) return Asking{Asking::Kind::earlier_reading, slot.of};
  return std::nullopt;  // it does not apply: nobody is waiting for an answer
}

Question worded(const Program& program, Asking asked) {
  Question question;
  switch (asked.kind) {
    case Asking::Kind::input: {
      const Input& input = program.rules().inputs[asked.index];
      question.name = input.name.text;
      question.words = input.words;
      question.ask = input.question;
      break;
    }
    case Asking::Kind::instrument: {
      const Instrument& instrument = program.rules().instruments[asked.index];
      question.name = instrument.id.text;
      question.words = instrument.short_name;
      question.ask = instrument.title;
      break;
    }
    case Asking::Kind::history:
      question.name = question.words = "history";
      question.ask = "Which stays were there, and which is open now? `history: []` when there were none";
      break;
    case Asking::Kind::earlier_reading:
    case Asking::Kind::age: {
      const Slot& slot = program.slots()[asked.index];
      question.name = slot.name;
      question.words = (asked.kind == Asking::Kind::age ? "the age of " : "an earlier ") + name_in_words(program, slot);
      question.ask = asked.kind == Asking::Kind::age ? "How many days ago was it answered?"
                                                     : "What was it at the start of the current stay, or before?";
      break;
    }
  }
  return question;
}

void add_questions(Explanation& explanation) {
  const Program& program = *explanation.program;
  std::vector<std::pair<Asking, Question>> found;
  for (std::size_t i = 0; i < program.compiled_rules().size(); ++i) {
    const Bearing bearing = explanation.decision->bearings[i];
    const bool target_open = bearing.kind == Bearing::Kind::unknown && explanation.decision->truths[i] == Truth::yes;
    if ((explanation.decision->truths[i] != Truth::unknown && !target_open) || !matters(explanation, i)) continue;
    Support support(program, *explanation.decision);
    support.add(program.rules().rules[i].when, program.compiled_rules()[i].condition);
    const auto wait = [&](Asking asked) -> Question& {
      auto at = std::find_if(found.begin(), found.end(), [&](const auto& entry) { return entry.first == asked; });
      if (at == found.end()) at = found.insert(found.end(), {asked, worded(program, asked)});
      Question& question = at->second;
      if (question.rules.empty()) question.could_raise_to = explanation.decision->level;
      if (question.rules.empty() || question.rules.back() != i) question.rules.push_back(i);
      question.could_raise_to = std::max(question.could_raise_to, could_come_to(explanation, i));
      const Rule& rule = program.rules().rules[i];
      if (rule.effect == Effect::alert)
        question.could_alert = std::max(question.could_alert.value_or(Alert::review), rule.alert);
      return question;
    };
    if (bearing.kind == Bearing::Kind::unknown) wait({Asking::Kind::history, 0});
    for (const std::size_t slot : support.missing())
      if (const auto asked = asked_for(program, *explanation.facts, slot)) add_state(explanation, slot, wait(*asked));
  }
  for (auto& [asked, question] : found) explanation.questions.push_back(std::move(question));
  std::stable_sort(
      explanation.questions.begin(), explanation.questions.end(), [](const Question& a, const Question& b) {
        const auto gravity = [](const Question& q) { return q.could_alert ? static_cast<int>(*q.could_alert) : -1; };
        const bool a_emergency = gravity(a) == 2, b_emergency = gravity(b) == 2;
        return std::tuple(a_emergency, a.could_raise_to, gravity(a), a.rules.size()) >
               std::tuple(b_emergency, b.could_raise_to, gravity(b), b.rules.size());
      });
}

}  // namespace rung
