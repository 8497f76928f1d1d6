#pragma once

#include <memory>
#include <string>

#include "rung/advise/advisor.hpp"

namespace rung {

/// An Advisor that can be given another rule set while others recommend. Whoever took the old one goes on with it; a
/// faulty new one is refused, and the old one stays in force. Every call is safe from any thread.
///
///     rung::LiveAdvisor live(*rung::Advisor::open("clinic.yaml"));
///     live.now().recommend(source);      // in many threads
///     live.reopen("clinic.yaml");        // in one of them
class LiveAdvisor {
 public:
  explicit LiveAdvisor(Advisor first);  ///< `first` is in force from the start
  ~LiveAdvisor();
  LiveAdvisor(const LiveAdvisor&) = delete;
  LiveAdvisor& operator=(const LiveAdvisor&) = delete;

  /// The one in force. A copy that costs no more than a shared pointer: take one for each piece of work.
  Advisor now() const;

  /// Puts another in force.
  void swap(Advisor next);

  /// Reads a rule set's file and puts it in force, unless it has a fault. The reading keeps nobody waiting, apart from
  /// another reopen(): what was asked for last is what stays. @errors those of Advisor::open()
  /// @return the one put in force, with its warnings
  Result<Advisor> reopen(const std::string& path);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rung
