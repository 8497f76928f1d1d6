#include <algorithm>
#include <iostream>

#include "commands.hpp"
#include "rung/advise/built_in.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

namespace rung::cli {
namespace {

Status list_rule_sets() {
  for (const BuiltInText& text : built_in_rule_sets()) {
    const auto advisor = Advisor::built_in(text.name);
    std::cout << "  " << text.name
              << (advisor ? "  " + advisor->program().rules().version + "  " + advisor->program().rules().title : "")
              << '\n';
  }
  return flushed(done);
}

Status print(const std::string& text) {
  std::cout << text;
  return flushed(done);
}

Status show_policy(const std::string& name) {
  if (const auto sheet = instrument_sheet(name)) return print(*sheet);
  const auto opened = open_rule_set(name);
  if (opened) return print(opened->as_policy());
  std::vector<std::string> instruments;
  for (const BuiltInText& text : built_in_instruments()) instruments.emplace_back(text.name);
  Faults faults = opened.error();  // warnings are for `rung check`
  const std::string guess = did_you_mean(name, instruments);
  if (faults.front().code == "R12" && !faults.front().hint.starts_with("did you mean") && !guess.empty())
    faults.front().hint = guess;
  std::cerr << describe(faults);
  return faulty;
}

Status show_yaml(const std::string& name) {
  for (const auto& texts : {built_in_rule_sets(), built_in_instruments()})
    for (const BuiltInText& text : texts)
      if (name == text.name) return print(std::string(text.text));
  if (const auto text = read_file(name)) return print(text->text());
  std::cerr << describe(open_rule_set(name).error());  // neither a name nor a file
  return faulty;
}

Status show_cql(const std::string& name) {
  const auto opened = open_rule_set(name);
  if (!opened) {
    std::cerr << describe(opened.error());  // warnings are for `rung check`
    return faulty;
  }
  return print(opened->as_cql());
}

struct Spelling {
  const char* name;
  Status (*show)(const std::string& rule_set);
};
constexpr Spelling spellings[] = {{"policy", show_policy}, {"yaml", show_yaml}, {"cql", show_cql}};

constexpr const char* attribute_formats[] = {"text", "json"};

Status show_attributes(const std::vector<std::string>& names, const options::variables_map& arguments) {
  if (names.empty()) return misuse("`--attributes` needs a rule set to tell of", "see `rung help rules`");
  if (arguments.count("as")) return misuse("`--attributes` and `--as` do not go together");
  const std::string format = arguments.count("format") ? arguments["format"].as<std::string>() : attribute_formats[0];
  const std::vector<std::string> known(std::begin(attribute_formats), std::end(attribute_formats));
  if (std::ranges::find(known, format) == known.end())
    return misuse(
        "there is no format `" + printable(format) + "` for attributes",
        did_you_mean(format, known).empty() ? "the formats are " + listed(known) : did_you_mean(format, known));
  const auto opened = open_rule_set(names.front());
  if (!opened) {
    std::cerr << describe(opened.error());  // warnings are for `rung check`
    return faulty;
  }
  return print(opened->attributes(format));
}

}  // namespace

void add_rules_options(options::options_description& described) {
  described.add_options()("as", options::value<std::string>()->value_name("SPELLING"),
                          "policy, in words for a clinician (the default); yaml, as its authors wrote it; or cql")(
      "attributes", "who made it, for what, from which data and sources")(
      "format,f", options::value<std::string>()->value_name("FORMAT"), "of the attributes: text (the default) or json");
}

Status rules(const options::variables_map& arguments) {
  const auto names = operands(arguments);
  if (names.size() > 1) return misuse("`rung rules` shows one rule set or instrument at a time");
  if (arguments.count("attributes")) return show_attributes(names, arguments);
  if (arguments.count("format")) return misuse("`--format` goes with `--attributes`", "see `rung help rules`");
  const std::string as = arguments.count("as") ? arguments["as"].as<std::string>() : spellings[0].name;
  std::vector<std::string> known;
  for (const Spelling& spelling : spellings) {
    known.emplace_back(spelling.name);
    if (as != spelling.name) continue;
    if (!names.empty()) return spelling.show(names.front());
    return arguments.count("as") ? misuse("`--as` needs a rule set to show", "see `rung help rules`")
                                 : list_rule_sets();
  }
  const std::string guess = did_you_mean(as, known);
  return misuse("a rule set cannot be shown as `" + printable(as) + "`",
                guess.empty() ? "the spellings are " + listed(known) : guess);
}

}  // namespace rung::cli
