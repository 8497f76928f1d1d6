#include "binder.hpp"
#include "rung/evaluate/score.hpp"

namespace rung {
namespace {

/// The sheet of one reading: where its values stand among the program's slots.
class SheetReader {
 public:
  SheetReader(const Program& program, std::size_t instrument, ReadValues& read)
      : program_(program),
        described_(program.rules().instruments[instrument]),
        compiled_(program.instruments()[instrument]),
        index_(instrument),
        read_(read) {}

  void run(const Place& place, Faults& faults) {
    std::vector<Value> items(described_.items.size()), given(described_.scores.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = answered(compiled_.first_slot + i);
    for (std::size_t i = 0; i < given.size(); ++i) given[i] = answered(score_slot(program_, index_, i));
    score(described_, compiled_, items, given, sheet_);
    for (std::size_t i = 0; i < items.size(); ++i) take_item(i, items[i]);
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (!given[i].is_null() && !sheet_.computed[i].is_null() && !same(given[i], sheet_.computed[i]))
        faults.push_back({"C26",
                          "`" + program_.slots()[score_slot(program_, index_, i)].name + "` is given as " +
                              to_text(given[i]) + ", its items make " + to_text(sheet_.computed[i]),
                          place, "correct one of them, or give only the items"});
      take_score(i);
    }
  }

 private:
  Value answered(std::size_t slot) const {
    const auto found = read_.values.find(slot);
    return found == read_.values.end() ? Value{} : found->second;
  }

  void take_item(std::size_t index, const Value& was) {
    const std::size_t slot = compiled_.first_slot + index;
    if (!was.is_null() || sheet_.items[index].is_null()) return;
    read_.values[slot] = sheet_.items[index];
    read_.remarks[slot] = "not asked, as the form says";
  }

  void take_score(std::size_t index) {
    const std::size_t slot = score_slot(program_, index_, index);
    const Value& value = sheet_.scores[index];
    if (!value.is_null()) read_.values[slot] = value;
    if (!sheet_.bands[index].is_null()) read_.values[slot + 1] = sheet_.bands[index];
    std::string remark = why_missing(described_, compiled_, index, sheet_);
    if (const std::int32_t filled = sheet_.filled[index]; filled > 0)
      remark = std::to_string(filled) + (filled == 1 ? " skipped item counts" : " skipped items count") +
               " as the mean of the others";
    if (!remark.empty()) read_.remarks[slot] = std::move(remark);
  }

  const Program& program_;
  const Instrument& described_;
  const CompiledInstrument& compiled_;
  std::size_t index_;
  ReadValues& read_;
  ScoredSheet sheet_;
};

}  // namespace

std::size_t score_slot(const Program& program, std::size_t instrument, std::size_t part) {
  const Instrument& described = program.rules().instruments[instrument];
  std::size_t slot = program.instruments()[instrument].first_slot + described.items.size();
  for (std::size_t i = 0; i < part; ++i) slot += described.scores[i].bands.empty() ? 1 : 2;
  return slot;
}

void score_reading(const Program& program, std::size_t instrument, const Place& place, ReadValues& read,
                   Faults& faults) {
  SheetReader(program, instrument, read).run(place, faults);
}

}  // namespace rung
