#pragma once

#include <cstddef>
#include <cstring>
#include <new>
#include <string>

#include "handles.hpp"

namespace rung::embed {

/// The error object for faults, given to whoever wants one; without memory for it there is none.
rung_status fail(rung_status status, Faults faults, rung_error** error) noexcept;

/// The call itself is wrong. @errors A01
rung_status misused(const char* message, rung_error** error) noexcept;

/// Runs `work`, which returns a status, and lets no exception out. @errors A09 whatever was thrown
template <class Work>
rung_status guarded(rung_error** error, const Work& work) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return RUNG_NO_MEMORY;
  } catch (const std::exception& thrown) {
    return fail(RUNG_INTERNAL, Faults{{"A09", thrown.what(), Place{}, "this is a defect of rung; please report it"}},
                error);
  } catch (...) {
    return RUNG_INTERNAL;
  }
}

/// An option struct as this library knows it. A caller's shorter one is filled up with zeros, a longer one must be zero
/// where it is longer; null stands for all zero. False: it has a size that cannot be.
template <class Options>
bool take(const Options* given, Options& taken) {
  taken = Options{};
  if (given == nullptr) return true;
  std::size_t size = 0;
  std::memcpy(&size, given, sizeof size);
  if (size < sizeof size || size > 4096) return false;
  const char* const bytes = reinterpret_cast<const char*>(given);
  for (std::size_t i = sizeof(Options); i < size; ++i)
    if (bytes[i] != 0) return false;
  std::memcpy(static_cast<void*>(&taken), bytes, size < sizeof(Options) ? size : sizeof(Options));
  return true;
}

}  // namespace rung::embed
