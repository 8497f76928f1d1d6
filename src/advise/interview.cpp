#include "rung/advise/interview.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

#include "prompt_words.hpp"
#include "rung/explain/words.hpp"

namespace rung {
namespace {

std::vector<std::string> words_in(std::string_view line, std::string_view between) {
  std::vector<std::string> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(between), line.size());
    if (end > 0) words.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

std::string trimmed(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r"), last = line.find_last_not_of(" \t\r");
  return first == std::string_view::npos ? std::string() : std::string(line.substr(first, last - first + 1));
}

std::optional<std::int32_t> days_in(const std::string& word) {
  std::int32_t days = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), days);
  if (error != std::errc{} || end != word.data() + word.size() || days < 0) return std::nullopt;
  return days;
}

// Whether a question is the one that gives a slot its value.
bool is_answered_by(const Program& program, const Slot& slot, const Question& question) {
  if (slot.kind != Slot::Kind::history) return slot.name == question.name || slot.name.starts_with(question.name + ".");
  const bool about_reading = slot.question == HistoryQuestion::baseline || slot.question == HistoryQuestion::change ||
                             slot.question == HistoryQuestion::age_days;
  return question.name == "history" || (about_reading && is_answered_by(program, program.slots()[slot.of], question));
}

}  // namespace

Interview::Interview(Advisor advisor, Case answers, std::optional<Population> population)
    : advisor_(std::move(advisor)), case_(std::move(answers)), population_(std::move(population)) {
  decide();
}

std::string Interview::unavailable() const { return made_ ? made_->explanation().insight->unavailable : std::string(); }

bool Interview::decide() {
  auto made = advisor_.recommend_exactly(case_, population_ ? &*population_ : nullptr);
  if (!made) {
    faults_ = made.error();
    return false;
  }
  made_ = std::move(made).value();
  return true;
}

bool Interview::is_settled() const { return std::has_single_bit(made_->explanation().insight->open.possible); }

// Of a sheet that is half filled in, its first item left; else the first score or item that counts.
std::optional<Interview::Wanted> Interview::wanted(const NextQuestion& next) const {
  const Program& program = advisor_.program();
  const auto& values = made_->explanation().facts->values();
  const std::string& name = next.question.name;
  if (name == "history") return Wanted{Wanted::Kind::history, 0, "history"};
  if (next.slots.empty()) return std::nullopt;
  const std::size_t first = next.slots.front();
  if (const Slot& slot = program.slots()[first]; slot.kind == Slot::Kind::history && !values[slot.of].is_null()) {
    const bool is_age = slot.question == HistoryQuestion::age_days;
    return Wanted{is_age ? Wanted::Kind::age : Wanted::Kind::earlier, slot.of, slot.name};
  }
  std::vector<std::size_t> slots;
  for (const std::size_t one : next.slots) {
    const Slot& slot = program.slots()[one];
    slots.push_back(slot.kind == Slot::Kind::history ? slot.of : one);
    if (program.slots()[slots.back()].kind == Slot::Kind::input) continue;
    const CompiledInstrument& sheet = program.instruments()[program.slots()[slots.back()].instrument];
    std::vector<std::size_t> items;
    for (std::size_t item = sheet.first_slot; item < sheet.first_slot + sheet.not_asked.size(); ++item)
      if (values[item].is_null()) items.push_back(item);
    if (items.size() < sheet.not_asked.size()) slots.insert(slots.begin(), items.begin(), items.end());
  }
  for (const std::size_t slot : slots)
    if (values[slot].is_null() && !skipped_.contains(program.slots()[slot].name))
      return Wanted{Wanted::Kind::slot, slot, program.slots()[slot].name};
  return std::nullopt;
}

std::optional<Interview::Prompt> Interview::next() {
  wanted_.reset();
  if (!made_ || !unavailable().empty()) return std::nullopt;
  for (const NextQuestion& one : made_->explanation().insight->open.questions) {
    wanted_ = wanted(one);
    if (wanted_ && skipped_.contains(wanted_->key)) wanted_.reset();
    if (wanted_) {
      Prompt made = prompt(one);
      made.why = what_it_settles(one, advisor_.program().rules());
      return made;
    }
  }
  return with_alerts_ ? next_for_alerts() : std::nullopt;
}

