#include "names.hpp"

#include <algorithm>

#include "rung/text/nearest.hpp"

namespace rung {
namespace {

constexpr std::pair<std::string_view, HistoryQuestion> questions[] = {
    {"current_level", HistoryQuestion::current_level},
    {"previous_level", HistoryQuestion::previous_level},
    {"weeks_at_level", HistoryQuestion::weeks_at_level},
    {"days_since_discharge", HistoryQuestion::days_since_discharge},
    {"episodes", HistoryQuestion::episodes},
    {"baseline", HistoryQuestion::baseline},
    {"change", HistoryQuestion::change},
    {"age_days", HistoryQuestion::age_days},
};

HistoryQuestion question_of(std::string_view spelling) {
  return std::find_if(std::begin(questions), std::end(questions),
                      [&](const auto& row) { return row.first == spelling; })
      ->second;
}

// The same call, however it is spaced: `episodes('php', 90)`.
std::string canonical(const Expression& expression, const Term& call) {
  std::string text = call.text;
  if (call.arguments.empty()) return text;
  text += '(';
  for (const std::uint32_t index : call.arguments) {
    const Term& argument = expression.terms[index];
    if (text.back() != '(') text += ", ";
    text += argument.form == Term::Form::name         ? argument.text
            : argument.literal == Value::Kind::string ? "'" + argument.text + "'"
                                                      : std::to_string(argument.number.to_int64().value_or(0));
  }
  return text + ")";
}

}  // namespace

std::string band_name(const Instrument& instrument, const Score& score) {
  return instrument.id.text + "." + (score.id.text == "total" ? "band" : score.id.text + "_band");
}

Names::Names(const RuleSet& rules, std::span<const CompiledInstrument> instruments, Faults& faults)
    : rules_(rules), instruments_(instruments), faults_(faults), defines_used_(rules.defines.size()) {
  for (const Level& level : rules.ladder.levels) places_of_care_.push_back(level.id.text);
  for (const Setting& setting : rules.ladder.above) places_of_care_.push_back(setting.id.text);
  places_of_care_.emplace_back("none");
  for (std::size_t i = 0; i < rules.inputs.size(); ++i) add_input(i);
  for (std::size_t i = 0; i < rules.instruments.size(); ++i) add_instrument(i);
  for (std::size_t i = 0; i < rules.defines.size(); ++i) {
    const Word& name = rules.defines[i].name;
    if (!claim(name.text, name.place)) continue;
    named_[name.text].bad = true;  // until it is emitted
    defines_[name.text] = i;
  }
}

bool Names::claim(const std::string& name, const Place& place) {
  const bool is_function =
      find_operator(name, Fixity::history) != nullptr || find_operator(name, Fixity::function) != nullptr;
  if (!is_function && named_.emplace(name, Named{}).second) return true;
  faults_.push_back(
      {"R25", "the name `" + name + "` is taken", place,
       is_function ? "it is a function of the language" : "an input, a define or an instrument has it already"});
  return false;
}

void Names::add_slot(Slot slot, const Place& place) {
  if (!claim(slot.name, place)) {
    slots_.push_back(std::move(slot));  // an instrument's slots stand in a row, taken or not
    return;
  }
  slots_.push_back(std::move(slot));
  const Slot& made = slots_.back();
  slot_index_[made.name] = slots_.size() - 1;
  named_[made.name] = {made.type, Emitter::slot_register(slots_.size() - 1), &made};
}

void Names::add_input(std::size_t index) {
  const Input& input = rules_.inputs[index];
  Slot slot;
  slot.name = input.name.text;
  slot.type = input.type;
  slot.range = input.range;
  slot.one_of = input.one_of;
  slot.input = index;
  slot.optional = input.optional;
  add_slot(std::move(slot), input.name.place);
}

void Names::add_instrument(std::size_t index) {
  const Instrument& instrument = rules_.instruments[index];
  const auto use = std::find_if(rules_.uses.begin(), rules_.uses.end(),
                                [&](const InstrumentUse& u) { return u.id.text == instrument.id.text; });
  first_slots.push_back(slots_.size());
  Slot slot;
  slot.instrument = index;
  slot.optional = use->optional;
  slot.kind = Slot::Kind::item;
  for (const Item& item : instrument.items) {
    slot.name = instrument.id.text + "." + item.id.text;
    slot.type = item.type;
    slot.range = item.range;
    slot.values = item.values;
    slot.part = static_cast<std::size_t>(&item - instrument.items.data());
    add_slot(slot, use->id.place);
  }
  for (const Score& score : instrument.scores) {
    slot.kind = Slot::Kind::score;
    slot.values.clear();
    slot.name = instrument.id.text + "." + score.id.text;
    slot.part = static_cast<std::size_t>(&score - instrument.scores.data());
    slot.range = score_range(instrument, score);
    slot.type = instruments_[index].scores[slot.part].type;
    add_slot(slot, use->id.place);
    if (score.bands.empty()) continue;
    slot.kind = Slot::Kind::band;
    slot.name = band_name(instrument, score);
    slot.type = integer_type;
    slot.range = Range{0, Decimal(static_cast<std::int64_t>(score.bands.size()) - 1)};
    add_slot(slot, use->id.place);
  }
}

void Names::add_history(const Expression& expression) {
  for (const Term& term : expression.terms) {
    if (term.form != Term::Form::apply || !term.op || term.op->fixity != Fixity::history) continue;
    auto slot = history_slot(expression, term);
    if (!slot || slot_index_.contains(slot->name)) continue;
    slots_.push_back(std::move(*slot));
    const Slot& made = slots_.back();
    slot_index_[made.name] = slots_.size() - 1;
    named_[made.name] = {made.type, Emitter::slot_register(slots_.size() - 1), &made};
  }
}

std::optional<Slot> Names::history_slot(const Expression& expression, const Term& call) {
  Slot slot;
  slot.kind = Slot::Kind::history;
  slot.question = question_of(call.op->spelling);
  slot.type = integer_type;
  slot.name = canonical(expression, call);
  switch (slot.question) {
    case HistoryQuestion::current_level:
    case HistoryQuestion::previous_level:
      slot.type = string_type;
      slot.one_of = places_of_care_;
      [[fallthrough]];
    case HistoryQuestion::weeks_at_level:
      if (call.arguments.empty()) return slot;
      faults_.push_back({"T08", "`" + call.text + "` takes no arguments", call.place});
      return std::nullopt;
    case HistoryQuestion::days_since_discharge:
    case HistoryQuestion::episodes:
      return ask_of_level(expression, call, slot) ? std::optional(slot) : std::nullopt;
    default:
      return ask_of_reading(expression, call, slot) ? std::optional(slot) : std::nullopt;
  }
}

bool Names::ask_of_level(const Expression& expression, const Term& call, Slot& slot) {
  const bool with_days = slot.question == HistoryQuestion::episodes;
  const auto literal = [&](std::size_t i, Value::Kind kind) {
    const Term& term = expression.terms[call.arguments[i]];
    return term.form == Term::Form::literal && term.literal == kind;
  };
  if (call.arguments.size() != (with_days ? 2u : 1u) || !literal(0, Value::Kind::string) ||
      (with_days && !literal(1, Value::Kind::integer))) {
    faults_.push_back(
        {"T08", "`" + call.text + "` takes a level in quotes" + (with_days ? " and a number of days" : ""), call.place,
         with_days ? "such as `episodes('" + places_of_care_[0] + "', 90)`"
                   : "such as `days_since_discharge('" + places_of_care_[0] + "')`"});
    return false;
  }
  const Term& level = expression.terms[call.arguments[0]];
  slot.level = level.text;
  if (level.text == "none" ||
      std::find(places_of_care_.begin(), places_of_care_.end(), level.text) == places_of_care_.end()) {
    const std::string guess = did_you_mean(level.text, places_of_care_);
    faults_.push_back({"T06", "there is no level `" + level.text + "`", level.place,
                       guess.empty() ? "the levels are " + listed(places_of_care_) : guess});
    return false;
  }
  if (with_days) slot.days = static_cast<std::int32_t>(*expression.terms[call.arguments[1]].number.to_int64());
  if (!with_days || slot.days > 0) return true;
  faults_.push_back({"T05", "`episodes` looks back at least one day", expression.terms[call.arguments[1]].place});
  return false;
}

bool Names::ask_of_reading(const Expression& expression, const Term& call, Slot& slot) {
  const Term* const argument = call.arguments.size() == 1 ? &expression.terms[call.arguments[0]] : nullptr;
  const auto subject =
      argument && argument->form == Term::Form::name ? slot_index_.find(argument->text) : slot_index_.end();
  const bool needs_number = slot.question != HistoryQuestion::age_days;
  if (subject != slot_index_.end() && (!needs_number || slots_[subject->second].type.is_number())) {
    slot.of = subject->second;
    slot.type = needs_number ? slots_[slot.of].type : integer_type;
    return true;
  }
  const bool unknown_name = argument && argument->form == Term::Form::name && !named_.contains(argument->text);
  if (!unknown_name)  // emit() says it about unknown names
    faults_.push_back({"T08",
                       "`" + call.text + "` takes the name of an input or of an instrument's score" +
                           (needs_number ? " that is a number" : ""),
                       call.place, "such as `" + call.text + "(phq9.total)`"});
  return false;
}

void Names::set_define(std::size_t define, const Emitter::Emitted& emitted) {
  Named& named = named_[rules_.defines[define].name.text];
  named = {emitted.type, emitted.result(), nullptr, emitted.nullable, emitted.bad};
}

std::optional<std::size_t> Names::define(const std::string& name) const {
  const auto found = defines_.find(name);
  return found == defines_.end() ? std::nullopt : std::optional(found->second);
}

std::string Names::hint_for(const std::string& name) const {
  std::vector<std::string> parts, all;
  for (const auto& [known, named] : named_) {
    all.push_back(known);
    if (known.starts_with(name + ".")) parts.push_back(known);
  }
  if (!parts.empty()) return "`" + name + "` has parts: " + listed(parts, 30);
  if (std::find(places_of_care_.begin(), places_of_care_.end(), name) != places_of_care_.end())
    return "a level is written in single quotes: '" + name + "'";
  return did_you_mean(name, all);
}

bool Names::is_of_unread_instrument(std::string_view name) const {
  const auto is_named = [&](const Word& id) { return name.substr(0, name.find('.')) == id.text; };
  const auto is_read = [&](const Instrument& one) { return is_named(one.id) && !one.scores.empty(); };
  return std::ranges::any_of(rules_.uses, is_named, &InstrumentUse::id) &&
         std::ranges::none_of(rules_.instruments, is_read);
}

const Named* Names::find(const Term& name, Faults& faults) {
  const auto found = named_.find(name.text);
  if (found == named_.end()) {
    if (is_of_unread_instrument(name.text) && has_error(faults)) return nullptr;  // it was said why it was not read
    faults.push_back({"T01", "`" + name.text + "` is not a name of this rule set", name.place, hint_for(name.text)});
    return nullptr;
  }
  if (const auto slot = slot_index_.find(name.text); slot != slot_index_.end()) slots_[slot->second].used = true;
  if (const auto define = defines_.find(name.text); define != defines_.end()) defines_used_[define->second] = true;
  return &found->second;
}

const Named* Names::history(const Expression& expression, const Term& call, Faults&) {
  const auto found = named_.find(canonical(expression, call));
  if (found == named_.end()) return nullptr;
  slots_[slot_index_.find(found->first)->second].used = true;
  return &found->second;
}

}  // namespace rung
