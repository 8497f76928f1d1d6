#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rung/expression/type.hpp"
#include "rung/text/decimal.hpp"
#include "rung/text/place.hpp"

namespace rung {

/// Which direction of an answer means a greater need. A boolean is worse `higher` when yes is worse.
enum class Worse : std::uint8_t { unsaid, higher, lower };

/// What kind of data about a person an answer is. The first nine are the kinds that 45 CFR 170.315(b)(11)(iv) asks the
/// source attributes of decision support to tell of.
enum class DataKind : std::uint8_t {
  race,
  ethnicity,
  language,
  sexual_orientation,
  gender_identity,
  sex,
  age,
  social,         ///< social determinants of health: housing, support, transport, work
  health_status,  ///< assessments of health: symptoms, risk, functioning
  other,
};

/// Least and most, both allowed.
struct Range {
  Decimal low;                                                                  ///< allowed itself
  Decimal high;                                                                 ///< allowed itself
  bool holds(Decimal number) const { return low <= number && number <= high; }  ///< within both
};

/// Something a rule set may ask of a case.
struct Input {
  Word name;                             ///< dotted, as expressions write it
  Type type = any_type;                  ///< Boolean, Integer, Decimal or String
  std::optional<Range> range = {};       ///< numbers only
  std::vector<std::string> one_of = {};  ///< strings only: what may be answered
  std::vector<std::string> scale = {};   ///< integers only: a word for each step, from the low end of the range up
  std::string unit = {};                 ///< what a number counts, such as `mg`; may be empty
  Worse worse = Worse::unsaid;           ///< which direction means a greater need
  std::string words = {};                ///< what a clinician calls it; the name when none is given
  std::string question = {};             ///< how to ask for it
  std::map<std::string, std::string> codes = {};  ///< code system to code, such as loinc
  bool optional = false;                          ///< its absence is a fact that rules may test, not a gap
  bool is_protected = false;                      ///< must never change the level
  std::vector<DataKind> data = {};                ///< one for most; empty when the rule set does not say
  std::vector<Word> sources = {};                 ///< of the question or its wording
};

}  // namespace rung
