#include <algorithm>

#include "emitter.hpp"

// The places where CQL lets a missing answer vanish without a word: each is pointed out, with what would keep it
// unknown, unless the author has said what its absence means. Source: HL7 CQL 1.5.3, Reference, Nullological Operators,
// List Operators (In), Aggregate Functions; Developer's Guide, Conditional Expressions; Author's Guide, Interval
// Values.

namespace rung {
namespace {

bool is_null_literal(const Term& term) { return term.form == Term::Form::literal && term.literal == Value::Kind::null; }

// Whether the text of a term can stand beside any operator as it is.
bool stands_alone(const Term& term, std::string_view text) {
  return term.form != Term::Form::apply || term.op == nullptr || term.op->fixity == Fixity::function ||
         term.op->fixity == Fixity::history || text.starts_with('(');
}

class DroppedNull {
 public:
  DroppedNull(const Expression& expression, const Term& term, std::span<const TermState> states, Faults& faults)
      : expression_(expression), term_(term), states_(states), faults_(faults) {}

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
    if (term_.op->fixity == Fixity::function && state(0).nullable) aggregate();
  }

 private:
  const Term& argument(std::size_t which) const { return expression_.terms[term_.arguments[which]]; }
  const TermState& state(std::size_t which) const { return states_[term_.arguments[which]]; }

  // As its author wrote it, fit to stand beside any operator.
  std::string text(const Term& term) const {
    const std::string_view written = expression_.text_of(term);
    return stands_alone(term, written) ? std::string(written) : "(" + std::string(written) + ")";
  }
  std::string text(std::size_t which) const { return text(argument(which)); }

  // `a + b + c` of the elements of a list.
  std::string joined_by(std::string_view op, const Term& list) const {
    std::string all;
    for (const std::uint32_t element : list.arguments) {
      if (!all.empty()) all += op;
      all += text(expression_.terms[element]);
    }
    return all;
  }

  void warn(const char* code, std::string message, std::size_t which, std::string hint) {
    faults_.push_back({code, std::move(message), argument(which).place, std::move(hint), Severity::warning});
  }

  void absence_as_fact() {
    const std::size_t checked = term_.op->spelling == "Coalesce" ? term_.arguments.size() - 1 : 1;
    for (std::size_t i = 0; i < checked; ++i) {
      const Slot* const slot = state(i).slot;
      if (slot && !slot->optional && slot->kind != Slot::Kind::history)
        warn("T10", "a missing `" + slot->name + "` is turned into a fact here", i,
             "when its absence means something, declare it `optional: true`; else leave it unknown");
    }
  }

  void if_condition() {
    if (!state(0).nullable) return;
    warn("T11", "when this condition is unknown, `else` is taken", 0,
         "`case when " + text(0) + " is null then null when " + text(0) + " then " + text(1) + " else " + text(2) +
             " end` stays unknown; when `else` is meant: `if Coalesce(" + text(0) + ", false) then ...`");
  }

  // An arm `when x is null then null` keeps the unknown of every later condition that has no other.
  void case_conditions() {
    std::vector<std::uint32_t> kept;  // registers
    for (std::size_t i = 0; i + 1 < term_.arguments.size(); i += 2) {
      const Term& condition = argument(i);
      if (condition.op != nullptr && condition.op->spelling == "is null" && is_null_literal(argument(i + 1)))
        kept.push_back(states_[condition.arguments[0]].reg);
      if (state(i).nullable && !is_kept(term_.arguments[i], kept))
        warn("T11", "when this condition is unknown, `case` passes on to the next", i,
             "put `when " + text(i) +
                 " is null then null` before it to keep it unknown; when passing on is meant: "
                 "`when Coalesce(" +
                 text(i) + ", false) then ...`");
    }
  }

  // Whether a term can be unknown only through those registers.
  bool is_kept(std::uint32_t whole, const std::vector<std::uint32_t>& kept) const {
    if (kept.empty()) return false;
    std::vector<bool> known(whole + 1);
    for (std::uint32_t i = 0; i <= whole; ++i) {
      const Term& term = expression_.terms[i];
      const bool from_known = term.form == Term::Form::apply && term.op != nullptr &&
                              term.op->absence != Absence::of_its_own && !term.arguments.empty() &&
                              std::ranges::all_of(term.arguments, [&](std::uint32_t part) { return known[part]; });
      known[i] = !states_[i].nullable || from_known || std::ranges::find(kept, states_[i].reg) != kept.end();
    }
    return known[whole];
  }

  void comparand() {
    if (!state(0).nullable) return;
    warn("T11", "when this is missing, `else` is taken", 0,
         "`case when " + text(0) + " is null then null when " + text(0) + " = " + text(1) +
             " then ... end` stays unknown");
  }

