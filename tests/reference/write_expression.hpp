#pragma once

#include "random.hpp"
#include "rung/expression/type.hpp"

namespace rung::reference {

/// A name that expressions may use.
struct Known {
  std::string name;
  Type type;
  std::int64_t low = 0, high = 0;  ///< numbers: thresholds lie between them
  bool dated = false;              ///< it has readings, so that change() and age_days() may ask about it
};

/// Writes random expressions that are well typed and use every operator of the language, mostly on names near
/// thresholds.
class ExpressionWriter {
 public:
  /// @param levels  what `current_level` can be; empty: nothing of the history may be asked
  ExpressionWriter(Random& random, std::vector<Known> names, std::vector<std::string> levels)
      : random_(random), names_(std::move(names)), levels_(std::move(levels)) {}

  /// @param depth  how deep operators stand inside each other, at most
  std::string write(Type type, int depth);
  void add(Known name) { names_.push_back(std::move(name)); }

 private:
  std::string fill(const std::string& pattern, int depth);
  std::string part(char what, int depth);
  std::string name(Type type);
  std::string threshold();
  std::string text_threshold();
  std::string near(const Known& name);
  std::string dated(Type type);
  std::string history_number();

  Random& random_;
  std::vector<Known> names_;
  std::vector<std::string> levels_;
};

/// The answers that every string input of a generated rule set has.
const std::vector<std::string>& colors();

}  // namespace rung::reference
