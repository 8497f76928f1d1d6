#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rung/expression/expression.hpp"
#include "rung/model/citation.hpp"
#include "rung/model/input.hpp"

namespace rung {

/// One question of an instrument: an Integer in a range, or a Boolean.
struct Item {
  Word id;
  Type type = integer_type;
  std::optional<Range> range = {};  ///< Integer items always have one
  std::string question = {};        ///< our own wording; empty for copyrighted instruments
  std::map<std::string, std::string> codes = {};
};

/// A named part of a score's range, from its lowest score up to below the next band's.
struct Band {
  Word id;
  std::string words;  ///< the id when none is given
  Decimal from;       ///< points
};

/// The published rule for unanswered items: up to `at_most` of them count as the mean of those answered.
struct SkipRule {
  std::int32_t at_most = 0;
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
  std::vector<Band> bands = {};          ///< rising; the first starts at or below the lowest score
  std::optional<Decimal> change_that_matters = {};  ///< points
  std::vector<Word> change_sources = {};
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
