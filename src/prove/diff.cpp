#include "rung/prove/diff.hpp"

#include <algorithm>
#include <numeric>

#include "comparable.hpp"
#include "witness.hpp"

namespace rung {
namespace {

constexpr std::pair<Alert, std::string_view> grades[] = {
    {Alert::emergency, "an emergency alert"}, {Alert::urgent, "an urgent alert"}, {Alert::review, "a review alert"}};

double as_double(Decimal number) {
  return static_cast<double>(number.units()) / static_cast<double>(Decimal::units_per_one);
}

/// One run of diff().
class Differ {
 public:
  Differ(const Program& before, const Program& after, const ProofOptions& options) : before_(before), after_(after) {
    const Asked both[] = {{&before}, {&after}};
    diagrams_ = ProgramDiagram::together(both, options.budget);
  }

  RuleSetDiff run(const Population* population) {
    made_.domain = domain_of(before_, after_);
    for (const ProgramDiagram& one : diagrams_)
      if (!one.fault().empty()) return undecided(one.fault());
    witnessing_ = std::make_unique<Witnessing>(diagrams_);
    levels();
    recommendations();
    alerts();
    transitions(population);
    if (diagrams_[0].forest().exhausted() && made_.verdict == Verdict::proved)
      return undecided(ran_out(diagrams_[0].forest().budget()));
    return std::move(made_);
  }

 private:
  RuleSetDiff undecided(const std::string& because) {
    made_.verdict = Verdict::undecided;
    made_.because = because;
    return std::move(made_);
  }

  using Spans = ProgramDiagram::Spans;
  const Spans& old_spans() const { return diagrams_[0].spans(); }
  const Spans& new_spans() const { return diagrams_[1].spans(); }
  Forest& forest() { return diagrams_[0].forest(); }

  // Some case for each bound of each level, fast where there is one, so that a budget that runs out later takes nothing
  // away from what is known.
  std::optional<Witness> some_case(const std::vector<Diagram>& olds, const std::vector<Diagram>& news,
                                   const Witnessing::Check& check) {
    for (std::size_t i = 1; i < olds.size(); ++i)
      for (const auto& [high, low] : {std::pair(olds[i], news[i]), std::pair(news[i], olds[i])}) {
        auto found = witnessing_->look({{high, Forest::is_yes}, {low, Forest::is_no}}, check);
        if (found.verdict == Verdict::refuted) return std::move(found.witness);
      }
    return std::nullopt;
  }

  void levels() {
    const auto level_differs = [](const Decision& a, const Decision& b) { return a.level != b.level; };
    const auto span_differs = [](const Decision& a, const Decision& b) { return a.up_to != b.up_to; };
    const auto some_level = some_case(old_spans().at_least, new_spans().at_least, level_differs);
    const auto rules_of_level = responsible_if(some_level);
    const auto some_span = some_case(old_spans().up_to_at_least, new_spans().up_to_at_least, span_differs);
    const auto rules_of_span = responsible_if(some_span);
    Diagram level = Forest::no, span = Forest::no;
    for (std::size_t i = 1; i < old_spans().at_least.size(); ++i) {
      level = forest().either(level, forest().differ(old_spans().at_least[i], new_spans().at_least[i]));
      span = forest().either(span, forest().differ(old_spans().up_to_at_least[i], new_spans().up_to_at_least[i]));
    }
    compare("the level", level, level_differs, some_level, rules_of_level);
    compare("how far the span reaches", span, span_differs, some_span, rules_of_span);
    compare("whether floors and limits are in conflict", forest().differ(old_spans().conflict, new_spans().conflict),
            [](const Decision& a, const Decision& b) { return a.conflict != b.conflict; });
  }

  // Where one shows the low end of a span and the other the high end, and the spans are the same.
  void recommendations() {
    if (before_.rules().when_unsure == after_.rules().when_unsure) return;
    Diagram other = Forest::no;
    for (std::size_t level = 0; level < old_spans().at_least.size(); ++level)
      other =
          forest().either(other, forest().differ(recommended(diagrams_[0], level), recommended(diagrams_[1], level)));
    compare("which end of the span is recommended", other,
            [](const Decision& a, const Decision& b) { return a.recommended != b.recommended; });
  }

