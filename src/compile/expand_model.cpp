#include <algorithm>
#include <cmath>

#include "expand.hpp"
#include "expressions.hpp"
#include "rung/text/nearest.hpp"
#include "term_bounds.hpp"

namespace rung {
namespace {

// The least number of 8 places at or above logit(probability): an index has 8 places, so it reaches this one exactly
// where it reaches the logit. Of 0.5 it is 0. Else the logit is no number of 8 places, and a double of it is within
// 1e-14 of the truth.
std::optional<Decimal> logit_from_above(Decimal probability) {
  const double one = 1e8, p = static_cast<double>(probability.units());
  return Decimal::from_units(static_cast<Int128>(std::ceil(std::log(p / (one - p)) * one)));
}

std::string shown(Decimal number) { return number_expression(number, {}).text; }

/// A model becomes defines and rules.
class ModelExpansion {
 public:
  ModelExpansion(const ScoringModel& model, RuleSet& rules, Faults& faults)
      : model_(model), rules_(rules), faults_(faults) {}

  std::optional<CompiledModel> run() {
    const auto is_unread = [](const ModelTerm& term) { return term.of.empty() || term.id.text.empty(); };
    const bool unread = model_.terms.empty() || std::ranges::any_of(model_.terms, is_unread);
    if (!is_sound() || unread) return std::nullopt;
    for (const LevelNumber& cut : model_.cuts) made_.cuts.push_back(cut.number);
    if (model_.set)
      for (const LevelNumber& one : model_.set->at_least) made_.set_at_least.push_back(one.number);
    made_.first_define = rules_.defines.size();
    for (const ModelTerm& term : model_.terms) add_term(term);
    add_indices();
    warn_of_crossing();
    made_.first_rule = rules_.rules.size();
    if (model_.climb_when) add_floors();
    return std::move(made_);
  }

 private:
  std::size_t cuts() const { return model_.cuts.size(); }
  const Word& level(std::size_t cut) const { return model_.cuts[cut].level; }
  bool is_partial() const {
    return std::ranges::any_of(model_.terms, [](const ModelTerm& term) { return !term.by_cut.empty(); });
  }

  // What the model says of levels fits the ladder.
  bool is_sound() {
    const std::size_t before = faults_.size();
    if (rules_.role == Role::requirements)
      faults_.push_back({"R31", "a model says which level is needed, and this rule set has `role: requirements`",
                         model_.place, "requirements rule levels out; a rule set that recommends has no `role`"});
    if (!model_.cuts.empty()) fits(model_.cuts, 1, "`cuts`", model_.place);
    for (const ModelTerm& term : model_.terms)
      if (!term.by_cut.empty()) fits(term.by_cut, 1, "the coefficient of `" + term.id.text + "`", term.id.place);
    if (model_.set) fits(model_.set->at_least, 0, "`at_least` of the prediction set", model_.place);
    for (std::size_t i = 1; i < model_.cuts.size(); ++i)
      if (model_.cuts[i].number <= model_.cuts[i - 1].number)
        faults_.push_back({"R33",
                           "the cut of `" + level(i).text + "`, " + shown(model_.cuts[i].number) +
                               ", does not lie above that of `" + level(i - 1).text + "`, " +
                               shown(model_.cuts[i - 1].number),
                           level(i).place, "cuts rise with the levels"});
    return faults_.size() == before && !model_.cuts.empty();
  }

  // Each level from `first` up, once and in the order of the ladder.
  void fits(const std::vector<LevelNumber>& numbers, std::size_t first, const std::string& what, const Place& place) {
    std::vector<std::string> wanted, found;
    for (std::size_t i = first; i < rules_.ladder.levels.size(); ++i) wanted.push_back(rules_.ladder.levels[i].id.text);
    for (const LevelNumber& one : numbers) found.push_back(one.level.text);
    if (wanted == found) return;
    bool said = false;
    for (const LevelNumber& one : numbers)
      if (std::ranges::find(wanted, one.level.text) == wanted.end()) {
        const std::string guess = did_you_mean(one.level.text, wanted);
        const bool lowest = rules_.ladder.find(one.level.text).has_value();
        faults_.push_back({lowest ? "R33" : "R20",
                           lowest ? what + " names `" + one.level.text + "`, the lowest level, which has no cut"
                                  : "`" + one.level.text + "` is not a level of the ladder",
                           one.level.place, guess.empty() ? "the levels are " + listed(wanted) : guess});
        said = true;
      }
    if (!said)
      faults_.push_back({"R33", what + " must have one number for each of the levels, in the order of the ladder",
                         numbers.empty() ? place : numbers.front().level.place,
                         "the levels are " + listed(wanted) + "; found " + (found.empty() ? "none" : listed(found))});
  }

