#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "rung/explain/explanation.hpp"
#include "rung/parse/parse_rule_set.hpp"
#include "rung/render/render.hpp"

namespace rung {

/// A decision about one case with its explanation. Holds all that it speaks of, so it may outlive the Advisor and the
/// case. Immutable; copies share.
class Recommendation {
 public:
  const Decision& decision() const;
  const Explanation& explanation() const;
  const Level& level() const;  ///< the one recommended

  /// @param format  one of formats(): `text` or `json`; anything else gives `text`
  std::string render(std::string_view format = "text", const RenderOptions& options = {}) const;

 private:
  friend class Advisor;
  struct Parts;
  explicit Recommendation(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
  std::shared_ptr<const Parts> parts_;
};

/// The whole way from text to advice, for one rule set. Immutable, so one may serve many threads; copies share.
///
///     const auto advisor = rung::Advisor::built_in("adult");
///     const auto advice = advisor->recommend(rung::Source("case.yaml", text));
///     std::cout << (advice ? advice->render() : rung::describe(advice.error()));
class Advisor {
 public:
  /// A rule set that is compiled into the library: see built_in_rule_sets(). @errors R12 there is none of that name
  static Result<Advisor> built_in(std::string_view name);

  /// A rule set's text. Its instruments are looked for with `find_instrument` first, then among the built-in ones.
  /// Every fault comes with its file, excerpt and hint. @errors those of parse_rule_set() and compile()
  static Result<Advisor> read(Source rules, const FindInstrument& find_instrument = {});

  /// A rule set's file, with instruments from the folder `instruments` beside it. @errors F01 and those of read()
  static Result<Advisor> open(const std::string& path);

  const Program& program() const { return program_; }

  /// The rule set as an HL7 CQL 1.5 library, see render_cql().
  std::string as_cql() const;

  /// Reads a case, YAML or JSON, and recommends for it. What the rule sets of `also` ask of the level recommended is laid
  /// beside the recommendation and never changes it; the case then holds the answers for all of them.
  /// @errors those of parse_case() and bind(); R13 this rule set states requirements and recommends nothing
  Result<Recommendation> recommend(const Source& case_text, std::span<const Advisor> also = {}) const;

 private:
  static Result<Advisor> make(Result<Program> program);
  explicit Advisor(Program program) : program_(std::move(program)) {}
  Program program_;
};

}  // namespace rung
