#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rung/evaluate/prediction.hpp"

namespace rung {

/// One answer that a reason rests on, or would need.
struct Evidence {
  std::size_t slot = 0;                       ///< position in Program::slots()
  std::string_view name;                      ///< as expressions write it: `phq9.total`
  std::string words;                          ///< for a clinician: "PHQ-9 total 21 of 27 (severe), 2 days ago"
  Value value = {};                           ///< null when missing
  std::optional<std::int32_t> days_ago = {};  ///< age of the answer; empty when not said
  bool verify = false;                        ///< its instrument scores it by a source that is still to be verified
};

/// A source of an instrument that an answer is scored by.
struct InstrumentSource {
  const Instrument* instrument = nullptr;                                              ///< never null
  const Citation* citation = nullptr;                                                  ///< never null
  friend bool operator==(const InstrumentSource&, const InstrumentSource&) = default;  ///< the same two
};

/// A rule, as it bears on one case.
struct Reason {
  std::size_t rule = 0;                       ///< position in the rule set
  const Rule* said = nullptr;                 ///< the rule itself: id, title, effect
  Truth truth = Truth::no;                    ///< yes, or unknown where it is open
  Bearing bearing = {};                       ///< of floors and of at_most: the level it comes to
  std::string sentence = {};                  ///< its `because`, filled in; empty unless it holds
  std::vector<const Citation*> sources = {};  ///< as the rule names them
  std::vector<Evidence> rests_on = {};        ///< the answers that make it hold, or the known part of them
  std::vector<std::string_view> lacks = {};   ///< names of the missing answers that keep it open
};

/// How one level of the ladder stands for a case.
struct Standing {
  /// From what is too little to what speaks against it.
  enum class Kind : std::uint8_t {
    too_little,        ///< a floor that holds lies above it
    meets_every_need,  ///< the one recommended
    may_be_needed,     ///< missing answers could demand it
    left_open,         ///< what demands the recommended level says "or above": a clinician's choice
    more_than_needed,  ///< nothing demands it
    ruled_out,         ///< a limit speaks against it
  };
  Kind kind = Kind::more_than_needed;        ///< how it stands
  std::size_t level = 0;                     ///< position on the ladder
  std::vector<std::size_t> for_it = {};      ///< rules that hold and demand at least this level
  std::vector<std::size_t> against_it = {};  ///< rules that hold and demand more, or rule it out
  std::vector<std::size_t> open = {};        ///< rules that would demand it, or rule it out, and are unknown
  std::vector<std::size_t> would = {};       ///< rules that would demand it and do not hold
};

/// An answer that is missing and could change the result.
struct Question {
  std::string name;   ///< of the input, the instrument, or `history`
  std::string words;  ///< what a clinician calls it
  std::string ask;    ///< how to ask for it
  std::string state;  ///< what is known of it so far: "7 of 9 items answered"; empty when nothing is
  std::size_t could_raise_to =
      0;  ///< highest level that a rule waiting for it could come to; the present level when none
  std::optional<Alert> could_alert = {};  ///< the gravest alert waiting for it
  std::vector<std::size_t> rules = {};    ///< the rules that wait for it
};

/// One step of the trace, in the order of a tree walked from the top: a step's children follow it, one deeper.
struct Step {
  std::string_view text;         ///< the sub-expression as its author wrote it
  const Value* value = nullptr;  ///< in the decision; never null
  std::uint32_t depth = 0;       ///< 0 for the whole expression, one more for each step down
};

/// How an expression came to its value.
struct Account {
  std::string_view name;       ///< the rule's id or the define's name
  std::size_t first_step = 0;  ///< in Explanation::steps: the whole expression
  std::size_t steps = 0;       ///< how many, from there on
};

/// When a stay has to be reviewed.
struct Review {
  std::size_t level = 0;        ///< whose clock it is
  std::int32_t due_in = 0;      ///< days from now; 0 is today
  std::int32_t then_every = 0;  ///< days
};

/// Whether what was decided in the end is the recommended level.
enum class Placing : std::uint8_t { below, as_recommended, above };

/// Something that another rule set asks of the level recommended: one of its rules that can rule the level out.
struct Requirement {
  Truth met = Truth::unknown;  ///< no: the level is ruled out by it
  Reason reason;               ///< its sentence is empty unless the requirement is not met
};

/// Something to know before the recommendation is relied on. None of them changes it.
struct Notice {
  /// What it is about.
  enum class Kind : std::uint8_t {
    old_answers,  ///< a questionnaire is older than the days that it asks about
    not_active,   ///< the rule set is a draft, or retired
    to_verify,    ///< sources that the reasons rest on have still to be read again
  };
  Kind kind = Kind::old_answers;        ///< what it is about
  std::string sentence = {};            ///< for a clinician
  std::vector<std::string> names = {};  ///< of what: an instrument's id, the rule set's, those of the sources
};

/// A rule that keeps a person at the present level or lets them go.
struct Hold {
  std::size_t rule = 0;        ///< position in the rule set; a floor at the current level
  Truth truth = Truth::no;     ///< yes: it holds the person; unknown: for want of answers
  std::string condition = {};  ///< its condition in words; empty when it does not hold
};

/// What a step down waits for: the rules that demand at least the current level.
struct Holds {
  std::size_t level = 0;    ///< the current level
  std::size_t without = 0;  ///< the level that everything else asks for, if nothing held the person
  std::vector<Hold> rules;  ///< in the order of the rule set; never empty
};

/// A published change that matters, and whether a score has moved that far.
struct Milestone {
  const Instrument* instrument = nullptr;   ///< never null
  const ImportantChange* change = nullptr;  ///< never null
  bool reached = false;                     ///< the score has moved that far, or further
};

/// An answer or score that is not what it was.
struct Movement {
  /// What it means for the need.
  enum class Course : std::uint8_t { better, worse, other };
  Evidence before = {};                           ///< null when it was not known
  Evidence now = {};                              ///< null when it is no longer known
  Course course = Course::other;                  ///< `other` where neither end is said to be worse
  std::vector<Milestone> milestones = {};         ///< of scores known both times, in the order of the instrument
  std::optional<std::size_t> level_without = {};  ///< the level recommended if only this answer were as before
};

/// What has changed since an earlier case of the same person, or since earlier readings.
struct Since {
  std::optional<std::string> earlier = {};  ///< the id of the earlier case; empty: earlier readings of the same case
  std::size_t recommended = 0;              ///< then
  std::size_t level = 0;                    ///< the low end of the span then
  std::size_t up_to = 0;                    ///< the high end
  std::vector<Movement> movements = {};     ///< by slot
  std::vector<std::size_t> begun = {};      ///< rules that hold now and did not
  std::vector<std::size_t> ended = {};      ///< rules that held and no longer do, or are not known to
  std::vector<std::size_t> opened = {};     ///< rules that are unknown now and did not hold before
};

struct Explanation;
struct Insight;

/// What another rule set, such as a payer's, asks of the level that was recommended, apart from the recommendation.
struct Overlay {
  const Explanation* explanation = nullptr;    ///< of the same case by that rule set: alerts, trace
  std::optional<std::size_t> level = {};       ///< the level recommended, as a position on its ladder; empty: not on it
  std::vector<Requirement> requirements = {};  ///< not met first, then open, then met; in the order of the rules
  Truth met = Truth::unknown;                  ///< all of them together; unknown when the level is not on its ladder
  std::optional<Review> review = {};           ///< by its clock
  std::vector<const Citation*> sources = {};   ///< of everything above, each once
};

/// Everything there is to say about a decision, put in order for a person or a machine, and not yet in any format. It
/// borrows from the program, the facts and the decision, which must outlive it.
struct Explanation {
  const Program* program = nullptr;    ///< never null
  const Facts* facts = nullptr;        ///< never null
  const Decision* decision = nullptr;  ///< never null