  // That an alert of a grade holds, whichever rule says so.
  void alerts() {
    for (const auto& one : grades) {
      const Alert grade = one.first;
      const auto any = [&](ProgramDiagram& diagram) {
        Diagram found = Forest::no;
        const auto& rules = diagram.program().rules().rules;
        for (std::size_t i = 0; i < rules.size(); ++i)
          if (rules[i].effect == Effect::alert && rules[i].alert == grade)
            found = forest().either(found, diagram.truth(i));
        return found;
      };
      const auto held = [grade](const Program& program, const Decision& decision) {
        Truth truth = Truth::no;
        for (std::size_t i = 0; i < decision.truths.size(); ++i)
          if (program.rules().rules[i].effect == Effect::alert && program.rules().rules[i].alert == grade)
            truth = either(truth, decision.truths[i]);
        return truth;
      };
      compare("whether there is " + std::string(one.second), forest().differ(any(diagrams_[0]), any(diagrams_[1])),
              [&](const Decision& a, const Decision& b) { return held(before_, a) != held(after_, b); });
    }
  }

  std::vector<std::string> responsible_if(const std::optional<Witness>& found) const {
    return found ? responsible() : std::vector<std::string>{};
  }

  void compare(std::string what, Diagram differs, const Witnessing::Check& check, std::optional<Witness> known = {},
               std::vector<std::string> rules = {}) {
    auto found = witnessing_->look(differs, check);
    if (found.verdict == Verdict::undecided && known) {
      made_.verdict = Verdict::refuted;
      made_.differences.push_back({std::move(what), std::move(*known), std::move(rules)});
      return;
    }
    if (found.verdict == Verdict::undecided && made_.verdict == Verdict::proved) {
      made_.verdict = Verdict::undecided;
      made_.because = found.because;
    }
    if (found.verdict != Verdict::refuted) return;
    made_.verdict = Verdict::refuted;
    made_.differences.push_back({std::move(what), std::move(*found.witness), responsible()});
  }

  std::vector<std::string> responsible() const {
    std::vector<std::string> found;
    const Decision &old_decision = witnessing_->first(), &new_decision = witnessing_->second();
    const auto effect = [](const Program& program, std::size_t i, const Decision& decision) {
      const Bearing bearing = decision.bearings[i];
      return std::tuple(program.rules().rules[i].effect, decision.truths[i], bearing.kind, bearing.level,
                        program.compiled_rules()[i].rules_out, program.rules().rules[i].alert);
    };
    const auto bears = [](const Decision& decision, std::size_t i) { return decision.truths[i] != Truth::no; };
    const auto& olds = before_.rules().rules;
    const auto& news = after_.rules().rules;
    for (std::size_t i = 0; i < olds.size(); ++i) {
      const auto at = std::ranges::find(news, olds[i].id.text, [](const Rule& rule) { return rule.id.text; });
      if (at == news.end()) {
        if (bears(old_decision, i)) found.push_back(olds[i].id.text + " (old)");
      } else if (effect(before_, i, old_decision) !=
                 effect(after_, static_cast<std::size_t>(at - news.begin()), new_decision)) {
        found.push_back(olds[i].id.text);
      }
    }
    for (std::size_t i = 0; i < news.size(); ++i)
      if (bears(new_decision, i) &&
          std::ranges::find(olds, news[i].id.text, [](const Rule& rule) { return rule.id.text; }) == olds.end())
        found.push_back(news[i].id.text + " (new)");
    return found;
  }

  // Where exactly this level is recommended.
  Diagram recommended(ProgramDiagram& diagram, std::size_t level) {
    const bool high = diagram.program().rules().when_unsure == WhenUnsure::highest;
    const auto& bound = high ? diagram.spans().up_to_at_least : diagram.spans().at_least;
    return level + 1 == bound.size() ? bound[level] : forest().without(bound[level], bound[level + 1]);
  }

