#pragma once

#include "column_plan.hpp"
#include "planes.hpp"
#include "rung/expression/arena.hpp"

namespace rung {

/// A block's integers, in whichever width they came, and who has one.
struct NumberColumn {
  std::variant<const std::int8_t*, const std::int16_t*, const std::int32_t*> first =
      static_cast<std::int32_t*>(nullptr);
  Plane known = {};
};

/// The registers of a program's code for a block of people, each in the forms that the plan wants.
class ColumnRun {
 public:
  ColumnRun(const Program& program, const ColumnPlan& plan);

  /// Begins a block; all slots are missing until they are put.
  void begin(std::size_t people);
  /// The answers of the block to one slot, `first` being those of its first person.
  /// @pre the numbers stay where they are until run() is done
  void put_column(std::size_t slot, const Column& column, std::size_t first, Plane& refused);
  /// The answers of one person to all slots. @pre they are what their slots can have
  void put_person(std::size_t person, std::span<const Value> values);
  /// The deciding steps.
  void run();

  const Planes& planes(Register at) const { return planes_[where_[at].planes]; }

 private:
  static constexpr std::uint32_t nowhere = UINT32_MAX;
  struct Where {
    std::uint32_t planes = nowhere, numbers = nowhere, values = nowhere;
  };

  Value* values(Register at) { return &values_[where_[at].values * block_size]; }
  void put_constant(std::size_t at, const Value& value);
  void put_value(std::size_t at, std::size_t person, const Value& value);
  template <class Number>
  void put_numbers(std::size_t slot, const Number* numbers, const Plane& known, Plane& refused);
  void convert_made(std::size_t at);
  void step(const Instruction& step, Register result);
  void compare(const Instruction& step, Planes& made);
  Plane known_of(Register at);
  void compute_values(const Instruction& step, Register result);
  Value compute(const Instruction& step, std::size_t person);
  const std::int32_t* widened(Register at, std::size_t scratch);

  const Program& program_;
  const ColumnPlan& plan_;
  std::vector<Where> where_;
  std::vector<Planes> planes_;
  std::vector<NumberColumn> numbers_;
  std::vector<std::array<std::int32_t, block_size>> owned_;  // of each NumberColumn that is not the caller's
  std::vector<Value> values_;                                // block_size for each
  std::vector<Value> arguments_;
  Arena arena_;
  std::array<std::array<std::int32_t, block_size>, 2> scratch_;
  std::vector<std::pair<std::int32_t, std::int32_t>> bounds_;  // of each slot's whole numbers
  std::size_t people_ = 0;
  std::size_t read_slots_ = 0;   // slots that any step reads
  std::size_t whole_slots_ = 0;  // those of them that everybody in the block answered
  bool only_planes_ = true;      // every step makes truths, and none of nothing
  bool complete_ = false;        // so nothing is unknown, and `maybe` is `yes`
};

}  // namespace rung
