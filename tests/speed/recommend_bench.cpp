// The stages of one recommendation, each alone and all of them together, for the built-in rule set `adult` and the
// example case for which most is to be said. What the rows mean: README.md.

#include <benchmark/benchmark.h>

#include "allocations.hpp"
#include "rung/advise/advisor.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/explain/explain.hpp"
#include "rung/parse/parse_case.hpp"

namespace rung {
namespace {

const Program& adult() {
  static const auto advisor = Advisor::built_in("adult").value();
  return advisor.program();
}

Source read_case(const std::string& name) { return read_file(RUNG_CASES + name).value(); }

const Case& person() {
  static const Case answers = parse_case(read_case("06-not-safe-overnight.yaml")).value();
  return answers;
}

// A case on its way: each stage borrows from the one before, so none of it may move.
struct Stages {
  Facts facts = bind(adult(), person()).value();
  Decision decision = {};
  Explanation explanation = {};
  Stages() {
    decide(adult(), facts, decision);
    explanation = explain(adult(), facts, decision);
  }
};

const Stages& stages() {
  static const Stages made;
  return made;
}

void count_allocations(benchmark::State& state, std::size_t before) {
  state.counters["allocations"] =
      benchmark::Counter(static_cast<double>(allocations() - before), benchmark::Counter::kAvgIterations);
}

void decide_alone(benchmark::State& state) {
  const Facts& facts = stages().facts;
  Decision decision;
  decide(adult(), facts, decision);  // the first time makes room
  const std::size_t before = allocations();
  for (auto _ : state) {
    decide(adult(), facts, decision);
    benchmark::DoNotOptimize(decision.recommended);
  }
  count_allocations(state, before);
}

void recommend_whole(benchmark::State& state) {
  const Program& program = adult();
  const Case& answers = person();
  Decision decision;
  const std::size_t before = allocations();
  for (auto _ : state) {
    const auto facts = bind(program, answers);
    decide(program, *facts, decision);
    benchmark::DoNotOptimize(render_json(explain(program, *facts, decision), {}));
  }
  count_allocations(state, before);
}

void bind_alone(benchmark::State& state) {
  const std::size_t before = allocations();
  for (auto _ : state) benchmark::DoNotOptimize(bind(adult(), person()));
  count_allocations(state, before);
}

void explain_alone(benchmark::State& state) {
  const Stages& made = stages();
  const std::size_t before = allocations();
  for (auto _ : state) benchmark::DoNotOptimize(explain(adult(), made.facts, made.decision));
  count_allocations(state, before);
}

void render(benchmark::State& state, const char* format) {
  const auto write = find_format(format)->render;
  const Explanation* const explanation = &stages().explanation;
  const std::size_t before = allocations();
  for (auto _ : state) benchmark::DoNotOptimize(write(std::span(&explanation, 1), {}));
  count_allocations(state, before);
}

BENCHMARK(recommend_whole)->Name("bind + decide + explain + render_json")->Unit(benchmark::kMicrosecond);
BENCHMARK(decide_alone)->Name("decide")->Unit(benchmark::kMicrosecond);
BENCHMARK(bind_alone)->Name("bind")->Unit(benchmark::kMicrosecond);
BENCHMARK(explain_alone)->Name("explain")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(render, json, "json")->Name("render_json")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(render, text, "text")->Name("render_text")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace rung
