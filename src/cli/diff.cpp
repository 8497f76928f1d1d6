#include <algorithm>
#include <iostream>

#include "commands.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/evaluate/facts.hpp"
#include "rung/parse/parse_case.hpp"
#include "rung/parse/parse_population.hpp"
#include "rung/prove/diff.hpp"
#include "rung/render/proof.hpp"

namespace rung::cli {
namespace {

// One JSON case a line, as `rung recommend` reads them. Every fault of every line.
Faults bind_lines(const Source& source, const Program& before, const Program& after, std::vector<BoundTwice>& bound) {
  Faults faults;
  std::string_view rest = source.text();
  const std::vector<Program> both = {before, after};
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Source one(source.name() + ", line " + std::to_string(number) + ".json", std::string(line));
    Faults here;
    if (auto read = parse_case(one)) {
      Case answers = std::move(read).value();
      answers.population = before.rules().population;
      auto old_facts = rung::bind(before, answers, both);
      answers.population = after.rules().population;
      auto new_facts = rung::bind(after, answers, both);
      here = old_facts.error();
      for (const Fault& fault : new_facts.error())  // most are faults for both
        if (std::ranges::none_of(here, [&](const Fault& said) {
              return said.code == fault.code && said.message == fault.message &&
                     said.place.column == fault.place.column;
            }))
          here.push_back(fault);
      if (old_facts && new_facts) bound.push_back({std::move(old_facts).value(), std::move(new_facts).value()});
    } else {
      here = read.error();
    }
    locate(here, {&one, 1});
    faults.insert(faults.end(), here.begin(), here.end());
  }
  return faults;
}

bool holds_cases(const Source& source) {
  const auto first = source.text().find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && source.text()[first] == '{';
}

}  // namespace

void add_diff_options(options::options_description& described) {
  described.add_options()("format", options::value<std::string>()->default_value("text")->value_name("text|json"),
                          "a page to read, or one line of JSON")(
      "population", options::value<std::string>()->value_name("FILE"),
      "cases, one as JSON a line; or YAML of how often each answer is given: adds the share of people who move");
  add_budget_options(described);
}

Status diff(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.size() != 2)
    return misuse("`rung diff` needs two rule sets, the old one and the new one", "see `rung help diff`");
  const std::string format = arguments["format"].as<std::string>();
  if (format != "text" && format != "json") return misuse("`--format` is `text` or `json`, not `" + format + "`");
  const auto budget = budget_of(arguments);
  if (!budget) return misused;
  const auto before = open_rule_set(names[0]), after = open_rule_set(names[1]);
  if (!before) std::cerr << describe(before.error());
  if (!after) std::cerr << describe(after.error());
  if (!before || !after) return faulty;
  std::optional<Population> population;
  std::vector<BoundTwice> cases;
  std::vector<Source> sources;
  const auto refuse = [&](Faults faults) {
    locate(faults, sources);
    std::cerr << describe(faults);
    return faulty;
  };
  if (arguments.count("population")) {
    auto read = read_file(arguments["population"].as<std::string>());
    if (!read) return refuse(read.error());
    sources.push_back(std::move(read).value());
    if (holds_cases(sources.front())) {
      const Faults faults = bind_lines(sources.front(), before->program(), after->program(), cases);
      if (!faults.empty()) return std::cerr << describe(faults), faulty;
    } else {
      auto parsed = parse_population(sources.front());
      if (!parsed) return refuse(parsed.error());
      population = std::move(parsed).value();
    }
  }
  auto compared =
      rung::diff(before->program(), after->program(), {.budget = *budget}, population ? &*population : nullptr);
  if (!compared) return refuse(compared.error());
  RuleSetDiff found = std::move(compared).value();
  if (!cases.empty()) reckon_moved(before->program(), after->program(), cases, found);
  std::cout << (format == "json" ? render_diff_json(before->program(), after->program(), found)
                                 : render_diff_text(before->program(), after->program(), found));
  say_how_to_give_more(found.because);
  return flushed(found.verdict == Verdict::proved ? done : found.verdict == Verdict::refuted ? refuted : undecided);
}

}  // namespace rung::cli
