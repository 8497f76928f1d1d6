#include "handles.hpp"

namespace {

const rung::Fault* fault_at(const rung_error* error, std::size_t index) {
  return error != nullptr && index < error->faults.size() ? &error->faults[index] : nullptr;
}

const char* text_of(const rung_error* error, std::size_t index, std::string rung::Fault::*part) {
  const rung::Fault* const fault = fault_at(error, index);
  return fault != nullptr ? (fault->*part).c_str() : "";
}

std::uint32_t number_of(const rung_error* error, std::size_t index, std::uint32_t rung::Place::*part) {
  const rung::Fault* const fault = fault_at(error, index);
  return fault != nullptr ? fault->place.*part : 0;
}

}  // namespace

size_t rung_error_count(const rung_error* error) { return error != nullptr ? error->faults.size() : 0; }
const char* rung_error_code(const rung_error* error, size_t index) { return text_of(error, index, &rung::Fault::code); }
const char* rung_error_message(const rung_error* error, size_t index) {
  return text_of(error, index, &rung::Fault::message);
}
const char* rung_error_hint(const rung_error* error, size_t index) { return text_of(error, index, &rung::Fault::hint); }
const char* rung_error_file(const rung_error* error, size_t index) { return text_of(error, index, &rung::Fault::file); }
uint32_t rung_error_line(const rung_error* error, size_t index) { return number_of(error, index, &rung::Place::line); }
uint32_t rung_error_column(const rung_error* error, size_t index) {
  return number_of(error, index, &rung::Place::column);
}
uint32_t rung_error_length(const rung_error* error, size_t index) {
  return number_of(error, index, &rung::Place::length);
}
int32_t rung_error_is_warning(const rung_error* error, size_t index) {
  const rung::Fault* const fault = fault_at(error, index);
  return fault != nullptr && fault->severity == rung::Severity::warning ? 1 : 0;
}
const char* rung_error_report(const rung_error* error) { return error != nullptr ? error->report.c_str() : ""; }
void rung_error_free(rung_error* error) { delete error; }
