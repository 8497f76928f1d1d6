#include <algorithm>

#include "emitter.hpp"

// The places where CQL lets a missing answer vanish without a word: each is pointed out, with what would keep it
// unknown, unless the author has said what its absence means. Source: HL7 CQL 1.5.3, Reference, Nullological Operators,
// List Operators (In), Aggregate Functions; Developer's Guide, Conditional Expressions; Author's Guide, Interval
// Values.

namespace rung {
namespace {

class DroppedNull {
 public:
  DroppedNull(const Expression& expression, const Term& term, std::span<const ArgumentFacts> arguments, Faults& faults)
      : expression_(expression), term_(term), arguments_(arguments), faults_(faults) {}

  void check() {
    const std::string_view op = term_.op->spelling;
    if (term_.op->fixity == Fixity::postfix || op == "Coalesce" || op == "is" || op.starts_with("Is"))
      return absence_as_fact();
    if (op == "if") return if_condition();
    if (op == "case") return case_conditions();
    if (op == "case of") return comparand();
    if (op == "Exists") return;  // asks for what is known, and says so
    if (op == "Interval") return bounds();
    if (op == "in" || op == "included in" || op == "properly included in") return element(0, 1);
    if (op == "contains" || op == "includes" || op == "properly includes") return element(1, 0);
    if (op == "~" || op == "!~") return equivalence();
    if (op == "&") return joined();
    if (term_.op->fixity == Fixity::function && arguments_[0].nullable) aggregate();
  }

 private:
  std::string text(std::size_t argument) const {
    return std::string(expression_.text_of(expression_.terms[term_.arguments[argument]]));
  }

  void warn(const char* code, std::string message, std::size_t argument, std::string hint) {
    faults_.push_back({code, std::move(message), expression_.terms[term_.arguments[argument]].place, std::move(hint),
                       Severity::warning});
  }

  void absence_as_fact() {
    const bool is_coalesce = term_.op->spelling == "Coalesce";
    const std::size_t checked = is_coalesce ? arguments_.size() - 1 : 1;
    for (std::size_t i = 0; i < checked; ++i)
      if (arguments_[i].slot && !arguments_[i].slot->optional && arguments_[i].slot->kind != Slot::Kind::history)
        warn("T10", "a missing `" + arguments_[i].slot->name + "` is turned into a fact here", i,
             "when its absence means something, declare it `optional: true`; else leave it unknown");
  }

  void if_condition() {
    if (!arguments_[0].nullable) return;
    warn("T11", "when this condition is unknown, `else` is taken", 0,
         "to keep it unknown: `if (" + text(0) + ") is null then null else ...`; when `else` is meant: `if Coalesce(" +
             text(0) + ", false) then ...`");
  }

  void case_conditions() {
    for (std::size_t i = 0; i + 1 < arguments_.size(); i += 2)
      if (arguments_[i].nullable)
        warn("T11", "when this condition is unknown, `case` passes on to the next", i,
             "to keep it unknown, put `when (" + text(i) +
                 ") is null then null` before it; when that is meant: `when "
                 "Coalesce(" +
                 text(i) + ", false) then ...`");
  }

  void comparand() {
    if (!arguments_[0].nullable) return;
    warn("T11", "when this is missing, `else` is taken", 0,
         "to keep it unknown: `case when " + text(0) + " is null then null when " + text(0) + " = ... end`");
  }

  // A closed bound that is missing is no bound at all.
  void bounds() {
    for (std::size_t i = 0; i < 2; ++i) {
      const bool is_literal = expression_.terms[term_.arguments[i]].form == Term::Form::literal;
      const bool is_closed = i == 0 ? term_.low_closed : term_.high_closed;
      if (!arguments_[i].nullable || is_literal || !is_closed) continue;
      warn("T11", std::string("when this bound is missing, the interval has no ") + (i == 0 ? "low" : "high") + " end",
           i,
           "`x >= " + text(0) + " and x <= " + text(1) + "` stays unknown; when no end is meant: `Coalesce(" + text(i) +
               ", " + (i == 0 ? "minimum" : "maximum") + " Integer)`");
    }
  }

  void element(std::size_t value, std::size_t list) {
    const Term& listed = expression_.terms[term_.arguments[list]];
    if (!arguments_[value].nullable || listed.op == nullptr || listed.op->spelling != "List") return;
    std::string rewrite;
    for (const std::uint32_t one : listed.arguments)
      rewrite += (rewrite.empty() ? "" : " or ") + text(value) + " = " +
                 std::string(expression_.text_of(expression_.terms[one]));
    warn("T11", "a missing value is in no list, so this is false, not unknown", value,
         "`" + rewrite + "` stays unknown; when false is meant, say so: `(...) is true`");
  }

  void equivalence() {
    for (std::size_t i = 0; i < 2; ++i)
      if (arguments_[i].nullable && arguments_[i].slot != nullptr)
        warn("T11", "`~` is never unknown: a missing value is like nothing but another missing one", i,
             "`=` stays unknown");
  }

  void joined() {
    for (std::size_t i = 0; i < 2; ++i)
      if (arguments_[i].nullable) warn("T11", "`&` joins a missing text as if it were empty", i, "`+` stays unknown");
  }

  // The same over all elements with an operator that stays unknown, where there is one.
  void aggregate() {
    const std::string_view op = term_.op->spelling;
    const std::string_view between = op == "Sum"       ? " + "
                                     : op == "Product" ? " * "
                                     : op == "AllTrue" ? " and "
                                     : op == "AnyTrue" ? " or "
                                                       : "";
    const Term& list = expression_.terms[term_.arguments[0]];
    std::string rewrite;
    if (!between.empty() && list.op != nullptr && list.op->spelling == "List")
      for (const std::uint32_t one : list.arguments) {
        if (!rewrite.empty()) rewrite += between;
        rewrite += expression_.text_of(expression_.terms[one]);
      }
    if (rewrite.empty())
      rewrite = "if Count(" + text(0) + ") = Length(" + text(0) + ") then " + std::string(expression_.text_of(term_)) +
                " else null";
    warn("T11", "`" + std::string(op) + "` passes over the elements that are missing", 0,
         "`" + rewrite + "` stays unknown; when that is meant, give each element a `Coalesce`");
  }

  const Expression& expression_;
  const Term& term_;
  std::span<const ArgumentFacts> arguments_;
  Faults& faults_;
};

}  // namespace

std::vector<bool> meant_terms(const Expression& expression) {
  std::vector<bool> meant(expression.terms.size(), false);
  for (const Term& term : expression.terms) {
    if (term.op == nullptr) continue;
    const std::string_view op = term.op->spelling;
    const bool says_so = op == "Coalesce" || op.ends_with(" true") || op.ends_with(" false");
    if (says_so)
      for (const std::uint32_t argument : term.arguments) {
        const Operator* const inner = expression.terms[argument].op;
        // What is never unknown gains nothing from Coalesce or `is true` but the author's word.
        meant[argument] = inner != nullptr && inner->fixity != Fixity::postfix && inner->drops_null &&
                          inner->absence != Absence::of_branch && inner->absence != Absence::of_its_own;
      }
  }
  return meant;
}

void warn_of_dropped_null(const Expression& expression, const Term& term, std::span<const ArgumentFacts> arguments,
                          Faults& faults) {
  if (term.op->drops_null && !arguments.empty()) DroppedNull(expression, term, arguments, faults).check();
}

}  // namespace rung
