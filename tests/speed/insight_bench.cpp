// What look_into() takes: the chart of `adult` once, and then 1,000 made-up cases, of which the median and the 99th
// percentile are told, in microseconds. What the rows mean: README.md.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "rung/advise/advisor.hpp"
#include "rung/explain/explain.hpp"

namespace rung {
namespace {

const Program& adult() {
  static const auto advisor = Advisor::built_in("adult").value();
  return advisor.program();
}

/// Makes cases: of each answer that is not optional 15 of 100 are missing, of optional ones 70, most of the others
/// mild.
class Made {
 public:
  explicit Made(const Program& program) : program_(program) {}

  Case next() {
    Case made;
    made.id.text = "made";
    made.population = program_.rules().population;
    for (const Slot& slot : program_.slots()) {
      const bool is_total = slot.kind == Slot::Kind::score && slot.name.ends_with(".total");
      if ((slot.kind != Slot::Kind::input && !is_total) || chance(slot.optional ? 70 : 15)) continue;
      Reading now{.days_ago = 0};
      if (is_total)
        now.named = {{Word{"total", {}}, written(slot)}};
      else
        now.value = written(slot);
      Answer answer{Word{is_total ? slot.name.substr(0, slot.name.find('.')) : slot.name, {}}, {now}};
      if (is_total && chance(50)) {
        now.days_ago = 60;
        now.named.front().second = written(slot);
        answer.readings.push_back(now);
      }
      made.answers.push_back(std::move(answer));
    }
    if (chance(10)) return made;
    made.history.emplace();
    const auto& levels = program_.rules().ladder.levels;
    if (chance(70)) made.history->push_back({.level = levels[below(levels.size())].id, .from_days_ago = 50});
    if (chance(40))
      made.history->push_back({.level = levels[below(levels.size())].id, .from_days_ago = 90, .to_days_ago = 51});
    return made;
  }

 private:
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool chance(std::size_t percent) { return below(100) < percent; }

  Written written(const Slot& slot) {
    if (slot.type == boolean_type) return {.text = chance(50) ? "true" : "false"};
    if (slot.type == string_type) return {.text = slot.one_of[below(slot.one_of.size())]};
    if (!slot.values.empty()) return {.text = std::to_string(slot.values[below(slot.values.size())])};
    const std::int64_t low = slot.range->low.to_int64().value_or(0), high = slot.range->high.to_int64().value_or(0);
    const auto width = static_cast<std::size_t>(high - low + 1);
    return {.text = std::to_string(low + static_cast<std::int64_t>(below(chance(60) ? width / 3 + 1 : width)))};
  }

  const Program& program_;
  std::mt19937_64 engine_{7};
};

double cpu_microseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void draw_chart(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(LevelChart(adult()).level().size());
}

void look_into_all(benchmark::State& state) {
  const LevelChart chart(adult());
  for (auto _ : state) {
    Made made(adult());
    std::vector<double> times;
    double not_found = 0;
    for (int i = 0; i < 1000; ++i) {
      const Case answers = made.next();
      const auto facts = bind(adult(), answers);
      if (!facts) continue;
      Decision decision;
      decide(adult(), *facts, decision);
      const Explanation explanation = explain(adult(), *facts, decision);
      const double before = cpu_microseconds();
      const Insight insight = look_into(chart, explanation);
      times.push_back(cpu_microseconds() - before);
      for (const Forced* one : {&insight.not_lower, &insight.not_higher, &insight.settled})
        not_found += one->kind == Forced::Kind::not_found;
    }
    std::ranges::sort(times);
    state.counters["cases"] = static_cast<double>(times.size());
    state.counters["median"] = times[times.size() / 2];
    state.counters["p99"] = times[times.size() * 99 / 100];
    state.counters["most"] = times.back();
    state.counters["not_found"] = not_found;
  }
}

BENCHMARK(draw_chart)->Name("LevelChart of adult")->Unit(benchmark::kMillisecond);
BENCHMARK(look_into_all)->Name("look_into, 1000 cases")->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace rung
