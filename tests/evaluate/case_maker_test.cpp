#include "rung/evaluate/case_maker.hpp"

#include <string>

#include "rung/advise/advisor.hpp"
#include "rung/evaluate/facts.hpp"
#include "rung/parse/csv.hpp"
#include "rung/parse/parse_case_map.hpp"

using namespace rung;

namespace {

const Program& adult() {
  static const auto advisor = Advisor::built_in("adult");
  return advisor->program();
}

std::string written(const Written& one) { return one.is_null ? "null" : one.quoted ? "'" + one.text + "'" : one.text; }

std::string days(std::optional<std::int32_t> number) { return number ? "@" + std::to_string(*number) : ""; }

// A case in one line: `id population name=value@days; ...; level from-to`.
std::string in_words(const Case& made) {
  std::string words = made.id.text + " " + made.population.text;
  for (const Answer& answer : made.answers)
    for (const Reading& reading : answer.readings) {
      words += "; " + answer.name.text + "=";
      if (reading.value) words += written(*reading.value);
      for (const Written& item : reading.items) words += written(item) + " ";
      for (const auto& [name, value] : reading.named) words += name.text + ":" + written(value);
      words += days(reading.days_ago);
    }
  words += made.history ? "; history" : "";
  if (made.history)
    for (const Episode& stay : *made.history)
      words += " " + stay.level.text + days(stay.from_days_ago) + days(stay.to_days_ago) + stay.ended;
  if (made.placed) words += "; placed " + made.placed->level.text;
  return words;
}

// What a mapping makes of the rows of a table; a line each.
std::string made_of(const std::string& yaml, const std::string& table) {
  const auto map = parse_case_map(Source("map.yaml", "rung_map: 1\nid: ID\npopulation: adult\n" + yaml));
  REQUIRE_MESSAGE(map.has_value(), describe(map.error()));
  const std::size_t end = table.find('\n') + 1;
  const auto compiled = compile_case_map(*map, *parse_csv_header(table.substr(0, end)), &adult());
  REQUIRE_MESSAGE(compiled.has_value(), describe(compiled.error()));
  CaseMaker maker(*compiled);
  CsvRow row;
  std::string lines;
  for (std::size_t at = end; at < table.size(); at = table.find('\n', at) + 1) {
    const std::string line = table.substr(at, table.find('\n', at) - at);
    REQUIRE(parse_csv_row(line, Place{.line = 2, .column = 1}, row).empty());
    const auto made = maker.make(row);
    if (made)
      lines += in_words(*made) + "\n";
    else
      for (const Fault& fault : made.error())
        lines += fault.code + " " + std::to_string(fault.place.column) + " " +
                 (maker.column_at(fault.place) ? *maker.column_at(fault.place) : "-") + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("a column alone is the answer and an expression is worked out") {
  CHECK(made_of("answers: {functioning.work: WORK, risk.plan: PLAN = 1}\n", "ID,WORK,PLAN\n1,3,1\n2,,2\n3,4,\n") ==
        "1 adult; functioning.work=3; risk.plan=true\n"
        "2 adult; risk.plan=false\n"
        "3 adult; functioning.work=4\n");
}

TEST_CASE("missing codes are general or of a column and a number is the same however it is written") {
  CHECK(made_of("missing: [-9, NA]\ncolumns: {PLAN: {missing: [7]}}\n"
                "answers: {functioning.work: WORK, risk.plan: PLAN = -9}\n",
                "ID,WORK,PLAN\n1,-9,-9\n2,-9.0,7\n3,NA,1\n4, 2 , -9 \n") ==
        "1 adult; risk.plan=true\n"
        "2 adult\n"
        "3 adult; risk.plan=false\n"
        "4 adult; functioning.work=2; risk.plan=true\n");
}

TEST_CASE("a form is made of its columns and left out where nobody filled it in") {
  CHECK(made_of("answers:\n  phq9: {items: [A, A, A, B, B, B, 3 - B, null, A + B], days_ago: D}\n"
                "  gad7: [{total: A, days_ago: 90}, {total: B, days_ago: 0}]\n",
                "ID,A,B,D\n1,1,2,14\n2,,,14\n3,1,,\n") ==
        "1 adult; phq9=1 1 1 2 2 2 1 null 3 @14; gad7=total:1@90; gad7=total:2@0\n"
        "2 adult\n"
        "3 adult; phq9=1 1 1 null null null null null null ; gad7=total:1@90\n");
}

TEST_CASE("stays come of columns and a missing level leaves the history unknown") {
  CHECK(made_of("answers: {functioning.work: W}\n"
                "history:\n"
                "  - {level: case when L = 1 then 'iop' when L = 0 then 'none' else null end, from_days_ago: F, "
                "to_days_ago: T,"
                " ended: \"'completed'\"}\n",
                "ID,W,L,F,T\n1,1,1,50,5\n2,1,0,,\n3,1,,50,5\n4,1,1,50,\n5,1,1,,5\n6,1,1,5,50\n7,1,1,x,5\n") ==
        "1 adult; functioning.work=1; history iop@50@5completed\n"
        "2 adult; functioning.work=1; history\n"
        "3 adult; functioning.work=1\n"
        "4 adult; functioning.work=1; history iop@50\n"
        "V09 5 L\n"
        "V09 5 L\n"
        "V08 7 F\n");
}

TEST_CASE("what was decided is mapped and so is the outcome") {
  CHECK(made_of("answers: {functioning.work: W}\nplaced: {level: if P = 2 then 'php' else null}\noutcome: P\n",
                "ID,W,P\n1,1,2\n2,1,3\n") == "1 adult; functioning.work=1; placed php\n2 adult; functioning.work=1\n");
}

TEST_CASE("a number with more than eight places is rounded half away from zero") {
  CHECK(made_of(
            "answers: {functioning.mental_component: M, functioning.physical_component: P + 0}\n",
            "ID,M,P\n1,25.1119899749756,58.413688655\n2,0.000000005,40.12345678499\n3,1.5e3,40\n4,25.11198997x,1\n") ==
        "1 adult; functioning.mental_component=25.11198997; functioning.physical_component=58.41368866\n"
        "2 adult; functioning.mental_component=0.00000001; functioning.physical_component=40.12345678\n"
        "3 adult; functioning.mental_component=1.5e3; functioning.physical_component=40\n"
        "4 adult; functioning.mental_component=25.11198997x; functioning.physical_component=1\n");
}

TEST_CASE("a cell that its column cannot hold is a fault of that row alone") {
  CHECK(made_of("columns: {S: text, B: boolean}\n"
                "answers: {functioning.work: W + 0, risk.plan: B, support.safe_home: S = 'home'}\n",
                "ID,W,B,S\n1,low,true,home\n2,2,1,street\n,2,true,home\n4,2,false,\n") ==
        "V08 3 W\nV08 5 B\nV09 1 ID\n4 adult; functioning.work=2; risk.plan=false\n");
}

TEST_CASE("a table whose columns are called as the answers needs no mapping") {
  const auto columns = parse_csv_header("id,population,functioning.work,phq9.total,risk.plan,placed");
  const auto map = plain_case_map(*columns, &adult());
  REQUIRE_MESSAGE(map.has_value(), describe(map.error()));
  CaseMaker maker(*map);
  CsvRow row;
  REQUIRE(parse_csv_row("d1,adult,3,18,false,iop", Place{.line = 2, .column = 1}, row).empty());
  const auto made = maker.make(row);
  REQUIRE(made.has_value());
  CHECK(in_words(*made) == "d1 adult; functioning.work=3; phq9.total=18; risk.plan=false; placed iop");
  CHECK(bind(adult(), *made).has_value());
  const auto wrong = plain_case_map(*parse_csv_header("id,functioning.wrok"), &adult());
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().size() == 2);
  CHECK(wrong.error().front().code == "M21");
  CHECK(wrong.error().front().hint == "did you mean `functioning.work`?");
}
