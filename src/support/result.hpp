// A value, or why there is none: for failures of the world (disk, git, network), never for an
// author's mistakes (those are diagnostics) nor for our own (those are asserts).
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace tokensite {

/// `message` is a clause without a full stop, naming the thing that failed: "cannot read x:
/// reason".
struct Error {
  std::string message;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() & { return assert(*this), std::get<T>(state_); }
  const T& operator*() const& { return assert(*this), std::get<T>(state_); }
  T&& operator*() && { return assert(*this), std::move(std::get<T>(state_)); }
  T* operator->() { return assert(*this), &std::get<T>(state_); }
  const T* operator->() const { return assert(*this), &std::get<T>(state_); }
  const Error& error() const { return assert(!*this), std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// For work that gives nothing back but may fail.
struct Done {};

}  // namespace tokensite
