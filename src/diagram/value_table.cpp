#include "rung/diagram/case_space.hpp"

namespace rung {

ValueTable::ValueTable() : values_{Value::of(false), Value{}, Value::of(true)} {}

// As long as the table lasts, whoever made it.
Value ValueTable::kept(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::string:
      return Value::of(arena_.keep(value.string()));
    case Value::Kind::list: {
      const auto elements = arena_.values(value.list().size());
      for (std::size_t i = 0; i < elements.size(); ++i) elements[i] = kept(value.list()[i]);
      return Value::of(std::span<const Value>(elements));
    }
    case Value::Kind::interval:
      return Value::of(arena_.keep(value.interval()));  // its bounds are numbers
    default:
      return value;
  }
}

std::uint32_t ValueTable::number_of(const Value& value) {
  if (value.is_null()) return 1;
  if (value.kind() == Value::Kind::boolean) return value.boolean() ? 2 : 0;
  const auto next = static_cast<std::uint32_t>(values_.size());
  const auto [found, is_new] =
      value.kind() == Value::Kind::integer
          ? [&] { auto [at, made] = integers_.emplace(value.integer(), next); return std::pair(at->second, made); }()
          : [&] { auto [at, made] = others_.emplace(static_cast<char>('0' + static_cast<int>(value.kind())) + to_text(value), next);
                  return std::pair(at->second, made); }();
  if (is_new) values_.push_back(kept(value));
  return found;
}

}  // namespace rung
