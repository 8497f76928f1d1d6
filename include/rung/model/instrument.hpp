#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rung/expression/expression.hpp"
#include "rung/model/citation.hpp"
#include "rung/model/input.hpp"

namespace rung {

/// The form itself passes over an item: what an unanswered one counts then. An answer that is given always stands.
struct NotAsked {
  Expression when;                 ///< over earlier items; unknown leaves the item unknown
  Value counts = {};               ///< what the item could be answered with: an Integer or a Boolean
  std::vector<Word> sources = {};  ///< who says so
};

/// One question of an instrument: an Integer in a range, or a Boolean.
struct Item {
  Word id;                                        ///< as expressions write it behind the instrument's id
  Type type = integer_type;                       ///< Integer or Boolean
  std::optional<Range> range = {};                ///< Integer items always have one
  std::vector<std::int32_t> values = {};          ///< all that may be answered, rising, where the range has gaps
  std::optional<NotAsked> not_asked = {};         ///< the form's own skip pattern
  std::string question = {};                      ///< our own wording; empty for copyrighted instruments
  std::map<std::string, std::string> codes = {};  ///< code system to code, such as loinc
};

/// A named part of a score's range, from its lowest score up to below the next band's.
struct Band {
  Word id;            ///< names the band
  std::string words;  ///< the id when none is given
  Decimal from;       ///< points
};

/// The published rule for unanswered items: up to `at_most` of them count as the mean of those answered, and the score
/// is rounded to the nearest whole number, halves up.
struct SkipRule {
  std::int32_t at_most = 0;        ///< items
  std::vector<Word> only = {};     ///< the items that may be skipped; empty for any
  Expression when = {};            ///< over items: what must hold for it; empty for always
  std::vector<Word> sources = {};  ///< who says so
};

/// A change in a score that is more than noise, or that patients notice.
struct ImportantChange {
  Decimal amount;                  ///< points, or per cent of the first reading; above 0
  bool percent = false;            ///< of the earlier score, not in points
  std::string words = {};          ///< what it is called; may be empty
  std::vector<Word> sources = {};  ///< who says so
};

/// One score: a sum of items, or an expression over items and earlier scores.
struct Score {
  Word id;                               ///< as expressions write it behind the instrument's id
  std::string words = {};                ///< what a clinician calls it; may be empty
  std::vector<Word> items = {};          ///< summed; yes counts 1 and no counts 0; empty when `value` is given
  std::vector<Word> reversed = {};       ///< of those, scored as low + high - answer
  std::optional<SkipRule> skipped = {};  ///< without it, any unanswered item leaves the score missing
  Expression value = {};                 ///< names are item ids and earlier score ids, written bare
  std::optional<Range> range = {};       ///< of a `value` that is a number: what it can come to, where that is said
  std::vector<Band> bands = {};          ///< rising; the first starts at or below the lowest score
  std::vector<ImportantChange> changes_that_matter = {};  ///< in the order of the text
  Worse worse = Worse::higher;                            ///< which direction means a greater need
  std::map<std::string, std::string> codes = {};          ///< code system to code, such as loinc
  std::vector<Word> sources = {};                         ///< who says that it is scored so
};

/// The version of the instrument format that this library reads: the number after `rung_instrument:`.
constexpr int instrument_format = 1;

/// A published questionnaire as data. An answer sheet gives its items, or a score that somebody has already added up.
struct Instrument {
  Word id;                                        ///< as rule sets name it
  std::string title;                              ///< as it was published
  std::string short_name;                         ///< for tables, such as `PHQ-9`
  std::string measures = {};                      ///< what it is about; may be empty
  std::string rights = {};                        ///< who may use it; may be empty
  std::optional<std::int32_t> recall_days = {};   ///< days that its questions look back over
  std::map<std::string, std::string> codes = {};  ///< code system to code, such as loinc
  std::vector<Citation> citations = {};           ///< its sources, in the order of the text
  std::vector<Word> sources = {};                 ///< of the instrument as a whole
  std::vector<Item> items = {};                   ///< in the order of the form
  std::vector<Score> scores = {};                 ///< in the order they are computed
};

}  // namespace rung
