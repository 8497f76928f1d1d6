#include "stays.hpp"

#include <algorithm>

namespace rung {

void Stays::add(const Word& level, std::int32_t to) {
  stays_.push_back({.level = level, .from_days_ago = to + 7, .to_days_ago = to, .ended = "completed"});
}

std::ptrdiff_t Stays::count(const std::string& level, std::int32_t days) const {
  return std::ranges::count_if(stays_, [&](const Episode& stay) {
    return stay.level.text == level && (!stay.to_days_ago || *stay.to_days_ago <= days);
  });
}

// Discharges first, then what is missing to the counts, the shortest look back first.
std::vector<Episode> Stays::told() {
  std::ranges::stable_sort(asked_, {}, [](const auto& one) {
    return one.first->question == HistoryQuestion::days_since_discharge ? -1 : one.first->days;
  });
  for (const auto& [one, number] : asked_) {
    const Word level{one->level, {}};
    if (one->question == HistoryQuestion::days_since_discharge)
      add(level, number);
    else
      for (auto missing = number - count(one->level, one->days); missing > 0; --missing) add(level, one->days);
  }
  if (last_) bring_about_last(last_->first, last_->second);
  return std::move(stays_);
}

// A stay that is there for a count is over later; a new one is over before the look back of a count that is full.
void Stays::bring_about_last(const Word& level, std::int32_t days) {
  std::int32_t others = INT32_MAX;
  Episode* last = nullptr;
  for (Episode& stay : stays_) {
    if (!stay.to_days_ago) continue;
    if (stay.level.text != level.text)
      others = std::min(others, *stay.to_days_ago);
    else if (!last || *stay.to_days_ago < *last->to_days_ago)
      last = &stay;
  }
  const std::int32_t latest = std::max(others - 1, 0);
  if (last) {
    last->to_days_ago = std::min(*last->to_days_ago, latest);
    last->from_days_ago = *last->to_days_ago + 7;
    return;
  }
  for (const auto& [one, number] : asked_)
    if (one->question == HistoryQuestion::episodes && one->level == level.text &&
        count(one->level, one->days) >= number)
      days = std::max(days, one->days + 1);
  add(level, std::min(days, latest));
}

}  // namespace rung
