#pragma once

#include <map>
#include <string>
#include <vector>

#include "rung/evaluate/decision.hpp"

namespace rung {

/// The slots of a program that one reading gives values for; only what is known.
struct ReadValues {
  std::optional<std::int32_t> days_ago = {};
  std::map<std::size_t, Value> values = {};
  std::map<std::size_t, std::string> remarks = {};  ///< see Facts::remark()
};

/// Fills the scores of an instrument in from the items of one reading, and checks the scores that were given against
/// them.
void score_reading(const Program& program, std::size_t instrument, const Place& place, ReadValues& read,
                   Faults& faults);

/// The slot of score `part` of an instrument.
std::size_t score_slot(const Program& program, std::size_t instrument, std::size_t part);

/// The id of a place as expressions compare it: `'iop'`, `'none'`; null where it is not known.
Value name_of(const Ladder& ladder, const Whereabouts& place);

/// A value as the program keeps it, which outlives what was given; nothing when the slot cannot have it.
std::optional<Value> accepted(const Slot& slot, const Value& given);

/// One run of bind(): a case on its way to Facts.
class Binder {
 public:
  Binder(const Program& program, const Case& answers, std::span<const Program> others)
      : program_(program), case_(answers), others_(others) {}
  Result<Facts> run();

 private:
  using Readings = std::vector<ReadValues>;  // latest first

  // answers
  void check_population();
  std::optional<std::size_t> find_instrument(std::string_view id) const;
  std::optional<std::size_t> find_slot(std::string_view name) const;
  bool is_for_others(std::string_view name) const;
  std::vector<std::string> known_names() const;
  void read_answer(const Answer& answer);
  void read_input(const Answer& answer, std::size_t slot);
  void read_instrument(const Word& name, const std::vector<Reading>& readings, std::size_t instrument);
  void read_items(const Reading& reading, std::size_t instrument, ReadValues& read);
  void read_named(const Reading& reading, std::size_t instrument, ReadValues& read);
  void read_flat_answers();
  void put(const Written& written, std::size_t slot, ReadValues& read);
  void take_latest();

  // history
  void read_history();
  std::optional<Whereabouts> find_place(const Word& level);
  void read_placement();
  void answer_history();
  const Readings* readings_of(std::size_t slot) const;
  Value of_reading(const Slot& slot) const;
  Value of_stays(const Slot& slot) const;

  void fault(const char* code, std::string message, const Place& place, std::string hint = {}) {
    faults_.push_back({code, std::move(message), place, std::move(hint)});
  }

  const Program& program_;
  const Case& case_;
  std::span<const Program> others_;
  Faults faults_;
  Facts facts_;
  std::map<std::size_t, Readings> inputs_, sheets_;  // by slot; by instrument
  std::map<std::size_t, std::map<std::optional<std::int32_t>, Reading>>
      flat_;  // by instrument and age: `phq9.total: 18`
  std::map<std::size_t, Word> flat_names_;
};

}  // namespace rung
