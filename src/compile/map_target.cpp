#include "map_target.hpp"

#include <algorithm>

#include "rung/text/nearest.hpp"

namespace rung {
namespace {

std::string in_words(Type type) {
  if (type == boolean_type) return "true or false";
  return type == string_type ? "text" : "a number";
}

std::string bounds_in_words(const Range& range) {
  const auto bound = [](Decimal number) {
    return number.is_whole() ? std::to_string(*number.to_int64()) : number.to_string();
  };
  return "from " + bound(range.low) + " to " + bound(range.high);
}

// The terms that an expression can end in: the branches of conditions, the arguments of `Coalesce`.
void collect_ends(const Expression& expression, std::uint32_t at, std::vector<const Term*>& ends) {
  const Term& term = expression.terms[at];
  const std::string_view op = term.op ? term.op->spelling : "";
  const std::size_t count = term.arguments.size(), skipped = op == "case of" ? 1 : 0;
  if (op == "if" || op == "case" || op == "case of") {
    for (std::size_t i = skipped + 1; i < count; i += 2) collect_ends(expression, term.arguments[i], ends);
    if ((count - skipped) % 2 == 1) collect_ends(expression, term.arguments[count - 1], ends);
  } else if (op == "Coalesce") {
    for (const std::uint32_t argument : term.arguments) collect_ends(expression, argument, ends);
  } else {
    ends.push_back(&term);
  }
}

}  // namespace

MapTarget MapTarget::number(std::string name) {
  MapTarget made(std::move(name));
  made.type_ = decimal_type;
  return made;
}

MapTarget MapTarget::text(std::string name) {
  MapTarget made(std::move(name));
  made.type_ = string_type;
  return made;
}

MapTarget MapTarget::one_of(std::string name, std::vector<std::string> allowed) {
  MapTarget made = text(std::move(name));
  made.one_of_ = std::move(allowed);
  return made;
}

MapTarget MapTarget::level(std::string name, std::vector<std::string> allowed) {
  MapTarget made = one_of(std::move(name), std::move(allowed));
  made.code_ = "M23";
  return made;
}

MapTarget MapTarget::slot(const Slot& slot) {
  MapTarget made(slot.name);
  made.type_ = slot.type.is_number() ? decimal_type : slot.type;
  made.one_of_ = slot.one_of;
  made.range_ = slot.range;
  return made;
}

void MapTarget::check(const Expression& expression, Type type, Faults& faults) const {
  const bool fits = !type_ || type == any_type || (*type_ == decimal_type ? type.is_number() : type == *type_);
  if (!type.is_scalar() || !fits) {
    faults.push_back({"M22",
                      "`" + name_ + "` must be " + (type_ ? in_words(*type_) : "one value") +
                          ", and this expression is " + (type.is_scalar() ? in_words(type) : to_text(type)),
                      expression.whole().place,
                      type_ == boolean_type
                          ? "compare it with something, such as `X = 1`"
                          : "`case X when 1 then .. else null end` turns codes into answers; a column of text is "
                            "declared under `columns`"});
    return;
  }
  std::vector<const Term*> ends;
  collect_ends(expression, static_cast<std::uint32_t>(expression.terms.size() - 1), ends);
  for (const Term* const term : ends)
    if (term->form == Term::Form::literal) check_constant(*term, faults);
}

void MapTarget::check_constant(const Term& term, Faults& faults) const {
  if (term.literal == Value::Kind::string && !one_of_.empty() &&
      std::ranges::find(one_of_, term.text) == one_of_.end()) {
    const std::string guess = did_you_mean(term.text, one_of_);
    faults.push_back({code_, "`" + name_ + "` cannot be `" + term.text + "`", term.place,
                      guess.empty() ? "it is " + listed(one_of_, 12) : guess});
  }
  const bool is_number = term.literal == Value::Kind::integer || term.literal == Value::Kind::decimal;
  if (is_number && range_ && !range_->holds(term.number))
    faults.push_back({code_, "`" + name_ + "` goes " + bounds_in_words(*range_), term.place});
}

const Slot* MapTargets::find(const std::string& name) const {
  const auto found = program_->find_slot(name);
  if (!found) return nullptr;
  const Slot& slot = program_->slots()[*found];
  return slot.kind == Slot::Kind::history || slot.kind == Slot::Kind::band ? nullptr : &slot;
}

std::vector<std::string> MapTargets::known(const std::string& prefix) const {
  std::vector<std::string> names;
  for (const std::size_t index : program_->slots_by_name())
    if (const std::string& name = program_->slots()[index].name; find(name) && name.starts_with(prefix))
      names.push_back(name.substr(prefix.size()));
  if (prefix.empty())
    for (const Instrument& instrument : program_->rules().instruments) names.push_back(instrument.id.text);
  return names;
}

AnswerTarget MapTargets::answer(const MappedAnswer& answer, const MappedReading& reading) {
  AnswerTarget made;
  made.items.assign(reading.items.size(), MapTarget::anything("an item"));
  for (const auto& [name, expression] : reading.named) made.named.push_back(MapTarget::anything(name.text));
  if (!program_) return made;
  const std::string& name = answer.name.text;
  const auto& instruments = program_->rules().instruments;
  const auto instrument =
      std::ranges::find(instruments, name, [](const Instrument& one) -> const std::string& { return one.id.text; });
  if (instrument != instruments.end()) {
    sheet(*instrument, answer, reading, made);
  } else if (const Slot* const slot = find(name)) {
    made.value = MapTarget::slot(*slot);
    if (reading.has_items || !reading.named.empty())
      faults_.push_back({"M22", "`" + name + "` has no items or scores; it is one value", reading.place,
                         "write `" + name + ": COLUMN`, or {value: COLUMN, days_ago: 2}"});
  } else {
    const std::string guess = did_you_mean(name, known(""));
    faults_.push_back({"M21", "the rule set `" + program_->rules().id.text + "` does not ask for `" + name + "`",
                       answer.name.place, guess.empty() ? "it asks for " + listed(known(""), 30) : guess});
  }
  return made;
}

void MapTargets::sheet(const Instrument& instrument, const MappedAnswer& answer, const MappedReading& reading,
                       AnswerTarget& made) {
  const std::string& id = instrument.id.text;
  if (!reading.value.empty())
    faults_.push_back({"M22", "`" + id + "` is an instrument and needs its items or a score", reading.value.place,
                       "such as {items: [COLUMN, ..]} or {total: COLUMN}"});
  if (reading.has_items && reading.items.size() != instrument.items.size())
    faults_.push_back({"M24",
                       "`" + id + "` has " + std::to_string(instrument.items.size()) + " items, and " +
                           std::to_string(reading.items.size()) + " are given",
                       reading.place, "in the order of the form, `null` for one that no column has"});
  for (std::size_t i = 0; i < reading.items.size() && i < instrument.items.size(); ++i)
    made.items[i] = MapTarget::slot(*find(id + "." + instrument.items[i].id.text));
  for (std::size_t i = 0; i < reading.named.size(); ++i) {
    const Word& part = reading.named[i].first;
    if (const Slot* const slot = find(id + "." + part.text)) {
      made.named[i] = MapTarget::slot(*slot);
      continue;
    }
    const auto parts = known(answer.name.text + ".");
    const std::string guess = did_you_mean(part.text, parts);
    faults_.push_back({"M21", "`" + part.text + "` is not an item or a score of `" + id + "`", part.place,
                       guess.empty() ? "it has " + listed(parts, 30) : guess});
  }
}

MapTarget MapTargets::place_of_care() const {
  if (!program_) return MapTarget::text("level");
  std::vector<std::string> places;
  for (const Level& level : program_->rules().ladder.levels) places.push_back(level.id.text);
  for (const Setting& setting : program_->rules().ladder.above) places.push_back(setting.id.text);
  places.emplace_back("none");
  return MapTarget::level("level", std::move(places));
}

MapTarget MapTargets::level_of_ladder() const {
  if (!program_) return MapTarget::text("level");
  std::vector<std::string> levels;
  for (const Level& level : program_->rules().ladder.levels) levels.push_back(level.id.text);
  return MapTarget::level("level", std::move(levels));
}

}  // namespace rung