std::optional<Interview::Prompt> Interview::next_for_alerts() {
  const Program& program = advisor_.program();
  const Explanation& explanation = made_->explanation();
  for (const Reason& alert : explanation.possible_alerts)
    for (const std::string_view name : alert.lacks) {
      const auto slot = std::ranges::find(program.slots(), name, &Slot::name);
      const auto asked = std::ranges::find_if(explanation.questions, [&](const Question& one) {
        return slot != program.slots().end() && is_answered_by(program, *slot, one) &&
               !(one.name == "history" && explanation.facts->history_known());
      });
      if (asked == explanation.questions.end()) continue;
      const NextQuestion one{.question = *asked, .slots = {static_cast<std::size_t>(slot - program.slots().begin())}};
      wanted_ = wanted(one);
      if (wanted_ && skipped_.contains(wanted_->key)) wanted_.reset();
      if (!wanted_) continue;
      Prompt made = prompt(one);
      made.why = "It cannot change the level. It may raise an alert (" + std::string(to_text(alert.said->alert)) +
                 "): " + alert.said->title + ".";
      return made;
    }
  return std::nullopt;
}

Interview::Prompt Interview::prompt(const NextQuestion& next) const {
  const Program& program = advisor_.program();
  const RuleSet& rules = program.rules();
  Prompt made;
  switch (wanted_->kind) {
    case Wanted::Kind::slot: {
      const Slot& slot = program.slots()[wanted_->slot];
      made.text = name_in_words(program, slot);
      if (slot.kind == Slot::Kind::input && !rules.inputs[slot.input].question.empty())
        made.text = rules.inputs[slot.input].question;
      made.allowed = allowed_for(program, slot);
      break;
    }
    case Wanted::Kind::history:
      made.text = "Which stays were there, and which is open now?";
      made.allowed =
          "`none`, or for each stay LEVEL FROM TO in days ago, without TO when it is open, `;` between: such as " +
          rules.ladder.levels.back().id.text + " 90 40; " + rules.ladder.levels.front().id.text +
          " 40. Levels: " + places_of(rules.ladder);
      break;
    case Wanted::Kind::earlier:
      made.text = next.question.ask + " (" + name_in_words(program, program.slots()[wanted_->slot]) + ")";
      made.allowed =
          "its value and how many days ago, such as " +
          (program.slots()[wanted_->slot].range ? plain_number(program.slots()[wanted_->slot].range->high) : "1") +
          " 60; " + allowed_for(program, program.slots()[wanted_->slot]);
      break;
    case Wanted::Kind::age:
      made.text = next.question.ask + " (" + name_in_words(program, program.slots()[wanted_->slot]) + ")";
      made.allowed = "days, 0 for today";
      break;
  }
  return made;
}

std::optional<std::string> Interview::answer(std::string_view line) {
  if (!wanted_) return "nothing was asked";
  const std::string words = trimmed(line);
  if (words.empty()) {
    skipped_.insert(wanted_->key);
    return std::nullopt;
  }
  switch (wanted_->kind) {
    case Wanted::Kind::slot:
      return take_value(words);
    case Wanted::Kind::history:
      return take_history(words);
    case Wanted::Kind::earlier:
    case Wanted::Kind::age:
      break;
  }
  return take_reading(words);
}

// The case stays as it was when what was answered does not fit it.
std::optional<std::string> Interview::keep(Case changed) {
  std::swap(case_, changed);
  if (decide()) return std::nullopt;
  std::string why;
  for (const Fault& fault : faults_) why += (why.empty() ? "" : "; ") + fault.message;
  faults_.clear();
  std::swap(case_, changed);
  return why;
}

Reading& Interview::latest(Case& changed, const std::string& name) const {
  const auto of = [&](const Answer& one) { return one.name.text == name; };
  auto at = std::ranges::find_if(changed.answers, of);
  if (at == changed.answers.end()) at = changed.answers.insert(at, Answer{Word{name, {}}, {Reading{.days_ago = 0}}});
  return *std::ranges::min_element(at->readings, {}, [](const Reading& one) { return one.days_ago.value_or(0); });
}

