#include "boundary.hpp"

#include "rung/text/version.hpp"

namespace rung::embed {

rung_status fail(rung_status status, Faults faults, rung_error** error) noexcept {
  if (error == nullptr) return status;
  try {
    for (Fault& fault : faults)
      if (fault.file.empty()) fault.file = "rung";
    std::string report = describe(faults);
    *error = new rung_error{std::move(faults), std::move(report)};
  } catch (...) {  // no memory to say what is wrong: the status says that something is
    *error = nullptr;
  }
  return status;
}

rung_status misused(const char* message, rung_error** error) noexcept {
  try {
    return fail(RUNG_MISUSED, Faults{{"A01", message, Place{}, "rung/rung.h says how the function is called"}}, error);
  } catch (...) {
    return RUNG_MISUSED;
  }
}

}  // namespace rung::embed

uint32_t rung_abi_version(void) { return RUNG_ABI_VERSION; }
const char* rung_version(void) { return rung::version().data(); }  // of a literal, so a NUL follows
