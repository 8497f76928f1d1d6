// Many threads share rule sets: some load, some recommend, some decide, one swaps. Every answer must be one that a
// single thread gets. Meant for the thread sanitizer, which sees what no answer shows.
//   rung_threads SECONDS

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <thread>
#include <vector>

#include "rung/advise/live_advisor.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/evaluate/bind_values.hpp"
#include "rung/evaluate/decision.hpp"
#include "rung/parse/parse_case.hpp"

using namespace rung;

namespace {

const std::string examples = RUNG_SOURCE_DIR "/examples/";

template <class T>
T must(Result<T> result) {
  if (result) return std::move(result).value();
  std::cerr << describe(result.error());
  std::exit(1);
}

// One program, built in and from a file, whose answers to one case are known beforehand.
struct Stage {
  Source person = must(read_file(examples + "cases/06-not-safe-overnight.yaml"));
  Advisor built_in = must(Advisor::built_in("adult"));
  Advisor from_file = must(Advisor::open(RUNG_SOURCE_DIR "/rules/adult.yaml"));
  Advisor tighter = must(Advisor::read(tightened()));
  LiveAdvisor live{built_in};
  std::string before = must(built_in.recommend(person)).render("json");
  std::string after = must(tighter.recommend(person)).render("json");
  std::atomic<bool> over = false;
  std::atomic<std::size_t> done = 0, wrong = 0;

  // The same rules under another version, so that every answer says which of the two it came from.
  Source tightened() const {
    std::string text = must(read_file(RUNG_SOURCE_DIR "/rules/adult.yaml")).text();
    const std::string from = "\nversion: ";
    return {"adult.yaml", text.replace(text.find(from) + from.size(), 0, "9")};
  }

  void count(bool right) { right ? ++done : ++wrong; }
};

void recommend_for(Stage& stage) {
  while (!stage.over) {
    const std::string text = must(stage.live.now().recommend(stage.person)).render("json");
    stage.count(text == stage.before || text == stage.after);
  }
}

void swap_rules(Stage& stage) {
  for (bool tighter = true; !stage.over; tighter = !tighter) {
    if (tighter) {
      stage.live.swap(stage.tighter);
    } else {
      stage.count(stage.live.reopen(RUNG_SOURCE_DIR "/rules/adult.yaml").has_value());
    }
    const Advisor held = stage.live.now();
    const bool refused = !stage.live.reopen(examples + "cases/90-with-faults.yaml");
    stage.count(refused && stage.live.now().program().rules().sha256 == held.program().rules().sha256);
  }
}

void load_rules(Stage& stage) {
  while (!stage.over) {
    const Advisor built_in = must(Advisor::built_in("adult"));
    stage.count(must(built_in.recommend(stage.person)).render("json") == stage.before);
    stage.count(Advisor::read(Source("none.yaml", "rung: 1\nid: [")).error().size() > 0);
  }
}

void decide_with(Stage& stage) {
  const Program program = stage.from_file.program();
  const Case answers = must(parse_case(stage.person));
  const Facts facts = must(bind(program, answers));
  Decision first, again;
  decide(program, facts, first);
  while (!stage.over) {
    decide(program, facts, again);
    stage.count(again.level == first.level && again.truths == first.truths);
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return std::cerr << "usage: rung_threads SECONDS\n", 2;
  Stage stage;
  std::vector<std::thread> threads;
  for (auto* const work : {recommend_for, recommend_for, recommend_for, swap_rules, load_rules, decide_with})
    threads.emplace_back(work, std::ref(stage));
  std::this_thread::sleep_for(std::chrono::seconds(std::atoi(words[1])));
  stage.over = true;
  for (std::thread& thread : threads) thread.join();
  std::cout << stage.done << " right, " << stage.wrong << " wrong\n";
  return stage.wrong == 0 && stage.done > 20 ? 0 : 1;
}
