#include "words.hpp"

namespace rung {
namespace {

std::string age_in_words(std::optional<std::int32_t> days) {
  if (!days) return {};
  return *days == 0 ? ", today" : *days == 1 ? ", yesterday" : ", " + std::to_string(*days) + " days ago";
}

const Score& score_of(const Program& program, const Slot& slot) {
  return program.rules().instruments[slot.instrument].scores[slot.part];
}

// " 21 of 27 (severe)"
std::string score_in_words(const Program& program, const Slot& slot, const Value& value, const Value& band) {
  if (value.kind() == Value::Kind::boolean) return ": " + spoken(value);
  std::string text = " " + spoken(value);
  if (slot.range) text += " of " + plain_number(slot.range->high);
  const Score& score = score_of(program, slot);
  if (!score.bands.empty() && !band.is_null())
    text += " (" + score.bands[static_cast<std::size_t>(band.integer())].words + ")";
  return text;
}

std::string input_in_words(const Input& input, const Value& value) {
  std::string text = ": ";
  if (!input.scale.empty() && input.range) {
    const std::int64_t step = value.integer() - input.range->low.to_int64().value_or(0);
    return text + input.scale[static_cast<std::size_t>(step)] + " (" + spoken(value) + " of " +
           plain_number(input.range->high) + ")";
  }
  text += spoken(value);
  if (!input.unit.empty()) text += " " + input.unit;
  return text;
}

std::string history_name(const Program& program, const Slot& slot) {
  const std::string level = slot.level.empty() ? "" : place_in_words(program, slot.level);
  const Slot& of = program.slots()[slot.of];
  switch (slot.question) {
    case HistoryQuestion::current_level:
      return "current level";
    case HistoryQuestion::previous_level:
      return "level before";
    case HistoryQuestion::weeks_at_level:
      return "weeks at the current level";
    case HistoryQuestion::days_since_discharge:
      return "days since discharge from " + level;
    case HistoryQuestion::episodes:
      return "stays in " + level + " in the last " + std::to_string(slot.days) + " days";
    case HistoryQuestion::baseline:
      return name_in_words(program, of) + " at the start";
    case HistoryQuestion::change:
      return "change in " + name_in_words(program, of);
    case HistoryQuestion::age_days:
      return "days since " + name_in_words(program, of);
  }
  return {};
}

std::string history_in_words(const Program& program, const Value& value) {
  if (value.kind() == Value::Kind::string) return ": " + place_in_words(program, value.string());
  return ": " + spoken(value);
}

}  // namespace

std::string place_in_words(const Program& program, std::string_view id) {
  const Ladder& ladder = program.rules().ladder;
  if (const auto level = ladder.find(id)) return ladder.levels[*level].name;
  for (const Setting& setting : ladder.above)
    if (setting.id.text == id) return setting.name;
  return std::string(id);
}

std::string plain_number(Decimal number) {
  return number.is_whole() ? std::to_string(number.to_int64().value_or(0)) : number.to_string();
}

std::string spoken(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return "not known";
    case Value::Kind::boolean:
      return value.boolean() ? "yes" : "no";
    case Value::Kind::integer:
      return std::to_string(value.integer());
    case Value::Kind::long_integer:
      return std::to_string(value.long_integer());
    case Value::Kind::decimal:
      return plain_number(value.decimal());
    case Value::Kind::string:
      return std::string(value.string());
    default:
      return to_text(value);
  }
}

std::string name_in_words(const Program& program, const Slot& slot) {
  const auto& instruments = program.rules().instruments;
  switch (slot.kind) {
    case Slot::Kind::input:
      return program.rules().inputs[slot.input].words;
    case Slot::Kind::item:
      return instruments[slot.instrument].short_name + " item " + std::to_string(slot.part + 1) + ", " +
             instruments[slot.instrument].items[slot.part].id.text;
    case Slot::Kind::history:
      return history_name(program, slot);
    case Slot::Kind::score:
    case Slot::Kind::band:
      break;
  }
  const Score& score = score_of(program, slot);
  return instruments[slot.instrument].short_name + " " + (score.words.empty() ? score.id.text : score.words);
}

std::vector<InstrumentSource> scored_by(const Program& program, const Facts& facts, std::size_t index) {
  const Slot* slot = &program.slots()[index];
  if (slot->kind == Slot::Kind::history &&
      (slot->question == HistoryQuestion::change || slot->question == HistoryQuestion::baseline))
    slot = &program.slots()[index = slot->of];
  std::vector<InstrumentSource> found;
  if (slot->kind == Slot::Kind::input || slot->kind == Slot::Kind::history) return found;
  const Instrument& instrument = program.rules().instruments[slot->instrument];
  const auto add = [&](const std::vector<Word>& sources) {
    for (const Word& source : sources)
      for (const Citation& citation : instrument.citations)
        if (citation.id.text == source.text) found.push_back({&instrument, &citation});
  };
  if (slot->kind == Slot::Kind::item) {
    const Item& item = instrument.items[slot->part];
    if (item.not_asked && !facts.remark(index).empty()) add(item.not_asked->sources);
    return found;
  }
  const Score& score = instrument.scores[slot->part];
  add(score.sources.empty() ? instrument.sources : score.sources);
  const std::size_t of_score = slot->kind == Slot::Kind::band ? index - 1 : index;
  if (score.skipped && !facts.remark(of_score).empty()) add(score.skipped->sources);
  return found;
}

std::string value_in_words(const Program& program, const Slot& slot, const Value& value, const Value& band) {
  switch (slot.kind) {
    case Slot::Kind::input:
      return input_in_words(program.rules().inputs[slot.input], value);
    case Slot::Kind::history:
      return history_in_words(program, value);
    case Slot::Kind::item:
      return ": " + spoken(value) + (slot.range ? " of " + plain_number(slot.range->high) : "");
    case Slot::Kind::score:
    case Slot::Kind::band:
      break;
  }
  return score_in_words(program, slot, value, band);
}

Evidence evidence(const Program& program, const Facts& facts, std::size_t index) {
  const Slot& slot = program.slots()[index];
  Evidence made{index, slot.name, name_in_words(program, slot), facts.values()[index], facts.age_days(index)};
  for (const InstrumentSource& source : scored_by(program, facts, index)) made.verify |= source.citation->verify;
  if (made.value.is_null()) {
    made.words += facts.remark(index).empty() ? ": not known" : ": not known, " + facts.remark(index);
    return made;
  }
  // A band says what its score is.
  const std::size_t of = slot.kind == Slot::Kind::band ? index - 1 : index;
  const bool is_score = of != index || slot.kind == Slot::Kind::score;
  const bool banded = is_score && !score_of(program, slot).bands.empty();
  made.words +=
      value_in_words(program, program.slots()[of], facts.values()[of], banded ? facts.values()[of + 1] : Value{});
  const std::string& remark = facts.remark(of);
  if (!remark.empty()) made.words += "; " + remark;
  made.words += age_in_words(made.days_ago);
  return made;
}

}  // namespace rung
