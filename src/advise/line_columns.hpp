#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "line_shapes.hpp"
#include "rung/evaluate/columns.hpp"

namespace rung {

/// Cases of NDJSON read straight into columns: no tree, no copy of a text. It takes cases as programs write them, each
/// answer with one reading. It never judges: a line with anything else, any fault among it, is left to parse_case().
/// What stands between the values is remembered, and the next line with the same has only its values read.
class LineColumns {
 public:
  explicit LineColumns(const Program& program);  ///< which must outlive it

  void begin();                      ///< forgets everybody
  bool read(std::string_view line);  ///< adds a person; false: nobody was added. @pre fewer than block_size are there
  std::size_t people() const { return people_; }
  Columns columns();  ///< of everybody; valid until begin()
  std::string_view case_id(std::size_t person) const { return people_data_[person].id; }
  void values_of(std::size_t person, std::vector<Value>& values) const;  ///< of all slots; valid until begin()
  const InCare& stay(std::size_t person) const { return stays_[person]; }
  std::optional<std::size_t> placed(std::size_t person) const { return people_data_[person].placed; }

 private:
  struct Person {
    std::string_view id;
    std::optional<std::size_t> placed;
  };
  /// What answers may be called: a slot that is an input, or an instrument.
  struct Target {
    bool is_instrument = false;
    std::size_t index = 0;
  };
  struct Episode {
    std::string_view level;
    std::int32_t from = 0;
    std::optional<std::int32_t> to;
  };

  /// The answers to one slot.
  struct SlotColumn {
    enum class Kind : std::uint8_t { whole, truth, text, decimal } kind = Kind::whole;
    bool small = false;     // its numbers fit 8 bits
    bool has_gaps = false;  // between them
    bool any = false;       // somebody answered
    std::int32_t low = 0, high = 0;
    std::vector<std::int8_t> narrow;
    std::vector<std::int32_t> wide;
    std::vector<Value> values;
    std::vector<std::uint64_t> known;
    std::vector<std::size_t> ages;       // slots that ask for its age
    std::vector<std::size_t> baselines;  // and for its first reading

    void mark(std::size_t person) {
      known[person / 64] |= std::uint64_t{1} << (person % 64);
      any = true;
    }
  };

  static void shape(const Slot& slot, SlotColumn& column);
  bool read_new_shape(std::string_view text);
  bool note(LineScanner& line, LineField field);
  bool read_field(LineScanner& line, LineField field);
  bool read_rare_field(LineScanner& line, LineField field);
  bool read_answer_age(LineScanner& line, std::size_t slot);
  void clear_person();
  bool read_case(LineScanner& line);
  bool read_member(LineScanner& line, std::string_view key);
  bool read_answers(LineScanner& line);
  bool read_input(LineScanner& line, std::size_t slot);
  bool read_value(LineScanner& line, std::size_t slot);
  bool read_sheet(LineScanner& line, std::size_t instrument);
  bool read_part(LineScanner& line, std::size_t instrument, std::string_view key);
  bool read_items(LineScanner& line, std::size_t instrument);
  bool read_history(LineScanner& line);
  bool read_episode(LineScanner& line, std::uint32_t index);
  Episode& episode(std::uint32_t index);
  bool take_episodes();
  std::optional<Whereabouts> place(std::string_view level) const;
  bool read_placed(LineScanner& line);
  bool take_placed(std::string_view level);
  bool put(std::size_t slot, std::int32_t number) {
    SlotColumn& column = slots_[slot];
    if (number < column.low || number > column.high || (column.has_gaps && !is_one_of(slot, number))) return false;
    if (column.small)
      column.narrow[people_] = static_cast<std::int8_t>(number);
    else
      column.wide[people_] = number;
    column.mark(people_);
    return true;
  }
  bool is_one_of(std::size_t slot, std::int32_t number) const {
    return std::ranges::find(program_.slots()[slot].values, number) != program_.slots()[slot].values.end();
  }
  void put_baselines(std::size_t slot);
  void put_value(std::size_t slot, const Value& value);
  bool is_put(std::size_t slot) const;
  Value value_of(std::size_t slot, std::size_t person) const;
  Value value_of(std::size_t slot) const { return value_of(slot, people_); }  // of the person at hand
  void put_ages(std::size_t instrument, std::int32_t age);

  const Program& program_;
  std::unordered_map<std::string_view, Target> targets_;
  std::vector<std::unordered_map<std::string_view, std::size_t>> parts_;  // of each instrument: its slots
  std::vector<SlotColumn> slots_;
  std::vector<std::size_t> counts_;  // slots that count stays
  bool asks_stays_ = false;
  std::vector<Column> columns_;
  std::vector<InCare> stays_;
  std::vector<Person> people_data_;
  LineShapes shapes_;
  const char* noted_to_ = nullptr;  // of the line at hand
  std::vector<Episode> episodes_;   // of the person at hand
  std::int32_t sheet_age_ = -1;     // of the sheet at hand; negative: it has none
  std::vector<Value> items_, given_;
  ScoredSheet sheet_;
  std::vector<bool> instruments_seen_;
  std::size_t people_ = 0;
};

}  // namespace rung