  std::vector<Reason> alerts = {};           ///< alerts that hold, gravest first
  std::vector<Reason> possible_alerts = {};  ///< alerts that missing answers keep open, gravest first
  std::vector<Reason> reasons =
      {};  ///< floors that hold, highest first; then limits that hold; then those that are open and matter
  std::vector<Standing> standings = {};       ///< one for each level, least intensive first
  std::vector<Question> questions = {};       ///< most useful first
  std::optional<Prediction> prediction = {};  ///< of the scoring model; empty when there is none
  std::optional<Review> review = {};          ///< of the level recommended; empty when it has no clock
  std::optional<Placing> placing = {};        ///< empty when the case does not say where the person was placed
  std::vector<const Citation*> sources = {};  ///< of everything above, each once
  std::vector<InstrumentSource> instrument_sources = {};  ///< of the scores that alerts and reasons rest on, each once

  std::vector<Notice> notices = {};  ///< in the order of their kinds
  std::optional<Holds> holds = {};   ///< empty when nothing can hold the person where they are
  std::optional<Since> since = {};   ///< empty unless it was asked for and there is something to compare with

  /// What the whole rule set says about the case, exactly; null when that was not asked for.
  std::shared_ptr<const Insight> insight = {};

  std::vector<Overlay> also = {};  ///< of other rule sets, in the order they were asked for

  std::vector<Step> steps = {};        ///< of all accounts
  std::vector<Account> rules = {};     ///< one for each rule
  std::vector<Account> defines = {};   ///< one for each define
  std::vector<Evidence> answers = {};  ///< every slot that the rules use and every other that was answered, by slot
};

}  // namespace rung
