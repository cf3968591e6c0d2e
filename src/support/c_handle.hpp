// unique_ptr for C libraries whose objects have one function to free them.
#pragma once

#include <memory>

namespace tokensite {

template <auto Free>
struct CFree {
  template <class T>
  void operator()(T* object) const noexcept {
    Free(object);
  }
};

template <class T, auto Free>
using CHandle = std::unique_ptr<T, CFree<Free>>;

}  // namespace tokensite
