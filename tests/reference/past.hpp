#pragma once

#include "rung/model/rule_set.hpp"
#include "sheet.hpp"

namespace rung::reference {

/// Where a person is in care or was last; no place where it is known to be none.
struct Place {
  bool known = false;
  std::optional<std::string> id = {};
};

/// A case's history. Where the case gives none, every question about it is unknown.
class Past {
 public:
  explicit Past(const Case& person);

  bool known() const { return known_; }
  Place current() const;
  Place previous() const;  ///< the stay before the current one, or the last one where none is open

  Plain level(const Place& place) const;  ///< the level's id, `none`, or unknown
  Plain weeks_at_level() const;
  Plain days_since_discharge(const std::string& level) const;
  Plain episodes(const std::string& level, std::int64_t days) const;

  /// Of one answer's readings, the latest first.
  Plain baseline(const std::vector<Dated>& readings) const;
  Plain change(const std::vector<Dated>& readings) const;

 private:
  const Dated& at_baseline(const std::vector<Dated>& readings) const;

  bool known_ = false;
  std::optional<Episode> open_;  // the stay that has not ended
  std::vector<Episode> closed_;  // the rest, the oldest first
};

}  // namespace rung::reference
