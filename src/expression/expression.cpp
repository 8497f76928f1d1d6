#include "rung/expression/expression.hpp"

#include <algorithm>

#include "rung/expression/keywords.hpp"

// An expression written down again. Brackets go where the binding of an operand is looser than its place asks for.

namespace rung {
namespace {

bool is_plain_name(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto rest = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && letter(name.front()) && std::ranges::all_of(name, rest) && !is_cql_keyword(name);
}

// A dotted path of plain names as it is, anything else in double quotes.
std::string written_name(std::string_view path) {
  for (std::string_view left = path;;) {
    const std::size_t point = left.find('.');
    if (!is_plain_name(left.substr(0, point))) break;
    if (point == std::string_view::npos) return std::string(path);
    left.remove_prefix(point + 1);
  }
  std::string quoted = to_text(Value::of(path));
  for (std::size_t at = quoted.find('"'); at != std::string::npos; at = quoted.find('"', at + 2))
    quoted.insert(at, 1, '\\');
  quoted.front() = quoted.back() = '"';
  return quoted;
}

class Writer {
 public:
  explicit Writer(const Expression& expression) : expression_(expression), written_(expression.terms.size()) {}

  // Each term from the finished texts of its arguments, which come before it: no recursion.
  std::string run() {
    for (std::size_t i = 0; i < written_.size(); ++i) written_[i] = text(expression_.terms[i]);
    return std::move(written_.back());
  }

 private:
  enum class Side { left, right, prefix };

  static std::string literal(const Term& term) {
    switch (term.literal) {
      case Value::Kind::boolean:
        return term.truth ? "true" : "false";
      case Value::Kind::string:
        return to_text(Value::of(std::string_view(term.text)));
      case Value::Kind::integer:
        return std::to_string(*term.number.to_int64());
      case Value::Kind::long_integer:
        return std::to_string(*term.number.to_int64()) + "L";
      case Value::Kind::decimal:
        return term.number.to_string();
      default:
        return "null";
    }
  }

  static bool is_greedy(const Operator& op) {  // runs on as far as it can
    return op.spelling == "if" || (op.fixity == Fixity::prefix && op.binding == Binding::everything);
  }

  bool needs_brackets(const Term& part, int binding, Side side) const {
    if (part.form == Term::Form::literal)
      return side == Side::prefix && part.literal >= Value::Kind::integer && part.literal <= Value::Kind::decimal &&
             !part.number.to_string().starts_with('-');
    if (part.form == Term::Form::name || part.op == nullptr) return false;
    const Operator& op = *part.op;
    if (is_greedy(op)) return true;
    if (op.fixity == Fixity::prefix && side != Side::left)
      return op.binding < Binding::term && binding >= Binding::term;
    const bool stands_alone = op.fixity == Fixity::function || op.fixity == Fixity::history || op.spelling == "[]" ||
                              op.spelling == "Interval" || op.spelling == "List" || op.spelling == "minimum" ||
                              op.spelling == "maximum" || op.spelling.starts_with("case");
    return !stands_alone && op.binding < binding;
  }

  std::string operand(std::uint32_t index, int binding, Side side) {
    std::string text = std::move(written_[index]);
    if (needs_brackets(expression_.terms[index], binding, side)) return "(" + text + ")";
    return text;
  }

  std::string listed(const std::vector<std::uint32_t>& arguments) {
    std::string text;
    for (const std::uint32_t argument : arguments) text += (text.empty() ? "" : ", ") + std::move(written_[argument]);
    return text;
  }

  std::string text(const Term& term) {
    if (term.form == Term::Form::literal) return literal(term);
    if (term.form == Term::Form::name) return written_name(term.text);
    if (term.op == nullptr || term.op->fixity == Fixity::function)
      return written_name(term.text) + "(" + listed(term.arguments) + ")";
    const Operator& op = *term.op;
    const std::string spelling(op.spelling);
    const auto& arguments = term.arguments;
    switch (op.fixity) {
      case Fixity::history:
        return arguments.empty() && op.overloads.front().parameters.empty() ? spelling
                                                                            : spelling + "(" + listed(arguments) + ")";
      case Fixity::prefix: {
        const std::string space = spelling == "-" || spelling == "+" ? "" : " ";
        const bool is_greedy_prefix = is_greedy(op);
        return spelling + space +
               (is_greedy_prefix ? std::move(written_[arguments[0]])
                                 : operand(arguments[0], op.binding, space.empty() ? Side::prefix : Side::right));
      }
      case Fixity::postfix:
        return operand(arguments[0], op.binding, Side::left) + " " + spelling;
      case Fixity::infix:
        return operand(arguments[0], op.binding, Side::left) + " " + spelling + " " +
               operand(arguments[1], op.binding + 1, Side::right);
      default:
        return form(term);
    }
  }

  std::string form(const Term& term) {
    const auto& arguments = term.arguments;
    const std::string_view spelling = term.op->spelling;
    const auto whole = [&](std::size_t i) { return std::move(written_[arguments[i]]); };
    if (spelling == "List") return "{" + listed(arguments) + "}";
    if (spelling == "Interval")
      return (term.low_closed ? "Interval[" : "Interval(") + whole(0) + ", " + whole(1) +
             (term.high_closed ? "]" : ")");
    if (spelling == "[]") return operand(arguments[0], Binding::index, Side::left) + "[" + whole(1) + "]";
    if (spelling == "if") return "if " + whole(0) + " then " + whole(1) + " else " + whole(2);
    if (spelling == "is" || spelling == "as")
      return operand(arguments[0], Binding::type_test, Side::left) + " " + std::string(spelling) + " " +
             to_text(term.type);
    if (spelling == "minimum" || spelling == "maximum") return std::string(spelling) + " " + to_text(term.type);
    if (spelling.ends_with("between"))
      return operand(arguments[0], Binding::between, Side::left) + " " + std::string(spelling) + " " +
             operand(arguments[1], Binding::term, Side::right) + " and " +
             operand(arguments[2], Binding::term, Side::right);
    std::string text = "case";
    std::size_t i = 0;
    if (spelling == "case of") text += " " + whole(i++);
    for (; i + 1 < arguments.size(); i += 2) text += " when " + whole(i) + " then " + whole(i + 1);
    return text + " else " + whole(arguments.size() - 1) + " end";
  }

  const Expression& expression_;
  std::vector<std::string> written_;  // of each term, until what uses it takes it
};

}  // namespace

std::string to_text(const Expression& expression) {
  return expression.empty() ? std::string{} : Writer(expression).run();
}

}  // namespace rung