std::optional<std::string> Interview::take_value(std::string_view line) {
  const Program& program = advisor_.program();
  const Slot& slot = program.slots()[wanted_->slot];
  Written written{.text = as_case_writes_it(program, slot, line)};
  if (slot.type == string_type) written.quoted = true;
  Faults faults;
  if (!value_of(written, slot, faults)) return faults.empty() ? "it does not fit" : faults.front().message;
  Case changed = case_;
  if (slot.kind == Slot::Kind::input) {
    std::erase_if(changed.answers, [&](const Answer& one) { return one.name.text == slot.name; });
    latest(changed, slot.name).value = written;
    return keep(std::move(changed));
  }
  const std::string part = slot.name.substr(slot.name.find('.') + 1), sheet = slot.name.substr(0, slot.name.find('.'));
  const auto is_flat = [&](const Answer& one) { return one.name.text.starts_with(sheet + "."); };
  if (std::ranges::any_of(changed.answers, is_flat)) {
    std::erase_if(changed.answers, [&](const Answer& one) { return one.name.text == slot.name; });
    latest(changed, slot.name).value = written;
    return keep(std::move(changed));
  }
  std::erase_if(changed.answers, [&](const Answer& one) {  // written as null
    return one.name.text == sheet && one.readings.size() == 1 && one.readings[0].value;
  });
  Reading& reading = latest(changed, sheet);
  if (slot.kind == Slot::Kind::item && reading.has_items)
    reading.items[slot.part] = written;
  else {
    std::erase_if(reading.named, [&](const auto& one) { return one.first.text == part; });
    reading.named.emplace_back(Word{part, {}}, written);
  }
  return keep(std::move(changed));
}

std::optional<std::string> Interview::take_history(std::string_view line) {
  Case changed = case_;
  changed.history.emplace();
  if (line != "none")
    for (const std::string& stay : words_in(line, ";")) {
      const auto words = words_in(stay, " \t");
      if (words.empty()) continue;
      const auto from = words.size() > 1 ? days_in(words[1]) : std::nullopt;
      const auto to = words.size() > 2 ? days_in(words[2]) : std::nullopt;
      if (!from || words.size() > 3 || (words.size() == 3 && !to))
        return "`" + trimmed(stay) + "` is not LEVEL FROM TO";
      changed.history->push_back({.level = {words[0], {}}, .from_days_ago = *from, .to_days_ago = to});
    }
  return keep(std::move(changed));
}

// An earlier reading stands beside the latest, whose age has to be known then; or that age is what was asked for.
std::optional<std::string> Interview::take_reading(std::string_view line) {
  const Slot& slot = advisor_.program().slots()[wanted_->slot];
  const bool is_input = slot.kind == Slot::Kind::input;
  const std::string name = is_input ? slot.name : slot.name.substr(0, slot.name.find('.'));
  const auto words = words_in(line, " \t");
  const auto days = words.empty() ? std::nullopt : days_in(words.back());
  const bool is_age = wanted_->kind == Wanted::Kind::age;
  if (!days || words.size() != (is_age ? 1u : 2u))
    return is_age ? "it is not a number of days" : "it is not a value and days";
  Case changed = case_;
  auto at = std::ranges::find_if(changed.answers, [&](const Answer& one) { return one.name.text == name; });
  if (at == changed.answers.end())
    at = std::ranges::find_if(changed.answers, [&](const Answer& one) { return one.name.text == slot.name; });
  if (at == changed.answers.end()) return "there is no reading of it to go by";
  Reading& now =
      *std::ranges::min_element(at->readings, {}, [](const Reading& one) { return one.days_ago.value_or(0); });
  if (is_age) {
    now.days_ago = *days;
    return keep(std::move(changed));
  }
  const Written value{.text = words[0]};
  Faults faults;
  if (!value_of(value, slot, faults)) return faults.empty() ? "it does not fit" : faults.front().message;
  if (!now.days_ago) now.days_ago = 0;
  Reading earlier{.days_ago = *days};
  if (is_input || at->name.text == slot.name)
    earlier.value = value;
  else
    earlier.named = {{Word{slot.name.substr(slot.name.find('.') + 1), {}}, value}};
  at->readings.push_back(std::move(earlier));
  return keep(std::move(changed));
}

}  // namespace rung
