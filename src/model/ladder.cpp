#include "rung/model/ladder.hpp"

namespace rung {
namespace {

std::string shortest(Decimal number) {
  return number.is_whole() ? std::to_string(*number.to_int64()) : number.to_string();
}

}  // namespace

std::string Level::dose() const {
  if (round_the_clock) return "round the clock";
  if (!hours_per_week) return {};
  const auto& [least, most] = *hours_per_week;
  if (!most) return "at least " + shortest(least) + (least == Decimal(1) ? " hour a week" : " hours a week");
  const std::string amount = least == *most ? shortest(least) : shortest(least) + "-" + shortest(*most);
  return amount + (amount == "1" ? " hour a week" : " hours a week");
}

std::optional<std::size_t> Ladder::find(std::string_view id) const {
  for (std::size_t i = 0; i < levels.size(); ++i)
    if (levels[i].id.text == id) return i;
  return std::nullopt;
}

}  // namespace rung
