#pragma once

#include <cassert>
#include <utility>
#include <variant>

#include "rung/text/fault.hpp"

namespace rung {

/// A value, or every fault that stood in its way. Spelled like `std::expected<T, Faults>`, which GCC 12 lacks in C++20.
/// `error()` of a success holds warnings only; it may be empty.
template <class T>
class Result {
 public:
  /// A success, with what its author should look at.
  Result(T value, Faults warnings = {}) : value_(std::move(value)), faults_(std::move(warnings)) {}
  /// A failure. @pre at least one fault is an error.
  Result(Faults faults) : value_(std::monostate{}), faults_(std::move(faults)) { assert(has_error(faults_)); }

  bool has_value() const { return std::holds_alternative<T>(value_); }  ///< there is a value
  explicit operator bool() const { return has_value(); }                ///< there is a value

  /// @pre has_value()
  const T& value() const& { return *get(); }
  T& value() & { return *const_cast<T*>(get()); }               ///< the same
  T&& value() && { return std::move(*const_cast<T*>(get())); }  ///< the same
  const T& operator*() const& { return value(); }               ///< see value()
  const T* operator->() const { return get(); }                 ///< see value()

  const Faults& error() const& { return faults_; }    ///< all faults of a failure, the warnings of a success
  Faults&& error() && { return std::move(faults_); }  ///< the same

 private:
  const T* get() const {
    assert(has_value());
    return std::get_if<T>(&value_);
  }

  std::variant<std::monostate, T> value_;
  Faults faults_;
};

}  // namespace rung
