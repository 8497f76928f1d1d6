// The page: one file, nothing from outside, nothing that a case or a rule set says taken for markup.

#include <set>

#include "../compile/faults.hpp"
#include "people.hpp"

using namespace rung;
using test::everybody;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> values_of(const std::string& page, const std::string& attribute) {
  std::vector<std::string> found;
  const std::string opening = " " + attribute + "=\"";
  for (std::size_t at = page.find(opening); at != std::string::npos; at = page.find(opening, at + 1)) {
    const std::size_t begin = at + opening.size();
    found.push_back(page.substr(begin, page.find('"', begin) - begin));
  }
  return found;
}

constexpr const char* hostile = "</style><script>alert(1)</script><img src=x onerror='alert(2)'>\\\"&amp;";

}  // namespace

TEST_CASE("every page is one file without scripts and without anything from outside") {
  for (const test::Person& person : everybody()) {
    CAPTURE(person.name);
    const std::string page = person.advice.render("html");
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(page.ends_with("</html>\n"));
    for (const char* const outside : {"<script", "<link", "<img", "<iframe", "@import", "url(", " src=", " onload="})
      CHECK_MESSAGE(!holds(page, outside), outside);
    for (const std::string& link : values_of(page, "href")) CHECK_MESSAGE(link.starts_with("https://"), link);
  }
}

TEST_CASE("every picture of a page has a title of its own and every id is used once") {
  for (const test::Person& person : everybody()) {
    CAPTURE(person.name);
    const std::string page = person.advice.render("html");
    CHECK(count(page, "<svg ") >= 1);
    const auto titles = values_of(page, "aria-labelledby");
    CHECK(titles.size() == count(page, "<svg "));
    for (const std::string& title : titles) CHECK(count(page, "<title id=\"" + title + "\">") == 1);
    const auto ids = values_of(page, "id");
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
    for (const char* const element : {"details", "ul", "li", "section", "div", "svg", "p", "dl", "article"}) {
      const std::string name = element;
      CHECK_MESSAGE(count(page, "<" + name + ">") + count(page, "<" + name + " ") == count(page, "</" + name + ">"),
                    name);
    }
  }
}

TEST_CASE("a page says in words what its ladder shows") {
  for (const test::Person& person : everybody()) {
    CAPTURE(person.name);
    const std::string page = person.advice.render("html");
    CHECK(count(page, "RECOMMENDED") == 2);  // beside the rung and in the picture's title
    const auto current = person.advice.explanation().facts->current();
    const bool somewhere = current.kind == Whereabouts::Kind::on_ladder || current.kind == Whereabouts::Kind::above;
    CHECK(holds(page, "is here now") == somewhere);
    CHECK(holds(page, "still possible") == (person.advice.decision().level != person.advice.decision().up_to));
  }
}

TEST_CASE("hostile text of a case and of a rule set stays text on a page") {
  test::PolicyText policy;
  const std::string quoted = std::string("\"") + hostile + "\"";
  policy.inputs = "  mood: {type: integer, range: [0, 4], worse: higher, name: " + quoted + ", ask: " + quoted + "}\n";
  policy.defines = "  low: mood >= 3\n";
  policy.rules = "  - {id: r1, title: " + quoted + ", at_least: iop, when: low, because: " + quoted +
                 ", source: us}\n" + "  - {id: r2, alert: emergency, when: low, because: " + quoted + ", source: us}\n";
  std::string rules = policy.text();
  rules.replace(rules.find("{title: Us}"), 11, "{title: " + quoted + ", url: \"javascript:alert(3)\"}");
  rules.replace(rules.find("name: Weekly}"), 13, "name: " + quoted + "}");
  const auto advisor = Advisor::read(Source("rules", rules));
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  const std::string person =
      "rung_case: 1\nid: x\npopulation: adult\nhistory: []\n"
      "answers: {mood: [{value: 3, days_ago: 1}, {value: 1, days_ago: 9}]}\n"
      "placed: {level: weekly, reason: " +
      quoted + "}\n";
  const auto advice = advisor->follow_up(Source("case", person), nullptr);
  REQUIRE_MESSAGE(advice.has_value(), describe(advice.error()));
  const std::string page = advice->render("html");
  CHECK(count(page, "&lt;script&gt;alert(1)&lt;/script&gt;") > 8);
  for (const char* const live : {"<script", "<img", "</style><", "href=\"javascript"})
    CHECK_MESSAGE(!holds(page, live), live);
  CHECK(count(page, "</style>") == 1);
}

TEST_CASE("a page of several cases lists them first and gives each an article") {
  const Explanation* const both[] = {&everybody()[0].advice.explanation(), &everybody()[1].advice.explanation()};
  const std::string page = render_page(both, {});
  CHECK(count(page, "<article ") == 2);
  CHECK(count(page, "<!DOCTYPE") == 1);
  CHECK(count(page, "<h1>") == 1);
  CHECK(holds(page, "<a href=\"#c1-case\">"));
  CHECK(holds(page, "<article id=\"c2-case\">"));
  const auto ids = values_of(page, "id");
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
}
