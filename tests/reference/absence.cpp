#include "absence.hpp"

namespace rung::reference {
namespace {

/// Walks every expression once with `tested` false, and again with it true from wherever an absence is tested.
class AbsenceFinder {
 public:
  explicit AbsenceFinder(const RuleSet& rules) : rules_(rules) {}

  std::set<std::string> find() {
    for (const Input& input : rules_.inputs) {
      if (input.optional) found_.insert(input.name.text);
    }
    for (std::size_t i = 0; i < rules_.instruments.size(); ++i) {
      if (rules_.uses[i].optional) found_.insert(rules_.instruments[i].id.text);
    }
    for (const Rule& rule : rules_.rules) visit(rule.when, rule.when.whole(), "", false);
    return found_;
  }

 private:
  /// @param sheet  the instrument whose items and scores are named bare, or empty
  void visit(const Expression& whole, const Term& term, const std::string& sheet, bool tested) {
    if (term.form == Term::Form::literal) return;
    if (term.form == Term::Form::name) return visit_name(sheet.empty() ? term.text : sheet + "." + term.text, tested);
    if (term.op->fixity == Fixity::history && tested) found_.insert("history");
    for (std::size_t i = 0; i < term.arguments.size(); ++i) {
      visit(whole, whole.terms[term.arguments[i]], sheet, tested || tests_absence(term, i));
    }
  }

  static bool tests_absence(const Term& term, std::size_t argument) {
    const std::string_view op = term.op->spelling;
    const bool last = argument + 1 == term.arguments.size();
    if (op == "Coalesce") return !last;
    if (op == "if" || op == "case") return argument % 2 == 0 && !last;
    if (op == "case of") return argument == 0 || (argument % 2 == 1 && !last);
    return op.starts_with("is ") || op == "List" || (op == "in" && argument == 0);
  }

  void visit_name(const std::string& name, bool tested) {
    if (!seen_.insert({name, tested}).second) return;
    // The least and the most that the index of a model can be take for a missing term what it can be, so they only come
    // nearer; the rule that names them names the index too.
    if (name.starts_with("model index at ")) return;
    for (const Define& define : rules_.defines) {
      if (define.name.text == name) return visit(define.is, define.is.whole(), "", tested);
    }
    if (tested) found_.insert(name);
    for (const Instrument& instrument : rules_.instruments) {
      if (name.starts_with(instrument.id.text + "."))
        visit_score(instrument, name.substr(instrument.id.text.size() + 1), tested);
    }
  }

  void visit_score(const Instrument& instrument, const std::string& part, bool tested) {
    for (const Score& score : instrument.scores) {
      const bool is_it = part == score.id.text || part == score.id.text + "_band";
      if (!is_it && !(part == "band" && score.id.text == "total")) continue;
      if (!score.value.empty()) visit(score.value, score.value.whole(), instrument.id.text, tested);
      for (const Word& item : score.items) visit_name(instrument.id.text + "." + item.text, tested);
      if (part != score.id.text) visit_name(instrument.id.text + "." + score.id.text, tested);
    }
  }

  const RuleSet& rules_;
  std::set<std::string> found_;
  std::set<std::pair<std::string, bool>> seen_;
};

}  // namespace

std::set<std::string> names_whose_absence_is_tested(const RuleSet& rules) { return AbsenceFinder(rules).find(); }

}  // namespace rung::reference
