#include "rung/render/policy.hpp"

#include <algorithm>

#include "policy_parts.hpp"
#include "rung/explain/words.hpp"
#include "terms.hpp"

namespace rung {
namespace {

constexpr std::string_view reading_key[] = {
    "\"a safe home: yes\" means that the question was answered with yes. While it is not answered, the line is neither "
    "yes nor no; so is a condition as long as what is known does not settle it.",
    "\"not so\" turns yes and no round, and leaves open what is open.",
    "\"the first that is known of\" goes down its list, and the first entry that is not missing counts; where all are "
    "missing, so is the answer.",
    "The number behind a word, as in \"severe (3)\", is the step of the scale, or the band of the score.",
    "\"change in\" a score is its latest reading minus the one at the start of the present stay, else minus the "
    "earliest one.",
    "\"Exactly\" is the same condition as the program reads it; where the two seem to differ, it is the one that "
    "counts.",
};

class Policy {
 public:
  Policy(const Program& program, std::size_t width)
      : program_(program), rules_(program.rules()), page_(std::max<std::size_t>(width, 40), false) {}

  std::string run() {
    head();
    levels();
    method();
    reading();
    policy_trees(page_, program_);
    if (program_.written_rules() > 0) policy_rules(page_, program_);
    policy_model(page_, program_);
    findings();
    questions();
    instruments();
    policy_guarantees(page_, program_);
    sources();
    page_.blank();
    colophon(page_, rules_);
    return page_.take();
  }

 private:
  void section(std::string_view title) {
    page_.blank();
    page_.heading(title);
  }

  void head() {
    page_.heading(rules_.title);
    page_.paragraph("", "Policy of the rule set " + rules_.id.text + ", version " + rules_.version + ", status " +
                            std::string(status_id(rules_.status)) + ", for the population " + rules_.population.text +
                            ".");
    section("PURPOSE");
    page_.paragraph("  ", rules_.purpose.empty() ? "not stated" : rules_.purpose);
  }

  void review(const ReviewClock& clock) {
    const std::string every = "every " + std::to_string(clock.then_every) + " days";
    page_.paragraph("     ", "Review: " +
                                 (clock.first_day == clock.then_every
                                      ? every
                                      : "on day " + std::to_string(clock.first_day) + ", then " + every) +
                                 ".");
  }

  void levels() {
    section("LEVELS OF CARE, LEAST INTENSIVE FIRST");
    for (std::size_t i = 0; i < rules_.ladder.levels.size(); ++i) {
      const Level& level = rules_.ladder.levels[i];
      page_.paragraph("  " + std::to_string(i + 1) + ". ",
                      level.name + " [" + level.id.text + "]" + (level.dose().empty() ? "" : ", " + level.dose()));
      if (!level.meant_for.empty()) page_.paragraph("     ", "Meant for: " + level.meant_for);
      if (!level.presupposes.empty()) page_.paragraph("     ", "Presupposes: " + joined(level.presupposes, "; ") + ".");
      if (level.review) review(*level.review);
      if (!level.sources.empty()) page_.paragraph("     ", "Source: " + ids_of(level.sources));
    }
    if (rules_.ladder.above.empty()) return;
    std::vector<std::string> places;
    for (const Setting& place : rules_.ladder.above) places.push_back(place.name + " [" + place.id.text + "]");
    page_.paragraph("  ", "Above these, named in a history and never recommended: " + joined(places, "; ") + ".");
  }

  void method() {
    section("HOW THE LEVEL COMES ABOUT");
    if (rules_.role == Role::requirements)
      return page_.paragraph("  ",
                             "This rule set recommends no level. It is laid over a recommendation that another rule "
                             "set makes, never changes it, and says which of its requirements that level meets, does "
                             "not meet, or leaves open for want of answers. A requirement is not met when the "
                             "condition of its rule holds.");
    page_.paragraph(
        "  ",
        "Each rule that asks for a level and whose condition holds is a floor, and the highest floor is the "
        "level; with no floor it is " +
            rules_.ladder.levels.front().name +
            ". A rule that limits the level takes levels away; the level is then the lowest one left at or "
            "above the floor, and where none is left the floor stands and the result says that there is a "
            "conflict. An alert stands beside the level, and an emergency says that the levels do not "
            "answer the case. A rule that missing answers leave open does not move the level but makes it "
            "a span, from what the known answers demand to what the missing ones could still demand; " +
            (rules_.when_unsure == WhenUnsure::highest
                 ? "until they are known, the highest level of the span is recommended."
                 : "until they are known, the lowest level of the span is recommended."));
  }

