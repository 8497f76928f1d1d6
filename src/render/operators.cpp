#include "rung/expression/operators.hpp"
#include "rung/render/render.hpp"
#include "wrap.hpp"

namespace rung {
namespace {

std::string shape(const Operator& op, const Overload& overload) {
  std::string text;
  const std::size_t count = op.spelling == "Interval" ? 2 : overload.parameters.size();
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + to_text(overload.parameters[i]);
  if (op.variadic) text += ", ...";
  return (text.empty() ? "" : text + " ") + "-> " + to_text(overload.result);
}

std::string written(const Operator& op) {
  std::string spelling(op.spelling);
  switch (op.fixity) {
    case Fixity::infix:
      return "x " + spelling + " y";
    case Fixity::prefix:
      return spelling + (spelling == "-" || spelling == "+" ? "x" : " x");
    case Fixity::postfix:
      return "x " + spelling;
    case Fixity::form:
      return spelling;
    default:
      return spelling + "(...)";
  }
}

}  // namespace

std::string render_operators(std::size_t width) {
  Page page(width, false);
  page.paragraph(
      "",
      "The rule language is a part of HL7 CQL 1.5: whatever is accepted means what it means there. `T` is one type, "
      "the "
      "same wherever it stands in a line; Integers become Longs, and both become Decimals, where that is asked for.");
  for (const Operator& op : operators()) {
    page.blank();
    page.paragraph("", written(op));
    std::string line;
    for (const Overload& overload : op.overloads)
      if (const std::string one = shape(op, overload); line.find(one) == std::string::npos)
        line += (line.empty() ? "" : "; ") + one;
    page.paragraph("    ", line);
    page.paragraph("    ", op.summary);
    if (!op.words.empty()) page.paragraph("    reads: ", op.words);
  }
  return page.take();
}

}  // namespace rung
