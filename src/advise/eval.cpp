#include "rung/advise/eval.hpp"

#include <memory>

#include "rung/compile/compile.hpp"
#include "rung/evaluate/decision.hpp"
#include "rung/parse/parse_expression.hpp"
#include "rung/render/render.hpp"

namespace rung {
namespace {

std::string error_line(const Fault& fault) {
  std::string message = fault.message;
  if (fault.place.line > 0)
    message = std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + ": " + message;
  if (!fault.hint.empty()) message += " (" + fault.hint + ")";
  std::string line = "{\"error\":";
  append_json(line, message);
  line += ",\"code\":";
  append_json(line, fault.code);
  return line + "}";
}

}  // namespace

Result<Evaluated> evaluate_expression(const Source& text) {
  const auto locate_all = [&](Faults faults) {
    locate(faults, std::span(&text, 1));
    return faults;
  };
  const auto parsed = parse_expression(text);
  if (!parsed) return locate_all(parsed.error());
  auto formula = compile_formula(*parsed);
  Faults faults = locate_all(formula.error());
  if (!formula) return faults;
  struct Kept {
    Formula formula;
    std::vector<Value> values;
    Arena arena;
  };
  auto kept = std::make_shared<Kept>();
  kept->formula = std::move(formula).value();
  kept->values.resize(kept->formula.code.registers());
  run(kept->formula.code, kept->values, kept->arena);
  const Value value = kept->values[kept->formula.result];
  return {Evaluated{value, kept->formula.type, kept}, std::move(faults)};
}

std::string evaluate_json_line(std::string line) {
  const Source source("input", std::move(line));
  const auto document = parse_json(source);
  if (!document) return error_line(document.error().front());
  const Node* const expr = document->kind == Node::Kind::map ? document->find("expr") : nullptr;
  if (expr == nullptr || expr->kind != Node::Kind::scalar || !expr->quoted)
    return error_line(
        {"E03", "the line must be an object with a text `expr`", Place{}, "such as {\"expr\": \"1 + 2\"}"});
  const auto evaluated = evaluate_expression(Source("expr", expr->text));
  if (!evaluated) return error_line(evaluated.error().front());
  std::string answer = "{\"value\":";
  append_json(answer, evaluated->value);
  return answer + "}";
}

std::string operator_reference() { return render_operators(); }

}  // namespace rung
