#include "boundary.hpp"

using namespace rung::embed;

rung_status rung_live_new(const rung_rules* first, rung_live** live, rung_error** error) {
  return guarded(error, [&] {
    if (live == nullptr) return misused("`live` is NULL", error);
    *live = nullptr;
    if (first == nullptr) return misused("`first` is NULL", error);
    *live = new rung_live{rung::LiveAdvisor(first->advisor)};
    return rung_status{RUNG_OK};
  });
}

rung_status rung_live_rules(const rung_live* live, rung_rules** rules, rung_error** error) {
  return guarded(error, [&] {
    if (rules == nullptr) return misused("`rules` is NULL", error);
    *rules = nullptr;
    if (live == nullptr) return misused("`live` is NULL", error);
    *rules = new rung_rules(live->advisor.now(), {});
    return rung_status{RUNG_OK};
  });
}

rung_status rung_live_swap(rung_live* live, const rung_rules* next, rung_error** error) {
  return guarded(error, [&] {
    if (live == nullptr || next == nullptr) return misused("`live` or `next` is NULL", error);
    live->advisor.swap(next->advisor);
    return rung_status{RUNG_OK};
  });
}

rung_status rung_live_open(rung_live* live, const char* path, rung_error** error) {
  return guarded(error, [&] {
    if (live == nullptr || path == nullptr) return misused("`live` or `path` is NULL", error);
    auto opened = live->advisor.reopen(path);
    return opened ? rung_status{RUNG_OK} : fail(RUNG_FAULTY, std::move(opened).error(), error);
  });
}

void rung_live_free(rung_live* live) { delete live; }
