#include <charconv>
#include <iostream>

#include "commands.hpp"
#include "rung/text/utf8.hpp"

namespace rung::cli {
namespace {

// What was said in the option, or the value that stands without it.
template <class Number>
bool read(const options::variables_map& arguments, const char* option, Number most, Number& value) {
  if (!arguments.count(option)) return true;
  const std::string text = arguments[option].as<std::string>();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && value > 0 && value <= most) return true;
  misuse("`--" + std::string(option) + "` is a whole number from 1 to " + std::to_string(most) + ", not `" +
         printable(text) + "`");
  return false;
}

}  // namespace

void add_budget_options(options::options_description& described) {
  described.add_options()("nodes", options::value<std::string>()->value_name("N"),
                          "how many nodes the decision diagrams may have, 4000000 where it is not said; some 40 bytes "
                          "each")(
      "steps", options::value<std::string>()->value_name("N"),
      "how many steps may be made in them, 60000000 where it is not said; some 20 million a second");
}

std::optional<Budget> budget_of(const options::variables_map& arguments) {
  Budget budget;
  constexpr std::uint32_t most_nodes = 100'000'000;
  constexpr std::uint64_t most_steps = 1'000'000'000'000;
  if (!read(arguments, "nodes", most_nodes, budget.nodes) || !read(arguments, "steps", most_steps, budget.steps))
    return std::nullopt;
  return budget;
}

void say_how_to_give_more(const std::string& because) {
  if (because.starts_with("the budget ran out"))
    std::cerr << "rung: " << because << "; `--nodes` and `--steps` give more\n";
}

}  // namespace rung::cli
