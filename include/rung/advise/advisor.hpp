#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "rung/explain/insight.hpp"
#include "rung/parse/parse_rule_set.hpp"
#include "rung/render/render.hpp"

namespace rung {

/// A decision about one case with its explanation. Holds all that it speaks of, so it may outlive the Advisor and the
/// case. Immutable; copies share.
class Recommendation {
 public:
  const Decision& decision() const;        ///< every value, truth and weighing behind it
  const Explanation& explanation() const;  ///< reasons, standings, questions and trace
  const Level& level() const;              ///< the one recommended

  /// As text in one of the formats; ends in a line feed.
  /// @param format   one of formats(): `text` or `json`; anything else gives `text`
  /// @param options  how it is laid out
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

  const Program& program() const { return program_; }  ///< the rule set as it was compiled

  /// The rule set as a policy for clinicians, see render_policy().
  std::string as_policy(std::size_t width = 100) const;

  /// The rule set as an HL7 CQL 1.5 library, see render_cql().
  std::string as_cql() const;

  /// Who made the rule set, for what, from which data and sources, see render_attributes_text().
  /// @param format  `text` or `json`; anything else gives `text`
  /// @param width   columns that text is wrapped to, 40 or more
  std::string attributes(std::string_view format = "text", std::size_t width = 100) const;

  /// Reads a case, YAML or JSON, and recommends for it. What the rule sets of `also` ask of the level recommended is
  /// laid beside the recommendation and never changes it; the case then holds the answers for all of them.
  /// @errors those of parse_case() and bind(); R13 this rule set states requirements and recommends nothing
  Result<Recommendation> recommend(const Source& case_text, std::span<const Advisor> also = {}) const;

  /// The same with what the whole rule set says of the case, see look_into(): which answers force the level, which
  /// would move it, what to ask next. The first time it draws the chart of the rule set, which takes `adult` about a
  /// tenth of a second; copies of the advisor and all threads share it.
  /// @param population  how often answers are given; null when nobody says
  Result<Recommendation> recommend_exactly(const Source& case_text, std::span<const Advisor> also = {},
                                           const Population* population = nullptr) const;
  /// For a case at hand; faults come without excerpts.
  Result<Recommendation> recommend_exactly(const Case& answers, const Population* population = nullptr) const;

  /// recommend() or, where asked for, recommend_exactly(), with what has changed since: see Explanation::since.
  /// @param earlier  an earlier case of the same person; null: the case's own readings before the latest of each
  ///                 answer, and no comparison where no answer has more than one
  /// @errors those of recommend(), of either case
  Result<Recommendation> follow_up(const Source& case_text, const Source* earlier, std::span<const Advisor> also = {},
                                   bool exactly = false, const Population* population = nullptr) const;

  /// The levels of all cases at once. Draws it the first time.
  const LevelChart& chart() const;

 private:
  friend class Recommendation;
  struct Drawn;
  struct Earlier;
  // What is wanted beside the recommendation itself.
  struct Beside {
    const Earlier* earlier = nullptr;  // one that fits the rule set
    bool exactly = false;
    const Population* population = nullptr;
  };
  static Result<Advisor> make(Result<Program> program);
  explicit Advisor(Program program);
  Result<Recommendation> recommend(const Case& answers, std::span<const Advisor> also, const Beside& beside) const;
  Result<Recommendation> read_and_recommend(const Source& case_text, std::span<const Advisor> also,
                                            const Beside& beside) const;
  Program program_;
  std::shared_ptr<Drawn> drawn_;
};

}  // namespace rung