  // A closed bound that is missing is no bound at all.
  void bounds() {
    for (std::size_t i = 0; i < 2; ++i) {
      const bool is_closed = i == 0 ? term_.low_closed : term_.high_closed;
      if (!state(i).nullable || is_null_literal(argument(i)) || !is_closed) continue;
      warn("T11", std::string("when this bound is missing, the interval has no ") + (i == 0 ? "low" : "high") + " end",
           i,
           "`x >= " + text(0) + " and x <= " + text(1) + "` stays unknown; when no end is meant: `Coalesce(" + text(i) +
               ", " + (i == 0 ? "minimum " : "maximum ") + to_text(state(i).type) + ")`");
    }
  }

  void element(std::size_t value, std::size_t list) {
    const Term& listed = argument(list);
    if (!state(value).nullable || listed.op == nullptr || listed.op->spelling != "List") return;
    std::string rewrite;
    for (const std::uint32_t one : listed.arguments)
      rewrite += (rewrite.empty() ? "" : " or ") + text(value) + " = " + text(expression_.terms[one]);
    warn("T11", "a missing value is in no list, so this is false, not unknown", value,
         "`" + rewrite + "` stays unknown; when false is meant, say so: `(...) is true`");
  }

  void equivalence() {
    for (std::size_t i = 0; i < 2; ++i)
      if (state(i).nullable && !is_null_literal(argument(i)))
        warn("T11", "`~` is never unknown: a missing value is like nothing but another missing one", i,
             "`=` stays unknown");
  }

  void joined() {
    for (std::size_t i = 0; i < 2; ++i)
      if (state(i).nullable) warn("T11", "`&` joins a missing text as if it were empty", i, "`+` stays unknown");
  }

  // The same over all elements with an operator that stays unknown, where there is one.
  void aggregate() {
    const std::string_view op = term_.op->spelling;
    const std::string_view between = op == "Sum"       ? " + "
                                     : op == "Product" ? " * "
                                     : op == "AllTrue" ? " and "
                                     : op == "AnyTrue" ? " or "
                                                       : "";
    const bool is_spelled_out = argument(0).op != nullptr && argument(0).op->spelling == "List";
    const std::string rewrite = !between.empty() && is_spelled_out
                                    ? joined_by(between, argument(0))
                                    : "if Count(" + text(0) + ") = Length(" + text(0) + ") then " +
                                          std::string(expression_.text_of(term_)) + " else null";
    warn("T11", "`" + std::string(op) + "` passes over the elements that are missing", 0,
         "`" + rewrite + "` stays unknown; when that is meant, give each element a `Coalesce`");
  }

  const Expression& expression_;
  const Term& term_;
  std::span<const TermState> states_;
  Faults& faults_;
};

// `Coalesce(x in {...}, false)`, `(x in {...}) is true`: what is never unknown gains nothing from them but the author's
// word.
void mark_said(const Expression& expression, const Term& term, std::vector<bool>& meant) {
  const std::string_view op = term.op->spelling;
  if (op != "Coalesce" && !op.ends_with(" true") && !op.ends_with(" false")) return;
  for (const std::uint32_t argument : term.arguments) {
    const Operator* const inner = expression.terms[argument].op;
    if (inner != nullptr && inner->fixity != Fixity::postfix && inner->drops_null &&
        inner->absence != Absence::of_branch && inner->absence != Absence::of_its_own)
      meant[argument] = true;
  }
}

// `when x is null then null` turns nothing into a fact.
void mark_kept(const Expression& expression, const Term& term, std::vector<bool>& meant) {
  if (term.op->spelling != "case" && term.op->spelling != "if") return;
  for (std::size_t i = 0; i + 1 < term.arguments.size(); i += 2) {
    const Operator* const condition = expression.terms[term.arguments[i]].op;
    if (condition != nullptr && condition->spelling == "is null" &&
        is_null_literal(expression.terms[term.arguments[i + 1]]))
      meant[term.arguments[i]] = true;
  }
}

}  // namespace

std::vector<bool> meant_terms(const Expression& expression) {
  std::vector<bool> meant(expression.terms.size(), false);
  for (const Term& term : expression.terms) {
    if (term.op == nullptr) continue;
    mark_said(expression, term, meant);
    mark_kept(expression, term, meant);
  }
  return meant;
}

void warn_of_dropped_null(const Expression& expression, const Term& term, std::span<const TermState> states,
                          Faults& faults) {
  if (term.op->drops_null && !term.arguments.empty()) DroppedNull(expression, term, states, faults).check();
}

}  // namespace rung
