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

// The names inside an instrument: the items and scores before the one being computed.
class InstrumentScope : public Scope {
 public:
  explicit InstrumentScope(const Instrument& instrument) : instrument_(instrument) {
    slots_.resize(instrument.items.size());
  }

  void add_item(std::size_t index) {
    const Item& item = instrument_.items[index];
    Slot& slot = slots_[index];
    slot.name = item.id.text;
    slot.type = item.type;
    slot.range = item.range;
    slot.optional = true;  // an instrument's own skip logic may test for an unanswered item
    named_[slot.name] = {slot.type, Emitter::slot_register(index), &slot};
  }

  void add_score(const Score& score, Type type, std::uint32_t reg) { named_[score.id.text] = {type, reg}; }

  const Named* find(const Term& name, Faults& faults) override {
    const auto found = named_.find(name.text);
    if (found != named_.end()) return &found->second;
    std::vector<std::string> known;
    for (const auto& [text, named] : named_) known.push_back(text);
    const std::string guess = find_item(instrument_, name.text) ? "it comes later; only earlier items can be looked at"
                                                                : did_you_mean(name.text, known);
    const std::string names = known.empty() ? "there is none before this one" : "its names are " + listed(known, 30);
    faults.push_back({"T01", "`" + name.text + "` is not an item or an earlier score of this instrument", name.place,
                      guess.empty() ? names : guess});
    return nullptr;
  }

  const Named* history(const Expression&, const Term& call, Faults& faults) override {
    faults.push_back({"T02", "an instrument cannot ask about history: `" + call.text + "`", call.place});
    return nullptr;
  }

 private:
  const Instrument& instrument_;
  std::vector<Slot> slots_;
  std::map<std::string, Named, std::less<>> named_;
};

Range range_of(const Item& item) { return item.type == boolean_type || !item.range ? Range{0, 1} : *item.range; }

std::vector<std::string> texts(const std::vector<Word>& words) {
  std::vector<std::string> found;
  for (const Word& word : words) found.push_back(word.text);
  return found;
}

bool has(const std::vector<Word>& words, const std::string& text) {
  return std::ranges::find(words, text, &Word::text) != words.end();
}

void check_in_sum(const Score& score, const std::vector<Word>& items, const std::string& kind, Faults& faults) {
  for (const Word& word : items)
    if (!has(score.items, word.text))
      faults.push_back({"I20", "the " + kind + " item `" + word.text + "` is not in the sum", word.place,
                        did_you_mean(word.text, texts(score.items))});
}

void check_skip_rule(const Score& score, std::size_t summed, Faults& faults) {
  if (!score.skipped) return;
  check_in_sum(score, score.skipped->only, "skipped", faults);
  if (static_cast<std::size_t>(score.skipped->at_most) >= std::max<std::size_t>(summed, 1))
    faults.push_back({"I21", "`skipped` would let every item of `" + score.id.text + "` be missing", score.id.place});
  if (!score.skipped->only.empty() && static_cast<std::size_t>(score.skipped->at_most) > score.skipped->only.size())
    faults.push_back({"I21",
                      "`skipped` lets " + std::to_string(score.skipped->at_most) + " items of `" + score.id.text +
                          "` be missing and names " + std::to_string(score.skipped->only.size()),
                      score.id.place});
}

using Summands = std::vector<CompiledInstrument::Summand>;

Summands check_sum(const Instrument& instrument, const Score& score, Faults& faults) {
  Summands summed;
  std::vector<std::string> known;
  for (const Item& item : instrument.items) known.push_back(item.id.text);
  for (const Word& word : score.items) {
    const auto item = find_item(instrument, word.text);
    if (!item) {
      faults.push_back(
          {"I20", "`" + word.text + "` is not an item of this instrument", word.place, did_you_mean(word.text, known)});
      continue;
    }
    if (std::ranges::find(summed, *item, &CompiledInstrument::Summand::item) != summed.end())
      faults.push_back({"I20", "the item `" + word.text + "` stands twice in one sum", word.place});
    CompiledInstrument::Summand made{*item};
    const Range range = range_of(instrument.items[*item]);
    if (has(score.reversed, word.text))
      made.turned = static_cast<std::int32_t>(range.low.to_int64().value_or(0) + range.high.to_int64().value_or(0));
    made.may_be_skipped = score.skipped && (score.skipped->only.empty() || has(score.skipped->only, word.text));
    summed.push_back(made);
  }
  check_in_sum(score, score.reversed, "reversed", faults);
  check_skip_rule(score, summed.size(), faults);
  return summed;
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
  if ((!score.bands.empty() || score.range) && type != integer_type)
    faults.push_back(
        {"I21",
         "the score `" + score.id.text + "` has " + (score.range ? "a range" : "bands") + " and is not an Integer",
         score.id.place});
}

