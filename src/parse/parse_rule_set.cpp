#include "rung/parse/parse_rule_set.hpp"

#include <algorithm>

#include "parse_about.hpp"
#include "parse_guarantee.hpp"
#include "parse_model.hpp"
#include "parse_rule.hpp"
#include "parse_tree.hpp"
#include "rung/parse/packed_document.hpp"
#include "rung/parse/parse_expression.hpp"
#include "rung/text/digest.hpp"
#include "rung/text/nearest.hpp"
#include "shared_parts.hpp"

namespace rung {
namespace {

void check_version(Fields& fields, const std::string& version) {
  const bool numbers = version.find_first_not_of("0123456789.") == std::string::npos;
  if (version.empty() || (numbers && std::count(version.begin(), version.end(), '.') == 2 &&
                          version.find("..") == std::string::npos && version.front() != '.' && version.back() != '.'))
    return;
  fields.complaints().add("05", "`" + version + "` is not a version", fields.word("version").place,
                          "three numbers, such as 1.0.0");
}

// `[9, 12]`, or `{at_least: 20}` where the source names no upper end.
std::optional<WeeklyHours> read_hours(Fields& level) {
  const Node* const node = level.find("hours_per_week");
  if (node == nullptr) return std::nullopt;
  if (node->kind != Node::Kind::map) {
    const auto range = read_range(level, "hours_per_week");
    return range ? std::optional(WeeklyHours{range->low, range->high}) : std::nullopt;
  }
  Fields fields(*node, "`hours_per_week`", level.complaints());
  const Node* const least = fields.need("at_least");
  const auto hours = least ? read_number(*least, "`at_least`", level.complaints()) : std::nullopt;
  return hours ? std::optional(WeeklyHours{*hours}) : std::nullopt;
}

Level read_level(const Node& node, Complaints& complaints) {
  Fields fields(node, "a level of the ladder", complaints);
  Level level;
  if (!fields.is_map()) return level;
  level.id = fields.need_id("id");
  level.name = fields.need_text("name");
  level.short_name = fields.text("short");
  if (level.short_name.empty()) level.short_name = level.name;
  level.hours_per_week = read_hours(fields);
  level.round_the_clock = fields.flag("round_the_clock");
  if (level.round_the_clock && level.hours_per_week)
    complaints.add("10", "`hours_per_week` and `round_the_clock` cannot both be said", fields.place());
  level.meant_for = fields.text("meant_for");
  level.presupposes = fields.texts("presupposes");
  if (const auto every = fields.integer("review_every_days", 1, 3650)) level.review = ReviewClock{*every, *every};
  if (const Node* const review = fields.find("review")) {
    Fields clock(*review, "`review`", complaints);
    clock.need("first_day");
    clock.need("then_every_days");
    level.review = ReviewClock{clock.integer("first_day", 1, 3650).value_or(1),
                               clock.integer("then_every_days", 1, 3650).value_or(1)};
  }
  level.sources = fields.words("source");
  return level;
}

Ladder read_ladder(Fields& fields) {
  Ladder ladder;
  Complaints& complaints = fields.complaints();
  Seen seen("the level", complaints);
  if (const Node* const node = fields.need("ladder"); node && node->kind == Node::Kind::sequence && node->items.empty())
    complaints.add("02", "the ladder needs at least one level", node->place);
  for (const Node& node : fields.list("ladder")) ladder.levels.push_back(read_level(node, complaints));
  for (const Node& node : fields.list("above_ladder")) {
    Fields entry(node, "a place above the ladder", complaints);
    ladder.above.push_back({entry.need_id("id"), entry.need_text("name")});
  }
  const auto check = [&](const Word& id) {
    if (!id.text.empty()) seen.add(id);
    if (id.text == "none" || id.text == "current" || id.text == "previous")
      complaints.add("05", "a level cannot be called `" + id.text + "`, which means something else here", id.place);
  };
  for (const Level& level : ladder.levels) check(level.id);
  for (const Setting& setting : ladder.above) check(setting.id);
  if (ladder.levels.size() > 32) complaints.add("09", "the ladder has more than 32 levels", fields.place());
  return ladder;
}

Type type_of(const std::optional<std::string>& word) {
  if (word == "integer") return integer_type;
  if (word == "decimal") return decimal_type;
  if (word == "boolean") return boolean_type;
  return word == "string" ? string_type : any_type;
}

void check_input(const Input& input, Fields& fields) {
  const auto clash = [&](const std::string& message) {
    fields.complaints().add("10", "the input `" + input.name.text + "` " + message, fields.place());
  };
  if (input.range && !input.type.is_number()) clash("has a `range` and is not a number");
  if (!input.one_of.empty() && input.type != string_type) clash("has `one_of` and is not a string");
  if (!input.scale.empty() && (input.type != integer_type || !input.range))
    clash("has a `scale` and is not an integer with a range");
  if (!input.scale.empty() && input.range && input.type == integer_type &&
      Decimal(static_cast<std::int64_t>(input.scale.size()) - 1).units() !=
          input.range->high.units() - input.range->low.units())
    clash("has " + std::to_string(input.scale.size()) + " words in its `scale`, which does not fit its range");
  if (input.type == integer_type && input.range && (!input.range->low.is_whole() || !input.range->high.is_whole()))
    clash("is an integer with a range that is not whole");
  if (input.type.is_number() && !fields.find("range")) clash("is a number and needs a `range`");
  if (input.type == string_type && input.one_of.empty())
    clash("is a string and needs `one_of`, the answers it can have");
}

Input read_input(const Word& name, const Node& node, Complaints& complaints) {
  Fields fields(node, "the input `" + name.text + "`", complaints);
  Input input;
  input.name = name;
  check_name(name, "an input", complaints);
  fields.need("type");
  input.type = type_of(fields.choice("type", {"integer", "decimal", "boolean", "string"}));
  input.range = read_range(fields, "range");
  input.one_of = fields.texts("one_of");
  input.scale = fields.texts("scale");
  input.unit = fields.text("unit");
  input.worse = read_worse(fields);
  input.words = fields.text("name");
  if (input.words.empty()) input.words = name.text;
  input.question = fields.text("ask");
  input.codes = fields.text_map("codes");
  input.optional = fields.flag("optional");
  input.is_protected = fields.flag("protected");
  input.data = read_data_kinds(fields);
  input.sources = fields.words("source");
  if (input.type != any_type) check_input(input, fields);
  return input;
}

Define read_define(const Word& name, const Node& node, Complaints& complaints) {
  Define define;
  define.name = name;
  check_name(name, "a define", complaints);
  if (node.kind == Node::Kind::map) {
    Fields fields(node, "the define `" + name.text + "`", complaints);
    fields.need("is");
    define.is = fields.expression("is");
    define.words = fields.text("name");
    define.sources = fields.words("source");
  } else if (read_text(node, "the define `" + name.text + "`", complaints)) {
    auto parsed = parse_expression(node);
    if (parsed) {
      define.is = std::move(parsed).value();
    } else {
      complaints.add(std::move(parsed).error());
    }
  }
  return define;
}

std::vector<InstrumentUse> read_uses(Fields& fields) {
  std::vector<InstrumentUse> uses;
  Seen seen("the instrument", fields.complaints());
  for (const Node& node : fields.list("instruments")) {
    InstrumentUse use;
    if (node.kind == Node::Kind::map) {
      Fields entry(node, "an instrument in use", fields.complaints());
      use.id = entry.need_id("id");
      use.optional = entry.flag("optional");
    } else if (const auto text = read_text(node, "an instrument", fields.complaints())) {
      use.id = {*text, node.place};
    }
    if (!use.id.text.empty() && seen.add(use.id)) uses.push_back(std::move(use));
  }
  return uses;
}

RuleSet read_rule_set(const Node& document, Complaints& complaints) {
  RuleSet made;
  if (is_other_kind(document, "rung", complaints)) return made;
  Fields fields(document, "a rule set", complaints);
  if (document.kind == Node::Kind::map) check_format(fields, "rung", rule_set_format);
  made.id = fields.need_id("id");
  made.version = fields.need_text("version");
  check_version(fields, made.version);
  made.title = fields.need_text("title");
  fields.need("status");
  const auto status = fields.choice("status", {"draft", "active", "retired"});
  made.status = status == "active" ? Status::active : status == "retired" ? Status::retired : Status::draft;
  if (fields.choice("role", {"recommendation", "requirements"}) == "requirements") made.role = Role::requirements;
  made.population = fields.need_id("population");
  made.purpose = fields.text("purpose");
  made.about = read_about(fields);
  if (fields.choice("when_unsure", {"lowest", "highest"}) == "highest") made.when_unsure = WhenUnsure::highest;
  made.citations = read_citations(fields);
  made.ladder = read_ladder(fields);
  made.uses = read_uses(fields);
  for (const auto& [name, node] : fields.map("inputs")) made.inputs.push_back(read_input(name, node, complaints));
  for (const auto& [name, node] : fields.map("define")) made.defines.push_back(read_define(name, node, complaints));
  Seen seen("the rule", complaints);
  if (!fields.find("tables") && !fields.find("trees") && !fields.find("profiles") && !fields.find("model"))
    fields.need("rules");
  for (const Node& node : fields.list("rules")) made.rules.push_back(read_rule(node, seen, complaints));
  made.trees = read_trees(fields, seen);
  made.profiles = read_profiles(fields);
  made.model = read_model(fields);
  made.guarantees = read_guarantees(fields);
  made.exemptions = read_exemptions(fields);
  return made;
}

Result<Node> read_tree(const Source& source, std::string_view packed) {
  if (packed.empty()) return parse_document(source);
  return unpack(packed, source.index());
}

void read_instruments(ReadRuleSet& read, const FindInstrument& find_instrument) {
  for (const InstrumentUse& use : read.rules.uses) {
    auto text = find_instrument(use.id.text, static_cast<std::uint32_t>(read.sources.size()));
    if (!text) {
      read.faults.push_back({"R11", "there is no instrument `" + use.id.text + "`", use.id.place,
                             "instruments lie in a folder `instruments` beside the rule set, or are built in"});
      continue;
    }
    read.sources.push_back(std::move(text->source));
    const auto document = read_tree(read.sources.back(), text->packed);
    Faults faults = document.error();
    Instrument instrument = document ? parse_instrument(*document, faults) : Instrument{};
    if (document && instrument.id.text != use.id.text && !instrument.id.text.empty())
      faults.push_back({"I05",
                        "the instrument calls itself `" + instrument.id.text + "` and is used as `" + use.id.text + "`",
                        instrument.id.place});
    read.faults.insert(read.faults.end(), faults.begin(), faults.end());
    instrument.id.text = use.id.text;  // so that its names can be looked for all the same
    read.rules.instruments.push_back(std::move(instrument));
  }
}

}  // namespace

ReadRuleSet parse_rule_set(RuleText rules, const FindInstrument& find_instrument, std::string_view known_sha256) {
  ReadRuleSet read;
  read.sources.push_back(std::move(rules.source));
  const auto document = read_tree(read.sources.front(), rules.packed);
  read.faults = document.error();
  if (document) {
    Complaints complaints('R', read.faults);
    read.rules = read_rule_set(*document, complaints);
    read_instruments(read, find_instrument);
  }
  std::vector<std::string_view> texts;
  for (const Source& text : read.sources) texts.push_back(text.text());
  read.rules.sha256 = known_sha256.empty() ? sha256(texts) : std::string(known_sha256);
  return read;
}

}  // namespace rung
