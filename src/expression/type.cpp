#include "rung/expression/type.hpp"

namespace rung {

std::string to_text(Type type) {
  static const char* const names[] = {"Any", "Boolean", "Integer", "Long", "Decimal", "String", "T"};
  std::string text = names[static_cast<std::size_t>(type.base)];
  if (type.interval) text = "Interval<" + text + ">";
  for (int i = 0; i < type.lists; ++i) text = "List<" + text + ">";
  return text;
}

}  // namespace rung