  std::size_t define(const std::string& name, std::string words, Expression is) {
    const Place place = is.place;
    rules_.defines.push_back({{name, place}, std::move(words), std::move(is), {}});
    return rules_.defines.size() - 1;
  }
  Expression named(std::size_t define) const {
    return name_expression(rules_.defines[define].name.text, rules_.defines[define].name.place);
  }

  std::string words_of(const ModelTerm& term, const TermExtent& extent) const {
    if (!term.words.empty()) return term.words;
    return extent.input ? extent.input->words : term.id.text;
  }

  void add_term(const ModelTerm& term) {
    const TermExtent extent = extent_of(term.of, rules_);
    const std::string words = words_of(term, extent);
    CompiledModel::Term made;
    made.value = define("model term: " + term.id.text, words, term.of);
    for (std::size_t cut = 0; cut < std::max<std::size_t>(term.by_cut.size(), 1); ++cut) {
      const Decimal coefficient = term.by_cut.empty() ? term.coefficient : term.by_cut[cut].number;
      const std::string of_level = term.by_cut.empty() ? "" : " for " + level(cut).text;
      Expression value = named(made.value);
      if (!extent.is_number) value = called("ToDecimal", {std::move(value)});
      made.parts.push_back(define("model part: " + term.id.text + of_level,
                                  "what " + words + " adds to the index of the model" + of_level,
                                  joined("*", decimal_expression(coefficient, term.id.place), std::move(value))));
      made.ranges.push_back(extent.range ? scaled(coefficient, *extent.range) : std::nullopt);
      warn_of_direction(term, extent, coefficient);
    }
    made_.terms.push_back(std::move(made));
    bounds_.push_back(bounds_of(term.of, rules_));
  }

  void warn_of_direction(const ModelTerm& term, const TermExtent& extent, Decimal coefficient) {
    const bool alone = std::ranges::count_if(model_.terms, [&](const ModelTerm& other) {
                         return std::ranges::any_of(other.of.terms, [&](const Term& one) {
                           return one.form == Term::Form::name && one.text == term.of.whole().text;
                         });
                       }) == 1;
    if (!alone || term.of.terms.size() != 1 || extent.worse == Worse::unsaid || coefficient == Decimal(0)) return;
    if ((extent.worse == Worse::higher) == (Decimal(0) < coefficient)) return;
    faults_.push_back(
        {"R35",
         "a worse answer to `" + term.of.text + "` lowers the index: it says `worse: " +
             (extent.worse == Worse::higher ? "higher" : "lower") + "` and its coefficient is " + shown(coefficient),
         term.id.place, "`rung fit --monotone` keeps coefficients to what inputs declare", Severity::warning});
  }

  // The sum of a part of each term; where `ends` says so, of the least or the most that it can be while it is missing.
  enum class Ends : std::uint8_t { none, least, most };
  Expression sum(std::size_t cut, Ends ends) const {
    Expression total;
    for (std::size_t i = 0; i < made_.terms.size(); ++i) {
      const CompiledModel::Term& term = made_.terms[i];
      Expression part = named(CompiledModel::part_of(term, cut));
      if (ends != Ends::none && CompiledModel::range_of(term, cut))
        part = called("Coalesce", {std::move(part), end_of(i, cut, ends == Ends::most)});
      total = total.empty() ? std::move(part) : joined("+", std::move(total), std::move(part));
    }
    total.place = model_.place;
    return total;
  }

  // The least or the most that a part can be: of what is known of its term, where some of it may be.
  Expression end_of(std::size_t term, std::size_t cut, bool most) const {
    const auto& range = CompiledModel::range_of(made_.terms[term], cut);
    if (!bounds_[term]) return decimal_expression(most ? range->high : range->low, model_.place);
    const ModelTerm& of = model_.terms[term];
    const Decimal coefficient = of.by_cut.empty() ? of.coefficient : of.by_cut[cut].number;
    const bool rises = !(coefficient < Decimal(0));
    return joined("*", decimal_expression(coefficient, model_.place),
                  most == rises ? bounds_[term]->most : bounds_[term]->least);
  }

  std::string of_cut(std::size_t cut) const { return is_partial() ? " for " + level(cut).text : ""; }