void check_not_asked(const Item& item, Type type, Faults& faults) {
  const NotAsked& rule = *item.not_asked;
  if (type != boolean_type && !rule.when.empty())
    faults.push_back({"T04", "`when` must be a condition, a Boolean, and is " + to_text(type), rule.when.whole().place,
                      "compare it with something, such as `= 0`"});
  if (rule.counts.is_null()) return;  // said already
  const bool fits = rule.counts.kind() == Value::Kind::boolean
                        ? item.type == boolean_type
                        : item.type == integer_type && item.range && item.range->holds(rule.counts.integer()) &&
                              (item.values.empty() || std::ranges::count(item.values, rule.counts.integer()) > 0);
  if (!fits)
    faults.push_back({"I21",
                      "`" + item.id.text + "` counts " + to_text(rule.counts) +
                          " when it is not asked, and that is no answer that it can have",
                      item.id.place});
}

/// One run over an instrument.
class InstrumentCompiler {
 public:
  InstrumentCompiler(const Instrument& instrument, Faults& faults) : instrument_(instrument), faults_(faults) {}

  CompiledInstrument run() {
    for (std::size_t i = 0; i < instrument_.items.size(); ++i) item(i);
    for (std::size_t i = 0; i < instrument_.scores.size(); ++i) score(i);
    if (!emitter_.finish(instrument_.items.size() + instrument_.scores.size()))
      faults_.push_back({"R28", "the instrument `" + instrument_.id.text + "` is too large", instrument_.id.place});
    for (auto& step : made_.not_asked) lay_out(step);
    for (auto& part : made_.scores) lay_out(part.value), lay_out(part.may_skip);
    return std::move(made_);
  }

 private:
  using Step = CompiledInstrument::Step;

  // The register is virtual until lay_out().
  Step step(const Expression& expression, Type& type) {
    Step made;
    if (!expression.empty()) {
      const auto emitted = emitter_.emit(expression, scope_);
      type = emitted.bad ? boolean_type : emitted.type;
      results_.push_back(emitted.result());
      made.result = static_cast<Register>(results_.size() - 1);
      bad_ = emitted.bad;
    }
    made.end = made_.code.instructions.size();
    return made;
  }

  void lay_out(Step& step) const {
    if (step.result) step.result = emitter_.real(results_[*step.result]);
  }

  void item(std::size_t index) {
    const Item& item = instrument_.items[index];
    Type type = boolean_type;
    made_.not_asked.push_back(step(item.not_asked ? item.not_asked->when : Expression{}, type));
    if (item.not_asked) check_not_asked(item, type, faults_);
    scope_.add_item(index);
  }

  void score(std::size_t index) {
    const Score& score = instrument_.scores[index];
    CompiledInstrument::Part part;
    part.summed = check_sum(instrument_, score, faults_);
    check_bands(instrument_, score, faults_);
    Type condition = boolean_type;
    part.may_skip = step(score.skipped ? score.skipped->when : Expression{}, condition);
    if (condition != boolean_type)
      faults_.push_back({"T04", "`when` must be a condition, a Boolean, and is " + to_text(condition),
                         score.skipped->when.whole().place});
    part.value = step(score.value, part.type);
    if (!score.value.empty() && !bad_) check_computed(score, part.type, faults_);
    // A score that somebody gives stands over the computed one, so later scores read its slot.
    scope_.add_score(score, part.type, Emitter::slot_register(instrument_.items.size() + index));
    made_.scores.push_back(std::move(part));
  }

  const Instrument& instrument_;
  Faults& faults_;
  CompiledInstrument made_;
  Emitter emitter_{made_.code, faults_};
  InstrumentScope scope_{instrument_};
  std::vector<std::uint32_t> results_;
  bool bad_ = false;
};

}  // namespace

std::optional<Range> score_range(const Instrument& instrument, const Score& score) {
  if (!score.value.empty()) return score.range;
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
  return InstrumentCompiler(instrument, faults).run();
}

}  // namespace rung
