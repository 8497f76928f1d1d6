#include "expand.hpp"

#include <algorithm>

#include "expressions.hpp"
#include "names.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

/// A tree becomes defines and rules.
class TreeExpansion {
 public:
  TreeExpansion(const Tree& tree, RuleSet& rules) : tree_(tree), rules_(rules), ways_(tree.nodes.size()) {}

  void run() {
    // Where a condition cannot be read, what hangs on it would only be blamed for that.
    if (std::ranges::any_of(tree_.nodes, [](const TreeNode& node) { return node.condition.empty(); })) return;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const TreeNode& node = tree_.nodes[i];
      define(condition_name(node), node.title.empty() ? node.id.text : node.title, node.condition);
      if (i > 0) define_coming_to(i);
      follow(i, node.yes, name_expression(condition_name(node), node.condition.place));
      if (node.no) follow(i, *node.no, negation(name_expression(condition_name(node), node.condition.place)));
    }
  }

 private:
  std::string condition_name(const TreeNode& node) const { return tree_.id.text + ": " + node.id.text; }
  std::string coming_name(const TreeNode& node) const { return tree_.id.text + ": comes to " + node.id.text; }

  void define(std::string name, std::string words, Expression is) {
    const Place place = is.place;
    rules_.defines.push_back({{std::move(name), place}, std::move(words), std::move(is), {}});
  }

  void define_coming_to(std::size_t index) {
    const TreeNode& node = tree_.nodes[index];
    if (ways_[index].empty()) return;
    Expression is = ways_[index].front();
    for (std::size_t i = 1; i < ways_[index].size(); ++i) is = joined("or", std::move(is), ways_[index][i]);
    define(coming_name(node),
           tree_.is_table ? "no row of the table `" + tree_.title + "` before `" + node.id.text + "` holds"
                          : "the tree `" + tree_.title + "` comes to `" + node.id.text + "`",
           std::move(is));
  }

  // Where a branch leads, it leads when its node is come to and the answer is the branch's.
  void follow(std::size_t from, const Branch& branch, Expression answer) {
    const TreeNode& node = tree_.nodes[from];
    if (from > 0) answer = joined("and", name_expression(coming_name(node), answer.place), std::move(answer));
    if (branch.leaf) {
      Rule rule = *branch.leaf;
      rule.when = std::move(answer);
      rules_.rules.push_back(std::move(rule));
      return;
    }
    for (std::size_t to = from + 1; to < tree_.nodes.size(); ++to)
      if (tree_.nodes[to].id.text == branch.node.text) return ways_[to].push_back(std::move(answer));
  }

  const Tree& tree_;
  RuleSet& rules_;
  std::vector<std::vector<Expression>> ways_;  // to each node
};

/// A profile becomes rules.
class ProfileExpansion {
 public:
  ProfileExpansion(const Profile& profile, RuleSet& rules, Faults& faults)
      : profile_(profile), rules_(rules), faults_(faults) {}

  void run() {
    if (!levels_fit() || !bands_fit()) return;
    for (std::size_t level = 0; level < profile_.fits.size(); ++level)
      for (const Profile::Band& band : profile_.fits[level].bands) add_ends(level, band);
  }

 private:
  void fault(std::string message, const Place& place, std::string hint = {}) {
    faults_.push_back({"R30", std::move(message), place, std::move(hint)});
  }

  bool levels_fit() {
    std::vector<std::string> wanted, found;
    for (const Level& level : rules_.ladder.levels) wanted.push_back(level.id.text);
    for (const Profile::Fit& fit : profile_.fits) found.push_back(fit.level.text);
    if (wanted == found) return true;
    fault("the profile `" + profile_.id.text + "` must say what fits each level of the ladder, in its order",
          profile_.id.place, "the levels are " + listed(wanted));
    return false;
  }

  const Profile::Band* find(const Profile::Fit& fit, const std::string& name) const {
    const auto found =
        std::ranges::find_if(fit.bands, [&](const Profile::Band& band) { return band.name.text == name; });
    return found == fit.bands.end() ? nullptr : &*found;
  }

