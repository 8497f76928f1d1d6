#include "model_phrases.hpp"
#include "policy_parts.hpp"
#include "rung/explain/words.hpp"
#include "terms.hpp"
#include "text_parts.hpp"

namespace rung {
namespace {

class PolicyModel {
 public:
  PolicyModel(Page& page, const Program& program)
      : page_(page), program_(program), compiled_(*program.model()), model_(*program.rules().model) {}

  void run() {
    page_.blank();
    page_.heading("SCORING MODEL");
    page_.paragraph("  ", what_it_does());
    page_.paragraph("  ", model_origin(model_));
    provenance();
    terms();
    cuts();
    set();
    page_.paragraph("  ", "Model" + std::string(model_.draft ? " (draft)" : "") + with_sources(model_.sources));
  }

 private:
  std::string what_it_does() const {
    const std::string index =
        "Each term below is multiplied by its coefficient, a yes counting 1, and the products are added: the index, in "
        "logits. The probability that a level or a higher one is needed is 1 / (1 + exp(cut - index)). ";
    if (!model_.climb_when) return index + "It stands beside the level and never raises it.";
    return index + "Where that probability is " + plain_number(*model_.climb_when) +
           " or more, the level is a floor like that of any rule. While terms are missing, it is a floor where it is "
           "one whatever they are, within the ranges that the questions declare.";
  }

  void provenance() {
    const FittedTo& fitted = model_.fitted_to;
    if (!fitted.population.empty()) page_.paragraph("  Population: ", fitted.population);
    if (!fitted.by.empty()) page_.paragraph("  By: ", fitted.by);
    for (const auto& [name, value] : fitted.metrics) page_.paragraph("  " + name + ": ", value);
  }

  std::string by_level(const std::vector<LevelNumber>& numbers) const {
    std::vector<std::string> texts;
    for (const LevelNumber& one : numbers) {
      const auto level = program_.rules().ladder.find(one.level.text);
      texts.push_back(program_.rules().ladder.levels[*level].short_name + " " + plain_number(one.number));
    }
    return joined(texts, ", ");
  }

  void terms() {
    for (std::size_t i = 0; i < model_.terms.size(); ++i) {
      const ModelTerm& term = model_.terms[i];
      const std::size_t define = compiled_.terms[i].value;
      page_.blank();
      page_.paragraph("  * ", program_.rules().defines[define].words + " [" + term.id.text + "]: " +
                                  (term.by_cut.empty() ? plain_number(term.coefficient) + " per unit"
                                                       : "per unit, " + by_level(term.by_cut)));
      Saying meaning = say(program_, term.of, program_.compiled_defines()[define]);
      meaning.text.insert(0, meaning.is_condition ? "Counts 1 when " : "Is ");
      list(page_, "    ", meaning);
      page_.paragraph("    Exactly: ", exactly(term.of));
    }
  }

  void cuts() {
    page_.blank();
    page_.paragraph("  Cuts: ", by_level(model_.cuts) + ".");
    if (compiled_.thresholds.empty()) return;
    std::vector<LevelNumber> from = model_.cuts;
    for (std::size_t i = 0; i < from.size(); ++i) from[i].number = compiled_.thresholds[i];
    page_.paragraph("  A floor where the index is at least: ", by_level(from) + ".");
  }

  void set() {
    if (!model_.set) return;
    page_.paragraph("  Prediction set, to cover " + plain_number(model_.set->coverage) + " of each level: ",
                    "each level whose own probability is at least " + by_level(model_.set->at_least) +
                        ", and all between the lowest and the highest of them; where there is none, the most probable "
                        "one.");
  }

  Page& page_;
  const Program& program_;
  const CompiledModel& compiled_;
  const ScoringModel& model_;
};

}  // namespace

void policy_model(Page& page, const Program& program) {
  if (program.model()) PolicyModel(page, program).run();
}

}  // namespace rung
