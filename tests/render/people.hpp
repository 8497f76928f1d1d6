#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/advise/test_cases.hpp"
#include "rung/parse/parse_case_table.hpp"
#include "rung/render/proof.hpp"

namespace rung::test {

/// Somebody of an example or a case table, with the advice for them and with the comparison with earlier readings.
struct Person {
  std::string name;
  Recommendation advice;
};

inline void add_person(std::vector<Person>& people, const Advisor& advisor, const Source& text, std::string name) {
  auto advice = advisor.follow_up(text, nullptr);
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  people.push_back({std::move(name), std::move(advice).value()});
}

/// Everybody in examples/cases/ and in the tables of the rule sets that recommend.
inline const std::vector<Person>& everybody() {
  static const std::vector<Person> people = [] {
    std::vector<Person> found;
    const std::string root = RUNG_SOURCE_DIR;
    for (const char* const name : {"adult", "adolescent", "eight-domain-stepped-care"}) {
      const auto advisor = Advisor::built_in(name);
      const auto table = parse_case_table(*read_file(root + "/rules/" + name + ".cases.yaml"));
      REQUIRE(table.has_value());
      for (const CaseRow& row : table->rows) {
        Case person = row.answers;
        person.id = row.id;
        person.population = advisor->program().rules().population;
        add_person(found, *advisor, Source("row", render_case(person)), name + (": " + row.id.text));
      }
      for (const auto& entry : std::filesystem::directory_iterator(root + "/examples/cases")) {
        const auto text = read_file(entry.path().string());
        const bool fits = text->text().find(std::string("population: ") + name) != std::string::npos;
        if (fits && entry.path().string().find("with-faults") == std::string::npos)
          add_person(found, *advisor, *text, entry.path().filename().string());
      }
    }
    return found;
  }();
  return people;
}

}  // namespace rung::test
