#pragma once

#include <map>

#include "rung/model/case.hpp"
#include "rung/model/instrument.hpp"
#include "walk.hpp"

namespace rung::reference {

/// One value that an answer had at one time.
struct Dated {
  std::optional<std::int64_t> days_ago = {};
  Plain value = {};
};

/// An instrument as it was filled in at one time: its items, scores and bands by the names that follow `INSTRUMENT.`.
struct Sheet {
  std::optional<std::int64_t> days_ago = {};
  std::map<std::string, Plain> parts = {};
};

/// Every sheet of an instrument in a case, scored, the latest first.
std::vector<Sheet> sheets(const Instrument& instrument, const Case& person);

/// What numbers an item, a score or a band has.
Numbers numbers_of_part(const Instrument& instrument, const std::string& part);

/// What was written, read as the type that the rule set asks for. @pre it is of that type
Plain plain(const Written& written, Type type);

/// The latest first; one that does not say when is the only one.
template <class Timed>
void put_latest_first(std::vector<Timed>& readings) {
  std::sort(readings.begin(), readings.end(), [](const Timed& a, const Timed& b) { return a.days_ago < b.days_ago; });
}

}  // namespace rung::reference
