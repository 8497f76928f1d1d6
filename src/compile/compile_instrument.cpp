#include <algorithm>

#include "names.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

std::optional<std::size_t> find_item(const Instrument& instrument, std::string_view id) {
  for (std::size_t i = 0; i < instrument.items.size(); ++i)
    if (instrument.items[i].id.text == id) return i;
  return std::nullopt;
}

// The names inside an instrument: its items, and the scores before the one being computed.
class InstrumentScope : public Scope {
 public:
  explicit InstrumentScope(const Instrument& instrument) {
    slots_.resize(instrument.items.size());
    for (std::size_t i = 0; i < instrument.items.size(); ++i) {
      slots_[i].name = instrument.items[i].id.text;
      slots_[i].type = instrument.items[i].type;
      slots_[i].range = instrument.items[i].range;
      slots_[i].optional = true;  // an instrument's own skip logic may test for an unanswered item
      named_[slots_[i].name] = {slots_[i].type, Emitter::slot_register(i), &slots_[i]};
    }
  }

  void add_score(const Score& score, Type type, std::uint32_t reg) { named_[score.id.text] = {type, reg}; }

  const Named* find(const Term& name, Faults& faults) override {
    const auto found = named_.find(name.text);
    if (found != named_.end()) return &found->second;
    std::vector<std::string> known;
    for (const auto& [text, named] : named_) known.push_back(text);
    const std::string guess = did_you_mean(name.text, known);
    faults.push_back({"T01", "`" + name.text + "` is not an item or an earlier score of this instrument", name.place,
                      guess.empty() ? "its names are " + listed(known, 30) : guess});
    return nullptr;
  }

  const Named* history(const Expression&, const Term& call, Faults& faults) override {
    faults.push_back({"T02", "an instrument cannot ask about history: `" + call.text + "`", call.place});
    return nullptr;
  }

 private:
  std::vector<Slot> slots_;
  std::map<std::string, Named, std::less<>> named_;
};

Range range_of(const Item& item) { return item.type == boolean_type || !item.range ? Range{0, 1} : *item.range; }

std::vector<std::size_t> check_sum(const Instrument& instrument, const Score& score, Faults& faults) {
  std::vector<std::size_t> items;
  std::vector<std::string> known;
  for (const Item& item : instrument.items) known.push_back(item.id.text);
  for (const Word& word : score.items) {
    if (const auto item = find_item(instrument, word.text)) {
      if (std::find(items.begin(), items.end(), *item) != items.end())
        faults.push_back({"I20", "the item `" + word.text + "` stands twice in one sum", word.place});
      items.push_back(*item);
    } else {
      faults.push_back(
          {"I20", "`" + word.text + "` is not an item of this instrument", word.place, did_you_mean(word.text, known)});
    }
  }
  std::vector<std::string> summed;
  for (const Word& word : score.items) summed.push_back(word.text);
  for (const Word& word : score.reversed)
    if (std::find(summed.begin(), summed.end(), word.text) == summed.end())
      faults.push_back({"I20", "the reversed item `" + word.text + "` is not in the sum", word.place,
                        did_you_mean(word.text, summed)});
  if (score.skipped && static_cast<std::size_t>(score.skipped->at_most) >= std::max<std::size_t>(items.size(), 1))
    faults.push_back({"I21", "`skipped` would let every item of `" + score.id.text + "` be missing", score.id.place});
  return items;
}

std::string score_in_words(Decimal score) {
  return score.is_whole() ? std::to_string(*score.to_int64()) : score.to_string();
}

void check_bands(const Instrument& instrument, const Score& score, Faults& faults) {
  const auto range = score_range(instrument, score);
  if (score.bands.empty() || !range) return;
  if (score.bands.front().from > range->low)
    faults.push_back({"I21",
                      "the lowest score of `" + score.id.text + "`, " + score_in_words(range->low) + ", is in no band",
                      score.bands.front().id.place});
  for (const Band& band : score.bands)
    if (band.from > range->high)
      faults.push_back(
          {"I21", "the band `" + band.id.text + "` starts above the highest score, " + score_in_words(range->high),
           band.id.place});
}

void check_computed(const Score& score, Type type, Faults& faults) {
  if (type != boolean_type && type != integer_type)
    faults.push_back({"T03", "the score `" + score.id.text + "` must be Boolean or Integer, found " + to_text(type),
                      score.value.place});
  if (!score.bands.empty() && type != integer_type)
    faults.push_back({"I21", "the score `" + score.id.text + "` has bands and is not an Integer", score.id.place});
}

}  // namespace

std::optional<Range> score_range(const Instrument& instrument, const Score& score) {
  if (!score.value.empty()) return std::nullopt;
  std::int64_t low = 0, high = 0;
  for (const Word& word : score.items)
    if (const auto item = find_item(instrument, word.text)) {
      const Range range = range_of(instrument.items[*item]);
      low += range.low.to_int64().value_or(0);
      high += range.high.to_int64().value_or(0);
    }
  return Range{low, high};
}

CompiledInstrument compile_instrument(const Instrument& instrument, Faults& faults) {
  CompiledInstrument made;
  Emitter emitter(made.code, faults);
  InstrumentScope scope(instrument);
  std::vector<std::uint32_t> results(instrument.scores.size());
  for (std::size_t i = 0; i < instrument.scores.size(); ++i) {
    const Score& score = instrument.scores[i];
    CompiledInstrument::Part part;
    part.summed = check_sum(instrument, score, faults);
    check_bands(instrument, score, faults);
    if (!score.value.empty()) {
      const auto emitted = emitter.emit(score.value, scope);
      if (!emitted.bad) check_computed(score, emitted.type, faults);
      part.type = emitted.type;
      results[i] = emitted.result();
    }
    part.end = made.code.instructions.size();
    // A score that somebody gives stands over the computed one, so later scores read its slot.
    scope.add_score(score, part.type, Emitter::slot_register(instrument.items.size() + i));
    made.scores.push_back(std::move(part));
  }
  if (!emitter.finish(instrument.items.size() + instrument.scores.size()))
    faults.push_back({"R28", "the instrument `" + instrument.id.text + "` is too large", instrument.id.place});
  for (std::size_t i = 0; i < results.size(); ++i)
    if (!instrument.scores[i].value.empty()) made.scores[i].result = emitter.real(results[i]);
  return made;
}

}  // namespace rung
