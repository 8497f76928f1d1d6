#include "rung/advise/advisor.hpp"

#include <algorithm>
#include <filesystem>
#include <mutex>

#include "rung/advise/built_in.hpp"
#include "rung/advise/read_file.hpp"
#include "rung/compile/compile.hpp"
#include "rung/evaluate/decision.hpp"
#include "rung/explain/explain.hpp"
#include "rung/explain/since.hpp"
#include "rung/parse/parse_case.hpp"
#include "rung/render/attributes.hpp"
#include "rung/render/cql.hpp"
#include "rung/render/policy.hpp"
#include "rung/text/nearest.hpp"

namespace rung {
namespace {

const BuiltInText* find(std::span<const BuiltInText> texts, std::string_view name) {
  for (const BuiltInText& text : texts)
    if (text.name == name) return &text;
  return nullptr;
}

RuleText rule_text(const BuiltInText& text, std::string folder, std::uint32_t index = 0) {
  return {Source("built in: " + folder.append(text.name) + ".yaml", std::string(text.text), index), text.packed};
}

std::optional<RuleText> built_in_instrument(const std::string& id, std::uint32_t index) {
  const BuiltInText* const text = find(built_in_instruments(), id);
  return text ? std::optional(rule_text(*text, "instruments/", index)) : std::nullopt;
}

Result<Program> compiled(ReadRuleSet read) {
  // A text that is no YAML at all has nothing in it to check.
  const bool unreadable = read.rules.ladder.levels.empty() && has_error(read.faults);
  auto program =
      unreadable ? Result<Program>(std::move(read.faults)) : compile(std::move(read.rules), std::move(read.faults));
  Faults faults = program.error();
  locate(faults, read.sources);
  if (!program) return faults;
  return {std::move(program).value(), std::move(faults)};
}

Faults recommends_nothing(const Program& program) {
  const std::string& id = program.rules().id.text;
  return {{"R13", "the rule set `" + id + "` states requirements and recommends no level", Place{},
           "lay it over one that does: --rules adult --also " + id, Severity::error, "rung"}};
}

}  // namespace

// What a case is compared with.
struct Advisor::Earlier {
  Case answers;
  bool is_another = false;  // and not the same case without its latest readings
};

struct Recommendation::Parts {
  Program program;
  Facts facts;
  Decision decision = {};
  Explanation explanation = {};
  std::vector<std::shared_ptr<const Parts>> also = {};

  // Null, with the faults, when the case does not fit the rule set.
  static std::shared_ptr<Parts> make(const Program& program, const Case& answers, std::span<const Program> others,
                                     Faults& faults) {
    auto facts = bind(program, answers, others);
    if (!facts) {
      for (const Fault& fault : facts.error())
        if (std::ranges::none_of(faults, [&](const Fault& said) {  // of an answer that several rule sets ask for
              return said.code == fault.code && said.place == fault.place && said.message == fault.message;
            }))
          faults.push_back(fault);
      return nullptr;
    }
    auto parts = std::make_shared<Parts>(Parts{program, std::move(facts).value()});
    decide(parts->program, parts->facts, parts->decision);
    parts->explanation = explain(parts->program, parts->facts, parts->decision);
    return parts;
  }

