#include "rung/advise/live_advisor.hpp"

#include <mutex>

namespace rung {

// The lock is held as long as it takes to copy a pointer.
struct LiveAdvisor::Parts {
  Advisor in_force;
  mutable std::mutex access = {};
  std::mutex reopening = {};
};

LiveAdvisor::LiveAdvisor(Advisor first) : parts_(new Parts{std::move(first)}) {}
LiveAdvisor::~LiveAdvisor() = default;

Advisor LiveAdvisor::now() const {
  const std::lock_guard lock(parts_->access);
  return parts_->in_force;
}

// The old rule set, which may be large, is let go after the lock.
void LiveAdvisor::swap(Advisor next) {
  const std::lock_guard lock(parts_->access);
  std::swap(parts_->in_force, next);
}

Result<Advisor> LiveAdvisor::reopen(const std::string& path) {
  const std::lock_guard one_at_a_time(parts_->reopening);
  auto next = Advisor::open(path);
  if (next) swap(*next);
  return next;
}

}  // namespace rung
