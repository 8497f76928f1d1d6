#include "parse_model.hpp"

#include <algorithm>

#include "rung/parse/parse_expression.hpp"

namespace rung {
namespace {

// `{iop: 1.1, php: 3.2}`
std::vector<LevelNumber> read_by_level(const Node& node, const std::string& what, Complaints& complaints) {
  std::vector<LevelNumber> made;
  if (node.kind != Node::Kind::map) {
    complaints.add("03", what + " must be a map of levels and numbers", node.place, "such as {iop: 1.1, php: 3.2}");
    return made;
  }
  for (const auto& [level, value] : node.entries)
    if (const auto number = read_number(value, what + " of `" + level.text + "`", complaints))
      made.push_back({level, *number});
  return made;
}

void read_coefficient(const Node& node, ModelTerm& term, Complaints& complaints) {
  const std::string what = "the coefficient of `" + term.id.text + "`";
  if (node.kind == Node::Kind::map) {
    term.by_cut = read_by_level(node, what, complaints);
  } else if (const auto number = read_number(node, what, complaints)) {
    term.coefficient = *number;
  }
}

// It becomes part of names that expressions write in double quotes.
void check_term_id(const Word& id, Complaints& complaints) {
  const bool bad = std::ranges::any_of(id.text, [](char c) {
    return c == '"' || c == '\'' || c == '`' || c == '\\' || c == '{' || c == '}' ||
           static_cast<unsigned char>(c) < ' ';
  });
  if (bad || id.text.size() > 100)
    complaints.add("05", "`" + id.text + "` is not an id for a term of the model", id.place,
                   "at most 100 characters, without quotes, braces and backslashes, such as `sex=male`");
}

// `{id: danger, of: danger, coefficient: 0.9}`
ModelTerm read_term(const Node& node, Complaints& complaints) {
  Fields fields(node, "a term of the model", complaints);
  ModelTerm term;
  if (!fields.is_map()) return term;
  fields.need("id");
  term.id = fields.word("id");
  term.words = fields.text("name");
  fields.need("of");
  term.of = fields.expression("of");
  if (const Node* const coefficient = fields.need("coefficient")) read_coefficient(*coefficient, term, complaints);
  return term;
}

// `symptoms: 0.9`: the name is the term.
ModelTerm read_short_term(const Word& name, const Node& node, Complaints& complaints) {
  ModelTerm term;
  term.id = name;
  Node written;
  written.text = name.text;
  written.place = name.place;
  auto parsed = parse_expression(written);
  if (parsed) {
    term.of = std::move(parsed).value();
  } else {
    complaints.add(std::move(parsed).error());
  }
  read_coefficient(node, term, complaints);
  return term;
}

std::vector<ModelTerm> read_terms(Fields& fields) {
  std::vector<ModelTerm> terms;
  Complaints& complaints = fields.complaints();
  const Node* const node = fields.need("terms");
  if (!node) return terms;
  if (node->kind == Node::Kind::map) {
    for (const auto& [name, value] : node->entries) terms.push_back(read_short_term(name, value, complaints));
  } else {
    for (const Node& item : fields.list("terms")) terms.push_back(read_term(item, complaints));
  }
  if (node->kind != Node::Kind::scalar && terms.empty())
    complaints.add("02", "the model needs at least one term", node->place);
  Seen seen("the term", complaints);
  for (const ModelTerm& term : terms) {
    check_term_id(term.id, complaints);
    if (!term.id.text.empty()) seen.add(term.id);
  }
  return terms;
}

// A probability that can be reached and can be missed.
std::optional<Decimal> read_share(Fields& fields, const std::string& key) {
  const Node* const node = fields.find(key);
  const auto share = node ? read_number(*node, "`" + key + "`", fields.complaints()) : std::nullopt;
  if (!share || (Decimal(0) < *share && *share < Decimal(1))) return share;
  fields.complaints().add("09", "`" + key + "` must lie between 0 and 1, found " + node->text, node->place,
                          "it is a probability that is neither never nor always reached");
  return std::nullopt;
}

std::optional<PredictionSet> read_set(Fields& model) {
  const Node* const node = model.find("prediction_set");
  if (!node) return std::nullopt;
  Fields fields(*node, "`prediction_set`", model.complaints());
  PredictionSet set;
  if (!fields.is_map()) return std::nullopt;
  fields.need("coverage");
  set.coverage = read_share(fields, "coverage").value_or(Decimal());
  const Node* const least = fields.need("at_least");
  if (least) set.at_least = read_by_level(*least, "`at_least`", model.complaints());
  for (const LevelNumber& one : set.at_least)
    if (one.number < Decimal(0) || one.number > Decimal(1))
      model.complaints().add("09", "`at_least` of `" + one.level.text + "` must lie between 0 and 1", one.level.place,
                             "it is a probability");
  return set;
}

void read_metrics(Fields& fields, FittedTo& fitted) {
  for (const auto& [name, value] : fields.map("metrics"))
    if (const auto text = read_text(value, "`" + name.text + "`", fields.complaints()))
      fitted.metrics.emplace_back(name.text, *text);
}

// `fitted_to: expert`, or what the data were.
FittedTo read_fitted_to(Fields& model) {
  FittedTo fitted;
  const Node* const node = model.need("fitted_to");
  if (!node) return fitted;
  if (node->kind != Node::Kind::map) {
    const auto word = read_choice(*node, "`fitted_to`", std::vector<std::string>{"expert"}, model.complaints());
    fitted.expert = word.has_value();
    return fitted;
  }
  Fields fields(*node, "`fitted_to`", model.complaints());
  fitted.data = fields.need_text("data");
  fields.need("n");
  fitted.n = fields.integer("n", 1, INT32_MAX).value_or(0);
  fitted.date = fields.need_text("date");
  fitted.population = fields.text("population");
  fitted.by = fields.text("by");
  read_metrics(fields, fitted);
  return fitted;
}

}  // namespace

std::optional<ScoringModel> read_model(Fields& rule_set) {
  const Node* const node = rule_set.find("model");
  if (!node) return std::nullopt;
  Fields fields(*node, "the model", rule_set.complaints());
  ScoringModel model;
  model.place = node->place;
  if (!fields.is_map()) return std::nullopt;
  fields.need("kind");
  fields.choice("kind", {"cumulative-logit"});
  model.terms = read_terms(fields);
  if (const Node* const cuts = fields.need("cuts")) model.cuts = read_by_level(*cuts, "`cuts`", rule_set.complaints());
  model.climb_when = read_share(fields, "climb_when");
  model.set = read_set(fields);
  model.fitted_to = read_fitted_to(fields);
  if (model.fitted_to.expert) fields.need("source");
  model.sources = fields.words("source");
  model.draft = fields.choice("status", {"draft", "active"}) == "draft";
  return model;
}

}  // namespace rung
