#include "model.hpp"

namespace rung::reference {
namespace {

const Wide one = 100'000'000;

Wide value_of(const Plain& value) {
  if (const auto* truth = value.as<bool>()) return *truth ? one : Wide(0);
  return units_of(value);
}

const Input* input_of(const ModelTerm& term, const RuleSet& rules) {
  if (term.of.terms.size() != 1) return nullptr;
  for (const Input& input : rules.inputs)
    if (input.name.text == term.of.text) return &input;
  return nullptr;
}

/// What a term can be while it is missing.
std::pair<Wide, Wide> ends(const ModelTerm& term, const RuleSet& rules) {
  const Input* const input = input_of(term, rules);
  if (input == nullptr || !input->range) return {0, one};
  return {units_from(input->range->low.to_string()), units_from(input->range->high.to_string())};
}

Wide coefficient(const ModelTerm& term, std::size_t cut) {
  return units_from((term.by_cut.empty() ? term.coefficient : term.by_cut[cut].number).to_string());
}

/// A product has 8 places.
Wide product(const Wide& a, const Wide& b) { return nearest(a * b, one); }

Real logistic(const Wide& units) { return 1 / (1 + exp(-Real(units) / Real(one))); }

}  // namespace

ModelSays ask_model(const RuleSet& rules, const Case& person) {
  const Chart chart(rules, person);
  const ScoringModel& model = *rules.model;
  ModelSays says;
  for (std::size_t cut = 0; cut < model.cuts.size(); ++cut) {
    Wide least = 0, most = 0;
    for (const ModelTerm& term : model.terms) {
      const Plain value = chart.value(term.of);
      if (value.is_null()) says.whole = false;
      const auto [low, high] = value.is_null() ? ends(term, rules) : std::pair(value_of(value), value_of(value));
      const Wide a = product(coefficient(term, cut), low), b = product(coefficient(term, cut), high);
      least += std::min(a, b);
      most += std::max(a, b);
    }
    says.least.push_back(least);
    says.most.push_back(most);
    const Wide at = units_from(model.cuts[cut].number.to_string());
    says.at_least.push_back(logistic(least - at));
    if (!model.climb_when) continue;
    const Real share = Real(units_from(model.climb_when->to_string())) / Real(one);
    says.floors.push_back(logistic(least - at) >= share ? Truth::yes
                          : logistic(most - at) < share ? Truth::no
                                                        : Truth::unknown);
  }
  for (std::size_t cut = says.at_least.size() - 1; cut-- > 0;)
    says.at_least[cut] = std::max(says.at_least[cut], says.at_least[cut + 1]);
  return says;
}

}  // namespace rung::reference