  void add_indices() {
    for (std::size_t cut = 0; cut < (is_partial() ? cuts() : 1); ++cut)
      made_.index.push_back(
          define("model index" + of_cut(cut), "the index of the model" + of_cut(cut), sum(cut, Ends::none)));
  }

  void add_floors() {
    const auto logit = logit_from_above(*model_.climb_when);
    std::size_t least = 0, most = 0;
    for (std::size_t cut = 0; cut < cuts(); ++cut) {
      if (cut == 0 || is_partial()) {
        const std::string words = "the index of the model" + of_cut(cut);
        least =
            define("model index at least" + of_cut(cut), "the least that " + words + " can be", sum(cut, Ends::least));
        most = define("model index at most" + of_cut(cut), "the most that " + words + " can be", sum(cut, Ends::most));
      }
      made_.thresholds.push_back(logit ? add(made_.cuts[cut], *logit).value_or(Decimal::maximum())
                                       : Decimal::maximum());
      add_floor(cut, least, most);
    }
  }

  void add_floor(std::size_t cut, std::size_t least, std::size_t most) {
    const Decimal threshold = made_.thresholds[cut];
    const auto reached = [&](std::size_t by) {
      return joined(">=", named(by), decimal_expression(threshold, level(cut).place));
    };
    const std::string& name = rules_.ladder.levels[cut + 1].name;
    Rule rule;
    rule.id = {"model: " + level(cut).text, level(cut).place};
    rule.title = "by the scoring model, " + rules_.ladder.levels[cut + 1].short_name +
                 " or more is needed with probability " + shown(*model_.climb_when) + " or more";
    rule.levels = {level(cut)};
    rule.when = joined("or", reached(least), joined("and", reached(most), reached(made_.index_of(cut))));
    rule.because.pieces = {{"By the scoring model, " + name + " or more is needed with probability " +
                            shown(*model_.climb_when) + " or more: the index comes to at least "},
                           {"", named(least)},
                           {", and " + shown(threshold) + " is enough."}};
    rule.sources = model_.sources;
    rule.draft = model_.draft;
    rules_.rules.push_back(std::move(rule));
  }

  // Where the logit of a higher level could exceed that of the one below: at what each term can be that brings them
  // closest.
  void warn_of_crossing() {
    for (std::size_t cut = 0; is_partial() && cut + 1 < cuts(); ++cut) {
      auto gap = subtract(made_.cuts[cut + 1], made_.cuts[cut]);
      std::string where, unbounded;
      for (const ModelTerm& term : model_.terms) {
        if (term.by_cut.empty()) continue;
        const auto slope = subtract(term.by_cut[cut].number, term.by_cut[cut + 1].number);
        if (!slope || *slope == Decimal(0)) continue;
        const TermExtent extent = extent_of(term.of, rules_);
        if (!extent.range) unbounded = term.id.text;
        if (!extent.range || !gap) continue;
        const Decimal at = *slope < Decimal(0) ? extent.range->high : extent.range->low;
        if (const auto step = multiply(*slope, at)) gap = add(*gap, *step);
        where += (where.empty() ? "" : ", ") + ("`" + term.of.text + "` " + value_shown(extent, at));
      }
      if (unbounded.empty() && gap && !(*gap < Decimal(0))) continue;
      say_crossing(cut, unbounded, where);
    }
  }

  static std::string value_shown(const TermExtent& extent, Decimal at) {
    if (extent.is_number) return "at " + shown(at);
    return at == Decimal(0) ? "no" : "yes";
  }

  void say_crossing(std::size_t cut, const std::string& unbounded, const std::string& where) {
    const std::string pair = "`" + level(cut).text + "` and `" + level(cut + 1).text + "`";
    faults_.push_back(
        {"R36",
         unbounded.empty()
             ? "the cuts of " + pair + " can cross: with " + where +
                   ", a need of the higher level would be more probable than one of the lower or more"
             : "the cuts of " + pair + " may cross: nothing declares what the term `" + unbounded + "` can be",
         level(cut + 1).place,
         "the probability of the lower level is then 0, and the higher one counts; give these terms one coefficient, "
         "or "
         "narrow their ranges",
         Severity::warning});
  }

  const ScoringModel& model_;
  RuleSet& rules_;
  Faults& faults_;
  std::vector<std::optional<TermBounds>> bounds_;  // of each term
  CompiledModel made_;
};

}  // namespace

std::optional<CompiledModel> expand_model(RuleSet& rules, Faults& faults) {
  if (!rules.model) return std::nullopt;
  return ModelExpansion(*rules.model, rules, faults).run();
}

}  // namespace rung
