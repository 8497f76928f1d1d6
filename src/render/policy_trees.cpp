#include "policy_parts.hpp"
#include "rung/explain/words.hpp"
#include "terms.hpp"

namespace rung {
namespace {

/// A table or a tree.
class PolicyTree {
 public:
  PolicyTree(Page& page, const Program& program, std::size_t index)
      : page_(page),
        program_(program),
        tree_(program.rules().trees[index]),
        next_leaf_(program.trees()[index].first_rule) {}

  void run() {
    page_.blank();
    page_.paragraph("", (tree_.is_table ? "Table: " : "Tree: ") + tree_.title);
    page_.paragraph("  ", tree_.is_table ? "Read from the top, the first row that holds is the answer, and no later "
                                           "row is looked at."
                                         : "It starts at its first question. Each answer leads to a later question, or "
                                           "to what it comes to.");
    for (const TreeNode& node : tree_.nodes) tree_.is_table ? row(node) : question(node);
    const auto& last = tree_.nodes.back().no;
    if (tree_.is_table && last && last->leaf) {
      page_.blank();
      page_.paragraph("  * ", last->leaf->title + (last->leaf->draft ? " (draft)" : ""));
      page_.paragraph("    ", "When no row above holds.");
      leaf("    ");
    }
  }

 private:
  const Rule& rule(std::size_t index) const { return program_.rules().rules[index]; }

  void condition(const TreeNode& node, std::string_view first, std::string_view opening) {
    const std::size_t define = *program_.find_define(tree_.id.text + ": " + node.id.text);
    Saying saying = say(program_, node.condition, program_.compiled_defines()[define]);
    saying.text.insert(0, opening);
    list(page_, first, saying);
    page_.paragraph(std::string(first) + "Exactly: ", exactly(node.condition));
  }

  // Leaves stand among the rules in the order in which they are printed.
  void leaf(const std::string& indent) {
    const std::size_t index = next_leaf_++;
    const Rule& leaf = rule(index);
    const Ladder& ladder = program_.rules().ladder;
    std::vector<std::string> levels;
    for (const Word& word : leaf.levels) {
      const auto level = ladder.find(word.text);
      levels.push_back(level ? ladder.levels[*level].name : "the " + word.text + " level");
    }
    std::string effect = leaf.effect == Effect::at_least    ? "At least " + joined(levels)
                         : leaf.effect == Effect::at_most   ? "At most " + joined(levels)
                         : leaf.effect == Effect::rules_out ? "Ruled out: " + joined(levels)
                                                            : "Alert: " + std::string(to_text(leaf.alert));
    if (leaf.open_above) effect += ", or above";
    page_.paragraph(indent, effect + ".");
    page_.paragraph(indent + "Because: ", sentence_in_words(program_, index));
    page_.paragraph(indent, "Rule " + leaf.id.text + with_sources(leaf.sources));
  }

  void row(const TreeNode& node) {
    page_.blank();
    page_.paragraph("  * ", node.title + (node.yes.leaf && node.yes.leaf->draft ? " (draft)" : ""));
    condition(node, "    ", "When ");
    leaf("    ");
  }

  void branch(const std::string& answer, const Branch& branch) {
    if (!branch.leaf) return page_.paragraph("    " + answer + ": ", "go to " + branch.node.text + ".");
    page_.paragraph("    " + answer + ":", "");
    leaf("      ");
  }

  void question(const TreeNode& node) {
    page_.blank();
    page_.paragraph("  * ", node.id.text + (node.title.empty() ? "" : ": " + node.title));
    condition(node, "    ", "Is it so that ");
    branch("Yes", node.yes);
    if (node.no) return branch("No", *node.no);
    page_.paragraph("    ", "No: the tree says nothing.");
  }

  Page& page_;
  const Program& program_;
  const Tree& tree_;
  std::size_t next_leaf_;
};

void policy_profile(Page& page, const RuleSet& rules, const Profile& profile) {
  page.blank();
  page.paragraph("", "Profile: " + profile.title + (profile.draft ? " (draft)" : ""));
  page.paragraph("  ",
                 "A level fits only where every rating is within its band. A rating above the band asks for a "
                 "higher level, one below it rules the level out.");
  for (const Profile::Fit& fit : profile.fits) {
    std::string bands;
    for (const Profile::Band& band : fit.bands) {
      std::string words = band.name.text;
      for (const Input& input : rules.inputs)
        if (input.name.text == words) words = input.words;
      bands += (bands.empty() ? "" : "; ") + words + " " + plain_number(band.range.low) + " to " +
               plain_number(band.range.high);
    }
    const auto level = rules.ladder.find(fit.level.text);
    page.paragraph("  * ", (level ? rules.ladder.levels[*level].name : fit.level.text) + ": " + bands + ".");
  }
  page.paragraph("  ", "Profile " + profile.id.text + with_sources(profile.sources));
}

}  // namespace

void policy_trees(Page& page, const Program& program) {
  const RuleSet& rules = program.rules();
  if (rules.trees.empty() && rules.profiles.empty()) return;
  page.blank();
  page.heading("TABLES, TREES AND PROFILES");
  for (std::size_t i = 0; i < rules.trees.size(); ++i) PolicyTree(page, program, i).run();
  for (const Profile& profile : rules.profiles) policy_profile(page, rules, profile);
}

}  // namespace rung
