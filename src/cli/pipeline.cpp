#include "pipeline.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace rung::cli {
namespace {

/// Blocks under way, between one reader, some workers and one writer.
class Conveyor {
 public:
  Conveyor(const Pipeline& pipeline, unsigned jobs) : pipeline_(pipeline), most_(2 * jobs + 2) {}

  void run(unsigned jobs) {
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([this] { guard([this] { work(); }); });
    threads.emplace_back([this] { guard([this] { write(); }); });
    guard([this] { read(); });
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  template <class Body>
  void guard(Body body) {
    try {
      body();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      ended_ = stopped_ = true;
      changed_.notify_all();
    }
  }

  void read() {
    for (std::uint64_t number = 0;; ++number) {
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return under_way_ < most_ || stopped_; });
        if (stopped_) break;
      }
      Block block;
      block.number = number;
      if (!pipeline_.read(block)) break;
      const std::lock_guard lock(mutex_);
      ++under_way_;
      waiting_.push_back(std::move(block));
      changed_.notify_all();
    }
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  void work() {
    const auto decider = pipeline_.decider();
    while (true) {
      Block block;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !waiting_.empty() || ended_ || stopped_; });
        if (waiting_.empty() || stopped_) return;
        block = std::move(waiting_.front());
        waiting_.pop_front();
      }
      Answered answered;
      decider->decide(block, answered);
      const std::lock_guard lock(mutex_);
      decided_.emplace(block.number, std::move(answered));
      changed_.notify_all();
    }
  }

  void write() {
    for (std::uint64_t next = 0;; ++next) {
      Answered answered;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return decided_.contains(next) || (ended_ && under_way_ == 0) || stopped_; });
        if (stopped_ || !decided_.contains(next)) return;
        answered = std::move(decided_.extract(next).mapped());
      }
      const bool wanted = pipeline_.write(answered);
      const std::lock_guard lock(mutex_);
      --under_way_;
      stopped_ = stopped_ || !wanted;
      changed_.notify_all();
    }
  }

  const Pipeline& pipeline_;
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Block> waiting_;
  std::map<std::uint64_t, Answered> decided_;
  std::size_t under_way_ = 0;             // read and not yet written
  bool ended_ = false, stopped_ = false;  // nothing more is read; nothing more is wanted
  std::exception_ptr failure_;
};

void run_alone(const Pipeline& pipeline) {
  const auto decider = pipeline.decider();
  Block block;
  Answered answered;
  for (; pipeline.read(block); ++block.number) {
    decider->decide(block, answered);
    if (!pipeline.write(answered)) return;
    answered.records.clear();
    answered = {.records = std::move(answered.records)};  // which keeps its room
  }
}

}  // namespace

void run_pipeline(const Pipeline& pipeline, unsigned jobs) {
  if (jobs <= 1) return run_alone(pipeline);
  Conveyor(pipeline, jobs).run(jobs);
}

}  // namespace rung::cli
