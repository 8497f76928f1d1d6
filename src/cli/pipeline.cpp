#include "pipeline.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace rung::cli {
namespace {

/// Workers that each read a block, decide it, and put it where it is written from. Whoever puts the block whose turn it
/// is writes it, and those behind it that wait. What blocks and answers were kept in is used again.
class Workers {
 public:
  Workers(const Pipeline& pipeline, unsigned jobs) : pipeline_(pipeline), jobs_(jobs), most_(2 * jobs + 2) {}

  void run() {
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < jobs_; ++i) threads.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work() {
    try {
      const auto decider = pipeline_.decider();
      Block block;
      while (read(block)) {
        Answered answered = spare();
        decider->decide(block, answered);
        put(block.number, std::move(answered));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
      ended_ = true;
      changed_.notify_all();
    }
  }

  bool read(Block& block) {
    const std::lock_guard turn(reading_);
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return under_way_ < most_ || ended_; });
      if (ended_) return false;
    }
    const bool has_more = pipeline_.read(block);
    const std::lock_guard lock(mutex_);
    ended_ = ended_ || !has_more;
    if (!has_more) return false;
    block.number = read_++;
    ++under_way_;
    return true;
  }

  Answered spare() {
    const std::lock_guard lock(mutex_);
    if (spare_.empty()) return {};
    Answered answered = {.records = std::move(spare_.back())};
    spare_.pop_back();
    answered.records.clear();
    return answered;
  }

  void put(std::uint64_t number, Answered answered) {
    std::unique_lock lock(mutex_);
    decided_.emplace(number, std::move(answered));
    if (std::exchange(writing_, true)) return;
    for (auto next = decided_.extract(written_); next && wanted_; next = decided_.extract(written_)) {
      lock.unlock();
      const bool wanted = pipeline_.write(next.mapped());
      lock.lock();
      spare_.push_back(std::move(next.mapped().records));
      ++written_;
      --under_way_;
      wanted_ = wanted;
      ended_ = ended_ || !wanted;
      changed_.notify_one();  // only one waits, to read
    }
    writing_ = false;
  }

  const Pipeline& pipeline_;
  const unsigned jobs_;
  const std::size_t most_;
  std::mutex reading_;  // locked before the other one
  std::mutex mutex_;    // of all that follows
  std::condition_variable changed_;
  std::uint64_t read_ = 0, written_ = 0;       // blocks
  std::size_t under_way_ = 0;                  // read and not yet written
  std::map<std::uint64_t, Answered> decided_;  // and not yet written
  std::vector<std::string> spare_;
  bool writing_ = false;                // somebody does
  bool ended_ = false, wanted_ = true;  // nothing more is read; what is written is taken
  std::exception_ptr failure_;
};

}  // namespace

void run_pipeline(const Pipeline& pipeline, unsigned jobs) { Workers(pipeline, std::max(1u, jobs)).run(); }

}  // namespace rung::cli
