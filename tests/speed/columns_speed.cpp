// Decisions on columns in memory, beside the same rules written by hand; and what each says with one answer hidden.
// Prints `name value` lines for compare.sh.

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>

#include "ratings.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/evaluate/columns.hpp"

namespace rung::speed {
namespace {

constexpr std::size_t people = 200'000, domains = 8;
using Eight = std::array<std::vector<std::int8_t>, domains>;

double seconds_of(const auto& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::int8_t& rating(Ratings& person, std::size_t domain) { return (&person.symptom)[domain]; }

std::vector<Column> columns_of(const Program& program, const Eight& eight) {
  std::vector<Column> columns(program.slots().size());
  for (std::size_t i = 0; i < domains; ++i)
    columns[*program.find_slot(rating_names[i])].numbers = std::span<const std::int8_t>(eight[i]);
  return columns;
}

// What the hidden answer could make of it, by trying all five.
struct Completed {
  int lowest = 5, highest = -1;
};
Completed complete(Ratings person, std::size_t hidden) {
  Completed made;
  for (std::int8_t value = 0; value < 5; ++value) {
    rating(person, hidden) = value;
    made.lowest = std::min(made.lowest, level_by_hand(person));
    made.highest = std::max(made.highest, level_by_hand(person));
  }
  return made;
}

int run() {
  std::vector<Ratings> rated = rate_people(people);
  Eight eight;
  for (Ratings& person : rated)
    for (std::size_t i = 0; i < domains; ++i) eight[i].push_back(rating(person, i));
  ColumnDecider decider(Advisor::built_in("eight-domain-stepped-care")->program());
  std::vector<Column> columns = columns_of(decider.program(), eight);
  Levels levels;
  std::vector<std::uint8_t> by_hand(people);
  double fastest = 1, fastest_by_hand = 1;
  for (int repeat = 0; repeat < 200; ++repeat) {
    fastest = std::min(fastest, seconds_of([&] { decider.decide({people, columns}, levels); }));
    fastest_by_hand = std::min(fastest_by_hand, seconds_of([&] {
                                 for (std::size_t i = 0; i < people; ++i)
                                   by_hand[i] = static_cast<std::uint8_t>(level_by_hand(rated[i]));
                               }));
  }
  if (levels.level != by_hand || levels.up_to != by_hand) return std::cerr << "the levels differ\n", 1;
  std::cout << "columns_per_second " << people / fastest << "\nby_hand_per_second " << people / fastest_by_hand << '\n';

  std::array<std::size_t, 5> at_level{};
  for (const std::uint8_t level : by_hand) ++at_level[level];
  for (const std::size_t count : at_level) std::cout << "share_of_level " << double(count) / people << '\n';
  for (std::size_t hidden = 0; hidden < domains; ++hidden) {
    Column& column = columns[*decider.program().find_slot(rating_names[hidden])];
    const Column given = std::exchange(column, {});
    decider.decide({people, columns}, levels);
    column = given;
    std::size_t outside = 0, single_but_open = 0, open_but_single = 0, decided = 0;
    for (std::size_t i = 0; i < people; ++i) {
      const Completed all = complete(rated[i], hidden);
      const bool single = levels.level[i] == levels.up_to[i];
      decided += all.lowest == all.highest;
      outside += by_hand[i] < levels.level[i] || by_hand[i] > levels.up_to[i];
      single_but_open += single && all.lowest != all.highest;
      open_but_single += !single && all.lowest == all.highest;
    }
    std::cout << "hidden " << rating_names[hidden] << ' ' << decided << ' ' << outside << ' ' << single_but_open << ' '
              << open_but_single << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace rung::speed

int main() { return rung::speed::run(); }
