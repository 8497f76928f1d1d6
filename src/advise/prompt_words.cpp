#include "prompt_words.hpp"

#include "rung/explain/words.hpp"

namespace rung {
namespace {

std::string scale_of(const Input& input) {
  std::string text;
  for (std::size_t i = 0; i < input.scale.size(); ++i)
    text += (i ? ", " : "") + std::to_string(input.range->low.to_int64().value_or(0) + static_cast<std::int64_t>(i)) +
            " " + input.scale[i];
  return text;
}

std::string settles(const NextQuestion& next) {
  const std::string most = std::to_string(next.then_most);
  if (next.then_most == 0) return "Whatever the answer is, it settles the level.";
  if (!next.can_settle) return "It decides what else has to be asked: at most " + most + " more.";
  return "Some answers settle the level; after others at most " + most +
         (next.then_most == 1 ? " more question is asked." : " more questions are asked.");
}

// Null where an answer has no scale of words.
const Input* with_scale(const Program& program, const Slot& slot) {
  if (slot.kind != Slot::Kind::input) return nullptr;
  const Input& input = program.rules().inputs[slot.input];
  return input.scale.empty() || !input.range ? nullptr : &input;
}

}  // namespace

std::string allowed_for(const Program& program, const Slot& slot) {
  if (slot.type == boolean_type) return "yes or no";
  std::string text;
  if (slot.type == string_type) {
    for (const std::string& one : slot.one_of) text += (text.empty() ? "" : ", ") + one;
    return text;
  }
  if (const Input* const input = with_scale(program, slot)) return scale_of(*input);
  for (const std::int32_t value : slot.values) text += (text.empty() ? "" : ", ") + std::to_string(value);
  if (!text.empty()) return text;
  if (!slot.range) return "a number";
  return std::string(slot.type == integer_type ? "a whole number" : "a number") + " from " +
         plain_number(slot.range->low) + " to " + plain_number(slot.range->high);
}

std::string places_of(const Ladder& ladder) {
  std::string text;
  for (const Level& level : ladder.levels) text += (text.empty() ? "" : ", ") + level.id.text;
  for (const Setting& setting : ladder.above) text += ", " + setting.id.text;
  return text;
}

std::string as_case_writes_it(const Program& program, const Slot& slot, std::string_view answer) {
  if (slot.type == boolean_type) {
    if (answer == "yes" || answer == "y") return "true";
    if (answer == "no" || answer == "n") return "false";
  }
  if (const Input* const input = with_scale(program, slot))
    for (std::size_t i = 0; i < input->scale.size(); ++i)
      if (answer == input->scale[i])
        return std::to_string(input->range->low.to_int64().value_or(0) + static_cast<std::int64_t>(i));
  return std::string(answer);
}

std::string what_it_settles(const NextQuestion& next, const RuleSet& rules) {
  std::string titles;
  for (std::size_t i = 0; i < next.question.rules.size() && i < 6; ++i)
    titles += (i ? "; " : "") + rules.rules[next.question.rules[i]].title;
  return settles(next) + (titles.empty() ? "" : " Rules that wait for it: " + titles + ".");
}

}  // namespace rung
