#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "rung/evaluate/bind_values.hpp"
#include "rung/evaluate/decision.hpp"

namespace rung {

/// The answers of many people to one slot: one number each, and beside them who answered at all.
struct Column {
  /// Integers as they are, Booleans as 0 and 1, texts as positions in Slot::one_of; Decimals, and whatever a caller has
  /// so, as values. Empty: nobody answered. What stands where `known` says no is not looked at.
  using Numbers = std::variant<std::monostate, std::span<const std::int8_t>, std::span<const std::int16_t>,
                               std::span<const std::int32_t>, std::span<const Value>>;
  Numbers numbers = {};                       ///< one for each person
  std::span<const std::uint64_t> known = {};  ///< one bit for each person, lowest first; empty: all of them answered
};

/// Where a person is in care and was before, as in SlotValues.
struct InCare {
  bool history_known = false;      ///< whether anybody knows of stays
  Whereabouts current = {};        ///< unknown exactly when the history is
  Whereabouts previous = {};       ///< the same
  std::int32_t days_at_level = 0;  ///< since the current stay began, 0 or more; 0 without a current stay
};

/// Many people as columns that somebody else owns.
struct Columns {
  std::size_t people = 0;              ///< how many
  std::span<const Column> slots = {};  ///< one for each slot of the program
  std::span<const InCare> stays = {};  ///< one for each person; empty: nothing is known of anybody's
};

/// The levels of many people, as positions on the ladder.
struct Levels {
  static constexpr std::uint8_t refused = 0xFF;  ///< in place of both: an answer that its slot cannot have

  std::vector<std::uint8_t> level;  ///< the lowest that the answer can still turn out to be
  std::vector<std::uint8_t> up_to;  ///< the highest
};

/// How many people are decided at once.
inline constexpr std::size_t block_size = 1024;

/// One bit for each person of a block, lowest first.
using Plane = std::array<std::uint64_t, block_size / 64>;

/// A truth for each person of a block. `and` and `or` are the same of both planes; `not` turns and swaps them.
struct Planes {
  Plane yes = {};    ///< it holds
  Plane maybe = {};  ///< it holds or is unknown

  /// Of one person.
  Truth of(std::size_t person) const {
    const auto bit = [&](const Plane& plane) { return plane[person / 64] >> (person % 64) & 1; };
    return bit(yes) ? Truth::yes : bit(maybe) ? Truth::unknown : Truth::no;
  }
};

/// What a program says of a block of people. The truths are the compact trace: two bits for each rule and person, and
/// for each condition inside a rule. To see more of one person, bind and decide them alone and explain() that.
struct BlockDecision {
  std::size_t people = 0;                           ///< how many, at most block_size
  std::array<std::uint8_t, block_size> level = {};  ///< Levels::refused where an answer was
  std::array<std::uint8_t, block_size> up_to = {};  ///< the same
  std::vector<Plane> possible = {};                 ///< for each level: the answer can still turn out to be it
  Plane refused = {};                               ///< an answer that its slot cannot have
  Plane conflict = {};                              ///< as Outcome::conflict
  Plane conflict_possible = {};                     ///< as Outcome::conflict_possible
  Plane open_above = {};                            ///< as Outcome::open_above
  std::vector<const Planes*> truths = {};           ///< of each rule's `when`; valid until the next block
};

/// decide() for many people at a time, to the same answers: integers as columns, truths as bit planes, one expression
/// after another over a block of people. What the language has no such form for (Decimals, texts, lists, and whatever
/// `by_case()` names) is computed person by person, by the same meanings. Reusable, for one thread at a time.
class ColumnDecider {
 public:
  explicit ColumnDecider(Program program);  ///< for one program, which it keeps alive
  ~ColumnDecider();
  ColumnDecider(ColumnDecider&&) noexcept;             ///< moved
  ColumnDecider& operator=(ColumnDecider&&) noexcept;  ///< moved

  const Program& program() const;  ///< the one it was made for

  /// What is computed person by person, as its author wrote it; nothing when all runs over columns.
  std::vector<std::string> by_case() const;

  /// Decides of everybody. Each answer is checked as ValueBinder::bind() does; one that its slot cannot have makes the
  /// person's levels Levels::refused. Where items of instruments or stays are given, what follows from them is filled
  /// in person by person.
  /// @pre columns.slots.size() == program().slots().size(), and every column has one number for each person
  void decide(const Columns& columns, Levels& levels);

  /// Decides of the people from `first` on, block_size of them or as many as there are. @pre first is a multiple of 64
  const BlockDecision& decide_block(const Columns& columns, std::size_t first);

  /// Decides of people who are bound already. @pre people.size() <= block_size, each of this program
  const BlockDecision& decide_block(std::span<const Facts* const> people);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rung
