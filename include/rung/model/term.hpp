#pragma once

#include <string>
#include <vector>

#include "rung/text/place.hpp"

namespace rung {

/// One term of a scoring model, as its author asks for it.
struct TermSpec {
  /// What a term is made of; more than one make an interaction.
  struct Factor {
    /// How values become numbers.
    enum class Kind {
      number,   ///< as they are; a Boolean as 0 and 1
      ordered,  ///< a step for each value above the lowest: `x >= value`
      nominal,  ///< an indicator for each value but one: `x = value`
    };
    Word name;                       ///< of a column or an answer
    Kind kind = Kind::number;        ///< how it becomes numbers
    std::vector<std::string> order;  ///< ordered: its values, lowest first; empty: numbers, by size
    std::string reference;           ///< nominal: the value without an indicator; empty: the first by size or alphabet
  };
  std::string id;               ///< as it was written, without spaces: `danger:custd`
  std::vector<Factor> factors;  ///< one or more
};

}  // namespace rung
