#include "parse_tree.hpp"

#include <algorithm>

#include "parse_rule.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

// `no: n4` leads on, `no: {id: .., at_least: ..}` ends there.
Branch read_branch(const Node& node, const Tree& tree, Seen& rules, Complaints& complaints) {
  Branch branch;
  if (node.kind == Node::Kind::map) {
    branch.leaf = read_rule(node, rules, complaints, SaysWhen::never, tree.sources);
  } else if (const auto text = read_text(node, "a branch of the tree", complaints)) {
    branch.node = {*text, node.place};
  }
  return branch;
}

TreeNode read_node(const Node& node, const Tree& tree, Seen& rules, Complaints& complaints) {
  Fields fields(node, "a node of the tree", complaints);
  TreeNode made;
  if (!fields.is_map()) return made;
  made.id = fields.need_id("id");
  made.title = fields.text("title");
  fields.need("if");
  made.condition = fields.expression("if");
  if (const Node* const yes = fields.need("yes")) made.yes = read_branch(*yes, tree, rules, complaints);
  if (const Node* const no = fields.find("no")) made.no = read_branch(*no, tree, rules, complaints);
  return made;
}

// A way through the tree never comes back, so each branch leads to a later node, and each node but the first is led to.
void check_ways(const Tree& tree, Complaints& complaints) {
  std::vector<std::string> later;
  for (const TreeNode& node : tree.nodes) later.push_back(node.id.text);
  std::vector<std::string> led_to = {later.empty() ? "" : later.front()};
  for (const TreeNode& node : tree.nodes) {
    later.erase(later.begin());
    const auto check = [&](const Branch& branch) {
      const Word& target = branch.node;
      if (branch.leaf || target.text.empty()) return;
      led_to.push_back(target.text);
      if (std::ranges::find(later, target.text) == later.end())
        complaints.add("14", "`" + target.text + "` is not a later node of the tree `" + tree.id.text + "`",
                       target.place, did_you_mean(target.text, later));
    };
    check(node.yes);
    if (node.no) check(*node.no);
    if (std::ranges::find(led_to, node.id.text) == led_to.end())
      complaints.add("14", "no earlier node of the tree leads to `" + node.id.text + "`", node.id.place,
                     "the first node is where the tree starts");
  }
}

// What trees and tables begin with; false when this is neither.
bool read_head(Fields& fields, Seen& seen, Tree& tree) {
  if (!fields.is_map()) return false;
  tree.id = fields.need_id("id");
  tree.title = fields.text("title");
  if (tree.title.empty()) tree.title = tree.id.text;
  tree.sources = fields.words("source");
  if (!tree.id.text.empty()) seen.add(tree.id);
  return true;
}

Tree read_tree_of_nodes(const Node& node, Seen& seen, Seen& rules, Complaints& complaints) {
  Fields fields(node, "a tree", complaints);
  Tree tree;
  if (!read_head(fields, seen, tree)) return tree;
  Seen nodes("the node", complaints);
  fields.need("nodes");
  for (const Node& one : fields.list("nodes")) {
    tree.nodes.push_back(read_node(one, tree, rules, complaints));
    if (!tree.nodes.back().id.text.empty()) nodes.add(tree.nodes.back().id);
  }
  check_ways(tree, complaints);
  return tree;
}

// Each row's `yes` is its effect and each `no` the next row; the last row need not say `when`.
Tree read_table(const Node& node, Seen& seen, Seen& rules, Complaints& complaints) {
  Fields fields(node, "a table", complaints);
  Tree tree;
  if (!read_head(fields, seen, tree)) return tree;
  tree.is_table = true;
  fields.need("rows");
  const auto& rows = fields.list("rows");
  for (const Node& row : rows) {
    const bool last = &row == &rows.back();
    Rule rule = read_rule(row, rules, complaints, last ? SaysWhen::perhaps : SaysWhen::always, tree.sources);
    if (rule.when.empty() && last && !tree.nodes.empty()) {
      tree.nodes.back().no = Branch{std::move(rule)};
      continue;
    }
    if (!tree.nodes.empty()) tree.nodes.back().no = Branch{{}, rule.id};
    TreeNode made;
    made.id = rule.id;
    made.title = rule.title;
    made.condition = std::move(rule.when);
    rule.when = {};
    made.yes.leaf = std::move(rule);
    tree.nodes.push_back(std::move(made));
  }
  return tree;
}

}  // namespace

std::vector<Tree> read_trees(Fields& rule_set, Seen& rules) {
  std::vector<Tree> trees;
  Seen seen("the table or tree", rule_set.complaints());
  for (const Node& node : rule_set.list("tables"))
    trees.push_back(read_table(node, seen, rules, rule_set.complaints()));
  for (const Node& node : rule_set.list("trees"))
    trees.push_back(read_tree_of_nodes(node, seen, rules, rule_set.complaints()));
  return trees;
}

}  // namespace rung
