#include <algorithm>
#include <limits>
#include <optional>

#include "binder.hpp"
#include "column_run.hpp"

namespace rung {
namespace {

// Who has a number that the slot cannot have; nothing where nobody has, which is quick to see.
template <class Number>
std::optional<Plane> out_of_bounds(const BlockKernels& kernels, const Number* numbers, std::int32_t low,
                                   std::int32_t high, const Slot& slot) {
  using Limits = std::numeric_limits<Number>;
  if (low > Limits::max() || high < Limits::min()) return all_of(true);
  const auto least = static_cast<Number>(std::max<std::int32_t>(low, Limits::min()));
  const auto most = static_cast<Number>(std::min<std::int32_t>(high, Limits::max()));
  if (kernels.all_within(numbers, least, most) && slot.values.empty()) return std::nullopt;
  return passing(numbers, [&](Number number) {
    if (number < least || number > most) return true;
    return !slot.values.empty() && std::ranges::find(slot.values, std::int32_t{number}) == slot.values.end();
  });
}

Value value_of_number(std::int32_t number, const Slot& slot) {
  if (slot.type == boolean_type) return Value::of(number != 0);
  if (slot.type == string_type) return Value::of(std::string_view(slot.one_of[static_cast<std::size_t>(number)]));
  return slot.type == decimal_type ? Value::of(Decimal(number)) : Value::of(number);
}

// The lowest and the highest whole number that a slot can have.
std::pair<std::int32_t, std::int32_t> bounds_of(const Slot& slot) {
  if (slot.type == boolean_type) return {0, 1};
  if (slot.type == string_type) return {0, static_cast<std::int32_t>(slot.one_of.size()) - 1};
  const auto clamped = [](std::optional<std::int64_t> number, std::int32_t otherwise) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(number.value_or(otherwise), INT32_MIN, INT32_MAX));
  };
  if (!slot.range) return {INT32_MIN, INT32_MAX};
  return {clamped(slot.range->low.ceiling().to_int64(), INT32_MIN),
          clamped(slot.range->high.floor().to_int64(), INT32_MAX)};
}

}  // namespace

ColumnRun::ColumnRun(const Program& program, const ColumnPlan& plan)
    : program_(program), plan_(plan), where_(plan.registers.size()) {
  std::uint32_t values = 0;
  for (std::size_t i = 0; i < where_.size(); ++i) {
    const ColumnPlan::Wanted& wanted = plan.registers[i];
    const bool made = wanted.by_any() || i >= program.code().first_computed();
    if (wanted.planes || (made && wanted.made == Form::planes)) {
      where_[i].planes = static_cast<std::uint32_t>(planes_.size());
      planes_.emplace_back();
    }
    if (wanted.numbers || (made && wanted.made == Form::numbers)) {
      where_[i].numbers = static_cast<std::uint32_t>(numbers_.size());
      numbers_.emplace_back();
    }
    if (wanted.values || (made && wanted.made == Form::values)) where_[i].values = values++;
  }
  values_.resize(values * block_size);
  for (std::size_t i = 0; i < program.slots().size(); ++i) {
    bounds_.push_back(bounds_of(program.slots()[i]));
    if (plan.registers[i].by_any()) read_slots_.push_back(i);
  }
  for (std::size_t i = 0; i < program.deciding_instructions(); ++i)
    only_planes_ = only_planes_ && plan.registers[program.code().first_computed() + i].made == Form::planes;
  for (const Value& constant : program.code().constants) only_planes_ = only_planes_ && !constant.is_null();
  owned_.resize(numbers_.size());
  const Code& code = program.code();
  for (std::size_t i = 0; i < code.constants.size(); ++i) put_constant(code.slots + i, code.constants[i]);
  arrange();
}

void ColumnRun::put_constant(std::size_t at, const Value& value) {
  const Where& where = where_[at];
  if (where.planes != nowhere)
    planes_at(where) = {all_of(value.truth() == Truth::yes), all_of(value.truth() != Truth::no)};
  if (where.numbers != nowhere) {
    owned_[where.numbers].fill(value.kind() == Value::Kind::integer ? value.integer() : 0);
    numbers_[where.numbers] = {owned_[where.numbers].data(), all_of(!value.is_null()), !value.is_null()};
  }
  if (where.values != nowhere) std::fill_n(values(static_cast<Register>(at)), block_size, value);
}

void ColumnRun::begin(std::size_t people) {
  people_ = people;
  arena_.clear();
  whole_slots_ = 0;
}

