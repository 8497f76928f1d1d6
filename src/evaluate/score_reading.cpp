#include "binder.hpp"

namespace rung {
namespace {

std::int64_t points(const Value& value) { return value.kind() == Value::Kind::boolean ? value.boolean() : value.integer(); }

struct Sum {
  std::optional<Value> value;
  std::string why_missing;
};

// The published rule for unanswered items: up to so many count as the mean of those answered, and the total is rounded to the
// nearest whole number, halves up.
Sum sum_of(const Program& program, std::size_t instrument, const Score& score, const std::vector<std::size_t>& items, const ReadValues& read) {
  const std::size_t first = program.instruments()[instrument].first_slot;
  std::int64_t total = 0, answered = 0;
  for (const std::size_t item : items) {
    const auto found = read.values.find(first + item);
    if (found == read.values.end()) continue;
    const Item& question = program.rules().instruments[instrument].items[item];
    std::int64_t given = points(found->second);
    for (const Word& reversed : score.reversed)
      if (reversed.text == question.id.text)
        given = question.range ? *question.range->low.to_int64() + *question.range->high.to_int64() - given : 1 - given;
    total += given;
    ++answered;
  }
  const std::int64_t asked = std::ssize(items), skipped = asked - answered;
  if (skipped == 0) return {Value::of(static_cast<std::int32_t>(total)), {}};
  if (answered == 0) return {};
  const std::int64_t allowed = score.skipped ? score.skipped->at_most : 0;
  if (skipped > allowed)
    return {{}, std::to_string(answered) + " of " + std::to_string(asked) + " items answered; " +
                    (allowed == 0 ? "none may be skipped" : "at most " + std::to_string(allowed) + " may be skipped")};
  const auto filled = divide(Decimal(2 * total * asked + answered), Decimal(2 * answered));  // total * asked / answered + 1/2
  return {Value::of(static_cast<std::int32_t>(*filled->floor().to_int64())), {}};
}

std::optional<Value> computed(const Program& program, std::size_t instrument, std::size_t part, const ReadValues& read) {
  const CompiledInstrument& compiled = program.instruments()[instrument];
  const std::size_t items = program.rules().instruments[instrument].items.size();
  std::vector<Value> values(compiled.code.registers());
  std::copy(compiled.code.constants.begin(), compiled.code.constants.end(), values.begin() + compiled.code.slots);
  const auto fill = [&](std::size_t local, std::size_t slot) {
    if (const auto found = read.values.find(slot); found != read.values.end()) values[local] = found->second;
  };
  for (std::size_t i = 0; i < items; ++i) fill(i, compiled.first_slot + i);
  for (std::size_t i = 0; i < part; ++i) fill(items + i, score_slot(program, instrument, i));
  Arena arena;
  run(compiled.code, values, arena, 0, compiled.scores[part].end);
  const Value& result = values[*compiled.scores[part].result];
  return result.is_null() ? std::nullopt : std::optional(result);  // Boolean or Integer: nothing of the arena in it
}

std::int32_t band_of(const Score& score, const Value& value) {
  std::int32_t band = 0;
  for (std::size_t i = 0; i < score.bands.size(); ++i)
    if (Decimal(value.integer()) >= score.bands[i].from) band = static_cast<std::int32_t>(i);
  return band;
}

}  // namespace

std::size_t score_slot(const Program& program, std::size_t instrument, std::size_t part) {
  const Instrument& described = program.rules().instruments[instrument];
  std::size_t slot = program.instruments()[instrument].first_slot + described.items.size();
  for (std::size_t i = 0; i < part; ++i) slot += described.scores[i].bands.empty() ? 1 : 2;
  return slot;
}

void score_reading(const Program& program, std::size_t instrument, const Place& place, ReadValues& read, Faults& faults) {
  const Instrument& described = program.rules().instruments[instrument];
  const CompiledInstrument& compiled = program.instruments()[instrument];
  for (std::size_t part = 0; part < described.scores.size(); ++part) {
    const Score& score = described.scores[part];
    const std::size_t slot = score_slot(program, instrument, part);
    Sum found = compiled.scores[part].result ? Sum{computed(program, instrument, part, read), {}}
                                             : sum_of(program, instrument, score, compiled.scores[part].summed, read);
    const auto given = read.values.find(slot);
    if (given == read.values.end()) {
      if (found.value) read.values[slot] = *found.value;
      if (!found.value && !found.why_missing.empty()) read.why_missing[slot] = found.why_missing;
    } else if (found.value && !same(*found.value, given->second)) {
      faults.push_back({"C26", "`" + program.slots()[slot].name + "` is given as " + to_text(given->second) + ", its items make " + to_text(*found.value),
                        place, "correct one of them, or give only the items"});
    }
    const auto value = read.values.find(slot);
    if (!score.bands.empty() && value != read.values.end()) read.values[slot + 1] = Value::of(band_of(score, value->second));
  }
}

}  // namespace rung
