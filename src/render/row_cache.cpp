#include "render/row_cache.hpp"

namespace tokensite {
namespace {

/// Stands for a row that has been rendered once.
const std::string seen_once;

}  // namespace

KeptRow::~KeptRow() {
  if (const std::string* row = get()) delete row;
}

const std::string* KeptRow::get() const {
  const std::string* row = row_.load(std::memory_order_acquire);
  return row == &seen_once ? nullptr : row;
}

void KeptRow::offer(std::string_view row) const {
  const std::string* before = nullptr;
  if (row_.compare_exchange_strong(before, &seen_once, std::memory_order_acq_rel)) return;
  if (before != &seen_once) return;
  auto kept = std::make_unique<const std::string>(row);
  if (row_.compare_exchange_strong(before, kept.get(), std::memory_order_acq_rel)) kept.release();
}

const RowCache::Rows* RowCache::rows_of(const RowLook& look) const {
  const std::lock_guard guard(mutex_);
  for (Entry& entry : entries_) {
    if (entry.rows && entry.look != look) continue;
    if (!entry.rows) entry = {.look = look, .rows = std::make_unique<const Rows>(count_)};
    return entry.rows.get();
  }
  return nullptr;
}

}  // namespace tokensite
