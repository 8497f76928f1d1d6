#include "parts.hpp"

namespace rung {
namespace {

// One notice for a sheet, however many of its scores are used.
void add_old_answers(Explanation& explanation) {
  const Program& program = *explanation.program;
  for (std::size_t i = 0; i < program.rules().instruments.size(); ++i) {
    const Instrument& instrument = program.rules().instruments[i];
    if (!instrument.recall_days) continue;
    std::size_t slot = program.instruments()[i].first_slot;
    while (slot < program.slots().size() && explanation.facts->values()[slot].is_null() &&
           program.slots()[slot].instrument == i)
      ++slot;
    if (slot == program.slots().size() || program.slots()[slot].instrument != i) continue;
    if (program.slots()[slot].kind == Slot::Kind::history || program.slots()[slot].kind == Slot::Kind::input) continue;
    const auto age = explanation.facts->age_days(slot);
    if (!age || *age <= *instrument.recall_days) continue;
    explanation.notices.push_back({Notice::Kind::old_answers,
                                   instrument.short_name + " is " + std::to_string(*age) + " days old and asks about " +
                                       std::to_string(*instrument.recall_days) +
                                       " days: it may no longer say how the person is.",
                                   {instrument.id.text}});
  }
}

void add_not_active(Explanation& explanation) {
  const RuleSet& rules = explanation.program->rules();
  if (rules.status == Status::active) return;
  const std::string sentence = rules.status == Status::draft
                                   ? "This rule set is draft: it has not been approved for clinical use."
                                   : "This rule set is retired: it is no longer for clinical use.";
  explanation.notices.push_back({Notice::Kind::not_active, sentence, {rules.id.text}});
}

void add_to_verify(Explanation& explanation) {
  std::vector<std::string> names;
  for (const Citation* const source : explanation.sources)
    if (source->verify) names.push_back(source->id.text);
  for (const InstrumentSource& source : explanation.instrument_sources)
    if (source.citation->verify) names.push_back(source.instrument->id.text + " " + source.citation->id.text);
  if (names.empty()) return;
  std::string sentence;
  for (const std::string& name : names) sentence += (sentence.empty() ? "" : ", ") + name;
  sentence.insert(0, names.size() == 1 ? "A source has still to be read again in the original: "
                                       : "Sources have still to be read again in the original: ");
  explanation.notices.push_back({Notice::Kind::to_verify, sentence + ".", std::move(names)});
}

}  // namespace

void add_notices(Explanation& explanation) {
  add_old_answers(explanation);
  add_not_active(explanation);
  add_to_verify(explanation);
}

}  // namespace rung
