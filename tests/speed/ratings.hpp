#pragma once

#include <cstdint>
#include <vector>

namespace rung::speed {

/// What `eight-domain-stepped-care` asks of one person, each 0 to 4.
struct Ratings {
  std::int8_t symptom, risk, functioning, coexisting, history, stressors, supports, engagement;
};

inline constexpr const char* rating_names[] = {"symptom", "risk",      "functioning", "coexisting",
                                               "history", "stressors", "supports",    "engagement"};

/// The flowchart of rules/eight-domain-stepped-care.yaml as somebody would write it by hand: 0 is level 1.
inline int level_by_hand(const Ratings& r) {
  if (r.symptom == 4 || r.risk == 4 || r.functioning == 4) return 4;
  if (r.symptom <= 1 && r.risk <= 1 && r.functioning <= 1 && r.coexisting <= 1 && r.history <= 1 && r.stressors <= 1 &&
      r.supports <= 1 && r.engagement <= 1)
    return 0;
  if (r.symptom <= 1 && r.risk <= 1 && r.functioning <= 1 && r.coexisting <= 1 && r.history <= 2 && r.stressors <= 3 &&
      r.engagement <= 1)
    return 0;
  if (r.symptom <= 1 && r.risk <= 1 && r.functioning <= 1 && r.coexisting <= 1) return 1;
  if (r.symptom <= 1 && r.risk <= 1 && r.functioning <= 1 && r.coexisting == 2) return 1;
  if (r.symptom <= 1) return 2;
  if (r.symptom == 2 && r.risk <= 1 && r.functioning <= 1 && r.coexisting <= 1) return 1;
  if (r.symptom == 2) return 2;
  if (r.symptom == 3 && r.risk <= 1 && r.functioning <= 1 && r.coexisting <= 1) return 2;
  return 3;
}

/// The same numbers on every machine. Source: Vigna, splitmix64, public domain.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  /// 0 to below `end`.
  int below(int end) { return static_cast<int>(next() % static_cast<std::uint64_t>(end)); }

 private:
  std::uint64_t state_;
};

/// A made-up person: the ratings lie around a severity of their own, most often a mild one.
inline Ratings rate(Chance& chance) {
  const int severity = (chance.below(4) + chance.below(4) + 1) / 2;
  const auto one = [&](int lower) {
    const int rating = severity - lower + chance.below(3) - 1 + (chance.below(12) == 0 ? chance.below(3) : 0);
    return static_cast<std::int8_t>(rating < 0 ? 0 : rating > 4 ? 4 : rating);
  };
  return {one(0), one(1), one(0), one(1), one(0), one(0), one(0), one(1)};
}

inline std::vector<Ratings> rate_people(std::size_t people) {
  Chance chance(2026);
  std::vector<Ratings> rated;
  for (std::size_t i = 0; i < people; ++i) rated.push_back(rate(chance));
  return rated;
}

}  // namespace rung::speed
