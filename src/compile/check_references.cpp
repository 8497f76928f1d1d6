#include <algorithm>
#include <set>

#include "names.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

class References {
 public:
  explicit References(Faults& faults) : faults_(faults) {}

  void declare(const std::vector<Citation>& citations) {
    for (const Citation& citation : citations) ids_.push_back(citation.id.text);
  }
  void check(const std::vector<Word>& sources) {
    for (const Word& source : sources) {
      used_.insert(source.text);
      // The leaves of a tree share its source: what is said of it is said once.
      if (std::find(ids_.begin(), ids_.end(), source.text) == ids_.end() &&
          std::ranges::none_of(faults_, [&](const Fault& f) { return f.code == "R21" && f.place == source.place; }))
        faults_.push_back(
            {"R21", "the source `" + source.text + "` is not declared", source.place, guess(source.text)});
    }
  }
  void warn_of_unused(const std::vector<Citation>& citations) {
    for (const Citation& citation : citations)
      if (!used_.contains(citation.id.text))
        faults_.push_back({"R22", "nothing refers to the source `" + citation.id.text + "`", citation.id.place, "",
                           Severity::warning});
  }

 private:
  std::string guess(const std::string& id) const {
    const std::string near = did_you_mean(id, ids_);
    return near.empty() ? "sources are declared under `sources:`" : near;
  }

  Faults& faults_;
  std::vector<std::string> ids_;
  std::set<std::string> used_;
};

void check_instrument(const Instrument& instrument, Faults& faults) {
  References references(faults);
  references.declare(instrument.citations);
  references.check(instrument.sources);
  for (const Item& item : instrument.items)
    if (item.not_asked) references.check(item.not_asked->sources);
  for (const Score& score : instrument.scores) {
    references.check(score.sources);
    if (score.skipped) references.check(score.skipped->sources);
    for (const ImportantChange& change : score.changes_that_matter) references.check(change.sources);
  }
}

void warn(Faults& faults, const std::string& message, const Place& place, std::string hint) {
  faults.push_back({"R22", message, place, std::move(hint), Severity::warning});
}

void warn_of_unused_slots(const RuleSet& rules, const std::vector<Slot>& slots, Faults& faults) {
  std::vector<bool> instrument_used(rules.instruments.size());
  for (const Slot& slot : slots) {
    const bool asks_reading = slot.kind == Slot::Kind::history &&
                              (slot.question == HistoryQuestion::baseline || slot.question == HistoryQuestion::change ||
                               slot.question == HistoryQuestion::age_days);
    const Slot& subject = asks_reading ? slots[slot.of] : slot;
    if (slot.used &&
        (subject.kind == Slot::Kind::item || subject.kind == Slot::Kind::score || subject.kind == Slot::Kind::band))
      instrument_used[subject.instrument] = true;
    if (slot.kind == Slot::Kind::input && !slot.used && !rules.inputs[slot.input].is_protected)
      warn(faults, "no rule asks for the input `" + slot.name + "`", rules.inputs[slot.input].name.place,
           "leave it out, or use it");
  }
  for (std::size_t i = 0; i < rules.instruments.size(); ++i)
    if (!instrument_used[i]) {
      const auto use = std::find_if(rules.uses.begin(), rules.uses.end(),
                                    [&](const auto& u) { return u.id.text == rules.instruments[i].id.text; });
      warn(faults, "no rule asks for the instrument `" + use->id.text + "`", use->id.place, "leave it out, or use it");
    }
}

}  // namespace

void check_references(const RuleSet& rules, const std::vector<Slot>& slots, const Names& names, std::size_t defines,
                      Faults& faults) {
  References references(faults);
  references.declare(rules.citations);
  for (const Level& level : rules.ladder.levels) references.check(level.sources);
  for (const Input& input : rules.inputs) references.check(input.sources);
  for (const Define& define : rules.defines) references.check(define.sources);
  for (const Rule& rule : rules.rules) references.check(rule.sources);
  for (const Tree& tree : rules.trees) references.check(tree.sources);
  for (const Profile& profile : rules.profiles) references.check(profile.sources);
  if (rules.model) references.check(rules.model->sources);
  for (const Guarantee& guarantee : rules.guarantees) references.check(guarantee.sources);
  for (const Instrument& instrument : rules.instruments) check_instrument(instrument, faults);
  if (has_error(faults)) return;  // what a faulty part would have used cannot be known
  references.warn_of_unused(rules.citations);
  warn_of_unused_slots(rules, slots, faults);
  for (std::size_t i = 0; i < defines; ++i)
    if (!names.define_used(i))
      warn(faults, "nothing uses the define `" + rules.defines[i].name.text + "`", rules.defines[i].name.place,
           "leave it out, or use it");
}

}  // namespace rung
