#include "model_phrases.hpp"

#include <algorithm>

#include "rung/explain/words.hpp"
#include "terms.hpp"

namespace rung {
namespace {

std::string percent(Decimal probability) {
  return plain_number(multiply(probability, 100).value_or(Decimal()).rounded(1).value_or(Decimal()));
}

std::string percent(const Range& range) {
  const std::string low = percent(range.low), high = percent(range.high);
  return (low == high ? low : low + "-" + high) + " %";
}

std::string number(const std::optional<Range>& range) {
  if (!range) return "anything";
  if (range->low == range->high) return plain_number(range->low);
  return plain_number(range->low) + " to " + plain_number(range->high);
}

std::string spoken_value(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::null:
      return "missing";
    case Value::Kind::boolean:
      return value.boolean() ? "yes" : "no";
    case Value::Kind::decimal:
      return plain_number(value.decimal());
    default:
      return to_text(value);
  }
}

class ModelSayer {
 public:
  explicit ModelSayer(const Explanation& explanation)
      : program_(*explanation.program),
        model_(*program_.model()),
        said_(*program_.rules().model),
        prediction_(*explanation.prediction) {}

  ModelWords run() const {
    return {model_origin(said_),
            prediction_.is_whole ? std::string() : missing(),
            rows(),
            index(),
            parts(),
            cuts(),
            floor(),
            set()};
  }

 private:
  const std::vector<Level>& levels() const { return program_.rules().ladder.levels; }
  const std::string& words(std::size_t term) const { return program_.rules().defines[model_.terms[term].value].words; }

  std::string missing() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < model_.terms.size(); ++i)
      if (prediction_.terms[i].value.is_null()) names.push_back(words(i));
    return "Missing: " + joined(names, "; ") + ". So each number lies between what these could make it" +
           (prediction_.is_exact ? "." : ", or closer: the ends may not be reached.");
  }

  std::vector<ModelWords::Row> rows() const {
    std::vector<ModelWords::Row> made;
    for (std::size_t i = 0; i < levels().size(); ++i)
      made.push_back({levels()[i].short_name, percent(prediction_.level[i]), percent(prediction_.at_least[i])});
    return made;
  }

  // One number where all cuts have the same.
  static std::string by_cut(const std::vector<std::optional<Range>>& parts) {
    std::vector<std::string> texts;
    for (const auto& part : parts) texts.push_back(number(part));
    if (std::ranges::all_of(texts, [&](const std::string& one) { return one == texts.front(); })) return texts.front();
    return joined(texts, " | ");
  }

  std::string names_above() const {
    std::vector<std::string> names;
    for (std::size_t i = 1; i < levels().size(); ++i) names.push_back(levels()[i].short_name);
    return joined(names, " | ");
  }

  std::string index() const {
    return "Index" + (prediction_.index.size() > 1 ? " for " + names_above() : "") +
           ", in logits: " + by_cut(prediction_.index) + ". It is the sum of";
  }

  std::vector<std::string> parts() const {
    std::vector<std::string> made;
    for (std::size_t term = 0; term < prediction_.terms.size(); ++term)
      made.push_back(by_cut(prediction_.terms[term].parts) + ": " + words(term) + ", " +
                     spoken_value(prediction_.terms[term].value));
    return made;
  }

  std::string cuts() const {
    std::vector<std::string> cuts;
    for (const Decimal cut : model_.cuts) cuts.push_back(plain_number(cut));
    return "and one half is reached at " + joined(cuts, " | ") + " for " + names_above() + ".";
  }

  std::string floor() const {
    if (model_.thresholds.empty()) return "It speaks only: it never raises the level.";
    const std::string share = percent(*said_.climb_when) + " %";
    std::string text = prediction_.floor == 0 ? "Demands no level above " + levels()[0].short_name +
                                                    ": none is needed with " + share + " or more"
                                              : "Demands at least " + levels()[prediction_.floor].short_name +
                                                    ": that or a higher level is needed with " + share + " or more";
    if (prediction_.floor_up_to > prediction_.floor)
      text += ", so far; the missing answers could make it " + levels()[prediction_.floor_up_to].short_name;
    return text + ".";
  }

  std::string set() const {
    if (!said_.set) return {};
    const auto named = [&](std::uint32_t set) {
      std::vector<std::string> names;
      for (std::size_t i = 0; i < levels().size(); ++i)
        if (set >> i & 1) names.push_back(levels()[i].short_name);
      return names.empty() ? "none for sure" : joined(names, ", ");
    };
    std::string text = "Levels that placements like this one had, so that " + percent(said_.set->coverage) +
                       " % of those of each level are covered: " + named(prediction_.set);
    if (prediction_.set_up_to != prediction_.set)
      text += "; with the missing answers, at most: " + named(prediction_.set_up_to);
    return text + ".";
  }

  const Program& program_;
  const CompiledModel& model_;
  const ScoringModel& said_;
  const Prediction& prediction_;
};

}  // namespace

ModelWords model_in_words(const Explanation& explanation) { return ModelSayer(explanation).run(); }

std::string model_origin(const ScoringModel& model) {
  const FittedTo& fitted = model.fitted_to;
  if (fitted.expert) return "Its weights were set by hand, and fitted to no data.";
  return "What placements have been: fitted to " + fitted.data + ", n = " + std::to_string(fitted.n) + ", " +
         fitted.date + ".";
}

std::string model_in_short(const Explanation& explanation) {
  const std::vector<Level>& levels = explanation.program->rules().ladder.levels;
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < levels.size(); ++i)
    parts.push_back(levels[i].short_name + " " + percent(explanation.prediction->level[i]));
  const FittedTo& fitted = explanation.program->rules().model->fitted_to;
  return "Scoring model, " + (fitted.expert ? "weights set by hand" : "fitted to " + fitted.data) +
         ", the probability of each level: " + joined(parts) + ".";
}

}  // namespace rung
