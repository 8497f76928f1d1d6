#include "rung/text/nearest.hpp"

#include <string>
#include <vector>

using namespace rung;

namespace {

std::string near(const std::string& word, const std::vector<std::string>& candidates) {
  return nearest(word, candidates);
}

}  // namespace

TEST_CASE("a mistyped id finds the one that was meant") {
  const std::vector<std::string> names = {"phq9.total", "gad7.total", "functioning.work", "functioning.home", "risk"};
  CHECK(near("phq.total", names) == "phq9.total");                // one letter missing
  CHECK(near("functionning.work", names) == "functioning.work");  // one too many
  CHECK(near("gda7.total", names) == "gad7.total");               // neighbours swapped count once
  CHECK(near("rizk", names) == "risk");                           // one replaced, a third of four is one
  CHECK(near("php", std::vector<std::string>{"phq"}) == "phq");
}

TEST_CASE("letter case and separators count for nothing") {
  const std::vector<std::string> names = {"phq9.total", "plan-and-means"};
  CHECK(near("PHQ9.Total", names) == "phq9.total");
  CHECK(near("phq9_total", names) == "phq9.total");
  CHECK(near("plan_and_means", names) == "plan-and-means");
}

TEST_CASE("nothing is offered where nothing is near") {
  const std::vector<std::string> names = {"phq9.total", "gad7.total"};
  CHECK(near("sleep", names).empty());
  CHECK(near("", names).empty());
  CHECK(near("ab", std::vector<std::string>{"ac"}).empty());  // a third of two is none
  CHECK(near("phq9", names).empty());                         // six letters away
  CHECK(nearest("phq9", std::vector<std::string>{}).empty());
  CHECK(near(std::string(100'000, 'a'), names).empty());  // at once
}

TEST_CASE("the first of equally near candidates is offered") {
  CHECK(near("item4", {"item1", "item2"}) == "item1");
  CHECK(near("item2", {"item1", "item2"}) == "item2");
}

TEST_CASE("a letter outside ASCII counts once") {
  CHECK(near("größe", {"grosse", "große"}) == "große");
  CHECK(near("été", {"ete"}).empty());  // two of three letters differ
}

TEST_CASE("views are searched like strings") {
  const std::vector<std::string_view> names = {"total", "count"};
  CHECK(nearest("totl", names) == "total");
}

TEST_CASE("a guess is put as a question") {
  const std::vector<std::string> names = {"phq9.total"};
  CHECK(did_you_mean("phq.total", names) == "did you mean `phq9.total`?");
  CHECK(did_you_mean("nothing like it", names).empty());
}

TEST_CASE("words are listed with or and with a number for the rest") {
  CHECK(listed({}).empty());
  CHECK(listed(std::vector<std::string>{"a"}) == "`a`");
  CHECK(listed(std::vector<std::string>{"a", "b"}) == "`a` or `b`");
  CHECK(listed(std::vector<std::string>{"a", "b", "c"}) == "`a`, `b` or `c`");
  CHECK(listed(std::vector<std::string>{"a", "b", "c", "d"}, 2) == "`a`, `b` and 2 more");
}
