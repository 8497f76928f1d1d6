// Reading: a case in both formats, and the rule set `adult` from its text, from its packed tree, and compiled.

#include <benchmark/benchmark.h>

#include "rung/advise/advisor.hpp"
#include "rung/advise/built_in.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/compile/compile.hpp"
#include "rung/parse/packed_document.hpp"
#include "rung/parse/parse_case.hpp"

namespace rung {
namespace {

void parse_one_case(benchmark::State& state, const char* name) {
  const Source source = read_file(std::string(RUNG_CASES) + name).value();
  for (auto _ : state) benchmark::DoNotOptimize(parse_case(source));
}

const BuiltInText& adult() {
  for (const BuiltInText& text : built_in_rule_sets())
    if (text.name == "adult") return text;
  return built_in_rule_sets().front();
}

void parse_yaml_of_adult(benchmark::State& state) {
  const Source source("adult.yaml", std::string(adult().text));
  for (auto _ : state) benchmark::DoNotOptimize(parse_yaml(source));
}

void unpack_adult(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(unpack(adult().packed));
}

void compile_adult(benchmark::State& state) {
  const RuleSet rules = Advisor::built_in("adult")->program().rules();
  for (auto _ : state) benchmark::DoNotOptimize(compile(rules));
}

void open_adult(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Advisor::built_in("adult"));
}

BENCHMARK_CAPTURE(parse_one_case, yaml, "03-dual-diagnosis.yaml")
    ->Name("parse_case, YAML")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(parse_one_case, json, "17-home-defeats-recovery.json")
    ->Name("parse_case, JSON")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(parse_yaml_of_adult)->Name("parse_yaml, adult.yaml")->Unit(benchmark::kMicrosecond);
BENCHMARK(unpack_adult)->Name("unpack, adult.yaml")->Unit(benchmark::kMicrosecond);
BENCHMARK(compile_adult)->Name("compile, adult")->Unit(benchmark::kMicrosecond);
BENCHMARK(open_adult)->Name("Advisor::built_in(adult)")->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace rung
