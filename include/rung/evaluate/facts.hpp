#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/compile/program.hpp"
#include "rung/model/case.hpp"

namespace rung {

/// Where a person is in care now, or was last.
struct Whereabouts {
  /// Whether the place is known, and of which list it is.
  enum class Kind : std::uint8_t {
    unknown,    ///< the case does not say
    none,       ///< known to be in no level of care
    on_ladder,  ///< `index` is a position on the ladder
    above,      ///< `index` is a position in Ladder::above
  };
  Kind kind = Kind::unknown;  ///< whether `index` says anything
  std::size_t index = 0;      ///< position on the ladder or above it; 0 when neither
};

/// One stay at a level or above the ladder.
struct Stay {
  Whereabouts place;                             ///< on the ladder or above it
  std::int32_t from_days_ago = 0;                ///< days since it began
  std::optional<std::int32_t> to_days_ago = {};  ///< days since it ended; empty: still open
};

/// What an answer or a score was in a reading before the latest.
struct EarlierReading {
  std::size_t slot = 0;                       ///< position in Program::slots()
  std::optional<std::int32_t> days_ago = {};  ///< age of the reading
  Value value = {};                           ///< never null
};

/// A case seen through a program: one value for each slot, missing ones null. Only bind() and a ValueBinder make one.
/// It borrows from the program, which must outlive it.
class Facts {
 public:
  const std::string& case_id() const { return case_id_; }    ///< as the case says; empty from a ValueBinder
  std::span<const Value> values() const { return values_; }  ///< one for each slot, null where missing
  /// Days since the latest reading of a slot; empty where missing or not said.
  std::optional<std::int32_t> age_days(std::size_t slot) const { return ages_[slot]; }
  /// What must be said with a slot's value: why it is missing although something was answered, such as "4 of 9 items
  /// answered", or how it came about, such as "1 skipped item counts as the mean of the others"; mostly empty.
  const std::string& remark(std::size_t slot) const { return remarks_[slot]; }
  bool history_known() const { return history_known_; }  ///< whether the case tells of stays at all
  Whereabouts current() const { return current_; }       ///< where the person is
  Whereabouts previous() const { return previous_; }     ///< where they were before
  /// Days since the current stay began. @pre current() is on the ladder or above it
  std::int32_t days_at_level() const { return days_at_level_; }
  /// The position on the ladder of what was decided in the end, and why; empty when the case does not say.
  const std::optional<std::size_t>& placed() const { return placed_; }
  const std::string& placed_reason() const { return placed_reason_; }  ///< empty when the case gives none
  const std::vector<Stay>& stays() const { return stays_; }            ///< in the order of the case
  /// What was known of answers and scores before their latest reading, by slot, the latest first.
  const std::vector<EarlierReading>& earlier() const { return earlier_; }

 private:
  friend class Binder;
  friend class ValueBinder;
  std::string case_id_;
  std::vector<Value> values_;
  std::vector<std::optional<std::int32_t>> ages_;
  std::vector<std::string> remarks_;
  bool history_known_ = false;
  Whereabouts current_, previous_;
  std::int32_t days_at_level_ = 0;
  std::optional<std::size_t> placed_;
  std::string placed_reason_;
  std::vector<Stay> stays_;
  std::vector<EarlierReading> earlier_;
};

/// What a scalar of a case means as the value of a slot. Text borrows from the slot. @pre it is not null
/// @errors C22 wrong type | C23 out of range | C24 not among the answers
std::optional<Value> value_of(const Written& written, const Slot& slot, Faults& faults);

/// Checks a case against what a program asks and gives its facts, or every fault: nothing is clipped, defaulted or
/// dropped. An answer that only one of `others` asks for is theirs to check.
/// @errors C20 another population | C21 nothing of that name | C22 wrong type | C23 out of range | C24 not among the
/// answers |
///         C25 wrong number of items | C26 items and score disagree | C27 no such level | C28 answered twice
Result<Facts> bind(const Program& program, const Case& answers, std::span<const Program> others = {});

}  // namespace rung
