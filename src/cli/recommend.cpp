#include <iostream>
#include <map>

#include "commands.hpp"
#include "files.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/text/nearest.hpp"

namespace rung::cli {
namespace {

// Rule sets are read once, whichever number of cases asks for them.
class RuleSets {
 public:
  const Advisor* find(const std::string& name) {
    auto at = known_.find(name);
    if (at == known_.end()) {
      auto opened = open_rule_set(name);
      if (!opened) std::cerr << describe(opened.error());  // warnings are for `rung check`
      at = known_.emplace(name, opened ? std::optional(std::move(opened).value()) : std::nullopt).first;
    }
    return at->second ? &*at->second : nullptr;
  }

  // Those of `--also`; nothing when one of them cannot be had.
  std::optional<std::vector<Advisor>> find_all(const options::variables_map& arguments) {
    std::vector<Advisor> found;
    bool all = true;
    if (arguments.count("also"))
      for (const std::string& name : arguments["also"].as<std::vector<std::string>>()) {
        const Advisor* const advisor = find(name);
        all = all && advisor;
        if (advisor) found.push_back(*advisor);
      }
    return all ? std::optional(std::move(found)) : std::nullopt;
  }

 private:
  std::map<std::string, std::optional<Advisor>> known_;
};

}  // namespace

void add_recommend_options(options::options_description& described) {
  described.add_options()("rules,r", options::value<std::string>()->value_name("NAME|FILE"),
                          "a built-in rule set, or a file of your own")(
      "also,a", options::value<std::vector<std::string>>()->composing()->value_name("NAME|FILE"),
      "another rule set, such as a payer's: what it asks of the level recommended is shown apart; may be given again")(
      "why,w",
      "also which answers force the level, which would change it, how firmly it stands and what to ask next; this "
      "looks "
      "at the whole rule set, which takes a moment")(
      "population,p", options::value<std::string>()->value_name("FILE"),
      "with --why: how often answers are given, for how likely each level is while answers are missing")(
      "format,f", options::value<std::string>()->default_value("text")->value_name("FORMAT"),
      "text, for people, or json, for machines")("output,o", options::value<std::string>()->value_name("FILE"),
                                                 "write there instead of standard output");
}

Status recommend(const options::variables_map& arguments) {
  const auto paths = operands(arguments);
  if (paths.empty()) return misuse("`rung recommend` needs at least one case file", "see `rung help recommend`");
  const auto name = arguments["format"].as<std::string>();
  const Format* const format = find_format(name);
  if (format == nullptr) {
    std::vector<std::string> known;
    for (const Format& one : formats()) known.emplace_back(one.name);
    return misuse("there is no format `" + name + "`", "the formats are " + listed(known));
  }
  const bool to_file = arguments.count("output") != 0;
  const RenderOptions rendering{!to_file && wants_colour(), 100};
  const bool why = arguments.count("why") != 0 || arguments.count("population") != 0;
  std::optional<Population> population;
  if (arguments.count("population") && !read_population(arguments["population"].as<std::string>(), population))
    return faulty;
  RuleSets rule_sets;
  Status status = done;
  std::string text;
  for (const std::string& path : paths) {
    const auto source = read_file(path);
    if (!source) {
      std::cerr << describe(source.error());
      status = faulty;
      continue;
    }
    const Advisor* const advisor =
        rule_sets.find(arguments.count("rules") ? arguments["rules"].as<std::string>() : rule_set_for(*source));
    const auto also = rule_sets.find_all(arguments);
    if (!advisor || !also) {
      status = faulty;
      continue;
    }
    const auto advice = why ? advisor->recommend_exactly(*source, *also, population ? &*population : nullptr)
                            : advisor->recommend(*source, *also);
    if (!advice) {
      std::cerr << describe(advice.error());
      status = faulty;
      continue;
    }
    std::cerr << describe(advice.error());
    if (!text.empty() && name == "text") text += std::string(rendering.width, '-') + "\n";
    text += advice->render(name, rendering);
  }
  if (to_file)
    return text.empty() ? status : std::max(status, write_aside(arguments["output"].as<std::string>(), text));
  std::cout << text;
  return flushed(status);
}

}  // namespace rung::cli
