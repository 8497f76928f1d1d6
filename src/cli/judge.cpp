#include "rung/advise/judge.hpp"

#include <iostream>

#include "commands.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/parse/parse_case_map.hpp"
#include "rung/render/judge.hpp"

namespace rung::cli {
namespace {

std::vector<std::string> columns_in(const std::string& text) {
  std::vector<std::string> columns(1);
  for (const char c : text) {
    if (c != ',')
      columns.back() += c;
    else
      columns.emplace_back();
  }
  std::erase(columns, std::string());
  return columns;
}

}  // namespace

void add_judge_options(options::options_description& described) {
  described.add_options()("map,m", options::value<std::string>()->value_name("FILE"),
                          "how a row becomes a case; see rules/README.md")(
      "outcome", options::value<std::string>()->value_name("COLUMN"),
      "the level on record, an id of the ladder; without it, what the mapping says")(
      "by", options::value<std::string>()->value_name("COLUMNS"), "groups to be judged apart, such as sex")(
      "format,f", options::value<std::string>()->default_value("text")->value_name("FORMAT"), "text, json or html");
}

Status judge(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.size() != 2) return misuse("`rung judge` needs a rule set and a table", "see `rung help judge`");
  if (!arguments.count("map"))
    return misuse("`rung judge` needs `--map`, which says how a row becomes a case", "rules/README.md shows one");
  const std::string format = arguments["format"].as<std::string>();
  if (format != "text" && format != "json" && format != "html")
    return misuse("there is no format `" + format + "`", "the formats are `text`, `json` and `html`");
  const auto rules = open_rule_set(names[0]);
  if (!rules) return std::cerr << describe(rules.error()), faulty;
  const auto source = read_file(arguments["map"].as<std::string>());
  if (!source) return std::cerr << describe(source.error()), faulty;
  auto map = parse_case_map(*source);
  const auto outcome = arguments.count("outcome") ? arguments["outcome"].as<std::string>() : std::string();
  const auto groups = columns_in(arguments.count("by") ? arguments["by"].as<std::string>() : std::string());
  Faults faults;
  if (map) {
    const auto report = judge_rules(rules->program(), names[1], *map, outcome, groups);
    if (report) {
      std::cout << (format == "json"   ? render_judge_json(*report)
                    : format == "html" ? render_judge_html(*report)
                                       : render_judge_text(*report));
      return flushed(done);
    }
    faults = report.error();
  } else {
    faults = map.error();
  }
  locate(faults, {&*source, 1});
  std::cerr << describe(faults);
  return faulty;
}

}  // namespace rung::cli