  void reading() {
    section("HOW TO READ A CONDITION");
    for (const std::string_view line : reading_key) page_.paragraph("  - ", line);
  }

  void findings() {
    if (program_.written_defines() == 0) return;
    section("FINDINGS THAT THE CONDITIONS NAME");
    for (std::size_t i = 0; i < program_.written_defines(); ++i) {
      const Define& define = rules_.defines[i];
      page_.blank();
      page_.paragraph("  * ", finding_in_words(define) + " [" + define.name.text + "]");
      Saying meaning = say(program_, define.is, program_.compiled_defines()[i]);
      meaning.text.insert(0, meaning.is_condition ? "Holds when " : "Is ");
      list(page_, "    ", meaning);
      page_.paragraph("    Exactly: ", exactly(define.is));
      if (!define.sources.empty()) page_.paragraph("    ", "Source: " + ids_of(define.sources));
    }
  }

  static std::string answers(const Input& input) {
    if (input.type == boolean_type) return "yes or no";
    if (!input.one_of.empty()) return joined(input.one_of, ", ");
    if (!input.range) return {};
    if (input.scale.empty())
      return plain_number(input.range->low) + " to " + plain_number(input.range->high) +
             (input.unit.empty() ? "" : " " + input.unit);
    std::vector<std::string> steps;
    std::int64_t number = input.range->low.to_int64().value_or(0);
    for (const std::string& word : input.scale) steps.push_back(std::to_string(number++) + " " + word);
    return joined(steps, ", ");
  }

  static std::string direction(const Input& input) {
    if (input.worse == Worse::unsaid) return {};
    const bool is_higher = input.worse == Worse::higher;
    if (input.type == boolean_type) return is_higher ? "; yes is worse" : "; no is worse";
    return is_higher ? "; higher is worse" : "; lower is worse";
  }

  void questions() {
    if (rules_.inputs.empty()) return;
    section("QUESTIONS ASKED");
    for (const Input& input : rules_.inputs) {
      page_.blank();
      page_.paragraph("  * ", input.words + " [" + input.name.text + "]");
      if (!input.question.empty()) page_.paragraph("    ", input.question);
      page_.paragraph("    ", "Answers: " + answers(input) + direction(input) + ".");
      if (input.optional) page_.paragraph("    ", "Optional: to leave it out is an answer of its own, not a gap.");
      if (input.is_protected) page_.paragraph("    ", "Protected: recorded to check fairness; it must not decide.");
      if (!input.codes.empty()) page_.paragraph("    ", "Codes: " + codes_of(input.codes));
      if (!input.sources.empty()) page_.paragraph("    ", "Source: " + ids_of(input.sources));
    }
  }

  void instruments() {
    if (rules_.instruments.empty()) return;
    section("INSTRUMENTS IN USE");
    for (std::size_t i = 0; i < rules_.instruments.size(); ++i) {
      const Instrument& instrument = rules_.instruments[i];
      page_.blank();
      page_.paragraph("  * ", instrument.short_name + " [" + instrument.id.text + "]: " + instrument.title +
                                  (rules_.uses[i].optional ? "; optional, others can stand in for it" : ""));
      for (const Score& score : instrument.scores)
        if (!score.bands.empty())
          page_.paragraph("    ", "Bands of " + (score.words.empty() ? score.id.text : score.words) + ": " +
                                      bands_of(score) + with_sources(score.sources));
    }
  }

  void sources() {
    section("SOURCES");
    cite(page_, "  ", rules_.citations);
    for (const Instrument& instrument : rules_.instruments) {
      if (!instrument.citations.empty()) page_.paragraph("  ", "Of the " + instrument.short_name + ":");
      cite(page_, "    ", instrument.citations);
    }
  }

  const Program& program_;
  const RuleSet& rules_;
  Page page_;
};

}  // namespace

std::string render_policy(const Program& program, std::size_t width) { return Policy(program, width).run(); }

}  // namespace rung
