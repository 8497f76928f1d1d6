#include "rung/evaluate/columns.hpp"

#include <algorithm>

#include "column_weighing.hpp"

namespace rung {

struct ColumnDecider::Parts {
  explicit Parts(Program of)
      : program(std::move(of)), plan(plan_columns(program)), run(program, plan), weighing(program), binder(program) {
    for (const CompiledRule& rule : program.compiled_rules()) made.truths.push_back(&run.planes(rule.when));
  }

  const BlockDecision& conclude();
  void miss_all();
  void put_people(const Columns& columns, std::size_t first);
  Value value(const Columns& columns, std::size_t slot, std::size_t person) const;

  Program program;
  ColumnPlan plan;
  ColumnRun run;
  ColumnWeighing weighing;
  ValueBinder binder;
  Places current, previous;
  std::vector<Value> person;       // scratch
  std::vector<std::size_t> given;  // slots that anybody answered
  BlockDecision made;
};

namespace {

bool is_given(const Column& column) { return column.numbers.index() != 0; }

// Whether something follows from the answers that is not among them.
bool has_more_to_bind(const Program& program, const Columns& columns) {
  if (!columns.stays.empty()) return true;
  for (std::size_t i = 0; i < columns.slots.size(); ++i)
    if (is_given(columns.slots[i]) && program.slots()[i].kind != Slot::Kind::input) return true;
  return false;
}

// A number in a caller's column; one that its slot cannot have becomes a value that it cannot have either.
Value value_of(std::int32_t number, const Slot& slot) {
  if (slot.type == boolean_type) return number == 0 || number == 1 ? Value::of(number == 1) : Value::of(number);
  if (slot.type == decimal_type) return Value::of(Decimal(number));
  if (slot.type != string_type) return Value::of(number);
  const bool is_one = number >= 0 && number < std::ssize(slot.one_of);
  return is_one ? Value::of(std::string_view(slot.one_of[static_cast<std::size_t>(number)])) : Value::of(number);
}

}  // namespace

Value ColumnDecider::Parts::value(const Columns& columns, std::size_t slot, std::size_t at) const {
  const Column& column = columns.slots[slot];
  if (!column.known.empty() && !(column.known[at / 64] >> (at % 64) & 1)) return {};
  return std::visit(
      [&](const auto& numbers) {
        using Numbers = std::remove_cvref_t<decltype(numbers)>;
        if constexpr (std::is_same_v<Numbers, std::monostate>)
          return Value{};
        else if constexpr (std::is_same_v<Numbers, std::span<const Value>>)
          return numbers[at];
        else
          return value_of(numbers[at], program.slots()[slot]);
      },
      column.numbers);
}

void ColumnDecider::Parts::miss_all() {
  for (std::size_t slot = 0; slot < program.slots().size(); ++slot) run.miss(slot);
}

void ColumnDecider::Parts::put_people(const Columns& columns, std::size_t first) {
  miss_all();
  person.assign(columns.slots.size(), {});
  given.clear();
  for (std::size_t slot = 0; slot < person.size(); ++slot)
    if (is_given(columns.slots[slot])) given.push_back(slot);
  for (std::size_t i = 0; i < made.people; ++i) {
    for (const std::size_t slot : given) person[slot] = value(columns, slot, first + i);
    const InCare stay = columns.stays.empty() ? InCare{} : columns.stays[first + i];
    if (binder.bind({person, stay.history_known, stay.current, stay.previous, stay.days_at_level})) {
      set_bit(made.refused, i);
      continue;
    }
    run.put_person(i, binder.facts().values());
    current[i] = binder.facts().current();
    previous[i] = binder.facts().previous();
  }
}

const BlockDecision& ColumnDecider::Parts::conclude() {
  run.run();
  weighing.weigh(current, previous, run.is_complete(), made);
  if (!any(made.refused)) return made;
  made.refused = combined([](auto a, auto b) { return a & b; }, made.refused, first_of(made.people));
  for (std::size_t i = 0; i < made.people; ++i)
    if (bit_of(made.refused, i)) made.level[i] = made.up_to[i] = Levels::refused;
  return made;
}

ColumnDecider::ColumnDecider(Program program) : parts_(std::make_unique<Parts>(std::move(program))) {}
ColumnDecider::~ColumnDecider() = default;
ColumnDecider::ColumnDecider(ColumnDecider&&) noexcept = default;
ColumnDecider& ColumnDecider::operator=(ColumnDecider&&) noexcept = default;

const Program& ColumnDecider::program() const { return parts_->program; }

std::vector<std::string> ColumnDecider::by_case() const {
  std::vector<std::string> texts = steps_by_case(parts_->program, parts_->plan);
  if (parts_->weighing.by_case()) texts.emplace_back("the weighing of limits and of levels by where a person is");
  return texts;
}

const BlockDecision& ColumnDecider::decide_block(const Columns& columns, std::size_t first) {
  Parts& at = *parts_;
  at.made.people = std::min(block_size, columns.people - first);
  at.made.refused = {};
  at.run.begin(at.made.people);
  if (at.weighing.asks_places()) at.current.fill({}), at.previous.fill({});
  if (has_more_to_bind(at.program, columns)) {
    at.put_people(columns, first);
  } else {
    for (std::size_t slot = 0; slot < columns.slots.size(); ++slot)
      at.run.put_column(slot, columns.slots[slot], first, at.made.refused);
  }
  return at.conclude();
}

const BlockDecision& ColumnDecider::decide_block(std::span<const Facts* const> people) {
  Parts& at = *parts_;
  at.made.people = people.size();
  at.made.refused = {};
  at.run.begin(people.size());
  at.miss_all();
  for (std::size_t i = 0; i < people.size(); ++i) {
    at.run.put_person(i, people[i]->values());
    at.current[i] = people[i]->current();
    at.previous[i] = people[i]->previous();
  }
  return at.conclude();
}

void ColumnDecider::decide(const Columns& columns, Levels& levels) {
  levels.level.resize(columns.people);
  levels.up_to.resize(columns.people);
  for (std::size_t first = 0; first < columns.people; first += block_size) {
    const BlockDecision& made = decide_block(columns, first);
    std::copy_n(made.level.begin(), made.people, levels.level.begin() + static_cast<std::ptrdiff_t>(first));
    std::copy_n(made.up_to.begin(), made.people, levels.up_to.begin() + static_cast<std::ptrdiff_t>(first));
  }
}

}  // namespace rung
