#pragma once

#include "block_kernels.hpp"
#include "column_plan.hpp"
#include "planes.hpp"
#include "rung/expression/arena.hpp"

namespace rung {

/// A block's integers, in whichever width they came, and who has one.
struct NumberColumn {
  std::variant<const std::int8_t*, const std::int16_t*, const std::int32_t*> first =
      static_cast<std::int32_t*>(nullptr);
  Plane known = {};
  bool by_all = false;  ///< everybody has one
};

/// The registers of a program's code for a block of people, each in the forms that the plan wants.
class ColumnRun {
 public:
  ColumnRun(const Program& program, const ColumnPlan& plan);

  /// Begins a block. Then each slot is put or missed, once.
  void begin(std::size_t people);
  /// Nobody answered.
  void miss(std::size_t slot);
  /// The answers of the block to one slot, `first` being those of its first person.
  /// @pre the numbers stay where they are until run() is done
  void put_column(std::size_t slot, const Column& column, std::size_t first, Plane& refused);
  /// The answers of one person to all slots. @pre all were missed, and the values are what their slots can have
  void put_person(std::size_t person, std::span<const Value> values);
  /// The deciding steps.
  void run();

  const Planes& planes(Register at) const { return planes_[where_[at].planes]; }
  /// Nothing is unknown to anybody of the block, after run().
  bool is_complete() const { return complete_; }

 private:
  static constexpr std::uint32_t nowhere = UINT32_MAX;
  struct Where {
    std::uint32_t planes = nowhere, numbers = nowhere, values = nowhere;
  };

  struct alignas(64) AlignedPlanes : Planes {};
  /// A comparison of a slot with a constant: nothing need be computed before it.
  struct SlotComparison {
    std::size_t slot;
    Comparison comparison;
    Planes* made;
  };
  /// Steps of logic that follow each other, and the step that comes then.
  struct Stretch {
    std::size_t logic_end, then;
  };

  Value* values(Register at) { return &values_[where_[at].values * block_size]; }
  void put_constant(std::size_t at, const Value& value);
  void put_value(std::size_t at, std::size_t person, const Value& value);
  template <class Number>
  void put_numbers(std::size_t slot, const Number* numbers, const Plane* known, Plane& refused);
  void put_values(std::size_t slot, std::span<const Value> given, const Plane* known, Plane& refused);
  void miss_values(std::size_t slot);
  void convert_made(std::size_t at);
  Planes& planes_at(const Where& where) { return planes_[where.planes]; }
  void arrange();
  std::vector<bool> read_as_they_are(const Code& code) const;
  LogicStep logic_of(const Instruction& step, Register result);
  void step(const Instruction& step, Register result);
  void compare(const Instruction& step, Planes& made);
  void compare(const NumberColumn& numbers, Comparison comparison, Planes& made) const;
  Plane known_of(Register at);
  void compute_values(const Instruction& step, Register result);
  Value compute(const Instruction& step, std::size_t person);
  const std::int32_t* widened(Register at, std::size_t scratch);

  const Program& program_;
  const ColumnPlan& plan_;
  std::vector<Where> where_;
  std::vector<AlignedPlanes> planes_;
  std::vector<NumberColumn> numbers_;
  std::vector<std::array<std::int32_t, block_size>> owned_;  // of each NumberColumn that is not the caller's
  std::vector<Value> values_;                                // block_size for each
  std::vector<Value> arguments_;
  const BlockKernels& kernels_ = block_kernels();
  std::vector<SlotComparison> comparisons_;
  std::vector<LogicStep> logic_;
  std::vector<Stretch> stretches_;  // after the comparisons of slots; all else in the order of the code
  Arena arena_;
  std::array<std::array<std::int32_t, block_size>, 2> scratch_;
  std::vector<std::pair<std::int32_t, std::int32_t>> bounds_;  // of each slot's whole numbers
  std::size_t people_ = 0;
  std::vector<std::size_t> read_slots_;  // slots that any step reads
  std::size_t whole_slots_ = 0;          // those of them that everybody in the block answered
  bool only_planes_ = true;              // every step makes truths, and none of nothing
  bool complete_ = false;                // so nothing is unknown, and `maybe` is `yes`
};

}  // namespace rung
