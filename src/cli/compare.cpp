#include <algorithm>
#include <iostream>

#include "batch_output.hpp"
#include "batch_plan.hpp"
#include "rung/advise/choose.hpp"
#include "rung/render/summary.hpp"

namespace rung::cli {
namespace {

// Positions mean the same in both only when the ladders are alike.
bool same_ladder(const Program& before, const Program& after) {
  const auto &one = before.rules().ladder.levels, &other = after.rules().ladder.levels;
  if (std::ranges::equal(
          one, other, {}, [](const Level& level) { return level.id.text; },
          [](const Level& level) { return level.id.text; }))
    return true;
  std::cerr << "rung: `" << before.rules().id.text << "` and `" << after.rules().id.text
            << "` cannot be compared, for their ladders are different\n";
  return false;
}

}  // namespace

void add_compare_options(options::options_description& described) {
  described.add_options()("output,o", options::value<std::string>()->value_name("FILE"),
                          "a line of JSON for each case that moves, with the rules behind it");
  add_case_options(described);
}

Status compare(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.size() != 3)
    return misuse("`rung compare` needs two rule sets, the old one and the new one, and a file of cases",
                  "see `rung help compare`");
  auto run = batch_run(arguments);
  if (!run) return misused;
  if (!run->plan.by.empty()) return misuse("`--by` is for `rung batch --summary`");
  for (std::size_t i = 0; i < 2; ++i) {
    const auto opened = open_rule_set(names[i]);
    if (!opened) return std::cerr << describe(opened.error()), faulty;
    run->plan.rules.push_back(opened->program());
  }
  if (!same_ladder(run->plan.rules[0], run->plan.rules[1])) return faulty;
  run->plan.writes_records = arguments.count("output") != 0;
  auto input = BatchInput::open(names[2]);
  if (!input) return std::cerr << describe(input.error()), faulty;
  stop_on_signals();
  BlockReader reader(**input, block_bytes(Detail::level), run->plan.max_line);
  if (!plan_table(arguments, **input, reader, run->plan)) return faulty;
  BatchOutput output(arguments.count("output") ? arguments["output"].as<std::string>() : "");
  if (!output.is_open()) return std::cerr << "rung: the file of --output could not be written\n", faulty;
  const BatchEnd end = run_batch(*run, **input, reader, output, make_comparer);
  if (end.status != done) return end.status;
  if (!output.finish()) return std::cerr << "rung: the file of --output could not be written\n", faulty;
  std::cout << render_moves_text(run->plan.rules[0], run->plan.rules[1], end.moves);
  return flushed(done);
}

}  // namespace rung::cli
