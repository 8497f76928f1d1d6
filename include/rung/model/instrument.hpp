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
  Expression when;    ///< over earlier items; unknown leaves the item unknown
  Value counts = {};  ///< what the item could be answered with: an Integer or a Boolean
  std::vector<Word> sources = {};
};

/// One question of an instrument: an Integer in a range, or a Boolean.
struct Item {
  Word id;
  Type type = integer_type;
  std::optional<Range> range = {};         ///< Integer items always have one
  std::vector<std::int32_t> values = {};   ///< all that may be answered, rising, where the range has gaps
  std::optional<NotAsked> not_asked = {};  ///< the form's own skip pattern
  std::string question = {};               ///< our own wording; empty for copyrighted instruments
  std::map<std::string, std::string> codes = {};
};

/// A named part of a score's range, from its lowest score up to below the next band's.
struct Band {
  Word id;
  std::string words;  ///< the id when none is given
  Decimal from;       ///< points
};

/// The published rule for unanswered items: up to `at_most` of them count as the mean of those answered, and the score
/// is rounded to the nearest whole number, halves up.
struct SkipRule {
  std::int32_t at_most = 0;
  std::vector<Word> only = {};  ///< the items that may be skipped; empty for any
  Expression when = {};         ///< over items: what must hold for it; empty for always
  std::vector<Word> sources = {};
};

/// A change in a score that is more than noise, or that patients notice.
struct ImportantChange {
  Decimal amount;  ///< points, or per cent of the first reading; above 0
  bool percent = false;
  std::string words = {};
  std::vector<Word> sources = {};
};

/// One score: a sum of items, or an expression over items and earlier scores.
struct Score {
  Word id;
  std::string words = {};
  std::vector<Word> items = {};          ///< summed; yes counts 1 and no counts 0; empty when `value` is given
  std::vector<Word> reversed = {};       ///< of those, scored as low + high - answer
  std::optional<SkipRule> skipped = {};  ///< without it, any unanswered item leaves the score missing
  Expression value = {};                 ///< names are item ids and earlier score ids, written bare
  std::optional<Range> range = {};       ///< of a `value` that is a number: what it can come to, where that is said
  std::vector<Band> bands = {};          ///< rising; the first starts at or below the lowest score
  std::vector<ImportantChange> changes_that_matter = {};
  Worse worse = Worse::higher;
  std::map<std::string, std::string> codes = {};
  std::vector<Word> sources = {};
};

/// A published questionnaire as data. An answer sheet gives its items, or a score that somebody has already added up.
struct Instrument {
  Word id;
  std::string title;
  std::string short_name;
  std::string measures = {};
  std::string rights = {};
  std::optional<std::int32_t> recall_days = {};  ///< days that its questions look back over
  std::map<std::string, std::string> codes = {};
  std::vector<Citation> citations = {};
  std::vector<Word> sources = {};
  std::vector<Item> items = {};
  std::vector<Score> scores = {};
};

}  // namespace rung
