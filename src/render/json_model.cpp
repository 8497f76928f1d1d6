#include "json_parts.hpp"

namespace rung {
namespace {

class ModelJson {
 public:
  ModelJson(JsonWriter& json, const Explanation& explanation)
      : json_(json),
        program_(*explanation.program),
        model_(*program_.model()),
        said_(*program_.rules().model),
        prediction_(*explanation.prediction) {}

  void run() {
    json_.open('{');
    json_.key("kind").text("cumulative-logit");
    json_.key("whole").flag(prediction_.is_whole);
    json_.key("exact").flag(prediction_.is_exact);
    terms();
    ranges("index", prediction_.index);
    levels();
    set();
    json_.key("climb_when");
    said_.climb_when ? json_.value(Value::of(*said_.climb_when)) : json_.null();
    json_.key("floor").text(level_id(prediction_.floor));
    json_.key("floor_up_to").text(level_id(prediction_.floor_up_to));
    write_fitted_to(json_, said_.fitted_to);
    json_.close('}');
  }

 private:
  std::string_view level_id(std::size_t level) const { return program_.rules().ladder.levels[level].id.text; }

  void range(const std::optional<Range>& range) {
    if (!range) return json_.null();
    json_.open('[');
    json_.value(Value::of(range->low));
    json_.value(Value::of(range->high));
    json_.close(']');
  }

  void ranges(std::string_view key, const std::vector<std::optional<Range>>& all) {
    json_.key(key).open('[');
    for (const auto& one : all) range(one);
    json_.close(']');
  }

  void terms() {
    json_.key("terms").open('[');
    for (std::size_t i = 0; i < prediction_.terms.size(); ++i) {
      json_.open('{');
      json_.key("id").text(said_.terms[i].id.text);
      json_.key("words").text(program_.rules().defines[model_.terms[i].value].words);
      json_.key("of").text(said_.terms[i].of.text);
      json_.key("value").value(prediction_.terms[i].value);
      ranges("adds", prediction_.terms[i].parts);
      json_.close('}');
    }
    json_.close(']');
  }

  void levels() {
    json_.key("levels").open('[');
    for (std::size_t i = 0; i < prediction_.level.size(); ++i) {
      json_.open('{');
      json_.key("id").text(level_id(i));
      json_.key("cut");
      i == 0 ? json_.null() : json_.value(Value::of(model_.cuts[i - 1]));
      json_.key("climbs_from");
      i == 0 || model_.thresholds.empty() ? json_.null() : json_.value(Value::of(model_.thresholds[i - 1]));
      json_.key("probability");
      range(prediction_.level[i]);
      json_.key("at_least");
      range(prediction_.at_least[i]);
      json_.close('}');
    }
    json_.close(']');
  }

  void members(std::string_view key, std::uint32_t set) {
    json_.key(key).open('[');
    for (std::size_t i = 0; i < prediction_.level.size(); ++i)
      if (set >> i & 1) json_.text(level_id(i));
    json_.close(']');
  }

  void set() {
    json_.key("prediction_set");
    if (!said_.set) return json_.null();
    json_.open('{');
    json_.key("coverage").value(Value::of(said_.set->coverage));
    members("levels", prediction_.set);
    members("up_to", prediction_.set_up_to);
    json_.close('}');
  }

  JsonWriter& json_;
  const Program& program_;
  const CompiledModel& model_;
  const ScoringModel& said_;
  const Prediction& prediction_;
};

}  // namespace

void write_fitted_to(JsonWriter& json, const FittedTo& fitted) {
  json.key("fitted_to");
  if (fitted.expert) return json.text("expert");
  const auto said = [&](std::string_view key, const std::string& text) {
    json.key(key);
    text.empty() ? json.null() : json.text(text);
  };
  json.open('{');
  said("data", fitted.data);
  json.key("n").number(fitted.n);
  said("date", fitted.date);
  said("population", fitted.population);
  said("by", fitted.by);
  json.key("metrics").open('[');
  for (const auto& [name, value] : fitted.metrics) {
    json.open('[');
    json.text(name);
    json.text(value);
    json.close(']');
  }
  json.close(']');
  json.close('}');
}

void write_model(JsonWriter& json, const Explanation& explanation) {
  if (!explanation.prediction) return;
  json.key("model");
  ModelJson(json, explanation).run();
}

}  // namespace rung