  // Every level speaks of every rating, and what is not too much for a level is not too much for the next.
  bool bands_fit() {
    const std::size_t before = faults_.size();
    for (const Profile::Fit& fit : profile_.fits)
      for (const Profile::Fit& other : profile_.fits)
        for (const Profile::Band& band : fit.bands)
          if (!find(other, band.name.text) && &fit == &first_with(band.name.text))
            fault("the level `" + other.level.text + "` says nothing of `" + band.name.text + "`", other.level.place,
                  "give it a band; the whole range fits every rating");
    for (std::size_t i = 1; i < profile_.fits.size(); ++i)
      for (const Profile::Band& band : profile_.fits[i].bands) {
        const Profile::Band* const below = find(profile_.fits[i - 1], band.name.text);
        if (below && band.range.high < below->range.high)
          fault("the band of `" + band.name.text + "` for `" + profile_.fits[i].level.text + "` ends below that for `" +
                    profile_.fits[i - 1].level.text + "`",
                band.name.place, "what is not too much for a level is not too much for the next one up");
      }
    return faults_.size() == before;
  }

  const Profile::Fit& first_with(const std::string& name) const {
    return *std::ranges::find_if(profile_.fits, [&](const Profile::Fit& fit) { return find(fit, name) != nullptr; });
  }

  // What is known of an input or a score by its name.
  struct Known {
    std::string words;
    std::optional<Range> range;
  };
  Known known(const std::string& name) const {
    for (const Input& input : rules_.inputs)
      if (input.name.text == name) return {input.words, input.range};
    for (const Instrument& instrument : rules_.instruments)
      for (const Score& score : instrument.scores)
        if (instrument.id.text + "." + score.id.text == name)
          return {instrument.short_name + " " + (score.words.empty() ? score.id.text : score.words),
                  score_range(instrument, score)};
    return {name, std::nullopt};
  }

  void add_ends(std::size_t level, const Profile::Band& band) {
    const Known rating = known(band.name.text);
    const bool top = level + 1 == profile_.fits.size();
    if (!rating.range || rating.range->high > band.range.high)
      add(level, band, rating.words, ">", band.range.high, top ? Effect::rules_out : Effect::at_least,
          profile_.fits[top ? level : level + 1].level);
    if (!rating.range || rating.range->low < band.range.low)
      add(level, band, rating.words, "<", band.range.low, Effect::rules_out, profile_.fits[level].level);
  }

  void add(std::size_t level, const Profile::Band& band, const std::string& words, std::string_view comparison,
           Decimal end, Effect effect, const Word& of) {
    const bool above = comparison == ">";
    const std::string& name = rules_.ladder.levels[level].name;
    std::string id = profile_.id.text + "-" + profile_.fits[level].level.text + "-" + band.name.text;
    std::ranges::replace(id, '.', '-');
    Rule rule;
    rule.id = {id + (above ? "-above" : "-below"), band.name.place};
    rule.title = words + " is " + (above ? "above" : "below") + " what fits " + name;
    rule.effect = effect;
    rule.levels = {{of.text, of.place}};
    rule.when =
        joined(comparison, name_expression(band.name.text, band.name.place), number_expression(end, band.name.place));
    rule.because.pieces = {{words + " is "},
                           {"", name_expression(band.name.text, band.name.place)},
                           {"; " + name + " takes " + number_expression(band.range.low, {}).text + " to " +
                            number_expression(band.range.high, {}).text + "."}};
    rule.sources = profile_.sources;
    rule.draft = profile_.draft;
    rules_.rules.push_back(std::move(rule));
  }

  const Profile& profile_;
  RuleSet& rules_;
  Faults& faults_;
};

bool ends_everywhere(const Tree& tree) {
  return std::ranges::all_of(tree.nodes, [](const TreeNode& node) { return node.no.has_value(); });
}

}  // namespace

std::vector<CompiledTree> expand(RuleSet& rules, Faults& faults) {
  std::vector<CompiledTree> trees;
  for (const Tree& tree : rules.trees) {
    const std::size_t before = rules.rules.size();
    TreeExpansion(tree, rules).run();
    const auto leaves = std::span(rules.rules).subspan(before);
    const auto is_fixed_floor = [&](const Rule& leaf) {
      return leaf.effect == Effect::at_least && leaf.levels.size() == 1 &&
             rules.ladder.find(leaf.levels.front().text).has_value();
    };
    trees.push_back({before, leaves.size(), ends_everywhere(tree) && std::ranges::all_of(leaves, is_fixed_floor)});
  }
  for (const Profile& profile : rules.profiles) ProfileExpansion(profile, rules, faults).run();
  return trees;
}

}  // namespace rung
