#include "batch_plan.hpp"

#include <algorithm>
#include <charconv>
#include <iostream>
#include <thread>

#include "batch_output.hpp"
#include "pipeline.hpp"
#include "progress.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/parse/csv.hpp"
#include "rung/parse/parse_case_map.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung::cli {
namespace {

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool wants_number(const options::variables_map& arguments, const char* name, std::uint64_t low, std::uint64_t high,
                  std::uint64_t& number) {
  const std::string text = text_of(arguments, name);
  if (text.empty()) return true;
  const auto read = number_of(text);
  if (read && *read >= low && *read <= high) return number = *read, true;
  misuse("`--" + std::string(name) + "` is a whole number from " + std::to_string(low) + " to " + std::to_string(high) +
         ", not `" + printable(text) + "`");
  return false;
}

bool is_table(const options::variables_map& arguments, const std::string& name) {
  return arguments.count("map") || arguments.count("csv") || name.ends_with(".csv") || name.ends_with(".csv.gz");
}

bool told(Faults faults, std::vector<Source> sources) {
  locate(faults, sources);
  std::cerr << describe(faults);
  return false;
}

Result<CompiledCaseMap> table_of(const options::variables_map& arguments, const std::vector<Word>& columns,
                                 BatchPlan& plan, std::vector<Source>& sources) {
  if (!arguments.count("map")) return plain_case_map(columns, &plan.rules.front());
  auto text = read_file(text_of(arguments, "map"));
  if (!text) return text.error();
  sources.front() = std::move(text).value();
  const auto map = parse_case_map(sources.front());
  if (!map) return map.error();
  const auto meant = std::ranges::find(plan.rules, map->population.text, [](const Program& one) -> const std::string& {
    return one.rules().population.text;
  });
  if (plan.by_population)  // a mapping is checked against one rule set, and rows of another population are at fault
    plan.rules = {Program(meant != plan.rules.end() ? *meant : plan.rules.front())};
  plan.by_population = false;
  return compile_case_map(*map, columns, &plan.rules.front());
}

bool is_column(const BatchPlan& plan, const std::string& name) {
  std::vector<std::string> known;
  for (const CompiledColumn& column : plan.table->columns) known.push_back(column.name);
  if (std::ranges::find(known, name) != known.end()) return true;
  const std::string guess = did_you_mean(name, known);
  misuse("`--by`: the table has no column `" + printable(name) + "`",
         guess.empty() ? "it has " + listed(known, 12) : guess);
  return false;
}

}  // namespace

void add_case_options(options::options_description& described) {
  described.add_options()("map,m", options::value<std::string>()->value_name("FILE"),
                          "how a case is made of a row of a CSV table; without it, columns are called as answers are")(
      "csv", "the input is a CSV table; so is one named .csv or .csv.gz, or with --map")(
      "jobs,j", options::value<std::string>()->value_name("N"), "how many threads decide; all cores, unless said")(
      "by", options::value<std::string>()->value_name("COLUMN"),
      "counts also apart by each value of a column of the table, or of an answer")(
      "max-line", options::value<std::string>()->value_name("BYTES"),
      "a longer line or row is at fault; 4194304, unless said");
}

std::optional<BatchRun> batch_run(const options::variables_map& arguments) {
  BatchRun run;
  std::uint64_t jobs = std::max(1u, std::thread::hardware_concurrency()), bytes = run.plan.max_line;
  if (!wants_number(arguments, "jobs", 1, 256, jobs) || !wants_number(arguments, "max-line", 100, 64u << 20, bytes))
    return std::nullopt;
  run.jobs = static_cast<unsigned>(jobs);
  run.plan.max_line = bytes;
  run.plan.by = text_of(arguments, "by");
  return run;
}

bool plan_table(const options::variables_map& arguments, BatchInput& input, BlockReader& reader, BatchPlan& plan) {
  if (!is_table(arguments, input.name())) return true;
  const std::string header = reader.read_header();
  if (!input.faults().empty()) return told(input.faults(), {});
  std::vector<Source> sources = {{input.name(), first_bad_utf8(header) ? "" : header}};
  const auto columns = parse_csv_header(header);
  if (!columns) return told(columns.error(), sources);
  auto table = table_of(arguments, *columns, plan, sources);
  if (!table) return told(table.error(), sources);
  if (!table.error().empty()) told(table.error(), sources);  // warnings
  plan.table = std::move(table).value();
  reader.set_columns(columns->size());
  return plan.by.empty() || is_column(plan, plan.by);
}

// About what a few hundred thousand bytes of records come of.
std::size_t block_bytes(Detail detail) {
  return detail == Detail::trace ? 8u << 10 : detail == Detail::reasons ? 128u << 10 : 256u << 10;
}

BatchEnd run_batch(const BatchRun& run, BatchInput& input, BlockReader& reader, BatchOutput& output,
                   std::unique_ptr<BlockDecider> (*decider)(const BatchPlan&)) {
  BatchEnd end;
  bool written = true;
  Progress progress(input.size());
  run_pipeline({.read = [&](Block& block) { return reader.next(block); },
                .decider = [&] { return decider(run.plan); },
                .write =
                    [&](Answered& answered) {
                      end.lines += answered.lines;
                      end.faulty += answered.faulty;
                      end.summary.merge(answered.summary);
                      end.moves.merge(answered.moves);
                      written = output.write(answered.records);
                      progress.tell(end.lines, input.consumed());
                      return written;
                    }},
               run.jobs);
  progress.clear();
  if (output.is_closed_pipe()) return end.status = Status(141), end;  // as the shell says of a broken pipe
  if (!written) std::cerr << "rung: the result could not be written\n";
  if (!input.faults().empty()) std::cerr << describe(input.faults());
  if (!written || !input.faults().empty())
    end.status = faulty;
  else if (stopped_by() != 0)
    end.status = Status(128 + stopped_by());
  return end;
}

}  // namespace rung::cli
