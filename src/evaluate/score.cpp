#include "rung/evaluate/score.hpp"

#include <algorithm>

#include "rung/evaluate/decision.hpp"

namespace rung {
namespace {

std::int32_t points(const CompiledInstrument::Summand& summand, const Value& answer) {
  const std::int32_t raw = answer.kind() == Value::Kind::boolean ? answer.boolean() : answer.integer();
  return summand.turned ? *summand.turned - raw : raw;
}

/// One run of score().
class Scoring {
 public:
  Scoring(const Instrument& instrument, const CompiledInstrument& compiled, ScoredSheet& sheet)
      : instrument_(instrument), compiled_(compiled), sheet_(sheet) {}

  void run(std::span<const Value> items, std::span<const Value> given) {
    start(items);
    const bool used = std::ranges::any_of(items, [](const Value& item) { return !item.is_null(); });
    for (std::size_t i = 0; i < items.size(); ++i) pass_over(i, used);
    const auto filled_in = std::span(sheet_.registers).first(items.size());
    sheet_.items.assign(filled_in.begin(), filled_in.end());
    for (std::size_t i = 0; i < compiled_.scores.size(); ++i) score(i, given.empty() ? Value{} : given[i]);
  }

 private:
  void start(std::span<const Value> items) {
    const std::size_t scores = compiled_.scores.size();
    sheet_.arena.clear();
    sheet_.registers.resize(compiled_.code.registers());
    const auto next = std::ranges::copy(items, sheet_.registers.begin()).out;
    std::fill_n(next, scores, Value{});
    std::ranges::copy(compiled_.code.constants,
                      sheet_.registers.begin() + static_cast<std::ptrdiff_t>(compiled_.code.slots));
    for (auto* const values : {&sheet_.computed, &sheet_.scores, &sheet_.bands}) values->assign(scores, Value{});
    sheet_.filled.assign(scores, 0);
  }

  // Runs on to where `step` ends.
  Value come_to(const CompiledInstrument::Step& step) {
    rung::run(compiled_.code, sheet_.registers, sheet_.arena, at_, step.end);
    at_ = step.end;
    return step.result ? sheet_.registers[*step.result] : Value{};
  }

  // A form on which nothing was answered has passed over nothing.
  void pass_over(std::size_t item, bool used) {
    const bool holds = come_to(compiled_.not_asked[item]).truth() == Truth::yes;
    if (used && holds && sheet_.registers[item].is_null())
      sheet_.registers[item] = instrument_.items[item].not_asked->counts;
  }

  void score(std::size_t index, const Value& given) {
    const CompiledInstrument::Part& part = compiled_.scores[index];
    const Score& described = instrument_.scores[index];
    const Value may_skip = come_to(part.may_skip);
    const Value value = come_to(part.value);
    Value& computed = sheet_.computed[index];
    computed = part.value.result ? value : sum(index, !part.may_skip.result || may_skip.truth() == Truth::yes);
    if (part.value.result && described.range && !computed.is_null() && !described.range->holds(computed.integer()))
      computed = {};
    const Value& standing = sheet_.scores[index] = given.is_null() ? computed : given;
    if (!given.is_null()) sheet_.filled[index] = 0;
    sheet_.registers[instrument_.items.size() + index] = standing;
    if (!described.bands.empty() && !standing.is_null()) sheet_.bands[index] = band_of(described, standing);
  }

  static Value band_of(const Score& score, const Value& value) {
    std::int32_t band = 0;
    for (std::size_t i = 0; i < score.bands.size(); ++i)
      if (Decimal(value.integer()) >= score.bands[i].from) band = static_cast<std::int32_t>(i);
    return Value::of(band);
  }

  // Skipped items count as the mean of those answered: total * asked / answered, rounded, halves up.
  Value sum(std::size_t index, bool may_skip) {
    const auto& summed = compiled_.scores[index].summed;
    std::int64_t total = 0, skipped = 0;
    for (const CompiledInstrument::Summand& summand : summed) {
      const Value& answer = sheet_.registers[summand.item];
      may_skip = may_skip && (!answer.is_null() || summand.may_be_skipped);
      answer.is_null() ? ++skipped : total += points(summand, answer);
    }
    if (skipped == 0) return Value::of(static_cast<std::int32_t>(total));
    const std::int64_t asked = std::ssize(summed), answered = asked - skipped;
    const auto& rule = instrument_.scores[index].skipped;
    if (answered == 0 || !rule || skipped > rule->at_most || !may_skip) return {};
    sheet_.filled[index] = static_cast<std::int32_t>(skipped);
    const std::int64_t top = 2 * total * asked + answered, bottom = 2 * answered;
    return Value::of(static_cast<std::int32_t>(top / bottom - (top % bottom < 0)));
  }

  const Instrument& instrument_;
  const CompiledInstrument& compiled_;
  ScoredSheet& sheet_;
  std::size_t at_ = 0;  // instruction
};

std::string listed_ids(const std::vector<Word>& items) {
  std::string text;
  for (const Word& item : items) text += (text.empty() ? "`" : ", `") + item.text + "`";
  return text;
}

std::string limit(const Score& score) {
  if (!score.skipped) return "none may be skipped";
  std::string text = "at most " + std::to_string(score.skipped->at_most) + " may be skipped";
  if (!score.skipped->only.empty()) text = "only " + listed_ids(score.skipped->only) + " may be skipped";
  if (!score.skipped->when.empty()) text += ", and only when " + score.skipped->when.text;
  return text;
}

}  // namespace

void score(const Instrument& instrument, const CompiledInstrument& compiled, std::span<const Value> items,
           std::span<const Value> given, ScoredSheet& sheet) {
  Scoring(instrument, compiled, sheet).run(items, given);
}

std::string why_missing(const Instrument& instrument, const CompiledInstrument& compiled, std::size_t score,
                        const ScoredSheet& sheet) {
  const auto& summed = compiled.scores[score].summed;
  if (!sheet.scores[score].is_null() || summed.empty()) return {};
  const auto answered = std::ranges::count_if(
      summed, [&](const CompiledInstrument::Summand& summand) { return !sheet.items[summand.item].is_null(); });
  if (answered == 0) return {};
  return std::to_string(answered) + " of " + std::to_string(summed.size()) + " items answered; " +
         limit(instrument.scores[score]);
}

}  // namespace rung
