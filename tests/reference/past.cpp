#include "past.hpp"

#include <algorithm>

namespace rung::reference {

Past::Past(const Case& person) : known_(person.history.has_value()) {
  if (!known_) return;
  for (const Episode& stay : *person.history) {
    if (stay.to_days_ago) {
      closed_.push_back(stay);
    } else {
      open_ = stay;
    }
  }
  std::sort(closed_.begin(), closed_.end(), [](const Episode& a, const Episode& b) {
    return a.to_days_ago != b.to_days_ago ? *a.to_days_ago > *b.to_days_ago : a.from_days_ago > b.from_days_ago;
  });
}

Place Past::current() const { return {known_, open_ ? std::optional(open_->level.text) : std::nullopt}; }

Place Past::previous() const {
  return {known_, closed_.empty() ? std::nullopt : std::optional(closed_.back().level.text)};
}

Plain Past::level(const Place& place) const { return place.known ? text(place.id.value_or("none")) : Plain{}; }

Plain Past::weeks_at_level() const { return open_ ? Plain{std::int64_t{open_->from_days_ago / 7}} : Plain{}; }

Plain Past::days_since_discharge(const std::string& level) const {
  Plain days;
  for (const Episode& stay : closed_) {
    if (stay.level.text == level) days = {std::int64_t{*stay.to_days_ago}};
  }
  return days;
}

Plain Past::episodes(const std::string& level, std::int64_t days) const {
  if (!known_) return {};
  std::int64_t count = open_ && open_->level.text == level ? 1 : 0;
  for (const Episode& stay : closed_) count += stay.level.text == level && *stay.to_days_ago <= days ? 1 : 0;
  return {count};
}

/// The last reading at or before the start of the current stay, else the earliest.
const Dated& Past::at_baseline(const std::vector<Dated>& readings) const {
  for (const Dated& reading : readings) {
    if (open_ && reading.days_ago && *reading.days_ago >= open_->from_days_ago) return reading;
  }
  return readings.back();
}

/// A single reading is the baseline whatever the history says, so it does not take one to know it.
Plain Past::baseline(const std::vector<Dated>& readings) const {
  if (readings.empty() || (!known_ && readings.size() > 1)) return {};
  return at_baseline(readings).value;
}

/// It takes two readings: where the baseline is the latest one, nothing was measured since.
Plain Past::change(const std::vector<Dated>& readings) const {
  if (!known_ || readings.size() < 2) return {};
  const Dated& before = at_baseline(readings);
  const Dated& now = readings.front();
  if (&before == &now || before.value.is_null() || now.value.is_null()) return {};
  if (const auto* points = now.value.as<std::int64_t>()) {
    return integer(Wide(*points) - *before.value.as<std::int64_t>());
  }
  return decimal(units_of(now.value) - units_of(before.value));
}

}  // namespace rung::reference
