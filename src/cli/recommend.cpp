#include <iostream>
#include <map>

#include "commands.hpp"
#include "files.hpp"
#include "rung/advise/choose.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/text/nearest.hpp"
#include "rung/text/utf8.hpp"

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

// What a run asks for beside its cases.
struct Order {
  const Format* format = nullptr;
  RenderOptions rendering;
  bool to_file = false;
  bool compares = false;          // with an earlier case, or with a case's own earlier readings
  std::optional<Source> earlier;  // the first of the two
  bool exactly = false;
  std::optional<Population> population;
};

const Format* ordered_format(const options::variables_map& arguments) {
  return find_format(arguments.count("picture") ? "picture" : arguments["format"].as<std::string>());
}

Status no_such_format(const std::string& name) {
  std::vector<std::string> known;
  for (const Format& one : formats()) known.emplace_back(one.name);
  return misuse("there is no format `" + printable(name) + "`", "the formats are " + listed(known));
}

// Whoever asks for all of it is shown what the case itself knows of the time before.
Status take_since(const options::variables_map& arguments, std::size_t cases, Order& order) {
  order.compares = order.format->name == "html" || order.rendering.detail;
  if (!arguments.count("since")) return done;
  const auto given = arguments["since"].as<std::string>();
  order.compares = true;
  if (given == "readings") return done;
  if (cases > 1)
    return misuse("`--since` with a file is for one case, and here are " + std::to_string(cases),
                  "`--since readings` compares each case with its own earlier readings");
  auto read = read_file(given);
  if (read) {
    order.earlier = std::move(read).value();
    return done;
  }
  std::cerr << describe(read.error());
  return faulty;
}

// A page and a text in detail say what the whole rule set says.
Status take_why(const options::variables_map& arguments, Order& order) {
  order.exactly = arguments.count("why") != 0 || arguments.count("population") != 0 || order.rendering.detail ||
                  order.format->name == "html";
  if (!arguments.count("population")) return done;
  return read_population(arguments["population"].as<std::string>(), order.population) ? done : faulty;
}

std::optional<Recommendation> advise(const options::variables_map& arguments, const std::string& path,
                                     const Order& order, RuleSets& rule_sets) {
  const auto source = read_file(path);
  if (!source) {
    std::cerr << describe(source.error());
    return std::nullopt;
  }
  const Advisor* const advisor =
      rule_sets.find(arguments.count("rules") ? arguments["rules"].as<std::string>() : rule_set_for(*source));
  const auto also = rule_sets.find_all(arguments);
  if (!advisor || !also) return std::nullopt;
  const Population* const population = order.population ? &*order.population : nullptr;
  const auto advice = order.compares  ? advisor->follow_up(*source, order.earlier ? &*order.earlier : nullptr, *also,
                                                           order.exactly, population)
                      : order.exactly ? advisor->recommend_exactly(*source, *also, population)
                                      : advisor->recommend(*source, *also);
  std::cerr << describe(advice.error());
  return advice ? std::optional(*advice) : std::nullopt;
}

}  // namespace

void add_recommend_options(options::options_description& described) {
  described.add_options()("rules,r", options::value<std::string>()->value_name("NAME|FILE"),
                          "a built-in rule set, or a file of your own")(
      "also,a", options::value<std::vector<std::string>>()->composing()->value_name("NAME|FILE"),
      "another rule set, such as a payer's: what it asks of the level recommended is shown apart; may be given again")(
      "why,w",
      "also which answers force the level, which would change it, how firmly it stands and what to ask next; this "
      "looks at the whole rule set, which takes a moment")(
      "population,p", options::value<std::string>()->value_name("FILE"),
      "with --why: how often answers are given, for how likely each level is while answers are missing")(
      "format,f", options::value<std::string>()->default_value("text")->value_name("FORMAT"),
      "text, for people; json, for machines; html, a page to read and print; picture, for a terminal")(
      "detail,d", "text: all of it, and not only the first screen")(
      "since,s", options::value<std::string>()->value_name("FILE|readings"),
      "what has changed since an earlier case of the same person, or since the case's own earlier readings")(
      "picture", "the same as --format picture")("ascii", "picture: only ASCII characters")(
      "output,o", options::value<std::string>()->value_name("FILE"), "write there instead of standard output");
}

Status recommend(const options::variables_map& arguments) {
  const auto paths = operands(arguments);
  if (paths.empty()) return misuse("`rung recommend` needs at least one case file", "see `rung help recommend`");
  Order order;
  order.format = ordered_format(arguments);
  if (order.format == nullptr) return no_such_format(arguments["format"].as<std::string>());
  order.to_file = arguments.count("output") != 0;
  order.rendering = {!order.to_file && wants_colour(), order.format->name == "picture" ? terminal_width() : 100,
                     arguments.count("detail") != 0, arguments.count("ascii") != 0};
  if (const Status status = take_since(arguments, paths.size(), order); status != done) return status;
  if (const Status status = take_why(arguments, order); status != done) return status;
  RuleSets rule_sets;
  std::vector<Recommendation> made;
  for (const std::string& path : paths)
    if (auto advice = advise(arguments, path, order, rule_sets)) made.push_back(std::move(*advice));
  const Status status = made.size() == paths.size() ? done : faulty;
  if (made.empty()) return status;
  std::vector<const Explanation*> explanations;
  for (const Recommendation& one : made) explanations.push_back(&one.explanation());
  const std::string text = order.format->render(explanations, order.rendering);
  if (order.to_file) return std::max(status, write_aside(arguments["output"].as<std::string>(), text));
  std::cout << text;
  return flushed(status);
}

}  // namespace rung::cli