  // @pre `earlier` fits the program
  void compare(const Case& answers, const Advisor::Earlier& with, std::span<const Program> others) {
    const Case& earlier = with.answers;
    const auto before = rung::bind(program, earlier, others);  // and not std::bind
    if (!before) return;
    Decision then;
    decide(program, *before, then);
    explanation.since = since(program, {&earlier, &*before, &then}, {&answers, &facts, &decision}, others);
    if (with.is_another) explanation.since->earlier = earlier.id.text;
  }
};

/// Drawn by whoever asks first; the others wait for it.
struct Advisor::Drawn {
  std::once_flag once = {};
  std::unique_ptr<const LevelChart> chart = {};
};

Advisor::Advisor(Program program) : program_(std::move(program)), drawn_(std::make_shared<Drawn>()) {}

const LevelChart& Advisor::chart() const {
  std::call_once(drawn_->once, [&] { drawn_->chart = std::make_unique<const LevelChart>(program_); });
  return *drawn_->chart;
}

const Decision& Recommendation::decision() const { return parts_->decision; }
const Explanation& Recommendation::explanation() const { return parts_->explanation; }
const Level& Recommendation::level() const {
  return parts_->program.rules().ladder.levels[parts_->decision.recommended];
}

std::string Recommendation::render(std::string_view format, const RenderOptions& options) const {
  const Format* const chosen = find_format(format);
  const Explanation* const one = &parts_->explanation;
  return chosen ? chosen->render(std::span(&one, 1), options) : render_text(*one, options);
}

Result<Advisor> Advisor::built_in(std::string_view name) {
  const BuiltInText* const text = find(built_in_rule_sets(), name);
  if (text) return make(compiled(parse_rule_set(rule_text(*text, ""), built_in_instrument, text->sha256)));
  std::vector<std::string> names;
  for (const BuiltInText& known : built_in_rule_sets()) names.emplace_back(known.name);
  const std::string guess = did_you_mean(name, names);
  return Faults{{"R12", "no rule set `" + std::string(name) + "` is built in", Place{},
                 guess.empty() ? "built in are " + listed(names) : guess, Severity::error, "rung"}};
}

Result<Advisor> Advisor::make(Result<Program> program) {
  if (!program) return std::move(program).error();
  return {Advisor(*program), program.error()};
}

Result<Advisor> Advisor::read(Source rules, const FindInstrument& find_instrument) {
  return make(compiled(parse_rule_set(std::move(rules), [&](const std::string& id, std::uint32_t index) {
    auto found = find_instrument ? find_instrument(id, index) : std::nullopt;
    return found ? found : built_in_instrument(id, index);
  })));
}

Result<Advisor> Advisor::open(const std::string& path) {
  auto source = read_file(path);
  if (!source) return source.error();
  const std::filesystem::path folder = std::filesystem::path(path).parent_path() / "instruments";
  Faults unreadable;
  auto advisor =
      read(std::move(source).value(), [&](const std::string& id, std::uint32_t index) -> std::optional<RuleText> {
        const std::filesystem::path file = folder / (id + ".yaml");
        std::error_code ignored;
        if (id.find_first_of("/\\.") != std::string::npos || !std::filesystem::exists(file, ignored))
          return std::nullopt;
        auto found = read_file(file.string(), index);
        if (!found) unreadable.insert(unreadable.end(), found.error().begin(), found.error().end());
        return found ? std::optional<RuleText>(std::move(found).value()) : std::nullopt;
      });
  if (unreadable.empty()) return advisor;
  Faults faults = advisor.error();
  faults.insert(faults.end(), unreadable.begin(), unreadable.end());
  return faults;
}

std::string Advisor::as_policy(std::size_t width) const { return render_policy(program_, width); }

std::string Advisor::as_cql() const { return render_cql(program_); }

std::string Advisor::attributes(std::string_view format, std::size_t width) const {
  return format == "json" ? render_attributes_json(program_) : render_attributes_text(program_, width);
}

namespace {

Faults located(Faults faults, const Source& text) {
  locate(faults, std::span(&text, 1));
  return faults;
}

}  // namespace

Result<Recommendation> Advisor::recommend(const Case& answers, std::span<const Advisor> also,
                                          const Beside& beside) const {
  if (program_.rules().role == Role::requirements) return recommends_nothing(program_);
  Faults faults;
  std::vector<Program> others;
  for (const Advisor& other : also) others.push_back(other.program_);
  auto parts = Recommendation::Parts::make(program_, answers, others, faults);
  if (parts && beside.earlier) parts->compare(answers, *beside.earlier, others);
  if (!also.empty()) others.push_back(program_);
  for (const Advisor& other : also) {
    auto laid = Recommendation::Parts::make(other.program_, answers, others, faults);
    if (!parts || !laid) continue;
    parts->explanation.also.push_back(lay_over(parts->explanation, laid->explanation));
    parts->also.push_back(std::move(laid));
  }
  if (!faults.empty()) return faults;
  if (beside.exactly)
    parts->explanation.insight =
        std::make_shared<const Insight>(look_into(chart(), parts->explanation, beside.population));
  return Recommendation(std::move(parts));
}

// A case's text on its way to a recommendation: whatever is at fault is shown where it stands.
Result<Recommendation> Advisor::read_and_recommend(const Source& case_text, std::span<const Advisor> also,
                                                   const Beside& beside) const {
  if (program_.rules().role == Role::requirements) return recommends_nothing(program_);
  const auto answers = parse_case(case_text);
  if (!answers) return located(answers.error(), case_text);
  auto made = recommend(*answers, also, beside);
  if (!made) return located(made.error(), case_text);
  return {std::move(made).value(), located(answers.error(), case_text)};
}

Result<Recommendation> Advisor::recommend(const Source& case_text, std::span<const Advisor> also) const {
  return read_and_recommend(case_text, also, {});
}

Result<Recommendation> Advisor::recommend_exactly(const Source& case_text, std::span<const Advisor> also,
                                                  const Population* population) const {
  return read_and_recommend(case_text, also, {nullptr, true, population});
}

Result<Recommendation> Advisor::recommend_exactly(const Case& answers, const Population* population) const {
  return recommend(answers, {}, {nullptr, true, population});
}

Result<Recommendation> Advisor::follow_up(const Source& case_text, const Source* earlier, std::span<const Advisor> also,
                                          bool exactly, const Population* population) const {
  Beside beside{nullptr, exactly, population};
  std::optional<Earlier> before;
  if (earlier) {
    const auto read = parse_case(*earlier);
    if (!read) return located(read.error(), *earlier);
    std::vector<Program> others;
    for (const Advisor& other : also) others.push_back(other.program_);
    if (const auto facts = rung::bind(program_, *read, others); !facts) return located(facts.error(), *earlier);
    before = Earlier{*read, true};
  } else if (const auto answers = parse_case(case_text)) {
    if (auto readings = before_latest_readings(*answers)) before = Earlier{std::move(*readings), false};
  }
  if (before) beside.earlier = &*before;
  return read_and_recommend(case_text, also, beside);
}

}  // namespace rung
