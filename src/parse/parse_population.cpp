#include "rung/parse/parse_population.hpp"

#include "case_parts.hpp"

namespace rung {
namespace {

std::optional<Population::Marginal> read_marginal(const Word& name, const Node& node, Complaints& complaints) {
  if (node.kind != Node::Kind::map) {
    complaints.add("03", "`" + name.text + "` must be a map from answers to weights", node.place,
                   "such as {true: 2, false: 98, missing: 5}");
    return std::nullopt;
  }
  Population::Marginal made{.name = name};
  Decimal sum = 0;
  for (const Node::Entry& entry : node.entries) {
    const auto weight = read_number(entry.value, "the weight of `" + entry.key.text + "`", complaints);
    if (!weight) continue;
    if (*weight < Decimal(0)) {
      complaints.add("09", "the weight of `" + entry.key.text + "` is below 0", entry.value.place);
      continue;
    }
    sum = add(sum, *weight).value_or(sum);
    if (entry.key.text == "missing")
      made.missing = *weight;
    else
      made.weights.push_back({Written{.text = entry.key.text, .place = entry.key.place}, *weight});
  }
  if (sum > Decimal(0)) return made;
  complaints.add("11", "`" + name.text + "` has no answer with a weight above 0", node.place);
  return std::nullopt;
}

}  // namespace

Result<Population> parse_population(const Source& source) {
  auto document = parse_document(source);
  if (!document) return document.error();
  Faults faults;
  Complaints complaints('P', faults);
  Population made;
  {
    Fields fields(*document, "a population", complaints);
    check_format(fields, "rung_population", population_format);
    for (const Node::Entry& entry : fields.map("answers"))
      if (auto marginal = read_marginal(entry.key, entry.value, complaints))
        made.marginals.push_back(std::move(*marginal));
  }
  if (has_error(faults)) return faults;
  return made;
}

}  // namespace rung