  void transitions(const Population* population) {
    const std::size_t levels = old_spans().at_least.size();
    const auto weights = population ? weights_of(*population) : std::vector<std::vector<double>>{};
    if (population) {
      made_.moved = 0;
      made_.population = "Every answer is drawn for itself, " + std::to_string(population->marginals.size()) + " of " +
                         std::to_string(forest().variables()) +
                         " as the file says and the others evenly from what the rules tell apart.";
    }
    for (std::size_t from = 0; from < levels; ++from)
      for (std::size_t to = 0; to < levels; ++to) {
        if (from == to) continue;
        const Diagram moves = forest().both(recommended(diagrams_[0], from), recommended(diagrams_[1], to));
        if (moves == Forest::no) continue;
        const auto check = [&](const Decision& a, const Decision& b) {
          return a.recommended == from && b.recommended == to;
        };
        auto found = witnessing_->look(moves, check);
        if (found.verdict == Verdict::proved) continue;  // no case can have these answers
        Transition made{.from = from, .to = to, .witness = std::move(found.witness)};
        if (population) {
          made.share = forest().share(moves, weights);
          *made_.moved += *made.share;
        }
        made_.transitions.push_back(std::move(made));
      }
  }

  std::vector<std::vector<double>> weights_of(const Population& population) const;
  std::uint32_t cell_of_answer(std::size_t variable, const Written& written) const;

  const Program& before_;
  const Program& after_;
  std::vector<ProgramDiagram> diagrams_;
  std::unique_ptr<Witnessing> witnessing_;
  RuleSetDiff made_;
};

// For each variable of the order, of each cell.
std::vector<std::vector<double>> Differ::weights_of(const Population& population) const {
  const ProgramDiagram& diagram = diagrams_[0];
  std::vector<std::vector<double>> weights;
  for (std::size_t position = 0; position < diagram.forest().variables(); ++position) {
    const std::size_t v = diagram.variable(position);
    const Variable& variable = diagram.space().variables[v];
    std::vector<double> cells(variable.cells);
    const auto found = std::ranges::find(population.marginals, witnessing_->id_of(v),
                                         [](const Population::Marginal& one) { return one.name.text; });
    if (found == population.marginals.end()) {
      if (variable.cells == 1)
        cells[0] = 1;
      else
        std::fill(cells.begin() + 1, cells.end(), 1.0 / static_cast<double>(variable.cells - 1));
    } else {
      cells[0] = as_double(found->missing);
      for (const auto& [written, weight] : found->weights) cells[cell_of_answer(v, written)] += as_double(weight);
      const double sum = std::accumulate(cells.begin(), cells.end(), 0.0);
      for (double& cell : cells) cell /= sum;
    }
    weights.push_back(std::move(cells));
  }
  return weights;
}

std::uint32_t Differ::cell_of_answer(std::size_t v, const Written& written) const {
  for (const ProgramDiagram& one : diagrams_) {
    const Variable& variable = one.space().variables[v];
    if (!variable.places.empty()) return cell_of(variable, Value::of(std::string_view(written.text)));
    if (variable.slots.empty()) continue;
    Faults faults;
    if (const auto value = value_of(written, one.program().slots()[variable.slots.front()], faults))
      return cell_of(variable, *value);
  }
  return 0;
}

}  // namespace

Result<RuleSetDiff> diff(const Program& before, const Program& after, const ProofOptions& options,
                         const Population* population) {
  Faults faults = incomparable(before, after);
  if (population) check_population(before, after, *population, faults);
  if (!faults.empty()) return faults;
  return Differ(before, after, options).run(population);
}

void reckon_moved(const Program& before, const Program& after, std::span<const BoundTwice> cases, RuleSetDiff& made) {
  const std::size_t levels = before.rules().ladder.levels.size();
  std::vector<std::size_t> counts(levels * levels);
  Decision decision;
  std::size_t moved = 0;
  for (const BoundTwice& one : cases) {
    decide(before, one.before, decision);
    const std::size_t from = decision.recommended;
    decide(after, one.after, decision);
    ++counts[from * levels + decision.recommended];
    moved += from != decision.recommended;
  }
  const auto share = [&](std::size_t count) { return static_cast<double>(count) / static_cast<double>(cases.size()); };
  for (Transition& one : made.transitions) one.share = share(counts[one.from * levels + one.to]);
  made.moved = share(moved);
  made.population = "Counted over " + std::to_string(cases.size()) + " cases: " + std::to_string(moved) + " move.";
}

}  // namespace rung
