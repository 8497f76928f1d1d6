#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>

#include "batch_output.hpp"
#include "batch_plan.hpp"
#include "progress.hpp"
#include "rung/advise/built_in.hpp"
#include "rung/advise/choose.hpp"
#include "rung/render/summary.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung::cli {
namespace {

bool read_detail(const std::string& word, Detail& detail) {
  static const std::string words[] = {"none", "level", "reasons", "trace"};
  const auto found = std::ranges::find(words, word);
  if (found == std::end(words)) {
    misuse("there is no detail `" + printable(word) + "`", "there are " + listed(words));
    return false;
  }
  detail = static_cast<Detail>(found - std::begin(words));
  return true;
}

bool read_shard(const std::string& text, Shard& shard) {
  if (text.empty()) return true;
  const char *const end = text.data() + text.size(), *const slash = text.data() + std::min(text.find('/'), text.size());
  const auto index = std::from_chars(text.data(), slash, shard.index);
  if (slash != end && index.ec == std::errc() && index.ptr == slash) {
    const auto count = std::from_chars(slash + 1, end, shard.count);
    if (count.ec == std::errc() && count.ptr == end && shard.index < shard.count) return true;
  }
  misuse("`--shard` is a part and how many there are, the first being 0: `0/4`; not `" + printable(text) + "`");
  return false;
}

// The rule set that was named; else all that are built in and recommend, of which each case takes its own.
bool choose_rules(const options::variables_map& arguments, std::vector<Program>& rules) {
  std::vector<std::string> names;
  if (arguments.count("rules"))
    names.push_back(text_of(arguments, "rules"));
  else
    names.emplace_back("adult");  // the first is for cases of a population that no rule set is for
  for (const BuiltInText& one : built_in_rule_sets())
    if (!arguments.count("rules") && one.name != "adult") names.emplace_back(one.name);
  for (const std::string& name : names) {
    const auto opened = open_rule_set(name);
    if (!opened) return std::cerr << describe(opened.error()), false;
    const RuleSet& rule_set = opened->program().rules();
    if (rule_set.role == Role::recommendation &&
        (arguments.count("rules") || rule_set.id.text == "adult" || rule_set.id.text == rule_set.population.text))
      rules.push_back(opened->program());
  }
  if (!rules.empty()) return true;
  std::cerr << "rung: the rule set `" << names.front() << "` states requirements and recommends no level\n";
  return false;
}

bool write_page(const std::string& path, const std::string& page) {
  BatchOutput out(path);
  if (out.is_open() && out.write(page) && out.finish()) return true;
  std::cerr << "rung: `" << printable(path) << "` could not be written\n";
  return false;
}

Status tell_summary(const options::variables_map& arguments, const BatchPlan& plan, const BatchEnd& end) {
  const SummaryOf summary{plan.rules, end.summary, plan.by};
  if (arguments.count("summary-html") && !write_page(text_of(arguments, "summary-html"), render_summary_html(summary)))
    return faulty;
  if (arguments.count("summary")) std::cout << render_summary_text(summary);
  return flushed(done);
}

Status finish(const options::variables_map& arguments, const BatchPlan& plan, const BatchEnd& end,
              BatchOutput& output) {
  if (end.status != done) return end.status;
  if (!output.finish()) {
    std::cerr << "rung: `" << text_of(arguments, "output") << "` could not be written\n";
    return faulty;
  }
  if (const Status told = tell_summary(arguments, plan, end); told != done) return told;
  if (end.faulty > 0)
    std::cerr << "rung: " << grouped(end.faulty) << " of " << grouped(end.lines)
              << (end.lines == 1 ? " line is" : " lines are") << " at fault; the record of each says why\n";
  return end.faulty > 0 && arguments.count("fail-on-error") ? refuted : done;
}

}  // namespace

void add_batch_options(options::options_description& described) {
  described.add_options()("rules,r", options::value<std::string>()->value_name("NAME|FILE"),
                          "a built-in rule set, or a file of your own")(
      "detail,d", options::value<std::string>()->default_value("level")->value_name("DETAIL"),
      "how much a record says: none, the level; level, also alerts and the rule set; reasons, also rules and missing "
      "answers; trace, all of it")("output,o", options::value<std::string>()->value_name("FILE"),
                                   "write the records there; the file appears when it is whole");
  add_case_options(described);
  described.add_options()("shard", options::value<std::string>()->value_name("I/N"),
                          "only the part I of N parts, from 0, by the ids of the cases")(
      "fail-on-error", "exit status 3 when a line is at fault")(
      "summary", "prints what was said of all of them; without --output, in place of the records")(
      "summary-html", options::value<std::string>()->value_name("FILE"), "the same as a page with drawings");
}

Status batch(const options::variables_map& arguments) {
  const auto paths = operands(arguments);
  if (paths.size() != 1)
    return misuse("`rung batch` needs one file of cases, or `-` for standard input", "see `rung help batch`");
  auto run = batch_run(arguments);
  if (!run || !read_detail(text_of(arguments, "detail"), run->plan.detail) ||
      !read_shard(text_of(arguments, "shard"), run->plan.shard))
    return misused;
  run->plan.writes_records = arguments.count("output") || !arguments.count("summary");
  run->plan.summarizes = arguments.count("summary") || arguments.count("summary-html");
  if (!run->plan.by.empty() && !run->plan.summarizes)
    return misuse("`--by` is for a summary", "add --summary, or --summary-html FILE");
  run->plan.by_population = arguments.count("rules") == 0;
  if (!choose_rules(arguments, run->plan.rules)) return faulty;
  auto input = BatchInput::open(paths.front());
  if (!input) return std::cerr << describe(input.error()), faulty;
  stop_on_signals();
  BlockReader reader(**input, block_bytes(run->plan.detail), run->plan.max_line);
  if (!plan_table(arguments, **input, reader, run->plan)) return faulty;
  BatchOutput output(text_of(arguments, "output"));
  if (!output.is_open()) {
    std::cerr << "rung: `" << text_of(arguments, "output") << "` could not be written\n";
    return faulty;
  }
  const BatchEnd end = run_batch(*run, **input, reader, output, make_decider);
  return finish(arguments, run->plan, end, output);
}

}  // namespace rung::cli
