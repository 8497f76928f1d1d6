#include "agreement.hpp"

#include "model.hpp"
#include "rung/evaluate/prediction.hpp"
#include "rung/parse/parse_case.hpp"

namespace rung::reference {
namespace {

Program compiled(Result<Advisor> advisor) {
  REQUIRE_MESSAGE(advisor.has_value(), describe(advisor.error()));
  return advisor->program();
}

/// Says what differs, field by field.
class Differences {
 public:
  template <class T>
  void compare(const std::string& what, const T& fast, const T& plain) {
    if (fast == plain) return;
    text_ += what + ": fast " + std::to_string(fast) + ", plain " + std::to_string(plain) + "\n";
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::uint32_t bits(const std::set<std::size_t>& levels) {
  std::uint32_t all = 0;
  for (const std::size_t level : levels) all |= 1u << level;
  return all;
}

/// Of the model: floors, indices and probabilities. Where the fast one has tried every completion its ranges may be
/// closer than terms taken one by one, and wider where a known term makes a fact of a missing answer.
void compare_model(const Program& program, const Case& person, const Decision& fast, Differences& found) {
  const ModelSays plain = ask_model(program.rules(), person);
  const Prediction said = *predict(program, fast);
  found.compare("model whole", int{said.is_whole}, int{plain.whole});
  for (std::size_t cut = 0; cut < plain.least.size(); ++cut) {
    const std::string of = " of cut " + std::to_string(cut);
    if (!plain.floors.empty())
      found.compare("model floor" + of, static_cast<int>(fast.truths[program.model()->first_rule + cut]),
                    static_cast<int>(plain.floors[cut]));
    const Range index = said.index[said.index.size() == 1 ? 0 : cut].value_or(Range{});
    const auto low = static_cast<std::int64_t>(index.low.units()), high = static_cast<std::int64_t>(index.high.units());
    const auto least = static_cast<std::int64_t>(plain.least[cut]), most = static_cast<std::int64_t>(plain.most[cut]);
    found.compare("order of the index" + of, int{low <= high}, 1);
    if (said.is_exact && !said.is_whole) continue;
    found.compare("least index" + of, low, least);
    found.compare("most index" + of, high, most);
    const Real probability = Real(static_cast<std::int64_t>(said.at_least[cut + 1].low.units())) / 100'000'000;
    found.compare("probability" + of, int{abs(probability - plain.at_least[cut]) < Real("0.000000006")}, 1);
  }
  Decimal total;
  for (const Range& level : said.level) total = *add(total, level.low);
  if (said.is_whole) found.compare("sum of probabilities", total == Decimal(1) ? 1 : 0, 1);
}

}  // namespace

Program generated_program(Random& random) {
  const RuleSetText text = generate_rule_set(random);
  INFO(text.rules);
  return compiled(Advisor::read(Source("made", text.rules), [&](const std::string& id, std::uint32_t index) {
    return std::optional<rung::RuleText>(Source(id, text.instruments.at(id), index));
  }));
}

Program program_of(const std::string& name) {
  return compiled(Advisor::open(std::string(RUNG_SOURCE_DIR) + "/rules/" + name + ".yaml"));
}

Case read_case(const std::string& text) {
  auto person = parse_case(Source("case", text));
  REQUIRE_MESSAGE(person.has_value(), text << describe(person.error()));
  return std::move(person).value();
}

Facts bound(const Program& program, const Case& person) {
  auto facts = bind(program, person);
  REQUIRE_MESSAGE(facts.has_value(), describe(facts.error()));
  return std::move(facts).value();
}

std::string difference(const Program& program, const Case& person, const Decision& fast) {
  const Outcome plain = decide(program.rules(), person);
  Differences found;
  for (std::size_t i = 0; i < plain.rules.size(); ++i) {
    const std::string& id = program.rules().rules[i].id.text;
    found.compare("rule " + id, static_cast<int>(fast.truths[i]), static_cast<int>(plain.rules[i]));
  }
  found.compare("floor", fast.floor, plain.floor);
  found.compare("level", fast.level, plain.level);
  found.compare("up_to", fast.up_to, plain.up_to);
  found.compare("recommended", fast.recommended, plain.recommended);
  found.compare("possible", fast.possible, bits(plain.possible));
  found.compare("conflict", int{fast.conflict}, int{plain.conflict});
  found.compare("conflict_possible", int{fast.conflict_possible}, int{plain.conflict_possible});
  found.compare("open_above", int{fast.open_above}, int{plain.open_above});
  found.compare("change", static_cast<int>(fast.change), static_cast<int>(plain.change));  // in the same order
  if (program.model()) compare_model(program, person, fast, found);
  return found.text();
}

}  // namespace rung::reference
