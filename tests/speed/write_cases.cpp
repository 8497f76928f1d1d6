// Writes made-up people as cases, one a line: write_cases PEOPLE [adult] > cases.ndjson. Those of ratings.hpp, about
// 600 bytes each; or for the rule set `adult`, with every answer and three questionnaires, about 1,400 bytes.

#include <cstdlib>
#include <iostream>
#include <string>

#include "ratings.hpp"
#include "rung/advise/advisor.hpp"

namespace rung::speed {
namespace {

constexpr std::string_view shows = "\"shows\":\"Made up by a program, for measuring speed.\",\"answers\":{";

void append_stay(std::string& line, const std::string& level, int from, int to) {
  line += "{\"level\":\"" + level + "\",\"from_days_ago\":" + std::to_string(from);
  if (to >= 0) line += ",\"to_days_ago\":" + std::to_string(to) + ",\"ended\":\"completed\"";
  line += '}';
}

void append_end(std::string& line, const Program& program, Chance& chance) {
  const auto level = [&] {
    const auto& levels = program.rules().ladder.levels;
    return levels[static_cast<std::size_t>(chance.below(static_cast<int>(levels.size())))].id.text;
  };
  const int since = chance.below(60);
  line += "},\"history\":[";
  append_stay(line, level(), since + 20 + chance.below(300), since);
  line += ',';
  append_stay(line, level(), since, -1);
  line += "],\"placed\":{\"level\":\"" + level() + "\",\"reason\":\"preference\"}}\n";
}

std::string begin_of(std::size_t index) {
  return "{\"rung_case\":1,\"id\":\"member-" + std::to_string(100'000 + index) + "\",\"population\":\"adult\"," +
         std::string(shows);
}

std::string rated_line(std::size_t index, const Ratings& person, const Program& program, Chance& chance) {
  std::string line = begin_of(index);
  const std::int8_t* const rating = &person.symptom;
  for (std::size_t i = 0; i < 8; ++i) {
    if (i > 0) line += ',';
    line += '"' + std::string(rating_names[i]) + "\":{\"value\":" + std::to_string(rating[i]) +
            ",\"days_ago\":" + std::to_string(chance.below(30)) + '}';
  }
  append_end(line, program, chance);
  return line;
}

std::string value_of(const Slot& slot, Chance& chance) {
  if (slot.type == boolean_type) return chance.below(10) < 3 ? "true" : "false";
  if (slot.type == string_type)
    return '"' + slot.one_of[static_cast<std::size_t>(chance.below(static_cast<int>(slot.one_of.size())))] + '"';
  const auto most = static_cast<int>(slot.range->high.floor().to_int64().value_or(4));
  return std::to_string(std::min({most, chance.below(4), chance.below(most + 1)}));
}

std::string adult_line(std::size_t index, const Program& program, Chance& chance) {
  std::string line = begin_of(index);
  for (const std::string_view name : {"phq9", "gad7", "auditc"})
    for (std::size_t i = 0; i < program.rules().instruments.size(); ++i) {
      const Instrument& instrument = program.rules().instruments[i];
      if (instrument.id.text != name) continue;
      line += '"' + instrument.id.text + "\":{\"items\":[";
      for (std::size_t item = 0; item < instrument.items.size(); ++item)
        line += (item ? "," : "") + value_of(program.slots()[program.instruments()[i].first_slot + item], chance);
      line += "],\"days_ago\":" + std::to_string(chance.below(10)) + "},";
    }
  for (const Slot& slot : program.slots())
    if (slot.kind == Slot::Kind::input) line += '"' + slot.name + "\":" + value_of(slot, chance) + ',';
  line.pop_back();
  append_end(line, program, chance);
  return line;
}

}  // namespace
}  // namespace rung::speed

int main(int count, char** words) {
  using namespace rung::speed;
  const bool adult = count == 3 && std::string(words[2]) == "adult";
  if (count != 2 && !adult) return std::cerr << "usage: write_cases PEOPLE [adult]\n", 2;
  const auto advisor = rung::Advisor::built_in(adult ? "adult" : "eight-domain-stepped-care").value();
  Chance chance(7);
  std::size_t index = 0;
  for (const Ratings& person : rate_people(std::strtoull(words[1], nullptr, 10))) {
    std::cout << (adult ? adult_line(index, advisor.program(), chance)
                        : rated_line(index, person, advisor.program(), chance));
    ++index;
  }
}
