#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rung/model/rule.hpp"

namespace rung {

/// Where a branch of a decision tree leads: to a rule, or on to another node.
struct Branch {
  std::optional<Rule> leaf = {};  ///< its `when` is empty: it holds when it is reached
  Word node = {};                 ///< the node's id, when there is no leaf
};

/// One question of a decision tree.
struct TreeNode {
  Word id;                        ///< names the node
  std::string title = {};         ///< empty when none is given
  Expression condition;           ///< a Boolean
  Branch yes;                     ///< where it leads when the condition holds
  std::optional<Branch> no = {};  ///< without one, the tree says nothing there
};

/// A published decision tree or a table whose first row that holds decides: of its leaves, at most one is reached. A
/// table is a tree in which each `yes` is a row's effect and each `no` leads to the next row.
struct Tree {
  Word id;                         ///< names the tree
  std::string title;               ///< for a clinician
  bool is_table = false;           ///< written as rows
  std::vector<TreeNode> nodes;     ///< the first is where it starts; each is reached only from earlier ones
  std::vector<Word> sources = {};  ///< of the leaves that name none
};

}  // namespace rung