void ColumnRun::miss(std::size_t slot) {
  const Where& where = where_[slot];
  if (where.planes != nowhere) planes_at(where) = {{}, all_of(true)};
  if (where.numbers != nowhere) numbers_[where.numbers] = {owned_[where.numbers].data(), {}, false};
  if (where.values != nowhere) miss_values(slot);
}

void ColumnRun::miss_values(std::size_t slot) { std::fill_n(values(static_cast<Register>(slot)), people_, Value{}); }

void ColumnRun::put_value(std::size_t at, std::size_t person, const Value& value) {
  const Where& where = where_[at];
  if (value.is_null()) return;
  if (where.planes != nowhere) {
    Planes& planes = planes_[where.planes];
    set_bit(planes.yes, person, value.boolean());
    if (!value.boolean()) planes.maybe[person / 64] &= ~(std::uint64_t{1} << (person % 64));
  }
  if (where.numbers != nowhere) {
    owned_[where.numbers][person] = value.integer();
    set_bit(numbers_[where.numbers].known, person);
  }
  if (where.values != nowhere) values(static_cast<Register>(at))[person] = value;
}

void ColumnRun::put_person(std::size_t person, std::span<const Value> all) {
  for (const std::size_t slot : read_slots_) put_value(slot, person, all[slot]);
}

// A block at the end of a column is shorter, and is copied to where there is room for a whole one.
void ColumnRun::put_column(std::size_t slot, const Column& column, std::size_t first, Plane& refused) {
  Plane some;  // whoever is past the end of a column that everybody answered counts as known
  const Plane* const known = column.known.empty() ? nullptr : &some;
  if (known != nullptr) {
    some = first_of(people_);
    for (std::size_t word = 0; word * 64 < people_; ++word) some[word] &= column.known[first / 64 + word];
  }
  std::visit(
      [&](const auto& numbers) {
        using Numbers = std::remove_cvref_t<decltype(numbers)>;
        if constexpr (std::is_same_v<Numbers, std::monostate>) {
          miss(slot);
        } else if constexpr (std::is_same_v<Numbers, std::span<const Value>>) {
          put_values(slot, numbers.subspan(first, people_), known, refused);
        } else {
          if (people_ == block_size) return put_numbers(slot, numbers.data() + first, known, refused);
          std::array<typename Numbers::value_type, block_size> room = {};
          std::copy_n(numbers.data() + first, people_, room.data());
          put_numbers(slot, room.data(), known, refused);
          const Where& where = where_[slot];
          if (where.numbers == nowhere) return;
          std::copy_n(room.data(), block_size, owned_[where.numbers].data());
          numbers_[where.numbers].first = owned_[where.numbers].data();
        }
      },
      column.numbers);
}

void ColumnRun::put_values(std::size_t slot, std::span<const Value> given, const Plane* known, Plane& refused) {
  miss(slot);
  for (std::size_t i = 0; i < people_; ++i) {
    if ((known != nullptr && !bit_of(*known, i)) || given[i].is_null()) continue;
    const auto value = accepted(program_.slots()[slot], given[i]);
    value ? put_value(slot, i, *value) : set_bit(refused, i);
  }
}

template <class Number>
void ColumnRun::put_numbers(std::size_t index, const Number* numbers, const Plane* known, Plane& refused) {
  const Slot& slot = program_.slots()[index];
  const Where& where = where_[index];
  Plane right;
  if (const auto wrong = out_of_bounds(kernels_, numbers, bounds_[index].first, bounds_[index].second, slot)) {
    const Plane given = known != nullptr ? *known : all_of(true);
    refused = combined([](auto a, auto b, auto c) { return a | (b & c); }, refused, *wrong, given);
    right = combined([](auto a, auto b) { return a & ~b; }, given, *wrong);
    known = &right;
  }
  if (known == nullptr && plan_.registers[index].by_any()) whole_slots_ += 1;
  if (where.numbers != nowhere) {
    NumberColumn& column = numbers_[where.numbers];
    column.first = numbers;
    if (known != nullptr || !column.by_all) column.known = known != nullptr ? *known : all_of(true);
    column.by_all = known == nullptr;
  }
  if (where.planes != nowhere) kernels_.compare(numbers, {false, true, 0}, known, planes_at(where));
  if (where.values == nowhere) return;
  miss_values(index);
  for (std::size_t i = 0; i < people_; ++i)
    if (known == nullptr || bit_of(*known, i))
      values(static_cast<Register>(index))[i] = value_of_number(numbers[i], slot);
}

}  // namespace rung
