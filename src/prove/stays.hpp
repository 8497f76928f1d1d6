#pragma once

#include "rung/compile/program.hpp"
#include "rung/model/case.hpp"

namespace rung {

/// Stays that come to what is asked of a history: where a person is, where they were last, how often and how long ago.
/// They are tried on the engine: not everything that is asked together can be so, and not all of that is found.
class Stays {
 public:
  /// The person is there now, and came so many days ago.
  void add_current(Word level, std::int32_t days) {
    stays_.push_back({.level = std::move(level), .from_days_ago = days});
  }
  /// What `episodes` or `days_since_discharge` has to come to. @param question  borrowed
  void ask(const Slot& question, std::int32_t number) { asked_.emplace_back(&question, number); }
  /// The stay that was over last was there. @param days  ago that it ended, or another number where counts ask for it
  void end_with(Word level, std::int32_t days) { last_.emplace(std::move(level), days); }

  /// Once.
  std::vector<Episode> told();

 private:
  void add(const Word& level, std::int32_t to);
  std::ptrdiff_t count(const std::string& level, std::int32_t days) const;
  void bring_about_last(const Word& level, std::int32_t days);

  std::vector<Episode> stays_;
  std::vector<std::pair<const Slot*, std::int32_t>> asked_;
  std::optional<std::pair<Word, std::int32_t>> last_;
};

}  // namespace rung
